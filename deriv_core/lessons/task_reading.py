"""A task read key by key from plain texts.

A task comes in a link, so from a stranger: every value is read by itself, with the readers of a lesson's
blocks. One that cannot be read is left out and told of; the rest holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from deriv_core.lessons.blocks import Ask, Explore, Of, Predict
from deriv_core.lessons.fields import Fields
from deriv_core.lessons.schema import read_block
from deriv_core.lessons.task import Order, Task, usual_question, usual_reason
from deriv_core.lessons.task_values import Reading, Values, Wrong, is_plain, tidy
from deriv_core.lessons.written import Report, Written
from deriv_core.limits import LONGEST_FUNCTION, LONGEST_POINTS, LONGEST_STEP, MOST_POINTS, MOST_QUESTIONS
from deriv_core.words import Message

LONGEST = {"question": 400, "hint": 400, "why": 600}
# What is said of an empty list of what there has to be one of.
EMPTY = {"points": Message("tasks-name-at-least-one-point"), "panels": Message("tasks-choose-at-least-one")}
DEFAULTS: Mapping[str, object] = {
    "function": "w^2",
    "points": ["3"],
    "eps": "1",
    "scheme": "forward",
    "panels": ["picture", "table"],
}
_EXPLORE = ("function", "points", "eps", "scheme", "x", "y", "panels", "locked")
_PROMPT = ("ask", "of", "point", "question", "hint", "why", "tolerance")


def read_task(
    data: Mapping[str, object], refused: Mapping[str, str] | None = None
) -> tuple[Task, tuple[Wrong, ...]]:
    """The task that texts stand for, and what could not be used of them.

    Parameters
    ----------
    data : mapping
        The keys of an explore block; ``order``; and ``questions``, a list of mappings with the keys of a
        predict block but the function, the step and the scheme, which are the task's.
    refused : mapping, optional
        Keys that somebody else has found wrong, with the reason.

    Returns
    -------
    Task
        What is missing or wrong is as in `DEFAULTS`; a question that is wrong, or about something that is,
        is left out.
    tuple of Wrong
    """
    reading = Reading()
    for key, message in (refused or {}).items():
        reading.tell(key, message)
    for key in list(data)[:40]:
        if key not in (*_EXPLORE, "order", "questions"):
            reading.tell(str(key)[:20], Message("tasks-no-such-key-task"))
    explore = _read_explore(data, reading)
    questions = _read_questions(data.get("questions", []), explore, reading)
    order = Order.LOOK
    if "order" in data:
        if data["order"] in list(Order):
            order = Order(str(data["order"]))
        else:
            reading.tell("order", Message("tasks-one", order=", ".join(Order)))
    return Task(explore, questions, order if questions else Order.LOOK), tuple(reading.wrong)


# --- the picture -----------------------------------------------------------------------------------------


def _read_explore(data: Mapping[str, object], reading: Reading) -> Explore:
    good = dict(DEFAULTS)
    for key in _EXPLORE[:4] + _EXPLORE[6:]:
        if key in data and not reading.is_wrong(key):
            found = _sound(key, data[key], reading)
            if found:
                good[key] = found
    window: Values = {key: data[key] for key in ("x", "y") if key in data}
    if window and _reads(window, reading.reporter()):
        good |= window
    # Each key has been read by itself: together they say nothing new.
    block = _explore(good, Reading().reporter())
    if len(block.function.text) > LONGEST_FUNCTION:
        reading.tell(
            "function", Message("tasks-written-out-longer-than-characters", longest_function=LONGEST_FUNCTION)
        )
        return _explore(good | {"function": DEFAULTS["function"]}, Reading().reporter())
    return block


def _sound(key: str, value: object, reading: Reading) -> object:
    """A key's value, or what can be read of its list; nothing where nothing can."""
    if not isinstance(value, list):
        longest = {"points": LONGEST_POINTS, "eps": LONGEST_STEP}.get(key, LONGEST_FUNCTION)
        if isinstance(value, str) and len(value) > longest:
            reading.tell(key, Message("tasks-longer-than-characters", longest=longest))
            return None
        return value if _reads({key: value}, reading.reporter()) else None
    if not value and key in EMPTY:
        reading.tell(key, EMPTY[key])
    if len(value) > MOST_POINTS:
        reading.tell(key, Message("tasks-up-entries-may-stand", most_points=MOST_POINTS))
    kept = [entry for entry in value[:MOST_POINTS] if _reads({key: [entry]}, reading.reporter())]
    if sum(len(str(entry)) + 2 for entry in kept) > LONGEST_POINTS:
        reading.tell(key, Message("tasks-longer-than-characters", longest=LONGEST_POINTS))
        return None
    return kept


