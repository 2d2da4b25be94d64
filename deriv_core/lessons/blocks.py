"""What a lesson is made of: its title and its blocks, each of a closed kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from deriv_core.calculus.scheme import Scheme
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Expression

Interval: TypeAlias = tuple[float, float]


class Panel(StrEnum):
    """What an explore block shows."""

    FORMULA = "formula"
    PICTURE = "picture"
    TABLE = "table"
    STEPS = "steps"


class Control(StrEnum):
    """What a learner may change in an explore block, unless it is locked."""

    FUNCTION = "function"
    POINTS = "points"
    EPS = "eps"
    SCHEME = "scheme"
    WINDOW = "window"


class Ask(StrEnum):
    """What a learner is asked to predict."""

    SIGN = "sign"
    NUMBER = "number"
    OVER_UNDER = "over_under"
    EXISTS = "exists"
    DERIVATIVE = "derivative"


class Of(StrEnum):
    """Which number a learner is asked for."""

    DERIVATIVE = "derivative"
    QUOTIENT = "quotient"  # as the number it is
    ARITHMETIC = "arithmetic"  # the quotient as floats have it
    VALUE = "value"


class Cell(StrEnum):
    """What a SymPy block does, in this order."""

    SYMBOLS = "symbols"
    EXPRESSION = "expression"
    DIFF = "diff"
    SUBS = "subs"
    QUOTIENT = "quotient"


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown between the blocks."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Explore:
    """The picture of a function with its point and step, and the numbers there."""

    line: int
    function: RealFunction
    points: tuple[str, ...]
    eps: str
    scheme: Scheme
    x: Interval | None
    y: Interval | None
    panels: tuple[Panel, ...]
    locked: tuple[Control, ...]
    all_digits: bool


@dataclass(frozen=True, slots=True)
class Predict:
    """A question that is answered before the answer shows.

    Attributes
    ----------
    question, why, hint : str
        Markdown.
    function : RealFunction or None
        None only where a number is asked for that no function gives.
    point, eps : str
        Empty where they are not needed.
    of : Of
        Which number, where one is asked for.
    answer : str
        The author's; empty where it is left to the core. `checks` compares the two.
    tolerance : float or None
        How far a number may be off; None for a thousandth of it.
    lines : tuple of pairs
        Where its keys stand, for messages.
    """

    line: int
    ask: Ask
    question: str
    why: str
    hint: str
    function: RealFunction | None
    point: str
    eps: str
    scheme: Scheme
    of: Of
    answer: str
    tolerance: float | None
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False)

    def line_of(self, key: str) -> int:
        """Where a key stands; the block's line where that is not known."""
        return dict(self.lines).get(key, self.line)


@dataclass(frozen=True, slots=True)
class Steps:
    """How a derivative is found."""

    line: int
    function: RealFunction
    order: int


@dataclass(frozen=True, slots=True)
class Shrink:
    """The difference quotient as the step shrinks."""

    line: int
    function: RealFunction
    point: str
    steps: tuple[str, ...]
    schemes: tuple[Scheme, ...]


@dataclass(frozen=True, slots=True)
class Sympy:
    """Cells of code with what they print."""

    line: int
    function: RealFunction
    name: str
    cells: tuple[Cell, ...]
    points: tuple[str, ...]
    eps: str
    decimals: int | None


@dataclass(frozen=True, slots=True)
class Node:
    """A letter of a computation graph and what it is made of."""

    name: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Graph:
    """A computation graph; its last node is the output."""

    line: int
    inputs: tuple[tuple[str, str], ...]
    nodes: tuple[Node, ...]
    eps: str


@dataclass(frozen=True, slots=True)
class Descend:
    """Gradient descent from a point, with a rate the learner may change."""

    line: int
    function: RealFunction
    start: str
    rate: str
    count: int
    x: Interval | None
    y: Interval | None


@dataclass(frozen=True, slots=True)
class Practice:
    """Exercises that follow one another.

    Attributes
    ----------
    topic : str
    level : int
    count : int
    first : int
        The seed of the first; the next ones have the next seeds.
    """

    line: int
    topic: str
    level: int
    count: int
    first: int


Block: TypeAlias = Prose | Explore | Predict | Steps | Shrink | Sympy | Graph | Descend | Practice


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson.

    Attributes
    ----------
    name : str
        Its address, ``the-lab`` for ``the-lab.md``.
    file : str
        Where it was read from, for messages.
    title, summary, licence : str
    language : str
        Such as ``"en"``.
    order : int
        Its place in the list.
    blocks : tuple of Block
    """

    name: str
    file: str
    title: str
    summary: str
    language: str
    licence: str
    order: int
    blocks: tuple[Block, ...]
