"""Lines cut to a window."""

from __future__ import annotations

import math

import pytest

from deriv_core.curve.lines import Ends, Side, cut_line

X, Y = (-4.0, 4.0), (-2.0, 6.0)


@pytest.mark.parametrize(
    ("point", "slope", "side", "ends"),
    [
        ((0, 1), 0.0, 0, ((-4, 1), (4, 1))),
        ((0, 0), 1.0, 0, ((-2, -2), (4, 4))),
        ((0, 0), -1.0, 0, ((-4, 4), (2, -2))),
        ((0, 0), 1000.0, 0, ((-0.002, -2), (0.006, 6))),
        ((1, 1), math.inf, 0, ((1, -2), (1, 6))),
        ((0, 0), -1.0, -1, ((-4, 4), (0, 0))),
        ((0, 0), 1.0, 1, ((0, 0), (4, 4))),
        ((0, 0), math.inf, 1, ((0, 0), (0, 6))),
        ((0, 0), -math.inf, -1, ((0, 6), (0, 0))),
        ((-9, 0), 0.0, 1, ((-4, 0), (4, 0))),
    ],
)
def test_the_window_shows_this_much(point: tuple[float, float], slope: float, side: Side, ends: Ends) -> None:
    found = cut_line(*point, slope, X, Y, side)
    assert found is not None
    assert found[0] == pytest.approx(ends[0], abs=1e-12)
    assert found[1] == pytest.approx(ends[1], abs=1e-12)


@pytest.mark.parametrize(
    ("point", "slope"),
    [((0, 9), 0.0), ((9, 0), math.inf), ((0, 0), math.nan), ((0, math.nan), 1.0), ((0, 1e300), 1e299)],
)
def test_a_line_out_of_sight_is_none(point: tuple[float, float], slope: float) -> None:
    assert cut_line(*point, slope, X, Y) is None
