### The page of shrinking ε.

## algebra.py

shrinking-before-goes-0 = Before ε goes to 0

## algebra_words.py

shrinking-cancelled = ε has cancelled below: wherever { $name } has a derivative, ε may go to 0 in this.
shrinking-factored = ε stays below, but this is exactly the same quotient, and shows its limit wherever { $name } has a derivative.
shrinking-series = ε is not cancelled here: wherever { $name } is smooth, the quotient begins like this, and { $rest } is the rest.
shrinking-definition = ε is not cancelled here: the quotient stands as it is defined.
shrinking-long-series = ε cancels below, but written out it would be long: wherever { $name } is smooth, it begins like this, and { $rest } is the rest.
shrinking-long-definition = ε cancels below, but written out it would be long: the quotient stands as it is defined.
shrinking-vanishes = In front stands { $slope }; what follows, in :violet[violet], vanishes with ε: it is the error of the quotient, all of it that is not rounding.
shrinking-vanishes-there = There, in front stands { $slope }; what follows, in :violet[violet], vanishes with ε: it is the error of the quotient, all of it that is not rounding.
shrinking-nothing-vanishes = No part of it vanishes: the quotient is { $slope } at every ε.
shrinking-nothing-vanishes-small = No part of it vanishes: the quotient is { $slope } at every such ε.
shrinking-nothing-vanishes-there = There, no part of it vanishes: the quotient is { $slope } at every ε.
shrinking-nothing-vanishes-there-small = There, no part of it vanishes: the quotient is { $slope } at every such ε.
shrinking-has-cancelled = At { $place } it has cancelled.
shrinking-has-cancelled-small = At { $place } it has cancelled, for an ε so small.
shrinking-no-derivative = At { $place } { $name } has no derivative. { $why }
shrinking-not-known-whether-derivative = At { $place } it is not known whether { $name } has a derivative. { $why }
shrinking-no-secant = At { $place } there is no secant. { $why }
shrinking-that-error = At ε = { $step } that error is :violet[{ $size }].
shrinking-error-but-for-rounding = At ε = { $step } the error of the quotient, but for rounding, is :violet[{ $size }].

## honesty.py

shrinking-bound = Is it a bound?
shrinking-backward-and-forward-quotient-and = The backward and the forward quotient are { $low } and { $high }.
shrinking-what-careful-program-does = What a careful program does
shrinking-careful-ways-slope = Careful ways to the slope

## plots.py

shrinking-d-d-beyond-range-floats = d{ $name }/d{ $w } is beyond the range of floats here: what the quotients do in floats says little.
shrinking-no-derivative-so-no-error = { $where }. There is no derivative here, so there is no error: only what the quotients do.

shrinking-bound-answer = { $bounds ->
    [True] **Yes.**
    [False] **No.**
   *[None] **Not shown.**
 }
shrinking-careful-way = way
shrinking-careful-slope = slope
shrinking-careful-error = error
shrinking-careful-how = how

## plots.py

shrinking-looks = { $scheme } looks { $where }
shrinking-looks-too = { $scheme } { $where }
shrinking-schemes-counted = The { $count ->
    [3] three
   *[4] four
 } quotients against d{ $name }/d{ $w }, worked out in floats, the numbers of 16 digits that computers use. Underlined: the digits that agree. Press an ε to take it.
shrinking-while = while
shrinking-at = at
