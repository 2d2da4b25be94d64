"""Insides a w + b."""

from __future__ import annotations

import pytest

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.secant.linear import linear
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.tree import ONE

ON = TwoPoints("w", "h", Scheme.FORWARD)


@pytest.mark.parametrize(
    ("text", "factor", "moved"),
    [
        ("w", "1", "w + h"),
        ("3 - 2*w", "-2", "3 - 2*w - 2*h"),
        ("pi*w + e", "pi", "pi*w + pi*h + e"),
        ("w/sqrt(2) + w", "1/sqrt(2) + 1", "w/sqrt(2) + (1/sqrt(2) + 1)*h + w"),
        ("2*(w + 1)", "2", "2*(w + 1) + 2*h"),
    ],
)
def test_factor_and_the_inside_a_step_on(text: str, factor: str, moved: str) -> None:
    u = linear(read_back(text, "w"), ON)
    assert u is not None
    assert (to_text(u.factor), to_text(u.moved(ONE))) == (factor, moved)


@pytest.mark.parametrize("text", ["w^2", "sin(w)", "1/w", "5", "w - w", "pi*w - pi*w", "w*e^w"])
def test_what_is_not_linear_or_stands_still_is_none(text: str) -> None:
    assert linear(read_back(text, "w"), ON) is None
