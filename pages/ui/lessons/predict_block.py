"""The predict block: a question, an answer that is committed, and only then what is true and why."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from deriv_core.calculus.values import Value
from deriv_core.errors import DerivError
from deriv_core.lessons.answers import CHOICES, NoAnswer, Truth, Unanswerable, judged, truth
from deriv_core.lessons.blocks import Ask, Predict
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.numbers.by_hand import READABLE_DIGITS, equal_or_about, number, pretty
from deriv_core.numbers.exact_form import exact_form, is_decimal, shown_decimal
from deriv_core.numbers.rounding import ALL_DIGITS
from deriv_core.practice.answer_check import Status, read_answer

from ..desk.problems import show_problems
from ..desk.texts import Problem, problem_of, read_number
from ..formulas import derivative_name
from ..judgement import COLOUR, VERDICT
from ..words import phrase, plain, said


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


@dataclass(frozen=True, slots=True)
class First:
    """The first prediction of a question, and when it was made, by the server's clock in seconds."""

    done: Committed
    at: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What a browser keeps of a question, and brings to a visit that does not know it.

    Attributes
    ----------
    first : str
        As it was given, and no later answer changes it.
    at : float
    last : str or None
        What is committed now; None while it is tried again.
    tries : int
    """

    first: str
    at: float
    last: str | None
    tries: int

    def data(self) -> dict[str, object]:
        """As it travels."""
        return {"first": self.first, "at": self.at, "last": self.last, "tries": self.tries}


def kept_of(key: str) -> Kept | None:
    """What is to be kept of a prediction; None of one that was not made."""
    state = st.session_state
    brought: Kept | None = state.get(f"{key}_brought")
    if brought is not None:
        return brought
    first: First | None = state.get(f"{key}_first")
    if first is None:
        return None
    done: Committed | None = state.get(f"{key}_committed")
    return Kept(first.done.given, first.at, done.given if done else None, state[f"{key}_tries"])


def take_back(key: str, kept: Kept) -> None:
    """Have the visit know a prediction that was made in another; it is judged when it is shown."""
    state = st.session_state
    state[f"{key}_brought"] = kept
    state[f"{key}_tries"] = max(kept.tries, state.get(f"{key}_tries", 0))


def bring_back(block: Predict, key: str) -> None:
    """Judge what was brought; what is no answer to this question counts for nothing."""
    state = st.session_state
    kept: Kept | None = state.pop(f"{key}_brought", None)
    if kept is None:
        return
    if _refusal(block, kept.first) is not None:
        if f"{key}_first" not in state:
            state.pop(f"{key}_tries", None)
        return
    first = Committed(kept.first, *_judged(block, kept.first), tries=1)
    state[f"{key}_first"] = First(first, kept.at)
    if kept.last is not None and _refusal(block, kept.last) is None and f"{key}_committed" not in state:
        last = first if kept.last == kept.first else Committed(kept.last, *_judged(block, kept.last), tries=2)
        state[f"{key}_committed"] = replace(last, tries=kept.tries)


def passed(key: str) -> bool:
    """Whether the prediction of this block was made, be it once."""
    return f"{key}_tries" in st.session_state


@st.fragment
def show_prediction(block: Predict, key: str, say: Callable[[str], object] = st.markdown) -> None:
    """The question; after "Commit" the answer and the reason. `say` shows the block's own texts."""
    if st.session_state.pop(f"{key}_goes_on", False):
        st.rerun()  # all of the page: the lesson goes on, and the browser keeps the answer
    bring_back(block, key)
    done: Committed | None = st.session_state.get(f"{key}_committed")
    with st.container(border=True, key=f"predict-{key}", gap="small"):
        st.markdown(phrase("learn-blue-predict"))
        say(said(block.question))
        form = st.form(f"{key}_form", border=False)
        with form.container(horizontal=True, vertical_alignment="bottom", key=f"answering-{key}"):
            with st.container(width="content" if block.ask in CHOICES else 280, gap=None):
                _show_field(block, key, done)
                refused: Problem | None = st.session_state.get(f"{key}_refused")
                show_problems(f"{key}_answer", [refused] if refused else [])
            if done is None:
                st.form_submit_button(
                    phrase("learn-commit"), type="primary", on_click=_commit, args=(block, key)
                )
            else:
                st.form_submit_button(phrase("learn-try-again"), on_click=_try_again, args=(key,))
        if done is not None:
            _reveal(block, done, key, say)
        elif block.hint:
            with st.expander(phrase("learn-hint"), type="compact", key=f"hint-{key}"):
                say(said(block.hint))


