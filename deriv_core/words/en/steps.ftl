### The Steps page.

steps-simplify = simplify
steps-chain-with = { $rule } with { $named }
steps-spoken-rule = { $rule }, for { $of }: { $result }.
steps-spoken-simplified = Simplified: { $words }.
steps-spoken-wanted = Wanted: { $words }.
steps-here = Here { $letters }.
steps-this-holds = This holds { $where }.
steps-spoken-is = { $before } is { $result }.

## steps_view.py

steps-show-steps = Show the steps
steps-next-step = Next step
steps-all-steps = All steps
steps-which-rule-comes-next-and = Which rule comes next, and what does it give? Decide first, then look.
steps-start-again = Start again
steps-also-equal = Also equal to
steps-rules-used = The rules used
steps-copy-steps = Copy the steps

## proved_steps.py

steps-too-many = This takes { $count } steps; up to { $most } are written down here.
steps-not-checked-in-time = The steps could not be checked in time, so they are not shown. The derivative itself agrees with SymPy's.
steps-did-not-pass = The steps did not all pass their check, so they are not shown. The derivative itself agrees with SymPy's.
steps-end-otherwise = The steps end in another form, so they are not shown. The derivative itself agrees with SymPy's.

## proved_steps.py

steps-working-out-steps-and-checking = Working out the steps and checking each of them …

## steps_view.py

steps-latex = LaTeX
steps-plain-text = Plain text
