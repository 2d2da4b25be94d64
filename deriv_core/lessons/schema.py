"""The kinds of blocks there are, and how each is read from its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from deriv_core.calculus.scheme import Scheme
from deriv_core.errors import DerivError
from deriv_core.expression.reading.several import parse_in_letters
from deriv_core.lessons.blocks import (
    Ask,
    Block,
    Cell,
    Control,
    Descend,
    Explore,
    Graph,
    Interval,
    Node,
    Of,
    Panel,
    Practice,
    Predict,
    Shrink,
    Steps,
    Sympy,
)
from deriv_core.lessons.fields import Fields
from deriv_core.limits import (
    HIGHEST_SHOWN,
    LONGEST_FUNCTION,
    LONGEST_NUMBER,
    MOST_DESCENT_STEPS,
    MOST_EXERCISES,
    MOST_POINTS,
)
from deriv_core.practice.exercises.exercise import LARGEST_SEED
from deriv_core.practice.exercises.topics import HIGHEST_LEVEL, TOPICS
from deriv_core.words import Message

_NOT_LETTERS = {"e", "E"}

ReadBlock: TypeAlias = Callable[[Fields, int], Block]


def read_block(kind: str, fields: Fields, line: int) -> Block:
    """A block of a known kind; what is wrong with it has been reported."""
    block = BLOCKS[kind](fields, line)
    fields.finish()
    return block


def _explore(fields: Fields, line: int) -> Explore:
    x, y = _window(fields)
    points = fields.points()
    if len(points) > MOST_POINTS:
        fields.wrong("points", Message("lessons-up-points-may-stand", most_points=MOST_POINTS))
    return Explore(
        line=line,
        function=fields.function(),
        points=points,
        eps=fields.eps(otherwise="1"),
        scheme=fields.word("scheme", Scheme, Scheme.FORWARD),
        x=x,
        y=y,
        panels=fields.words("panels", Panel, (Panel.FORMULA, Panel.PICTURE)),
        locked=fields.words("locked", Control, ()),
        all_digits=fields.flag("all_digits"),
    )


def _window(fields: Fields) -> tuple[Interval | None, Interval | None]:
    x, y = fields.interval("x"), fields.interval("y")
    if fields.has("x") != fields.has("y"):
        fields.wrong("x" if fields.has("x") else "y", Message("lessons-window-needs-both-x-and"))
    return x, y


# What each question needs besides the function; a number may do without, if the author gives the answer.
_NEEDS: dict[Ask, tuple[str, ...]] = {
    Ask.SIGN: ("point",),
    Ask.NUMBER: ("point",),
    Ask.OVER_UNDER: ("point", "eps"),
    Ask.EXISTS: ("point",),
    Ask.DERIVATIVE: (),
}


def _predict(fields: Fields, line: int) -> Predict:
    ask = fields.word("ask", Ask)
    of = fields.word("of", Of, Of.DERIVATIVE)
    bare = ask is Ask.NUMBER and not fields.has("function")
    needs = (
        ()
        if bare
        else _NEEDS[ask] + (("eps",) if ask is Ask.NUMBER and of in (Of.QUOTIENT, Of.ARITHMETIC) else ())
    )
    function = None if bare else fields.function()
    if bare:
        fields.text("function", "")
    tolerance = fields.point("tolerance", "")
    return Predict(
        line=line,
        ask=ask,
        question=fields.text("question"),
        why=fields.text("why"),
        hint=fields.text("hint", ""),
        function=function,
        point=fields.point("point", None if "point" in needs else ""),
        eps=fields.eps("eps", None if "eps" in needs else ""),
        scheme=fields.word("scheme", Scheme, Scheme.FORWARD),
        of=of,
        answer=fields.text("answer", None if bare else "", LONGEST_FUNCTION),
        tolerance=_size(fields, tolerance) if tolerance else None,
        lines=tuple((key, fields.line(key)) for key in ("question", "why", "hint", "answer")),
    )


def _size(fields: Fields, text: str) -> float:
    try:
        size = float(text)
    except ValueError:
        size = -1.0
    if size < 0:
        fields.wrong("tolerance", Message("lessons-decimal-number-0-or-more"))
    return size


def _steps(fields: Fields, line: int) -> Steps:
    return Steps(line, fields.function(), fields.whole("order", 1, HIGHEST_SHOWN, 1))


def _shrink(fields: Fields, line: int) -> Shrink:
    return Shrink(
        line=line,
        function=fields.function(),
        point=fields.point("point"),
        steps=fields.all_steps(),
        schemes=fields.words("schemes", Scheme, (Scheme.FORWARD,)),
    )


def _sympy(fields: Fields, line: int) -> Sympy:
    cells = fields.words("show", Cell, (Cell.SYMBOLS, Cell.EXPRESSION, Cell.DIFF, Cell.SUBS))
    needs_points = Cell.SUBS in cells or Cell.QUOTIENT in cells
    name = fields.text("name", "J", LONGEST_NUMBER)
    function = fields.function()
    if not (len(name) == 1 and name.isascii() and name.isalpha()) or name == function.variable:
        fields.wrong("name", Message("lessons-functions-name-one-letter-and"))
    return Sympy(
        line=line,
        function=function,
        name=name,
        cells=cells,
        points=fields.points() if needs_points or fields.has("points") else (),
        eps=fields.eps("eps", None if Cell.QUOTIENT in cells else ""),
        decimals=fields.whole("decimals", 0, 17) if fields.has("decimals") else None,
    )


def _graph(fields: Fields, line: int) -> Graph:
    inputs = fields.pairs("inputs")
    known = [name for name, _ in inputs]
    for name, text in inputs:
        _check_letter(fields, "inputs", name, known[: known.index(name)])
        fields.number("inputs", text)
    nodes: list[Node] = []
    for name, text in fields.pairs("nodes"):
        _check_letter(fields, "nodes", name, known)
        try:
            nodes.append(Node(name, parse_in_letters(text, frozenset(known))))
        except DerivError as error:
            hint = getattr(error, "hint", None) or ""
            fields.wrong("nodes", f"“{name}: {text[:60]}”: {error} {hint}".strip())
        known.append(name)
    return Graph(line, inputs, tuple(nodes), fields.eps(otherwise="0.001"))


def _check_letter(fields: Fields, key: str, name: str, known: list[str]) -> None:
    if not (len(name) == 1 and name.isascii() and name.isalpha()) or name in _NOT_LETTERS:
        fields.wrong(key, Message("lessons-cannot-name-node-take-one", name=name[:20]))
    elif name in known:
        fields.wrong(key, Message("lessons-node-already", name=name))


def _descend(fields: Fields, line: int) -> Descend:
    x, y = _window(fields)
    return Descend(
        line=line,
        function=fields.function(),
        start=fields.point("start"),
        rate=fields.rate(),
        count=fields.whole("count", 1, MOST_DESCENT_STEPS, 10),
        x=x,
        y=y,
    )


def _practice(fields: Fields, line: int) -> Practice:
    topic = fields.text("topic", None, LONGEST_NUMBER)
    if topic not in TOPICS:
        fields.wrong(
            "topic",
            Message("lessons-no", text=topic[:40], hint=Message("lessons-one", words=", ".join(TOPICS))),
        )
        topic = TOPICS[0]
    return Practice(
        line=line,
        topic=topic,
        level=fields.whole("level", 1, HIGHEST_LEVEL, 1),
        count=fields.whole("count", 1, MOST_EXERCISES, 3),
        first=fields.whole("first", 0, LARGEST_SEED - MOST_EXERCISES, 0),
    )


BLOCKS: dict[str, ReadBlock] = {
    "explore": _explore,
    "predict": _predict,
    "steps": _steps,
    "shrink": _shrink,
    "sympy": _sympy,
    "graph": _graph,
    "descend": _descend,
    "practice": _practice,
}
