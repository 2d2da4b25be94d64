"""The picture alone, for the last row of a class-room; in the address `view=present`."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ..words import phrase
from .address import Part

_PRESENTING = "presenting"
_KEY, _PRESENT = "view", "present"


def is_presenting() -> bool:
    """Whether the page shows nothing but picture, formulas, numbers and ε."""
    return bool(st.session_state.get(_PRESENTING, False))


def _read(query: Mapping[str, str]) -> list[str]:
    said = query.get(_KEY)
    st.session_state[_PRESENTING] = said == _PRESENT
    if said in (None, _PRESENT):
        return []
    return [phrase("desk-or-left-out", key=_KEY, said=said[:20], present=_PRESENT)]


def _write() -> dict[str, str]:
    return {_KEY: _PRESENT} if is_presenting() else {}


# The view's part of the page's address.
VIEW = Part((_KEY,), _read, _write)


def show_switch() -> None:
    """The button that begins or ends it: f, or Esc."""
    leaving = is_presenting()
    with st.container(key=_PRESENTING if leaving else "present"):
        st.button(
            phrase("desk-leave") if leaving else phrase("desk-present"),
            key="leave_presenting" if leaving else "start_presenting",
            help=phrase("desk-back-whole-page") if leaving else phrase("desk-picture-alone-large"),
            type="tertiary",
            shortcut="Esc" if leaving else "F",
            on_click=_turn,
        )


def _turn() -> None:
    st.session_state[_PRESENTING] = not is_presenting()