def _reads(values: Values, report: Report) -> bool:
    """Whether an explore block with these values is one; what is wrong is reported."""
    found: list[str] = []

    def both(line: int, key: str, message: str) -> None:
        found.append(key)
        report(line, key, message)

    for key, value in values.items():
        if not is_plain(value):
            both(0, key, Message("tasks-text-or-list-texts-needed"))
            return False
    _explore(dict(DEFAULTS) | values, both)
    return not found


def _explore(values: Values, report: Report) -> Explore:
    return cast(Explore, read_block("explore", Fields(Written(values), report), 0))


# --- the questions ---------------------------------------------------------------------------------------


def _read_questions(data: object, explore: Explore, reading: Reading) -> tuple[Predict, ...]:
    if not isinstance(data, list):
        reading.tell("questions", Message("tasks-list-needed"))
        return ()
    if len(data) > MOST_QUESTIONS:
        reading.tell("questions", Message("tasks-up-questions-may-stand", most_questions=MOST_QUESTIONS))
    read = [
        _read_question(entry, number, explore, reading)
        for number, entry in enumerate(data[:MOST_QUESTIONS], start=1)
    ]
    kept = [question for question in read if question is not None]
    return tuple(replace(question, line=place) for place, question in enumerate(kept, start=1))


def _read_question(entry: object, number: int, explore: Explore, reading: Reading) -> Predict | None:
    """A question, or None where it is wrong or about something that is; that has been told."""
    report = reading.reporter(number)
    if not isinstance(entry, dict) or not all(
        isinstance(key, str) and isinstance(text, str) for key, text in entry.items()
    ):
        report(0, "", Message("tasks-keys-with-text-each-needed"))
        return None
    tidied = {key: tidy(text) if key in LONGEST else text.strip() for key, text in entry.items()}
    given = {key: text for key, text in tidied.items() if text}
    told = len(reading.wrong)
    for key in list(entry)[:20]:
        if key not in _PROMPT:
            report(0, key[:20], Message("tasks-no-such-key-question"))
    for key, longest in LONGEST.items():
        if len(given.get(key, "")) > longest:
            report(0, key, Message("tasks-longer-than-characters", longest=longest))
    if len(reading.wrong) > told:
        return None
    about = [key for key in _about(given) if reading.is_wrong(key)]
    if about:
        report(0, about[0], Message("tasks-question-about-what-could-not"))
        return None
    fields = Fields(Written(_completed(given, explore)), report)
    question = cast(Predict, read_block("predict", fields, number))
    if len(reading.wrong) > told:
        return None
    return _with_words(question, given)


def _about(given: Mapping[str, str]) -> Iterable[str]:
    """The keys of the task that a question rests on."""
    yield "function"
    if "point" not in given and given.get("ask") != Ask.DERIVATIVE:
        yield "points"
    if given.get("ask") == Ask.OVER_UNDER or given.get("of") in (Of.QUOTIENT, Of.ARITHMETIC):
        yield from ("eps", "scheme")


def _completed(given: Mapping[str, str], explore: Explore) -> dict[str, str]:
    """A question's own keys with those of the task."""
    own = dict(given)
    if own.get("ask") == Ask.DERIVATIVE:
        own.pop("point", None)
    else:
        own.setdefault("point", explore.points[0])
    return {
        "question": "?",
        "why": "!",
        "function": explore.function.text,
        "eps": explore.eps,
        "scheme": explore.scheme.value,
        **own,
    }


def _with_words(question: Predict, given: Mapping[str, str]) -> Predict:
    """With the usual words where the teacher has none of their own."""
    return replace(
        question,
        question=given.get("question") or usual_question(question),
        why=given.get("why") or usual_reason(question),
    )
