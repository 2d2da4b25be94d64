"""The graph block: values forwards, derivatives backwards, each link by its formula and by arithmetic."""

from __future__ import annotations

import math

import pandas as pd
import streamlit as st

from deriv_core.calculus.values import Value
from deriv_core.errors import DerivError
from deriv_core.expression.printer import to_latex
from deriv_core.lessons.blocks import Graph
from deriv_core.lessons.graph import Edge, Place, work_out
from deriv_core.limits import LONGEST_NUMBER
from deriv_core.numbers.by_hand import MINUS, number
from deriv_core.numbers.rounding import ALL_DIGITS

from ..desk.kept import kept
from ..desk.problems import show_problems
from ..desk.texts import Problem, read_number, read_step
from ..exports.latex import maths
from ..tables import show_grid
from ..words import phrase, plain, said
from .graph_drawing import show_drawing


@st.fragment
def show_graph(block: Graph, key: str) -> None:
    """The inputs and ε to change, a drawing, and three tables: values, links, derivatives."""
    with st.container(key=f"graph-{key}"):
        graph = _fields(block, key)
        try:
            places = _worked_out(graph)
        except DerivError as error:
            st.text(said(error.located))
            return
        show_drawing(places, f"{key}_drawing")
        for name, words, cells in (
            ("values", phrase("learn-forwards-from-inputs-output"), _values(places)),
            ("links", phrase("learn-links-each-with-other-letters"), _links(places)),
            ("slopes", phrase("learn-backwards-from-output-inputs"), _slopes(places)),
        ):
            with st.container(key=f"grid-{key}_{name}", gap="xsmall"):
                st.markdown(words)
                show_grid(cells, words.replace("*", ""))


def _fields(block: Graph, key: str) -> Graph:
    """The graph with the learner's numbers; what cannot be read keeps its last value."""
    state = st.session_state
    names = [*(name for name, _ in block.inputs), "ε"]
    kept: dict[str, str] = state.setdefault(f"{key}_kept", {**dict(block.inputs), "ε": block.eps})
    with st.container(horizontal=True, vertical_alignment="top", key=f"fields-{key}"):
        for name in names:
            field = f"{key}_input_{name}"
            state.setdefault(field, kept[name])
            with st.container(width=110, gap=None):
                st.text_input(
                    name if name == "ε" else f"{name} =",
                    key=field,
                    max_chars=LONGEST_NUMBER,
                    autocomplete="off",
                )
                value = read_step(state[field]) if name == "ε" else read_number(state[field])
                if isinstance(value, Problem):
                    show_problems(field, [value], f"Used: {kept[name]}")
                else:
                    kept = {**kept, name: state[field]}
    state[f"{key}_kept"] = kept
    inputs = tuple((name, kept[name]) for name, _ in block.inputs)
    return Graph(block.line, inputs, block.nodes, kept["ε"])


@kept(128)
def _worked_out(graph: Graph) -> tuple[Place, ...]:
    return work_out(graph)


def _by(output: str, letter: str) -> str:
    """LaTeX: the derivative of one letter by another."""
    return rf"\frac{{\partial {output}}}{{\partial {letter}}}"


def _exact(value: Value) -> str:
    """LaTeX after an equals sign, or a decimal after ≈."""
    if value.decimal != value.decimal:
        return rf"\text{{ {phrase('numbers-not-defined')}}}"
    return f"= {value.latex}" if value.latex else rf"\approx {_decimal(value.decimal)}"


def _short(value: Value) -> str:
    return value.latex or _decimal(value.decimal)


def _decimal(value: float) -> str:
    r"""LaTeX: KaTeX has no true minus and no raised digits inside a text.

    >>> _decimal(-1.5e-6), _decimal(math.inf), _decimal(math.nan)
    ('-1.5\\cdot 10^{-6}', '\\text{over }10^{308}', '\\text{not defined}')
    """
    words, _, figure = said(number(value)).rpartition(" ")
    if math.isnan(value):
        return rf"\text{{{phrase('numbers-not-defined')}}}"
    return (rf"\text{{{words} }}" if words else "") + maths(figure)


def _computed(value: float) -> str:
    return plain(number(value, ALL_DIGITS))


def _values(places: tuple[Place, ...]) -> pd.DataFrame:
    rows = [
        (
            f"${p.name}$",
            f"${to_latex(p.expression)}$" if p.expression else phrase("learn-given"),
            f"${_exact(p.value)}$",
        )
        for p in places
    ]
    return pd.DataFrame(
        rows, columns=[phrase("learn-letter"), phrase("learn-made-of"), phrase("learn-value")], dtype=str
    )


def _links(places: tuple[Place, ...]) -> pd.DataFrame:
    rows = [
        (
            f":orange[${_by(p.name, edge.letter)} {_formula(edge)}$]",
            f":blue[{_computed(edge.quotient)}]",
        )
        for p in places
        for edge in p.edges
    ]
    return pd.DataFrame(
        rows, columns=[phrase("learn-orange-by-its-formula"), phrase("learn-by-arithmetic")], dtype=str
    )


def _formula(edge: Edge) -> str:
    """= 2a = 22; a constant is said once."""
    latex = to_latex(edge.derivative)
    return f"= {latex}" if latex == edge.value.latex else f"= {latex} {_exact(edge.value)}"


def _slopes(places: tuple[Place, ...]) -> pd.DataFrame:
    output = places[-1].name
    slopes = {p.name: p.slope for p in places}
    rows = [
        (
            f":orange[${_by(output, p.name)} {_chain(output, p, slopes)}$]",
            f":blue[{_computed(p.quotient)}]",
        )
        for p in reversed(places[:-1])
    ]
    return pd.DataFrame(
        rows, columns=[phrase("learn-orange-by-links"), phrase("learn-by-arithmetic")], dtype=str
    )


def _chain(output: str, place: Place, slopes: dict[str, Value]) -> str:
    r"""= dJ/da · da/dw = 22 · 3 = 66, a sum where several ways lead on."""
    ways = [(node, edge) for node, edge in place.through if node != output]
    if not place.through:
        return "= 0"
    if not ways:
        return _exact(place.slope)
    products, numbers = [], []
    for node, edge in place.through:
        link, factor = _by(node, edge.letter), _bracketed(edge.value)
        products.append(link if node == output else rf"{_by(output, node)} \cdot {link}")
        numbers.append(factor if node == output else rf"{_bracketed(slopes[node])} \cdot {factor}")
    return f"= {' + '.join(products)} = {' + '.join(numbers)} {_exact(place.slope)}"


def _bracketed(value: Value) -> str:
    shown = _short(value)
    return f"({shown})" if shown.startswith(("-", MINUS)) else shown
