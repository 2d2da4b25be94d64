"""From tree to values: the program that NumPy, mpmath and the browser run, bounds, exact numbers, SymPy."""