def _show_field(block: Predict, key: str, done: Committed | None) -> None:
    """What the answer is chosen or typed in; locked once it is given."""
    state, field = st.session_state, f"{key}_answer"
    if done is not None:
        state[field] = done.given
    choices = CHOICES.get(block.ask)
    if choices is not None:
        st.radio(
            phrase("learn-your-prediction"),
            list(choices),
            format_func=lambda word: phrase(f"learn-choice-{word}"),
            index=None,
            horizontal=True,
            key=field,
            disabled=done is not None,
        )
    else:
        label = phrase("learn-your-formula" if block.ask is Ask.DERIVATIVE else "learn-your-number")
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
    state[f"{key}_goes_on"] = True
    done = state[f"{key}_committed"] = Committed(given, status, answer, tries)
    state.setdefault(f"{key}_first", First(done, time.time()))


def _judged(block: Predict, given: str) -> tuple[Status, str]:
    """Whether it is right, and in Markdown what is true; that there is no answer is known, not undecided."""
    try:
        status, remark = judged(block, given)
        return status, f"{plain(pretty(said(remark)))} {_answer(block, truth(block))}".strip()
    except NoAnswer as error:
        return Status.NO_ANSWER, plain(pretty(said(error.located)))
    except Unanswerable as error:
        return Status.UNDECIDED, plain(pretty(said(error.located)))
    except DerivError:
        return Status.UNDECIDED, ""


def _refusal(block: Predict, given: str) -> Problem | None:
    """Why what was given is no answer at all."""
    if not given:
        typed = block.ask not in CHOICES
        return Problem(
            phrase("learn-type-your-prediction-first") if typed else phrase("learn-choose-one-first")
        )
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
    st.session_state[f"{key}_goes_on"] = True


def _reveal(block: Predict, done: Committed, key: str, say: Callable[[str], object]) -> None:
    words = VERDICT[done.status]
    with st.container(key=f"spoken_{key}"):
        st.info(words)
    st.markdown(f":{COLOUR[done.status]}[**{words}**] {done.answer}")
    if done.status is not Status.NO_ANSWER:  # the reason was written for an answer
        say(said(block.why))


def _answer(block: Predict, found: Truth) -> str:
    """Markdown: what is true, with its numbers."""
    w = block.function.variable if block.function else "w"
    slope = derivative_name(w, 1, "leibniz")
    match block.ask:
        case Ask.SIGN if found.value is not None:
            words = value_words(found.value)
            return phrase("learn-sign", slope=f"${slope}$", value=words, sign=found.answer)
        case Ask.OVER_UNDER if found.slope is not None and found.quotient is not None:
            k, tangent = value_words(found.quotient), value_words(found.slope)
            return phrase(f"learn-k-{found.answer}", k=k, slope=f"${slope}$", tangent=tangent)
        case Ask.EXISTS if found.verdict is not None:
            return plain(pretty(said(found.verdict.reason)))
        case Ask.DERIVATIVE if found.derivative is not None:
            return f":orange[${slope} = {found.derivative.latex}$]"
        case Ask.NUMBER if found.value is not None:
            return phrase("learn-it-is", value=value_words(found.value).removeprefix("= "))
    return ""


def value_words(value: Value) -> str:
    """Markdown: = −1/4 = −0.25, = √2 ≈ 1.414214, ≈ 6.001."""
    if not value.latex:
        return f"≈ {plain(number(value.decimal, ALL_DIGITS))}"
    shown = shown_decimal(value.decimal, value.ratio, READABLE_DIGITS)
    sign = equal_or_about(shown, value.ratio)
    if sign == "=" and value.ratio is not None and is_decimal(exact_form(value.ratio)):
        return f"= {plain(shown)}"
    return f"= ${value.latex}$ {sign} {plain(shown)}"
