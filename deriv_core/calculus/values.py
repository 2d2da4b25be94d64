"""The value of a function at a point: exact where that is short, and a decimal right to its last digit."""

from __future__ import annotations

from dataclasses import dataclass

import mpmath
import sympy

from ..expression.function import RealFunction
from ..expression.run_precise import run_precise
from ..expression.to_sympy import UndefinedAtPoint, exact_value
from .exact_text import exact_text
from .local import value_at
from .points import Point, read_point
from .series import Real, Undecided, Undefined

_DIGITS = (40, 80, 160)
_NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a function.

    Attributes
    ----------
    exact : sympy.Expr or None
        The exact number; None where there is none short enough to be worth showing, and where f is undefined.
    decimal : float
        The float nearest to the value; ``nan`` where f is undefined.
    latex : str
        LaTeX of the exact number; empty where that is None.
    text : str
        The same as plain text, ``"-1/4"`` or ``"sqrt(2)/2"``.
    """

    exact: sympy.Expr | None
    decimal: float
    latex: str
    text: str


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
    try:
        real = value_at(f.expression, point.real)
    except Undefined:
        return _UNDEFINED
    except Undecided:
        real = None
    exact = _exact(f, point)
    if exact is UndefinedAtPoint:
        return _UNDEFINED
    decimal = _decimal(f, point, real)
    text = exact_text(exact)
    return Value(exact, decimal, sympy.latex(exact), text) if text else Value(None, decimal, "", "")


def _exact(f: RealFunction, point: Point) -> sympy.Expr | type[UndefinedAtPoint] | None:
    if point.exact is None:
        return None
    try:
        return exact_value(f.expression, f.variable, point.exact)
    except UndefinedAtPoint:
        return UndefinedAtPoint


def _decimal(f: RealFunction, point: Point, real: Real | None) -> float:
    """More digits until two more change nothing; a value that only shrinks is the 0 the series say it is."""
    before: float | None = None
    for digits in _DIGITS:
        with mpmath.workdps(digits):
            x = run_precise(point.program, mpmath.mpf(0))
            value = None if x is None else run_precise(f.exact_program, x)
            now = _NAN if value is None else float(value)
        if before is not None and (now == before or (now != now and before != before)):
            break
        before = now
    else:
        return now if real is None else float(real)
    if now != now and real is not None:
        return float(real)
    return now
