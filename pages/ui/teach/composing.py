"""The Teach page: the form, the preview, and what there is to copy. What is composed lives in the address."""

from __future__ import annotations

import json

import streamlit as st

from deriv_core.errors import DerivError
from deriv_core.lessons.answers import NoAnswer, truth
from deriv_core.lessons.blocks import Panel
from deriv_core.lessons.task import Order, Task, task_data, usual_question
from deriv_core.lessons.task_reading import read_task
from deriv_core.lessons.task_values import Wrong
from deriv_core.lessons.task_words import named_otherwise

from ..address import FIRST_VISIT, lags, say_address
from ..choice import Choice
from ..frame import show_frame
from ..inputs import CHOICE
from ..kept import kept
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
NO_ANSWER = "This question has no answer."
FIRST = {"questions": [{"ask": "over_under"}], "order": "ask", "locked": ["function"]}


def show_page() -> None:
    """Compose on one side, see it on the other, copy below."""
    show_frame("Teach", visible=True)
    _restore()
    data = task_fields.texts_now()
    task, wrong = _read(data)
    if not wrong:
        st.session_state[TASK] = task
    shown: Task = st.session_state[TASK]
    too_long = _remember(shown)
    st.session_state[FIELDS] = data
    st.markdown(
        "Compose a task, see it as a learner does, and copy its link. All of it is in the link; nothing is "
        "stored here."
    )
    _show_ignored()
    form, preview = st.columns([5, 8], gap="large")
    with form, st.container(key="teach_form", gap="small"):
        st.header("The task", anchor=False)
        task_fields.show_fields(shown.explore.function.variable, wrong)
        st.header("What to predict", anchor=False)
        answers = _answers(shown)
        remarks = {question.line: named_otherwise(question) for question in shown.questions}
        task_fields.show_questions(wrong, answers, _usual(shown), {} if wrong else remarks)
    with preview, st.container(key="teach_shown", gap="small"):
        st.header("Preview: as the learner sees it", anchor=False)
        with st.container():  # always there, so that the picture below stays the same one
            if wrong:
                st.markdown(":violet[Part of it cannot be read. This is the task as it was before.]")
        with st.container(border=True, key="teach_preview"):
            show_task(shown, _preview_key(shown))
    _show_remark(shown)
    with st.container(key="teach_sharing", gap="small"):
        if too_long:
            st.markdown(
                "This is not in the address yet: the address holds an older version. Until the task fits "
                "into a link, only the lesson file keeps it."
            )
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
    if opened is not None and opened.task is not None:
        state[TASK] = opened.task
    elif not returning:
        state[TASK] = read_task(FIRST | _explored())[0]
    state[IGNORED] = opened.ignored if opened else ()
    state[UNREADABLE] = opened is not None and opened.task is None
    task_fields.put(state[TASK], opened.unread if opened else {})
    state[SEEN] = query
    # An address that came with the visit stays as it is until something changes.
    state[SAID] = _query(state[TASK])[0] if query or not returning else None


def _explored() -> dict[str, object]:
    """What was explored before this page was come to; nothing where that is still the first visit's."""
    chosen: Choice | None = st.session_state.get(CHOICE)
    if chosen is None or chosen.texts.function == FIRST_VISIT.function:
        return {}
    points = [point.text for point in chosen.points]
    return {
        "function": chosen.texts.function,
        "points": points,
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
    lines: tuple[str, ...] = st.session_state.get(IGNORED, ())
    with st.container(key="ignored"):  # always there: see `pages.ui.inputs.show_ignored`
        if lines:
            part = "Part of this link could not be used. The rest is here."
            nothing = "This link could not be read. What is here does not come from it."
            st.warning(nothing if st.session_state[UNREADABLE] else part)
            st.text("\n".join(lines))


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
    return {
        question.line: answer_of(
            json.dumps(task_data(Task(task.explore, (question,), Order.ASK)), ensure_ascii=False)
        )
        for question in task.questions
    }


@kept(256)
def answer_of(text: str) -> str:
    """The answer to the one question of a task, or why there is none."""
    task, _ = read_task(json.loads(text))
    try:
        return f"Answer: {answer_words(truth(task.questions[0])).replace('_', ' ')}"
    except NoAnswer as error:
        return f"{NO_ANSWER} {error}"
    except DerivError as error:
        return f"The answer to this question is not known here. {error}"


def _usual(task: Task) -> dict[int, str]:
    return {question.line: usual_question(question) for question in task.questions}


def _show_remark(task: Task) -> None:
    """What a learner may read off before answering."""
    telling = {Panel.PICTURE, Panel.TABLE, Panel.FORMULA, Panel.STEPS} & set(task.explore.panels)
    if task.questions and task.order is Order.LOOK and telling:
        with st.container(key="remark-teach"):
            st.markdown(
                "What is shown says the derivative and k in numbers: a learner can read an answer off it. "
                "With *predict, then look* it opens afterwards."
            )
