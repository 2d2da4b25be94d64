"""The explore block: a picture, a table or steps of a function, alive, with a state of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

import streamlit as st

from deriv_core.lessons.blocks import Control, Explore, Panel
from deriv_core.numbers.by_hand import READABLE_DIGITS
from deriv_core.numbers.rounding import ALL_DIGITS

from ..desk.address import link_to
from ..desk.brought import brought_texts
from ..desk.dear import place_for_notice
from ..desk.problems import show_problems, shown_instead
from ..desk.question import Question, read
from ..desk.quotient_field import label_of, offered
from ..desk.texts import FIELD_OF, MOST_TYPED, Problem, Texts, texts_of
from ..explorer.explorer import Commit, Gesture, explorer
from ..exports.buttons import show_take_along
from ..formulas import show_formulas
from ..picture import scene_for, texts_after
from ..proved_steps import worked
from ..results import decide, results_for
from ..steps_view import show_lines, show_refusal
from ..tables import show_rows
from ..words import phrase

# A block keeps its texts and its question beside the widgets, which forget theirs while another lesson is
# shown.
_FIELD = {Control(key): field for key, field in FIELD_OF.items()} | {Control.SCHEME: "scheme"}
NOTHING: Mapping[str, str] = MappingProxyType({})
# What a gesture moves.
_MOVED: Mapping[Gesture, Control] = {"point": Control.POINTS, "step": Control.EPS, "window": Control.WINDOW}


@st.fragment
def show_explore(
    block: Explore, key: str, *, show_locked: bool = False, unread: Mapping[str, str] = NOTHING
) -> None:
    """All panels of the block. With `show_locked`, locked fields are there to be read, else not at all.

    `unread` are texts that stand first in the fields, by their names, in place of what the block sets.
    """
    drawn = _settle(block, key, unread)
    with st.container(key=f"explore-{key}"):
        _show_fields(block, key, drawn, show_locked=show_locked)
        if Panel.FORMULA in block.panels:
            show_formulas(drawn, numbers=True, slope=None, more_digits=block.all_digits, key=f"-{key}")
        if Panel.STEPS in block.panels:
            _show_steps(drawn, key)
        with place_for_notice(key):
            scene = scene_for(drawn, more_digits=block.all_digits)
        if Panel.PICTURE in block.panels:
            locked = [gesture for gesture, control in _MOVED.items() if control in block.locked]
            explorer(
                replace(scene, locked=locked), key=f"explorer-{key}", on_commit=partial(_take, block, key)
            )
        if Panel.TABLE in block.panels:
            with st.container(key=f"table-{key}"):
                digits = ALL_DIGITS if block.all_digits else READABLE_DIGITS
                show_rows(drawn, results_for(drawn).rows, digits)
        with st.container(horizontal=True, key=f"tools-{key}"):
            if not (show_locked and block.locked):  # where the locks are seen, no door beside them
                st.link_button(phrase("learn-open-explore"), link_to("", drawn.texts))
                show_take_along(drawn, scene, key=f"{key}_take_along")
            if _is_moved(block, key):
                st.button(phrase("learn-back-start"), key=f"{key}_reset", on_click=_reset, args=(block, key))
    decide(drawn)


def _settle(block: Explore, key: str, unread: Mapping[str, str]) -> Question:
    """The question to draw, from the fields as they stand."""
    state = st.session_state
    if f"{key}_texts" not in state:
        _reset(block, key)
        fields = {f"{key}_{name}": name for name in _FIELD.values()}
        typed: dict[str, Any] = dict(unread)
        typed |= {fields[place]: text for place, text in brought_texts().items() if place in fields}
        _put(key, replace(texts_of(block), **typed))
    texts = _texts_now(key)
    last: Question | None = state.get(f"{key}_question")
    question, problems = read(texts, last)
    if question is None:  # a lesson was checked when it was read; the link of a stranger may not have been
        question, problems = read(texts, read(texts_of(block), None)[0])
    assert question is not None
    if last is not None and question.function != last.function:
        texts, question = replace(texts, window=None), question.through(None)
    state[f"{key}_texts"], state[f"{key}_question"], state[f"{key}_problems"] = texts, question, problems
    return question


def _texts_now(key: str) -> Texts:
    """What the widgets hold, and what was kept of those that are not there."""
    state = st.session_state
    held = {name: state[f"{key}_{name}"] for name in _FIELD.values() if f"{key}_{name}" in state}
    kept: Texts = state[f"{key}_texts"]
    return replace(kept, **held)


def _put(key: str, texts: Texts) -> None:
    """Set the fields, before they are drawn."""
    state = st.session_state
    state[f"{key}_texts"] = texts
    for name in _FIELD.values():
        # Never a field's own text: see `pages.ui.desk.question_fields.put_texts`.
        if state.get(f"{key}_{name}", getattr(texts, name)) != getattr(texts, name):
            state[f"{key}_{name}"] = getattr(texts, name)


def _reset(block: Explore, key: str) -> None:
    _put(key, texts_of(block))
    st.session_state.pop(f"{key}_question", None)


def _is_moved(block: Explore, key: str) -> bool:
    return bool(st.session_state[f"{key}_texts"] != texts_of(block))


def _take(block: Explore, key: str, commit: Commit) -> None:
    """Bring a finished gesture into the block, unless what it moved is locked."""
    if _MOVED[commit.gesture] in block.locked:
        return
    _put(key, texts_after(commit, st.session_state[f"{key}_question"], _texts_now(key)))


def _show_fields(block: Explore, key: str, drawn: Question, *, show_locked: bool) -> None:
    """A field for each control that has one, and what cannot be read of them."""
    shown = [control for control in _FIELD if show_locked or control not in block.locked]
    if not shown:
        return
    texts: Texts = st.session_state[f"{key}_texts"]
    for control in shown:
        st.session_state.setdefault(f"{key}_{_FIELD[control]}", getattr(texts, _FIELD[control]))
    labels: Mapping[Control, str] = {
        Control.FUNCTION: drawn.label,
        Control.POINTS: phrase("learn-points" if len(drawn.points) > 1 else "learn-point"),
        Control.EPS: "ε",
    }
    problems: Mapping[str, list[Problem]] = st.session_state[f"{key}_problems"]
    instead = shown_instead(drawn.texts)
    with st.container(horizontal=True, vertical_alignment="top", key=f"fields-{key}"):
        for control in shown:
            name, fixed = _FIELD[control], control in block.locked
            field = f"{key}_{name}"
            if control is Control.SCHEME:
                st.segmented_control(
                    phrase("desk-quotient"),
                    offered(drawn.scheme),
                    format_func=label_of,
                    key=field,
                    required=True,
                    disabled=fixed,
                )
                continue
            with st.container(width=280 if control is Control.FUNCTION else 160, gap=None):
                st.text_input(
                    labels[control], key=field, max_chars=MOST_TYPED[name], autocomplete="off", disabled=fixed
                )
                show_problems(field, problems.get(name, ()), instead[name])


def _show_steps(drawn: Question, key: str) -> None:
    found = worked(drawn.function, 1)
    if found.root is None:
        show_refusal(found, 1, "leibniz", key=key)
    else:
        show_lines(found, 1, "leibniz", len(found.lines), linked=False, key=f"{key}_")
