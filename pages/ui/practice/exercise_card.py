"""An exercise: what is asked, a field, what is said of the answer, and help, one piece after another."""

from __future__ import annotations

import streamlit as st

from deriv_core.errors import DerivError
from deriv_core.expression.printer import variable_latex
from deriv_core.expression.speech import to_speech
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.numbers.by_hand import pretty
from deriv_core.practice.answer_check import AnswerCheck, Status
from deriv_core.practice.exercises.asking import question
from deriv_core.practice.exercises.exercise import Exercise
from deriv_core.practice.exercises.exercise_check import CHOICES, check_exercise, right_answer
from deriv_core.practice.exercises.shape import Asked

from ..desk.kept import kept
from ..desk.question import NAME
from ..judgement import COLOUR, VERDICT
from ..palette import colour_of
from ..steps_view import large
from ..words import letter, phrase, plain
from .practice_words import ANSWER_SHOWN, HELP, NO_HELP, SHOW_ANSWER, TRY_FIRST
from .progress import note
from .still_picture import still_picture

_LABEL = {
    Asked.DERIVATIVE: phrase("learn-your-formula"),
    Asked.SECOND: phrase("learn-your-formula"),
    Asked.SECANT: phrase("learn-your-formula"),
    Asked.TANGENT: phrase("practice-your-line"),
    Asked.NOWHERE: phrase("practice-your-places"),
}
# Up to this level the tangent is drawn into a picture.
_TANGENT_DRAWN = 2


@kept(512)
def _checked(exercise: Exercise, text: str) -> AnswerCheck:
    return check_exercise(exercise, text)


@kept(256)
def _answer(exercise: Exercise) -> str:
    return right_answer(exercise)


def attempts(exercise: Exercise, place: str = "") -> list[tuple[str, AnswerCheck]]:
    """The answers that were given to an exercise in this visit, each with what was said of it.

    `place` tells where it stands apart from the Practice page, such as a lesson's block.
    """
    key = f"practice_tries_{place}{exercise.key}"
    found: list[tuple[str, AnswerCheck]] = st.session_state.setdefault(key, [])
    return found


def is_right(exercise: Exercise, place: str = "") -> bool:
    """Whether the last answer is right."""
    tried = attempts(exercise, place)
    return bool(tried) and tried[-1][1].status is Status.CORRECT


def show_exercise(exercise: Exercise, *, number: str = "", place: str = "") -> None:
    """All of an exercise; `number` is put before the question of one of several."""
    key = f"{place}{exercise.key.replace('.', '-')}"
    with st.container(border=True, key=f"exercise-{key}", gap="small"):
        st.subheader(plain(f"{number}{question(exercise)}"), anchor=False)
        _show_statement(exercise, key)
        form = st.form(f"practice_form_{key}", border=False)
        with form.container(horizontal=True, vertical_alignment="bottom", key=f"answering-{key}"):
            with st.container(width=320 if exercise.asked is not Asked.RULE else "content", gap=None):
                _show_field(exercise, key)
            st.form_submit_button(
                phrase("practice-check"), type="primary", on_click=_check, args=(exercise, key, place)
            )
        _show_judgement(exercise, key, place)


def _show_statement(exercise: Exercise, key: str) -> None:
    """The function as a formula, or its picture where a slope is to be read off it."""
    f = exercise.function
    if exercise.asked is not Asked.PICTURE:
        st.markdown(large(f"{NAME}({variable_latex(f.variable)}) = {f.latex}"))
        return
    assert exercise.point is not None
    colours = colour_of("ink"), colour_of("tangent"), colour_of("hairline"), colour_of("quiet")
    tangent = exercise.level <= _TANGENT_DRAWN
    # Who cannot see the picture is told the formula: a slope can be had from it as well.
    alt = phrase(
        "practice-curve-on-squares",
        name=NAME,
        w=letter(f.variable),
        function=to_speech(f.expression),
        point=exercise.point,
    )
    with st.container(key=f"still-{key}"):
        drawn = still_picture(f, exercise.point, tangent=tangent, colours=colours)
        st.image(drawn, alt=alt)


