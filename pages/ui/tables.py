"""The table at the chosen points: readable on the page, in full in the download."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from deriv_core.numbers.by_hand import READABLE_DIGITS
from deriv_core.numbers.rounding import ALL_DIGITS

from .desk.question import NAME, Question
from .figures import Figure, columns_of
from .formulas import MORE_DIGITS, wants_more_digits
from .results import Row, results_for
from .words import file_name, letter, phrase, plain, said

_ROW_HEIGHT = 44


def show_table(drawn: Question) -> DeltaGenerator:
    """One row a chosen point; the first is the one that is drawn. Gives the row of tools under it."""
    results, digits = results_for(drawn), ALL_DIGITS if wants_more_digits() else READABLE_DIGITS
    with st.container(key="table"):
        show_rows(drawn, results.rows, digits)
    tools = st.container(horizontal=True, vertical_alignment="center", key="table_tools")
    with tools:
        st.toggle(phrase("tables-more-digits"), key=MORE_DIGITS)
        st.download_button(
            phrase("tables-download-csv"),
            lambda: results.frame.to_csv(index=False),
            file_name=f"{file_name(drawn.function.text, results.rows[0].point.exact)}.csv",
            mime="text/csv",
            on_click="ignore",
        )
    return tools


def show_rows(drawn: Question, rows: tuple[Row, ...], digits: int) -> None:
    """The table itself."""
    alt = phrase("tables-numbers-of", name=NAME, w=letter(drawn.function.variable))
    show_grid(table_cells(drawn, rows, digits), alt)


def show_grid(cells: pd.DataFrame, alt: str) -> None:
    """A table of Markdown cells, in a container that the style sheet knows."""
    # A height makes Streamlit's table a region that keys can scroll; the style sheet lets it grow.
    st.table(cells, border="horizontal", height=_ROW_HEIGHT * (len(cells) + 1), hide_index=True, alt=alt)


def table_cells(drawn: Question, rows: tuple[Row, ...], digits: int) -> pd.DataFrame:
    """The cells in Markdown, each escaped; "=" only where exact, in the head where a column agrees."""
    columns: dict[str, list[str]] = {}
    for column in columns_of(drawn, rows, digits):
        signs = {figure.first_sign for figure in column.figures}
        shared = signs.pop() if len(signs) == 1 else ""
        columns[_coloured(f"{plain(column.name)} {shared}".strip(), column.colour)] = [
            _coloured(_markdown(figure, without=shared), column.colour) for figure in column.figures
        ]
    columns[phrase("tables-derivative-asked")] = [said(row.facts.short) for row in rows]
    return pd.DataFrame(columns, dtype=str)


def _markdown(figure: Figure, *, without: str) -> str:
    exact = f"${figure.exact}$" if figure.exact else ""
    return figure.written(exact, plain(figure.text)).removeprefix(without).strip()


def _coloured(text: str, colour: str) -> str:
    return f":{colour}[{text}]" if colour else text
