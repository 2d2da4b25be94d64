"""The explore block: a picture, a table or steps of a function, alive, with a state of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import streamlit as st

from deriv_core.lessons.blocks import Control, Explore, Panel

from ..address import link_to
from ..choice import MOST_TYPED, NAME, Choice, Problem, Texts, read
from ..dear import place_for_notice
from ..explorer.explorer import Commit, Gesture, explorer
from ..exports.buttons import show_take_along
from ..formulas import show_formulas
from ..inputs import texts_after
from ..picture import scene_for
from ..plots.wire import Window
from ..problems import show_problems, shown_instead
from ..proved_steps import worked
from ..quotient_field import label_of, offered
from ..results import decide, results_for
from ..steps_view import show_lines, show_refusal
from ..tables import show_rows
from ..words import ALL_DIGITS, READABLE_DIGITS, letter

# A block keeps its texts, its choice and its window beside the widgets, which forget theirs while another
# lesson is shown.
_FIELD = {
    Control.FUNCTION: "function",
    Control.POINTS: "points",
    Control.EPS: "step",
    Control.SCHEME: "scheme",
}
NOTHING: Mapping[str, str] = MappingProxyType({})
# What a gesture moves.
_MOVED: Mapping[Gesture, Control] = {"point": Control.POINTS, "step": Control.EPS, "window": Control.WINDOW}


def first_texts(block: Explore) -> Texts:
    """The fields as the lesson sets them."""
    return Texts(block.function.text, ", ".join(block.points), block.eps, block.scheme.value)


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
            scene = scene_for(drawn, st.session_state[f"{key}_window"], more_digits=block.all_digits)
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
                st.link_button("Open in Explore", link_to("", drawn, st.session_state[f"{key}_window"]))
                show_take_along(drawn, scene, key=f"{key}_take_along")
            if _is_moved(block, key):
                st.button("Back to the start", key=f"{key}_reset", on_click=_reset, args=(block, key))
    decide(drawn)


def _settle(block: Explore, key: str, unread: Mapping[str, str]) -> Choice:
    """The choice to draw, from the fields as they stand."""
    state = st.session_state
    if f"{key}_texts" not in state:
        _reset(block, key)
        _put(key, replace(first_texts(block), **unread))
    texts = _texts_now(key)
    last: Choice | None = state.get(f"{key}_choice")
    choice, problems = read(texts, last)
    if choice is None:  # a lesson was checked when it was read; the link of a stranger may not have been
        choice, problems = read(texts, read(first_texts(block), None)[0])
    assert choice is not None
    if last is not None and choice.function != last.function:
        state[f"{key}_window"] = None
    state[f"{key}_texts"], state[f"{key}_choice"], state[f"{key}_problems"] = texts, choice, problems
    return choice


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
        # Never a field's own text: see `pages.ui.inputs._put_texts`.
        if state.get(f"{key}_{name}", getattr(texts, name)) != getattr(texts, name):
            state[f"{key}_{name}"] = getattr(texts, name)


def _first_window(block: Explore) -> Window | None:
    return Window(block.x, block.y) if block.x and block.y else None


def _reset(block: Explore, key: str) -> None:
    _put(key, first_texts(block))
    st.session_state[f"{key}_window"] = _first_window(block)
    st.session_state.pop(f"{key}_choice", None)


def _is_moved(block: Explore, key: str) -> bool:
    state = st.session_state
    return bool(state[f"{key}_texts"] != first_texts(block) or state[f"{key}_window"] != _first_window(block))


def _take(block: Explore, key: str, commit: Commit) -> None:
    """Bring a finished gesture into the block, unless what it moved is locked."""
    if _MOVED[commit.gesture] in block.locked:
        return
    state = st.session_state
    _put(key, texts_after(commit, state[f"{key}_choice"], _texts_now(key)))
    state[f"{key}_window"] = commit.window


def _show_fields(block: Explore, key: str, drawn: Choice, *, show_locked: bool) -> None:
    """A field for each control that has one, and what cannot be read of them."""
    shown = [control for control in _FIELD if show_locked or control not in block.locked]
    if not shown:
        return
    texts: Texts = st.session_state[f"{key}_texts"]
    for control in shown:
        st.session_state.setdefault(f"{key}_{_FIELD[control]}", getattr(texts, _FIELD[control]))
    labels: Mapping[Control, str] = {
        Control.FUNCTION: f"{NAME}({letter(drawn.function.variable)}) =",
        Control.POINTS: "Points" if len(drawn.points) > 1 else "Point",
        Control.EPS: "ε",
    }
    problems: Mapping[str, list[Problem]] = st.session_state[f"{key}_problems"]
    instead = shown_instead(drawn)
    with st.container(horizontal=True, vertical_alignment="top", key=f"fields-{key}"):
        for control in shown:
            name, fixed = _FIELD[control], control in block.locked
            field = f"{key}_{name}"
            if control is Control.SCHEME:
                st.segmented_control(
                    "Quotient",
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


def _show_steps(drawn: Choice, key: str) -> None:
    f = drawn.function
    found = worked(f.text, f.variable, 1)
    if found.root is None:
        show_refusal(found, 1, "leibniz", key=key)
    else:
        show_lines(found, 1, "leibniz", len(found.lines), linked=False, key=f"{key}_")
