### Practice: what is asked, and what is said of an answer and of a line.

## asking.py

practice-what-dj-d-w-as = What is dJ/d{ $w }, as a formula?
practice-what-second-derivative-j-as = What is the second derivative of J, as a formula?
practice-what-dj-d-w-at = What is dJ/d{ $w } at { $w } = { $p }?
practice-what-slope-curve-at-w = What is the slope of the curve at { $w } = { $p }? Read it off the picture.
practice-what-forward-quotient-k-at = What is the forward quotient k at { $w } = { $p } with ε = { $eps }? Work it out by hand.
practice-what-k-j-p-j = What is k = (J({ $p } + ε) - J({ $p }))/ε, worked out and cancelled?
practice-at-which-w-dj-d = At which { $w } is dJ/d{ $w } = { $slope }? One place is enough.
practice-where-has-j-no-derivative = Where has J no derivative? Write the places with commas between them, or: nowhere.
practice-which-rule-differentiation-comes-first = Which rule of differentiation comes first?
practice-which-line-touches-curve-at = Which line touches the curve at { $w } = { $p }? Write y as a formula in { $w }.
practice-slope-from-picture = Slope from a picture
practice-k-by-hand = k by hand
practice-first-principles = First principles
practice-constant-power-sum = Constant, power, sum
practice-product-rule = Product rule
practice-quotient-rule = Quotient rule
practice-chain-rule = Chain rule
practice-exponential-logarithm = Exponential and logarithm
practice-inverse-functions = Inverse functions
practice-w-pieces = |w| and pieces
practice-which-rule-first = Which rule first?
practice-where-there-no-derivative = Where is there no derivative?
practice-second-derivative = Second derivative
practice-tangent-line = Tangent line
practice-mixed = Mixed
practice-one-fact = one fact
practice-one-rule = one rule
practice-two-rules = two rules
practice-three-layers = three layers
practice-use = use it

## exercise.py

practice-there-no-such-topic = There is no such topic.
practice-seed-whole-number-from-0 = A seed is a whole number from 0 to 10^9.
practice-exercise-topic-level-number-such = An exercise is a topic, a level and a number, such as chain.2.7.

## exercise_check.py

practice-how-many-squares-up-or = How many squares up or down does it go for one to the right?
practice-these-too-many-places = These are too many places.
practice-write-places-with-commas-between = Write the places with commas between them, or: nowhere.
practice-another-rule-comes-first-which = Another rule comes first. Which operation would you do last, to work out J?
practice-write-line-as-y-with = Write the line as y = ..., with its formula behind it.
practice-line-touches-curve-there = This line touches the curve there.
practice-another-line = This is another line.
practice-has-other-values-than-k = This has other values than k.
practice-k-every-but-0-cancel = This is k for every ε but 0. Cancel, so that it has a value at ε = 0 too.
practice-could-not-told-whether-two = It could not be told whether the two are the same.
practice-whether-there-slope-not-decided = Whether there is a slope is not decided here.
practice-slope-there = The slope is that there.
practice-there-place-more = There is a place more.
practice-there-such-place = There is such a place.
practice-rule-comes-first = This rule comes first.
practice-not-straight-line = This is not a straight line.
practice-line-does-not-go-through = This line does not go through the point of the curve.
practice-line-goes-through-point-with = This line goes through the point with another slope.
practice-could-not-told-time = This could not be told in time.
practice-these-all-them = These are all of them.
practice-so = So it is.

## false_line.py

practice-no-line-derivation-can-broken = No line of this derivation can be broken so that it tells.
practice-exercise-no-derivative-worked-out = In this exercise no derivative is worked out line by line.

## line_check.py

practice-not-equal-line-before = This is not equal to the line before.
practice-equal-line-before = This is equal to the line before.
practice-same-line = This is the same line.
practice-these-lines-too-long-compared = These lines are too long to be compared.
practice-has-no-value-where-line = This has no value where the line before has one.
practice-could-not-told-whether-equal = It could not be told whether this is equal to the line before.

## line_reading.py

practice-put-brackets-round-what-differentiated = Put brackets round what is differentiated, as in d/dx(x^2) or (x^2)'.
practice-what-differentiated-here = What is differentiated here?
practice-only-first-derivatives-stand-line = Only first derivatives stand in a line.
practice-line-too-long = This line is too long.
practice-write-shorter-one = Write a shorter one.
practice-so-many-derivatives-one-line = So many derivatives in one line are not read.
practice-no-derivative-by-letter = This is no derivative by a letter.
practice-could-derivative-outside-or-all = This could be the derivative of the outside or of all of it.
practice-higher-derivative = This is a higher derivative.
practice-power-differentiated-or-derivative-raised = Is the power differentiated, or the derivative raised?
practice-one-derivative-inside-another-not = One derivative inside another is not read.
practice-work-inner-one-out = Work the inner one out.

