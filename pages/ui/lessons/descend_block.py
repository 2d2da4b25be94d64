"""The descend block: gradient descent with a rate the learner chooses, on the curve and in a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from deriv_core.expression.function import RealFunction
from deriv_core.lessons.blocks import Descend
from deriv_core.lessons.descent import Descent, Outcome, Station, descend
from deriv_core.limits import LONGEST_NUMBER, MOST_DESCENT_STEPS, MOST_POINTS
from deriv_core.numbers.by_hand import number, pretty
from deriv_core.numbers.typed import field_text

from ..desk.dear import place_for_notice
from ..desk.kept import kept
from ..desk.problems import show_problems
from ..desk.question import NAME, Question, read
from ..desk.texts import Problem, Texts, read_number
from ..explorer.explorer import Commit, explorer
from ..picture import scene_for, texts_after
from ..plots.wire import Window
from ..results import decide
from ..tables import show_grid
from ..words import letter, phrase, plain, said

# The secant's step: so small that only the tangent is seen.
_STEP = "0.001"
_FIRST_ROWS, _LAST_ROWS = 8, 3


@st.fragment
def show_descent(block: Descend, key: str) -> None:
    """The fields, the picture with a dot for every step, the table, and how it ended."""
    state = st.session_state
    with st.container(key=f"descent-{key}"):
        start, rate, count = _fields(block, key)
        found = _descent(block.function, start, rate, count)
        if block.x and block.y:
            state.setdefault(f"{key}_window", Window(block.x, block.y))
        drawn = _question(block.function, start, found, state.get(f"{key}_window"))
        if drawn is not None:
            with place_for_notice(key):
                scene = replace(scene_for(drawn), others=_dots(found))
            explorer(scene, key=f"explorer-{key}", on_commit=partial(_take, key, drawn))
        st.markdown(outcome_words(found, rate, letter(block.function.variable)))
        with st.container(key=f"grid-{key}"):
            show_grid(_cells(found, rate, letter(block.function.variable)), phrase("learn-steps-descent"))
    if drawn is not None:
        decide(drawn)


def _fields(block: Descend, key: str) -> tuple[str, float, int]:
    """Start, rate and number of steps; what cannot be read keeps its last value."""
    state = st.session_state
    first = {"start": block.start, "rate": block.rate, "count": block.count}
    kept: dict[str, Any] = state.setdefault(f"{key}_kept", first)
    for name, text in kept.items():
        state.setdefault(f"{key}_{name}", text)
    with st.container(horizontal=True, vertical_alignment="top", key=f"fields-{key}"):
        w = letter(block.function.variable)
        for name, label in (("start", phrase("learn-start", w=w)), ("rate", phrase("learn-rate"))):
            field = f"{key}_{name}"
            with st.container(width=160, gap=None):
                st.text_input(
                    label,
                    key=field,
                    max_chars=LONGEST_NUMBER,
                    autocomplete="off",
                    on_change=_forget_window,
                    args=(key,),
                )
                value = _read(name, state[field])
                if isinstance(value, Problem):
                    show_problems(field, [value], phrase("learn-used", used=kept[name]))
                else:
                    kept = kept | {name: state[field]}
        st.number_input(phrase("learn-steps"), 1, MOST_DESCENT_STEPS, key=f"{key}_count", width=140)
    state[f"{key}_kept"] = kept | {"count": state[f"{key}_count"]}
    rate = read_number(kept["rate"])
    assert isinstance(rate, float)
    return kept["start"], rate, int(state[f"{key}_count"])


def _read(name: str, text: str) -> float | Problem:
    value = read_number(text)
    if name == "rate" and value == 0:
        return Problem(phrase("lessons-rate-must-not-0-no"))
    return value


def _forget_window(key: str) -> None:
    st.session_state[f"{key}_window"] = None


@kept(256)
def _descent(f: RealFunction, start: str, rate: float, count: int) -> Descent:
    return descend(f, start, rate, count)


def _question(f: RealFunction, start: str, found: Descent, window: Window | None) -> Question | None:
    """The start drawn large, and enough of the others for the first window to hold them."""
    others = [field_text(station.point) for station in found.stations[1:MOST_POINTS]]
    question, _ = read(Texts(f.text, ", ".join([start, *others]), _STEP, "forward", window), None)
    return question


def _dots(found: Descent) -> Sequence[tuple[float, float]]:
    return [(s.point, s.value) for s in found.stations[1:] if math.isfinite(s.value)]


def _take(key: str, drawn: Question, commit: Commit) -> None:
    """A dragged point is another start."""
    state = st.session_state
    state[f"{key}_window"] = commit.window
    if commit.gesture == "point":
        state[f"{key}_start"] = texts_after(commit, drawn, drawn.texts).points.partition(",")[0]


def outcome_words(found: Descent, rate: float, w: str) -> str:
    """Markdown: how it ended, in a sentence with its numbers."""
    steps, first, last = len(found.stations) - 1, found.stations[0], found.stations[-1]
    after = phrase("learn-after-steps", steps=steps)
    relation = "≈" if math.isfinite(last.value) else phrase("learn-is")
    here = f"{w} ≈ {plain(number(last.point))}, {NAME} {relation} {plain(said(number(last.value)))}"
    ends = {"start": plain(number(first.value)), "end": plain(said(number(last.value)))}
    match found.outcome:
        case Outcome.SETTLED:
            return phrase("learn-settled-last-step-changed-next", after=after, here=here)
        case Outcome.LOWER:
            return phrase("learn-came-down", after=after, here=here, name=NAME, **ends)
        case Outcome.LEVEL:
            return phrase("learn-where-began-steps-only-go", after=after, here=here, name=NAME)
        case Outcome.HIGHER:
            return phrase("learn-went-up", after=after, here=here, name=NAME, **ends)
        case Outcome.DIVERGED if last.value > first.value and rate > 0:
            return phrase("learn-diverges-grew-rate-too-large", after=after, here=here, name=NAME, **ends)
        case Outcome.DIVERGED:
            return phrase("learn-runs-away-without-end", after=after, here=here, w=w)
        case Outcome.TOO_LARGE:
            return phrase("learn-stops-numbers-too-large-for", after=after, here=here)
        case Outcome.STOPPED:
            why = plain(pretty(said(found.reason)))
            return phrase("learn-stops-for-no-derivative", after=after, here=here, why=why)


def _cells(found: Descent, rate: float, w: str) -> pd.DataFrame:
    """The first and the last of the steps."""
    places = list(enumerate(found.stations))
    if len(places) > _FIRST_ROWS + _LAST_ROWS + 1:
        places = [*places[:_FIRST_ROWS], (-1, Station(math.nan, math.nan, math.nan)), *places[-_LAST_ROWS:]]
    rows = [_row(step, station, rate) for step, station in places]
    heads = [phrase("learn-step"), f"{w} ≈", f"{NAME}({w}) ≈", f":orange[d{NAME}/d{w} ≈]"]
    heads.append(phrase("learn-minus-rate-times", slope=f"d{NAME}/d{w}"))
    return pd.DataFrame(rows, columns=heads, dtype=str)


def _row(step: int, station: Station, rate: float) -> list[str]:
    if step < 0:
        return ["…"] * 5
    slope = station.slope
    there = slope == slope
    return [
        str(step),
        plain(number(station.point)),
        plain(number(station.value)),
        f":orange[{plain(number(slope))}]" if there else f":orange[{phrase('learn-none')}]",
        plain(number(-rate * slope)) if there else phrase("learn-none"),
    ]
