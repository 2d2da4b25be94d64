"""The predict block: a question, an answer that is committed, and only then what is true and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import streamlit as st
import sympy

from deriv_core.calculus.values import Value
from deriv_core.errors import DerivError
from deriv_core.lessons.answers import CHOICES, Exists, NoAnswer, Truth, Unanswerable, judged, truth
from deriv_core.lessons.blocks import Ask, Predict
from deriv_core.practice.answer_check import Status, read_answer

from ..choice import LONGEST_FUNCTION, Problem, problem_of, read_number
from ..exact_form import exact_form, is_decimal, shown_decimal
from ..formulas import derivative_name
from ..problems import show_problems
from ..words import ALL_DIGITS, READABLE_DIGITS, number, plain, pretty, shows_exactly

_VERDICT = {
    Status.CORRECT: "Right.",
    Status.WRONG: "Not so.",
    Status.UNDECIDED: "Whether this is right could not be decided.",
    Status.NO_ANSWER: "This question has no answer.",
    Status.UNREADABLE: "This could not be read.",
}
_COLOUR = {
    Status.CORRECT: "green",
    Status.WRONG: "violet",
    Status.UNDECIDED: "gray",
    Status.NO_ANSWER: "gray",
    Status.UNREADABLE: "gray",
}
_WORDS = {Exists.YES: "it exists", Exists.NO: "it does not"}


@dataclass(frozen=True, slots=True)
class Committed:
    """A prediction that was made.

    Attributes
    ----------
    given : str
        As it was typed or chosen.
    status : Status
    answer : str
        Markdown: what is true, or why there is no answer. Worked out when the prediction was committed,
        and not before.
    tries : int
    """

    given: str
    status: Status
    answer: str
    tries: int


def passed(key: str) -> bool:
    """Whether the prediction of this block was made, be it once."""
    return f"{key}_tries" in st.session_state


@st.fragment
def show_prediction(block: Predict, key: str, say: Callable[[str], object] = st.markdown) -> None:
    """The question; after "Commit" the answer and the reason. `say` shows the block's own texts."""
    if st.session_state.pop(f"{key}_goes_on", False):
        st.rerun()  # all of the page: the lesson goes on
    done: Committed | None = st.session_state.get(f"{key}_committed")
    with st.container(border=True, key=f"predict-{key}", gap="small"):
        st.markdown(":blue[**Predict**]")
        say(block.question)
        form = st.form(f"{key}_form", border=False)
        with form.container(horizontal=True, vertical_alignment="bottom", key=f"answering-{key}"):
            with st.container(width="content" if block.ask in CHOICES else 280, gap=None):
                _show_field(block, key, done)
                refused: Problem | None = st.session_state.get(f"{key}_refused")
                show_problems(f"{key}_answer", [refused] if refused else [])
            if done is None:
                st.form_submit_button("Commit", type="primary", on_click=_commit, args=(block, key))
            else:
                st.form_submit_button("Try again", on_click=_try_again, args=(key,))
        if done is not None:
            _reveal(block, done, key, say)
        elif block.hint:
            with st.expander("Hint", type="compact", key=f"hint-{key}"):
                say(block.hint)


def _show_field(block: Predict, key: str, done: Committed | None) -> None:
    """What the answer is chosen or typed in; locked once it is given."""
    state, field = st.session_state, f"{key}_answer"
    if done is not None:
        state[field] = done.given
    choices = CHOICES.get(block.ask)
    if choices is not None:
        st.radio(
            "Your prediction",
            list(choices),
            format_func=lambda word: _WORDS.get(word, word),
            index=None,
            horizontal=True,
            key=field,
            disabled=done is not None,
        )
    else:
        label = "Your formula" if block.ask is Ask.DERIVATIVE else "Your number"
        st.text_input(
            label,
            key=field,
            autocomplete="off",
            max_chars=LONGEST_FUNCTION,
            disabled=done is not None,
        )


