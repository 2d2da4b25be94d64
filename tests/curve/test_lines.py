"""Tangents and secants: where they run, and when there are none."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deriv_core.calculus.verdict.differentiability import classify_point
from deriv_core.curve.lines import (
    PointSlope,
    Segment,
    ThroughPoints,
    clipped,
    secant_segment,
    tangent_segment,
    tangents,
)
from deriv_core.expression.function import parse_function

X, Y = (-2.0, 2.0), (-1.0, 1.0)


@dataclass(frozen=True)
class Judged:
    kind: str
    slope: float | None = None
    left_slope: float | None = None
    right_slope: float | None = None


def test_a_line_is_cut_at_the_edges() -> None:
    assert clipped(PointSlope((0, 0), 1), X, Y) == Segment((-1, -1), (1, 1))
    assert clipped(PointSlope((0, 0), 0), X, Y) == Segment((-2, 0), (2, 0))
    assert clipped(PointSlope((1, 0), math.inf), X, Y) == Segment((1, -1), (1, 1))


def test_a_line_outside_is_not_seen() -> None:
    assert clipped(PointSlope((0, 5), 0), X, Y) is None
    assert clipped(PointSlope((0, 5), 1), X, Y) is None
    assert clipped(PointSlope((3, 0), math.inf), X, Y) is None
    assert clipped(PointSlope((0, math.nan), 1), X, Y) is None


def test_a_line_is_seen_though_its_point_is_not() -> None:
    assert clipped(PointSlope((5, 5), 1), X, Y) == Segment((-1, -1), (1, 1))


def test_a_secant_joins_its_points_whichever_comes_first() -> None:
    there, back = ((-1.0, -0.5), (1.0, 0.5)), ((1.0, 0.5), (-1.0, -0.5))
    assert secant_segment(*there, X, Y) == secant_segment(*back, X, Y) == Segment((-2, -1), (2, 1))
    assert ThroughPoints(*there).slope == 0.5


def test_a_secant_through_one_point_is_none() -> None:
    assert secant_segment((0.0, 0.0), (0.0, 0.0), X, Y) is None
    assert math.isnan(ThroughPoints((1.0, 1.0), (1.0, 1.0)).slope)


CASES = [
    ("w^2", "1", [(0, 2.0)]),
    ("|w|", "0", [(-1, -1.0), (1, 1.0)]),
    ("cbrt(w)", "0", [(0, math.inf)]),
    ("sqrt|w|", "0", [(-1, -math.inf), (1, math.inf)]),
    ("sqrt(w)", "0", [(1, math.inf)]),
    ("floor(w)", "1", []),
    ("1/w", "0", []),
    ("(w^2-1)/(w-1)", "1", []),
    ("piecewise(w sin(1/w) if w != 0, 0 otherwise)", "0", []),
]


@pytest.mark.parametrize(("text", "point", "expected"), CASES, ids=[row[0] for row in CASES])
def test_a_tangent_is_drawn_only_where_there_is_one(text: str, point: str, expected: list) -> None:
    f = parse_function(text, "w")
    found = tangents(classify_point(f, point), (float(point), float(f(float(point)))))
    assert [(tangent.side, tangent.line.slope) for tangent in found] == expected


def test_one_sided_tangents_end_at_their_point() -> None:
    left, right = tangents(Judged("corner", left_slope=-1, right_slope=1), (0, 0))
    assert tangent_segment(left, X, Y) == Segment((-1, 1), (0, 0))
    assert tangent_segment(right, X, Y) == Segment((0, 0), (1, 1))


def test_the_halves_of_a_cusp_point_the_way_the_curve_goes() -> None:
    left, right = tangents(Judged("cusp", left_slope=-math.inf, right_slope=math.inf), (0, 0))
    assert tangent_segment(left, X, Y) == tangent_segment(right, X, Y) == Segment((0, 0), (0, 1))


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(-1e6, 1e6), st.sampled_from([-1, 0, 1]))
def test_what_is_seen_is_inside_and_on_the_line(x0: float, y0: float, slope: float, side: int) -> None:
    seen = clipped(PointSlope((x0, y0), slope), X, Y, side)
    if seen is None:
        return
    for x, y in (seen.start, seen.end):
        assert -2 - 1e-9 <= x <= 2 + 1e-9
        assert -1 - 1e-6 <= y <= 1 + 1e-6
        assert y - y0 == pytest.approx(slope * (x - x0), abs=1e-8 * (1 + abs(slope)))
        assert side * (x - x0) >= -1e-12
