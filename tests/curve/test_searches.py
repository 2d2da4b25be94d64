"""Nice numbers, halving to neighbouring floats, pixels and limits."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deriv_core.curve.bisection import halve_cells, lowest, middle
from deriv_core.curve.nice import nice_probes, nicest_near
from deriv_core.curve.pixels import Pixels
from deriv_core.curve.sampled_limits import approach, as_written, precise_limit
from deriv_core.curve.work import Work
from deriv_core.expression.function import parse_function

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(FINITE, FINITE, st.integers(0, 70))
def test_a_middle_lies_between(a: float, b: float, step: int) -> None:
    low, high = min(a, b), max(a, b)
    m = middle(np.array([low]), np.array([high]), step)[0]
    assert low <= m <= high


@given(st.floats(-1e3, 1e3))
def test_halving_ends_at_neighbouring_floats_even_beside_zero(edge: float) -> None:
    def step(x: np.ndarray) -> np.ndarray:
        return np.where(x < edge, 0.0, 1.0)

    a, _, b, _ = halve_cells(
        step,
        (np.array([-2e3]), np.zeros(1), np.array([2e3]), np.ones(1)),
        keep_left=lambda fa, fm, fb: fm == fb,
        finished=lambda fa, fb: fa == fb,
    )
    assert a[0] < edge <= b[0]
    assert math.nextafter(a[0], math.inf) == b[0]


def test_the_lowest_point_of_a_corner_is_found() -> None:
    found = lowest(lambda x: np.abs(x - 0.3), np.array([-1.0]), np.array([2.0]), 1e-12)
    assert found[0] == pytest.approx(0.3, abs=1e-11)


@pytest.mark.parametrize("value", [0.3, 1 / 3, -2.5, math.pi / 4, math.pi / 6, 0.0, 7.0])
def test_a_written_number_is_recognised_from_its_neighbours(value: float) -> None:
    low = math.nextafter(math.nextafter(value, -math.inf), -math.inf) if value else -1e-300
    assert nicest_near(low, math.nextafter(value, math.inf) if value else 1e-300) == value


def test_probes_are_inside_and_hold_the_usual_suspects() -> None:
    probes = nice_probes(-3, 3)
    assert {0.0, 1.0, -2.0, 0.5, 0.3, math.pi / 2} <= set(probes.tolist())
    assert probes.min() >= -3
    assert probes.max() <= 3


def test_pixels_measure_from_the_lower_left() -> None:
    pixels = Pixels.of((-2, 2), (0, 10), 800, 500)
    assert pixels.u(np.array([0.0]))[0] == 400
    assert pixels.v(np.array([5.0]))[0] == 250
    assert pixels.v(np.array([math.inf]))[0] == 1500


LIMITS = [
    ("cbrt(w)", 0.0),
    ("|w|", 0.0),
    ("sin(w)/w", 1.0),
    ("w ln|w|", 0.0),
    ("1/w", math.nan),
    ("ln|w|", math.nan),
    ("sin(1/w)", math.nan),
    ("w sin(1/w)", 0.0),
    ("floor(w)", 0.0),
    ("1/w^2", math.nan),
]


@pytest.mark.parametrize(("text", "limit"), LIMITS, ids=[row[0] for row in LIMITS])
def test_limits_from_the_right_of_zero(text: str, limit: float) -> None:
    pixels = Pixels.of((-3, 3), (-10, 10), 800, 500)
    work = Work(parse_function(text, "w"))
    with np.errstate(all="ignore"):
        found = approach(work, np.zeros(1), np.full(1, 0.5 * pixels.dx), pixels).limit[0]
    assert found == pytest.approx(limit, abs=0.2 * pixels.dy, nan_ok=True)


def test_many_digits_outlast_cancellation() -> None:
    f = parse_function("(w-sin(w))/w^3", "w")
    assert precise_limit(Work(f), 0.0, 1e-3, 1e-2) == pytest.approx(1 / 6, abs=1e-12)


def test_only_someones_number_is_rounded_to() -> None:
    assert as_written(2.0000000000001, 1e-12) == 2
    assert as_written(2.8284271247461, 1e-12) == 2.8284271247461
