### The error ledger: what is to be seen in it, of the function J at the point w.

## remarks.py

ledger-all-exact = Before rounding the { $names } quotient are the derivative itself at every ε here; what error they have is round-off.
ledger-largest-without-error = Of the steps here ε = { $best } is the largest at which { $count ->
    [2] both
   *[other] all
 } have no error.
ledger-seen-without-error = { $place ->
    [start] Of
   *[inside] of
 } the steps here ε = { $best } is the largest at which the { $scheme } quotient has no error{ $place ->
    [start] .
   *[inside] { "" }
 }
ledger-seen-smallest = { $place ->
    [start] Of
   *[inside] of
 } the steps here ε = { $best } has the smallest { $scheme } error, { $error }{ $place ->
    [start] .
   *[inside] { "" }
 }
ledger-rule = The rule { $rule } puts the best { $scheme } ε at about { $step }; { $seen }.
ledger-rule-but-rounding = The rule { $rule } puts the best { $scheme } ε at about { $step }, but knows nothing of the rounding of { $w } + ε, which is the larger part here; { $seen }.
ledger-flat = From ε = { $step } on { $J }({ $w } + ε) rounds to { $J }({ $w }), though { $w } + ε is not { $w }: the forward quotient is 0.
ledger-flat-by-chance-right = From ε = { $step } on { $J }({ $w } + ε) rounds to { $J }({ $w }), though { $w } + ε is not { $w }: the forward quotient is 0, which happens to be the derivative.
ledger-lost = At ε = { $step } { $w } + ε rounds to { $w }: the forward quotient is 0
ledger-lost-whole = At ε = { $step } { $w } + ε rounds to { $w }: the forward quotient is 0 and its error the whole derivative
ledger-lost-already = { $said }; already at ε = { $step } the step really taken is { $taken }.
ledger-lost-alone = { $said }.

## leading.py

ledger-shrinks-faster = { $name } = 0 at { $w }, so the { $scheme } error shrinks faster than { $power }: { $example }.
ledger-follows = From ε = { $first } to { $last } each tenth of ε leaves about a { $order ->
    [1] tenth
    [2] hundredth
    [3] thousandth
    [4] ten-thousandth
   *[other] 10{ $power }th
 } of the { $scheme } error: slope { $order }, about { $size }, which is { $name }.

## no_derivative.py

ledger-quotients = At ε = { $large } and { $small } { $parts }.
ledger-quotients-end = At ε = { $large } and { $small } { $parts }; { $end }.
ledger-quotient-stays = the { $scheme } quotient is { $first }
ledger-quotient-goes = the { $scheme } quotient is { $first } and { $second }

## round_off.py

ledger-place-rounded = { $w } + ε is rounded, by up to about u·|{ $w }|, which moves { $J } by u·|{ $w }·{ $J }′| = { $by }; divided by ε = { $step } that is { $share }. { $taken }, and the forward error there is { $seen }
ledger-value-rounded = a float keeps { $J }({ $w }) to about u·|{ $J }| = { $by } at best; divided by ε = { $step } that is { $share }, and the forward error there is { $seen }
ledger-value-rounded-mostly-step = a float keeps { $J }({ $w }) to about u·|{ $J }| = { $by } at best; divided by ε = { $step } that is { $share }, and the forward error there is { $seen }, most of it because { $taken }
ledger-taken-off = { $place ->
    [start] The
   *[inside] the
 } step really taken is off by { $off }
ledger-taken = { $place ->
    [start] The
   *[inside] the
 } step really taken is { $taken }
ledger-lost-inside = at ε = { $step } the forward error is { $seen }, far more than the rounding of { $J }({ $w }) and of { $w } + ε leaves: digits are lost inside of { $J }
ledger-no-round-off-grows-not = Round-off does not take over here: from ε = { $best } to { $last } the forward error does not grow.
ledger-no-round-off-last = Round-off does not take over here: the forward error is smallest at the last ε, { $last }.

## bracket.py

ledger-bends = { $shape ->
    [CONVEX] { $J }″ is nowhere negative from { $w } − ε to { $w } + ε
    [CONCAVE] { $J }″ is nowhere positive from { $w } − ε to { $w } + ε
   *[LINE] { $J } is a straight line from { $w } − ε to { $w } + ε
 }, so the derivative lies between the two quotients.
