"""The Lessons page: the list, one lesson at a time, and a part for each kind of block."""
