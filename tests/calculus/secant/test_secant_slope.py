"""The difference quotient with the step as a letter."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deriv_core.calculus.secant.secant_slope import secant_slope
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.tree import Call, Expression, Negate, Power, Product, Quotient, Sum
from tests.calculus import trees

MULTIPLIED_OUT = [
    ("w^2", "2*w + ε"),
    ("w^3", "3*w^2 + 3*w*ε + ε^2"),
    ("2w", "2"),
    ("5", "0"),
    ("1/w", "-1/(w*(w + ε))"),
    ("w^(-1)", "-1/(w*(w + ε))"),
    ("1/w^2", "-(2*w + ε)/(w^2*(w + ε)^2)"),
    ("3/(2x)", "-3/(2*x*(x + ε))"),
    ("(3w - 2)^2", "18*w + 9*ε - 12"),
    ("1 + x - x^2", "1 - 2*x - ε"),
    ("x^2/2 + 3", "x + ε/2"),
    ("pi r^2", "pi*(2*r + ε)"),
    ("1/(x+1)", "-1/((x + 1)*(x + ε + 1))"),
    ("sqrt(x)", "1/(sqrt(x + ε) + sqrt(x))"),
    ("x^2 + 1/x", "2*x + ε - 1/(x*(x + ε))"),
    ("x/(x^2+1)", "(-x^2 - x*ε + 1)/((x^2 + 1)*((x + ε)^2 + 1))"),
]
AS_DEFINED = [
    ("sin w", "(sin(w + ε) - sin(w))/ε"),
    ("e^w", "(e^(w + ε) - e^w)/ε"),
    ("|w|", "(abs(w + ε) - abs(w))/ε"),
    ("x + sin x", "(x + ε + sin(x + ε) - (x + sin(x)))/ε"),
    ("x^20", "((x + ε)^20 - x^20)/ε"),
]


def exact_quotient(f: RealFunction, x: sympy.Rational, h: sympy.Rational) -> sympy.Expr:
    symbol = sympy.Symbol(f.variable, real=True)
    return (f.sympy.subs(symbol, x + h) - f.sympy.subs(symbol, x)) / h


def value(f: RealFunction, x: sympy.Rational, h: sympy.Rational) -> sympy.Expr:
    symbols = {sympy.Symbol(f.variable, real=True): x, sympy.Symbol("epsilon", real=True): h}
    return secant_slope(f).sympy.subs(symbols)


@pytest.mark.parametrize(("text", "expected"), MULTIPLIED_OUT)
def test_multiplied_out(text: str, expected: str) -> None:
    slope = secant_slope(parse_function(text))
    assert slope.text == expected
    assert slope.multiplied_out


@pytest.mark.parametrize(("text", "expected"), AS_DEFINED)
def test_left_as_defined(text: str, expected: str) -> None:
    slope = secant_slope(parse_function(text))
    assert slope.text == expected
    assert not slope.multiplied_out


@pytest.mark.parametrize("text", [text for text, _ in MULTIPLIED_OUT + AS_DEFINED])
@pytest.mark.parametrize("h", [sympy.Rational(1, 7), sympy.Rational(-3, 11)])
def test_equals_the_difference_quotient(text: str, h: sympy.Rational) -> None:
    f = parse_function(text)
    for x in (sympy.Rational(5, 3), sympy.Rational(13, 4)):
        difference = value(f, x, h) - exact_quotient(f, x, h)
        assert abs(difference.evalf(60)) < sympy.Float(10) ** -50


def test_latex_shows_the_step_as_epsilon() -> None:
    assert secant_slope(parse_function("w^2")).latex == r"2 w + \varepsilon"


def test_sympy_of_the_square_is_twice_the_variable_plus_the_step() -> None:
    w, epsilon = sympy.Symbol("w", real=True), sympy.Symbol("epsilon", real=True)
    assert secant_slope(parse_function("w^2")).sympy == 2 * w + epsilon


def test_step_does_not_collide_with_a_variable_of_its_name() -> None:
    slope = secant_slope(parse_function("epsilon^2", "epsilon"))
    assert slope.step == "h"
    assert len(slope.sympy.free_symbols) == 2


def test_hole_is_not_cancelled_away() -> None:
    slope = secant_slope(parse_function("x^2/x")).sympy
    assert slope.subs(sympy.Symbol("x", real=True), 0) in (sympy.nan, sympy.zoo)


@pytest.mark.parametrize("text", ["((2x+1)^10+1)^10", "(x+1)^100", "(x+x^2+x^3)^9/(x^9+x+1)^9"])
def test_large_powers_stay_short(text: str) -> None:
    assert len(secant_slope(parse_function(text)).text) < 700


def _larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        pairs.map(lambda pair: Quotient(*pair)),
        parts.map(Negate),
        st.builds(Power, parts, st.sampled_from(trees.EXPONENTS[:4])),
        parts.map(lambda part: Call("sqrt", (part,))),
    )


@given(st.recursive(trees.leaves, _larger, max_leaves=6))
@settings(max_examples=150, deadline=None)
def test_random_algebraic_function_equals_its_difference_quotient(tree: Expression) -> None:
    f = RealFunction(tree, "x")
    x, h = sympy.Rational(17, 13), sympy.Rational(3, 19)
    expected = exact_quotient(f, x, h).evalf(60)
    assume(expected.is_real)
    assert abs(value(f, x, h).evalf(60) - expected) <= sympy.Float(10) ** -45 * max(1, abs(expected))
