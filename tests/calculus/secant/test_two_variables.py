"""Polynomials in the variable and the step."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deriv_core.calculus.secant import two_variables as two
from deriv_core.calculus.secant.polynomial import Polynomial, divided, greatest_common_divisor
from deriv_core.calculus.secant.two_variables import TwoVariables
from deriv_core.expression.printer import to_text

SQUARE: Polynomial = {2: Fraction(1)}
UNIT: Polynomial = {0: Fraction(1)}


def shown(p: TwoVariables | None) -> str | None:
    return None if p is None else to_text(two.written_out(p, "x", "h"))


@pytest.mark.parametrize(
    ("right", "left", "expected"), [(1, 0, "2*x + h"), (0, -1, "2*x - h"), (1, -1, "2*x")]
)
def test_rise_over_run_of_the_square(right: int, left: int, expected: str) -> None:
    assert shown(two.rise_over_run(SQUARE, UNIT, right, left)) == expected


def test_division_that_leaves_nothing() -> None:
    product = two.times(two.moved({1: Fraction(1), 0: Fraction(-1)}, 1), two.moved(SQUARE, 0))
    assert shown(two.divided(product, two.moved({1: Fraction(1), 0: Fraction(-1)}, 1))) == "x^2"


@pytest.mark.parametrize("divisor", [{1: Fraction(1), 0: Fraction(1)}, {3: Fraction(1)}, {0: Fraction(2)}])
def test_division_that_leaves_something_or_is_by_a_number_is_none(divisor: Polynomial) -> None:
    assert two.divided(two.moved(SQUARE, 1), two.moved(divisor, 0)) is None


def test_content_takes_the_sign_of_the_first_term() -> None:
    p = {(2, 0): Fraction(-4), (0, 1): Fraction(6)}
    assert two.content(p) == -2
    assert two.content({(1, 0): Fraction(2, 3), (0, 0): Fraction(1, 2)}) == Fraction(1, 6)


@pytest.mark.parametrize(
    ("p", "q", "common"),
    [
        ({2: 1, 0: -1}, {1: 2, 0: -2}, {1: 1, 0: -1}),
        ({2: 1}, {3: 5}, {2: 1}),
        ({2: 1, 0: 1}, {1: 1}, {0: 1}),
        ({}, {1: 3, 0: 6}, {1: 1, 0: 2}),
    ],
)
def test_greatest_common_divisor_is_monic(p: Polynomial, q: Polynomial, common: Polynomial) -> None:
    one, other, expected = ({k: Fraction(v) for k, v in given.items()} for given in (p, q, common))
    assert greatest_common_divisor(one, other) == expected
    assert greatest_common_divisor(other, one) == expected
    assert divided(other, expected)[1] == {}
