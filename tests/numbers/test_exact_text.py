"""Exact numbers: shown as a learner would type them, and recognised only beyond reasonable doubt."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.calculus.germs.recognition import agree, in_decimals, recognised
from deriv_core.calculus.precision import MP
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.exact import exact_value
from deriv_core.expression.tree import integer
from deriv_core.numbers.exact_text import exact_text

sqrt, pi, E = sympy.sqrt, sympy.pi, sympy.E
NUMBERS = [
    (sympy.Rational(-1, 4), "-1/4"),
    (sqrt(2) / 2, "sqrt(2)/2"),
    (pi / 4, "pi/4"),
    (3 * E, "3*e"),
    (sympy.log(2), "ln(2)"),
    (sympy.exp(2), "exp(2)"),
    (sympy.cos(1), "cos(1)"),
    (2 ** sympy.Rational(1, 3), "2^(1/3)"),
    (sympy.oo, "oo"),
    (-sympy.oo, "-oo"),
]


@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_text_of_a_number(number, text):
    assert exact_text(number) == text


@pytest.mark.parametrize("number", [n for n, _ in NUMBERS if n.is_finite])
def test_the_text_reads_back(number):
    again = exact_value(parse_constant(exact_text(number)), "w", integer(0))
    assert again == number


@pytest.mark.parametrize(
    "number",
    [
        None,
        sympy.Float("0.5"),
        sympy.Integer(7) ** 200,
        sympy.nan,
        sympy.zoo,
        sympy.I,
        sympy.gamma(sqrt(2)),
        sqrt(-1),
    ],
)
def test_nothing_is_shown_that_is_not_short_real_and_exact(number):
    assert exact_text(number) == ""


@settings(max_examples=100)
@given(st.fractions(-(10**9), 10**9, max_denominator=10**5))
def test_fractions_are_recognised(fraction):
    number = MP.mpf(fraction.numerator) / fraction.denominator
    assert recognised(number) == sympy.Rational(fraction.numerator, fraction.denominator)


@pytest.mark.parametrize("number", [pi / 6, -3 * pi, E / 2, 1 / pi, -sqrt(3) / 2, sympy.log(5), 2 / E])
def test_simple_irrationals_are_recognised(number):
    real = MP.mpf(number.evalf(60)._mpf_)
    assert recognised(real) == number
    assert agree(number, real)


@pytest.mark.parametrize(
    "number",
    [
        sympy.exp(pi * sqrt(163)),  # a whole number to 12 decimals
        sympy.Integer(1) / 3 + sympy.Float("1e-30", 60),
        sympy.cos(1),
        pi**2 + E,
    ],
)
def test_what_only_looks_like_a_fraction_is_not_taken_for_one(number):
    real = MP.mpf(sympy.Float(number.evalf(60), 60)._mpf_)
    assert recognised(real) is None
    assert in_decimals(real).has(sympy.Float)


def test_a_wrong_exact_number_is_noticed():
    assert not agree(sympy.Rational(1, 3), MP.mpf(1) / 3 + MP.mpf(10) ** -20)
