### The question: its fields, its address, and what is wrong with it.

## texts.py

desk-type-function-one-variable = Type a function of one variable.
desk-w-2-1-w-and = w^2, 1/w and sin w are good first ones.
desk-not-real-number-page-can = { $text } is not a real number the page can draw.
desk-not-number = “{ $word }” is not a number.
desk-list-longer-than-characters-rest = Of a list longer than { $longest_points } characters the rest was left out.
desk-point-left-out = The point { $part } was left out. { $message }
desk-page-shows-points-rest-were = The page shows { $most_points } points; the rest were left out.
desk-for-example-2-3-3 = For example 2, 3, -3 or pi/4.
desk-give-value = Give ε a value.
desk-for-example-0-001 = For example 0.001.
desk-step-too-long = ε is longer than { $longest_step } characters.
desk-may-small-you-like-but = ε may be as small as you like, but not 0: two points make a secant.
desk-must-lie-between-and = ε must lie between -{ $largest_step } and { $largest_step }.

## problems.py

desk-part-link-could-not-used = Part of this link could not be used. The rest is shown.
desk-function-shown = The function shown is { $function }

## presenting.py

desk-or-left-out = { $key }={ $said }: it is { $present } or left out.
desk-leave = Leave
desk-present = Present
desk-back-whole-page = Back to the whole page
desk-picture-alone-large = The picture alone, large

## quotient_field.py

desk-quotient = Quotient
desk-fewer = fewer
desk-more = more
desk-usual-quotients-alone = The usual quotients alone
desk-quotients-more-than-two-points = Quotients of more than two points

## steps_settings.py

desk-line-by-line = line by line
desk-rule-by-rule = rule by rule
desk-one = { $key }={ $said }: it is one of { $values }.
desk-derivative = Derivative
desk-notation = Notation
desk-show = Show
desk-one-step-at-time = One step at a time

## address.py

desk-no-part-pages-address = { $key } is no part of this page's address.
desk-schemes = it is one of { $scheme }.
desk-window-written-from-such-4 = a window is written from:to, such as -4:4.

## question_fields.py

desk-points = Points

## dear.py

desk-still-working-on-picture = Still working on this picture …
desk-no-time-for-all-picture = There was no time for all of this picture. Reload the page to try again.
desk-cannot-be-read = This cannot be read.
desk-points-shown = Points shown: { $points }
desk-step-used = ε used: { $step }
desk-first = first
desk-second = second
desk-third = third
desk-lab-example = w² at 3, ε = 0.001
desk-examples = Examples
desk-key-too-long = { $key } is longer than { $longest } characters.

## how_to_type.py

desk-how-to-type = How to type
desk-type-numbers = Numbers and brackets
desk-type-powers = Powers, roots and logarithms
desk-type-trigonometric = Trigonometric functions
desk-type-inverse-trigonometric = Inverse trigonometric functions
desk-type-hyperbolic = Hyperbolic functions
desk-type-inverse-hyperbolic = Inverse hyperbolic functions
desk-type-pieces = Absolute value, steps and pieces
desk-type-learning = From statistics and machine learning
desk-type-several = Read in one of several ways