def _commit(block: Predict, key: str) -> None:
    """Judge what was given; what cannot be read is refused and stays where it was typed."""
    state = st.session_state
    given = str(state.get(f"{key}_answer") or "").strip()
    refused = _refusal(block, given)
    state[f"{key}_refused"] = refused
    if refused is not None:
        return
    status, answer = _judged(block, given)
    tries = int(state.get(f"{key}_tries", 0)) + 1
    state[f"{key}_tries"] = tries
    state[f"{key}_goes_on"] = tries == 1
    state[f"{key}_committed"] = Committed(given, status, answer, tries)


def _judged(block: Predict, given: str) -> tuple[Status, str]:
    """Whether it is right, and in Markdown what is true; that there is no answer is known, not undecided."""
    try:
        status, remark = judged(block, given)
        return status, f"{plain(pretty(remark))} {_answer(block, truth(block))}".strip()
    except NoAnswer as error:
        return Status.NO_ANSWER, plain(pretty(str(error)))
    except Unanswerable as error:
        return Status.UNDECIDED, plain(pretty(str(error)))
    except DerivError:
        return Status.UNDECIDED, ""


def _refusal(block: Predict, given: str) -> Problem | None:
    """Why what was given is no answer at all."""
    if not given:
        typed = block.ask not in CHOICES
        return Problem("Type your prediction first." if typed else "Choose one first.")
    if block.ask is Ask.NUMBER:
        value = read_number(given)
        return value if isinstance(value, Problem) else None
    if block.ask is Ask.DERIVATIVE and block.function is not None:
        try:
            read_answer(block.function, given)
        except DerivError as error:
            return problem_of(error)
    return None


def _try_again(key: str) -> None:
    for name in ("committed", "refused"):
        st.session_state.pop(f"{key}_{name}", None)


def _reveal(block: Predict, done: Committed, key: str, say: Callable[[str], object]) -> None:
    words = _VERDICT[done.status]
    with st.container(key=f"spoken_{key}"):
        st.info(words)
    st.markdown(f":{_COLOUR[done.status]}[**{words}**] {done.answer}")
    if done.status is not Status.NO_ANSWER:  # the reason was written for an answer
        say(block.why)


def _answer(block: Predict, found: Truth) -> str:
    """Markdown: what is true, with its numbers."""
    w = block.function.variable if block.function else "w"
    slope = derivative_name(w, 1, "leibniz")
    match block.ask:
        case Ask.SIGN if found.value is not None:
            return f"${slope}$ {value_words(found.value)}: {found.answer}."
        case Ask.OVER_UNDER if found.slope is not None and found.quotient is not None:
            k, tangent = value_words(found.quotient), value_words(found.slope)
            return f":blue[$k$ {k}] and :orange[${slope}$ {tangent}]: {_SIDES[found.answer]}."
        case Ask.EXISTS if found.verdict is not None:
            return plain(pretty(found.verdict.reason))
        case Ask.DERIVATIVE if found.derivative is not None:
            return f":orange[${slope} = {found.derivative.latex}$]"
        case Ask.NUMBER if found.value is not None:
            return f"It is {value_words(found.value).removeprefix('= ')}."
    return ""


_SIDES = {"above": "$k$ is above", "below": "$k$ is below", "equal": "the two are equal"}


def value_words(value: Value) -> str:
    """Markdown: = −1/4 = −0.25, = √2 ≈ 1.414214, ≈ 6.001."""
    if not value.latex:
        return f"≈ {plain(number(value.decimal, ALL_DIGITS))}"
    exact = value.exact
    ratio = Fraction(int(exact.p), int(exact.q)) if isinstance(exact, sympy.Rational) else None
    shown = shown_decimal(value.decimal, ratio, READABLE_DIGITS)
    sign = "=" if shows_exactly(shown, ratio) else "≈"
    if sign == "=" and ratio is not None and is_decimal(exact_form(ratio)):
        return f"= {plain(shown)}"
    return f"= ${value.latex}$ {sign} {plain(shown)}"
