"""The secant's slope as a function of the step."""

from __future__ import annotations

import math

import pytest

from deriv_core.calculus.difference_quotient import difference_quotient
from deriv_core.calculus.points import read_point
from deriv_core.calculus.secant.slope_of_step import slope_of_step
from deriv_core.curve.sampling import sample_curve
from deriv_core.expression.function import parse_function

SCHEMES = ("forward", "backward", "central")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "at"),
    [("w^2", "3"), ("1/w", "2"), ("|w|", "0"), ("sin(50w)", "1"), ("x/(x+1)", "1/3"), ("5", "1")],
)
@pytest.mark.parametrize("step", [0.75, -0.5, 1e-3])
def test_it_is_the_difference_quotient(text: str, at: str, scheme: str, step: float) -> None:
    f, point = parse_function(text), read_point(at)
    expected = difference_quotient(f, point.x, step, scheme)
    assert slope_of_step(f, point, scheme)(step) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_at_a_step_of_nought_there_is_no_slope(scheme: str) -> None:
    assert math.isnan(slope_of_step(parse_function("w^2"), read_point("3"), scheme)(0.0))


def test_a_step_named_as_the_variable_does_not_collide() -> None:
    f = parse_function("epsilon^2", "epsilon")
    assert slope_of_step(f, read_point("3"))(0.5) == 6.5


def heights_at_nought(text: str, at: str, scheme: str = "forward") -> list[float]:
    k = slope_of_step(parse_function(text), read_point(at), scheme)
    curve = sample_curve(k, (-1.5, 1.5), (-10, 10))
    assert all((piece[:, 0] < 0).all() or (piece[:, 0] > 0).all() for piece in curve.pieces)
    return sorted(y for x, y in curve.open_dots if x == 0)


def test_its_curve_has_a_hole_where_the_tangent_is_two_at_a_corner_and_none_at_a_cusp() -> None:
    assert heights_at_nought("w^2", "3") == [6.0]
    assert heights_at_nought("|w|", "0") == [-1.0, 1.0]
    assert heights_at_nought("cbrt(w)", "0") == []


def test_central_difference_is_blind_to_a_corner() -> None:
    assert heights_at_nought("|w|", "0", "central") == [0.0]
