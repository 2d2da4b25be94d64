"""One side of a point, with its slope in exact form: the series first, SymPy's limit where they decline."""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from ..errors import DerivError
from ..expression.exact import exact_value
from ..expression.function import RealFunction
from ..expression.known import UndefinedAtPoint
from .limits import second_opinion
from .local import resolved
from .points import Point
from .recognition import agree, approximate, recognised
from .series import NeedMoreTerms, Real, Undecided, Undefined
from .sides import look_beside
from .steps import differentiate

_SERIES_SIZE = 6


@dataclass(frozen=True, slots=True)
class OneSided:
    """What f does on one side of a point.

    Attributes
    ----------
    known : bool
        Whether all of this could be decided.
    inside : bool
        Whether f is real on this side.
    limit : mpf or None
        The limit of f, possibly infinite; None where it swings, is unknown, or f is not real.
    jumps : bool
        Whether f has a limit and it is not its value.
    slope : mpf or None
        The limit of the difference quotient, possibly infinite; None where it swings or is unknown.
    exact_slope : sympy.Expr or None
        The same in exact form, or as a `sympy.Float` of 30 digits.
    """

    known: bool
    inside: bool
    limit: Real | None = None
    jumps: bool = False
    slope: Real | None = None
    exact_slope: sympy.Expr | None = None


_UNKNOWN = OneSided(known=False, inside=True)
_OUTSIDE = OneSided(known=True, inside=False)


def look(
    f: RealFunction, point: Point, value: Real, side: int, *, slopes: bool = True, patient: bool = True
) -> OneSided:
    """What f does on one side of a point where it has a value (or, without slopes, where it has none).

    A patient look asks SymPy's limit where the series have no answer.
    """
    patient = patient and slopes
    try:
        found = look_beside(f.expression, point.real, value, side)
    except Undecided:
        found = second_opinion(f, point, value, side) if patient else None
        if found is None:
            return _UNKNOWN
    if found is None:
        return _OUTSIDE
    if patient and not found.settled and found.continuous:
        found = second_opinion(f, point, value, side) or found
    limit = None if found.gap is None else value + found.gap
    exact = exact_slope(f, point, found.slope, side) if slopes else None
    return OneSided(found.settled, True, limit, bool(found.gap), found.slope, exact)


def exact_slope(f: RealFunction, point: Point, slope: Real | None, side: int) -> sympy.Expr | None:
    """The exact form of a slope known to 60 digits.

    It is recognised, or else taken from the derivative of what f is on this side (every modulus, maximum and
    branch replaced by what it is there), and believed only if it has the same digits.
    """
    if slope is None:
        return None
    exact = recognised(slope)
    if exact is None and point.exact is not None:
        exact = _from_derivative(f, point, side)
        if exact is not None and not agree(exact, slope):
            exact = None
    return approximate(slope) if exact is None else exact


def _from_derivative(f: RealFunction, point: Point, side: int) -> sympy.Expr | None:
    try:
        smooth = resolved(f.expression, point.real, side, _SERIES_SIZE)
        slope = differentiate(smooth, f.variable).result.tree
        return exact_value(slope, f.variable, point.tree)
    except (DerivError, Undefined, Undecided, NeedMoreTerms, UndefinedAtPoint):
        return None