ledger-bends-but-rounded = { $shape ->
    [CONVEX] { $J }″ is nowhere negative from { $w } − ε to { $w } + ε
    [CONCAVE] { $J }″ is nowhere positive from { $w } − ε to { $w } + ε
   *[LINE] { $J } is a straight line from { $w } − ε to { $w } + ε
 }, yet rounding moved a quotient past the derivative: not a bound here.

## predicted.py

ledger-slope-zero = { $name } = 0 at { $w }: the part of the error that the rule goes by is gone.

## remarks.py

ledger-every-quotient-exact-at-no = Every quotient here is exact: at no ε is there an error, not even of rounding.
ledger-derivative-not-0-but-nearer = The derivative is not 0, but nearer to it than any other float: no error can be measured.
ledger-derivative-beyond-range-floats-so = The derivative is beyond the range of floats, so no error can be measured.

## leading.py

ledger-quotient-derivative-itself-at-every = The { $label } quotient is the derivative itself at every ε here: it has no error at all.
ledger-before-rounding-quotient-derivative-itself = Before rounding the { $label } quotient is the derivative itself at every ε here; what error it has is round-off.
ledger-not-known-yet-error-shrinks = { $name } is not known here; yet the { $label } error shrinks: { $example }.
ledger-at-no-error-near-about = At no ε here is the { $label } error near { $name }, about { $size }, to which truncation tends.
ledger-at-alone-error-near-about = At ε = { $steps } alone the { $label } error is near { $name }, about { $size }.
ledger-before-rounding-at-and-at = before rounding it is { $first } at ε = { $a } and { $second } at ε = { $b }

## no_derivative.py

ledger-quotient-no-value = the { $label } quotient has no value

## round_off.py

ledger-below-round-off-takes-over = Below ε = { $best } round-off takes over: { $ledger }.

## bracket.py

ledger-whether-derivative-not-known-so = Whether there is a derivative is not known, so this is not a bound here.
ledger-no-derivative-bounded-not-bound = There is no derivative to be bounded: not a bound here.
ledger-beyond-floats-no-bound = The derivative is beyond the range of floats, so this is not a bound here.
ledger-not-on-both-sides-quotient = Not on both sides is there a quotient, so this is not a bound here.
ledger-j-changes-its-sign-between = { $J }″ changes its sign between { $w } − ε and { $w } + ε, so this is not a bound here.
ledger-derivative-does-not-lie-between = The derivative does not lie between the two quotients: not a bound here.
ledger-j-bends-one-way-only = That { $J } bends one way only from { $w } − ε to { $w } + ε is not shown: not a bound here.

## predicted.py

ledger-no-derivative-known-so-no = There is no derivative here that is known, so there is no error to make small.
ledger-j-or-its-slope-beyond = { $J } or its slope is beyond the range of floats here.
ledger-before-rounding-quotient-derivative-at = Before rounding the { $label } quotient is the derivative at every ε here: there is nothing to balance.
ledger-rule-needs-at-w-which = The rule needs { $name } at { $w }, which is not known here.
ledger-beyond-range-floats = { $name } is beyond the range of floats here.
ledger-j-w-0-rule-goes = { $J }({ $w }) = 0: the rule goes by the round-off of { $J }({ $w }) and would put ε at 0.

## careful.py

ledger-complex-step-needs-every-part = The complex step needs every part of { $J } to be analytic at { $w }, which is not so here.
ledger-complex-step-does-not-come = The complex step does not come within a millionth of { $J }′ here.
ledger-im-j-w-i-takes = Im { $J }({ $w } + iε) / ε takes no difference, so nothing cancels and ε may be as small as one likes.
ledger-with-digits-j-or-its = With { $precise_digits } digits { $J } or its derivative could not be told for certain here.
ledger-forward-quotient-again-with-digits = The forward quotient again, with { $precise_digits } digits in place of a float's 16.
ledger-extrapolating-does-not-come = Extrapolating central quotients from ε = { $first_step } to { $last } does not come to { $J }′ here.
ledger-from-central-quotients-at-halved = From central quotients at ε = { $first_step }, halved until about { $last }: their errors in ε², ε⁴, ... are made to cancel. Its own estimate of its error: { $estimate }.

ledger-complex-step = complex step
ledger-digits = { $digits } digits
ledger-extrapolation = extrapolation
