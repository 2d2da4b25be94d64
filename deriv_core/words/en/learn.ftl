### The Lessons pages, and the blocks of a lesson.

## descend_block.py

learn-steps-descent = The steps of the descent
learn-steps = Steps
learn-settled-last-step-changed-next = { $after }: { $here }. **Settled**: the last step changed next to nothing.
learn-came-down = { $after }: { $here }. { $name } came down from { $start } to { $end }.
learn-where-began-steps-only-go = { $after }: { $here }. { $name } is where it began: the steps only go to and fro.
learn-went-up = { $after }: { $here }. { $name } went up from { $start } to { $end }.
learn-diverges-grew-rate-too-large = { $after }: { $here }. It **diverges**: { $name } grew from { $start } to { $end }. This rate is too large here.
learn-runs-away-without-end = { $after }: { $here }. { $w } runs away without end.
learn-stops-numbers-too-large-for = { $after }: { $here }. It **stops**: the numbers are too large for a computer here.
learn-stops-for-no-derivative = { $after }: { $here }. It **stops**, for there is no derivative here. { $why }

## explore_block.py

learn-open-explore = Open in Explore
learn-back-start = Back to the start

## graph_block.py

learn-forwards-from-inputs-output = { "*" }*Forwards**, from the inputs to the output
learn-links-each-with-other-letters = { "*" }*The links**, each with the other letters held fixed
learn-backwards-from-output-inputs = { "*" }*Backwards**, from the output to the inputs
learn-orange-by-its-formula = :orange[by its formula]
learn-orange-by-links = :orange[by the links]

## graph_drawing.py

learn-computation-graph-its-numbers-tables = Computation graph: { $made }. Its numbers are in the tables below.

## predict_block.py

learn-blue-predict = :blue[**Predict**]
learn-hint = Hint
learn-your-prediction = Your prediction
learn-type-your-prediction-first = Type your prediction first.
learn-choose-one-first = Choose one first.
learn-it-is = It is { $value }.

## shrink_block.py

learn-quotient-at-for-each = The { $label } quotient of { $name } at { $point } for each ε
learn-open-shrinking = Open in Shrinking ε

## view.py

learn-no-such-lesson-these-ones = There is no such lesson. These are the ones there are.
learn-all-lessons = All lessons
learn-back = Back: { $title }
learn-next = Next: { $title }
learn-licence-lesson = Licence of this lesson: { $licence }
learn-lesson-goes-on-when-you = The lesson goes on here when you have committed to a prediction.
learn-show-whole-lesson = Show the whole lesson

## Numbers and fields of a descent

learn-after-steps = After { $steps ->
    [one] 1 step
   *[other] { $steps } steps
 }
learn-is = is
learn-start = Start, { $w } =
learn-rate = Rate
learn-used = Used: { $used }
learn-step = step
learn-minus-rate-times = −rate · { $slope } ≈
learn-none = none

## A prediction

learn-correct = Right.
learn-wrong = Not so.
learn-undecided = Whether this is right could not be decided.
learn-no-answer = This question has no answer.
learn-unreadable = This could not be read.
learn-choice-yes = it exists
learn-choice-no = it does not
learn-commit = Commit
learn-try-again = Try again
learn-k-above = :blue[$k$ { $k }] and :orange[{ $slope } { $tangent }]: $k$ is above.
learn-k-below = :blue[$k$ { $k }] and :orange[{ $slope } { $tangent }]: $k$ is below.
learn-k-equal = :blue[$k$ { $k }] and :orange[{ $slope } { $tangent }]: the two are equal.
learn-sign = { $slope } { $value }: { $sign ->
    [positive] positive
    [negative] negative
   *[zero] zero
 }.

## The list, and a lesson's head

learn-begin = Begin lesson { $number }
learn-go-on = Go on with lesson { $number }
learn-minutes-and-progress = :gray[about { $minutes } minutes, { $progress }]
learn-cannot-be-shown = Some lessons cannot be shown.
learn-predictions = { $count ->
    [one] 1 prediction
   *[other] { $count } predictions
 }
learn-predictions-made = { $done } of { $predictions } made

## A graph

learn-given = given
learn-letter = letter
learn-made-of = made of
learn-value = value
learn-by-arithmetic = :blue[by arithmetic ≈]
learn-has-none = has none
learn-made-from = { $name } from { $letters }
learn-computation-graph = Computation graph

## Fields

learn-point = Point
learn-points = Points
learn-choice-positive = positive
learn-choice-zero = zero
learn-choice-negative = negative
learn-choice-above = above
learn-choice-equal = equal
learn-choice-below = below
learn-your-formula = Your formula
learn-your-number = Your number
