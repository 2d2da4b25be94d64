"""The derivative: textbook forms, published cases, random trees against differencing, and bounds."""

from __future__ import annotations

import json
from pathlib import Path

import mpmath
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deriv_core.calculus import derivative as module
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation import steps
from deriv_core.calculus.proved.oracle import Agreement, agreement, sample_points
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import Expression
from tests.calculus import trees

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "derivatives.jsonl").read_text().splitlines()
]

TEXTBOOK = [
    ("w^2", "2*w"),
    ("1/w", "-1/w^2"),
    ("w^3", "3*w^2"),
    ("2w", "2"),
    ("7", "0"),
    ("sin w", "cos(w)"),
    ("cos w", "-sin(w)"),
    ("tan w", "sec(w)^2"),
    ("e^w", "e^w"),
    ("|w|", "w/abs(w)"),
    ("1/(1+e^(-w))", "e^(-w)/(1 + e^(-w))^2"),
    ("x^2 sin x", "2*x*sin(x) + x^2*cos(x)"),
    ("sin(x^2)", "2*x*cos(x^2)"),
    ("sin^2 x", "2*sin(x)*cos(x)"),
    ("e^(-x^2)", "-2*x*e^(-x^2)"),
    ("ln(ln x)", "1/(x*ln(x))"),
    ("ln|x|", "1/x"),
    ("x^x", "x^x*(ln(x) + 1)"),
    ("2^x", "2^x*ln(2)"),
    ("log_2(x)", "1/(x*ln(2))"),
    ("(x^2+1)/(x-1)", "(2*x*(x - 1) - (x^2 + 1))/(x - 1)^2"),
    ("sqrt(1+x^2)", "x/sqrt(1 + x^2)"),
    ("1/sqrt(x)", "-1/(2*x^(3/2))"),
    ("3/x^2", "-6/x^3"),
    ("cbrt(x)", "1/(3*cbrt(x)^2)"),
    ("(3w - 2)^2", "6*(3*w - 2)"),
    ("max(0, w)", "piecewise(0 if w < 0, 1 if w > 0)"),
    ("piecewise(w^2 if w < 1, 2w - 1 otherwise)", "piecewise(2*w if w < 1, 2 if w >= 1)"),
    ("ln(1 + e^w)", "e^w/(1 + e^w)"),
    ("arctan x", "1/(1 + x^2)"),
    ("tanh x", "sech(x)^2"),
    ("erf x", "2*e^(-x^2)/sqrt(pi)"),
    ("floor(x)", "0"),
    ("0.1x^2", "0.2*x"),
    ("((2x+1)^10+1)^10", "200*((2*x + 1)^10 + 1)^9*(2*x + 1)^9"),
]


def sides(points: list[float]) -> set[bool]:
    return {x > 0 for x in points}


def value(tree: Expression, x: float) -> mpmath.mpf | None:
    with mpmath.workdps(60):
        return run_precise(compile_exact(tree), x)


@pytest.mark.parametrize(("text", "expected"), TEXTBOOK)
def test_textbook_form(text: str, expected: str) -> None:
    assert derivative(parse_function(text)).text == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expr"][:40])
def test_published_derivative(case: dict[str, str]) -> None:
    f = parse_function(case["expr_sympy"], case["var"])
    published = parse(case["expected_sympy"], case["var"]).expression
    ours = derivative(f).expression
    points = [x for x in sample_points(f.expression, 24) if value(published, x) is not None]
    assert len(points) >= 6
    assert sides(points) == sides(sample_points(f.expression, 24)) & sides(sample_points(published, 24))
    for x in points:
        a, b = value(ours, x), value(published, x)
        assert a is not None
        assert abs(a - b) <= mpmath.mpf(10) ** -40 * max(1, abs(b))


def test_all_published_derivatives_are_looked_at() -> None:
    assert len(CASES) == 118


def test_name_grows_a_prime() -> None:
    f = RealFunction(parse("w^3").expression, "w", name="J")
    assert derivative(f).name == "J'"
    assert derivative(f, 2).name == "J''"
    assert derivative(f).variable == "w"


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("x^4", 2, "12*x^2"),
        ("x^4", 5, "0"),
        ("sin x", 4, "sin(x)"),
        ("1/x", 3, "-6/x^4"),
        ("e^(2x)", 3, "8*e^(2*x)"),
    ],
)
def test_higher_order(text: str, order: int, expected: str) -> None:
    assert derivative(parse_function(text), order).text == expected


