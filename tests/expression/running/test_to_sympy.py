"""SymPy's expression and the exact values: real meaning, holes kept, big numbers declined."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core import TooComplex, parse_function
from deriv_core.expression.bounds import check
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.exact import exact_value
from deriv_core.expression.running.known import UndefinedAtPoint
from deriv_core.expression.tree import Expression, rational
from tests.expression.strategies import expressions


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("w^2", "1/2", sympy.Rational(1, 4)),
        ("sin(w)", "pi/4", sympy.sqrt(2) / 2),
        ("e^w", "0", sympy.Integer(1)),
        ("cbrt(w)", "-8", sympy.Integer(-2)),
        ("w^(2/3)", "-8", sympy.Integer(4)),
        ("0.1w", "3", sympy.Rational(3, 10)),
        ("abs(w - pi)", "3", sympy.pi - 3),
        ("max(w, 2, e)", "1", sympy.E),
        ("piecewise(1 if w < pi, 2 otherwise)", "22/7", sympy.Integer(2)),
        ("log_2(w)", "8", sympy.Integer(3)),
        ("floor(w)", "-pi", sympy.Integer(-4)),
    ],
)
def test_exact_values(text: str, point: str, value: sympy.Expr) -> None:
    function = parse_function(text)
    found = exact_value(function.expression, function.variable, parse_constant(point))
    assert (found - value).equals(0)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("(w^2 - 1)/(w - 1)", "1"),
        ("1/(1/w)", "0"),
        ("ln(w)", "-1"),
        ("tan(w)", "pi/2"),
        ("sqrt(w)", "-1"),
        ("0^w", "0"),
        ("w^w", "-1/2"),
        ("asin(w)", "2"),
        ("piecewise(1 if w < 0)", "0"),
        ("log(2, w)", "1"),
    ],
)
def test_holes_stay_holes(text: str, point: str) -> None:
    function = parse_function(text)
    with pytest.raises(UndefinedAtPoint):
        exact_value(function.expression, function.variable, parse_constant(point))


@pytest.mark.parametrize(("text", "point"), [("(w^99+1)^99", "12345"), ("(w^w)^w", "99"), ("2^(w^20)", "7")])
def test_values_too_large_to_carry_are_declined(text: str, point: str) -> None:
    function = parse_function(text)
    assert exact_value(function.expression, function.variable, parse_constant(point)) is None


@pytest.mark.slow
@settings(max_examples=150)
@given(
    expressions(max_leaves=5),
    st.sampled_from([Fraction(3, 8), Fraction(-5, 4), Fraction(2)]),
)
def test_exact_values_agree_with_floats(expression: Expression, point: Fraction) -> None:
    try:
        check(expression, "", lambda _: 0)
    except TooComplex:
        return
    ours = RealFunction(expression, "x")(float(point))
    try:
        value = exact_value(expression, "x", rational(point))
    except UndefinedAtPoint:
        # Rounding may step just beside an undefined place, where values are huge or the zero is not quite 0.
        return
    if (
        value is not None
        and math.isfinite(ours)
        and not any(
            part.func in (sympy.floor, sympy.ceiling, sympy.sign) for part in sympy.preorder_traversal(value)
        )
    ):
        assert float(value) == pytest.approx(ours, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    "text", ["((((9x)^99)^99)^99)^99", "sin((((10^39x)^99)^99)^99)", "root((2x)^100, 1/99)", "((x/3)^-99)^99"]
)
def test_numbers_too_long_to_be_written_out_are_refused_before_sympy_works_them_out(text: str) -> None:
    with pytest.raises(TooComplex) as caught:
        _ = parse_function(text).sympy
    assert caught.value.bound == "bits"


def test_a_power_of_a_sum_is_not_a_long_number() -> None:
    assert parse_function("((((9x+1)^99)^99)^99)^99").sympy.is_Pow


def test_a_long_exponent_inside_a_hyperbolic_function_does_not_become_a_polynomial() -> None:
    """It held 6 million coefficients, in the server's process."""
    f = parse_function("x^cosh(x^(-6.4112895))")
    with pytest.raises(TooComplex):
        f.bare_sympy  # noqa: B018
    assert parse_function("cosh(x^(3/2))").sympy is not None
    assert parse_function("x^6.4112895").sympy is not None
