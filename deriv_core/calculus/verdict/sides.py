"""What a function does on each side of a point, in numbers: its limit there and the limit of its quotient."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from deriv_core.calculus.germs import germ as g
from deriv_core.calculus.germs import series as s
from deriv_core.calculus.germs.germ import Germ
from deriv_core.calculus.germs.local import beside
from deriv_core.calculus.germs.phases import CHOICES, Phases
from deriv_core.calculus.germs.series import NeedMoreTerms, Rest, Series, Span, Undecided, Undefined, constant
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict.near import nearest_distance, value_near
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Expression, node_count

_SIZES = (6, 16, 32)
# Nodes times the cube of the size is about the number of multiplications; this many take a fifth of a second.
_MOST_WORK = 150_000
_APART = MP.mpf(10) ** -6


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a point.

    Attributes
    ----------
    gap : mpf or None
        The limit of f minus f(p), possibly infinite; None where f swings.
    slope : mpf or None
        The limit of the difference quotient, possibly infinite; None where it swings.
    settled : bool
        Whether the slope could be decided; where not it is None too.
    """

    gap: Real | None
    slope: Real | None
    settled: bool = True

    @property
    def continuous(self) -> bool:
        """Whether f comes in to its value."""
        return self.gap is not None and not self.gap


def look_beside(f: RealFunction, point: Point, value: Real, side: int) -> Side | None:
    """What a function with a given value at a point does on one side (-1 or 1); None outside its domain.

    Raises
    ------
    Undecided
        The series do not settle it.
    """
    found = _looked(f, point, value, side)
    if isinstance(found, Undecided):
        raise found
    return found


@functools.lru_cache(maxsize=8)  # a verdict and whoever lists it ask for the same two sides
def _looked(f: RealFunction, point: Point, value: Real, side: int) -> Side | Undecided | None:
    try:
        found = _by_series(f, point, value, side)
    except Undecided as undecided:
        return _by_sequences(f.expression, point.real, value, side) or undecided
    if found is None or found.settled:
        return found
    return _by_sequences(f.expression, point.real, value, side) or found


def _by_series(f: RealFunction, point: Point, value: Real, side: int) -> Side | None:
    nodes = node_count(f.expression)
    for size in _SIZES:
        if size > _SIZES[0] and nodes * size**3 > _MOST_WORK:
            break
        try:
            rise = g.subtract(beside(f.expression, point.real, side, size), constant(value, size))
            found = _side(rise, side)
        except Undefined:
            _check_outside(f, point, side)
            return None
        except NeedMoreTerms:
            continue
        _check(rise, f, point, value, side)
        return found
    raise Undecided("everything kept has cancelled")


def _side(rise: Germ, side: int) -> Side:
    """Both limits on a side, from f - f(p)."""
    gap = g.limit_of(rise)
    if gap is None:
        return Side(None, None)
    if gap:
        return Side(gap, side * s.sign_of(gap) * MP.inf)
    try:
        return Side(gap, _slope(rise, side))
    except Undecided:
        return Side(gap, None, settled=False)


def _slope(rise: Germ, side: int) -> Real | None:
    """The limit of (f(p + side h) - f(p)) / (side h)"""
    limit = g.limit_of(g.shift(rise, (-1, 0)))
    return None if limit is None else side * limit


def _by_sequences(node: Expression, point: Real, value: Real, side: int) -> Side | None:
    """A side on which f or its quotient swings: two sequences of points prove it; None where none do."""
    met: list[Side] = []
    for chosen in CHOICES:
        phases = Phases(chosen)
        try:
            here = _along(node, point, value, side, phases)
        except (Undefined, Undecided):
            here = Side(None, None, settled=False)
        if not phases.stops_anything:
            break  # every choice would end like this one
        if any(_apart(here.gap, other.gap) for other in met):
            return Side(None, None)
        if any(_apart(here.slope, other.slope) for other in met):
            return Side(MP.zero, None)
        met.append(here)
    return None


def _along(node: Expression, point: Real, value: Real, side: int, phases: Phases) -> Side:
    """What f does along one sequence of points."""
    for size in _SIZES[:-1]:
        try:
            return _side(g.subtract(beside(node, point, side, size, phases), constant(value, size)), side)
        except NeedMoreTerms:
            continue
    raise Undecided("everything kept has cancelled")


def _apart(one: Real | None, other: Real | None) -> bool:
    """Whether two limits are known and not one."""
    if one is None or other is None:
        return False
    if MP.isinf(one) or MP.isinf(other):
        return bool(one != other)
    return bool(abs(one - other) > _APART * max(1, abs(one), abs(other)))


def _check_outside(f: RealFunction, point: Point, side: int) -> None:
    """Make sure that a function is not real very near the point."""
    try:
        value_near(f, point, side, nearest_distance(point))
    except (Undefined, Undecided):
        return
    raise Undecided("the series and the function disagree")


def _check(rise: Germ, f: RealFunction, point: Point, value: Real, side: int) -> None:
    """Compare the series with the function itself very near the point; no verdict where they disagree."""
    if not isinstance(rise, Series):
        return
    h = nearest_distance(point)
    try:
        actual = value_near(f, point, side, h) - value
    except Undefined:
        raise Undecided("the series and the function disagree") from None
    except Undecided:
        return  # too large to write down at the probe
    predicted = rise.at(h)
    largest = max([abs(c) for _, c in rise.terms], default=MP.zero)
    allowed = MP.mpf(10) ** -50 * (1 + abs(value) + largest) + MP.mpf(10) ** -30 * abs(predicted)
    low, high = _left_out(rise, h)
    if not low - allowed <= actual - predicted <= high + allowed:
        raise Undecided("the series and the function disagree")


def _left_out(rise: Series, h: Real) -> Span:
    """How much the terms may leave out at a distance h."""
    if rise.order is None:
        flat = h if rise.rest is Rest.FLAT else MP.zero
        return -flat, flat
    if rise.span is not None:
        size, (low, high) = s.size_at(rise.order, h), rise.span
        slack = (1 + max(abs(low), abs(high))) / 10
        return (low - slack) * size, (high + slack) * size
    if rise.rest is Rest.BOUNDED:
        return -MP.inf, MP.inf
    most = (h * MP.mpf(10) ** 5) ** s.number(rise.order[0]) * 100 ** max(0, -s.number(rise.order[1]))
    return -most, most
