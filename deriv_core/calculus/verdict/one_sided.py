"""One side of a point, with its slope in exact form: the series first, SymPy's limit where they decline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import sympy

from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.germs.local import resolved
from deriv_core.calculus.germs.recognition import agree, in_decimals, recognised
from deriv_core.calculus.germs.series import NeedMoreTerms, Undecided, Undefined
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict.sides import Side, look_beside
from deriv_core.calculus.verdict.sympy_limits import second_opinions
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.exact import exact_value, known_value
from deriv_core.expression.running.known import Undecided as NotTold
from deriv_core.expression.running.known import UndefinedAtPoint
from deriv_core.expression.tree import Expression, Negate, Sum
from deriv_core.numbers.exact_text import exact_text

_SERIES_SIZE = 6
_MORE_BITS = (400, 6000)


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
    branch replaced by what it is there), and believed only if it has the same digits. What is recognised is
    held against that derivative too: of x + e^(-x) at 150 the slope is 1 to 60 digits, and is not 1.
    """
    if slope is None:
        return None
    exact = recognised(slope)
    if point.exact is not None and not MP.isinf(slope):
        derived = _derivative_beside(f, point, side)
        if derived is not None and (exact is None or _is_another(derived, f.variable, point, exact)):
            exact = _exactly(derived, f.variable, point, slope)
    return in_decimals(slope) if exact is None else exact


def _derivative_beside(f: RealFunction, point: Point, side: int) -> Expression | None:
    """The derivative of what f is on one side of a point."""
    try:
        return _differentiated(resolved(f.expression, point.real, side, _SERIES_SIZE), f.variable)
    except (DerivError, Undefined, Undecided, NeedMoreTerms):
        return None


@lru_cache(maxsize=64)
def _differentiated(smooth: Expression, variable: str) -> Expression:
    """Kept for the other side of the point, and for the next point."""
    return differentiate(smooth, variable).result.tree


def _is_another(derived: Expression, variable: str, point: Point, exact: sympy.Expr) -> bool:
    """Whether more digits tell a derivative at a point from the number that it was taken for."""
    apart = Sum((derived, Negate(read_back(exact_text(exact), variable))))
    for bits in _MORE_BITS:
        try:
            sign = iv.sign(known_value(apart, variable, point.tree, bits).bounds)
        except (UndefinedAtPoint, NotTold):
            return False
        if sign is not None:
            return sign != 0
    return False


def _exactly(derived: Expression, variable: str, point: Point, slope: Real) -> sympy.Expr | None:
    """The derivative at a point as SymPy's number, if it has the digits of the slope."""
    try:
        exact = exact_value(derived, variable, point.tree)
    except UndefinedAtPoint:
        return None
    return exact if exact is not None and agree(exact, slope) else None
