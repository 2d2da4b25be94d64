"""Programs on intervals and on complex numbers, against the values of the other machines."""

from __future__ import annotations

import random
from fractions import Fraction

import mpmath
import pytest
from mpmath import libmp

from deriv_core.calculus.precision import digits
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.run_complex import run_complex
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.running.run_smooth import BITS, run_smooth
from tests.cases import read


def bounds(f: RealFunction, low: float, high: float) -> iv.Interval | None:
    cell = iv.hull(iv.of_fraction(Fraction(low), BITS), iv.of_fraction(Fraction(high), BITS))
    return run_smooth(f.exact_program, cell)


def functions() -> list[RealFunction]:
    found = []
    for case in read("derivatives"):
        try:
            found.append(parse_function(case["expr"], case["var"]))
        except DerivError:
            continue
    return found


def test_bounds_hold_every_value_between() -> None:
    dice = random.Random(5)
    shown = 0
    for f in functions():
        low = dice.uniform(-2, 2)
        high = low + dice.choice([0.01, 0.3])
        found = bounds(f, low, high)
        if found is None:
            continue
        shown += 1
        for _ in range(5):
            with digits(30):
                value = run_precise(f.exact_program, mpmath.mpf(dice.uniform(low, high)))
                assert value is not None, f.text
                value = value._mpf_
            assert libmp.mpf_le(found[0], value), f.text
            assert libmp.mpf_le(value, found[1]), f.text
    assert shown > 60


@pytest.mark.parametrize(
    ("text", "low", "high", "smooth"),
    [
        ("|x|", 1, 2, True),
        ("|x|", -1, 2, False),
        ("|x|", 0, 2, False),
        ("floor(x)", 0.1, 0.9, True),
        ("floor(x)", 0.5, 1, False),
        ("ceil(x)", 1, 1.5, False),
        ("sign(x)", -2, -1, True),
        ("frac(x)", 0.9, 1.1, False),
        ("1/x", 1, 2, True),
        ("1/x", -1, 1, False),
        ("x^(-2)", -1, 1, False),
        ("sqrt(x)", 0, 1, False),
        ("cbrt(x)", -1, 1, False),
        ("cbrt(x)", -2, -1, True),
        ("x^(1/4)", -2, -1, False),
        ("ln(x)", 0.1, 1, True),
        ("ln(x)", -1, 1, False),
        ("tan(x)", 1, 2, False),
        ("tan(x)", -1, 1, True),
        ("asin(x)", -0.9, 0.9, True),
        ("asin(x)", 0, 1, False),
        ("asec(x)", -3, -2, True),
        ("acosh(x)", 1, 2, False),
        ("max(x, x^2)", 0.2, 0.3, True),
        ("max(x, x^2)", 0.9, 1.1, False),
        ("max(x, x)", 1, 2, False),
    ],
)
def test_where_a_program_is_shown_to_be_smooth(text: str, low: float, high: float, smooth: bool) -> None:
    assert (bounds(parse_function(text, "x"), low, high) is not None) == smooth


def test_a_branch_that_is_not_taken_does_no_harm() -> None:
    f = parse_function("piecewise(x^2 if x > 0, 1/(x - 5) otherwise)", "x")
    assert bounds(f, 1, 6) is not None
    assert bounds(f, -1, 1) is None
    assert run_complex(f.program, complex(2, 1e-20)) == pytest.approx(4)
    assert run_complex(f.program, complex(0, 1e-20)) is None


def test_the_real_part_of_a_complex_value_is_the_value() -> None:
    compared = 0
    for f in functions():
        for x in (0.4, -1.3, 2.7):
            value = run_complex(f.program, complex(x, 1e-20))
            if value is not None:
                compared += 1
                assert value.real == pytest.approx(f(x), rel=1e-12, abs=1e-13), f.text
    assert compared > 150


@pytest.mark.parametrize(
    ("text", "x"),
    [("|x|", 0.0), ("floor(x)", 1.0), ("max(x, 2x)", 0.0), ("1/x", 0.0), ("ln(x)", -1.0), ("x^(1/4)", -1.0)],
)
def test_a_complex_value_is_refused_where_nothing_is_analytic(text: str, x: float) -> None:
    assert run_complex(parse_function(text, "x").program, complex(x, 1e-20)) is None
