"""What is wrong with a field, said under it. The frame's script ties the two together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from .choice import Choice, Problem
from .words import caret


def show_problems(field: str, problems: Sequence[Problem], instead: str = "") -> None:
    """What is wrong with the widget of the key `field`, with a caret under the character to blame.

    `instead` says what is drawn in its place. Typed text is shown as plain text: even escaped, Markdown would
    turn www.example.org into a link.
    """
    # Always there: a container that came or went would put new fields in place of those below.
    with st.container(gap=None):
        if problems:
            _say(field, problems, instead)


def _say(field: str, problems: Sequence[Problem], instead: str) -> None:
    with st.container(key=f"spoken_{field}"):
        st.error("This cannot be read.")
    with st.container(key=f"problems_{field}", gap="xxsmall"):
        for index, problem in enumerate(problems):
            st.text(f"{problem.message} {problem.hint or ''}".strip())
            if problem.position >= 0:
                with st.container(key=f"caret_{field}_{index}"):
                    st.text(caret(problem.text, problem.position))
        if instead:
            with st.container(key=f"kept_{field}"):
                st.text(instead)


def shown_instead(drawn: Choice) -> Mapping[str, str]:
    """What is drawn while a field cannot be read, by the names that `read` gives the fields."""
    return {
        "function": f"The function shown is {drawn.texts.function}",
        "points": f"Points shown: {drawn.texts.points}",
        "step": f"ε used: {drawn.texts.step}",
    }
