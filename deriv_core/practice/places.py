"""Where an answer is compared with a derivative: beside and at every place where one of them may change."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from deriv_core.calculus.differentiation.oracle import sample_points
from deriv_core.calculus.differentiation.whole import zero_of_a_line
from deriv_core.calculus.points import Point, point_at, rational_point
from deriv_core.calculus.verdict.monitors import Monitor, monitors
from deriv_core.calculus.verdict.zeros import Floats, Rough, precise_zero, zeros_among
from deriv_core.expression.function import RealFunction

# Of a monitor's zeros on either side of 0: so many of the nearest, and of the outermost.
_MOST_NEAR = 6
_MOST_FAR = 1
_MOST_PLACES = 30
_GENERIC = 12
_SAME_PLACE = 1e-9
_FAR = (13.7, 1.37e3, 1.37e6, 1.13e9)
_BETWEEN = (0.4871, 0.0031, 0.9967)
_BESIDE = (0.37, 0.0037, 1.63)


@dataclass(frozen=True, slots=True)
class Stretch:
    """An open interval with no place of change inside, and the points of it at which one compares.

    Attributes
    ----------
    low, high : Place
        Its ends.
    points : tuple of Fraction
    """

    low: Place
    high: Place
    points: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something may change.

    Attributes
    ----------
    x : float
        ±inf for the two ends of the axis.
    line : Fraction or None
        The same exactly, where it is the zero of a line.
    rough : Rough or None
        What vanishes there, otherwise.
    """

    x: float
    line: Fraction | None = None
    rough: Rough | None = None

    @property
    def unbounded(self) -> bool:
        """Whether this is an end of the axis."""
        return math.isinf(self.x)

    @property
    def text(self) -> str:
        """The exact place in plain text; empty where it is not recognised."""
        point = self.point()
        return "" if point is None else point.text

    def point(self) -> Point | None:
        """The place as an exact point; None where it is not recognised as one."""
        if self.line is not None:
            return rational_point(self.line)
        zero = None if self.rough is None else precise_zero(self.rough)
        point = None if zero is None else point_at(zero)
        return point if point is not None and point.exact is not None else None


def places(functions: Iterable[RealFunction]) -> list[Place]:
    """The places where one of some functions may break or change, ascending: zeros of their monitors.

    Those of a line are exact, wherever they are. Others are looked for from -10^9 to 10^9, a second time with
    what was found the first time, so that the sides of a peak on a corner are found as well.
    """
    watched = dict.fromkeys(monitor for f in functions for monitor in monitors(f.expression, f.variable))
    found: list[Place] = []
    bent = []
    for monitor in watched:
        line = None if monitor.steps else zero_of_a_line(monitor.tree)
        if line is None:
            bent.append(monitor)
        else:
            found.append(Place(float(line), line))
    for _ in range(2 if bent else 0):
        grid = _grid(found)
        found += [place for monitor in bent for place in _of_a_curve(monitor, grid)]
        found = _distinct(found)
    return _distinct(found)


def _grid(found: list[Place]) -> Floats:
    """Dense near 0, reaching far, and on both sides of what was found."""
    wide = np.geomspace(1e-9, 1e9, 361)
    near = np.arange(-601, 602) / 60 + 0.007 * np.sin(np.arange(-601, 602) * 7.0)
    middle = np.arange(-500, 501) * 2.0 + 0.8 * np.sin(np.arange(-500, 501) * 7.0)
    own = np.array([place.x for place in found])
    beside = [own + sign * step for sign in (1, -1) for step in (1e-5, 1e-2, 0.37)]
    x = np.unique(np.concatenate([-wide, wide, [0.0], near, middle, own, *beside]))
    return np.unique(np.concatenate([x, (x[1:] + x[:-1]) / 2]))


def _of_a_curve(monitor: Monitor, grid: Floats) -> Iterator[Place]:
    rough = sorted(zeros_among(monitor, grid), key=lambda place: place.x)
    for side in ([r for r in rough if r.x >= 0], [r for r in reversed(rough) if r.x < 0]):
        for place in [*side[:_MOST_NEAR], *side[_MOST_NEAR:][-_MOST_FAR:]]:
            yield Place(place.x, None, place)


def _distinct(found: list[Place]) -> list[Place]:
    """Ascending; of those that are one the exact one, and of many the outermost and those nearest to 0."""
    ordered = sorted(
        found, key=lambda place: (place.line is None, place.rough is not None and place.rough.touches)
    )
    kept: list[Place] = []
    for place in ordered:
        if all(abs(place.x - other.x) > _SAME_PLACE * max(1.0, abs(place.x)) for other in kept):
            kept.append(place)
    kept.sort(key=lambda place: place.x)
    if len(kept) > _MOST_PLACES:
        inner = sorted(kept[1:-1], key=lambda place: abs(place.x))[: _MOST_PLACES - 2]
        kept = sorted([kept[0], *inner, kept[-1]], key=lambda place: place.x)
    return kept


def stretches(f: RealFunction, found: list[Place]) -> list[Stretch]:
    """The intervals between neighbouring places, each with points near both ends, inside, and far out."""
    generic = sample_points(f.expression, _GENERIC)
    ends = [Place(-math.inf), *found, Place(math.inf)]
    return [Stretch(low, high, _points(low.x, high.x, generic)) for low, high in pairwise(ends)]


def _points(low: float, high: float, generic: list[float]) -> tuple[Fraction, ...]:
    if math.isinf(low) and math.isinf(high):
        candidates = [0.371, -0.829, *generic, *_FAR, *(-x for x in _FAR)]
    elif math.isinf(high):
        size = max(1.0, abs(low))
        candidates = [*(low + step * size for step in (*_BESIDE, *_FAR)), *generic]
    elif math.isinf(low):
        size = max(1.0, abs(high))
        candidates = [*(high - step * size for step in (*_BESIDE, *_FAR)), *generic]
    else:
        candidates = [*(low + share * (high - low) for share in _BETWEEN), *generic]
    exact = (_short(x, min(x - low, high - x)) for x in candidates if low < x < high)
    return tuple(dict.fromkeys(x for x in exact if low < x < high))


def _short(x: float, room: float) -> Fraction:
    """A fraction of few digits near a float, well within its room."""
    size = min(room, max(abs(x), 1e-12))
    return Fraction(f"{x:.{max(0, 3 - math.floor(math.log10(size)))}f}")
