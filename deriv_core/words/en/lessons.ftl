### What is wrong with a lesson, for authors.

lessons-quoted = { $text }: { $told }

## fields.py

lessons-did-you-mean = Did you mean { $near }?
lessons-known = Known are { $asked }.
lessons-no-such-key = There is no such key here. { $hint }
lessons-key-needed = This key is needed here.
lessons-one-value-needed-not-list = Here one value is needed, not a list or a mapping.
lessons-nothing = There is nothing here.
lessons-longer-than-characters = This is longer than { $longest } characters.
lessons-from-1-entries-may-stand = From 1 to { $most_entries } entries may stand here.
lessons-lines-form-name-value-needed = Here lines of the form name: value are needed.
lessons-one = It is one of { $words }.
lessons-no = There is no “{ $text }”. { $hint }
lessons-yes-or-no = It is yes or no.
lessons-step-lies-between-and = A step lies between -{ $largest } and { $largest }.
lessons-rate-must-not-0-no = The rate must not be 0: no step would be taken.
lessons-rate-lies-between-and = A rate lies between -{ $largest } and { $largest }.
lessons-whole-number-from = It is a whole number from { $low } to { $high }.
lessons-window-written-from-smaller-number = A window is written from:to, the smaller number first, such as -4:4.

## answers.py

lessons-whether-derivative-not-decided = Whether there is a derivative is not decided here.
lessons-at-no-derivative = At { $w } = { $point } there is no derivative. { $reason }
lessons-whether-slope-exactly-0-not = Whether this slope is exactly 0 is not known.
lessons-no-such-number-function-not = There is no such number: the function is not defined there.
lessons-no-such-k-function-not = There is no such k: the function is not defined at one of the two points.
lessons-two-too-close-told-apart = The two are too close to be told apart here.

## checks.py

lessons-steps-derivative-do-not-all = The steps of this derivative do not all pass their check.
lessons-j-or-its-derivative-too = J or its derivative is too large to be computed here.
lessons-question-no-answer-show = This question has no answer to show. { $error }
lessons-not-what-worked-out = “{ $answer }” is not what is worked out: { $answer2 }.
lessons-html-not-shown = HTML is not shown: { $content }
lessons-title-front-matter-begin-heading = The title is in the front matter; begin a heading with ##.
lessons-pictures-not-shown-explore-block = Pictures are not shown; an explore block draws one.
lessons-link-leads-place-not-known = This link leads to a place that is not known: { $address }
lessons-no-lesson = There is no lesson { $wanted }.

## graph.py

lessons-graph-takes-too-long-worked = This graph takes too long to be worked out.

## numbers.py

lessons-numbers-graph-too-long-followed = The numbers of this graph are too long to be followed.

## reader.py

lessons-lesson-begins-with-its-title = A lesson begins with its title, summary, language and licence, between two lines of ---.
lessons-no-such-file = There is no such file.
lessons-folder-name-lessons = This is a folder. Name the lessons in it.
lessons-file-cannot-read-utf-8 = This file cannot be read as UTF-8 text.
lessons-file-cannot-read = This file cannot be read.
lessons-lessons-file-named-with-small = A lesson's file is named with small letters, digits and hyphens.
lessons-block-line-not-closed-with = This block (line { $first }) is not closed with { $markup }.
lessons-lesson-at-most-blocks = A lesson has at most { $most_blocks } blocks.
lessons-block-stands-by-itself-not = A block stands by itself, not inside a list or a quotation.
lessons-there-are = There are { $blocks }.
lessons-no-such-block = There is no such block. { $hint }
lessons-short-name-such-en-or = It is a short name such as en or de.

## schema.py

lessons-up-points-may-stand = Up to { $most_points } points may stand here.
lessons-window-needs-both-x-and = A window needs both x and y.
lessons-decimal-number-0-or-more = It is a decimal number, 0 or more.
lessons-functions-name-one-letter-and = The function's name is one letter, and not that of its variable.
lessons-cannot-name-node-take-one = “{ $name }” cannot name a node: take one letter, but not e.
lessons-node-already = There is a node { $name } already.

## sympy_cells.py

lessons-word-pythons-own = { $variable } is a word of Python's own.
lessons-sympy-no-short-derivative = SymPy has no short derivative of this.
lessons-no-derivative-at-number-would = # { $name } has no derivative at { $text }: a number here would mean nothing.
lessons-sympys-number-at-one-points = SymPy's number at one of the points is too long.
lessons-function-no-form-plain-python = This function has no form in plain Python arithmetic.

## written.py

lessons-put-quotation-marks-around-text = Put quotation marks around a text that begins with | > [ { "{" } * & ! % @ or holds a colon.
lessons-not-yaml = This is not YAML: { $problem }. { $quoted }
lessons-not-yaml-holds-sign-may = This is not YAML: it holds a sign that may not stand in a text.
lessons-lines-form-key-value-needed = Here lines of the form key: value are needed.
lessons-key-stands-twice = This key stands here twice.
lessons-anchors-and-aliases-no-place = Anchors (&) and aliases (*) have no place here; quote a text that begins with one.
lessons-tags-no-place-quote-text = Tags (!) have no place here; quote a text that begins with one.
lessons-nested-more-than-levels-deep = This is nested more than { $deepest } levels deep.

## lint_lessons.py

lessons-check-lessons-prints-file-line = Check lessons. Prints file:line: key: message for each thing that is wrong.
lessons-without-any-all = without any, all in { $folder }/
lessons-no-lessons = There are no lessons in { $folder }.
