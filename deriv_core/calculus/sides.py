"""What a function does on each side of a point, in numbers: its limit there and the limit of its quotient."""

from __future__ import annotations

from dataclasses import dataclass

from ..expression.tree import Expression, walk
from . import germ as g
from .germ import Germ
from .local import beside, value_at
from .series import MP, NeedMoreTerms, Real, Rest, Series, Undecided, Undefined, constant

_SIZES = (6, 16, 32)
# Nodes times the cube of the size is about the number of multiplications; this many take half a second.
_MOST_WORK = 100_000
_PROBE = MP.mpf(10) ** -12


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


def look_beside(node: Expression, point: Real, value: Real, side: int) -> Side | None:
    """What an expression with a given value at a point does on one side (-1 or 1); None outside its domain.

    Raises
    ------
    Undecided
        The series do not settle it.
    """
    nodes = sum(1 for _ in walk(node))
    for size in _SIZES:
        if size > _SIZES[0] and nodes * size**3 > _MOST_WORK:
            break
        try:
            germ = beside(node, point, side, size)
            rise = g.subtract(germ, constant(value, size))
            gap = g.limit_of(rise)
            found = _with_slope(gap, rise, side)
        except Undefined:
            return None
        except NeedMoreTerms:
            continue
        _check(germ, node, point, side)
        return found
    raise Undecided("everything kept has cancelled")


def _with_slope(gap: Real | None, rise: Germ, side: int) -> Side:
    try:
        return Side(gap, _slope(rise, side))
    except Undecided:
        return Side(gap, None, settled=False)


def _slope(rise: Germ, side: int) -> Real | None:
    """The limit of (f(p + side h) - f(p)) / (side h)"""
    limit = g.limit_of(g.shift(rise, (-1, 0)))
    return None if limit is None else side * limit


def _check(germ: Germ, node: Expression, point: Real, side: int) -> None:
    """Compare the series with the function itself very near the point; no verdict where they disagree."""
    if not isinstance(germ, Series) or germ.rest in (Rest.BOUNDED, Rest.OSCILLATING):
        return
    try:
        actual = value_at(node, point + side * _PROBE)
    except Undefined:
        raise Undecided("the series and the function disagree") from None
    except Undecided:
        return  # too large to write down at the probe
    allowed = MP.mpf(10) ** -38 * (1 + max([abs(c) for _, c in germ.terms], default=MP.zero))
    if germ.order is not None:
        left_out = MP.mpf(germ.order[0].numerator) / germ.order[0].denominator
        allowed += (_PROBE * MP.mpf(10) ** 5) ** left_out * 100 ** max(0, -germ.order[1])
    elif germ.rest is Rest.FLAT:
        allowed += _PROBE
    predicted = germ.at(_PROBE)
    if abs(actual - predicted) > allowed + MP.mpf(10) ** -30 * abs(predicted):
        raise Undecided("the series and the function disagree")
