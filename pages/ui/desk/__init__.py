"""The question on the desk: its fields, its address, what is wrong with it, and the cache of its answers."""
