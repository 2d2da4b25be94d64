"""The steps of a whole function and where they hold, the proof of each, and other forms of the result."""
