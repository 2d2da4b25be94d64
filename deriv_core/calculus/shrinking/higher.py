"""J″, J‴ and higher ones at a point: a verdict on the derivative's own derivative before any number."""

from __future__ import annotations

import math
from functools import lru_cache

from deriv_core.budget import refuse, stopwatch
from deriv_core.calculus.derivative import LARGEST_HIGHER, derivative
from deriv_core.calculus.germs.local import value_at
from deriv_core.calculus.germs.series import Undecided, Undefined
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP
from deriv_core.calculus.verdict.differentiability import PointVerdict, same
from deriv_core.calculus.verdict.sides import look_beside
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import node_count

# The next derivative is left out where those before took longer.
SECONDS = 0.3


@lru_cache(maxsize=128)
def formula(f: RealFunction, order: int) -> RealFunction | None:
    """The derivative of that order; None where it cannot be written down or proved."""
    below = f if order == 1 else formula(f, order - 1)
    if below is None or (order > 1 and node_count(below.expression) > LARGEST_HIGHER):
        return None
    try:
        return derivative(below)
    except TooComplex:
        return None


def higher_slopes(f: RealFunction, point: Point, verdict: PointVerdict, highest: int = 3) -> dict[int, float]:
    """J″, J‴ and so on at a point, by their order; ``nan`` where there is none or it is not known.

    Differentiating w|w| twice and putting 0 in gives a number, where J′ = 2|w| has a corner. So J′ is asked
    whether it has a derivative there, as J was, and J″ in its turn.
    """
    found = dict.fromkeys(range(2, highest + 1), math.nan)
    if not verdict.exists:
        return found
    passed = stopwatch()
    for order in found:
        if order > 2 and passed() > SECONDS:
            refuse(TooComplex("seconds", SECONDS))
            break
        found[order] = _slope(formula(f, order - 1), point)
        if math.isnan(found[order]):
            break
    return found


def _slope(g: RealFunction | None, point: Point) -> float:
    """The slope of g where both sides have one and the same, as in the verdict; no exact form is asked."""
    if g is None:
        return math.nan
    try:
        value = value_at(g.expression, point.real)
        sides = [look_beside(g, point, value, side) for side in (-1, 1)]
    except (Undefined, Undecided):
        return math.nan
    slopes = [side.slope for side in sides if side is not None and side.continuous and side.slope is not None]
    if len(slopes) < 2 or any(map(MP.isinf, slopes)) or not same(*slopes):
        return math.nan
    slope = float(slopes[1]) + 0.0
    return slope if slope or not slopes[1] else math.nan  # below the floats is not 0
