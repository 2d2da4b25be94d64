"""Values: exact where they can be, and decimals right to their last digit."""

from __future__ import annotations

import contextlib
import math

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.calculus.values import evaluate
from deriv_core.errors import ExpressionError, TooComplex
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


@pytest.mark.parametrize(
    ("text", "point", "exact"),
    [
        ("sign(sin(x))", "pi", 0),
        ("sign(sin(x))", "10*pi", 0),
        ("frac(x^2)", "sqrt(5)", 0),
        ("floor(tan(atan(x)))", "5", 5),
        ("frac(tan(atan(x)))", "5", 0),
        ("floor(asin(sin(x))/x)", "1", 1),
        ("floor((sqrt(2)+sqrt(3))^2-2sqrt(6)+x)", "0", 5),
        ("sin(pi x)", "10^39", 0),
        ("floor(x^99)", "2", 2**99),
        ("floor(sin(x)^2+cos(x)^2)", "1", 1),
        ("frac(sin(x)^2+cos(x)^2)", "1", 0),
        ("sign(sin(x)^2+cos(x)^2-1)", "1", 0),
        ("sqrt(sin(x)^2+cos(x)^2-1)", "1", 0),
        ("floor(sin(x)/cos(x)-tan(x))", "1", 0),
        ("piecewise(1 if sin(x)^2+cos(x)^2=1, 0 otherwise)", "1", 1),
        ("piecewise(1 if cosh(x)^2-sinh(x)^2=1, 0 otherwise)", "2", 1),
        ("piecewise(1 if sin(2x)=2sin(x)cos(x), 0 otherwise)", "3", 1),
    ],
)
def test_a_step_met_exactly_is_not_left_to_round_off(text, point, exact):
    value = evaluate(parse_function(text, "x"), point)
    assert (value.exact, value.decimal) == (exact, float(exact))


@pytest.mark.parametrize(
    ("text", "point", "decimal"),
    [
        ("sign(sqrt(3+2sqrt(2))-1-sqrt(x))", "2", 0.0),  # a nested root: no algebra of ours shows it
        ("1/(sqrt(3+2sqrt(2))-1-sqrt(x))", "2", math.nan),
        ("sign(1+e^(-x)-1)", "2000", 1.0),
        ("sign(1+10^(-x)-1)", "1500", 1.0),
        ("1/((1+e^(-x))-1)", "200", math.exp(200)),
    ],
)
def test_what_only_shrinks_is_taken_for_0_unless_something_tiny_may_be_left(text, point, decimal):
    found = evaluate(parse_function(text, "x"), point).decimal
    assert found == pytest.approx(decimal, rel=1e-15, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("sign(cosh(e^(-x))-1)", "10^6"),  # 1, but it takes 10^6 digits to see
        ("sin(exp(1e6x))", "2"),
        ("tan(e^(e^(7x)))", "2"),
        ("sin(((10^39x)^99)^99)", "2"),
        ("sec(cosh(1e16/x))", "2"),
        ("frac(e^(1e9x))", "2"),
        ("abs(sin(exp(1e9x)))", "2"),
        ("sin(2^x)", "10^6"),
    ],
)
def test_what_thousands_of_digits_do_not_tell_is_refused_and_not_called_undefined(text, point):
    with pytest.raises(TooComplex):
        evaluate(parse_function(text, "x"), point)


@pytest.mark.parametrize(
    ("text", "point", "decimal"),
    [
        ("2^x", "10^9", math.inf),
        ("-e^x", "10^12", -math.inf),
        ("1/(1+e^-x)", "-10^8", 0.0),
        ("1/(1+e^-x)", "10^9", 1.0),
        ("tanh(e^x)", "10^9", 1.0),
        ("erf(x)", "10^9", 1.0),
        ("ln(1-erf(x))", "30", -903.9741171106439),
        ("atan(e^x)", "10^9", math.pi / 2),
        ("ln(1+e^x)", "10^8", 1e8),
        ("ln(2^x)/ln(2)", "10^12", 1e12),
        ("e^x-e^x", "10^12", 0.0),
        ("1/e^e^e^x", "5", 0.0),
        ("x exp(-exp(1e12x))", "2", 0.0),
        ("1/cosh(exp(1e12x))", "2", 0.0),
        ("sech(exp(1e9x))^2", "2", 0.0),
        ("floor(e^(5000x))", "2", math.inf),
        ("ceil(e^(e^(5x)))", "2", math.inf),
        ("floor(exp(1e12x))", "2", math.inf),
        ("frac(e^(500x))", "2", 0.22675780833081022),
    ],
)
def test_a_number_is_not_undefined_for_being_large_or_tiny(text, point, decimal):
    assert evaluate(parse_function(text, "x"), point).decimal == decimal


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


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("cos((cbrt(x-1e12)^2+x^2+2^pi)^(100/7))", "pi"),
        ("2^sin(acot(x^(e-x)))", "10^6"),
        ("atanh((1/10^39)^(x^(e^x)))", "10^6"),
        ("log(2^(3/(10^39-1/2)), x^6)-log(2^(3/(10^39-1/2)), x^5)", "pi"),
    ],
)
def test_sympy_is_not_left_alone_with_numbers_it_would_work_out_for_ever(text, point):
    with contextlib.suppress(TooComplex):
        assert not math.isnan(evaluate(parse_function(text, "x"), point).decimal)


@pytest.mark.parametrize(
    ("text", "decimal"), [("cos(asec(csc(x)))", math.sin(-1 / 3)), ("asec(csc(x))", None)]
)
def test_an_exact_number_sympy_has_wrong_is_not_shown(text, decimal):
    value = evaluate(parse_function(text, "x"), "-1/3")
    assert value.exact is None or float(value.exact) == pytest.approx(value.decimal)
    assert decimal is None or value.decimal == pytest.approx(decimal)
