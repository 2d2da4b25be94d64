"""A tree knows where in the text its nodes stand, and what could be read otherwise is told of that alone."""

from __future__ import annotations

import pytest

from deriv_core import ExpressionError, TooComplex, parse_function
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.ambiguities import notes
from deriv_core.expression.reading.grammar.spans import Reading
from deriv_core.expression.reading.letter_runs import explain
from deriv_core.expression.reading.parser import read_tree
from deriv_core.expression.reading.tokeniser import tokenise
from deriv_core.expression.tree import walk


def read(text: str) -> Reading:
    tokens, _ = explain(text, tokenise(text), "x")
    return read_tree(text, tokens)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("1/2x", {"1": "1", "2": "2", "1/2": "1/2", "x": "x", "1/2*x": "1/2x"}),
        (
            "xsinx + 3",
            {"x": "x", "sin(x)": "sinx", "x*sin(x)": "xsinx", "3": "3", "x*sin(x) + 3": "xsinx + 3"},
        ),
        ("2 - (x+1)²", {"x + 1": "x+1", "(x + 1)^2": "(x+1)²", "-(x + 1)^2": "(x+1)²"}),
        ("sin^2 2x", {"2*x": "2x", "sin(2*x)^2": "sin^2 2x"}),
        (r"\frac12x", {"1": "1", "2": "2", "1/2": r"\frac12"}),
        ("2 + x mod 3", {"3": "3", "3*frac(x/3)": "x mod 3"}),
        ("√x^2 + log5 x", {"x^2": "x^2", "sqrt(x^2)": "√x^2", "log(x, 5)": "log5 x"}),
    ],
)
def test_a_node_stands_where_it_was_typed(text: str, stands: dict[str, str]) -> None:
    reading = read(text)
    where: dict[str, str] = {}
    for span in reading.spans:
        where.setdefault(to_text(span.node), reading.shown(span.first, span.end))
    assert stands.items() <= where.items()
    read_nodes = {id(span.node) for span in reading.spans}
    if " mod " not in text:  # which the tree spells out
        assert all(id(node) in read_nodes for node in walk(reading.tree))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("2+sin^2(ln^2(sin^2(cos^2(tan^2(sin^2(ln^2(x)))))))", 2),
        ("2+|sin(sin(sin(sin(sin(sin(x))))))|", 3),  # of brackets what stands inside
        ("2+relu^2(x^101)", 11),
    ],
)
def test_a_bound_points_at_the_node_that_is_over_it(text: str, position: int) -> None:
    with pytest.raises(TooComplex) as caught:
        parse_function(text)
    assert isinstance(caught.value, ExpressionError)
    assert caught.value.position == position


def test_notes_are_told_of_the_tree_and_its_spans_alone() -> None:
    reading = read("sin x/2 + 1/2x + [x] + log x")
    first = notes(reading)
    assert len(first) == 4
    assert notes(reading) == first


@pytest.mark.parametrize("text", [r"\frac\sqrt\sin x 2", r"\frac\sqrt\sin x\sqrt x"])
def test_no_note_on_what_was_not_read_so(text: str) -> None:
    r"""The 2 after sin x is what \frac divides by: nobody read sin(x)*2."""
    assert parse_function(text).notes == ()
