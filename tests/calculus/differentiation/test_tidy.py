"""What is tidied silently, what is left alone, and that tidying never changes a value."""

from __future__ import annotations

import mpmath
import pytest
from hypothesis import given, settings

from deriv_core.calculus.differentiation.tidy import Tidying, tidy
from deriv_core.calculus.proved.oracle import sample_points
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import Expression
from tests.calculus import trees


def tidied(text: str) -> str:
    return to_text(tidy(parse(text, "x").expression))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1*x", "x"),
        ("x + 0", "x"),
        ("0*sin(x)", "0"),
        ("x^1", "x"),
        ("x^0", "1"),
        ("x*x^2", "x^3"),
        ("x^2/x", "x"),
        ("cos(x^2)*(2*x)", "2*x*cos(x^2)"),
        ("3*x^2*4", "12*x^2"),
        ("-(-x)", "x"),
        ("(-x)*(-2)", "2*x"),
        ("-(1/(-x))", "1/x"),
        ("5 + x + 2", "7 + x"),
        ("2x + 3x", "5*x"),
        ("x + 1 - x", "1"),
        ("x - x", "0"),
        ("(a/2)/3".replace("a", "x"), "x/6"),
        ("2*x^(-3)", "2/x^3"),
        ("x^(1/2 - 1)", "1/x^(1/2)"),
        ("(2x)^3", "8*x^3"),
        ("(x^2)^3", "x^6"),
        ("0.5*x*4", "2*x"),
        ("0.1*2*x", "0.2*x"),
        ("0.5x/3", "x/6"),
        ("2^x*ln(e)", "2^x"),
        ("ln(1) + x", "x"),
        ("2^10*x", "1024*x"),
        ("(x+1)^2/(x+1)", "x + 1"),
        ("e^x*e^x/e^x", "e^x"),
    ],
)
def test_done_silently(before: str, after: str) -> None:
    assert tidied(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "x + 1",
        "1 + x",
        "2*(x + 1)",
        "(x + 1)*(x - 1)",
        "sin(x)^2 + cos(x)^2",
        "x^2 + 2*x + 1",
        "ln(x^2)",
        "sqrt(x^2)",
        "(x^2)^(1/2)",
        "7^40*x",
    ],
)
def test_never_expanded_factored_or_reordered(text: str) -> None:
    assert tidied(text) == text


@pytest.mark.parametrize("text", ["x^(1/2)*x^(1/2)", "(x^(1/2))^2", "x^(1/2)/x^(1/2)"])
def test_even_root_keeps_its_side_of_zero(text: str) -> None:
    assert run_precise(compile_exact(tidy(parse(text, "x").expression)), -2) is None


def test_odd_roots_of_negatives_combine() -> None:
    assert tidied("x^(1/3)*x^(2/3)") == "x"


def test_what_is_cancelled_is_noted() -> None:
    tree = parse("(x+1)^2/(x+1)", "x").expression
    _, cancelled = Tidying().of(tree)
    assert list(map(to_text, cancelled)) == ["x + 1"]


def test_exponential_needs_no_note() -> None:
    assert Tidying().of(parse("e^x*x/e^x", "x").expression)[1] == ()


def test_folded_numbers_stay_as_short_as_typed_ones() -> None:
    tree = parse("999999999999*999999999999*x", "x").expression
    assert max(map(len, to_text(tidy(tree)).split("*"))) <= 12


@pytest.mark.slow
@given(trees.expressions(10))
@settings(max_examples=300, deadline=None)
def test_value_is_kept_wherever_there_was_one(tree: Expression) -> None:
    before, after = compile_exact(tree), compile_exact(tidy(tree))
    for x in sample_points(tree, 12):
        with mpmath.workdps(60):
            expected = run_precise(before, x)
            if expected is None or not mpmath.mpf(10) ** -20 < abs(expected) < mpmath.mpf(10) ** 20:
                continue
            result = run_precise(after, x)
            assert result is not None
            assert abs(result - expected) <= mpmath.mpf(10) ** -15 * abs(expected)


@pytest.mark.slow
@given(trees.expressions(10))
@settings(max_examples=200, deadline=None)
def test_tidying_again_changes_nothing_of_value(tree: Expression) -> None:
    once = tidy(tree)
    assert len(to_text(tidy(once))) <= len(to_text(once))
