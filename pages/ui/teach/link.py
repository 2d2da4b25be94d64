"""A task in an address: readable while it is short, packed into one key when it is long.

A link is a stranger's. What is packed is bounded before and after it is unpacked, holds only texts, and is
read value by value like the rest; nothing of it is run, and none of its texts is shown as markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from deriv_core.calculus.scheme import Scheme
from deriv_core.lessons.task import ASKED, Asked, Order, Task, asked, question_data, task_data
from deriv_core.lessons.task_reading import read_task
from deriv_core.lessons.task_values import Wrong, tidy
from deriv_core.limits import LONGEST_FUNCTION, LONGEST_POINTS, LONGEST_STEP, MOST_QUESTIONS

from ..desk.question import read
from ..desk.texts import FIELD_OF, split_points, texts_of
from ..words import phrase, said
from .packing import LONGEST_PACKED, pack, unpack

KEYS = {
    "f": "function",
    "at": "points",
    "eps": "eps",
    "scheme": "scheme",
    "x": "x",
    "y": "y",
    "show": "panels",
    "lock": "locked",
    "order": "order",
}
ASK = "ask"
# About the question of that number: hint=1:Look at both sides.
NUMBERED = {"hint": "hint", "why": "why", "within": "tolerance"}
PACKED = "task"

LONGEST_READABLE = 500
_LONGEST_VALUE = 1_000
_MOST_NOTICES = 12
_LONGEST_NOTICE = 240
_LISTS = ("panels", "locked")
_UNREADABLE = phrase("teach-not-task-part-link-may")

Query = Mapping[str, Sequence[str]]


class TooLong(ValueError):
    """A task that does not fit into a link."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link says.

    Attributes
    ----------
    task : Task or None
        None where it holds none.
    ignored : tuple of str
        What had to be ignored, in plain text.
    unread : mapping of str to str
        The texts that could not be read, by the fields of the form they can be mended in.
    """

    task: Task | None
    ignored: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)


# --- writing ---------------------------------------------------------------------------------------------


def write_query(task: Task) -> dict[str, list[str]]:
    """The keys of the address that `read_query` makes the same task of.

    Raises
    ------
    TooLong
    """
    readable = _readable(task)
    if len(encoded(readable)) <= LONGEST_READABLE:
        return readable
    packed = pack(task_data(task))
    if len(packed) > LONGEST_PACKED:
        raise TooLong(phrase("teach-task-too-long-for-link"))
    return {PACKED: [packed]}


def encoded(query: Query) -> str:
    """A query as it stands in an address; signs that mean nothing there stay as they are."""
    return urlencode(query, doseq=True, safe="^*/(),:@", quote_via=quote)


def _readable(task: Task) -> dict[str, list[str]]:
    data = task_data(task)
    query: dict[str, list[str]] = {}
    for key, name in KEYS.items():
        value = data.get(name)
        if isinstance(value, list):
            query[key] = [",".join(value)]
        elif isinstance(value, str) and (key, value) != ("scheme", Scheme.FORWARD):
            query[key] = [value]
    if data.get("order") == Order.LOOK:
        del query["order"]
    for number, question in enumerate(task.questions, start=1):
        own = question_data(question, task.explore)
        place = f"@{own['point']}" if "point" in own else ""
        words = f":{own['question']}" if "question" in own else ""
        query.setdefault(ASK, []).append(f"{asked(question)}{place}{words}")
        for key, name in NUMBERED.items():
            if name in own:
                query.setdefault(key, []).append(f"{number}:{own[name]}")
    return query


# --- reading ---------------------------------------------------------------------------------------------


def read_query(query: Query) -> Opened:
    """The task of an address. What cannot be read is told of; the rest holds."""
    notices: list[str] = []
    data = _data_of(query, notices)
    if data is None:
        return Opened(None, _bounded(notices))
    task, wrong = read_task(data)
    # What the library reads, the page may still be unable to draw: a number too large, a derivative too long.
    refused = undrawable(task)
    if refused:
        task, wrong = read_task(data, refused)
    packed = PACKED in query and not any(line.startswith(PACKED) for line in notices)
    notices += [_notice(one, packed=packed) for one in wrong]
    return Opened(task, _bounded(notices), _unread(data, wrong))


def _unread(data: Mapping[str, object], wrong: Sequence[Wrong]) -> dict[str, str]:
    """The typed texts of a task that are wrong, as long as a field takes them."""
    unread = {}
    for key, longest in (("function", LONGEST_FUNCTION), ("points", LONGEST_POINTS), ("eps", LONGEST_STEP)):
        value = data.get(key)
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        told = any(one.key == key and not one.number for one in wrong)
        if told and isinstance(text, str) and len(text) <= longest:
            unread[key] = text
    return unread


def _data_of(query: Query, notices: list[str]) -> dict[str, object] | None:
    if PACKED in query:
        data = unpack(query[PACKED][0])
        if data is not None:
            notices += [
                phrase("teach-not-used-beside", key=key[:20], packed=PACKED) for key in query if key != PACKED
            ]
            return data
        notices.append(f"{PACKED}: {_UNREADABLE}")
    readable = {key: values for key, values in query.items() if key != PACKED}
    if not any(key in KEYS or key == ASK for key in readable):
        notices += [phrase("teach-no-part-tasks-address", key=key[:20]) for key in readable]
        return None
    return _data_of_readable(readable, notices)


def _data_of_readable(query: Query, notices: list[str]) -> dict[str, object]:
    data: dict[str, object] = {}
    for key, values in list(query.items())[:40]:
        if key in KEYS:
            if len(values) > 1:
                notices.append(phrase("teach-stands-more-than-once-first", key=key))
            _put(data, key, values[0], notices)
        elif key != ASK and key not in NUMBERED:
            notices.append(phrase("teach-no-part-tasks-address", key=key[:20]))
    questions = [_question(text, notices) for text in query.get(ASK, [])[: MOST_QUESTIONS + 1]]
    for key, name in NUMBERED.items():
        for text in query.get(key, [])[:MOST_QUESTIONS]:
            number, colon, value = text.partition(":")
            place = int(number) if number.isdecimal() and len(number) < 3 else 0
            if colon and 0 < place <= len(questions):
                questions[place - 1][name] = value
            else:
                notices.append(phrase("teach-begins-with-number-its-question", key=key, text=text[:60]))
    if questions:
        data["questions"] = questions
    return data


def _put(data: dict[str, object], key: str, value: str, notices: list[str]) -> None:
    name = KEYS[key]
    if len(value) > _LONGEST_VALUE:
        notices.append(phrase("desk-key-too-long", key=key, longest=_LONGEST_VALUE))
    elif name == "points":
        data[name] = split_points(value)
    elif name in _LISTS:
        data[name] = [word.strip() for word in value.split(",") if word.strip()]
    else:
        data[name] = value


def _question(text: str, notices: list[str]) -> dict[str, str]:
    """``sign@-3:Up or down?`` as the keys of a question."""
    head, _, words = text.partition(":")
    word, _, point = head.partition("@")
    question = {"point": point, "question": words}
    if word.strip() in list(Asked):
        ask, of = ASKED[Asked(word.strip())]
        return question | {"ask": ask.value, "of": of.value}
    # Left to the reader of questions to refuse, in its place.
    return question | {"ask": word.strip() or "?"}


def undrawable(task: Task) -> dict[str, str]:
    """The keys that the page cannot draw, with the reason."""
    _, problems = read(texts_of(task.explore), None)
    found = {key: problems.get(field) for key, field in FIELD_OF.items()}
    return {key: some[0].message for key, some in found.items() if some}


def _notice(wrong: Wrong, *, packed: bool) -> str:
    """A line that names the key, as it stands in the address."""
    if wrong.number:
        name = next((key for key, one in (NUMBERED | KEYS).items() if one == wrong.key), wrong.key)
        inner = "" if name in ("ask", "") else f", {name}"
        where = f"{ASK} {wrong.number}{inner}"
    else:
        where = next((key for key, name in KEYS.items() if name == wrong.key), wrong.key)
        where = ASK if where == "questions" else where
    return f"{f'{PACKED}, ' if packed else ''}{where}: {said(wrong.message)}"


def _bounded(notices: list[str]) -> tuple[str, ...]:
    lines = [tidy(line[:_LONGEST_NOTICE]) + (" …" if len(line) > _LONGEST_NOTICE else "") for line in notices]
    if len(lines) > _MOST_NOTICES:
        lines = [*lines[:_MOST_NOTICES], phrase("teach-and-more", more=str(len(lines) - _MOST_NOTICES))]
    return tuple(lines)