## secant_lines.py

practice-could-not-told-whether-equal-2 = It could not be told whether this is equal.
practice-both-go-to-same = This goes to the same as the line before.
practice-limit-left-out = This follows, but the line before has lim in front: write it until ε is gone.
practice-what-line-before-goes-with = This is what the line before goes to with ε.

## bench.py

practice-by-rules = By the rules
practice-which-rule = Which rule?
practice-its-template = Its template
practice-step = The step
practice-add = Add
practice-copy-lines = Copy the lines
practice-secant-s-slope = the secant's slope
practice-show-me-rest = Show me the rest
practice-take-last-line-back = Take the last line back
practice-what-done = What was done

## exercise_card.py

practice-your-line = Your line
practice-your-places = Your places
practice-your-rule = Your rule
practice-check = Check

## false_line_card.py

practice-false-line = The false line

## practice_words.py

practice-answer-see-whether-so-wrong = Answer, and see whether it is so. A wrong answer is not corrected here: you are asked what leads you on.
practice-what-you-practised-kept-visit = What you practised is kept for this visit only, in this tab.
practice-part-link-could-not-used = Part of this link could not be used.
practice-type-your-answer-first = Type your answer first.
practice-no-known-mistake-gives-answer = No known mistake gives this answer, so there is no hint to it. Try the workbench, line by line.
practice-show-answer = Show the answer
practice-write-next-line-may-skip = Write the next line. It may skip as many steps as you like, if it is equal to the line before.
practice-what-still-differentiated-written-d = What is still to be differentiated is written d/dx(…), (…)' or D(…). Each line is compared with the one before it; a line that is not equal to it is not taken.
practice-write-or-h-step-j = Write ε (or h) for the step, and J(x + ε) for the value there, if you like. Each line is proved.
practice-derivative-j-nothing-left-differentiate = This is the derivative of J, and nothing is left to differentiate.
practice-type-line-first = Type a line first.
practice-same-line-make-next-one = This is the same line. Make the next one of it.
practice-one-these-lines-does-not = One of these lines does not follow from the one before. Which?
practice-yes-line-does-not-follow = Yes, this line does not follow.
practice-line-follows-from-one-before = This line follows from the one before it.
practice-right-derivation-has-here = The right derivation has here:
practice-what-should-write-line-follows = What should it be? Write a line that follows from the one before it.
practice-question-first = A question first
practice-rule = The rule
practice-follows = It follows.
practice-does-not-follow = It does not follow.
practice-whether-follows-could-not-decided = Whether it follows could not be decided.
practice-line-could-not-read = This line could not be read.
practice-sure-right-at-first-try = sure: right at the first try, the last two times
practice-unsure-not-right-at-first = unsure: not right at the first try, the last time or the time before
practice-new-met-once-so-far = new: met once so far

## practising.py

practice-exercises = Exercises
practice-workbench = Workbench
practice-find-false-line = Find the false line
practice-how-practise = How to practise
practice-topic = Topic
practice-level = Level
practice-similar-one = A similar one
practice-six-like-share = Six like this, to share
practice-one-at-time = One at a time
practice-how = How
practice-what-you-have-practised = What you have practised
practice-line-by-line = Line by line
practice-function = Function
practice-nothing-yet = Nothing yet.

## Sentences with values.

practice-level-from-to = A level is a number from 1 to { $highest }.
practice-no-derivative-at = At { $w } = { $place } there is no derivative.
practice-another-slope-at = At { $w } = { $place } it is another one: dJ/d{ $w } { $slope }.
practice-derivative-there = At { $w } = { $place } there is a derivative. Why?
practice-choose-one = Choose one of these: { $choices }.
practice-line-before-unread = The line before cannot be read.
practice-no-value-for = This has no value for { $where }.
practice-no-value-somewhere = This has no value somewhere where the line before has one.
practice-follows-but-not-at = This follows, but it has no value at { $where }.
practice-follows-but-not-at-points = This follows, but it has no value at lone points.
practice-for-first = For { $part } first: the { $rule }.
practice-curve-on-squares = A curve on squares of 1. { $name } of { $w } is { $function }, drawn around { $point }.
practice-is-one-of = { $key } is one of { $ways }.
practice-link-holds = A link holds { $most } exercises; the rest were left out.
practice-part-wrong = { $part }: { $why }
practice-worksheet-so-far = { $count -> 
    [one] One exercise
   *[other] { $count } exercises
  }: { $tried } tried, { $right } right so far.
practice-number-of = { $number } of { $count }.
practice-next-exercise = Next exercise
practice-one-before = The one before
practice-right-so-far = :small[{ $right } of { $count } right so far.]
practice-line-said = Line { $line }: { $words }
practice-first-for-second = This is the first derivative; the second is asked for: differentiate once more.
practice-power-of-inside = The power is of something that is more than { $w } alone. Which rule has an outside and an inside?
