"""The fields at the top of a page: what is typed, what is wrong with it, and the one-click examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from deriv_core.numbers.typed import field_text

from ..plots.wire import Window
from ..words import phrase
from .how_to_type import show_how_to_type
from .problems import show_problems, shown_instead
from .question import Question, read
from .quotient_field import choose_scheme
from .texts import MOST_TYPED, Texts

# Widgets' keys. Streamlit keeps their values through a reconnect; the address restores the rest.
FUNCTION, POINTS, STEP, SCHEME = "function_text", "points_text", "step_text", "scheme"
# What is drawn.
QUESTION = "question"

EXAMPLES = {
    "w²": "w^2",
    "1/w": "1/w",
    "w³": "w^3",
    "2w": "2w",
    "sin w": "sin w",
    "eʷ": "e^w",
    "|w|": "|w|",
    "sigmoid": "1/(1+e^-w)",
}
_LAB = phrase("desk-lab-example")
_EXAMPLE = "examples"


def texts_now() -> Texts:
    """The fields as they stand, and the window of what is drawn."""
    state = st.session_state
    return Texts(state[FUNCTION], state[POINTS], state[STEP], state[SCHEME], state[QUESTION].window)


def by_key(texts: Texts) -> Iterable[tuple[str, str]]:
    """The fields' keys, each with its text."""
    return (
        (FUNCTION, texts.function),
        (POINTS, texts.points),
        (STEP, texts.step),
        (SCHEME, texts.scheme),
    )


def in_place(texts: Texts, fields: Mapping[str, str]) -> Texts:
    """The texts, with what stands in fields of those keys in place of them."""
    function, points, step, scheme = (fields.get(key, text) for key, text in by_key(texts))
    return Texts(function, points, step, scheme, texts.window)


def put_texts(texts: Texts, *, everywhere: bool = False) -> None:
    """Set the fields, before they are drawn."""
    # What is set here goes into the field, over what was typed since: so never a field's own text, unless the
    # fields are new ones, on a page just come to: they are empty.
    state = st.session_state
    for key, text in by_key(texts):
        if everywhere or state.get(key) != text:
            state[key] = text


def take(texts: Texts) -> None:
    """Bring what a finished gesture left behind into the fields, before they are drawn."""
    put_texts(texts)
    look_through(texts.window)


def take_step(step: float) -> None:
    """Bring a step that a gesture left behind into its field, before it is drawn."""
    st.session_state[STEP] = field_text(step)


def look_through(window: Window | None) -> None:
    """Look at what is drawn through another window."""
    st.session_state[QUESTION] = st.session_state[QUESTION].through(window)


@st.fragment
def show_fields(drawn: Question, reading: Callable[[Question], object], *, numbers: bool = True) -> None:
    """The fields and the reading of them; typing reruns this alone until the text makes sense.

    Without `numbers` the fields are only the function's: a page about formulas.
    """
    question, problems = read(texts_now(), drawn)
    if question is not None and question != drawn:
        st.rerun()
    instead = shown_instead(drawn.texts)

    def tell(field: str, key: str) -> None:
        show_problems(key, problems.get(field, ()), instead[field])

    with st.container(horizontal=True, vertical_alignment="top", key="fields"):
        with st.container(key="function", gap=None):
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key="typing"):
                st.text_input(
                    drawn.label,
                    key=FUNCTION,
                    max_chars=MOST_TYPED["function"],
                    live="300ms",
                    autocomplete="off",
                )
                show_how_to_type(drawn.function.variable, lambda text: _put(**{FUNCTION: text}))
                show_examples(numbers=numbers)
            tell("function", FUNCTION)
        if numbers:
            with st.container(horizontal=True, vertical_alignment="top", key="numbers"):
                with st.container(key="points", gap=None):
                    st.text_input(
                        phrase("desk-points"), key=POINTS, max_chars=MOST_TYPED["points"], autocomplete="off"
                    )
                    tell("points", POINTS)
                with st.container(key="step", width=120, gap=None):
                    st.text_input("ε", key=STEP, max_chars=MOST_TYPED["step"], autocomplete="off")
                    tell("step", STEP)
                choose_scheme(SCHEME)
    reading(drawn)


def show_examples(*, numbers: bool) -> None:
    """A list that opens from the field: what is chosen stands in it; the last is the lab's figure."""
    names = [*EXAMPLES, *([_LAB] if numbers else [])]
    st.menu_button(phrase("desk-examples"), names, key=_EXAMPLE, on_click=_take_example)


def _take_example() -> None:
    name = st.session_state[_EXAMPLE]
    if name == _LAB:
        _put(**{FUNCTION: "w^2", POINTS: "3, 2, -3", STEP: "0.001"})
    elif name in EXAMPLES:
        _put(**{FUNCTION: EXAMPLES[name]})


def _put(**fields: str) -> None:
    for key, text in fields.items():
        st.session_state[key] = text
