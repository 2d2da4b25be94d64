"""Bounds: they hold the value, at every precision, and lie close together."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import libmp

from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.exact import known_value
from deriv_core.expression.running.known import Undecided, UndefinedAtPoint
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import Call, Expression, rational, walk
from tests.expression.strategies import expressions

STEPS = {"floor", "ceil", "frac", "sign"}
POINTS = [Fraction(n, 64) for n in (-1000, -129, -65, -63, -20, -1, 1, 7, 63, 65, 100, 1000, 10**6)]
TINY = [Fraction(1, 10**30), Fraction(-1, 10**90), 1 - Fraction(1, 10**40), 1 + Fraction(1, 10**40)]


def bounds_of(u: iv.Interval) -> tuple[mpmath.mpf, mpmath.mpf]:
    return mpmath.make_mpf(u[0]), mpmath.make_mpf(u[1])


@pytest.mark.parametrize("name", iv.FUNCTIONS)
@pytest.mark.parametrize("bits", [60, 200, 1700])
def test_bounds_hold_the_value_and_are_narrow(name: str, bits: int) -> None:
    seen = 0
    for point in POINTS + TINY:
        u = iv.of_fraction(point, bits)
        with mpmath.workprec(2 * bits + 400):
            value = run_precise(("x", name), mpmath.mpf(point.numerator) / point.denominator)
            if value is None or (name == "acot" and u[0] != u[1]):
                continue
            low, high = bounds_of(iv.FUNCTIONS[name](u, bits))
            assert low <= value <= high
            seen += 1
            if abs(point) in [abs(p) for p in POINTS]:
                assert high - low <= abs(value) * mpmath.mpf(2) ** (40 - bits)
    assert seen >= 3


@pytest.mark.parametrize("point", [39, 50, -45])
def test_error_function_is_never_1_however_near(point: int) -> None:
    low, high = bounds_of(iv.FUNCTIONS["erf"](iv.of_fraction(Fraction(point), 6000), 6000))
    with mpmath.workprec(6000):
        apart = 1 - low if point > 0 else 1 + high
        assert abs(apart / mpmath.erfc(abs(point)) - 1) < 1e-20
        assert low < high
        assert max(abs(low), abs(high)) < 1


@pytest.mark.parametrize("exponent", [Fraction(1, 3), Fraction(-2, 3), Fraction(3, 2), Fraction(-1, 99)])
def test_bounds_of_roots_hold_the_value(exponent: Fraction) -> None:
    for point in POINTS:
        if point < 0 and exponent.denominator % 2 == 0:
            continue
        low, high = bounds_of(iv.root_power(iv.of_fraction(point, 100), exponent, 100))
        with mpmath.workprec(300):
            program = ("x", Fraction(exponent.numerator), Fraction(exponent.denominator), "powq")
            value = run_precise(program, mpmath.mpf(point.numerator) / point.denominator)
        assert low <= value <= high


def test_an_exponential_beyond_all_bounds_is_still_a_number() -> None:
    enormous = (libmp.from_man_exp(1, 5000),) * 2
    low, high = bounds_of(iv.exp(enormous, 100))
    assert mpmath.isfinite(low)
    assert low > mpmath.mpf(10) ** (10**9)
    assert high == mpmath.inf
    assert bounds_of(iv.exp(iv.neg(enormous, 100), 100))[0] == 0
    assert bounds_of(iv.sin(enormous, 100)) == (-1, 1)


@pytest.mark.slow
@settings(max_examples=150)
@given(
    expressions(max_leaves=6),
    st.sampled_from([Fraction(3, 8), Fraction(-5, 4), Fraction(2), Fraction(10**6)]),
)
def test_bounds_of_a_tree_hold_its_value(expression: Expression, point: Fraction) -> None:
    if any(isinstance(part, Call) and part.function in STEPS for part in walk(expression)):
        return  # a step met exactly, mpmath may take either way
    # mpmath's tan(pi) is not 0, and its power to 3/8 has 3/8 of these bits.
    with mpmath.workprec(3000):
        value = run_precise(compile_exact(expression), mpmath.mpf(point.numerator) / point.denominator)
    try:
        low, high = bounds_of(known_value(expression, "x", rational(point), 400).bounds)
    except (Undecided, UndefinedAtPoint):
        return  # at an edge, where mpmath's rounding says something else
    if value is not None:
        with mpmath.workprec(600):
            slack = (1 + abs(value)) * mpmath.mpf(2) ** -480
            assert low - slack <= value <= high + slack
