"""The SymPy block: cells of code with what they print."""

from __future__ import annotations

import streamlit as st

from deriv_core.errors import DerivError
from deriv_core.expression.function import parse_function
from deriv_core.lessons.blocks import Cell, Sympy
from deriv_core.lessons.sympy_cells import Shown, cells

from ..kept import kept


def show_cells(block: Sympy, key: str) -> None:
    """The cells one under another."""
    f = block.function
    try:
        found = _cells(f.text, f.variable, block.name, block.cells, block.points, block.eps, block.decimals)
    except DerivError as error:
        st.text(str(error))
        return
    with st.container(key=f"cells-{key}", gap="xsmall"):
        for index, shown in enumerate(found):
            st.code(shown.code, language="python", wrap_lines=True)
            if shown.output:
                with st.container(key=f"output_{key}_{index}"):
                    st.code(shown.output, language=None, wrap_lines=True)


@kept(128)
def _cells(
    text: str,
    variable: str,
    name: str,
    which: tuple[Cell, ...],
    points: tuple[str, ...],
    eps: str,
    decimals: int | None,
) -> tuple[Shown, ...]:
    return cells(Sympy(0, parse_function(text, variable), name, which, points, eps, decimals))
