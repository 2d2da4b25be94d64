"""The practice block: exercises of a topic, one after another, judged by the library."""

from __future__ import annotations

import streamlit as st

from deriv_core.lessons.blocks import Practice
from deriv_core.practice.exercises.exercise import Exercise, exercise

from ..practice.exercise_card import is_right, show_exercise
from ..words import phrase


@st.fragment
def show_practice(block: Practice, key: str) -> None:
    """The exercise that the learner has come to, and how many of them are right."""
    made = [exercise(block.topic, block.level, block.first + number) for number in range(block.count)]
    place = f"{key}_"
    shown = min(int(st.session_state.get(f"{key}_at", 0)), block.count - 1)
    with st.container(key=f"practice-{key}"):
        show_exercise(
            made[shown],
            number=phrase("practice-number-of", number=str(shown + 1), count=str(block.count)) + " ",
            place=place,
        )
        with st.container(horizontal=True, vertical_alignment="center", key=f"tools-{key}"):
            if shown + 1 < block.count:
                st.button(
                    phrase("practice-next-exercise"),
                    key=f"{key}_next",
                    on_click=_go_to,
                    args=(key, shown + 1),
                )
            if shown:
                st.button(
                    phrase("practice-one-before"), key=f"{key}_before", on_click=_go_to, args=(key, shown - 1)
                )
            st.markdown(_said(made, place), width="content")


def _go_to(key: str, number: int) -> None:
    st.session_state[f"{key}_at"] = number


def _said(made: list[Exercise], place: str) -> str:
    right = sum(is_right(one, place) for one in made)
    return phrase("practice-right-so-far", right=str(right), count=str(len(made)))
