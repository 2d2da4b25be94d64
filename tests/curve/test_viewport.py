"""The first window: equal-looking pictures of functions of very different size."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.curve.sampling import sample_curve
from deriv_core.curve.viewport import choose_window
from deriv_core.expression.function import parse_function


def window(text: str, points: float | tuple[float, ...] = 1.0, step: float = 0.0) -> tuple:
    return choose_window(parse_function(text, "w"), points, step)


def inside(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


LOOKS = [
    "w^2",
    "1/w",
    "tan(w)",
    "e^w",
    "ln(w)",
    "sin(w)",
    "sin(50w)",
    "1000w^2",
    "0.001w",
    "w^3-12w",
    "sqrt(w)",
    "arcsin(w)",
    "1/(w-1)^2",
    "w^4-5w^2",
    "cbrt(w)",
    "e^(-w^2)",
    "100+sin(w)",
    "w/(w^2-4)",
    "ln(w)/w",
    "sec(w)",
]


@pytest.mark.parametrize("text", LOOKS)
def test_functions_of_every_size_fill_their_window(text: str) -> None:
    f = parse_function(text, "w")
    (x, y) = choose_window(f, 0.5)
    values = f(np.linspace(*x, 2001))
    seen = values[(values >= y[0]) & (values <= y[1])]
    low, high = np.quantile(seen, (0.1, 0.9))
    assert seen.size > 0.6 * np.count_nonzero(~np.isnan(values))
    assert high - low > 0.2 * (y[1] - y[0])
    assert np.count_nonzero(~np.isnan(values)) > 0.6 * values.size


@pytest.mark.parametrize("text", ["w^2", "1/w", "e^w", "sin(w)", "|w|", "w^3", "floor(w)", "5"])
@pytest.mark.parametrize("point", [-2.0, 1.0, 3.0])
def test_the_point_the_origin_and_the_step_are_in_view(text: str, point: float) -> None:
    f = parse_function(text, "w")
    x, y = choose_window(f, point, 0.5)
    assert inside(0, x)
    assert inside(0, y)
    for place in (point, point + 0.5):
        assert inside(place, x)
        assert inside(float(f(place)), y)


def test_all_chosen_points_are_in_view() -> None:
    x, y = window("w^2", (2.0, 3.0, -3.0), 0.001)
    assert (x, y) == ((-4.0, 4.0), (-2.0, 18.0))


def test_a_pole_does_not_squash_the_branches() -> None:
    x, y = window("1/w")
    assert y[1] - y[0] < 2 * (x[1] - x[0])


def test_a_point_beside_a_pole_is_looked_at_closely() -> None:
    x, y = window("1/w", 0.001)
    assert x[1] < 0.01
    assert inside(1000, y)


def test_waves_are_wide_enough_to_see() -> None:
    for frequency in (50, 1000, 10**5):
        x, _ = window(f"sin({frequency}w)", 0.0)
        assert 3 < (x[1] - x[0]) * frequency / (2 * math.pi) < 12


def test_a_small_domain_fills_the_window() -> None:
    assert window("arcsin(w)", 0.5)[0] == (-1.4, 1.4)
    x, y = window("sqrt(1/100-w^2)", 0.0, 0.5)
    assert 0.2 < x[1] - x[0] < 0.4
    assert inside(0.1, y)
    x, _ = window("sqrt(w-1000)", 1.0)
    assert inside(1000, x)


def test_a_constant_keeps_its_distance_from_the_edges() -> None:
    for text, value in (("5", 5), ("0", 0), ("-2", -2), ("1e9", 1e9)):
        _, (low, high) = window(text)
        assert low < value < high


def test_a_small_dip_is_seen_though_the_ends_are_steep() -> None:
    _, (low, high) = window("w^4-5w^2", 1.0)
    assert 6.25 / (high - low) > 0.1


def test_a_far_point_is_in_the_middle() -> None:
    x, y = window("w^2", 1e9)
    assert inside(1e9, x)
    assert inside(1e18, y)


def test_ends_are_round() -> None:
    for text in LOOKS:
        for end in (end for pair in window(text) for end in pair):
            assert len(f"{end:.12g}".replace(".", "").replace("-", "").strip("0").partition("e")[0]) <= 4


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([*LOOKS, "floor(w)", "w^w", "e^(e^w)", "w^100", "sin(1/w)", "sqrt(-w^2)", "tan(w^3)"]),
    st.floats(-1e6, 1e6),
    st.floats(-2, 2),
)
def test_every_window_can_be_drawn(text: str, point: float, step: float) -> None:
    f = parse_function(text, "w")
    x, y = choose_window(f, point, step)
    assert x[0] < x[1]
    assert y[0] < y[1]
    assert sample_curve(f, x, y, 200, 100).evaluations > 0


def test_the_float_beside_a_pole_does_not_squash_the_picture() -> None:
    """The float nearest to π/2 has a tangent of 1.6e16; the window is that of tan all the same."""
    assert window("tan(w)", math.pi / 2, 0.5) == window("tan(w)", 0.0)


def test_a_second_point_sky_high_is_left_out_of_view() -> None:
    _, (_, high) = window("w^100", 1.0, 1.0)
    assert high < 1e9  # 2^100 is 1e30


def test_shrinking_the_step_does_not_move_the_window() -> None:
    assert window("w^2", 3.0, 1.0) == window("w^2", 3.0, 0.001)


def test_lows_between_flat_ends_are_not_cut_off() -> None:
    """w sin(1/w) is nearly 1 far out and has its lowest points, -0.217, beside 0."""
    for point in (0.5, 3.0):
        _, (low, _) = window("w sin(1/w)", point, 1.0)
        assert low < -0.217 * 0.9


def test_a_point_far_out_is_in_view() -> None:
    (left, right), _ = window("w^2", 1e20, 1.0)
    assert left < 1e20 < right


def test_rounding_is_no_wave() -> None:
    """cosh² - sinh² is 1, and its floats waver around 1: the window must not close in on that."""
    (left, right), _ = window("cosh(w)^2-sinh(w)^2", 1.0, 0.1)
    assert right - left >= 4


def test_a_window_whose_ends_are_one_float_is_widened() -> None:
    """(x - 9.92766)^(x^-1.954018) is so large and so flat that its lowest and highest value are one float."""
    f = parse_function("(x - 9.92766)^(x^(-1.954018))")
    (low, high), _ = choose_window(f, 1.492479, 1e5)
    assert low < high


def test_a_domain_of_a_few_floats_is_not_searched_for_waves() -> None:
    (low, high), _ = choose_window(parse_function("(x)^((x - 9.08924060))^(x)^(x)"), math.e, 0.999999)
    assert math.isfinite(high - low)
    assert low < high
