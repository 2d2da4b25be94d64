"""Gradient descent, and how it ends."""

from __future__ import annotations

import math

import pytest

from deriv_core.expression.function import parse_function
from deriv_core.lessons.descent import Descent, descend


def down(text: str, start: str, rate: float, count: int = 20) -> Descent:
    return descend(parse_function(text), start, rate, count)


@pytest.mark.parametrize(
    ("text", "start", "rate", "outcome"),
    [
        ("w^2", "3", 0.1, "lower"),
        ("w^2", "3", 0.4, "settled"),
        ("w^2", "3", 0.5, "settled"),
        ("w^2", "3", 1.0, "level"),
        ("w^2", "3", 1.1, "diverged"),
        ("w^2", "3", 1e6, "diverged"),
        ("w^2", "3", -0.01, "diverged"),
        ("e^w", "1", -1.0, "diverged"),
        ("|w|", "1", 0.4, "lower"),
        ("|w|", "1", 0.5, "stopped"),
        ("ln w", "1", 2.0, "stopped"),
        ("sin w", "0", 0.0, "settled"),
    ],
)
def test_how_it_ends(text: str, start: str, rate: float, outcome: str) -> None:
    assert down(text, start, rate).outcome == outcome


def test_each_step_goes_against_the_slope() -> None:
    found = down("w^4 - 3w^2 + w", "1/2", 0.05)
    for before, after in zip(found.stations, found.stations[1:], strict=False):
        assert after.point == before.point - 0.05 * before.slope


def test_it_stops_at_a_corner_though_the_formula_has_a_value_there() -> None:
    """max(0, w) from a point that leads onto 0: a slope of 1/2 or 0 would go on."""
    found = down("max(0, w)", "1", 1.0)
    assert [station.point for station in found.stations] == [1.0, 0.0]
    assert math.isnan(found.stations[-1].slope)
    assert "corner" in found.reason


def test_a_start_beyond_all_floats_is_still_a_station() -> None:
    found = down("exp(exp(w))", "100", 1.0)
    assert found.outcome == "too large"
    assert [station.point for station in found.stations] == [100.0]


def test_a_slope_beyond_all_floats_is_not_called_missing() -> None:
    found = down("exp(exp(w))", "6.56", 1.0)
    assert (found.outcome, found.reason) == ("too large", "")


def test_a_flat_start_stays() -> None:
    assert down("w^3", "0", 0.1, 3).outcome == "settled"
