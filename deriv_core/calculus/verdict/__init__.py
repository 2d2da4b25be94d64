"""What a function does at a point and beside it: limits, and the verdict."""
