"""What is true of a function: its derivative, exact values, quotients, and the verdict at a point."""
