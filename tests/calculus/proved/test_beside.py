"""What is said beside a derivative's formula that has values where the function has none."""

from __future__ import annotations

import pytest

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.proved.beside import conditions_beside, goes_further
from deriv_core.errors import TooComplex
from deriv_core.expression.function import parse_function


def beside(text: str) -> list[str] | None:
    f = parse_function(text)
    places = goes_further(f, derivative(f))
    return [where.text for where in conditions_beside(f, places)] if places.size else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ln x", ["x > 0"]),
        ("log10(x)", ["x > 0"]),
        ("ln(x - 0.3)", ["x - 0.3 > 0"]),
        ("ln(sin x)", ["sin(x) > 0"]),
        ("ln(ln x)", ["ln(x) > 0"]),
        ("ln x + 1/(x-1)", ["x > 0"]),
        ("ln(x) + ln(5 - x)", ["x > 0", "5 - x > 0"]),
        ("acosh x", ["x > 1"]),
        ("atanh(x/2)", ["abs(x/2) < 1"]),
        ("acoth x", ["abs(x) > 1"]),
        ("asech x", ["x > 0"]),
        ("sqrt(x)^2", ["x > 0"]),
        ("x/x", ["x != 0"]),
        ("0*ln x", ["x > 0"]),
    ],
)
def test_a_formula_that_goes_on_where_the_function_stops_has_its_condition_beside_it(
    text: str, said: list[str]
) -> None:
    assert beside(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "x ln x",
        "ln|x|",
        "asin x",
        "sqrt x",
        "x^x",
        "1/x",
        "ln(x)^2",
        "sqrt(ln x)",
        "x^2",
        "|x|",
        "e^(ln x)",
        "5",
    ],
)
def test_a_formula_that_stops_with_its_function_needs_no_condition(text: str) -> None:
    assert beside(text) is None


@pytest.mark.parametrize("text", ["(-3)^x", "(-2)^(1/x)", "(-2)^(x/2)", "sqrt(cos(x) - 1)", "sqrt(-x^2)"])
def test_what_has_values_at_single_points_only_is_told_so(text: str) -> None:
    with pytest.raises(TooComplex, match="No stretch was found on which this has real values"):
        derivative(parse_function(text))
