"""What the quotients are worth: whether two of them bound the slope, and what a careful program does."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from deriv_core.calculus.points import Point
from deriv_core.calculus.shrinking.bracket import Bracket, bracket
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction, parse_function

from ..choice import NAME, Choice
from ..kept import kept
from ..results import classified, is_decided
from ..words import ALL_DIGITS, letter, number, plain, pretty, signed
from .plots import ledger_csv, ledger_for

DIGITS = 12


def show_bound(drawn: Choice) -> None:
    """The backward and the forward quotient at ε, and whether they are a bound."""
    f = drawn.function
    found = _bracket(f.text, f.variable, drawn.point.text, drawn.step, is_decided(drawn))
    with st.container(key="bound"):
        st.header("Is it a bound?", anchor=False)
        st.markdown(bound_words(drawn, found))


def bound_words(drawn: Choice, found: Bracket) -> str:
    """Markdown: the two quotients, and yes or no with the reason."""
    slope = f"d{NAME}/d{letter(drawn.function.variable)}"
    answer = "**Yes.**" if found.bounds else "**No.**" if found.bounds is False else "**Not shown.**"
    ends = ""
    if found.low == found.low:
        digits = _digits(found)
        low, high = (f":blue[{plain(number(end, digits))}]" for end in (found.low, found.high))
        between = f"{low} ≤ :orange[{plain(slope)}] ≤ {high}. " if found.bounds else ""
        ends = between or f"The backward and the forward quotient are {low} and {high}. "
    return f"{answer} {ends}{plain(pretty(found.sentence))}"


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
def _bracket(text: str, variable: str, point: str, step: float, decided: bool) -> Bracket:
    def verdict(_: RealFunction, place: Point) -> PointVerdict:
        return classified(text, variable, place.text, patient=decided)

    return bracket(parse_function(text, variable), point, step, classify=verdict)


def show_careful(drawn: Choice) -> None:
    """The ways to the slope that lose no digits, beside the derivative itself."""
    ledger = ledger_for(drawn)
    if not ledger.careful and not ledger.declined:
        return
    with st.container(key="careful"):
        st.header("What a careful program does", anchor=False)
        if ledger.careful:
            rows = [
                {
                    "way": plain(row.name),
                    "ε": plain(number(row.step, 6)),
                    "slope": f":blue[{plain(number(row.quotient, ALL_DIGITS))}]",
                    "error": f":violet[{plain(signed(row.error, 3))}]",
                    "how": plain(row.note),
                }
                for row in ledger.careful
            ]
            with st.container(key="careful_table"):
                st.table(
                    pd.DataFrame(rows),
                    border="horizontal",
                    hide_index=True,
                    height=44 * (len(rows) + 1),
                    alt="Careful ways to the slope",
                )
        for sentence in ledger.declined:
            st.text(sentence)


def show_download(drawn: Choice) -> None:
    """The ledger to take along."""
    st.download_button(
        "Download CSV",
        lambda: ledger_csv(drawn),
        file_name="error-ledger.csv",
        mime="text/csv",
        on_click="ignore",
        key="ledger_csv",
    )
