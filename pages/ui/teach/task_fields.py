"""The fields a task is composed in: from a task into the widgets, and from the widgets to texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from deriv_core.lessons.blocks import Ask, Control, Panel
from deriv_core.lessons.fields import quoted
from deriv_core.lessons.task import ASKED, Asked, Order, Task, asked, question_data, task_data
from deriv_core.lessons.task_reading import LONGEST
from deriv_core.lessons.task_values import Wrong
from deriv_core.limits import LONGEST_FUNCTION, LONGEST_NUMBER, LONGEST_POINTS, LONGEST_STEP, MOST_QUESTIONS

from ..desk.problems import show_problems
from ..desk.question import field_label
from ..desk.quotient_field import label_of, offered
from ..desk.texts import FIELD_OF, Problem, problems_of, split_points
from ..lessons.explore_block import NOTHING
from ..words import phrase, said

PREFIX = "teach_"
# The questions by their numbers, in order. No number is used twice, so that no widget inherits a text.
QUESTIONS, NEXT = "teach_questions", "teach_next"
_SINGLE = ("function", "points", "eps", "scheme", "x", "y", "panels", "locked", "order")
# Fields that not every kind of question has.
_HIDEABLE = ("point", "tolerance")
_TYPED = ("function", "points", "eps", "x", "y")
_OWN = ("asked", "point", "question", "hint", "why", "tolerance")
# The key of a question's first text.
_QUESTION = re.compile(rf"{PREFIX}(\d+)_question")

PANELS: Mapping[str, str] = {
    Panel.PICTURE: phrase("teach-panel-picture"),
    Panel.TABLE: phrase("teach-panel-table"),
    Panel.FORMULA: phrase("teach-panel-formulas"),
    Panel.STEPS: phrase("teach-panel-steps"),
}
CONTROLS: Mapping[str, str] = {
    Control.FUNCTION: phrase("teach-control-function"),
    Control.POINTS: phrase("teach-control-points"),
    Control.EPS: "ε",
    Control.SCHEME: phrase("teach-control-quotient"),
    Control.WINDOW: phrase("teach-control-window"),
}
ORDERS: Mapping[str, str] = {
    Order.ASK: phrase("teach-predict-then-look"),
    Order.LOOK: phrase("teach-look-then-answer"),
}
KINDS: Mapping[str, str] = {
    Asked.SIGN: phrase("teach-sign-slope"),
    Asked.NUMBER: phrase("teach-slope-number"),
    Asked.OVER_UNDER: phrase("teach-k-above-or-below-slope"),
    Asked.EXISTS: phrase("teach-whether-derivative"),
    Asked.DERIVATIVE: phrase("teach-derivative-formula"),
    Asked.QUOTIENT: phrase("teach-k-number"),
    Asked.ARITHMETIC: phrase("teach-k-computer-gets"),
    Asked.VALUE: phrase("teach-value-j"),
}


# --- widgets and texts -----------------------------------------------------------------------------------


def are_there() -> bool:
    """Whether the fields hold something; they forget it on another page."""
    return f"{PREFIX}function" in st.session_state


def put(task: Task, unread: Mapping[str, str], brought: Mapping[str, str] = NOTHING) -> None:
    """Fill the fields, before they are drawn: with a task, and with what could not be read in its place.

    What stands in the browser's fields already (`brought`, by their keys) stays as it stands.
    """
    state, data = st.session_state, task_data(task)
    points = data["points"]
    assert isinstance(points, list)
    texts = {
        **{key: data.get(key, "") for key in ("function", "eps", "scheme", "x", "y")},
        "points": ", ".join(points),
        "panels": data["panels"],
        "locked": data.get("locked", []),
        "order": task.order.value if task.questions else Order.ASK.value,
    }
    for key, text in {**texts, **unread}.items():
        state[f"{PREFIX}{key}"] = text
    state[QUESTIONS], first = [], state.get(NEXT, 0)
    found = sorted(int(match[1]) for match in map(_QUESTION.fullmatch, brought) if match)
    numbers = found if len(found) == len(task.questions) else range(first, first + len(task.questions))
    state.setdefault(NEXT, first)
    for number, question in zip(numbers, task.questions, strict=True):
        state[NEXT] = number
        own = question_data(question, task.explore)
        _add({"asked": asked(question).value, **{key: own.get(key, "") for key in _OWN[1:]}})
    typed = [f"{PREFIX}{key}" for key in _TYPED]
    typed += [f"{PREFIX}{number}_{key}" for number in numbers for key in _OWN[1:]]
    state.update({key: brought[key] for key in typed if key in brought})


def _add(texts: Mapping[str, str]) -> None:
    state = st.session_state
    number = state[NEXT]
    state[NEXT] = number + 1
    state[QUESTIONS] = [*state[QUESTIONS], number]
    for key in _OWN:
        state[f"{PREFIX}{number}_{key}"] = texts.get(key, "")


def add_question() -> None:
    """One more question."""
    st.session_state.setdefault(f"{PREFIX}order", Order.ASK.value)
    _add({"asked": Asked.SIGN.value})


def remove_question(number: int) -> None:
    """One question less."""
    st.session_state[QUESTIONS] = [kept for kept in st.session_state[QUESTIONS] if kept != number]


def texts_now() -> dict[str, object]:
    """What the fields say, as `read_task` reads it; what is empty is left to it."""
    state = st.session_state
    # A field that is not shown holds nothing.
    single = {key: state.get(f"{PREFIX}{key}", "") for key in _SINGLE}
    single["points"] = split_points(single["points"])
    questions = []
    for number in state[QUESTIONS]:
        own = {key: state.get(f"{PREFIX}{number}_{key}", "") for key in _OWN}
        word = Asked(own.pop("asked"))
        own |= dict.fromkeys((key for key in _HIDEABLE if not _has(key, word)), "")
        ask, of = ASKED[word]
        questions.append({"ask": ask.value, "of": of.value, **own})
    # An empty function or choice is a mistake to tell of, an empty window or lock is none.
    needed = ("function", "points", "eps", "panels")
    return {key: value for key, value in single.items() if value or key in needed} | (
        {"questions": questions} if questions else {}
    )


def _has(key: str, word: Asked) -> bool:
    """Whether a question of this kind has that field."""
    if key == "tolerance":
        return ASKED[word][0] is Ask.NUMBER
    return word is not Asked.DERIVATIVE


def _show_or_keep(key: str, word: Asked, own: str, label: str, *, max_chars: int, **options: Any) -> None:
    """A field, or, where the kind of question has none, what was typed in it: that comes back with it."""
    name = f"{own}{key}"
    if _has(key, word):
        st.text_input(label, key=name, max_chars=max_chars, **options)
    else:
        # Streamlit forgets the text of a field that is not drawn, unless it is set anew.
        st.session_state[name] = st.session_state.get(name, "")


# --- the form --------------------------------------------------------------------------------------------


def show_fields(variable: str, wrong: tuple[Wrong, ...]) -> None:
    """The task's own fields, each with what is wrong with it below."""
    _text("function", field_label(variable), LONGEST_FUNCTION, wrong, live="300ms")
    with st.container(horizontal=True, vertical_alignment="top", key="teach_numbers"):
        with st.container(key="teach_numbers_points"):
            _text("points", phrase("teach-points"), LONGEST_POINTS, wrong)
        with st.container(key="teach_numbers_step"):
            _text("eps", "ε", LONGEST_STEP, wrong)
    st.segmented_control(
        phrase("desk-quotient"),
        offered("", everything=True),
        format_func=label_of,
        key=f"{PREFIX}scheme",
        required=True,
    )
    _choices("panels", phrase("teach-shown"), PANELS, wrong)
    _choices("locked", phrase("teach-locked"), CONTROLS, wrong)
    with (
        st.expander(phrase("teach-window"), type="compact", key="teach_window"),
        st.container(horizontal=True),
    ):
        for key, label, example in (
            ("x", phrase("teach-across"), "-4:4"),
            ("y", phrase("teach-up"), "-2:16"),
        ):
            with st.container(key=f"teach_window_{key}"):
                _text(
                    key,
                    label,
                    LONGEST_NUMBER,
                    wrong,
                    placeholder=phrase("teach-automatic-or", example=example),
                )


