"""What a function does at a point and beside it: one-sided series, limits, and the verdict."""
