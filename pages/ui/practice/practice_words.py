"""The sentences of the Practice page that are said nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from deriv_core.practice.answer_check import Status
from deriv_core.practice.lines.line_status import LineStatus

from ..words import phrase

WELCOME = phrase("practice-answer-see-whether-so-wrong")
NOTHING_KEPT = phrase("practice-what-you-practised-kept-visit")
IGNORED = phrase("practice-part-link-could-not-used")
TRY_FIRST = phrase("practice-type-your-answer-first")
ANSWER_SHOWN = "The answer:"
HELP = (phrase("practice-question-first"), phrase("practice-rule"), phrase("practice-step"))
NO_HELP = phrase("practice-no-known-mistake-gives-answer")
SHOW_ANSWER = phrase("practice-show-answer")

BENCH_STARTS = phrase("practice-write-next-line-may-skip")
BENCH_NOTATION = phrase("practice-what-still-differentiated-written-d")
BENCH_SECANT = phrase("practice-write-or-h-step-j")
BENCH_DONE = phrase("practice-derivative-j-nothing-left-differentiate")
LINE_FIRST = phrase("practice-type-line-first")
SAME_LINE = phrase("practice-same-line-make-next-one")

FALSE_LINE = phrase("practice-one-these-lines-does-not")
FOUND = phrase("practice-yes-line-does-not-follow")
NOT_FOUND = phrase("practice-line-follows-from-one-before")
RIGHT_WAS = phrase("practice-right-derivation-has-here")
WHAT_INSTEAD = phrase("practice-what-should-write-line-follows")

LINE_VERDICT: Mapping[LineStatus, str] = {
    LineStatus.FOLLOWS: phrase("practice-follows"),
    LineStatus.WRONG: phrase("practice-does-not-follow"),
    LineStatus.UNDECIDED: phrase("practice-whether-follows-could-not-decided"),
    LineStatus.UNREADABLE: phrase("practice-line-could-not-read"),
}
MAP_WORDS: Mapping[str, str] = {
    "sure": phrase("practice-sure-right-at-first-try"),
    "unsure": phrase("practice-unsure-not-right-at-first"),
    "new": phrase("practice-new-met-once-so-far"),
}
COUNTED = frozenset({Status.CORRECT, Status.WRONG})
