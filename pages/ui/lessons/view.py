"""The list of lessons, and a lesson with its blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from deriv_core.lessons.blocks import (
    Block,
    Descend,
    Explore,
    Graph,
    Lesson,
    Practice,
    Predict,
    Prose,
    Shrink,
    Steps,
    Sympy,
)

from ..desk.problems import show_ignored
from ..frame import show_frame
from ..palette import colour_of
from ..words import phrase, plain
from .descend_block import show_descent
from .explore_block import show_explore
from .graph_block import show_graph
from .memory import keep_in_browser
from .miniature import miniature
from .practice_block import show_practice
from .predict_block import passed, show_prediction
from .shelf import Shelf, shelf
from .shrink_block import show_shrink_block
from .steps_block import show_steps_block
from .sympy_block import show_cells

_WORDS_A_MINUTE = 150

# The address: which lesson, and whether all of it, or only as far as was predicted.
ADDRESS, SHOW, ALL = "lesson", "show", "all"

_SHOW: dict[type[Block], Callable[[Any, str], None]] = {
    Explore: show_explore,
    Predict: show_prediction,
    Steps: show_steps_block,
    Shrink: show_shrink_block,
    Sympy: show_cells,
    Graph: show_graph,
    Descend: show_descent,
    Practice: show_practice,
}


def show_page() -> None:
    """The lesson the address names; the list where it names none."""
    found = shelf()
    name = st.query_params.get(ADDRESS, "")
    lesson = found.named(name)
    if lesson is None:
        show_frame(phrase("navigation-lessons"), visible=True)
        if name:
            show_ignored([name[:80]], phrase("learn-no-such-lesson-these-ones"))
        show_list(found)
    else:
        show_frame(lesson.title, visible=True)
        show_lesson(lesson, found)
    keep_in_browser("lessons", _predictions(found))


def _predictions(found: Shelf) -> dict[str, Predict]:
    """All of the lessons' predictions, by their keys."""
    return {
        _key(lesson, index): block
        for lesson in found.lessons
        for index, block in enumerate(lesson.blocks)
        if isinstance(block, Predict)
    }


def show_list(found: Shelf) -> None:
    """A card for each lesson: its picture, what it is about, how long it takes, where one stopped."""
    with st.container(key="lesson_cards"):
        for number, lesson in enumerate(found.lessons, start=1):
            with st.container(border=True, key=f"lessons_{lesson.name}", gap="small"):
                with st.container(key=f"miniature_{lesson.name}"):
                    drawn = miniature(lesson, colour_of("ink"), colour_of("tangent"))
                    if drawn:
                        st.image(drawn)
                st.header(plain(lesson.title), anchor=False)
                st.markdown(plain(lesson.summary))
                with st.container(horizontal=True, vertical_alignment="center"):
                    words = phrase(
                        "learn-go-on" if _progress(lesson)[0] else "learn-begin", number=str(number)
                    )
                    st.button(words, key=f"open_{lesson.name}", on_click=go_to, args=(lesson,))
                    st.markdown(
                        phrase(
                            "learn-minutes-and-progress",
                            minutes=str(_minutes(lesson)),
                            progress=_progress_words(lesson),
                        )
                    )
    if found.errors:
        with st.container(key="bad_lessons"):
            st.warning(phrase("learn-cannot-be-shown"))
            st.text("\n".join(map(str, found.errors)))


def go_to(lesson: Lesson | None) -> None:
    """Open a lesson, or the list; what was predicted stays."""
    st.query_params.from_dict({ADDRESS: lesson.name} if lesson else {})


def show_lesson(lesson: Lesson, found: Shelf) -> None:
    """A lesson as far as the first prediction that is still to be made, or all of it."""
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_head"):
        st.button(phrase("learn-all-lessons"), on_click=go_to, args=(None,))
        st.markdown(f":gray[{_progress_words(lesson)}]")
    with st.container(key="lesson_summary"):
        st.markdown(plain(lesson.summary))
    whole = st.query_params.get(SHOW) == ALL
    for index, block in enumerate(lesson.blocks):
        key = _key(lesson, index)
        if isinstance(block, Prose):
            with st.container(key=f"prose_{index}"):
                st.markdown(block.text)  # of our own files, trusted like code
        else:
            _SHOW[type(block)](block, key)
        if isinstance(block, Predict) and not whole and not passed(key):
            _show_gate()
            break
    before, after = found.beside(lesson)
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_foot"):
        if before:
            st.button(phrase("learn-back", title=plain(before.title)), on_click=go_to, args=(before,))
        if after:
            st.button(
                phrase("learn-next", title=plain(after.title)), type="primary", on_click=go_to, args=(after,)
            )
    st.caption(phrase("learn-licence-lesson", licence=lesson.licence))


def _show_gate() -> None:
    """What comes next would give the answer away."""
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_gate"):
        st.markdown(phrase("learn-lesson-goes-on-when-you"))
        st.button(phrase("learn-show-whole-lesson"), on_click=_show_all)


def _show_all() -> None:
    st.query_params[SHOW] = ALL


def _key(lesson: Lesson, index: int) -> str:
    return f"lesson_{lesson.name}_{index}"


def _progress(lesson: Lesson) -> tuple[int, int]:
    """How many predictions were committed, of how many."""
    asked = [_key(lesson, index) for index, block in enumerate(lesson.blocks) if isinstance(block, Predict)]
    return sum(map(passed, asked)), len(asked)


def _minutes(lesson: Lesson) -> int:
    """How long a lesson takes: its words are read, each other block is a minute and a half of trying."""
    words = sum(len(block.text.split()) for block in lesson.blocks if isinstance(block, Prose))
    tried = sum(not isinstance(block, Prose) for block in lesson.blocks)
    return max(5, 5 * round((words / _WORDS_A_MINUTE + 1.5 * tried) / 5))


def _progress_words(lesson: Lesson) -> str:
    done, of = _progress(lesson)
    all_of_them = phrase("learn-predictions", count=of)
    return phrase("learn-predictions-made", done=str(done), predictions=all_of_them) if done else all_of_them
