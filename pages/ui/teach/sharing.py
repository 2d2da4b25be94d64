"""What a teacher copies: the link, a frame for a course page, a QR code, and the lesson's file."""

from __future__ import annotations

import base64
import html
import io
import json
from collections.abc import Sequence

import segno
import streamlit as st

from deriv_core.lessons.lesson_errors import BadLesson
from deriv_core.lessons.reader import read_lesson
from deriv_core.lessons.task import Task, task_data
from deriv_core.lessons.task_lesson import lesson_text, task_of
from deriv_core.lessons.task_reading import read_task

from ..kept import kept
from .link import encoded, write_query

FRAME_HEIGHT = 900
# Up to here a phone reads the code from a projector's picture.
LONGEST_QR = 900
_NAME = "task"


def show_sharing(task: Task, too_long: str, without: Sequence[int] = ()) -> None:
    """Four ways to hand the task on; `without` are the questions that have no answer."""
    st.header("Hand it on", anchor=False)
    for question in without:
        st.warning(f"Question {question} has no answer. A learner is told so, and it does not count.")
    tabs = st.tabs(["Link", "Embed", "QR code", "Lesson file"])
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
            st.markdown(
                "For a course page that takes HTML, served over http or https: in a file opened from a disk "
                "the frame stays empty. The bar at the top is left out there."
            )
            st.code(embed_code(link), language=None, wrap_lines=True)
        with tabs[2]:
            _show_qr(link)
    with st.container(key="teach_honesty"):
        st.markdown(
            "**A link is no exam security.** Locks are a courtesy: whoever edits the link opens them. The "
            "answers are worked out from the link, so whoever can read it can work them out too. A result is "
            "the learner's own file, and can be edited."
        )


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
    return (
        f'<iframe src="{source}" title="Derivative Explorer: a task"\n'
        f'  width="100%" height="{FRAME_HEIGHT}" style="border: 0" loading="lazy"></iframe>'
    )


def _show_link(link: str) -> None:
    st.code(link, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.link_button("Open it as a learner", link)
    st.caption("This page's own address brings the task back here, to go on with it.")


def _show_qr(link: str) -> None:
    if len(link) > LONGEST_QR:
        st.markdown("This link is too long for a code that a phone reads well. Shorten the task's texts.")
        return
    png, svg = qr_code(link)
    # In the page itself: while somebody types, a picture of its own would be gone before it is fetched.
    picture = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    st.image(picture, alt="QR code of the task's link", width=240)
    with st.container(horizontal=True):
        st.download_button("Download PNG", lambda: png, f"{_NAME}.png", "image/png", on_click="ignore")
        st.download_button("Download SVG", lambda: svg, f"{_NAME}.svg", "image/svg+xml", on_click="ignore")


@kept(64)
def qr_code(link: str) -> tuple[bytes, bytes]:
    """The link as a picture, PNG and SVG; dark on light with its margin, whatever the theme."""
    code = segno.make_qr(link, error="m")
    png, svg = io.BytesIO(), io.BytesIO()
    code.save(png, kind="png", scale=8, border=4)
    code.save(svg, kind="svg", scale=8, border=4, light="#ffffff", title="Derivative Explorer: a task")
    return png.getvalue(), svg.getvalue()


def _show_lesson(task: Task) -> None:
    text = lesson_file(json.dumps(task_data(task), ensure_ascii=False))
    if not text:
        st.markdown("This task cannot be written as a lesson.")
        return
    st.markdown(
        "A Markdown file for the folder `lessons`. Title, summary and licence are suggestions; text may "
        "stand between the blocks."
    )
    st.code(text, language=None, wrap_lines=True)
    st.download_button("Download lesson", lambda: text, f"{_NAME}.md", "text/markdown", on_click="ignore")


@kept(64)
def lesson_file(packed: str) -> str:
    """The lesson's Markdown; empty unless it reads back to the same task."""
    task, _ = read_task(json.loads(packed))
    text = lesson_text(task)
    try:
        back = task_of(read_lesson(text, f"{_NAME}.md", _NAME))
    except BadLesson:
        return ""
    return text if back == task else ""
