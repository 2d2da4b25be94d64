"""The field that says how the quotient is taken: a few schemes at first sight, the others behind "more"."""

from __future__ import annotations

import streamlit as st

from deriv_core.calculus.scheme import AT_FIRST, Scheme

from ..words import phrase, said

_ALL = "all_schemes"


def offered(chosen: str, *, everything: bool = False) -> list[str]:
    """The names to choose from: those of the first look, with the one that is chosen."""
    return [scheme.value for scheme in Scheme if everything or scheme in AT_FIRST or scheme.value == chosen]


def label_of(name: str) -> str:
    """What a scheme is called."""
    return said(Scheme(name).label)


def choose_scheme(key: str) -> None:
    """The field on a page, and beside it what brings the other schemes."""
    everything = bool(st.session_state.get(_ALL, False))
    names = offered(st.session_state[key], everything=everything)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
        st.segmented_control(phrase("desk-quotient"), names, format_func=label_of, key=key, required=True)
        st.button(
            phrase("desk-fewer") if everything else phrase("desk-more"),
            help=phrase("desk-usual-quotients-alone")
            if everything
            else phrase("desk-quotients-more-than-two-points"),
            type="tertiary",
            key="more_schemes",
            on_click=_turn,
            args=(key,),
        )


def _turn(key: str) -> None:
    state = st.session_state
    state[_ALL] = not state.get(_ALL, False)
    state[key] = state[key]  # the field is another one with other options, and would lose what is chosen
