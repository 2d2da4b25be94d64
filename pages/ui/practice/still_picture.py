"""A still picture to read a slope off: the curve on squares of 1, its point, and no formula."""

from __future__ import annotations

import math

from deriv_core.calculus.verdict.differentiability import classify_point
from deriv_core.curve.sampling import sample_curve
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.by_hand import MINUS

from ..desk.kept import kept

_SQUARES = 6  # on either side of the point
_SIZE = 26  # of a square
_SPAN = 2 * _SQUARES
_MARGIN = 18


@kept(128)
def still_picture(f: RealFunction, point: str, *, tangent: bool, colours: tuple[str, str, str, str]) -> str:
    """An SVG drawing of a curve about a point, with the tangent or without.

    Parameters
    ----------
    f : RealFunction
    point : str
    tangent : bool
    colours : tuple of str
        Of the curve, the tangent, the squares and the numbers beside them.
    """
    ink, orange, hairline, quiet = colours
    verdict = classify_point(f, point)
    value = float(f(verdict.x))
    left, low = math.floor(verdict.x) - _SQUARES, math.floor(value) - _SQUARES
    right, high = left + _SPAN, low + _SPAN
    side = _SPAN * _SIZE

    def place(x: float, y: float) -> tuple[float, float]:
        return _MARGIN + (x - left) * _SIZE, _MARGIN + (high - y) * _SIZE

    def line(a: tuple[float, float], b: tuple[float, float], colour: str, more: str = "") -> str:
        (x1, y1), (x2, y2) = place(*a), place(*b)
        return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{colour}"{more}/>'

    drawn = []
    for step in range(_SPAN + 1):
        x, y = left + step, low + step
        drawn.append(line((x, low), (x, high), quiet if x == 0 else hairline))
        drawn.append(line((left, y), (right, y), quiet if y == 0 else hairline))
        if step % 2 == 0:
            drawn.append(_label(place(x, low)[0], side + 2 * _MARGIN - 4, x, quiet))
            drawn.append(_label(_MARGIN / 2, place(left, y)[1] + 4, y, quiet))
    if tangent and verdict.exists:
        slope = verdict.decimal
        ends = [(x, value + slope * (x - verdict.x)) for x in (float(left), float(right))]
        drawn.append(line(ends[0], ends[1], orange, ' stroke-width="2" stroke-dasharray="6 5"'))
    curve = sample_curve(f, (left, right), (low, high), width=side, height=side)
    for piece in curve.pieces:
        d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(a, b) for a, b in piece.tolist()))
        drawn.append(f'<path d="{d}" fill="none" stroke="{ink}" stroke-width="2.5"/>')
    cx, cy = place(verdict.x, value)
    drawn.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="5" fill="{ink}"/>')
    whole = side + 2 * _MARGIN
    inside = f'<svg x="{_MARGIN}" y="{_MARGIN}" width="{side}" height="{side}" ' + (
        f'viewBox="{_MARGIN} {_MARGIN} {side} {side}">'
    )
    labels = [part for part in drawn if part.startswith("<text")]
    lines = [part for part in drawn if not part.startswith("<text")]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}" '
        f'viewBox="0 0 {whole} {whole}">{inside}{"".join(lines)}</svg>{"".join(labels)}</svg>'
    )


def _label(x: float, y: float, number: int, colour: str) -> str:
    text = str(number).replace("-", MINUS)
    font = 'font-family="sans-serif" font-size="11" text-anchor="middle"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {font} fill="{colour}">{text}</text>'
