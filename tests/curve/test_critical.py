"""The places where a program may break, exact where they can be written down."""

from __future__ import annotations

import math

import numpy as np
import pytest

from deriv_core.curve.critical import Critical, critical_points
from deriv_core.curve.work import CRITICAL_EFFORT, Work
from deriv_core.expression.function import parse_function


def critical(text: str, low: float = -3.01, high: float = 3.02) -> Critical:
    return critical_points(Work(parse_function(text, "w")), np.linspace(low, high, 1201))


EXCLUDED = [
    ("1/w", [0]),
    ("1/(w-1)^2", [1]),
    ("(w^2-1)/(w-1)", [1]),
    ("1/(10w-3)", [0.3]),
    ("1/(w^2-2)", [-math.sqrt(2), math.sqrt(2)]),
    ("tan(w)", [-math.pi / 2, math.pi / 2]),
    ("ln(w)", [0]),
    ("sin(w)/w", [0]),
    ("1/(1+w^2)", []),
    ("piecewise(1/w if w > 1, w otherwise)", []),
    ("piecewise(1/w if w != 0, 2 otherwise)", []),
    ("piecewise(1/(w-2) if w > 1, w otherwise)", [2]),
]


@pytest.mark.parametrize(("text", "places"), EXCLUDED, ids=[row[0] for row in EXCLUDED])
def test_points_outside_the_domain(text: str, places: list[float]) -> None:
    assert critical(text).excluded.tolist() == pytest.approx(places, abs=1e-15)


CANDIDATES = [
    ("|w|", [0]),
    ("sqrt(w-1)", [1]),
    ("arcsin(2w)", [-0.5, 0.5]),
    ("max(w, 1-w)", [0.5]),
    ("floor(w/2)", [-2, 0, 2]),
    ("piecewise(w if w < 1, 2 otherwise)", [1]),
    ("w^2+3w", []),
]


@pytest.mark.parametrize(("text", "places"), CANDIDATES, ids=[row[0] for row in CANDIDATES])
def test_candidates(text: str, places: list[float]) -> None:
    assert critical(text).points.tolist() == pytest.approx(places, abs=1e-15)


def test_written_numbers_are_found_as_written() -> None:
    assert 0.3 in critical("1/(w-0.3)").excluded
    assert 0.3 in critical("floor(10w)").points


def test_a_hidden_spike_gives_itself_away() -> None:
    assert np.abs(critical("e^(-(1000(w-0.3))^2)").points - 0.3).min() < 1e-12
    assert np.abs(critical("1/(1+1e6(w-0.3)^2)").points - 0.3).min() < 1e-9


def test_the_search_is_bounded() -> None:
    work = Work(parse_function("+".join(f"1/sin({k}w^3)" for k in range(1, 12)), "w"))
    critical_points(work, np.linspace(-30, 30, 1201))
    assert work.effort < 3 * CRITICAL_EFFORT
