"""A derivation with a false line: point at it, then say what should stand there."""

from __future__ import annotations

import streamlit as st

from deriv_core.errors import DerivError
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.numbers.by_hand import pretty
from deriv_core.practice.exercises.exercise import Exercise
from deriv_core.practice.lines.false_line import FalseLine, false_line
from deriv_core.practice.lines.line_check import check_next
from deriv_core.practice.lines.line_status import LineCheck, LineStatus
from deriv_core.practice.mistakes.mistake_table import MISTAKES

from ..desk.kept import kept
from ..formulas import derivative_name
from ..steps_view import large
from ..words import phrase, plain
from .practice_words import FALSE_LINE, FOUND, LINE_FIRST, LINE_VERDICT, NOT_FOUND, RIGHT_WAS, WHAT_INSTEAD


@kept(256)
def _made(exercise: Exercise) -> FalseLine:
    return false_line(exercise.topic, exercise.level, exercise.seed)


@kept(256)
def _checked(found: FalseLine, text: str) -> LineCheck:
    before = found.lines[found.index - 1].tree
    return check_next(found.exercise.function, before, text, secant=False)[0]


def show_false_line(exercise: Exercise) -> None:
    """All of it; where the exercise has no such derivation, why not."""
    try:
        found = _made(exercise)
    except DerivError as error:
        st.text(error.args[0])
        return
    key = exercise.key.replace(".", "-")
    state = st.session_state
    name = derivative_name(exercise.function.variable, 1, "leibniz")
    with st.container(border=True, key=f"false_line-{key}", gap="small"):
        st.subheader(FALSE_LINE, anchor=False)
        with st.container(key=f"false_lines-{key}", gap="xsmall"):
            for index, line in enumerate(found.lines):
                left = "" if index else name
                with st.container(
                    horizontal=True, vertical_alignment="center", key=f"false_row_{key}_{index}"
                ):
                    st.markdown(f":small[{index + 1}]", width="content")
                    st.markdown(large(f"{left} \\;{{=}}\\; {line.latex}"))
        chosen = st.segmented_control(
            phrase("practice-false-line"),
            range(2, len(found.lines) + 1),
            key=f"false_chosen_{key}",
        )
        if chosen is None:
            return
        right = int(chosen) - 1 == found.index
        words = FOUND if right else NOT_FOUND
        told = phrase("practice-line-said", line=str(chosen), words=words)
        with st.container(key=f"spoken_false_{key}"):
            st.info(told)
        st.markdown(f":{'green' if right else 'violet'}[**{told}**]")
        if not right:
            return
        st.markdown(plain(pretty(MISTAKES[found.mistake].statement)))
        form = st.form(f"false_form_{key}", border=False)
        with form.container(horizontal=True, vertical_alignment="bottom", key=f"answering-false-{key}"):
            st.text_input(
                f"Line {found.index + 1} =",
                key=f"false_answer_{key}",
                autocomplete="off",
                max_chars=LONGEST_FUNCTION + 1,
                help=WHAT_INSTEAD,
            )
            st.form_submit_button(
                phrase("practice-check"), type="primary", on_click=_check, args=(found, key)
            )
        check: LineCheck | str | None = state.get(f"false_check_{key}")
        if isinstance(check, str):
            st.markdown(check)
        elif check is not None:
            _say(check, found)


def _check(found: FalseLine, key: str) -> None:
    state = st.session_state
    typed = str(state.get(f"false_answer_{key}") or "").strip()
    state[f"false_check_{key}"] = _checked(found, typed) if typed else LINE_FIRST


def _say(check: LineCheck, found: FalseLine) -> None:
    colour = {LineStatus.FOLLOWS: "green", LineStatus.WRONG: "violet"}.get(check.status, "gray")
    st.markdown(f":{colour}[**{LINE_VERDICT[check.status]}**] {plain(pretty(check.message))}")
    if check.status is LineStatus.WRONG:
        for diagnosis in check.diagnoses[:1]:
            st.markdown(plain(pretty(diagnosis.question)))
    if check.status is LineStatus.FOLLOWS:
        st.markdown(f"{RIGHT_WAS} {large(found.right.latex)}")
