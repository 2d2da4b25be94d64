"""How a page with a question opens: the address sets the fields, the fields set the address."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ..frame import show_frame
from ..plots.wire import Window
from .address import NO_PART, Address, Part, came_by_history, lags, read_address, say_address, write_address
from .brought import brought_texts
from .problems import PART_IGNORED, show_ignored
from .question import Question, first_question, read
from .question_fields import QUESTION, by_key, in_place, put_texts, show_fields, texts_now
from .texts import Texts

# The query the last run saw, the one that says what is drawn, what was ignored, and the fields as they were.
SEEN, SAID, IGNORED, FIELDS = "address_seen", "address_said", "address_ignored", "fields_seen"
# The page that is shown, and what was chosen when it was come to.
PAGE, ARRIVED = "page", "arrived_with"


def open_page(
    title: str,
    name: str,
    *,
    reading: Callable[[Question], object],
    part: Part = NO_PART,
    numbers: bool = True,
) -> Question:
    """All that stands above what a page answers; gives the question to answer.

    Parameters
    ----------
    title : str
        The page's heading.
    name : str
        Tells the pages with a question apart.
    reading : callable
        Shows under the fields what they were read as.
    part : Part, optional
        What the page has in its address besides the question.
    numbers : bool
        Whether there are fields for points, step and scheme too.
    """
    show_frame(title, undoable=True)
    _restore_from_address(name, part)
    drawn = _settle()
    _remember_in_address(drawn, part)
    show_ignored(st.session_state.get(IGNORED, ()), PART_IGNORED)
    show_fields(drawn, reading, numbers=numbers)
    return drawn


def _restore_from_address(page: str, part: Part) -> None:
    """Let the address set the fields where it says something new: a first visit, a link, the back button.

    An address that lags behind the fields (it was on its way while the learner typed on) says nothing new.
    Nor does it to a server that does not know the visit, where the browser's fields are filled already.
    One that says nothing at all, on a page that was come to from another, means what was chosen there.
    """
    state, query = st.session_state, st.query_params.to_dict()
    come = state.get(PAGE) != page
    if FIELDS in state:  # a field that was not on the last page has lost its text
        put_texts(Texts(*(state.get(key, text) for key, text in by_key(state[FIELDS]))), everywhere=come)
    if come:
        state[PAGE] = page
        if QUESTION in state:
            state[ARRIVED] = Address(state[QUESTION].texts)
            if not query:
                state[SEEN], state[SAID], state[IGNORED] = {}, None, ()
                return
    if SEEN in state and query == state[SEEN]:
        return
    # What is asked for by undoing is meant, whatever the fields said before they heard of the last undoing.
    if SEEN in state and not came_by_history() and (_moved_on() or (not come and lags(query))):
        return
    own = {key: query[key] for key in part.keys if key in query}
    rest = {key: value for key, value in query.items() if key not in own}
    address = state[ARRIVED] if not query and ARRIVED in state else read_address(rest)
    ignored = part.read(own)
    brought = {} if FIELDS in state else brought_texts()
    put_texts(in_place(address.texts, brought), everywhere=come)
    question = state[QUESTION] = first_question(address.texts)
    state[SEEN], state[IGNORED] = query, (*address.ignored, *ignored)
    state[SAID] = write_address(question.texts) | part.write()


def _moved_on() -> bool:
    """Whether the learner changed something since the last run."""
    return bool(st.session_state.get(FIELDS) != texts_now())


def _settle() -> Question:
    """Read the fields into the question to draw, and forget a window that no longer suits it."""
    state = st.session_state
    last: Question = state[QUESTION]
    question = read(texts_now(), last)[0] or last  # there is always one: there is a last one
    if question.function != last.function or _left_behind(question, last):
        question = question.through(None)
    state[QUESTION] = question
    state[FIELDS] = texts_now()
    return question


def _left_behind(question: Question, last: Question) -> bool:
    """Whether the point was moved out of a window by its field; looking elsewhere is not moving the point."""
    window: Window | None = question.window
    if window is None or question.point == last.point:
        return False
    low, high = window.x
    return not low <= question.point.value <= high


def _remember_in_address(question: Question, part: Part) -> None:
    """Write what is drawn into the address when it changes.

    An address that came with the visit is left as it is, bad parts and all: writing over it would add a
    second entry to the browser's history, and the back button would lead to the same picture for ever.
    """
    state = st.session_state
    query = write_address(question.texts) | part.write()
    if query != state[SAID]:
        state[SEEN], state[SAID], state[IGNORED] = say_address(query), query, ()
