### Comments in the code that a page hands over.

code-diff-would-take-long = diff would take long
code-between-the-jumps = between the jumps, where diff has no answer
code-at-single-points = at single points diff would say something else
code-no-derivative = No derivative at { $at }: { $slope } there would mean nothing.
code-perhaps-no-derivative = Perhaps no derivative at { $at }: { $slope } there would mean nothing.

## sympy_code.py

code-same-sympy = The same in SymPy
