"""What a teacher copies: the link, a frame for a course page, a QR code, and the lesson's file."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence

import segno
import streamlit as st

from deriv_core.lessons.lesson_errors import BadLesson
from deriv_core.lessons.reader import read_lesson
from deriv_core.lessons.task import Task
from deriv_core.lessons.task_lesson import lesson_text, task_of

from ..desk.kept import kept
from ..words import phrase
from .link import encoded, write_query

FRAME_HEIGHT = 900
# Up to here a phone reads the code from a projector's picture.
LONGEST_QR = 900
_NAME = "task"


def show_sharing(task: Task, too_long: str, without: Sequence[int] = ()) -> None:
    """Four ways to hand the task on; `without` are the questions that have no answer."""
    st.header(phrase("teach-hand-on"), anchor=False)
    for question in without:
        st.warning(phrase("teach-question-no-answer-learner-told", question=question))
    tabs = st.tabs(
        [phrase("teach-link"), phrase("teach-embed"), phrase("teach-qr-code"), phrase("teach-lesson-file")]
    )
    link = "" if too_long else link_of(task)
    with tabs[3]:
        _show_lesson(task)
    if too_long:
        for tab in tabs[:3]:
            tab.warning(too_long)
    else:
        with tabs[0]:
            _show_link(link)
        with tabs[1]:
            st.markdown(phrase("teach-for-course-page-takes-html"))
            st.code(embed_code(link), language=None, wrap_lines=True)
        with tabs[2]:
            _show_qr(link)
    with st.container(key="teach_honesty"):
        st.markdown(phrase("teach-link-no-exam-security-locks"))


def link_of(task: Task) -> str:
    """The task's address: absolute, as the teacher's own page is reached."""
    base = (st.context.url or "").split("?")[0].rstrip("/").removesuffix("/teach")
    return f"{base}/task?{encoded(write_query(task))}"


def embed_code(link: str) -> str:
    """HTML that shows the task in a frame.

    >>> print(embed_code("https://example.org/task?f=w"))
    <iframe src="https://example.org/task?f=w&amp;embed=true" title="Derivative Explorer: a task"
      width="100%" height="900" style="border: 0" loading="lazy"></iframe>
    """
    source = html.escape(f"{link}&embed=true")
    title = html.escape(phrase("teach-derivative-explorer-task"))
    return (
        f'<iframe src="{source}" title="{title}"\n'
        f'  width="100%" height="{FRAME_HEIGHT}" style="border: 0" loading="lazy"></iframe>'
    )


def _show_link(link: str) -> None:
    st.code(link, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.link_button(phrase("teach-open-learner"), link)
    st.caption(phrase("teach-pages-own-address-brings-task"))


def _show_qr(link: str) -> None:
    if len(link) > LONGEST_QR:
        st.markdown(phrase("teach-link-too-long-for-code"))
        return
    png, svg = qr_code(link)
    # In the page itself: while somebody types, a picture of its own would be gone before it is fetched.
    picture = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    st.image(picture, alt=phrase("teach-qr-code-tasks-link"), width=240)
    with st.container(horizontal=True):
        st.download_button(
            phrase("teach-download-png"), lambda: png, f"{_NAME}.png", "image/png", on_click="ignore"
        )
        st.download_button(
            phrase("teach-download-svg"), lambda: svg, f"{_NAME}.svg", "image/svg+xml", on_click="ignore"
        )


@kept(64)
def qr_code(link: str) -> tuple[bytes, bytes]:
    """The link as a picture, PNG and SVG; dark on light with its margin, whatever the theme."""
    code = segno.make_qr(link, error="m")
    png, svg = io.BytesIO(), io.BytesIO()
    code.save(png, kind="png", scale=8, border=4)
    code.save(
        svg, kind="svg", scale=8, border=4, light="#ffffff", title=phrase("teach-derivative-explorer-task")
    )
    return png.getvalue(), svg.getvalue()


def _show_lesson(task: Task) -> None:
    text = lesson_file(task)
    if not text:
        st.markdown(phrase("teach-task-cannot-written-lesson"))
        return
    st.markdown(phrase("teach-markdown-file-for-folder-lessons"))
    st.code(text, language=None, wrap_lines=True)
    st.download_button(
        phrase("teach-download-lesson"), lambda: text, f"{_NAME}.md", "text/markdown", on_click="ignore"
    )


@kept(64)
def lesson_file(task: Task) -> str:
    """The lesson's Markdown; empty unless it reads back to the same task."""
    text = lesson_text(task)
    try:
        back = task_of(read_lesson(text, f"{_NAME}.md", _NAME))
    except BadLesson:
        return ""
    return text if back == task else ""
