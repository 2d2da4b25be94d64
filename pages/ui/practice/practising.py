"""The Practice page: what its address says, and the three ways to practise."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from deriv_core.errors import ExpressionError
from deriv_core.limits import LONGEST_FUNCTION, MOST_EXERCISES
from deriv_core.practice.exercises.asking import LEVELS, TITLES
from deriv_core.practice.exercises.exercise import Exercise, exercise, read_key
from deriv_core.practice.exercises.shape import Asked
from deriv_core.practice.exercises.topics import HIGHEST_LEVEL, TOPICS

from ..desk.address import lags, say_address
from ..desk.problems import show_ignored, show_problems
from ..desk.texts import Problem, read_function
from ..frame import show_frame
from ..words import phrase, plain, said
from .bench import RULES, SECANT, show_bench, statement
from .exercise_card import attempts, is_right, show_exercise
from .false_line_card import show_false_line
from .practice_words import IGNORED, MAP_WORDS, NOTHING_KEPT, WELCOME
from .progress import next_after, progress

PAGE = phrase("navigation-practice")
# The address: the exercises, what is done, and the workbench's own function.
EXERCISES, DO, FUNCTION = "ex", "do", "f"
BENCH, FIRST_PRINCIPLES = "bench", "secant"
WAYS: Mapping[str, str] = {
    "exercise": phrase("practice-exercises"),
    BENCH: phrase("practice-workbench"),
    "false_line": phrase("practice-find-false-line"),
}
_HOW: Mapping[str, str] = {BENCH: RULES, FIRST_PRINCIPLES: SECANT}
_FIRST = "chain.1.0"
# What can be worked out on the workbench, and how.
_LINE_BY_LINE: Mapping[Asked, str] = {Asked.DERIVATIVE: BENCH, Asked.SECANT: FIRST_PRINCIPLES}
_FIRST_FUNCTION = "sin(x^2)"
_SAID = "practice_said"
_LONGEST_KEY = 40


def show_page() -> None:
    """All of it."""
    show_frame(PAGE, visible=not st.context.is_embedded)
    query = _query()
    exercises, ignored = _read_exercises(query.get(EXERCISES, ""))
    unknown = [key for key in query if key not in (EXERCISES, DO, FUNCTION)][:MOST_EXERCISES]
    ignored += [phrase("desk-no-part-pages-address", key=key[:_LONGEST_KEY]) for key in unknown]
    way = query.get(DO, "exercise")
    if way not in (*WAYS, FIRST_PRINCIPLES):
        ignored.append(phrase("practice-is-one-of", key=DO, ways=", ".join((*WAYS, FIRST_PRINCIPLES))))
        way = "exercise"
    show_ignored(ignored, IGNORED)
    _show_ways(BENCH if way == FIRST_PRINCIPLES else way)
    match way:
        case "bench" | "secant":
            _show_own(query, way)
        case "false_line":
            _show_choice(exercises[0], of_derivatives=True)
            show_false_line(exercises[0])
            _show_next(exercises[0])
        case _ if len(exercises) > 1:
            _show_worksheet(exercises)
        case _:
            _show_choice(exercises[0])
            show_exercise(exercises[0])
            _show_next(exercises[0], bench=True)
    _show_map()


def _query() -> dict[str, str]:
    """What the address says, or said last where the browser's lags behind."""
    query = st.query_params.to_dict()
    if lags(query) and _SAID in st.session_state:
        return dict(st.session_state[_SAID])
    return query


def _say(**changes: str) -> None:
    """Change the address; what is empty goes out of it."""
    query = {
        key: value
        for key, value in (_query() | changes).items()
        if value and key in (EXERCISES, DO, FUNCTION)
    }
    st.session_state[_SAID] = say_address(query)


def _read_exercises(text: str) -> tuple[list[Exercise], list[str]]:
    """The exercises an address names, and what of it had to be ignored."""
    found: list[Exercise] = []
    ignored: list[str] = []
    parts = [part for part in text.split(",") if part.strip()]
    if len(parts) > MOST_EXERCISES:
        ignored.append(phrase("practice-link-holds", most=str(MOST_EXERCISES)))
    for part in parts[:MOST_EXERCISES]:
        try:
            found.append(read_key(part))
        except ExpressionError as error:
            ignored.append(phrase("practice-part-wrong", part=part[:_LONGEST_KEY], why=error.told))
    return list(dict.fromkeys(found)) or [read_key(_FIRST)], ignored


def _show_ways(way: str) -> None:
    state = st.session_state
    state["practice_way"] = way
    st.segmented_control(
        phrase("practice-how-practise"),
        list(WAYS),
        format_func=WAYS.__getitem__,
        key="practice_way",
        required=True,
        on_change=lambda: _say(**{DO: "" if state["practice_way"] == "exercise" else state["practice_way"]}),
        label_visibility="collapsed",
    )


