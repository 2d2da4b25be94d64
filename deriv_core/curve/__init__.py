"""Curves that know where they break, the window to see them in, and the lines on them."""
