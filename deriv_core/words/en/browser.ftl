### What the browser says by itself while hands move: it is handed over as a module of its own.

browser-not-defined = not defined
browser-over = over { $number }
browser-under = under { $number }
browser-secant = secant
browser-line-of-slope = line of slope k
browser-slope-of-secant = slope of the secant
browser-made-of-values = made of { $count } values
browser-looking = Looking from both sides …
browser-about = about { $number }
browser-settle = From both sides the secants settle on { $slope }.
browser-is-not-defined-at = { $value } is not defined at { $place }.
browser-no-tangent-at = At { $place } there is no tangent.
browser-no-second-point-at-nought = at ε = 0 there is no second point
browser-step-too-small = ε too small: { $place } rounds to { $w }
browser-no-k = no k: { $values } is not defined
browser-and = { $before } and { $part }
browser-other-end = { $name } at its other end
browser-no-secant = no secant: { $value } is not defined
browser-crosses-undefined = this secant crosses a place where { $name } is not defined
browser-crosses-jump = this secant crosses a jump
browser-between-undefined = between the values that k is made of there is a place where { $name } is not defined
browser-between-jump = between the values that k is made of there is a jump
browser-is-not-defined = is not defined
browser-slope-of-secant-k = slope of the secant k
browser-the-quotient-k = the quotient k
browser-scheme-quotient = { $scheme } quotient
browser-no-such-over-step = there is no { $what } over a step of { $step }.
browser-secant-over-step = the secant over a step of { $step } has slope { $quotient }.
browser-quotient-over-step = the { $what } over a step of { $step } is { $quotient }.
browser-many-places = many places
browser-asymptotes = Vertical asymptotes, dashed, at { $places }.
browser-graph = Graph of { $name } for { $w } from { $left } to { $right }, heights from { $low } to { $high }.
browser-graph-at = At { $w } = { $point } the height is { $value }; { $tangent }; { $secant }
browser-lens-wide = { $size } wide
browser-lens-closer = ×{ $times } closer
browser-lens-tall = { $size } tall
browser-lens-too-fine = too fine to draw
browser-lens-nothing = nothing to look at here
browser-gap-nought = ε = 0: no second point
browser-gap-no-second-point = no second point
browser-gap-same-point = { $w } + ε is { $w }: no second point
browser-vertical-tangent = vertical tangent
browser-gap-zero = gap 0
browser-gap = gap ≈ { $size }
browser-gap-rounding = gap ≈ { $size }: rounding
browser-gap-rounding-alone = gap: rounding
browser-lens-title = A look at the two points when they are near each other
browser-in-the-lens = In the lens: { $lens }.
browser-no-secant-to-look-at = There is no secant to look at
browser-no-quotient-to-look-at = There is no quotient to look at
browser-no-second-point-to-look-at = ε is too small: there is no second point to look at
browser-far-enough = The points are far enough apart without a lens: shrink ε first
browser-no-free-corner = No corner is free of points: move the window
browser-tangent-slope = tangent, slope { $slope }
browser-picture-of = The picture of { $function } at { $place }
browser-title-at = { $function } at { $place }
browser-secant-slope = secant, slope { $slope }
browser-line-of-slope-value = line of slope k { $k }
browser-without-bound = without bound
browser-points = points
browser-tangent = tangent
browser-difference = difference
browser-wheel = Hold Ctrl or ⌘ to zoom with the wheel, or click into the picture first
browser-formula-scrolls = Formula, scrolls sideways
browser-menu = Menu
browser-pause = Pause
browser-shrink = Shrink ε
browser-predicted-best = predicted best, { $scheme }
browser-error = error
browser-digits-agree = { $digits ->
    [one] 1 digit agrees
   *[other] { $digits } digits agree
 }
browser-take = Take ε = { $step }
browser-now = ε now, { $step }
browser-title-lens = The lens
browser-title-slopes = The slope of the secant against ε
browser-title-errors = The size of the error against ε
browser-title-of = { $title }: { $function } at { $place }
browser-window-follows = The window follows ε.
browser-heights-stretched = Below: the heights above the tangent, stretched.
browser-difference-of-slopes = Between the outer points the error is a difference of slopes, not the gap.
browser-several-values = k is made of several values: the line through the point has that slope.
browser-split = The difference is { $part }, the part of k that vanishes with ε, { $rounding } of rounding.
browser-split-no-rounding = The difference is { $part }, the part of k that vanishes with ε, and no rounding.
browser-nought-not-defined = = 0/0, not defined
browser-errors-title = The size of the error, |k − { $slope }|
browser-errors-title-none = What the quotients do
browser-nought-spoken = ε = 0, k is 0/0 and not defined
browser-slopes-graph = Graph of the secant's slope k for ε from { $low } to { $high }. { $caption } At { $now }.
browser-lens-picture = The curve, its tangent and the secant around { $place }: { $lens }
browser-errors-graph = The size of the error against ε, both in powers of ten. { $remarks }
browser-no-start = { $value } is not defined: there is no rise to divide, whatever ε is.
browser-one-point = At ε = 0 both points are one: the rise is 0, the run is 0, and 0/0 can be any number.{ $circles ->
    [1] { " " }So the circle is open.
    [2] { " " }So both circles are open.
   *[other] { "" }
 }
browser-goes-to = goes to { $limit }
browser-grows = grows without bound
browser-falls = falls without bound
browser-k-both-sides = k { $goes } from both sides
browser-k-goes = k { $goes }
browser-goes-for = { $goes } for { $side }
browser-no-secant-from-it = { $value } is not defined, so there is no secant from it.
browser-open-circle = As ε goes to 0 from either side, k goes to { $height }: that height is { $slope }. The circle is open: at ε = 0 there is no secant.
browser-comes-no-slope = As ε goes to 0, { $comes }: { $why } there is no { $slope }.
browser-no-height = There is no height for a circle, so there is no { $slope }.
browser-undo = Undo
browser-redo = Redo
browser-reset = Reset
browser-undo-by-key = Undo (Ctrl+Z)
browser-redo-by-key = Redo (Ctrl+Shift+Z)
browser-reset-to = Back to the function, points, ε, quotient and window that this page opened with
browser-first-point = Drag the large point.
browser-first-step = Shrink ε: press the button, or drag the second point.
browser-first-function = Type a function of your own.
browser-away = The server cannot be reached at the moment. What you typed stays, the picture can be moved, and all goes on by itself when the server is back.
browser-answers-kept = Your answers are kept in this browser, and nowhere else. A reload goes on with them.
browser-answers-not-kept = This browser keeps nothing for this page. To reload it is to begin again.
browser-clear-answers = Clear my answers from this browser
browser-clear-surely = Press again to clear them for good
