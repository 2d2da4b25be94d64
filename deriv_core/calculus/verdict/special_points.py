"""The points of a window where a function has no derivative: poles, corners, jumps, ends of its domain."""

from __future__ import annotations

import math

import numpy as np

from deriv_core.budget import checkpoint
from deriv_core.calculus.germs.local import weight
from deriv_core.calculus.germs.series import Undecided
from deriv_core.calculus.points import Point, point_at
from deriv_core.calculus.precision import MP
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.calculus.verdict.monitors import monitors
from deriv_core.calculus.verdict.sides import look_beside
from deriv_core.calculus.verdict.zeros import Rough, precise_zero, rough_zeros
from deriv_core.expression.function import RealFunction
from deriv_core.limits import MOST_SPECIAL

#: Weight times points that are judged: what one call may cost, a few milliseconds for each ten.
MOST_READ = 800
_SAME = 1e-10
_DISTANCES = np.geomspace(1e-12, 1e-4, 24)  # as shares of the interval


def special_points(
    f: RealFunction, window: tuple[float, float], limit: int = MOST_SPECIAL
) -> tuple[PointVerdict, ...]:
    """The points of an interval where f has no derivative, with their verdicts.

    Candidates are the zeros of f's own denominators, of what stands inside its moduli, roots and logarithms,
    and so on (see `monitors`), each found to 60 digits; every one of them is judged like a point a learner
    chose, and those where f is differentiable after all are left out.

    Parameters
    ----------
    f : RealFunction
    window : (float, float)
        The interval, ends included.
    limit : int, optional
        At most this many points, fewer of long functions; where there are more, those nearest to the middle.

    Returns
    -------
    tuple of PointVerdict
        In the order of x.
    """
    a, b = window
    if not (math.isfinite(a) and math.isfinite(b) and a < b):
        return ()
    middle = a + (b - a) / 2
    rough: list[Rough] = []
    for monitor in monitors(f.expression, f.variable):
        checkpoint()
        rough += rough_zeros(monitor, window)
    rough.sort(key=lambda place: abs(place.x - middle))
    found: list[PointVerdict] = []
    seen: list[float] = []
    same = (b - a) * _SAME
    affordable = min(3 * limit, MOST_READ // weight(f.expression))
    tried = 0
    for place in rough:
        checkpoint()
        if any(abs(place.x - x) <= same for x in seen):
            continue
        # A place that turns out to be none is as dear as one that is.
        tried += 1
        if tried > 2 * affordable:
            break
        point = _point(place, seen, same)
        if point is None or not a <= point.x <= b:
            continue
        seen.append(point.x)
        if _is_dark(f, point.x, b - a):
            continue
        verdict = classify_at(f, point, patient=False)
        if not verdict.exists and not _far_outside(f, point, verdict):
            found.append(verdict)
        if len(found) >= limit or len(seen) >= affordable:
            break
    return tuple(sorted(found, key=lambda verdict: verdict.x))


def _point(place: Rough, seen: list[float], same: float) -> Point | None:
    zero = precise_zero(place)
    if zero is None or any(abs(float(zero) - x) <= same for x in seen):
        return None
    return point_at(zero)


def _is_dark(f: RealFunction, x: float, width: float) -> bool:
    """Whether f is undefined at a point and all around, as floats show it: a verdict would say nothing."""
    beside = width * _DISTANCES
    return bool(np.isnan(f(np.concatenate([[x], x + beside, x - beside]))).all())


def _far_outside(f: RealFunction, point: Point, verdict: PointVerdict) -> bool:
    """Whether f is undefined at the point and on both sides of it."""
    if verdict.facts.has_value:
        return False
    try:
        return all(look_beside(f, point, MP.zero, side) is None for side in (-1, 1))
    except Undecided:
        return False
