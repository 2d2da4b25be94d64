"""What a learner takes away from a task: each first prediction, whether it was right, and when.

Nothing is stored: the result lives in the visit, and goes with it unless it is downloaded or copied.
"""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

import streamlit as st
import sympy

from deriv_core.errors import DerivError
from deriv_core.lessons.answers import Exists, Truth, truth
from deriv_core.lessons.blocks import Ask, Predict
from deriv_core.lessons.task import Task, asked
from deriv_core.practice.answer_check import Status

from ..lessons.predict_block import Committed
from ..words import number, shows_exactly

WORDS = {
    Status.CORRECT: "right",
    Status.WRONG: "not right",
    Status.UNDECIDED: "not decided",
    Status.NO_ANSWER: "no answer",
}
# As on the screen, where they are chosen.
_EXISTS = {Exists.YES.value: "it exists", Exists.NO.value: "it does not"}
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
    state.setdefault(f"{key}_opened", time.time())
    noted: dict[int, Answered] = state.setdefault(f"{key}_noted", {})
    for question, place in zip(task.questions, places, strict=True):
        done: Committed | None = state.get(f"{place}_committed")
        if done is not None and question.line not in noted:
            noted[question.line] = Answered(done.given, done.status, _answer(question), time.time())


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
    shown, exact = number(value.decimal), value.exact
    ratio = Fraction(int(exact.p), int(exact.q)) if isinstance(exact, sympy.Rational) else None
    return f"{value.text} {'=' if shows_exactly(shown, ratio) else '≈'} {shown}"


def show_result(task: Task, key: str) -> None:
    """The result, to download and to copy."""
    opened: float = st.session_state[f"{key}_opened"]
    noted: dict[int, Answered] = st.session_state[f"{key}_noted"]
    if len(noted) < len(task.questions):
        return
    with st.container(border=True, key=f"result-{key}", gap="small"):
        st.markdown(f"**Result: {score(noted)}**")
        st.markdown(
            ":gray[Your first predictions count. The times are the server's, in UTC. Nothing is stored here: "
            "download the result or copy it before you leave.]"
        )
        st.code(result_text(task, noted, opened), language=None, wrap_lines=True)
        st.download_button(
            "Download result (CSV)",
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
    words = f"{right} of {len(states) - without} right"
    return f"{words}, {without} without an answer" if without else words


def result_text(task: Task, noted: dict[int, Answered], opened: float) -> str:
    """The result as lines to paste into a message."""
    block = task.explore
    w = block.function.variable
    last = max(answer.at for answer in noted.values())
    lines = [
        f"J({w}) = {block.function.text}, {w} = {', '.join(block.points)}, ε = {block.eps}, "
        f"{block.scheme.label}",
        f"{score(noted)}, in {duration(last - opened)}, on {_moment(last)} (server's clock)",
    ]
    for question in task.questions:
        answer = noted[question.line]
        words = _EXISTS if question.ask is Ask.EXISTS else {}
        given, true = (words.get(word, word.replace("_", " ")) for word in (answer.given, answer.answer))
        known = f"; the answer{':' if words else ' is'} {true}" if true else ""
        lines += [
            "",
            f"{question.line}. {question.question}",
            f"   predicted: {given} ({WORDS[answer.status]}{known})",
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
            WORDS[answer.status],
            answer.answer,
            f"{answer.at - before:.0f}",
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


def duration(seconds: float) -> str:
    """A time for reading.

    >>> duration(7.2), duration(61), duration(3725)
    ('7 s', '1 min 1 s', '62 min 5 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
