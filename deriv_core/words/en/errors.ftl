### What every error of the library says by itself.

errors-limit = This needs more than the limit of { $limit } { $bound }.
errors-position = { $message } (at character { $place })

## to_sympy.py

errors-numbers-too-long-written-out = The numbers in this are too long to be written out.
errors-numbers-too-long-for-sympy = The numbers in this are too long for SymPy.
errors-exponents-too-long-for-sympy = The exponents in this are too long for SymPy.
errors-too-many-hyperbolic-functions-stand = Too many hyperbolic functions stand inside each other for SymPy.

## steps.py

errors-no-rule-ours-applies-these = No rule of ours applies: these branches are too entangled.
errors-derivative-too-long-written-down = This derivative is too long to be written down.

## pool.py

errors-too-many-hard-questions-at = Too many hard questions at once; try again.
errors-nobody-waits-for-answer-any = Nobody waits for this answer any more.
errors-question-could-not-answered-its = This question could not be answered: its process died.
errors-question-could-not-answered = This question could not be answered ({ $name }).

## derivative.py

errors-derivative-could-not-checked-so = This derivative could not be checked, so it is not shown.
errors-no-stretch-found-on-which = No stretch was found on which this has real values, at most single points: no derivative is shown.
errors-order-derivative-1 = The order of a derivative is 1 to { $highest_order }.
errors-higher-derivative-too-long-written = This higher derivative is too long to be written down.

## difference_quotient.py

errors-no-such-scheme = There is no such scheme.
errors-one = One of: { $names }.
errors-step-must-not-0 = The step must not be 0.
errors-step-must-finite-number = The step must be a finite number.
errors-try-0-001 = Try 0.001.

## proof.py

errors-reads-back-something-else = This reads back as something else.

## pixels.py

errors-window-needs-two-finite-ends = A window needs two finite ends.
errors-window-too-narrow-its-ends = This window is too narrow: its ends are the same number to machine precision.

## values.py

errors-thousands-digits-do-not-tell = Thousands of digits do not tell this value.
