### Verdicts: what is known of the derivative at a point, and why.

## kinds.py: short in a table; long in brackets after "no derivative"; spoken of the tangent

verdict-answer-no = No.
verdict-answer-not-known = Not known.
verdict-answer-yes = Yes.
verdict-answer-yes-vertical-one = Yes, a vertical one.
verdict-legend-no-tangent = no tangent here
verdict-legend-one-sided-tangents = one-sided tangents
verdict-legend-tangent = tangent
verdict-legend-tangent-not-known = tangent not known
verdict-long-corner = a corner
verdict-long-cusp = a cusp
verdict-long-defined-on-one-side = defined on one side only
verdict-long-isolated-point = an isolated point
verdict-long-jump = a jump
verdict-long-not-defined = not defined there
verdict-long-slopes-never-settle = the slopes never settle
verdict-long-tangent-vertical = the tangent is vertical
verdict-long-whether-derivative-not-decided = whether there is a derivative is not decided
verdict-no-circle-no-height-for-circle = no height for a circle, so
verdict-no-circle-no-one-height-for = no one height for a circle, so
verdict-no-circle-one-side-only = one side only, so
verdict-no-circle-two-open-circles = two open circles, so
verdict-no-slope-none = none
verdict-no-slope-not-known = not known
verdict-short-exists = exists
verdict-short-none-corner = none: a corner
verdict-short-none-cusp = none: a cusp
verdict-short-none-isolated-point = none: isolated point
verdict-short-none-jump = none: a jump
verdict-short-none-never-settles = none: never settles
verdict-short-none-not-defined = none: not defined
verdict-short-none-one-side-only = none: one side only
verdict-short-none-vertical-tangent = none: vertical tangent
verdict-short-not-decided = not decided
verdict-spoken-no-tangent-exists = no tangent exists there
verdict-spoken-tangent-has-slope = the tangent there has slope { $slope }
verdict-spoken-tangent-vertical = the tangent there is vertical
verdict-spoken-whether-tangent-exists-not = whether a tangent exists there is not known
verdict-two-sided-end-central-one-half-way = the central one is half-way between the two sides, and no derivative
verdict-two-sided-end-central-one-never-asks = the central one never asks for J(w), so it is no sign of a derivative
verdict-two-sided-end-quotient-across-jump-grows = a quotient across a jump grows without end
verdict-two-sided-end-they-grow-without-end = they grow without end
verdict-two-sided-asks-for-values = The { $scheme } quotient asks for values on both sides, and there is only one: it has none, and there is no { $slope }.
verdict-two-sided-blind-corner-what = The { $scheme } quotient is blind to the corner: what it goes to, if anything, is no { $slope }.
verdict-two-sided-blind-cusp-what = The { $scheme } quotient is blind to the cusp: what it goes to, if anything, is no { $slope }.
verdict-two-sided-does-not-look = The { $scheme } quotient does not look at the value at the jump: what it goes to, if anything, is no { $slope }.
verdict-two-sided-steps-over-place = The { $scheme } quotient steps over the place where there is no value: what it goes to, if anything, is no { $slope }.
verdict-two-sided-steps-over-point = The { $scheme } quotient steps over the point: what it goes to, if anything, is no { $slope }.
verdict-unsettled-never-settles-as-goes = k never settles as ε goes to 0: there is no height for a circle, so there is no { $slope }.
verdict-unsettled-whether-has-limit-not = Whether k has a limit here is not known.

## reasons.py

verdict-about = about { $number }
verdict-slope-up = the slope goes up to ∞
verdict-slope-down = the slope goes down to −∞
verdict-slope-number = the slope is { $slope }
verdict-to = to { $slope }
verdict-runs-off = runs off to { $limit }
verdict-comes-in = comes in to { $limit }
verdict-settles-on-nothing = { $name } settles on nothing
verdict-limits-both = { $place ->
    [start] From
   *[inside] from
 } both sides { $name } { $towards }
verdict-limits-two = { $place ->
    [start] From
   *[inside] from
 } the left { $name } { $left }, from the right { $name } { $right }
verdict-limits-one = { $place ->
    [start] From
   *[inside] from
 } the { $side ->
    [left] left
   *[right] right
 } { $name } { $towards }

verdict-differentiable = From both sides { $going }, so there is one tangent.
verdict-corner = From the left { $left }, from the right { $right }: a corner, so no tangent.
verdict-cusp = From the left { $left }, from the right to { $right }: a cusp, so no tangent.
verdict-vertical-tangent = From both sides { $going }: the tangent is vertical, so it has no slope.
verdict-jump = { $limits }, { $meets ->
    [yes] and
   *[no] but
 } { $name }({ $point }) = { $value }: a jump, so no tangent.
verdict-one-sided = { $name } is real only to the { $side ->
    [left] left
   *[right] right
 } of { $where }; from there { $going }. A derivative needs both sides.
verdict-isolated = { $name } has a value at { $where } but none on either side: a lone point, so no tangent.
verdict-oscillating = Towards { $where } { $what ->
    [secant] the slope of the secant
   *[function] { $name }
 } keeps swinging and settles on no number, so no tangent.
verdict-unknown = What { $name } does at { $where } could not be settled for certain, so no tangent is claimed.
verdict-undefined = { $name } is not defined at { $where }, so there is no tangent.
verdict-undefined-nor-beside = { $name } is not defined at { $where }, nor beside it, so there is no tangent.
verdict-undefined-limits = { $name } is not defined at { $where }: { $limits }, so there is no tangent.
verdict-hole = { $name } is not defined at { $where }: a hole; { $limits }, so there is no tangent.

## verdict_facts.py of the pages

verdict-looking = looking …
verdict-looking-from-both-sides = looking from both sides …
