"""A task read key by key from plain texts.

A task comes in a link, so from a stranger: every value is read by itself, with the readers of a lesson's
blocks. One that cannot be read is left out and told of; the rest holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, cast

import yaml

from deriv_core.lessons.blocks import Ask, Explore, Of, Predict
from deriv_core.lessons.fields import LONGEST_FUNCTION, Fields
from deriv_core.lessons.schema import MOST_POINTS, read_block
from deriv_core.lessons.task import Order, Task, usual_question, usual_reason

MOST_QUESTIONS = 8
LONGEST = {"question": 400, "hint": 400, "why": 600}
LONGEST_POINTS = 300
LONGEST_STEP = 40
DEFAULTS: Mapping[str, object] = {
    "function": "w^2",
    "points": ["3"],
    "eps": "1",
    "scheme": "forward",
    "panels": ["picture", "table"],
}
_EXPLORE = ("function", "points", "eps", "scheme", "x", "y", "panels", "locked")
_PROMPT = ("ask", "of", "point", "question", "hint", "why", "tolerance")
_JOINERS = "\u200c\u200d"

Values: TypeAlias = dict[str, object]  # texts and lists of texts


@dataclass(frozen=True, slots=True)
class Wrong:
    """What of a task could not be used: a key and a sentence; of a question also its place, from 1."""

    key: str
    message: str
    number: int = 0


@dataclass(slots=True)
class _Reading:
    """What is wrong with one task, as far as it has been read."""

    wrong: list[Wrong] = field(default_factory=list)

    def tell(self, key: str, message: str, number: int = 0) -> None:
        told = Wrong(key, message, number)
        if told not in self.wrong:
            self.wrong.append(told)

    def reporter(self, number: int = 0) -> Callable[[int, str, str], None]:
        return lambda _line, key, message: self.tell(key, message, number)

    def is_wrong(self, key: str) -> bool:
        return any(wrong.key == key and not wrong.number for wrong in self.wrong)


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
    reading = _Reading()
    for key, message in (refused or {}).items():
        reading.tell(key, message)
    for key in list(data)[:40]:
        if key not in (*_EXPLORE, "order", "questions"):
            reading.tell(str(key)[:20], "There is no such key in a task.")
    explore = _read_explore(data, reading)
    questions = _read_questions(data.get("questions", []), explore, reading)
    order = Order.LOOK
    if "order" in data:
        if data["order"] in list(Order):
            order = Order(str(data["order"]))
        else:
            reading.tell("order", f"It is one of {', '.join(Order)}.")
    return Task(explore, questions, order if questions else Order.LOOK), tuple(reading.wrong)


# --- the picture -----------------------------------------------------------------------------------------


def _read_explore(data: Mapping[str, object], reading: _Reading) -> Explore:
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
    return _explore(good, _Reading().reporter())


def _sound(key: str, value: object, reading: _Reading) -> object:
    """A key's value, or what can be read of its list; nothing where nothing can."""
    if not isinstance(value, list):
        longest = {"points": LONGEST_POINTS, "eps": LONGEST_STEP}.get(key, LONGEST_FUNCTION)
        if isinstance(value, str) and len(value) > longest:
            reading.tell(key, f"This is longer than {longest} characters.")
            return None
        return value if _reads({key: value}, reading.reporter()) else None
    if len(value) > MOST_POINTS:
        reading.tell(key, f"Up to {MOST_POINTS} entries may stand here.")
    kept = [entry for entry in value[:MOST_POINTS] if _reads({key: [entry]}, reading.reporter())]
    if sum(len(str(entry)) + 2 for entry in kept) > LONGEST_POINTS:
        reading.tell(key, f"This is longer than {LONGEST_POINTS} characters.")
        return None
    return kept


def _reads(values: Values, report: Callable[[int, str, str], None]) -> bool:
    """Whether an explore block with these values is one; what is wrong is reported."""
    found: list[str] = []

    def both(line: int, key: str, message: str) -> None:
        found.append(key)
        report(line, key, message)

    for key, value in values.items():
        if not _is_plain(value):
            both(0, key, "Here a text or a list of texts is needed.")
            return False
    _explore(dict(DEFAULTS) | values, both)
    return not found


def _is_plain(value: object) -> bool:
    entries = value if isinstance(value, list) else [value]
    return all(isinstance(entry, str) for entry in entries)


def _explore(values: Values, report: Callable[[int, str, str], None]) -> Explore:
    return cast(Explore, read_block("explore", _fields(values, report), 0))


def _fields(values: Values, report: Callable[[int, str, str], None]) -> Fields:
    return Fields(cast(yaml.MappingNode, _node(values)), 0, report)


_MARK = yaml.Mark("", 0, 0, 0, None, 0)


def _node(value: object) -> yaml.Node:
    """Plain values as YAML would give them; nothing is parsed."""
    match value:
        case Mapping():
            pairs = [(_node(key), _node(entry)) for key, entry in value.items()]
            return yaml.MappingNode("", pairs, _MARK, _MARK)
        case list():
            return yaml.SequenceNode("", [_node(entry) for entry in value], _MARK, _MARK)
        case _:
            return yaml.ScalarNode("", value, _MARK, _MARK)


# --- the questions ---------------------------------------------------------------------------------------


def _read_questions(data: object, explore: Explore, reading: _Reading) -> tuple[Predict, ...]:
    if not isinstance(data, list):
        reading.tell("questions", "Here a list is needed.")
        return ()
    if len(data) > MOST_QUESTIONS:
        reading.tell("questions", f"Up to {MOST_QUESTIONS} questions may stand here.")
    read = [
        _read_question(entry, number, explore, reading)
        for number, entry in enumerate(data[:MOST_QUESTIONS], start=1)
    ]
    kept = [question for question in read if question is not None]
    return tuple(replace(question, line=place) for place, question in enumerate(kept, start=1))


def _read_question(entry: object, number: int, explore: Explore, reading: _Reading) -> Predict | None:
    """A question, or None where it is wrong or about something that is; that has been told."""
    report = reading.reporter(number)
    if not isinstance(entry, dict) or not all(
        isinstance(key, str) and isinstance(text, str) for key, text in entry.items()
    ):
        report(0, "", "Here keys with a text each are needed.")
        return None
    tidied = {key: tidy(text) if key in LONGEST else text.strip() for key, text in entry.items()}
    given = {key: text for key, text in tidied.items() if text}
    told = len(reading.wrong)
    for key in list(entry)[:20]:
        if key not in _PROMPT:
            report(0, key[:20], "There is no such key in a question.")
    for key, longest in LONGEST.items():
        if len(given.get(key, "")) > longest:
            report(0, key, f"This is longer than {longest} characters.")
    if len(reading.wrong) > told:
        return None
    about = [key for key in _about(given) if reading.is_wrong(key)]
    if about:
        report(0, about[0], "The question is about what could not be read.")
        return None
    question = cast(Predict, read_block("predict", _fields(dict(_completed(given, explore)), report), number))
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


def tidy(text: str) -> str:
    """A text on one line, without signs that cannot be seen.

    >>> tidy("  two\\nlines\\u202e ")
    'two lines'
    """
    seen = "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text)
    return " ".join(seen.split())
