"""A lesson's own picture, small and still: the curve it speaks of, and its tangent or the halves of one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_point
from deriv_core.curve.sampling import sample_curve
from deriv_core.curve.viewport import choose_window
from deriv_core.expression.function import RealFunction
from deriv_core.lessons.blocks import Descend, Explore, Interval, Lesson
from deriv_core.lessons.descent import descend

_WIDTH, _HEIGHT = 240, 132
_STEPS_DOWN = 6


@cache
def miniature(lesson: Lesson, ink: str, tangent: str) -> str:
    """An SVG drawing, in two colours, of the first picture that a lesson shows; empty where it shows none."""
    for block in lesson.blocks:
        match block:
            case Explore():
                return _drawing(block.function, block.points[0], block.x, block.y, ink, tangent)
            case Descend(function=f, start=start, rate=rate):
                walked = descend(f, start, float(rate), _STEPS_DOWN).stations
                dots = tuple((station.point, station.value) for station in walked[1:])
                return _drawing(f, start, block.x, block.y, ink, tangent, dots)
    return ""


def _drawing(
    f: RealFunction,
    point: str,
    x: Interval | None,
    y: Interval | None,
    ink: str,
    tangent: str,
    others: tuple[tuple[float, float], ...] = (),
) -> str:
    verdict = classify_point(f, point)
    home = choose_window(f, verdict.x)
    (x0, x1), (y0, y1) = x or home[0], y or home[1]

    def place(at: float, height: float) -> str:
        return f"{(at - x0) / (x1 - x0) * _WIDTH:.1f} {(y1 - height) / (y1 - y0) * _HEIGHT:.1f}"

    def path(colour: str, pairs: list[tuple[float, float]], more: str = "") -> str:
        d = "M" + "L".join(place(*pair) for pair in pairs)
        return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="2"{more}/>'

    curve = sample_curve(f, (x0, x1), (y0, y1), width=_WIDTH, height=_HEIGHT)
    drawn = [path(ink, [(a, b) for a, b in piece.tolist()]) for piece in curve.pieces]
    value = float(f(verdict.x))
    for end, slope in _sides(verdict, x0, x1):
        line = [(verdict.x, value), (end, value + slope * (end - verdict.x))]
        drawn.append(path(tangent, line, ' stroke-dasharray="6 5"'))
    for colour, dot in ((ink, (verdict.x, value)), *((tangent, other) for other in others)):
        if math.isfinite(dot[1]):
            cx, cy = place(*dot).split()
            drawn.append(f'<circle cx="{cx}" cy="{cy}" r="4.5" fill="{colour}"/>')
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(drawn)}</svg>'


def _sides(verdict: PointVerdict, low: float, high: float) -> Iterator[tuple[float, float]]:
    """The ends of the window to which a tangent, or half of one, goes, and its slope there."""
    for end, slope in ((low, verdict.left_slope), (high, verdict.right_slope)):
        if slope is not None and slope.is_finite:
            yield end, float(slope)
