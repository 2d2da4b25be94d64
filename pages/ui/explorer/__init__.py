"""The plot that moves in the browser."""
