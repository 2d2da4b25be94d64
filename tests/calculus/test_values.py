"""Values: exact where they can be, and decimals right to their last digit."""

from __future__ import annotations

import math

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.calculus.values import evaluate
from deriv_core.errors import ExpressionError
from deriv_core.expression.function import parse_function


@pytest.mark.parametrize(
    ("text", "point", "exact", "decimal"),
    [
        ("2w", "-3", "-6", -6.0),
        ("-1/w^2", "2", "-1/4", -0.25),
        ("-1/(8w^2)", "2", "-1/32", -0.03125),
        ("w^2", "1/2", "1/4", 0.25),
        ("w^2", "sqrt(2)", "2", 2.0),
        ("sin(w)", "pi/4", "sqrt(2)/2", math.sqrt(0.5)),
        ("sin(w)", "pi", "0", 0.0),
        ("cos(w)", "pi/2", "0", 0.0),
        ("e^w", "1", "e", math.e),
        ("ln(w)", "2", "ln(2)", math.log(2)),
        ("abs(w)", "-3", "3", 3.0),
        ("cbrt(w)", "-8", "-2", -2.0),
        ("w^(1/3)", "-8", "-2", -2.0),
        ("w^2", "0.1", "1/100", 0.01),
        ("floor(w)", "-1/2", "-1", -1.0),
    ],
)
def test_exact_and_decimal(text, point, exact, decimal):
    value = evaluate(parse_function(text, "w"), point)
    assert (value.text, value.decimal) == (exact, decimal)
    assert value.exact is not None
    assert value.latex == sympy.latex(value.exact)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("1/w", "0"),
        ("ln(w)", "-1"),
        ("tan(w)", "pi/2"),  # 1.6e16 in floating point
        ("(w^2-1)/(w-1)", "1"),
        ("1/(1/w)", "0"),
        ("sqrt(w)", "-4"),
        ("1/(w^2-2)", "sqrt(2)"),  # floating point finds 2.3e15
        ("piecewise(w if w > 0)", "0"),
    ],
)
def test_undefined_as_typed_is_no_number(text, point):
    value = evaluate(parse_function(text, "w"), point)
    assert math.isnan(value.decimal)
    assert (value.exact, value.latex, value.text) == (None, "", "")


def test_decimals_survive_cancellation():
    assert evaluate(parse_function("1-cos(w)"), "1/10^9").decimal == 5e-19
    assert evaluate(parse_function("(1+w)-1"), "1/10^30").decimal == 1e-30


def test_the_decimal_does_not_come_from_the_point_rounded():
    # sin at the float nearest to a million π is -2.2e-10, at a million π it is 0
    assert evaluate(parse_function("sin(w)"), "1000000*pi").decimal == 0.0


def test_a_value_too_long_to_show_has_a_decimal_only():
    value = evaluate(parse_function("w^30"), "123456789")
    assert value.exact is None
    assert value.decimal == pytest.approx(123456789.0**30, rel=1e-13)


def test_bad_points_are_the_learners_error():
    for point in ("", "w", "1/0", "ln(-1)", "2,3"):
        with pytest.raises(ExpressionError):
            evaluate(parse_function("w^2"), point)


@settings(max_examples=80, deadline=None)
@given(numerator=st.integers(-(10**6), 10**6), denominator=st.integers(1, 10**6))
def test_the_decimal_is_the_float_nearest_to_the_exact_value(numerator, denominator):
    value = evaluate(parse_function("(w^3-w)/7"), f"{numerator}/{denominator}")
    w = sympy.Rational(numerator, denominator)
    exact = (w**3 - w) / 7
    assert value.decimal == exact.p / exact.q
    assert value.exact in (exact, None)
