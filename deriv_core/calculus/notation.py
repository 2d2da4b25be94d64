"""Lines of a calculation that may hold pending derivatives: plain text, and Leibniz's or Lagrange's LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..expression.printer import to_latex, to_text, variable_latex
from ..expression.tree import Expression, Variable
from .pending import Pending, fill, pending_in, rebuilt

Notation: TypeAlias = Literal["leibniz", "lagrange"]

# One private-use character a pending derivative: the printers take it for a variable and leave it alone.
_FIRST_MARK = 0xE000


@dataclass(frozen=True, slots=True)
class Line:
    """An expression as a line of a calculation."""

    tree: Expression

    @property
    def text(self) -> str:
        """Plain text; a pending derivative is ``D(x^2, x)``, at a point ``D(sin(u), u, x^2)``."""
        return _printed(self.tree, to_text, _pending_text)

    @property
    def latex(self) -> str:
        """LaTeX in Leibniz's notation."""
        return self.in_notation("leibniz")

    def in_notation(self, notation: Notation) -> str:
        """LaTeX with d/dx (``"leibniz"``) or a prime (``"lagrange"``)."""
        return _printed(self.tree, to_latex, _LATEX[notation])


def _printed(tree: Expression, printer: Callable[[Expression], str], show: Callable[[Pending], str]) -> str:
    waiting = list(pending_in(tree))
    if not waiting:
        return printer(tree)
    marks = [chr(_FIRST_MARK + index) for index in range(len(waiting))]
    text = printer(_marked(tree, iter(marks)))
    for mark, part in zip(marks, waiting, strict=True):
        text = text.replace(mark, show(part))
    return text


def _marked(tree: Expression, marks: Iterator[str]) -> Expression:
    bare = _without_places(tree)
    return fill(bare, (Variable(mark) for mark in marks))


def _without_places(tree: Expression) -> Expression:
    if isinstance(tree, Pending):
        return Pending(tree.name, tree.argument, tree.variable)
    return rebuilt(tree, _without_places)


def _pending_text(part: Pending) -> str:
    place = "" if part.at is None else f", {to_text(part.at)}"
    return f"D({to_text(part.argument)}, {part.variable}{place})"


def _leibniz(part: Pending) -> str:
    x = variable_latex(part.variable)
    derivative = rf"\frac{{d}}{{d{x}}}\left[{to_latex(part.argument)}\right]"
    return derivative if part.at is None else rf"\left.{derivative}\right|_{{{x} = {to_latex(part.at)}}}"


def _lagrange(part: Pending) -> str:
    derivative = rf"\left({to_latex(part.argument)}\right)'"
    if part.at is None:
        return derivative
    return rf"\left.{derivative}\right|_{{{variable_latex(part.variable)} = {to_latex(part.at)}}}"


_LATEX: dict[Notation, Callable[[Pending], str]] = {"leibniz": _leibniz, "lagrange": _lagrange}
