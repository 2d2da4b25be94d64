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
    Predict,
    Prose,
    Shrink,
    Steps,
    Sympy,
)

from ..frame import show_frame
from ..words import plain
from .descend_block import show_descent
from .explore_block import show_explore
from .graph_block import show_graph
from .predict_block import passed, show_prediction
from .shelf import Shelf, shelf
from .shrink_block import show_shrink_block
from .steps_block import show_steps_block
from .sympy_block import show_cells

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
}


def show_page() -> None:
    """The lesson the address names; the list where it names none."""
    found = shelf()
    name = st.query_params.get(ADDRESS, "")
    lesson = found.named(name)
    if lesson is None:
        show_frame("Lessons", visible=True)
        if name:
            with st.container(key="ignored"):
                st.warning("There is no such lesson. These are the ones there are.")
                st.text(name[:80])
        show_list(found)
    else:
        show_frame(lesson.title, visible=True)
        show_lesson(lesson, found)


def show_list(found: Shelf) -> None:
    """Title and summary of each lesson."""
    for number, lesson in enumerate(found.lessons, start=1):
        with st.container(border=True, key=f"lessons_{lesson.name}", gap="small"):
            st.header(plain(lesson.title), anchor=False)
            st.markdown(plain(lesson.summary))
            with st.container(horizontal=True, vertical_alignment="center"):
                words = f"{'Go on with' if _progress(lesson)[0] else 'Begin'} lesson {number}"
                st.button(words, key=f"open_{lesson.name}", on_click=go_to, args=(lesson,))
                st.markdown(f":gray[{_progress_words(lesson)}]")
    if found.errors:
        with st.container(key="bad_lessons"):
            st.warning("Some lessons cannot be shown.")
            st.text("\n".join(map(str, found.errors)))


def go_to(lesson: Lesson | None) -> None:
    """Open a lesson, or the list; what was predicted stays."""
    st.query_params.from_dict({ADDRESS: lesson.name} if lesson else {})


def show_lesson(lesson: Lesson, found: Shelf) -> None:
    """A lesson as far as the first prediction that is still to be made, or all of it."""
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_head"):
        st.button("All lessons", on_click=go_to, args=(None,))
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
            st.button(f"Back: {plain(before.title)}", on_click=go_to, args=(before,))
        if after:
            st.button(f"Next: {plain(after.title)}", type="primary", on_click=go_to, args=(after,))
    st.caption(f"Licence of this lesson: {lesson.licence}")


def _show_gate() -> None:
    """What comes next would give the answer away."""
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_gate"):
        st.markdown("The lesson goes on here when you have committed to a prediction.")
        st.button("Show the whole lesson", on_click=_show_all)


def _show_all() -> None:
    st.query_params[SHOW] = ALL


def _key(lesson: Lesson, index: int) -> str:
    return f"lesson_{lesson.name}_{index}"


def _progress(lesson: Lesson) -> tuple[int, int]:
    """How many predictions were committed, of how many."""
    asked = [_key(lesson, index) for index, block in enumerate(lesson.blocks) if isinstance(block, Predict)]
    return sum(map(passed, asked)), len(asked)


def _progress_words(lesson: Lesson) -> str:
    done, of = _progress(lesson)
    all_of_them = f"{of} prediction{'' if of == 1 else 's'}"
    return f"{done} of {all_of_them} made" if done else all_of_them
