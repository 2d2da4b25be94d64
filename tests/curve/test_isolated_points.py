"""Points of their own: where what stands under a root, or in an arc cosine, only touches its bound."""

from __future__ import annotations

import math

import pytest

from deriv_core.curve.sampling import sample_curve
from deriv_core.expression.function import parse_function
from tests import cases

REPORTED = [(row["f"], [row["x"]], row["y"]) for row in cases.read("reports") if row["kind"] == "dot"]
ROOT_2 = math.sqrt(2)
NEIGHBOURS = [
    ("sqrt(-x^2)", [0], 0),
    ("sqrt(sin x - 1)", [math.pi / 2], 0),
    ("sqrt(2 cos(x) - 2)", [0], 0),
    ("sqrt(sin(x)^2 - 1)", [-math.pi / 2, math.pi / 2], 0),
    ("sqrt(-(x-1)^2 (x+2)^2)", [-2, 1], 0),
    ("sqrt(2x - x^2 - 1)", [1], 0),
    ("sqrt(4x^2 - x^4 - 4)", [-ROOT_2, ROOT_2], 0),
    ("sqrt(x^3 - 3x - 2)", [-1], 0),
    ("sqrt(x + 1 - e^x)", [0], 0),
    ("sqrt(ln x - x + 1)", [1], 0),
    ("sqrt(ln(cos x))", [0], 0),
    ("sqrt(1 - e^(x^2))", [0], 0),
    ("sqrt(-|x^2 - 1|)", [-1, 1], 0),
    ("(cos x - 1)^(3/2)", [0], 0),
    ("asin(cosh x)", [0], math.pi / 2),
    ("acos(-1 - (x-1)^2)", [1], math.pi),
    ("acosh(cos x)", [0], 0),
    ("acosh(1 - (x-1)^4)", [1], 0),
    ("asech(1 + x^2)", [0], 0),
    ("asec(1 - x^2/4)", [0], 0),
    ("1/sqrt(cos x) + sqrt(cos x - 1)", [0], 1),
    ("sqrt(x - sin x) + sqrt(sin x - x)", [0], 0),
    ("2 + sqrt(cos(60x) - 1)", [k * math.pi / 30 for k in range(-28, 29)], 2),
]


@pytest.mark.parametrize(("text", "places", "value"), [*REPORTED, *NEIGHBOURS])
def test_point_of_its_own_is_a_closed_dot_and_no_line(text: str, places: list[float], value: float) -> None:
    curve = sample_curve(parse_function(text), (-3, 3), (-10, 10))
    assert curve.open_dots == []
    for place in places:
        assert any(math.dist(dot, (place, value)) < 1e-9 for dot in curve.closed_dots)
        assert not any(piece[0, 0] <= place <= piece[-1, 0] for piece in curve.pieces)


@pytest.mark.parametrize("text", ["sqrt(1 - cos x)", "sqrt(e^x - x - 1)", "acos(1 - x^2)", "sqrt(sin(x)^2)"])
def test_touching_from_inside_leaves_no_dot(text: str) -> None:
    assert sample_curve(parse_function(text), (-2, 2), (-10, 10)).closed_dots == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("(-2)^x", [-2, -1, 0, 1, 2]),
        ("(-1)^(x-1)", [-2, -1, 0, 1, 2]),
        ("(-1/2)^(2x)", [k / 2 for k in range(-4, 5)]),
        ("3 - (-2)^(x + 1/4)", [k - 1 / 4 for k in range(-1, 3)]),
        ("(-2)^(x^2)", [-2, -math.sqrt(3), -ROOT_2, -1, 0, 1, ROOT_2, math.sqrt(3), 2]),
    ],
)
def test_negative_number_to_a_moving_power_is_dots(text: str, places: list[float]) -> None:
    curve = sample_curve(parse_function(text), (-2.2, 2.2), (-20, 20))
    assert curve.pieces == []
    assert curve.open_dots == []
    assert [x for x, _ in curve.closed_dots] == pytest.approx(places)


def test_positive_number_to_a_moving_power_has_no_dots() -> None:
    curve = sample_curve(parse_function("2^x"), (-2, 2), (-1, 5))
    assert len(curve.pieces) == 1
    assert curve.closed_dots == []
