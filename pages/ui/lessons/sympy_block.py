"""The SymPy block: cells of code with what they print."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from deriv_core.errors import DerivError
from deriv_core.lessons.blocks import Sympy
from deriv_core.lessons.sympy_cells import Shown, cells

from ..desk.kept import kept


def show_cells(block: Sympy, key: str) -> None:
    """The cells one under another."""
    try:
        found = _cells(replace(block, line=0))
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
def _cells(block: Sympy) -> tuple[Shown, ...]:
    return cells(block)
