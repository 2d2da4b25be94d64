"""The Teach page: the form, the preview, and what there is to copy. What is composed lives in the address."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from deriv_core.errors import DerivError
from deriv_core.lessons.answers import CHOICES, NoAnswer, truth
from deriv_core.lessons.blocks import Panel, Predict
from deriv_core.lessons.task import Order, Task, usual_question
from deriv_core.lessons.task_reading import read_task
from deriv_core.lessons.task_values import Wrong
from deriv_core.lessons.task_words import named_otherwise

from ..desk.address import lags, say_address
from ..desk.brought import brought_texts
from ..desk.kept import kept
from ..desk.problems import show_ignored
from ..desk.question import Question
from ..desk.question_fields import QUESTION
from ..desk.texts import FIRST_VISIT
from ..frame import show_frame
from ..words import phrase, said
from . import task_fields
from .learner import open_address, show_task, task_key
from .link import TooLong, undrawable, write_query
from .result import answer_words
from .sharing import show_sharing

# The task that is shown; what was last written into the address, and read there; the fields then.
TASK, SAID, SEEN, FIELDS, IGNORED, UNREADABLE = (
    f"composed_{name}" for name in ("task", "said", "seen", "fields", "ignored", "unreadable")
)
PREVIEW = "composed_preview"
NO_ANSWER = phrase("learn-no-answer")
FIRST = {"questions": [{"ask": "over_under"}], "order": "ask", "locked": ["function"]}


def show_page() -> None:
    """Compose on one side, see it on the other, copy below."""
    show_frame(phrase("navigation-teach"), visible=True)
    _restore()
    data = task_fields.texts_now()
    task, wrong = _read(data)
    if not wrong:
        st.session_state[TASK] = task
    shown: Task = st.session_state[TASK]
    too_long = _remember(shown)
    st.session_state[FIELDS] = data
    st.markdown(phrase("teach-compose-task-see-learner-does"))
    _show_ignored()
    form, preview = st.columns([5, 8], gap="large")
    with form, st.container(key="teach_form", gap="small"):
        st.header(phrase("teach-task"), anchor=False)
        task_fields.show_fields(shown.explore.function.variable, wrong)
        st.header(phrase("teach-what-predict"), anchor=False)
        answers = _answers(shown)
        remarks = {question.line: named_otherwise(question) for question in shown.questions}
        task_fields.show_questions(wrong, answers, _usual(shown), {} if wrong else remarks)
    with preview, st.container(key="teach_shown", gap="small"):
        st.header(phrase("teach-preview-learner-sees"), anchor=False)
        with st.container():  # always there, so that the picture below stays the same one
            if wrong:
                st.markdown(phrase("teach-violet-part-cannot-read-task"))
        with st.container(border=True, key="teach_preview"):
            show_task(shown, _preview_key(shown))
    _show_remark(shown)
    with st.container(key="teach_sharing", gap="small"):
        if too_long:
            st.markdown(phrase("teach-not-address-yet-address-holds"))
        without = [line for line, words in answers.items() if words.startswith(NO_ANSWER)]
        show_sharing(shown, too_long, without)


def _restore() -> None:
    """Let the address fill the fields where it says something new; without one, what was composed last."""
    state = st.session_state
    query = st.query_params.to_dict()
    same = query == state.get(SEEN) or lags(query)
    if task_fields.are_there() and (same or task_fields.texts_now() != state.get(FIELDS)):
        return
    opened = open_address() if query else None
    returning = TASK in state
    brought = {} if returning else brought_texts()
    if opened is not None and opened.task is not None:
        state[TASK] = opened.task
    elif not returning:
        state[TASK] = read_task(FIRST | _explored())[0]
    state[IGNORED] = opened.ignored if opened else ()
    state[UNREADABLE] = opened is not None and opened.task is None
    task_fields.put(state[TASK], opened.unread if opened else {}, brought)
    state[SEEN] = query
    # An address that came with the visit stays as it is until something changes.
    state[SAID] = _query(state[TASK])[0] if query or not returning else None


def _explored() -> dict[str, object]:
    """What was explored before this page was come to; nothing where that is still the first visit's."""
    chosen: Question | None = st.session_state.get(QUESTION)
    if chosen is None or chosen.texts.function == FIRST_VISIT.function:
        return {}
    return {
        "function": chosen.texts.function,
        "points": [point.text for point in chosen.points],
        "eps": chosen.texts.step,
        "scheme": chosen.scheme,
    }


def _query(task: Task) -> tuple[dict[str, list[str]], str]:
    """The task's address; where it is too long for one, none and why."""
    try:
        return write_query(task), ""
    except TooLong as error:
        return {}, str(error)


def _read(data: dict[str, object]) -> tuple[Task, tuple[Wrong, ...]]:
    task, wrong = read_task(data)
    if not wrong:
        refused = undrawable(task)
        if refused:
            return read_task(data, refused)
    return task, wrong


def _remember(task: Task) -> str:
    """Write the task into the address when it changes; why not, where it does not fit."""
    state = st.session_state
    query, too_long = _query(task)
    if query and query != state[SAID]:
        state[SEEN], state[SAID], state[IGNORED] = say_address(query), query, ()
    return too_long


def _show_ignored() -> None:
    state = st.session_state
    part = phrase("teach-part-link-could-not-used")
    nothing = phrase("teach-link-could-not-read-what")
    show_ignored(state.get(IGNORED, ()), nothing if state.get(UNREADABLE) else part)


def _preview_key(task: Task) -> str:
    """The preview's state; that of the task before is dropped."""
    state, key = st.session_state, task_key("preview", task)
    before = state.get(PREVIEW)
    if before not in (None, key):
        for name in [name for name in state if str(name).startswith(str(before))]:
            del state[name]
    state[PREVIEW] = key
    return key


def _answers(task: Task) -> dict[int, str]:
    """What each question will be answered with, for the teacher."""
    return {question.line: answer_of(replace(question, line=0)) for question in task.questions}


@kept(256)
def answer_of(question: Predict) -> str:
    """The answer to a question, or why there is none."""
    try:
        answer = answer_words(truth(question)).replace("_", " ")
        return phrase(
            "teach-answer", answer=phrase(f"learn-choice-{answer}") if question.ask in CHOICES else answer
        )
    except NoAnswer as error:
        return f"{NO_ANSWER} {said(error.located)}"
    except DerivError as error:
        return phrase("teach-answer-question-not-known", error=error.located)


def _usual(task: Task) -> dict[int, str]:
    return {question.line: said(usual_question(question)) for question in task.questions}


def _show_remark(task: Task) -> None:
    """What a learner may read off before answering."""
    telling = {Panel.PICTURE, Panel.TABLE, Panel.FORMULA, Panel.STEPS} & set(task.explore.panels)
    if task.questions and task.order is Order.LOOK and telling:
        with st.container(key="remark-teach"):
            st.markdown(phrase("teach-what-shown-says-derivative-and"))
