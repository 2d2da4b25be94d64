"""What is known of one function of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from deriv_core.expression.tree import Call, Expression, Negate, Relation, Sum, integer
from deriv_core.words import Message

#: Of what a bound is: of the argument itself, of its modulus, or of its sine or cosine.
Measured: TypeAlias = Literal["", "abs", "sin", "cos"]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a function asks of its argument u: ``of(u) relation number``.

    Attributes
    ----------
    relation : str
        ``">"`` and ``"<"`` at an open end, ``">="`` and ``"<="`` at a closed one, ``"!="`` at a lone gap.
    number : int
    of : str
        The name of a function of u; empty for u itself.
    """

    relation: Relation
    number: int
    of: Measured = ""

    @property
    def closed(self) -> bool:
        """Whether the end belongs to the domain."""
        return self.relation in (">=", "<=")

    @property
    def inside(self) -> Bound:
        """The same without its end, where the function need not be smooth."""
        open_end: dict[Relation, Relation] = {">=": ">", "<=": "<"}
        return Bound(open_end.get(self.relation, self.relation), self.number, self.of)

    def measured(self, u: Expression) -> Expression:
        """What is compared with the number, of an argument."""
        return Call(self.of, (u,)) if self.of else u

    def ends(self, u: Expression) -> tuple[Expression, ...]:
        """Expressions one of which vanishes at each end."""
        if self.of != "abs":
            return (minus(self.measured(u), self.number),)
        return minus(u, self.number), minus(u, -self.number)


def minus(u: Expression, number: int) -> Expression:
    """u - number, and u itself for 0."""
    if not number:
        return u
    return Sum((u, Negate(integer(number)) if number > 0 else integer(-number)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One function.

    Attributes
    ----------
    name : str
        Canonical name, as printed.
    latex : str
        LaTeX command, or the empty string where the printer has a form of its own (roots, bars, floors).
    spellings : tuple of str
        Other accepted names, lower case.
    arity : tuple of int
        Fewest and most arguments.
    domain : tuple of Bound
        All of which hold where the function, of one argument, has a value.
    breaks : tuple of int
        Arguments inside the domain at which it jumps or has no derivative.
    steps : bool
        Whether it breaks at every whole number.
    turns : bool
        Whether its argument is an angle, of which whole turns do not count.
    parity : str
        ``"even"``, ``"odd"`` or empty.
    range : str
        ``"positive"`` or ``"not negative"``, for what is so by its form alone; else empty.
    saturates : bool
        Whether it comes so near to a constant that digits cannot tell.
    rule : str
        The name of its rule of differentiation; empty where it has no line in the table of derivatives.
    derivative : str
        That line, as a text in u.
    lowered : callable or None
        What it is made of, for a function that no machine needs to know.
    """

    name: str
    latex: str
    spellings: tuple[str, ...] = ()
    arity: tuple[int, int] = (1, 1)
    domain: tuple[Bound, ...] = ()
    breaks: tuple[int, ...] = ()
    steps: bool = False
    turns: bool = False
    parity: Literal["even", "odd", ""] = ""
    range: Literal["positive", "not negative", ""] = ""
    saturates: bool = False
    rule: str = ""
    derivative: str = ""
    lowered: Callable[[Expression], Expression] | None = None

    @property
    def spoken(self) -> str:
        """How it is read aloud: "sine", "natural logarithm"."""
        return Message(f"functions-{self.name}")

    @property
    def total(self) -> bool:
        """Whether it has a value at every number."""
        return not self.domain

    @property
    def stepping(self) -> bool:
        """Whether it is made of steps: it breaks at every whole number, or is constant between its breaks."""
        return self.steps or (bool(self.breaks) and self.derivative == "0")

    @property
    def smooth(self) -> bool:
        """Whether it has all derivatives at every number."""
        return self.total and self.arity == (1, 1) and not (self.breaks or self.steps)
