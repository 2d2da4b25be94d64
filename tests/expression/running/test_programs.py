"""Programs: NumPy and mpmath give one function, with undefined kept undefined at every step."""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings

from deriv_core import TooComplex, parse_function
from deriv_core.expression.bounds import check
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import Expression
from tests.expression.strategies import expressions


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("cbrt(x)", -8.0, -2.0),
        ("x^(1/3)", -8.0, -2.0),
        ("x^(2/3)", -8.0, 4.0),
        ("x^(3/2)", 4.0, 8.0),
        ("root(x, 5)", -32.0, -2.0),
        ("log(x, 2)", 8.0, 3.0),
        ("log10(x)", 1000.0, 3.0),
        ("frac(x)", -0.25, 0.75),
        ("sign(x)", 0.0, 0.0),
        ("acot(x)", 0.0, math.pi / 2),
        ("max(x, 1, 3)", 2.0, 3.0),
        ("piecewise(1 if 0 <= x < 1, 2 otherwise)", 1.0, 2.0),
        ("e^(-x)", 0.0, 1.0),
        ("x^0", 0.0, 1.0),
    ],
)
def test_real_meaning(text: str, x: float, value: float) -> None:
    assert parse_function(text)(x) == pytest.approx(value, rel=1e-15, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("1/(1/x)", 0.0),
        ("ln(x)", 0.0),
        ("ln(x)", -1.0),
        ("sqrt(x)", -1.0),
        ("x^x", 0.0),
        ("x^x", -1.5),
        ("x^(-2)", 0.0),
        ("asin(x)", 1.1),
        ("0*ln(x)", -1.0),
        ("max(0, ln(x))", -1.0),
        ("(x^2 - 1)/(x - 1)", 1.0),
        ("piecewise(1 if x < 0)", 1.0),
        ("piecewise(1 if sqrt(x) < 1, 2 otherwise)", -1.0),
        ("1^(1/x)", 0.0),
        ("root(x, 3 - 3x)", 1.0),
    ],
)
def test_undefined_is_not_a_number_whatever_follows(text: str, x: float) -> None:
    function = parse_function(text)
    assert math.isnan(function(x))
    with mpmath.workdps(30):
        assert run_precise(function.exact_program, mpmath.mpf(x)) is None


def test_arrays_keep_their_shape() -> None:
    points = np.linspace(-1, 1, 6).reshape(2, 3)
    assert parse_function("3", variable="w")(points).shape == (2, 3)
    assert np.array_equal(parse_function("w^2")(points), points * points)
    assert isinstance(parse_function("w^2")(3), float)


def test_the_lab_slope_to_the_last_digit() -> None:
    square = parse_function("w^2")
    assert (square(3.001) - square(3.0)) / 0.001 == 6.000999999999479


@pytest.mark.slow
@settings(max_examples=150)
@given(expressions(max_leaves=5))
def test_numpy_and_mpmath_agree(expression: Expression) -> None:
    try:
        check(expression, "", lambda _: 0)
    except TooComplex:
        return
    function = RealFunction(expression, "x")
    for x in (Fraction(3, 8), Fraction(-5, 4), Fraction(2)):
        ours = function(float(x))
        with mpmath.workdps(40):
            near = [
                run_precise(function.exact_program, mpmath.mpf(x.numerator) / x.denominator * (1 + d))
                for d in (0, mpmath.mpf("1e-15"), -mpmath.mpf("1e-15"))
            ]
        if None in near or not math.isfinite(ours) or abs(near[0]) > 1e12:
            continue  # undefined, or at the edge of what a float can tell, such as csc(pi)
        spread = max(near) - min(near)
        assert abs(ours - near[0]) <= 50 * spread + abs(near[0]) * 1e-9 + 1e-9
