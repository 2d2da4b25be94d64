"""Values that floats lose on the way to them."""

from __future__ import annotations

import numpy as np
import pytest

from deriv_core.curve.sampling import Curve, sample_curve
from deriv_core.expression.function import parse_function


def curve(text: str, x: tuple[float, float], y: tuple[float, float]) -> Curve:
    return sample_curve(parse_function(text, "w"), x, y)


LOST = [
    ("e^(1000w)/(1+e^(1000w))", 3, (-1, 2), (0, 1)),
    ("sinh(1000w)/cosh(1000w)", 3, (-2, 2), (-1, 1)),
    ("e^w/(1+e^w)", 1000, (-1, 2), (0, 1)),
    ("(e^w-e^(-w))/(e^w+e^(-w))", 800, (-2, 2), (-1, 1)),
    ("ln(1+e^w)", 1000, (-100, 1000), (0, 1000)),
    ("ln(e^w)", 1e5, (-1e5, 1e5), (-1e5, 1e5)),
]


@pytest.mark.parametrize(("text", "half", "y", "ends"), LOST, ids=[row[0] for row in LOST])
def test_infinity_over_infinity_is_no_end_of_a_curve(
    text: str, half: float, y: tuple[float, float], ends: tuple[float, float]
) -> None:
    (piece,) = curve(text, (-half, half), y).pieces
    assert piece[0] == pytest.approx([-half, ends[0]], abs=1e-9)
    assert piece[-1] == pytest.approx([half, ends[1]], abs=1e-9)
    assert (np.diff(piece[:, 1]) >= 0).all()


def test_what_is_lost_around_a_hole_comes_to_the_hole() -> None:
    found = curve("cosh(1/w)/cosh(1/w)", (-1, 1), (-2, 2))
    assert found.open_dots == [(0, 1)]
    assert max(piece[0, 0] for piece in found.pieces) < 1e-6


@pytest.mark.parametrize("text", ["sqrt(sin(50w))", "sin(e^(e^w))", "sqrt(3-e^(e^w))+w", "e^(e^(e^w))"])
def test_what_has_no_value_is_not_looked_for_long(text: str) -> None:
    found = curve(text, (-10, 16), (-5, 5))
    assert all(np.isfinite(piece).all() for piece in found.pieces)
