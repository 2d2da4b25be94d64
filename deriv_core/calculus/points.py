"""A point as a learner types it: its exact value, 60 digits of it, and the nearest float."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import sympy

from deriv_core.calculus.germs.local import value_at
from deriv_core.calculus.germs.recognition import recognised
from deriv_core.calculus.germs.series import Undecided, Undefined
from deriv_core.calculus.precision import MP, Real
from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.parser import parse_constant, read_back
from deriv_core.expression.running.exact import exact_value
from deriv_core.expression.running.known import UndefinedAtPoint
from deriv_core.expression.running.program import ExactProgram, compile_exact
from deriv_core.expression.tree import Expression, integer, rational
from deriv_core.numbers.exact_text import exact_text
from deriv_core.numbers.typed import as_typed, field_text
from deriv_core.words import Message

_LARGEST = 1e300
# A number that is not recognised has more digits than these.
_FEWEST_SHOWN = 11


@dataclass(frozen=True, slots=True)
class Point:
    """A real number.

    Attributes
    ----------
    text : str
        As it was typed.
    tree : Expression
    exact : sympy.Expr or None
        None where it could not be had cheaply.
    real : mpf
        60 digits.
    x : float
    """

    text: str
    tree: Expression
    exact: sympy.Expr | None
    real: Real
    x: float

    @property
    def program(self) -> ExactProgram:
        """Code that gives the number to any precision."""
        return compile_exact(self.tree)


def read_point(text: str) -> Point:
    """Read a number such as ``-3``, ``1/2``, ``pi/4`` or ``sqrt(2)``.

    Raises
    ------
    ExpressionError
        The text is not a real number, or one too large for a float.
    """
    tree = parse_constant(text)
    try:
        real = value_at(tree, MP.zero)
        exact = exact_value(tree, "w", integer(0))
    except (Undefined, UndefinedAtPoint):
        raise ExpressionError(
            Message("reading-not-real-number"), text, 0, Message("reading-try-number-such-3-or")
        ) from None
    except Undecided:
        real = None
    if real is None or abs(real) > _LARGEST:
        raise ExpressionError(
            Message("reading-number-too-large"), text, 0, Message("reading-try-number-such-3-or")
        )
    return Point(text.strip(), tree, exact, real, float(real))


def point_at(real: Real) -> Point:
    """The point a 60-digit number is: exact where the number is recognised."""
    exact = recognised(real)
    text = exact_text(exact)
    if text:
        return Point(text, read_back(text, "w"), exact, real, float(real))
    x = float(real)
    return Point(_rounded(x), rational(Fraction(x)), None, real, x)


def _rounded(x: float) -> str:
    """Twelve digits of a float; all where those are of a rounder number, as 1 for 1 - 2^-52."""
    text = field_text(x)
    return text if sum(map(str.isdigit, text)) >= _FEWEST_SHOWN else as_typed(x)


def rational_point(value: Fraction) -> Point:
    """The point a fraction is."""
    tree = rational(value)
    exact = sympy.Rational(value.numerator, value.denominator)
    return Point(exact_text(exact), tree, exact, MP.mpf(value.numerator) / value.denominator, float(value))
