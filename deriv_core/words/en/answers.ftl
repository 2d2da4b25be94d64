### What is said of an answer to a question.

answers-gives = { $statement } This is what it gives in the derivative of { $part }.
answers-gives-everywhere = { $statement } This is what it gives wherever it fits, first in the derivative of { $part }.
answers-or = { $before } Or: { $part }
answers-either = It could be either of these. { $sentences }
answers-right-in-part = This is right { $right }; but { $name } has a derivative { $lost } too, and this is not defined there.
answers-where-defined = where it is defined
answers-for-region = for { $region }
answers-at-region = at { $region }
answers-at-place = at { $variable } = { $place }
answers-near-place = near { $variable } = { $place }

## diagnosis.py

answers-two-things-at-once-give = Two things at once give this. { $first } { $second }
answers-slope-at = { $statement } It is the slope at { $variable } = { $at }.

## answer_check.py

answers-one-differentiates-by-not-by = Here one differentiates by { $variable }, not by { $variable2 }.
answers-left-side-derivative-another-function = The left side is the derivative of another function.
answers-other-values-than-derivative = This has other values than the derivative.
answers-somewhere-could-not-told-whether = Somewhere it could not be told whether the two are the same.
answers-two-can-compared-at-too = The two can be compared at too few points.
answers-same-values-derivative = This has the same values as the derivative.
answers-no-value-where-derivative = This has no value where { $name } has a derivative.

## number_check.py

answers-no-such-number-or-not = There is no such number here, or it is not known.
answers-number = This is the number.
answers-another-number = This is another number.
answers-no-constant = A derivative has no constant { $sign } to choose.
answers-leave-out = Leave { $sign } out: the derivative is what stands before it.
