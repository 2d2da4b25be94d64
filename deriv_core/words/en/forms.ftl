### Other forms of a derivative.

forms-multiplied-out = multiplied out
forms-factored = factored
forms-sympy = as SymPy writes it
