"""The descend block: gradient descent with a rate the learner chooses, on the curve and in a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.lessons.blocks import Descend
from deriv_core.lessons.descent import Descent, Outcome, Station, descend
from deriv_core.lessons.fields import LONGEST_NUMBER
from deriv_core.lessons.schema import MOST_DESCENT_STEPS

from ..choice import MOST_POINTS, NAME, Choice, Problem, Texts, read, read_number
from ..dear import place_for_notice
from ..explorer.explorer import Commit, explorer
from ..inputs import texts_after
from ..kept import kept
from ..picture import scene_for
from ..plots.wire import Window
from ..problems import show_problems
from ..results import decide
from ..tables import show_grid
from ..words import field_text, letter, number, plain, pretty

# The secant's step: so small that only the tangent is seen.
_STEP = "0.001"
_FIRST_ROWS, _LAST_ROWS = 8, 3


@st.fragment
def show_descent(block: Descend, key: str) -> None:
    """The fields, the picture with a dot for every step, the table, and how it ended."""
    state = st.session_state
    with st.container(key=f"descent-{key}"):
        start, rate, count = _fields(block, key)
        found = _descent(block.function.text, block.function.variable, start, rate, count)
        drawn = _choice(block.function, start, found)
        if block.x and block.y:
            state.setdefault(f"{key}_window", Window(block.x, block.y))
        if drawn is not None:
            with place_for_notice(key):
                scene = replace(scene_for(drawn, state.get(f"{key}_window")), others=_dots(found))
            explorer(scene, key=f"explorer-{key}", on_commit=partial(_take, key, drawn))
        st.markdown(outcome_words(found, rate, letter(block.function.variable)))
        with st.container(key=f"grid-{key}"):
            show_grid(_cells(found, rate, letter(block.function.variable)), "The steps of the descent")
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
        for name, label in (("start", f"Start, {w} ="), ("rate", "Rate")):
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
                    show_problems(field, [value], f"Used: {kept[name]}")
                else:
                    kept = kept | {name: state[field]}
        st.number_input("Steps", 1, MOST_DESCENT_STEPS, key=f"{key}_count", width=140)
    state[f"{key}_kept"] = kept | {"count": state[f"{key}_count"]}
    rate = read_number(kept["rate"])
    assert isinstance(rate, float)
    return kept["start"], rate, int(state[f"{key}_count"])


def _read(name: str, text: str) -> float | Problem:
    value = read_number(text)
    if name == "rate" and value == 0:
        return Problem("The rate must not be 0: no step would be taken.")
    return value


def _forget_window(key: str) -> None:
    st.session_state[f"{key}_window"] = None


@kept(256)
def _descent(text: str, variable: str, start: str, rate: float, count: int) -> Descent:
    return descend(parse_function(text, variable), start, rate, count)


def _choice(f: RealFunction, start: str, found: Descent) -> Choice | None:
    """The start drawn large, and enough of the others for the first window to hold them."""
    others = [field_text(station.point) for station in found.stations[1:MOST_POINTS]]
    choice, _ = read(Texts(f.text, ", ".join([start, *others]), _STEP, "forward"), None)
    return choice


def _dots(found: Descent) -> Sequence[tuple[float, float]]:
    return [(s.point, s.value) for s in found.stations[1:] if math.isfinite(s.value)]


def _take(key: str, drawn: Choice, commit: Commit) -> None:
    """A dragged point is another start."""
    state = st.session_state
    state[f"{key}_window"] = commit.window
    if commit.gesture == "point":
        state[f"{key}_start"] = texts_after(commit, drawn, drawn.texts).points.partition(",")[0]


def outcome_words(found: Descent, rate: float, w: str) -> str:
    """Markdown: how it ended, in a sentence with its numbers."""
    steps, first, last = len(found.stations) - 1, found.stations[0], found.stations[-1]
    after = f"After {steps} step{'' if steps == 1 else 's'}"
    relation = "≈" if math.isfinite(last.value) else "is"
    here = f"{w} ≈ {plain(number(last.point))}, {NAME} {relation} {plain(number(last.value))}"
    fell = f"from {plain(number(first.value))} to {plain(number(last.value))}"
    match found.outcome:
        case Outcome.SETTLED:
            return f"{after}: {here}. **Settled**: the last step changed next to nothing."
        case Outcome.LOWER:
            return f"{after}: {here}. {NAME} came down {fell}."
        case Outcome.LEVEL:
            return f"{after}: {here}. {NAME} is where it began: the steps only go to and fro."
        case Outcome.HIGHER:
            return f"{after}: {here}. {NAME} went up {fell}."
        case Outcome.DIVERGED if last.value > first.value and rate > 0:
            return f"{after}: {here}. It **diverges**: {NAME} grew {fell}. This rate is too large here."
        case Outcome.DIVERGED:
            return f"{after}: {here}. {w} runs away without end."
        case Outcome.TOO_LARGE:
            return f"{after}: {here}. It **stops**: the numbers are too large for a computer here."
        case Outcome.STOPPED:
            return f"{after}: {here}. It **stops**, for there is no derivative here. " + plain(
                pretty(found.reason)
            )


def _cells(found: Descent, rate: float, w: str) -> pd.DataFrame:
    """The first and the last of the steps."""
    places = list(enumerate(found.stations))
    if len(places) > _FIRST_ROWS + _LAST_ROWS + 1:
        places = [*places[:_FIRST_ROWS], (-1, Station(math.nan, math.nan, math.nan)), *places[-_LAST_ROWS:]]
    rows = [_row(step, station, rate) for step, station in places]
    heads = ["step", f"{w} ≈", f"{NAME}({w}) ≈", f":orange[d{NAME}/d{w} ≈]", f"−rate · d{NAME}/d{w} ≈"]
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
        f":orange[{plain(number(slope))}]" if there else ":orange[none]",
        plain(number(-rate * slope)) if there else "none",
    ]
