"""What a learner takes away from a task: each first prediction, whether it was right, and when.

The server stores nothing: the result lives in the visit and in the learner's browser, until cleared there.
"""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st
import sympy

from deriv_core.errors import DerivError
from deriv_core.lessons.answers import CHOICES, Truth, truth
from deriv_core.lessons.blocks import Ask, Predict
from deriv_core.lessons.task import Task, asked
from deriv_core.numbers.by_hand import equal_or_about, number
from deriv_core.practice.answer_check import Status

from ..lessons.predict_block import First
from ..words import phrase, said

COLUMNS = (
    "function",
    "point",
    "eps",
    "scheme",
    "number",
    "asked",
    "question",
    "predicted",
    "result",
    "answer",
    "seconds",
    "server_time_utc",
)
# What a spreadsheet would run as a formula; plain numbers may begin with a sign.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Answered:
    """A first prediction.

    Attributes
    ----------
    given : str
    status : Status
    answer : str
        What is true, in plain text; empty where it is not known.
    at : float
        The server's clock, in seconds.
    """

    given: str
    status: Status
    answer: str
    at: float


def note_answers(task: Task, key: str, places: Sequence[str]) -> None:
    """Keep each first prediction with its time; a later try changes nothing of it."""
    state = st.session_state
    state.setdefault(opened_at(key), time.time())
    noted: dict[int, Answered] = state.setdefault(f"{key}_noted", {})
    for question, place in zip(task.questions, places, strict=True):
        first: First | None = state.get(f"{place}_first")
        known = noted.get(question.line)
        if first is not None and (known is None or (known.given, known.at) != (first.done.given, first.at)):
            noted[question.line] = Answered(first.done.given, first.done.status, _answer(question), first.at)


def opened_at(key: str) -> str:
    """What the state has the time under at which a task was opened."""
    return f"{key}_opened"


def _answer(question: Predict) -> str:
    try:
        return answer_words(truth(question))
    except DerivError:
        return ""


def answer_words(found: Truth) -> str:
    """An answer in plain text: 6, 2*cos(4) ≈ −1.307287, -1/4 = −0.25, above."""
    value = found.value
    if value is None or value.text != found.answer or isinstance(value.exact, sympy.Integer):
        return found.answer
    shown = number(value.decimal)
    return f"{value.text} {equal_or_about(shown, value.ratio)} {shown}"


def show_result(task: Task, key: str) -> None:
    """The result, to download and to copy."""
    opened: float = st.session_state[opened_at(key)]
    noted: dict[int, Answered] = st.session_state[f"{key}_noted"]
    if len(noted) < len(task.questions):
        return
    with st.container(border=True, key=f"result-{key}", gap="small"):
        st.markdown(phrase("teach-result", noted=score(noted)))
        st.markdown(phrase("teach-gray-your-first-predictions-count"))
        st.code(result_text(task, noted, opened), language=None, wrap_lines=True)
        st.download_button(
            phrase("teach-download-result-csv"),
            lambda: result_csv(task, noted, opened),
            file_name="result.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"{key}_download",
        )


def score(noted: dict[int, Answered]) -> str:
    """How many are right, of those that have an answer.

    >>> yes, none = Answered("1", Status.CORRECT, "1", 0.0), Answered("1", Status.NO_ANSWER, "", 0.0)
    >>> score({1: yes}), score({1: yes, 2: none})
    ('1 of 1 right', '1 of 1 right, 1 without an answer')
    """
    states = [answer.status for answer in noted.values()]
    right, without = states.count(Status.CORRECT), states.count(Status.NO_ANSWER)
    words = phrase("teach-right-of", right=str(right), of=str(len(states) - without))
    return phrase("teach-without-answer", words=words, without=str(without)) if without else words


def result_text(task: Task, noted: dict[int, Answered], opened: float) -> str:
    """The result as lines to paste into a message."""
    block = task.explore
    w = block.function.variable
    last = max(answer.at for answer in noted.values())
    lines = [
        f"J({w}) = {block.function.text}, {w} = {', '.join(block.points)}, ε = {block.eps}, "
        f"{said(block.scheme.label)}",
        phrase(
            "teach-on-servers-clock",
            noted=score(noted),
            duration=duration(last - opened),
            moment=_moment(last),
        ),
    ]
    for question in task.questions:
        answer = noted[question.line]
        chosen = question.ask in CHOICES
        given, true = (
            phrase(f"learn-choice-{word}") if chosen and word else word.replace("_", " ")
            for word in (answer.given, answer.answer)
        )
        known = "alone" if not true else "exists" if question.ask is Ask.EXISTS else "known"
        lines += [
            "",
            f"{question.line}. {question.question}",
            "   " + phrase(f"teach-predicted-{known}", given=given, status=_status(answer), answer=true),
        ]
    return "\n".join(lines)


def result_csv(task: Task, noted: dict[int, Answered], opened: float) -> str:
    """The result as a table, a row a question."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    block = task.explore
    before = opened
    for question in sorted(task.questions, key=lambda one: noted[one.line].at):
        answer = noted[question.line]
        row = (
            block.function.text,
            question.point,
            block.eps,
            block.scheme.value,
            str(question.line),
            asked(question).value,
            question.question,
            answer.given,
            _status(answer),
            answer.answer,
            str(max(0, round(answer.at - before))),
            _moment(answer.at),
        )
        writer.writerow(map(cell, row))
        before = answer.at
    return out.getvalue()


def cell(text: str) -> str:
    """A text that no spreadsheet runs.

    >>> cell("=1+1"), cell("-3"), cell("-w^2"), cell("above")
    ("'=1+1", '-3', "'-w^2", 'above')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _status(answer: Answered) -> str:
    return phrase(f"teach-status-{answer.status.name.lower()}")


def duration(seconds: float) -> str:
    """A time for reading; none where a clock was set back meanwhile.

    >>> duration(7.2), duration(61), duration(3725), duration(-3600)
    ('7 s', '1 min 1 s', '62 min 5 s', '0 s')
    """
    minutes, rest = divmod(max(0, round(seconds)), 60)
    if minutes:
        return phrase("teach-minutes-seconds", minutes=str(minutes), seconds=str(rest))
    return phrase("teach-seconds", seconds=str(rest))


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
