### The Teach page, the task that a learner gets, and the result.

## composing.py

teach-compose-task-see-learner-does = Compose a task, see it as a learner does, and copy its link. All of it is in the link; nothing is stored here.
teach-task = The task
teach-what-predict = What to predict
teach-preview-learner-sees = Preview: as the learner sees it
teach-violet-part-cannot-read-task = :violet[Part of it cannot be read. This is the task as it was before.]
teach-not-address-yet-address-holds = This is not in the address yet: the address holds an older version. Until the task fits into a link, only the lesson file keeps it.
teach-part-link-could-not-used = Part of this link could not be used. The rest is here.
teach-link-could-not-read-what = This link could not be read. What is here does not come from it.
teach-answer-question-not-known = The answer to this question is not known here. { $error }
teach-what-shown-says-derivative-and = What is shown says the derivative and k in numbers: a learner can read an answer off it. With *predict, then look* it opens afterwards.

## learner.py

teach-link-could-not-read-ask = This link could not be read. Ask for it again, or compose one.
teach-page-shows-task-somebody-sent = This page shows a task that somebody has sent as a link. Here there is none yet.
teach-compose-task = Compose a task
teach-explore-function = Explore a function
teach-picture-opens-when-every-prediction = The picture opens when every prediction is made: { $answered } of { $asked }.
teach-function = The function
teach-at-with-varepsilon = at ${ $w } = { $points }$ with $\varepsilon = { $step }$

## link.py

teach-not-task-part-link-may = This is not a task. Part of the link may be missing: copy it again as a whole.
teach-task-too-long-for-link = This task is too long for a link. Shorten its texts.
teach-not-used-beside = { $key } is not used beside { $packed }.
teach-no-part-tasks-address = { $key } is no part of a task's address.
teach-stands-more-than-once-first = { $key } stands here more than once; the first is used.
teach-begins-with-number-its-question = { $key }={ $text }: It begins with the number of its question, such as 1:

## result.py

teach-result = { "*" }*Result: { $noted }**
teach-gray-your-first-predictions-count = :gray[Your first predictions count. The times are the server's, in UTC, as this browser keeps them. The server stores nothing: download the result or copy it to hand it on.]
teach-download-result-csv = Download result (CSV)
teach-without-answer = { $words }, { $without } without an answer
teach-on-servers-clock = { $noted }, in { $duration }, on { $moment } (server's clock)

## sharing.py

teach-hand-on = Hand it on
teach-link = Link
teach-embed = Embed
teach-qr-code = QR code
teach-lesson-file = Lesson file
teach-for-course-page-takes-html = For a course page that takes HTML, served over http or https: in a file opened from a disk the frame stays empty. The bar at the top is left out there.
teach-link-no-exam-security-locks = { "*" }*A link is no exam security.** Locks are a courtesy: whoever edits the link opens them. The answers are worked out from the link, so whoever can read it can work them out too. A result is the learner's own file, and can be edited.
teach-open-learner = Open it as a learner
teach-pages-own-address-brings-task = This page's own address brings the task back here, to go on with it.
teach-link-too-long-for-code = This link is too long for a code that a phone reads well. Shorten the task's texts.
teach-qr-code-tasks-link = QR code of the task's link
teach-download-png = Download PNG
teach-download-svg = Download SVG
teach-derivative-explorer-task = Derivative Explorer: a task
teach-task-cannot-written-lesson = This task cannot be written as a lesson.
teach-markdown-file-for-folder-lessons = A Markdown file for the folder `lessons`. Title, summary and licence are suggestions; text may stand between the blocks.
teach-download-lesson = Download lesson

## task_fields.py

teach-predict-then-look = predict, then look
teach-look-then-answer = look, then answer
teach-sign-slope = the sign of the slope
teach-slope-number = the slope, a number
teach-k-above-or-below-slope = k above or below the slope
teach-whether-derivative = whether there is a derivative
teach-derivative-formula = the derivative, a formula
teach-k-computer-gets = k as a computer gets it
teach-value-j = the value of J
teach-window = Window
teach-automatic-or = automatic, or { $example }
teach-order = Order
teach-add-question = Add a question
teach-question-predict = Question { $place }: predict
teach-first-point = first point
teach-your-words = In your words
teach-hint-reason-tolerance = Hint, reason, tolerance
teach-hint-before-answer = Hint, before the answer
teach-reason-after-answer = Reason, after the answer
teach-thousandth-answer = a thousandth of the answer
teach-remove = Remove

## Panels, controls and fields

teach-panel-picture = picture
teach-panel-table = table
teach-panel-formulas = formulas
teach-panel-steps = steps
teach-control-function = function
teach-control-points = points
teach-control-quotient = quotient
teach-control-window = window
teach-k-number = k, a number
teach-points = Points
teach-shown = Shown
teach-locked = Locked
teach-across = Across
teach-up = Up
teach-at = At
teach-tolerance = Tolerance
teach-hint-reason = Hint, reason

## The result

teach-status-correct = right
teach-status-wrong = not right
teach-status-undecided = not decided
teach-status-no_answer = no answer
teach-right-of = { $right } of { $of } right
teach-predicted-alone = predicted: { $given } ({ $status })
teach-predicted-known = predicted: { $given } ({ $status }; the answer is { $answer })
teach-predicted-exists = predicted: { $given } ({ $status }; the answer: { $answer })
teach-minutes-seconds = { $minutes } min { $seconds } s
teach-seconds = { $seconds } s
teach-answer = Answer: { $answer }
teach-and-more = … and { $more } more.

## sharing.py

teach-question-no-answer-learner-told = Question { $question } has no answer. A learner is told so, and it does not count.
