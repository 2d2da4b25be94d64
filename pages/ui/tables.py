"""The table at the chosen points: readable on the page, in full in the download."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from .choice import NAME, Choice
from .formulas import is_exact
from .results import PENDING, Quantity, Row, results_for
from .words import ALL_DIGITS, READABLE_DIGITS, letter, number, plain, shows_exactly, signed

MORE_DIGITS = "more_digits"
_ROW_HEIGHT = 44

VERDICT = {
    "differentiable": "exists",
    "corner": "none: a corner",
    "cusp": "none: a cusp",
    "vertical_tangent": "none: vertical tangent",
    "jump": "none: a jump",
    "undefined": "none: not defined",
    "one_sided": "none: one side only",
    "isolated": "none: isolated point",
    "oscillating": "none: never settles",
    "unknown": "not decided",
    PENDING: "looking …",
}
# What stands in place of a slope that is not there.
NO_SLOPE = {"unknown": "not known", PENDING: "…"}


def wants_more_digits() -> bool:
    """Whether the learner asked for every digit. The switch stands below what it changes."""
    return bool(st.session_state.get(MORE_DIGITS, False))


def show_table(drawn: Choice) -> None:
    """One row a chosen point; the first is the one that is drawn."""
    results, digits = results_for(drawn), ALL_DIGITS if wants_more_digits() else READABLE_DIGITS
    with st.container(key="table"):
        # A height makes Streamlit's table a region that keys can scroll; the style sheet lets it grow.
        st.table(
            table_cells(drawn, results.rows, digits),
            border="horizontal",
            height=_ROW_HEIGHT * (len(results.rows) + 1),
            hide_index=True,
            alt=f"The numbers of {NAME} for each chosen {letter(drawn.function.variable)}",
        )
    with st.container(horizontal=True, vertical_alignment="center", key="table_tools"):
        st.toggle("More digits", key=MORE_DIGITS)
        st.download_button(
            "Download CSV",
            lambda: results.frame.to_csv(index=False),
            file_name="derivative.csv",
            mime="text/csv",
            on_click="ignore",
        )


def table_cells(drawn: Choice, rows: tuple[Row, ...], digits: int) -> pd.DataFrame:
    """The cells in Markdown, each escaped; "=" only where exact, in the head where a column agrees."""
    columns: dict[str, list[str]] = {}
    for name, colour, cells in _columns(drawn, rows, digits):
        signs = {sign for sign, _ in cells}
        shared = signs.pop() if len(signs) == 1 else ""
        columns[_coloured(f"{plain(name)} {shared}".strip(), colour)] = [
            _coloured(text if shared else f"{sign} {text}".strip(), colour) for sign, text in cells
        ]
    columns["derivative?"] = [VERDICT[row.kind] for row in rows]
    return pd.DataFrame(columns, dtype=str)


Cell = tuple[str, str]  # "=", "≈" or nothing; and the Markdown after it


def _columns(drawn: Choice, rows: tuple[Row, ...], digits: int) -> list[tuple[str, str, list[Cell]]]:
    w = letter(drawn.function.variable)
    shifted = f"{NAME}({w} {'−' if drawn.scheme == 'backward' else '+'} ε)"
    mirrors = [row.mirror for row in rows if row.mirror]
    behind = [(f"{NAME}({w} − ε)", "", [_decimal(mirror, digits) for mirror in mirrors])] if mirrors else []
    return [
        (w, "", [_typed(row.point) for row in rows]),
        ("ε", "", [_typed(row.step) for row in rows]),
        (f"{NAME}({w})", "", [_decimal(row.value, digits) for row in rows]),
        *behind,
        (shifted, "", [_decimal(row.shifted, digits) for row in rows]),
        ("k", "blue", [_computed(row.quotient, digits) for row in rows]),
        (f"d{NAME}/d{w}", "orange", [_slope(row, digits) for row in rows]),
        ("difference", "violet", [_difference(row, digits) for row in rows]),
    ]


def _typed(typed: Quantity) -> Cell:
    shown = number(typed.decimal, ALL_DIGITS)
    return "", plain(shown) if shows_exactly(shown, typed.ratio) else f"${typed.latex}$"


def _decimal(quantity: Quantity, digits: int) -> Cell:
    shown = number(quantity.decimal, digits)
    if quantity.decimal != quantity.decimal:
        return "", shown
    return "=" if shows_exactly(shown, quantity.ratio) else "≈", plain(shown)


def _computed(quantity: Quantity, digits: int) -> Cell:
    shown = number(quantity.decimal, digits)
    if quantity.decimal != quantity.decimal:
        return "", shown
    return "=" if is_exact(quantity, shown) else "≈", plain(shown)


def _difference(row: Row, digits: int) -> Cell:
    if row.kind != "differentiable":
        return "", NO_SLOPE.get(row.kind, "none")
    sign, _ = _computed(row.difference, digits)
    return sign, plain(signed(row.difference.decimal, digits))


def _slope(row: Row, digits: int) -> Cell:
    if row.kind != "differentiable":
        return "", NO_SLOPE.get(row.kind, "none")
    sign, shown = _decimal(row.derivative, digits)
    whole = row.derivative.ratio is not None and row.derivative.ratio.denominator == 1
    if whole or not row.derivative.latex:
        return sign, shown
    return "=", f"${row.derivative.latex}$ {sign} {shown}"


def _coloured(text: str, colour: str) -> str:
    return f":{colour}[{text}]" if colour else text
