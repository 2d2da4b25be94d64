"""What cannot be read of what was typed into a lesson."""

from __future__ import annotations

import streamlit as st

from ..choice import Problem
from ..words import caret


def show_problem(problem: Problem, key: str) -> None:
    """The message, and a caret under the character to look at; plain text, since it holds what was typed."""
    with st.container(key=f"{key}_problem", gap="xxsmall"):
        st.text(f"{problem.message} {problem.hint or ''}".strip())
        if problem.position >= 0:
            with st.container(key=f"caret_{key}"):
                st.text(caret(problem.text, problem.position))
