"""Gradient descent: steps against the derivative."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.points import read_point
from deriv_core.calculus.verdict.differentiability import classify_at
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.typed import field_text

FARTHEST = 1e9
_REACHED = 1e-9  # of a step, beside the size of the point


class Outcome(StrEnum):
    """How a descent ended."""

    SETTLED = "settled"
    LOWER = "lower"
    HIGHER = "higher"
    LEVEL = "level"
    DIVERGED = "diverged"
    STOPPED = "stopped"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True)
class Station:
    """One point of a descent: w, J(w) and dJ/dw there; the last is nan where there is none to step by."""

    point: float
    value: float
    slope: float


@dataclass(frozen=True, slots=True)
class Descent:
    """The points that were come to, the start first, and how it ended.

    Attributes
    ----------
    stations : tuple of Station
    outcome : Outcome
        ``settled``: the last step changed next to nothing. ``diverged``: the point left all bounds, or J grew
        and each of the last steps was longer than the one before. ``stopped``: there is no derivative at the
        last point, for `reason`. ``too large``: J at the start, or dJ/dw at the last point, is no float.
        Else whether J is lower or higher than at the start, or level with it.
    reason : str
    """

    stations: tuple[Station, ...]  # one at least
    outcome: Outcome
    reason: str = ""


def descend(f: RealFunction, start: str, rate: float, count: int) -> Descent:
    """Take up to `count` steps, each from w to w - rate · dJ/dw.

    Parameters
    ----------
    f : RealFunction
    start : str
        A number as a learner types it.
    rate : float
    count : int

    Returns
    -------
    Descent
        A point without a derivative is the last one: the verdict comes before the slope.

    Examples
    --------
    >>> import deriv_core as dc
    >>> [station.point for station in descend(dc.parse_function("w^2"), "3", 0.25, 3).stations]
    [3.0, 1.5, 0.75, 0.375]
    """
    slope = derivative(f)
    x = read_point(start).x
    stations: list[Station] = []
    for _ in range(count + 1):
        value, slope_here = float(f(x)), float(slope(x))
        if math.isinf(value):
            if stations:
                return Descent(tuple(stations), Outcome.DIVERGED)
            return Descent((Station(x, value, math.nan),), Outcome.TOO_LARGE)
        verdict = classify_at(f, read_point(start if not stations else field_text(x)), patient=False)
        none = verdict.exists is False
        if none or not math.isfinite(slope_here):
            stations.append(Station(x, value, math.nan))
            if none or math.isnan(slope_here):
                return Descent(tuple(stations), Outcome.STOPPED, verdict.reason)
            return Descent(tuple(stations), Outcome.TOO_LARGE)
        stations.append(Station(x, value, slope_here))
        x -= rate * slope_here
        if not abs(x) <= FARTHEST:
            return Descent(tuple(stations), Outcome.DIVERGED)
    return Descent(tuple(stations), _outcome(stations))


def _outcome(stations: list[Station]) -> Outcome:
    first, last = stations[0], stations[-1]
    moves = [abs(b.point - a.point) for a, b in pairwise(stations)]
    if not moves or moves[-1] <= _REACHED * max(1.0, abs(last.point)):
        return Outcome.SETTLED
    growing = len(moves) > 2 and all(b > a for a, b in pairwise(moves[-3:]))
    if growing and last.value > first.value:
        return Outcome.DIVERGED
    if math.isclose(last.value, first.value, rel_tol=1e-9):
        return Outcome.LEVEL
    return Outcome.LOWER if last.value < first.value else Outcome.HIGHER
