"""The mistakes that are known by name: one entry each, one module for what is near each other."""