def _show_field(exercise: Exercise, key: str) -> None:
    field = f"practice_answer_{key}"
    if exercise.asked is Asked.RULE:
        st.radio(phrase("practice-your-rule"), CHOICES, index=None, horizontal=True, key=field)
        return
    st.text_input(
        _LABEL.get(exercise.asked, phrase("learn-your-number")),
        key=field,
        autocomplete="off",
        max_chars=LONGEST_FUNCTION + 1,
    )


def _check(exercise: Exercise, key: str, place: str) -> None:
    """Judge what was given."""
    state = st.session_state
    given = str(state.get(f"practice_answer_{key}") or "").strip()
    state[f"practice_empty_{key}"] = not given
    if not given:
        return
    try:
        check = _checked(exercise, given)
    except DerivError as error:
        check = AnswerCheck(Status.UNDECIDED, message=str(error))
    attempts(exercise, place).append((given, check))
    state[f"practice_help_{key}"] = 0
    note(exercise, check)


def _show_judgement(exercise: Exercise, key: str, place: str) -> None:
    """What is said of the last answer, and what may be asked for after it."""
    state = st.session_state
    tried = attempts(exercise, place)
    if state.get(f"practice_empty_{key}"):
        st.markdown(TRY_FIRST)
        return
    if not tried:
        return
    given, check = tried[-1]
    words = VERDICT[check.status]
    with st.container(key=f"spoken_exercise_{key}"):
        st.info(words)
    with st.container(key=f"judged-{key}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":{COLOUR[check.status]}[**{words}**]", width="content")
            st.text(given, width="content")
        if check.status is Status.WRONG and check.diagnoses:
            _show_help(check, key)
        else:
            remark = "" if check.status is Status.CORRECT else plain(pretty(check.message))
            lost = check.status is Status.WRONG and exercise.asked in (Asked.DERIVATIVE, Asked.SECOND)
            st.markdown(f"{remark} {NO_HELP if lost and not check.mistakes else ''}".strip())
        if check.status is not Status.CORRECT:
            _show_answer(exercise, key)


def _show_help(check: AnswerCheck, key: str) -> None:
    """A question, then the rule, then the step; each when it is asked for."""
    level = int(st.session_state.get(f"practice_help_{key}", 0))
    several = len(check.diagnoses) > 1
    if level:
        for diagnosis in check.diagnoses if check.at_once else check.diagnoses[:1]:
            st.markdown(plain(pretty(diagnosis.question)))
    if level > 1:
        st.markdown(plain(pretty(check.message)))
        for diagnosis in check.diagnoses if several else check.diagnoses[:1]:
            st.markdown(f"{plain(diagnosis.rule)} ${diagnosis.rule_latex}$")
    steps = [diagnosis.step_latex for diagnosis in check.diagnoses if diagnosis.step_latex]
    if level > 2:
        for step in dict.fromkeys(steps):
            st.markdown(large(step))
    if level < (3 if steps else 2):
        st.button(HELP[level], key=f"practice_more_{key}", on_click=_help_on, args=(key, level + 1))


def _help_on(key: str, level: int) -> None:
    st.session_state[f"practice_help_{key}"] = level


def _show_answer(exercise: Exercise, key: str) -> None:
    shown = f"practice_shown_{key}"
    if not st.session_state.get(shown):
        st.button(SHOW_ANSWER, key=f"practice_show_{key}", type="tertiary", on_click=_show, args=(shown,))
        return
    try:
        answer = _answer(exercise)
    except DerivError as error:
        st.text(str(error))
        return
    st.text(f"{ANSWER_SHOWN} {pretty(answer)}")


def _show(key: str) -> None:
    st.session_state[key] = True
