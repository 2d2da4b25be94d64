"""A task as the learner meets it: the picture, the questions, and the result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import streamlit as st

from deriv_core.expression.printer import to_latex, variable_latex
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.lessons.blocks import Explore
from deriv_core.lessons.task import Order, Task, task_data

from ..desk.problems import PART_IGNORED, show_ignored
from ..desk.question import NAME
from ..desk.texts import FIELD_OF
from ..frame import show_frame
from ..lessons.explore_block import NOTHING, show_explore
from ..lessons.memory import keep_in_browser
from ..lessons.predict_block import passed, show_prediction
from ..words import phrase
from .link import Opened, read_query
from .result import note_answers, opened_at, show_result

PAGE = phrase("navigation-task")


def show_page() -> None:
    """What the address says, or how to come by a task."""
    show_frame(PAGE, visible=not st.context.is_embedded)
    opened = open_address()
    if opened.ignored:
        none = phrase("teach-link-could-not-read-ask")
        show_ignored(opened.ignored, PART_IGNORED if opened.task else none)
    if opened.task is not None:
        key = task_key("task", opened.task)
        show_task(opened.task, key, opened.unread)
        questions = {f"{key}_{question.line}": question for question in opened.task.questions}
        if questions:
            keep_in_browser(key, questions, opened_at(key))
        return
    if not opened.ignored:
        st.markdown(phrase("teach-page-shows-task-somebody-sent"))
    with st.container(horizontal=True):
        st.link_button(phrase("teach-compose-task"), "./teach")
        st.link_button(phrase("teach-explore-function"), "./")


def open_address() -> Opened:
    """What the page's address says."""
    return read_query({key: st.query_params.get_all(key) for key in st.query_params})


def task_key(place: str, task: Task) -> str:
    """What the state of a task is kept under; another task has another, so nothing of it is left over."""
    text = json.dumps(task_data(task), sort_keys=True)
    return f"lesson_{place}_{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def show_task(task: Task, key: str, unread: Mapping[str, str] = NOTHING) -> None:
    """All of it; its texts are a stranger's, and shown as plain text.

    What of its link could not be read stands in its field, where it can be mended, unless it is locked.
    """
    asked = [f"{key}_{question.line}" for question in task.questions]
    answered = sum(map(passed, asked))
    looks_first = task.order is Order.LOOK or not asked
    if looks_first:
        _show_picture(task.explore, key, unread)
    else:
        show_statement(task.explore, key)
    for question, place in zip(task.questions, asked, strict=True):
        show_prediction(question, place, say=st.text)
    note_answers(task, key, asked)
    if not looks_first:
        if answered < len(asked):
            with st.container(key=f"gate-{key}"):
                st.markdown(
                    phrase("teach-picture-opens-when-every-prediction", answered=answered, asked=len(asked))
                )
        else:
            _show_picture(task.explore, key, unread)
    if asked and answered == len(asked):
        show_result(task, key)


def _show_picture(block: Explore, key: str, unread: Mapping[str, str]) -> None:
    with st.container(key=f"spoken_{key}"):
        st.header(phrase("teach-function"), anchor=False)
    open_texts = {
        FIELD_OF[name]: text
        for name, text in unread.items()
        if name not in {str(lock) for lock in block.locked}
    }
    show_explore(block, f"{key}_0", show_locked=True, unread=open_texts)


def show_statement(block: Explore, key: str) -> None:
    """What the questions are about, while the picture is not open."""
    w = variable_latex(block.function.variable)
    points = r",\ ".join(to_latex(parse_constant(point)) for point in block.points)
    step = to_latex(parse_constant(block.eps))
    with st.container(horizontal=True, vertical_alignment="center", key=f"formulas-{key}"):
        st.markdown(rf"${NAME}({w}) = {block.function.latex}$", width="content")
        st.markdown(phrase("teach-at-with-varepsilon", w=w, points=points, step=step), width="content")
