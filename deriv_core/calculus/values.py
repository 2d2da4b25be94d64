"""The value of a function at a point: exact where that is short, and a decimal right to its last digit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import sympy

from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.verdict.differentiability import classify_at
from deriv_core.errors import DerivError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running.exact import BITS, known_value
from deriv_core.expression.running.intervals import Interval, nearest_float, overlap
from deriv_core.expression.running.known import Undecided, UndefinedAtPoint
from deriv_core.expression.tree import integer
from deriv_core.numbers.exact_text import exact_text
from deriv_core.words import Message

_NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a function.

    Attributes
    ----------
    exact : sympy.Expr or None
        The exact number; None where there is none short enough to be shown, and where f is undefined.
    decimal : float
        The float nearest to the value: ``nan`` where f is undefined, and ``inf``, ``-inf`` or ``0.0``
        where it is a real number beyond the range of floats, as f(x) gives it.
    latex : str
        LaTeX of the exact number; empty where that is None.
    text : str
        The same as plain text, ``"-1/4"`` or ``"sqrt(2)/2"``.
    """

    exact: sympy.Expr | None
    decimal: float
    latex: str
    text: str

    @property
    def ratio(self) -> Fraction | None:
        """The exact number where it is a fraction."""
        exact = self.exact
        return Fraction(int(exact.p), int(exact.q)) if isinstance(exact, sympy.Rational) else None


_UNDEFINED = Value(None, _NAN, "", "")


def evaluate(f: RealFunction, point: str) -> Value:
    """The value of f at a point, exact and as a decimal.

    Parameters
    ----------
    f : RealFunction
    point : str
        A number as a learner types it: ``"1/2"``, ``"pi/4"``, ``"sqrt(2)"``, ``"-3"``.

    Returns
    -------
    Value

    Raises
    ------
    ExpressionError
        The point is not a real number.
    TooComplex
        Thousands of digits do not tell the value: which way a jump of f falls, or where in its swing the sine
        of an enormous number is.

    Notes
    -----
    The value is enclosed between bounds, which are drawn together until they leave one float. A number on the
    way whose sign counts (under a root, in a comparison) and that is 0 to 360 digits, though nothing it is
    made of is beyond 10^60 or below 10^-60, is taken for 0; what follows from it is never called exact.

    Examples
    --------
    >>> import deriv_core as dc
    >>> value = dc.evaluate(dc.derivative(dc.parse_function("1/w")), "-2")
    >>> value.exact, value.decimal
    (-1/4, -0.25)
    """
    return evaluate_at(f, read_point(point))


def evaluate_at(f: RealFunction, point: Point) -> Value:
    """`evaluate` for a point that has been read."""
    if not _has_derivative(f, point):
        return _UNDEFINED
    for bits in BITS:
        try:
            known = known_value(f.expression, f.variable, point.tree, bits)
        except UndefinedAtPoint:
            return _UNDEFINED
        except Undecided:
            continue
        decimal = nearest_float(known.bounds)
        if decimal is not None:
            return _value(known.exact, decimal, known.bounds, bits)
    return _believed(f, point)


def _has_derivative(f: RealFunction, point: Point) -> bool:
    """Whether what f is the derivative of, if anything, is differentiable there, or may be."""
    below = f.derivative_of
    while below is not None:
        if classify_at(below, point, patient=False).exists is False:
            return False
        below = below.derivative_of
    return True


def _value(exact: sympy.Expr | None, decimal: float, bounds: Interval, bits: int) -> Value:
    text = exact_text(exact)
    if text and _lies_between(text, bounds, bits):
        return Value(exact, decimal, sympy.latex(exact), text)
    return Value(None, decimal, "", "")


def _lies_between(text: str, bounds: Interval, bits: int) -> bool:
    """Whether SymPy's number is the one between the bounds: its rules for asec(csc(x)) know only x > 0."""
    try:
        again = known_value(read_back(text, "w"), "w", integer(0), bits)
    except (DerivError, Undecided, UndefinedAtPoint):
        return False
    return overlap(again.bounds, bounds)


def _believed(f: RealFunction, point: Point) -> Value:
    """The value where a sign on the way is that of a number which only shrinks: of 0, unless in doubt."""
    try:
        known = known_value(f.expression, f.variable, point.tree, BITS[-1], believing=True)
    except UndefinedAtPoint:
        return _UNDEFINED
    except Undecided:
        known = None
    decimal = None if known is None else nearest_float(known.bounds)
    if decimal is None:
        raise TooComplex("bits", BITS[-1], Message("errors-thousands-digits-do-not-tell"))
    return Value(None, decimal, "", "")