def _text(
    key: str,
    label: str,
    longest: int,
    wrong: tuple[Wrong, ...],
    *,
    live: str | bool = False,
    placeholder: str = "",
) -> None:
    with st.container(gap=None):
        st.text_input(
            label,
            key=f"{PREFIX}{key}",
            max_chars=longest,
            autocomplete="off",
            live=live,
            placeholder=placeholder or None,
        )
        _tell(key, 0, wrong)


def _choices(key: str, label: str, words: Mapping[str, str], wrong: tuple[Wrong, ...]) -> None:
    st.pills(
        label,
        [str(word) for word in words],
        selection_mode="multi",
        format_func=lambda word: words[word],
        key=f"{PREFIX}{key}",
    )
    _tell(key, 0, wrong)


def _tell(key: str, number: int, wrong: tuple[Wrong, ...], own: str = PREFIX) -> None:
    """What is wrong with a field, each with a caret where there is one character to blame."""
    messages = [Problem(said(one.message)) for one in wrong if one.key == key and one.number == number]
    field = f"{own}{'asked' if key == 'ask' else key}"
    pointing = _pointing(key, st.session_state.get(field, "")) if messages else []
    told = tuple(quoted(one.text.strip()) for one in pointing)
    show_problems(field, [*pointing, *(one for one in messages if not one.message.startswith(told))])


