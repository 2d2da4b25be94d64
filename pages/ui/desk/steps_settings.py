"""What is chosen on the Steps page besides the function: the derivative, its notation, the way it is told."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from deriv_core.calculus.differentiation.notation import Notation
from deriv_core.limits import HIGHEST_SHOWN

from ..words import letter, phrase
from .address import Part
from .question import NAME

ORDERS = dict(
    zip(range(1, HIGHEST_SHOWN + 1), map(phrase, ("desk-first", "desk-second", "desk-third")), strict=True)
)
LINES, OUTLINE = phrase("desk-line-by-line"), phrase("desk-rule-by-rule")
# Widgets' keys.
ORDER, NOTATION, VIEW, ONE_BY_ONE = "steps_order", "steps_notation", "steps_view", "steps_one_by_one"
_SETTINGS = "steps_settings"
_FIRST = {ORDER: 1, NOTATION: "leibniz", VIEW: LINES, ONE_BY_ONE: False}
# What each value in the address sets.
_SAID: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "order": {str(order): {ORDER: order} for order in ORDERS},
    "notation": {name: {NOTATION: name} for name in ("leibniz", "lagrange")},
    "mode": {
        "lines": {VIEW: LINES, ONE_BY_ONE: False},
        "one": {VIEW: LINES, ONE_BY_ONE: True},
        "rules": {VIEW: OUTLINE},
    },
}


def restore_settings() -> None:
    """Give the controls the settings they had: a widget's value is forgotten while its page is away."""
    kept = st.session_state.get(_SETTINGS, _FIRST)
    for key in _FIRST:
        st.session_state.setdefault(key, kept[key])


def _read(query: Mapping[str, str]) -> list[str]:
    restore_settings()
    state, ignored = st.session_state, []
    for key, values in _SAID.items():
        said = query.get(key)
        if said is not None and said not in values:
            ignored.append(phrase("desk-one", key=key, said=said[:20], values=", ".join(values)))
        for name, value in values.get(said or "", next(iter(values.values()))).items():
            if state[name] != value:
                state[name] = value
    return ignored


def _write() -> dict[str, str]:
    restore_settings()
    state = st.session_state
    query: dict[str, str] = {}
    for key, values in _SAID.items():
        usual = next(iter(values))
        now = next(said for said, sets in values.items() if all(state[name] == sets[name] for name in sets))
        query |= {} if now == usual else {key: now}
    return query


# The settings' part of the page's address: what is as on a first visit is left out.
SETTINGS = Part(tuple(_SAID), _read, _write)


def show_controls(variable: str) -> tuple[int, Notation, str]:
    """The controls; gives the derivative's order, its notation and the view."""
    state = st.session_state
    restore_settings()
    w = letter(variable)
    labels = {"leibniz": f"d{NAME}/d{w}", "lagrange": f"{NAME}′"}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="steps_controls"):
        st.segmented_control(
            phrase("desk-derivative"), list(ORDERS), format_func=ORDERS.__getitem__, key=ORDER, required=True
        )
        st.segmented_control(
            phrase("desk-notation"), list(labels), format_func=labels.__getitem__, key=NOTATION, required=True
        )
        st.segmented_control(phrase("desk-show"), (LINES, OUTLINE), key=VIEW, required=True)
        st.toggle(phrase("desk-one-step-at-time"), key=ONE_BY_ONE, disabled=state[VIEW] != LINES)
    state[_SETTINGS] = {key: state[key] for key in _FIRST}
    return state[ORDER], state[NOTATION], state[VIEW]
