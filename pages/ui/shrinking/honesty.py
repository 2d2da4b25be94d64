"""What the quotients are worth: whether two of them bound the slope, and what a careful program does."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from deriv_core.calculus.points import Point
from deriv_core.calculus.shrinking.bracket import Bracket, bracket
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.by_hand import number, pretty, signed
from deriv_core.numbers.rounding import ALL_DIGITS

from ..desk.kept import kept
from ..desk.question import NAME, Question
from ..results import classified, is_decided
from ..words import letter, phrase, plain, said
from .plots import ledger_csv, ledger_for

DIGITS = 12


def show_bound(drawn: Question) -> None:
    """The backward and the forward quotient at ε, and whether they are a bound."""
    found = _bracket(drawn.function, drawn.point.text, drawn.step, is_decided(drawn))
    with st.container(key="bound"):
        st.header(phrase("shrinking-bound"), anchor=False)
        st.markdown(bound_words(drawn, found))


def bound_words(drawn: Question, found: Bracket) -> str:
    """Markdown: the two quotients, and yes or no with the reason."""
    slope = f"d{NAME}/d{letter(drawn.function.variable)}"
    answer = phrase("shrinking-bound-answer", bounds=str(found.bounds))
    ends = ""
    if found.low == found.low:
        digits = _digits(found)
        low, high = (f":blue[{plain(number(end, digits))}]" for end in (found.low, found.high))
        between = f"{low} ≤ :orange[{plain(slope)}] ≤ {high}. " if found.bounds else ""
        ends = between or phrase("shrinking-backward-and-forward-quotient-and", low=low, high=high) + " "
    return f"{answer} {ends}{plain(pretty(said(found.sentence)))}"


def _digits(found: Bracket) -> int:
    """Few, unless what they leave out is what counts: 2.0000000000000018 is not 2."""
    ends = (found.low, found.high)
    hidden = _alike(*ends) and found.low != found.high
    for end in ends:
        hidden |= _alike(end, found.derivative) and not (found.bounds and end == found.derivative)
    return ALL_DIGITS if hidden else DIGITS


def _alike(a: float, b: float) -> bool:
    return number(a, DIGITS) == number(b, DIGITS)


@kept(256)
def _bracket(f: RealFunction, point: str, step: float, decided: bool) -> Bracket:
    def verdict(_: RealFunction, place: Point) -> PointVerdict:
        return classified(f, place.text, patient=decided)

    return bracket(f, point, step, classify=verdict)


def show_careful(drawn: Question) -> None:
    """The ways to the slope that lose no digits, beside the derivative itself."""
    ledger = ledger_for(drawn)
    if not ledger.careful and not ledger.declined:
        return
    with st.container(key="careful"):
        st.header(phrase("shrinking-what-careful-program-does"), anchor=False)
        if ledger.careful:
            rows = [
                {
                    phrase("shrinking-careful-way"): plain(said(row.name)),
                    "ε": plain(number(row.step, 6)),
                    phrase("shrinking-careful-slope"): f":blue[{plain(number(row.quotient, ALL_DIGITS))}]",
                    phrase("shrinking-careful-error"): f":violet[{plain(signed(row.error, 3))}]",
                    phrase("shrinking-careful-how"): plain(said(row.note)),
                }
                for row in ledger.careful
            ]
            with st.container(key="careful_table"):
                st.table(
                    pd.DataFrame(rows),
                    border="horizontal",
                    hide_index=True,
                    height=44 * (len(rows) + 1),
                    alt=phrase("shrinking-careful-ways-slope"),
                )
        for sentence in ledger.declined:
            st.text(said(sentence))


def show_download(drawn: Question) -> None:
    """The ledger to take along."""
    st.download_button(
        phrase("tables-download-csv"),
        lambda: ledger_csv(drawn),
        file_name="error-ledger.csv",
        mime="text/csv",
        on_click="ignore",
        key="ledger_csv",
    )