def _pointing(key: str, text: str) -> list[Problem]:
    """What a page says of the text in such a field, where it can point."""
    if key not in FIELD_OF:
        return []
    return [one for one in problems_of(FIELD_OF[key], text) if one.position >= 0]


def show_questions(
    wrong: tuple[Wrong, ...],
    answers: Mapping[int, str],
    usual: Mapping[int, str],
    remarks: Mapping[int, str],
) -> None:
    """The questions, each with what it will be answered with and what there is to say of its words."""
    state = st.session_state
    numbers: list[int] = state[QUESTIONS]
    if numbers:
        st.segmented_control(
            phrase("teach-order"),
            list(map(str, ORDERS)),
            format_func=lambda word: ORDERS[word],
            key=f"{PREFIX}order",
            required=True,
        )
    for place, number in enumerate(numbers, start=1):
        with st.container(border=True, key=f"teach_question_{number}", gap="small"):
            told = (answers.get(place, ""), usual.get(place, ""), remarks.get(place, ""))
            _show_question(place, number, wrong, *told)
    if len(numbers) < MOST_QUESTIONS:
        st.button(phrase("teach-add-question"), on_click=add_question, key="teach_add")


def _show_question(
    place: int, number: int, wrong: tuple[Wrong, ...], answer: str, usual: str, remark: str
) -> None:
    own = f"{PREFIX}{number}_"
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{own}head"):
        st.selectbox(
            phrase("teach-question-predict", place=place),
            list(map(str, KINDS)),
            format_func=lambda word: KINDS[word],
            key=f"{own}asked",
        )
        word = Asked(st.session_state[f"{own}asked"])
        _show_or_keep(
            "point",
            word,
            own,
            phrase("teach-at"),
            max_chars=LONGEST_NUMBER,
            placeholder=phrase("teach-first-point"),
            width=110,
        )
    _tell("ask", place, wrong, own)
    _tell("point", place, wrong, own)
    _own_text("question", phrase("teach-your-words"), own, place, wrong, usual)
    if remark:
        with st.container(key=f"remark-{own}"):
            st.text(said(remark))
    more = phrase("teach-hint-reason-tolerance") if _has("tolerance", word) else phrase("teach-hint-reason")
    with st.expander(more, type="compact", key=f"{own}more"):
        _own_text("hint", phrase("teach-hint-before-answer"), own, place, wrong)
        _own_text("why", phrase("teach-reason-after-answer"), own, place, wrong)
        usual_tolerance = phrase("teach-thousandth-answer")
        _show_or_keep(
            "tolerance", word, own, phrase("teach-tolerance"), max_chars=20, placeholder=usual_tolerance
        )
        _tell("tolerance", place, wrong, own)
    for key in ("", "function", "points", "eps", "scheme"):
        _tell(key, place, wrong, own)
    with st.container(horizontal=True, vertical_alignment="center", key=f"{own}foot"):
        with st.container(key=f"answer-{own}"):
            st.text(answer)
        st.button(
            phrase("teach-remove"),
            key=f"{own}remove",
            type="tertiary",
            on_click=remove_question,
            args=(number,),
        )


def _own_text(key: str, label: str, own: str, place: int, wrong: tuple[Wrong, ...], usual: str = "") -> None:
    with st.container(gap=None):
        st.text_input(
            label,
            key=f"{own}{key}",
            max_chars=LONGEST[key],
            placeholder=said(usual) or None,
            autocomplete="off",
        )
        _tell(key, place, wrong, own)
