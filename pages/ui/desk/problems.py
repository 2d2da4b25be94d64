"""What is wrong with a field, said under it, and what an address said in vain.

The frame's script ties a field and its problems together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ..words import caret, phrase, said
from .texts import Problem, Texts

PART_IGNORED = phrase("desk-part-link-could-not-used")


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
        st.error(phrase("desk-cannot-be-read"))
    with st.container(key=f"problems_{field}", gap="xxsmall"):
        for index, problem in enumerate(problems):
            st.text(f"{said(problem.message)} {said(problem.hint or '')}".strip())
            if problem.position >= 0:
                with st.container(key=f"caret_{field}_{index}"):
                    st.text(caret(problem.text, problem.position))
        if instead:
            with st.container(key=f"kept_{field}"):
                st.text(instead)


def shown_instead(texts: Texts) -> Mapping[str, str]:
    """What is drawn while a field cannot be read, by the names that `read` gives the fields."""
    return {
        "function": phrase("desk-function-shown", function=texts.function),
        "points": phrase("desk-points-shown", points=texts.points),
        "step": phrase("desk-step-used", step=texts.step),
    }


def show_ignored(lines: Sequence[str], sentence: str) -> None:
    """What the address said in vain, a line each under a sentence of it all."""
    # The container is always there: one that came or went would put new fields in place of those below.
    with st.container(key="ignored"):
        if lines:
            st.warning(sentence)
            st.text("\n".join(lines))
