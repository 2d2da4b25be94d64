"""Tangents and secants as geometry: a line by how it is given, and the part of it inside a window."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol, SupportsFloat, TypeAlias

from deriv_core.curve.pixels import Window

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PointSlope:
    """y = y0 + slope (x - x0), or x = x0 where the slope is infinite.

    Attributes
    ----------
    point : (x0, y0)
    slope : float
        ``inf`` and ``-inf`` are both vertical; a half of a vertical line rises or falls by the sign.
    """

    point: Point
    slope: float

    @property
    def direction(self) -> Point:
        """One step along the line, rightwards or straight up or down."""
        return (1.0, self.slope) if math.isfinite(self.slope) else (0.0, math.copysign(1.0, self.slope))


@dataclass(frozen=True, slots=True)
class ThroughPoints:
    """The line through two points: a secant."""

    first: Point
    second: Point

    @property
    def point(self) -> Point:
        """Where the line is anchored."""
        return self.first

    @property
    def slope(self) -> float:
        """Rise over run; ``nan`` where the points are one."""
        run, rise = self.second[0] - self.first[0], self.second[1] - self.first[1]
        if run == 0:
            return math.copysign(math.inf, rise) if rise else math.nan
        return rise / run

    @property
    def direction(self) -> Point:
        """From the first point to the second."""
        return self.second[0] - self.first[0], self.second[1] - self.first[1]


Line: TypeAlias = PointSlope | ThroughPoints


@dataclass(frozen=True, slots=True)
class Segment:
    """What is seen of a line: from `start` to `end`, left to right or upwards."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Tangent:
    """A tangent to be drawn.

    Attributes
    ----------
    line : PointSlope
    side : int
        0 for a tangent; -1 and 1 for the one-sided ones to the left and to the right of a corner.
    """

    line: PointSlope
    side: int


class Verdict(Protocol):
    """What a tangent depends on; a `PointVerdict` has it."""

    @property
    def kind(self) -> str:
        """The kind of the point."""
        ...

    @property
    def slope(self) -> SupportsFloat | None:
        """The derivative."""
        ...

    @property
    def left_slope(self) -> SupportsFloat | None:
        """The slope from the left."""
        ...

    @property
    def right_slope(self) -> SupportsFloat | None:
        """The slope from the right."""
        ...


#: Kinds of points where one side or both has a tangent of its own.
_ONE_SIDED = ("corner", "cusp", "one_sided")


def tangents(verdict: Verdict, point: Point) -> tuple[Tangent, ...]:
    """The tangents at a point of a curve: one, one for each side, or none.

    Parameters
    ----------
    verdict : PointVerdict
    point : (x0, f(x0))
    """
    if verdict.kind == "differentiable" and verdict.slope is not None:
        return (Tangent(PointSlope(point, float(verdict.slope)), 0),)
    if verdict.kind == "vertical_tangent":
        return (Tangent(PointSlope(point, math.inf), 0),)
    if verdict.kind not in _ONE_SIDED:
        return ()
    sides = ((-1, verdict.left_slope), (1, verdict.right_slope))
    return tuple(Tangent(PointSlope(point, float(slope)), side) for side, slope in sides if slope is not None)


def tangent_segment(tangent: Tangent, x_window: Window, y_window: Window) -> Segment | None:
    """What is seen of a tangent: all of the line, or its half on one side of the point."""
    return clipped(tangent.line, x_window, y_window, tangent.side)


def secant_segment(first: Point, second: Point, x_window: Window, y_window: Window) -> Segment | None:
    """What is seen of the secant through two points of a curve."""
    return clipped(ThroughPoints(first, second), x_window, y_window)


def clipped(line: Line, x_window: Window, y_window: Window, side: int = 0) -> Segment | None:
    """The part of a line inside a window; None where they do not meet in more than a point.

    Parameters
    ----------
    line : PointSlope or ThroughPoints
    x_window, y_window : (from, to)
    side : int
        -1 or 1 keeps only what is left or right of the line's point; of a vertical line, what goes the way
        the curve comes: down from the point for a rise on the left or a fall on the right.
    """
    (x0, y0), (dx, dy) = line.point, line.direction
    if not all(map(math.isfinite, (x0, y0, dx, dy))) or (dx == 0 and dy == 0):
        return None
    # Liang and Barsky: the line is (x0, y0) + t (dx, dy), and each edge bounds t.
    low, high = -math.inf if side <= 0 else 0.0, math.inf if side >= 0 else 0.0
    for at, rate, (edge_low, edge_high) in ((x0, dx, x_window), (y0, dy, y_window)):
        if rate == 0:
            if not edge_low <= at <= edge_high:
                return None
            continue
        bounds = sorted(((edge_low - at) / rate, (edge_high - at) / rate))
        low, high = max(low, bounds[0]), min(high, bounds[1])
    if not low < high:
        return None
    start, end = ((x0 + t * dx, y0 + t * dy) for t in (low, high))
    return Segment(start, end) if start <= end else Segment(end, start)
