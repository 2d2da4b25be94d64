"""Exponents that are whole numbers in value are whole numbers, however they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deriv_core import derivative, parse_function
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.tree import exact_rational


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("x^2^3", -2, 256),
        ("x**2**3", -1, 1),
        ("x^(2²)", -2, 16),
        ("(-2)^(2^2)", 0, 16),
        ("x^(sqrt(4))", -3, 9),
        ("x^abs(-3)", -2, -8),
        ("x^max(1,2)", -5, 25),
        ("x^(e^0)", -7, -7),
        ("x^(sqrt(2)^2)", -3, 9),
        ("x^(9^(1/2))", -2, -8),
        ("x^(1/cbrt(27))", -8, -2),
        ("root(x, sqrt(9))", -8, -2),
        ("x^(2^-1)", 4, 2),
    ],
)
def test_a_whole_exponent_written_otherwise_takes_negative_bases(text: str, at: int, value: int) -> None:
    f = parse_function(text)
    assert f(float(at)) == value
    assert derivative(f)(at + 0.0) == pytest.approx((f(at + 1e-6) - f(at - 1e-6)) / 2e-6, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2^-2", Fraction(1, 4)),
        ("(2/3)^3", Fraction(8, 27)),
        ("(-8)^(1/3)", Fraction(-2)),
        ("(-8)^(2/3)", Fraction(4)),
        ("(-4)^(1/2)", None),
        ("2^(1/2)", None),
        ("0^0", None),
        ("0^-1", None),
        ("root(16, 4)", Fraction(2)),
        ("floor(7/2) + ceil(1/2) - frac(5/4)", Fraction(15, 4)),
        ("sign(-3)*ln(1)", Fraction(0)),
        ("sqrt(-2)^2", None),
        ("e^1", None),
        ("pi^0.5", None),
    ],
)
def test_exact_values_of_constants(text: str, value: Fraction | None) -> None:
    assert exact_rational(parse_constant(text)) == value
