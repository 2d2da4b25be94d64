"""Where a curve grows beyond all bounds stands an asymptote, and nowhere else."""

from __future__ import annotations

import math

import pytest

from deriv_core.curve.sampling import sample_curve
from deriv_core.expression.function import parse_function

HALF_PI = math.pi / 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1/w", [0]),
        ("1/w^2", [0]),
        ("tan w", [-HALF_PI, HALF_PI]),
        ("1/(w^2 - 1)", [-1, 1]),
        ("1/(w - sqrt(2))", [math.sqrt(2)]),
        ("ln w", [0]),
        ("1/sqrt(w)", [0]),
        ("e^(1/w)", [0]),
        ("1/ln(w)", [1]),
        ("piecewise(1/w if w < 0, 0 otherwise)", [0]),
        ("|w|", []),
        ("floor(w)", []),
        ("1e6 sign(w)", []),
        ("sin(w)/w", []),
        ("(w^2 - 1)/(w - 1)", []),
        ("1/(|w| + 1e-9)", []),
        ("sin(1/w)", []),
        ("1/w - 1/w + w", []),
        ("1e9 (w^2 - 1)/(w - 1)", []),
    ],
)
def test_asymptotes_stand_at_poles_and_not_at_jumps_or_holes(text: str, places: list[float]) -> None:
    found = sample_curve(parse_function(text), (-3, 3), (-10, 10)).asymptotes
    assert found == pytest.approx(places, abs=1e-12)


def test_asymptotes_that_crowd_are_left_out() -> None:
    """tan(1/w) has a pole in every pixel beside 0."""
    assert len(sample_curve(parse_function("tan(1/w)"), (-3, 3), (-10, 10)).asymptotes) < 12
