"""Hidden zeros: proved where algebra shows them, and never looked for at length."""

from __future__ import annotations

import pytest
import sympy

from deriv_core.expression.running.vanishing import vanishes

sin, cos, sqrt, Rational = sympy.sin, sympy.cos, sympy.sqrt, sympy.Rational


@pytest.mark.parametrize(
    "value",
    [
        sin(1) ** 2 + cos(1) ** 2 - 1,
        sin(2) - 2 * sin(1) * cos(1),
        sin(1) / cos(1) - sympy.tan(1),
        sympy.cosh(2) ** 2 - sympy.sinh(2) ** 2 - 1,
        (sqrt(2) + sqrt(3)) ** 2 - 2 * sqrt(6) - 5,
        (sympy.pi + 1) ** 2 - sympy.pi**2 - 2 * sympy.pi - 1,
        sympy.tanh(1) - (sympy.exp(2) - 1) / (sympy.exp(2) + 1),
    ],
)
def test_algebra_shows_a_hidden_zero(value: sympy.Expr) -> None:
    assert vanishes(value)


@pytest.mark.parametrize("value", [sin(1) ** 2 + cos(1) ** 2 - 2, sqrt(2) - Rational(7, 5), sympy.log(2) - 1])
def test_what_is_not_zero_is_never_proved_to_be(value: sympy.Expr) -> None:
    assert not vanishes(value)


@pytest.mark.parametrize(
    "value",
    [
        (sin(1) + cos(2) + sympy.pi) ** 40 - 7,
        (sin(1) + cos(2) + sympy.pi) ** Rational(100, 7) - 7,
        2 ** Rational(1, 10**39) * sin(1) - 3 ** Rational(2, 10**38 + 1),
    ],
)
def test_what_would_take_long_to_multiply_out_is_left_alone(value: sympy.Expr) -> None:
    assert not vanishes(value)
