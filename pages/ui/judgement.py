"""What is said of an answer, and in which colour."""

from __future__ import annotations

from collections.abc import Mapping

from deriv_core.practice.answer_check import Status

from .words import phrase

VERDICT: Mapping[Status, str] = {
    Status.CORRECT: phrase("learn-correct"),
    Status.WRONG: phrase("learn-wrong"),
    Status.UNDECIDED: phrase("learn-undecided"),
    Status.NO_ANSWER: phrase("learn-no-answer"),
    Status.UNREADABLE: phrase("learn-unreadable"),
}
COLOUR: Mapping[Status, str] = {
    Status.CORRECT: "green",
    Status.WRONG: "violet",
    Status.UNDECIDED: "gray",
    Status.NO_ANSWER: "gray",
    Status.UNREADABLE: "gray",
}
