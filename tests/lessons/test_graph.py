"""Computation graphs: the figures of the chain of nudges, and the derivatives checked one by one."""

from __future__ import annotations

import pytest

from deriv_core.errors import TooComplex
from deriv_core.expression.printer import to_text
from deriv_core.lessons.blocks import Graph
from deriv_core.lessons.graph import Place, work_out
from tests.lessons.conftest import block

pytestmark = pytest.mark.slow


def places(body: str) -> dict[str, Place]:
    found = block("graph", body)
    assert isinstance(found, Graph)
    return {place.name: place for place in work_out(found)}


def test_two_links() -> None:
    found = places("inputs: {w: 3}\nnodes: {a: 2 + 3w, J: a^2}\neps: 0.001")
    (to_w,), (to_a,) = found["a"].edges, found["J"].edges
    assert (to_text(to_w.derivative), to_w.value.text, to_w.quotient) == ("3", "3", 3.0000000000001137)
    assert (to_text(to_a.derivative), to_a.value.text, to_a.quotient) == ("2*a", "22", 22.000999999988835)
    assert (found["w"].slope.text, found["w"].quotient) == ("66", 66.0090000000082)


def test_the_neuron_node_by_node() -> None:
    found = places(
        "inputs: {x: 2, w: -2, b: 8, y: 1}\nnodes: {c: w x, a: c + b, d: a - y, J: d^2/2}\neps: 0.001"
    )
    assert {name: place.value.text for name, place in found.items()} == {
        **{"x": "2", "w": "-2", "b": "8", "y": "1"},
        **{"c": "-4", "a": "4", "d": "3", "J": "9/2"},
    }
    assert {name: place.slope.text for name, place in found.items()} == {
        **{"x": "-6", "w": "6", "b": "3", "y": "-3"},
        **{"c": "3", "a": "3", "d": "3", "J": "1"},
    }
    for place in found.values():
        assert place.quotient == pytest.approx(place.slope.decimal, rel=1e-3)
    assert [to_text(edge.derivative) for edge in found["c"].edges] == ["x", "w"]


def test_ways_that_part_and_meet_again_are_added_up() -> None:
    """J = w · w² by two ways: dJ/dw = 3w²."""
    found = places("inputs: {w: 2}\nnodes: {a: w^2, J: a w}")
    assert found["w"].slope.text == "12"
    assert [name for name, _ in found["w"].through] == ["a", "J"]


def test_an_input_nobody_uses() -> None:
    found = places("inputs: {w: 2, v: 1}\nnodes: {J: w^2}")
    assert (found["v"].slope.text, found["v"].quotient) == ("0", 0.0)


def test_a_letter_x_is_a_letter_like_any_other() -> None:
    """Programs call their variable x: another letter must not be taken for it."""
    found = places("inputs: {x: 3, w: 5}\nnodes: {J: x^2 w}")
    assert (found["x"].slope.text, found["w"].slope.text) == ("30", "9")


_LONG = "sin(sin(sin(w + 1.23456789) + 1.23456789) + 1.23456789)"  # too long to be shown as exact


def test_a_graph_that_doubles_at_each_node_is_refused_and_not_followed() -> None:
    """Twenty nodes a + a would be a tree of 2²⁰ parts."""
    letters = "abcdfghijklmnopqrstu"
    squares = [f"{after}: {before} + {before}" for before, after in zip("w" + letters, letters, strict=False)]
    found = places(f"inputs: {{w: 1}}\nnodes: {{{', '.join(squares)}}}")
    assert found["w"].slope.text == str(2 ** len(letters))
    with pytest.raises(TooComplex):
        places(f"inputs: {{w: 1}}\nnodes: {{{', '.join(squares).replace('w + w', _LONG)}}}")


def test_a_deep_chain_ends_in_a_message_at_worst() -> None:
    letters = "abcdfghijklmnopqrstuvxyzABCDFGHIJKLMNOP"
    deep = [f"{b}: sin(sin(sin(sin({a} + 1))))" for a, b in zip("w" + letters, letters, strict=False)]
    with pytest.raises(TooComplex):
        places(f"inputs: {{w: 1}}\nnodes: {{{', '.join(deep)}}}")


def test_an_input_of_0() -> None:
    found = places("inputs: {w: 3, x: 0}\nnodes: {c: w x, J: c^2}")
    assert (found["w"].slope.text, found["x"].slope.text) == ("0", "0")


def test_a_node_without_a_value_leaves_none_behind() -> None:
    found = places("inputs: {w: 0}\nnodes: {a: 1/w, J: a^2}")
    numbers = [found["a"].value, found["J"].value, found["w"].slope]
    assert [number.decimal == number.decimal for number in numbers] == [False] * 3
    assert found["w"].quotient != found["w"].quotient


def test_transcendental_links() -> None:
    found = places("inputs: {w: 1/2}\nnodes: {a: sin w, J: e^a}")
    assert found["w"].slope.decimal == pytest.approx(0.8775825618903728 * 1.6151462964420837)
