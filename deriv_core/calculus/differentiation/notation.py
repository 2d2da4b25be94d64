"""Lines of a calculation that may hold pending derivatives: plain text, and Leibniz's or Lagrange's LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from deriv_core.calculus.differentiation.pending import Pending, fill, pending_in, without_places
from deriv_core.expression.printer import to_latex, to_text, variable_latex
from deriv_core.expression.speech import to_speech
from deriv_core.expression.tree import Expression, Variable
from deriv_core.words import Message, exchanged

Notation: TypeAlias = Literal["leibniz", "lagrange"]

# One private-use character a pending derivative: the printers take it for a variable and leave it alone.
_FIRST_MARK = 0xE000


class Name(str):
    """The name of a variable, as text and in LaTeX: ``theta`` is ``\\theta``."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The name itself."""
        return str(self)

    @property
    def latex(self) -> str:
        """LaTeX."""
        return variable_latex(self)


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

    @property
    def spoken(self) -> str:
        """English words: "the derivative of the sine of x"."""
        return _printed(self.tree, to_speech, _spoken)

    def in_notation(self, notation: Notation, colour: str = "") -> str:
        """LaTeX with d/dx (``"leibniz"``) or a prime (``"lagrange"``).

        Parameters
        ----------
        notation : {"leibniz", "lagrange"}
        colour : str, optional
            A colour such as ``"#b84e00"`` for the first pending derivative, the one the next line works on.
        """
        return _printed(self.tree, to_latex, _LATEX[notation], colour)


def _printed(
    tree: Expression, printer: Callable[[Expression], str], show: Callable[[Pending], str], colour: str = ""
) -> str:
    waiting = list(pending_in(tree))
    if not waiting:
        return printer(tree)
    marks = [chr(_FIRST_MARK + index) for index in range(len(waiting))]
    text = printer(_marked(tree, iter(marks)))
    for index, (mark, part) in enumerate(zip(marks, waiting, strict=True)):
        shown = show(part)
        whole = rf"{{\color{{{colour}}}{shown}}}" if colour and not index else shown
        text = exchanged(text, partial(_put, mark, whole))
    return text


def _put(mark: str, shown: str, text: str) -> str:
    return shown if text == mark else text.replace(mark, shown)


def _marked(tree: Expression, marks: Iterator[str]) -> Expression:
    bare = without_places(tree)
    return fill(bare, (Variable(mark) for mark in marks))


def _pending_text(part: Pending) -> str:
    place = "" if part.at is None else f", {to_text(part.at)}"
    return f"D({to_text(part.argument)}, {part.variable}{place})"


def _spoken(part: Pending) -> str:
    of = to_speech(part.argument)
    if part.at is None:
        return Message("speech-derivative", of=of)
    return Message("speech-derivative-at", of=of, variable=part.variable, at=to_speech(part.at))


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
