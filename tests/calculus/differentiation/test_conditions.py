"""Conditions: said where they matter, and not where they always hold."""

from __future__ import annotations

import pytest

from deriv_core.calculus.differentiation.conditions import is_not_negative, is_positive
from deriv_core.calculus.differentiation.derivation import derivation
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.expression.function import parse_function
from deriv_core.expression.reading.parser import parse


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "pi",
        "1 + x^2",
        "1 + e^(-x)",
        "e^x",
        "cosh(x)",
        "2*e^x",
        "|x| + 1/2",
        "x^4 + sqrt(x) + 1",
        "(1 + x^2)^(-x)",
    ],
)
def test_plainly_positive(text: str) -> None:
    assert is_positive(parse(text, "x").expression)


@pytest.mark.parametrize(
    "text", ["x", "x^2", "1 - x^2", "x^3 + 1", "-1", "0", "ln(x)", "x^2 + x^4", "1 + x", "sqrt(x)"]
)
def test_not_plainly_positive(text: str) -> None:
    assert not is_positive(parse(text, "x").expression)


@pytest.mark.parametrize("text", ["x", "x^3", "-x^2", "1 - |x|", "sin(x)", "x^(2/3) - 1"])
def test_not_plainly_above_or_at_0(text: str) -> None:
    assert not is_not_negative(parse(text, "x").expression)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1/(1 + e^-w)", []),
        ("sqrt(1 + w^2)", []),
        ("ln(1 + w^2)", []),
        ("ln(w)", ["w > 0"]),
        ("sqrt(w^2 - 1)", ["w^2 - 1 > 0"]),
        ("1/(w - 1)", ["w - 1 != 0"]),
    ],
)
def test_only_what_could_fail_is_said(text: str, said: list[str]) -> None:
    lines = derivation(differentiation_steps(parse_function(text, "w")))
    assert [where.text for line in lines for where in line.conditions] == said