@pytest.mark.slow
@given(trees.expressions())
@settings(max_examples=150, deadline=None)
def test_random_derivative_agrees_with_differencing(tree: Expression) -> None:
    points = sample_points(tree, 24)
    assume(len(points) >= 24)
    f = RealFunction(tree, "x")
    claimed = derivative(f).exact_program
    compared = 0
    for x in points:
        with mpmath.workdps(80):
            h = mpmath.mpf(10) ** -25
            beside = [run_precise(f.exact_program, x + k * h) for k in (-2, -1, 1, 2)]
            ours = run_precise(claimed, x)
        if ours is None or None in beside:
            continue
        # five points; sawteeth and noise far out are not this test's business
        with mpmath.workdps(80):
            slope = (beside[0] - 8 * beside[1] + 8 * beside[2] - beside[3]) / (12 * h)
            if max(map(abs, beside)) < 1e20 and abs(ours) < 1e20:
                compared += 1
                assert abs(ours - slope) <= mpmath.mpf(10) ** -12 * max(1, abs(slope)), (f.text, x)
    assume(compared)


WRONG = [
    ("sin(x^2)", "cos(x^2)", "chain factor dropped"),
    ("cos x", "sin x", "sign"),
    ("x^2 sin x", "2x cos x", "product of the derivatives"),
    ("x/(x+1)", "(x - (x+1))/(x+1)^2", "quotient swapped"),
    ("x^3", "3x^3", "exponent kept"),
    ("|x|", "1", "right only for positive x"),
    ("ln|x|", "1/|x|", "right only for positive x"),
    ("x^(1/3)", "1/(3x^(1/3)^2) * sign(x)", "right only for positive x"),
    ("2^x", "2^x", "factor ln 2 dropped"),
    ("x^2", "2x + 10^(-20)", "off by very little"),
]


@pytest.mark.parametrize(("text", "claimed", "why"), WRONG)
@pytest.mark.parametrize("by", ["sympy", "differencing"])
def test_wrong_claim_is_refuted(text: str, claimed: str, why: str, by: str) -> None:
    f = parse_function(text)
    expected = f.sympy.diff() if by == "sympy" else None
    assert agreement(parse(claimed, "x").expression, f.expression, expected) is Agreement.REFUTED, why


def test_claim_without_a_value_on_one_side_is_not_proved() -> None:
    f = parse_function("x^(1/3)")
    claimed = parse("1/(3*sqrt(x)^(4/3))").expression
    assert agreement(claimed, f.expression, f.sympy.diff()) is Agreement.PARTLY


def _steps_claiming(text: str) -> object:
    wrong = steps.differentiate(parse(f"({text})*x", "x").expression, "x")
    tree = parse(text, "x").expression

    class Claimed:
        result = steps.Line(tree)

    assert wrong is not None
    return lambda f: Claimed


def test_wrong_rule_gives_way_to_sympy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "differentiation_steps", _steps_claiming("cos(x^2)"))
    assert derivative(parse_function("sin(x^2)")).text == "2*x*cos(x^2)"


def test_wrong_rule_without_a_second_form_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "differentiation_steps", _steps_claiming("cos(x^2)"))
    monkeypatch.setattr(module, "sympy_derivative", lambda f: None)
    with pytest.raises(TooComplex) as caught:
        derivative(parse_function("sin(x^2)"))
    assert caught.value.bound == "proof"


def test_equal_arguments_of_max_meet_everywhere() -> None:
    assert derivative(parse_function("max(x, min(x, x))")).text == "1"


@pytest.mark.parametrize("order", [0, -1, 11])
def test_order_out_of_bounds(order: int) -> None:
    with pytest.raises(TooComplex) as caught:
        derivative(parse_function("x^2"), order)
    assert caught.value.bound == "order"


def test_higher_derivative_that_outgrows_the_page_is_refused() -> None:
    with pytest.raises(TooComplex) as caught:
        derivative(parse_function("tan(x)^x/(x^x + ln(x))"), 4)
    assert caught.value.bound == "nodes"


def test_derivative_of_the_largest_product_is_bounded() -> None:
    f = parse_function("*".join(f"(x+{k})" for k in range(1, 28)))
    assert len(derivative(f).text) < 20_000


@given(st.sampled_from([text for text, _ in TEXTBOOK]))
@settings(max_examples=40, deadline=None)
def test_printed_derivative_reads_back(text: str) -> None:
    result = derivative(parse_function(text))
    assert parse(result.text, result.variable).expression == result.expression


def test_a_monitor_may_depend_on_no_variable_any_more() -> None:
    """min(x/x, floor(2.85)): what is watched is 1 - 2 once x/x is taken for 1."""
    assert derivative(parse_function("min(x/x, floor(2.85))^x")).text


def test_a_zero_that_newtons_method_sends_beyond_all_floats_is_none() -> None:
    assert derivative(parse_function("x*asec(acot(x + 1))")).text


def test_a_higher_derivative_that_is_too_long_is_refused_before_its_proof(monkeypatch):
    proofs = []

    def counted(*given):
        proofs.append(given)
        return agreement(*given)

    monkeypatch.setattr(module, "agreement", counted)
    with pytest.raises(TooComplex, match="too long"):
        derivative(parse_function(" ".join(f"acsc({k}x)" for k in range(1, 9))), 2)
    assert len(proofs) == 1
