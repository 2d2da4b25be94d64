"""Properties: what is printed reads back, and no text does worse than an error."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core import ExpressionError, TooComplex, parse_function
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.speech import to_speech
from deriv_core.expression.tree import Call, Expression, walk
from tests.expression.strategies import expressions

pytestmark = pytest.mark.slow

_LATEX_SPELLS_OTHERWISE = {"log10", "log2", "cbrt"}  # as log(x, 10) and root(x, 3)
_PIECES = [
    *"xw0123459.+-*/^()[]{}|,_=<>!' \\\"#;éхπ√²½≤−",
    "sin",
    "ln",
    "e",
    "pi",
    "\\frac",
    "\\sqrt",
    "\\begin{cases}",
    "\\end{cases}",
    "\\text{otherwise}",
    "\\left",
    "\\right",
    "log",
    "ˣ",
    "₂",
    "f(x)=",
    "->",
    "piecewise",
    " if ",
]


@settings(max_examples=300, deadline=None)
@given(expressions())
def test_printed_text_reads_back_as_the_same_tree(expression: Expression) -> None:
    try:
        parsed = parse(to_text(expression), variable="x")
    except TooComplex:
        return  # a bound, not a misreading
    assert parsed.expression == expression


@settings(max_examples=300, deadline=None)
@given(expressions())
def test_printed_latex_reads_back_as_the_same_tree_and_without_doubt(expression: Expression) -> None:
    latex = to_latex(expression)
    try:
        parsed = parse(latex, variable="x")
    except TooComplex:
        return  # a bound, not a misreading
    assert parsed.notes == ()
    if any(isinstance(node, Call) and node.function in _LATEX_SPELLS_OTHERWISE for node in walk(expression)):
        assert to_latex(parsed.expression) == latex
    else:
        assert parsed.expression == expression


@settings(max_examples=100, deadline=None)
@given(expressions())
def test_every_tree_has_latex_and_words(expression: Expression) -> None:
    assert to_latex(expression).count("{") == to_latex(expression).count("}")
    assert to_speech(expression)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_any_text_gives_an_answer_or_an_error_that_points(text: str) -> None:
    start = time.process_time()
    try:
        function = parse_function(text)
    except ExpressionError as error:
        assert 0 <= error.position <= len(text)
        assert error.message
        return
    finally:
        assert time.process_time() - start < 0.5
    assert parse_function(function.text, variable=function.variable) == function


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 300, "-" * 300, "√" * 150, "2^" * 100 + "x", "|" * 200, "sin" * 90, "x!" * 99),
        *("q" * 3000, "abc" * 1000, "abcdefghijklmnopqrstuvwxyz" * 40, "x" * 2000 + "y", "sin" * 700),
        *("theta" * 1500, r"\frac" * 1500, r"\sqrt" * 1500, "x^" + "-" * 7000 + "x", "x" + "/x" * 3900),
        *("a+b+c+d+" * 900, "{" * 7000, "|x" * 3000, "x" * 10**6, r"\begin{cases}" * 500, "eˣ" * 3000),
    ],
    ids=lambda text: f"{text[:8]}*{len(text)}",
)
def test_long_chains_end_in_an_error_not_in_the_call_stack(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ExpressionError):
        parse_function(text)
    assert time.process_time() - start < 0.5