def _show_choice(shown: Exercise, *, of_derivatives: bool = False) -> None:
    """The topic and the level; another one is another address."""
    state = st.session_state
    if not of_derivatives and not progress().done:
        st.markdown(WELCOME)
    topics = [topic for topic in TOPICS if not of_derivatives or _is_worked_out(topic)]
    if shown.topic not in topics:
        topics = [shown.topic, *topics]
    state["practice_topic"], state["practice_level"] = shown.topic, shown.level

    def is_there(level: int) -> bool:
        return not of_derivatives or _is_worked_out(shown.topic, level)

    with st.container(horizontal=True, vertical_alignment="bottom", key="practice_choice"):
        st.selectbox(
            phrase("practice-topic"),
            topics,
            format_func=lambda topic: said(TITLES[topic]),
            key="practice_topic",
            on_change=_choose,
            width=280,
        )
        st.segmented_control(
            phrase("practice-level"),
            [level for level in range(1, HIGHEST_LEVEL + 1) if level == shown.level or is_there(level)],
            key="practice_level",
            required=True,
            on_change=_choose,
            help=", ".join(f"{number}: {said(words)}" for number, words in enumerate(LEVELS, 1)),
        )


def _is_worked_out(topic: str, level: int = 1) -> bool:
    """Whether a derivative is asked for in a topic at a level."""
    return exercise(topic, level, 0).asked is Asked.DERIVATIVE


def _choose() -> None:
    state = st.session_state
    _say(**{EXERCISES: exercise(state["practice_topic"], int(state["practice_level"]), 0).key})


def _show_next(shown: Exercise, *, bench: bool = False) -> None:
    with st.container(horizontal=True, key="practice_next"):
        st.button(phrase("practice-similar-one"), on_click=_go_to_next, args=(shown,), key="practice_similar")
        if bench and shown.asked in _LINE_BY_LINE:
            asked = _LINE_BY_LINE[shown.asked], shown.function.text
            st.button(
                phrase("practice-line-by-line"), on_click=_to_bench, args=asked, key="practice_to_bench"
            )
        st.button(
            phrase("practice-six-like-share"), on_click=_to_worksheet, args=(shown,), key="practice_sheet"
        )


def _go_to_next(shown: Exercise) -> None:
    _say(**{EXERCISES: next_after(shown).key})


def _to_bench(way: str, function: str) -> None:
    _say(**{DO: way, FUNCTION: function})


def _to_worksheet(shown: Exercise) -> None:
    keys = [exercise(shown.topic, shown.level, shown.seed + number).key for number in range(6)]
    _say(**{EXERCISES: ",".join(keys), DO: ""})


def _show_worksheet(exercises: list[Exercise]) -> None:
    """Several, one below the other; the link is the worksheet."""
    tried = [one for one in exercises if attempts(one)]
    right = sum(is_right(one) for one in exercises)
    st.markdown(
        phrase("practice-worksheet-so-far", count=len(exercises), tried=str(len(tried)), right=str(right))
    )
    for number, one in enumerate(exercises, 1):
        show_exercise(one, number=f"{number}. ")
    with st.container(horizontal=True, key="practice_next"):
        st.button(
            phrase("practice-one-at-time"),
            on_click=_one_at_a_time,
            args=(exercises[0].key,),
            key="practice_single",
        )


def _one_at_a_time(key: str) -> None:
    _say(**{EXERCISES: key})


def _show_own(query: Mapping[str, str], way: str) -> None:
    """The workbench, of the function in the address."""
    state = st.session_state
    state["practice_how"] = _HOW[way]
    text = query.get(FUNCTION, _FIRST_FUNCTION)
    if state.get("practice_of") != text:
        state["practice_of"], state["practice_function"] = text, text[: LONGEST_FUNCTION + 1]
    with st.container(horizontal=True, vertical_alignment="bottom", key="practice_own"):
        with st.container(width=320, gap=None):
            st.text_input(
                phrase("practice-function"),
                key="practice_function",
                autocomplete="off",
                max_chars=LONGEST_FUNCTION + 1,
                on_change=_choose_function,
            )
            found = read_function(text)
            show_problems("practice_function", [found] if isinstance(found, Problem) else [])
        st.segmented_control(
            phrase("practice-how"),
            list(_HOW.values()),
            key="practice_how",
            required=True,
            on_change=_choose_how,
        )
    if isinstance(found, Problem):
        return
    f, _ = found
    st.markdown(statement(f))
    if f.notes:
        st.text("\n".join(f.notes))
    show_bench(f, _HOW[way])


def _choose_how() -> None:
    chosen = st.session_state["practice_how"]
    _say(**{DO: next(way for way, how in _HOW.items() if how == chosen)})


def _choose_function() -> None:
    state = st.session_state
    text = str(state["practice_function"]).strip()
    state["practice_of"] = text
    _say(**{FUNCTION: text})


def _show_map() -> None:
    """How each rule stands, as far as this visit knows."""
    standing = progress().standing()
    with st.expander(phrase("practice-what-you-have-practised"), key="practice_map"):
        st.markdown(NOTHING_KEPT)
        if not standing:
            st.markdown(phrase("practice-nothing-yet"))
            return
        for word, sentence in MAP_WORDS.items():
            names = [plain(name) for name, stands in standing.items() if stands == word]
            if names:
                st.markdown(f"**{sentence}**: {'; '.join(names)}")
