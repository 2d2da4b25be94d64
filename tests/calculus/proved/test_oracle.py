"""The outside opinion on a derivative: points, SymPy's values, precision of one's own."""

from __future__ import annotations

import threading

import mpmath
import pytest
import sympy

from deriv_core.calculus import precision
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.proved.from_sympy import NoTree, from_sympy
from deriv_core.calculus.proved.oracle import (
    Agreement,
    agreement,
    differenced,
    sample_points,
    sympy_derivative,
)
from deriv_core.calculus.proved.sympy_value import NoOpinion, sympy_value
from deriv_core.expression.function import parse_function
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.running.to_sympy import to_sympy

X = sympy.Symbol("x", real=True)


@pytest.mark.parametrize(
    "text", ["x^2", "1/x", "|x|", "x^(1/3)", "asin(x/100)", "sqrt(4-x^2)", "sqrt(x^2-4)"]
)
def test_points_on_both_sides_of_zero(text: str) -> None:
    points = sample_points(parse(text, "x").expression)
    assert sum(x > 0 for x in points) == sum(x < 0 for x in points) == 4


@pytest.mark.parametrize(
    "text", ["ln x", "ln(ln x)", "sqrt(x-100)", "ln(x-54321)", "asin(x-20)", "acosh(-x)"]
)
def test_points_of_a_one_sided_or_far_domain(text: str) -> None:
    assert len(sample_points(parse(text, "x").expression)) == 8


def test_no_points_where_nowhere_real() -> None:
    assert sample_points(parse("sqrt(-1-x^2)", "x").expression) == []


def test_too_few_points_prove_nothing() -> None:
    tree = parse("sqrt(-x^2)", "x").expression
    assert agreement(tree, tree, None) is Agreement.UNDECIDED


@pytest.mark.parametrize("text", ["sin(x^2)", "x^x", "e^(-x^2)", "ln(ln x)", "cbrt(x)"])
def test_differencing_has_the_digits_it_claims(text: str) -> None:
    tree = parse(text, "x").expression
    slope = to_sympy(tree, X).diff(X)
    with mpmath.workdps(60):
        expected = sympy_value(slope, 2.713)
        assert abs(differenced(compile_exact(tree), 2.713, 40) - expected) < mpmath.mpf(10) ** -40 * abs(
            expected
        )


@pytest.mark.parametrize(
    "text",
    [
        "x^3/(x-1)",
        "e^x*ln|x|",
        "asec(x+3)",
        "acsch x",
        "acoth(x+2)",
        "asech(x/9)",
        "log_2(x+9)",
        "max(x,1)",
        "piecewise(x^2 if x < 1, 2x otherwise)",
        "floor(x)",
        "x^pi",
        "sign(x)*cbrt(x)",
        "acot x",
    ],
)
def test_sympy_value_is_the_value(text: str) -> None:
    tree = parse(text, "x").expression
    for x in (0.371, 2.713):
        with mpmath.workdps(40):
            expected = run_precise(compile_exact(tree), x)
            assert abs(sympy_value(to_sympy(tree, X), x) - expected) < mpmath.mpf(10) ** -35


def test_enormous_exponential_is_no_opinion_and_not_an_hour() -> None:
    with pytest.raises(NoOpinion):
        sympy_value(sympy.exp(sympy.exp(sympy.exp(X))), 61.3)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (2 * X / 3, "2*x/3"),
        (-1 / X**2, "-1/x^2"),
        (sympy.exp(-X), "e^(-x)"),
        (sympy.log(X) * sympy.pi, "pi*ln(x)"),
        (sympy.Abs(X) + sympy.E, "abs(x) + e"),
        (sympy.Max(X, 1), "max(1, x)"),
        (sympy.Heaviside(X), "piecewise(1 if x > 0, 0 if x < 0)"),
        (sympy.Piecewise((X, X < 1), (2, True)), "piecewise(x if x < 1, 2 otherwise)"),
    ],
)
def test_from_sympy(expression: sympy.Expr, text: str) -> None:
    assert to_text(tidy(from_sympy(expression))) == text


@pytest.mark.parametrize("expression", [sympy.DiracDelta(X), sympy.floor(X).diff(X), sympy.I * X])
def test_from_sympy_refuses_what_the_tree_cannot_say(expression: sympy.Expr) -> None:
    with pytest.raises(NoTree):
        from_sympy(expression)


def test_precision_belongs_to_one_thread_at_a_time() -> None:
    taken: list[bool] = []

    def try_to_enter() -> None:
        taken.append(precision._ONE_AT_A_TIME.acquire(blocking=False))

    before = mpmath.mp.dps
    with precision.digits(77):
        other = threading.Thread(target=try_to_enter)
        other.start()
        other.join()
        assert mpmath.mp.dps == 77
    assert taken == [False]
    assert mpmath.mp.dps == before


@pytest.mark.parametrize("name", ["sin", "cos", "tan", "sec", "csc", "cot"])
def test_the_phase_of_an_enormous_angle_is_not_worked_out(name: str) -> None:
    tree = parse(f"{name}(e^x)", "x").expression
    assert run_precise(compile_exact(tree), 10**6) is None
    with pytest.raises(NoOpinion):
        sympy_value(to_sympy(tree, X), 10**6)


def test_a_function_with_numbers_too_long_for_sympy_is_differenced() -> None:
    assert sympy_derivative(parse_function("((((9x)^99)^99)^99)^99")) is None
    assert derivative(parse_function("((((9x)^99)^9)^9)^9")).text


def test_sympy_is_not_asked_about_a_root_of_nested_functions() -> None:
    """It took 7 s to find out of what sign they are."""
    assert sympy_derivative(parse_function("pi - cbrt(tanh(csch(log2(ln(csch(x))))))^2")) is None
    assert sympy_derivative(parse_function("cbrt(sin(x)) + abs(tan(x))")) is not None
