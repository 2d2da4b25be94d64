### Tasks in links: the usual questions and the reasons after their answers.

tasks-sign = Is dJ/d{ $w } at { $w } = { $p } positive, zero or negative?
tasks-number = What is dJ/d{ $w } at { $w } = { $p }?
tasks-quotient = What is the { $scheme } quotient k at { $w } = { $p } with ε = { $eps }?
tasks-arithmetic = What does a computer get for the { $scheme } quotient k at { $w } = { $p } with ε = { $eps }?
tasks-value = What is J({ $p })?
tasks-over_under = With ε = { $eps }, is the { $scheme } quotient k above, equal to or below dJ/d{ $w } at { $w } = { $p }?
tasks-exists = Does J have a derivative at { $w } = { $p }?
tasks-derivative = What is dJ/d{ $w }, as a formula?
tasks-sign-reason = Where the slope is positive J rises with { $w }; where it is negative J falls.
tasks-number-reason = It is what the slopes of the secants settle on as ε shrinks.
tasks-quotient-reason = k is rise over run between the two points.
tasks-arithmetic-reason = A computer keeps about 16 digits; what it loses shows where ε is small.
tasks-value-reason = Put the number in for { $w }.
tasks-over_under-reason = What lies between k and dJ/d{ $w } shrinks with ε.
tasks-exists-reason = There is a derivative where the slopes from both sides settle on one number.
tasks-derivative-reason = Any form with the same values is right.
tasks-quotient-several-reason = k counts several values of J so that less of the error is left than with two.

## task_lesson.py

tasks-predict-then-look = Predict, then look.

## task_reading.py

tasks-name-at-least-one-point = Name at least one point.
tasks-choose-at-least-one = Choose at least one.
tasks-no-such-key-task = There is no such key in a task.
tasks-one = It is one of { $order }.
tasks-written-out-longer-than-characters = Written out, this is longer than { $longest_function } characters.
tasks-longer-than-characters = This is longer than { $longest } characters.
tasks-up-entries-may-stand = Up to { $most_points } entries may stand here.
tasks-text-or-list-texts-needed = Here a text or a list of texts is needed.
tasks-list-needed = Here a list is needed.
tasks-up-questions-may-stand = Up to { $most_questions } questions may stand here.
tasks-keys-with-text-each-needed = Here keys with a text each are needed.
tasks-no-such-key-question = There is no such key in a question.
tasks-question-about-what-could-not = The question is about what could not be read.

## task_words.py

tasks-these-words-name-question-about = These words name { $letter } = { $named }; the question is about { $letter } = { $text }.
tasks-title = A task
