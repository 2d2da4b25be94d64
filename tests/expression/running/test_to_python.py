"""Python source of a tree: the floats of the page, to the last bit."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import example, given, settings

from deriv_core import DerivError, TooComplex, evaluate, parse_function
from deriv_core.expression.bounds import check
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.running.to_python import python_function, to_python
from deriv_core.expression.tree import Call, Expression, Number, Power, Quotient, Variable, walk
from tests import cases
from tests.expression.strategies import expressions

POINTS = [
    *np.linspace(-6, 6, 49),
    *np.random.default_rng(5).uniform(-6, 6, 60),
    *(1e-6, -1e-6, 40.5, math.pi / 2, math.sqrt(2), 3.001, 1 / 3),
]


def run(function: RealFunction) -> Any:
    """The exported function, as whoever pastes it has it."""
    names: dict[str, Any] = {"np": np}
    exec(python_function(function.expression, function.variable, "J"), names)
    return names["J"]


def differing(function: RealFunction) -> list[tuple[float, float, float]]:
    exported = run(function)
    pairs = [(float(x), float(function(float(x))), exported(float(x))) for x in POINTS]
    # 0 and -0 are one number.
    return [(x, a, b) for x, a, b in pairs if a != b and not (math.isnan(a) and math.isnan(b))]


def too_large(function: RealFunction, x: float) -> bool:
    """Whether the value is a number, and beyond the floats."""
    value = run_precise(function.exact_program, mpmath.mpf(x))
    return value is not None and abs(value) > np.finfo(float).max


def is_true(function: RealFunction, x: float, exported: float) -> bool:
    """Whether more digits bear out a number, or infinity for one beyond the floats.

    At the float or at the decimal it is written as: 1/x may be a whole number at the second only.
    """
    if math.isinf(exported):
        return too_large(function, x) or has_an_exponent_without_parity(function.expression, x)
    at_float = run_precise(function.exact_program, mpmath.mpf(x))
    as_written = evaluate(function, f"{Decimal(repr(x)):f}").decimal
    value = as_written if at_float is None else float(at_float)
    return value is not None and math.isclose(value, exported, rel_tol=1e-12)


def has_an_exponent_without_parity(expression: Expression, x: float) -> bool:
    """Whether an exponent is so large that every float there is an even number, as in (-x)^(x^x) at 40.5."""
    exponents = (part.exponent for part in walk(expression) if isinstance(part, Power))
    return any(abs(float(RealFunction(exponent, "x")(x))) > 2.0**53 for exponent in exponents)


def practice() -> list[str]:
    texts = [row["text"] for row in cases.read("inputs")]
    return [*texts, *(row[key] for row in cases.read("derivatives") for key in ("expr", "expected"))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("w^2", "w * w"),
        ("1/w", "1 / w"),
        ("-1/w^2", "-1 / (w * w)"),
        ("w^3 - 2w + 1", "np.power(w, 3.0) - 2 * w + 1"),
        ("1/(1+e^-w)", "1 / (1 + np.exp(-w))"),
        ("|w|", "abs(w)"),
        ("cbrt(w)", "np.cbrt(w)"),
        ("w^(2/3)", "np.power(abs(w), 2 / 3)"),
        ("w^(3/5)", "odd_root_power(w, 3 / 5)"),
        ("sin^2 w", "np.square(np.sin(w))"),
        ("log_2(w)", "np.log(w) / np.log(2.0)"),
        ("a - (2 - a)", "a - (2 - a)"),
        ("lambda/2", "lambda_ / 2"),
        ("piecewise(w^2 if 0 <= w < 1, 2w - 1 otherwise)", "w * w if (0.0 <= w) & (w < 1.0) else 2 * w - 1"),
    ],
)
def test_it_reads_like_python(text: str, source: str) -> None:
    assert to_python(parse_function(text).expression).expression == source


@pytest.mark.slow
def test_every_practice_case_has_the_floats_of_the_page() -> None:
    wrong, tried = [], 0
    for text in practice():
        try:
            function = parse_function(text)
        except DerivError:
            continue
        tried += 1
        wrong += [(text, *found) for found in differing(function)]
    assert tried > 200
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "1/(1/x)",
        "0*ln(x)",
        "max(0, ln(x))",
        "x^x",
        "root(x, 3 - 3x)",
        "piecewise(1 if sqrt(x) < 1, 2 otherwise)",
        "piecewise(1 if x < 0 and sqrt(x) < 1, 2 otherwise)",
        "max(2, piecewise(1 if x < 0))",
        "log(x, 1 + x)",
        "acoth(x)",
        "atanh(x)",
        "1/erf(x) + erf(1/x)",
        "asec(x) + acsc(x) + acot(x)",
        "sec(x) + csc(x) + cot(x)",
        "frac(x) + floor(x) + ceil(x) + sign(x)",
        "x^(3/5) + x^(-1/3) + x^(3/4) + x^(-2) + x^0",
    ],
)
def test_undefined_is_where_the_page_has_it(text: str) -> None:
    assert differing(parse_function(text)) == []
    exported = run(parse_function(text))
    assert math.isnan(exported(0)) == math.isnan(parse_function(text)(0.0))


def test_a_quotient_by_a_number_that_is_zero_is_undefined() -> None:
    for text in ("piecewise(x if x < 2, csc(pi) otherwise)", "piecewise(x if x < 2, 1/sin(pi) otherwise)"):
        assert differing(parse_function(text)) == []
        assert math.isnan(parse_function(text)(3.0))


def test_what_is_too_large_for_a_float_comes_back() -> None:
    assert run(parse_function("1/(1+e^-w)"))(-1000) == 0.0
    assert run(parse_function("e^w"))(1000) == math.inf


def test_overflow_over_zero_is_undefined() -> None:
    quotient = Quotient(Call("root", (Variable("x"), Variable("x"))), Number(Fraction(0)))
    with np.errstate(all="ignore"):
        assert differing(RealFunction(quotient, "x")) == []


@pytest.mark.slow
@settings(max_examples=150)
@given(expressions(max_leaves=6))
@example(Power(Call("root", (Variable("x"), Variable("x"))), Number(Fraction(0))))
def test_any_tree_has_the_floats_of_the_page(expression: Expression) -> None:
    try:
        check(expression, "", lambda _: 0)
    except TooComplex:
        return
    function = RealFunction(expression, "x")
    with np.errstate(all="ignore"):
        found = differing(function)
    # What overflowed on the way is undefined on the page; exported, it may be infinity or the truth.
    assert [row for row in found if not (math.isnan(row[1]) and is_true(function, row[0], row[2]))] == []
