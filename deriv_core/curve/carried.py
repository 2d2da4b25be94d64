"""What a picture is made of as JSON can carry it, so that it can be worked out in another process."""

from __future__ import annotations

from typing import Literal, TypeAlias

import sympy

from deriv_core.calculus.verdict.special_points import special_points
from deriv_core.curve.sampling import sample_curve
from deriv_core.expression.function import parse_function

Pairs: TypeAlias = list[tuple[float, float]]
# None where there is none.
PlainSlope: TypeAlias = float | Literal["oo", "-oo"] | None
# Kind, slope, left slope, right slope, reason, the point as text, the point.
PlainVerdict: TypeAlias = tuple[str, PlainSlope, PlainSlope, PlainSlope, str, str, float]


def curve_data(
    text: str, variable: str, x: tuple[float, float], y: tuple[float, float], width: int, height: int
) -> tuple[list[Pairs], Pairs, Pairs, list[float]]:
    """The pieces, open dots, closed dots and asymptotes of `sample_curve`."""
    f = parse_function(text, variable)
    curve = sample_curve(f, (x[0], x[1]), (y[0], y[1]), width=width, height=height)
    pieces = [piece.tolist() for piece in curve.pieces]
    return pieces, curve.open_dots, curve.closed_dots, curve.asymptotes


def special_data(text: str, variable: str, low: float, high: float, limit: int) -> list[PlainVerdict]:
    """The verdicts of `special_points`, slopes as floats."""
    return [
        (
            verdict.kind.value,
            plain_slope(verdict.slope),
            plain_slope(verdict.left_slope),
            plain_slope(verdict.right_slope),
            verdict.reason,
            verdict.point,
            verdict.x,
        )
        for verdict in special_points(parse_function(text, variable), (low, high), limit)
    ]


def plain_slope(value: sympy.Expr | None) -> PlainSlope:
    """A slope as a float, the infinities as words."""
    if value is None:
        return None
    if value in (sympy.oo, -sympy.oo):
        return "oo" if value == sympy.oo else "-oo"
    return float(value)
