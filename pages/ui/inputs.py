"""The fields at the top of the page: what is typed, what is wrong with it, and the one-click examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace

import streamlit as st

from .address import FIRST_VISIT, NO_PART, Address, Part, lags, read_address, say_address, write_address
from .choice import MOST_TYPED, NAME, Choice, Texts, read
from .explorer.explorer import Commit
from .formulas import show_formulas, show_notes
from .plots.wire import Window
from .problems import show_problems, shown_instead
from .quotient_field import choose_scheme
from .special import point_text, special_points
from .tables import wants_more_digits
from .words import field_text, letter, plain

# Widgets' keys. Streamlit keeps their values through a reconnect; the address restores the rest.
FUNCTION, POINTS, STEP, SCHEME = "function_text", "points_text", "step_text", "scheme"
CHOICE, WINDOW = "choice", "window"
# The query the last run saw, the one that says what is drawn, what was ignored, and the fields as they were.
SEEN, SAID, IGNORED, FIELDS = "address_seen", "address_said", "address_ignored", "fields_seen"
# The page that is shown, and what was chosen when it was come to.
PAGE, ARRIVED = "page", "arrived_with"

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


def texts_now() -> Texts:
    """The fields as they stand."""
    state = st.session_state
    return Texts(state[FUNCTION], state[POINTS], state[STEP], state[SCHEME])


def restore_from_address(page: str, part: Part = NO_PART) -> None:
    """Let the address set the fields where it says something new: a first visit, a link, the back button.

    An address that lags behind the fields (it was on its way while the learner typed on) says nothing new.
    One that says nothing at all, on a page that was come to from another, means what was chosen there.
    """
    state, query = st.session_state, st.query_params.to_dict()
    come = state.get(PAGE) != page
    if FIELDS in state:  # a field that was not on the last page has lost its text
        kept = state[FIELDS][0]
        _put_texts(Texts(*(state.get(key, text) for key, text in _by_key(kept))), everywhere=come)
    if come:
        state[PAGE] = page
        if CHOICE in state:
            state[ARRIVED] = Address(state[CHOICE].texts, state[WINDOW])
            if not query:
                state[SEEN], state[SAID], state[IGNORED] = {}, None, ()
                return
    if SEEN in state and (query == state[SEEN] or _moved_on() or (not come and lags(query))):
        return
    own = {key: query[key] for key in part.keys if key in query}
    rest = {key: value for key, value in query.items() if key not in own}
    address = state[ARRIVED] if not query and ARRIVED in state else read_address(rest)
    ignored = part.read(own)
    _put_texts(address.texts, everywhere=come)
    state[WINDOW] = address.window
    state[CHOICE] = first_choice(address.texts)
    state[SEEN], state[IGNORED] = query, (*address.ignored, *ignored)
    state[SAID] = write_address(state[CHOICE], address.window) | part.write()


def _by_key(texts: Texts) -> Iterable[tuple[str, str]]:
    return zip((FUNCTION, POINTS, STEP, SCHEME), astuple(texts), strict=True)


def _put_texts(texts: Texts, *, everywhere: bool = False) -> None:
    # What is set here goes into the field, over what was typed since: so never a field's own text, unless the
    # fields are new ones, on a page just come to: they are empty.
    state = st.session_state
    for key, text in _by_key(texts):
        if everywhere or state.get(key) != text:
            state[key] = text


def _moved_on() -> bool:
    """Whether the learner changed something since the last run."""
    return st.session_state.get(FIELDS) != (texts_now(), st.session_state[WINDOW])


def first_choice(texts: Texts) -> Choice:
    """What is drawn for a link's texts; in place of what cannot be read stands the first visit's."""
    choice, _ = read(texts, None)
    if choice is None:
        choice, _ = read(texts, read(FIRST_VISIT, None)[0])
    assert choice is not None
    return choice


def settle() -> Choice:
    """Read the fields into the choice to draw, and forget a window that no longer suits it."""
    state = st.session_state
    last: Choice = state[CHOICE]
    choice, _ = read(texts_now(), last)
    if choice is None:  # cannot be: there is a last one
        choice = last
    if choice.function != last.function or _left_behind(state[WINDOW], choice, last):
        state[WINDOW] = None
    state[CHOICE], state[FIELDS] = choice, (texts_now(), state[WINDOW])
    return choice


def _left_behind(window: Window | None, choice: Choice, last: Choice) -> bool:
    """Whether the point was moved out of a window by its field; looking elsewhere is not moving the point."""
    if window is None or choice.point == last.point:
        return False
    low, high = window.x
    return not low <= choice.point.value <= high


def remember_in_address(choice: Choice, part: Part = NO_PART) -> None:
    """Write what is drawn into the address when it changes.

    An address that came with the visit is left as it is, bad parts and all: writing over it would add a
    second entry to the browser's history, and the back button would lead to the same picture for ever.
    """
    state = st.session_state
    query = write_address(choice, state[WINDOW]) | part.write()
    if query != state[SAID]:
        state[SEEN], state[SAID], state[IGNORED] = say_address(query), query, ()


def take(commit: Commit) -> None:
    """Bring a finished gesture into the fields, before they are drawn."""
    state = st.session_state
    _put_texts(texts_after(commit, state[CHOICE], texts_now()))
    state[WINDOW] = commit.window


def texts_after(commit: Commit, choice: Choice, texts: Texts) -> Texts:
    """The texts of the fields when a gesture has ended."""
    if commit.gesture == "point":
        f = choice.function
        special = special_points(f.text, f.variable, *commit.window.x)
        moved = [point_text(commit.point, special), *(point.text for point in choice.points[1:])]
        return replace(texts, points=", ".join(moved))
    if commit.gesture == "step":
        return replace(texts, step=field_text(commit.step))
    return texts


def take_step(step: float) -> None:
    """Bring a step that a gesture left behind into its field, before it is drawn."""
    st.session_state[STEP] = field_text(step)


@st.fragment
def show_fields(drawn: Choice, *, numbers: bool = True, slope: str | None = None, welcome: str = "") -> None:
    """The fields and the reading of them; typing reruns this alone until the text makes sense.

    Without `numbers` the fields are only the function's: a page about formulas. `slope` is LaTeX in
    place of dJ/dw = ...; empty for those who want to find it themselves. `welcome` is a sentence for a first
    visit; it goes when something is chosen.
    """
    choice, problems = read(texts_now(), drawn)
    if choice is not None and choice != drawn:
        st.rerun()
    instead = shown_instead(drawn)

    def tell(field: str, key: str) -> None:
        show_problems(key, problems.get(field, ()), instead[field])

    with st.container(horizontal=True, vertical_alignment="top", key="fields"):
        with st.container(key="function", gap=None):
            st.text_input(
                f"{NAME}({letter(drawn.function.variable)}) =",
                key=FUNCTION,
                max_chars=MOST_TYPED["function"],
                live="300ms",
                autocomplete="off",
            )
            tell("function", FUNCTION)
        if numbers:
            with st.container(key="points", width=210, gap=None):
                st.text_input("Points", key=POINTS, max_chars=MOST_TYPED["points"], autocomplete="off")
                tell("points", POINTS)
            with st.container(key="step", width=120, gap=None):
                st.text_input("ε", key=STEP, max_chars=MOST_TYPED["step"], autocomplete="off")
                tell("step", STEP)
            choose_scheme(SCHEME)
    show_examples(numbers=numbers, welcome="" if st.query_params else welcome)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="reading"):
        show_formulas(drawn, numbers=numbers, slope=slope, more_digits=wants_more_digits())
    show_notes(drawn)


def show_examples(*, numbers: bool, welcome: str = "") -> None:
    """One click puts a function into the field; the last one is the lab's figure, k ≈ 6.001."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="examples"):
        for label, text in EXAMPLES.items():
            st.button(label, on_click=_put, kwargs={FUNCTION: text})
        if numbers:
            lab = {FUNCTION: "w^2", POINTS: "3, 2, -3", STEP: "0.001"}
            st.button("w² at 3, ε = 0.001", on_click=_put, kwargs=lab)
        if welcome:
            st.markdown(f":gray[{plain(welcome)}]", width="content")


def _put(**fields: str) -> None:
    for key, text in fields.items():
        st.session_state[key] = text


def show_ignored() -> None:
    """What the address said in vain."""
    lines: tuple[str, ...] = st.session_state.get(IGNORED, ())
    # The container is always there: one that came or went would put new fields in place of those below.
    with st.container(key="ignored"):
        if lines:
            st.warning("Part of this link could not be used. The rest is shown.")
            st.text("\n".join(lines))
