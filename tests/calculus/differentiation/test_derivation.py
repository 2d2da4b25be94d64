"""The steps written down line by line."""

from __future__ import annotations

import mpmath
import pytest
from hypothesis import given, settings

from deriv_core.calculus.differentiation.derivation import SIMPLIFY, derivation
from deriv_core.calculus.differentiation.pending import pending_in
from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.proved.oracle import same, sample_points
from deriv_core.calculus.proved.proof import line_value
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.errors import TooComplex
from deriv_core.expression.function import parse_function
from deriv_core.expression.tree import Expression
from tests.calculus import trees

LINES = [
    ("x", ["D(x, x)", "1"], ["identity"]),
    (
        "x^2 sin x",
        [
            "D(x^2*sin(x), x)",
            "D(x^2, x)*sin(x) + x^2*D(sin(x), x)",
            "(2*x)*sin(x) + x^2*D(sin(x), x)",
            "(2*x)*sin(x) + x^2*cos(x)",
            "2*x*sin(x) + x^2*cos(x)",
        ],
        ["product", "power", "trigonometric function", SIMPLIFY],
    ),
    (
        "sin(cos(x^2))",
        [
            "D(sin(cos(x^2)), x)",
            "D(sin(u), u, cos(x^2))*D(cos(x^2), x)",
            "cos(cos(x^2))*D(cos(x^2), x)",
            "cos(cos(x^2))*(D(cos(v), v, x^2)*D(x^2, x))",
            "cos(cos(x^2))*((-sin(x^2))*D(x^2, x))",
            "cos(cos(x^2))*((-sin(x^2))*(2*x))",
            "-2*x*cos(cos(x^2))*sin(x^2)",
        ],
        ["chain", "trigonometric function", "chain", "trigonometric function", "power", SIMPLIFY],
    ),
    # the outer half of a chain rule that needs a step of its own is taken at the inside all the way
    (
        "root(x^2+1, 5/2)",
        [
            "D(root(x^2 + 1, 5/2), x)",
            "D((x^2 + 1)^(2/5), x)",
            "D(u^(2/5), u, x^2 + 1)*D(x^2 + 1, x)",
            "2/(5*(x^2 + 1)^(3/5))*D(x^2 + 1, x)",
            "2/(5*(x^2 + 1)^(3/5))*(D(x^2, x) + D(1, x))",
            "2/(5*(x^2 + 1)^(3/5))*(2*x + D(1, x))",
            "2/(5*(x^2 + 1)^(3/5))*(2*x + 0)",
            "4*x/(5*(x^2 + 1)^(3/5))",
        ],
        ["rewrite as a power", "chain", "power", "sum", "power", "constant", SIMPLIFY],
    ),
]


@pytest.mark.parametrize(("text", "lines", "rules"), LINES)
def test_lines_and_rules(text: str, lines: list[str], rules: list[str]) -> None:
    found = derivation(differentiation_steps(parse_function(text, "x")))
    assert [line.line.text for line in found] == lines
    assert [line.rule for line in found] == ["", *rules]


def test_conditions_of_an_inside_are_said_of_the_inside() -> None:
    lines = derivation(differentiation_steps(parse_function("ln(x^2 - 1)")))
    assert [c.text for line in lines for c in line.conditions] == ["x^2 - 1 > 0"]


@pytest.mark.slow
@given(trees.expressions(6))
@settings(max_examples=40, deadline=None)
def test_every_line_is_equal_to_the_first(tree: Expression) -> None:
    try:
        root = differentiate(tree, "x")
    except TooComplex:
        return
    lines = derivation(root)
    assert lines[-1].line == root.result
    assert all(line.rule in {SIMPLIFY, *(rule.name for rule in RULES)} for line in lines[1:])
    for x in sample_points(tree, 3):
        values = [line_value(line.line.tree, x, 60) for line in lines]
        known = [value for value in values if value is not None]
        with mpmath.workdps(60):
            assert all(same(known[0], value, 20) or abs(known[0] - value) < 1e-25 for value in known)


@given(trees.expressions(6))
@settings(max_examples=40, deadline=None)
def test_every_line_but_the_last_has_something_left_to_do(tree: Expression) -> None:
    try:
        lines = derivation(differentiate(tree, "x"))
    except TooComplex:
        return
    assert not list(pending_in(lines[-1].line.tree))
    assert all(line.worked_on is not None for line in lines[1:] if line.rule != SIMPLIFY)
