"""One side of a point, with its slope in exact form: the series first, SymPy's limit where they decline."""

from __future__ import annotations

from dataclasses import dataclass, replace

import sympy

from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.germs.local import resolved
from deriv_core.calculus.germs.recognition import agree, approximate, recognised
from deriv_core.calculus.germs.series import NeedMoreTerms, Undecided, Undefined
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict.sides import Side, look_beside
from deriv_core.calculus.verdict.sympy_limits import second_opinions
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.exact import exact_value
from deriv_core.expression.running.known import UndefinedAtPoint

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


def look_around(
    f: RealFunction, point: Point, value: Real, *, patient: bool = True
) -> tuple[OneSided, OneSided]:
    """What f does to the left and to the right of a point where it has a value.

    A patient look asks SymPy's limit where the series have no answer.
    """
    found = {side: _look(f, point, value, side) for side in (-1, 1)}
    if patient:
        open_sides = [side for side, seen in found.items() if seen is not None and not seen.settled]
        for side, opinion in second_opinions(f, point, value, open_sides).items():
            seen = found[side]
            if seen is None or seen.gap is None or seen.gap == opinion.gap:
                found[side] = opinion
    left, right = (_one_sided(f, point, value, side, seen) for side, seen in found.items())
    return left, right


def limits_around(f: RealFunction, point: Point) -> tuple[OneSided, OneSided]:
    """The limits of f to the left and to the right of a point where it has no value."""
    left, right = (_described(MP.zero, _look(f, point, MP.zero, side)) for side in (-1, 1))
    return left, right


def _look(f: RealFunction, point: Point, value: Real, side: int) -> Side | None:
    try:
        return look_beside(f, point, value, side)
    except Undecided:
        return Side(None, None, settled=False)


def _described(value: Real, seen: Side | None) -> OneSided:
    if seen is None:
        return OneSided(known=True, inside=False)
    limit = None if seen.gap is None else value + seen.gap
    return OneSided(seen.settled, True, limit, bool(seen.gap), seen.slope)


def _one_sided(f: RealFunction, point: Point, value: Real, side: int, seen: Side | None) -> OneSided:
    slope = None if seen is None else seen.slope
    return replace(_described(value, seen), exact_slope=exact_slope(f, point, slope, side))


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
