"""What can be typed, by kind, one press away from the field: each line is a button that types it.

The functions are those of the library's table, and what is said of a reading is what the library says of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import streamlit as st

from deriv_core.errors import ExpressionError
from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.functions.table import ARC, AREA, FUNCTIONS, HYPERBOLIC, TRIG, WHOLE
from deriv_core.expression.reading.parser import parse

from ..words import phrase, plain

_KEY = "how_to_type"
_PIECES, _POWERS, _LEARNING = "desk-type-pieces", "desk-type-powers", "desk-type-learning"
# Lines are templates in the variable.
_FORMS = (
    "3{w} + 1",
    "{w}^2",
    "2 {w}^3 - {w}/2",
    "({w} + 1)/({w} - 1)",
    "{w}^(1/2)",
    "2^{w}",
    "e^{w}",
    "pi {w}",
)
_PIECEWISE = "piecewise({w}^2 if {w} < 0, {w} otherwise)"
#: Where a kind of function of the library's table stands; the others are among the powers.
_HEADINGS = {
    TRIG: "desk-type-trigonometric",
    ARC: "desk-type-inverse-trigonometric",
    HYPERBOLIC: "desk-type-hyperbolic",
    AREA: "desk-type-inverse-hyperbolic",
    "error function": _LEARNING,
    WHOLE: _PIECES,
    "fractional part": _PIECES,
}
_OF_PIECES = ("abs", "max", "min")
#: What stands for a function's arguments after the first, by how many it takes.
_FURTHER = {1: "", 2: ", 2", 3: ", 0, 1"}
#: What could be meant in more than one way, and what is refused although it is written somewhere.
_AMBIGUOUS = ("log {w}", "sin^-1 {w}", "1/2{w}", "e^2{w}", "{w}^1/2", "[{w}]")
_ELSEWHERE = (("0,5{w}", "0.5{w}"),)


@dataclass(frozen=True, slots=True)
class Line:
    """A text to type, and what is said of it; `instead` is what is typed where the text itself is refused."""

    text: str
    note: str = ""
    instead: str = ""


@cache
def kinds(variable: str) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """All that can be typed in a variable: the code of a heading and its lines, for each kind."""
    found: dict[str, list[str]] = {"desk-type-numbers": list(_FORMS), _POWERS: []}
    for name, entry in FUNCTIONS.items():
        heading = _HEADINGS.get(entry.rule, _PIECES if name in _OF_PIECES else _POWERS)
        call = name + "({w}" + _FURTHER[entry.arity[0]] + ")"
        found.setdefault(heading, []).append("|{w}|" if name == "abs" else call)
    found[_PIECES].append(_PIECEWISE)
    found[_LEARNING] += [name + "({w}" + _FURTHER[one.arity] + ")" for name, one in LOWERED.items()]

    def typed(template: str) -> str:
        return template.format(w=variable)

    lines = [(heading, tuple(Line(typed(text)) for text in texts)) for heading, texts in found.items()]
    several = [_explained(typed(text), variable) for text in _AMBIGUOUS]
    refused = [_refused(typed(text), typed(instead)) for text, instead in _ELSEWHERE]
    first, *further = lines
    return (first, ("desk-type-several", (*several, *refused)), *further)


def _explained(text: str, variable: str) -> Line:
    return Line(text, " ".join(parse(text, variable).notes))


def _refused(text: str, instead: str) -> Line:
    try:
        parse(text)
    except ExpressionError as error:
        return Line(text, f"{error.message} {error.hint or ''}".strip(), instead)
    raise AssertionError(text)  # it is read by now: it belongs to the others


def show_how_to_type(variable: str, write: Callable[[str], None]) -> None:
    """The button beside the field. What is behind it is made when it is opened; `write` types a line."""
    opened = st.popover(phrase("desk-how-to-type"), key=_KEY, on_change="rerun", wrap=True)
    if not opened.open:
        return

    def take(text: str) -> None:
        st.session_state[_KEY] = False
        write(text)

    with opened, st.container(gap="xsmall", key="kinds_to_type"):
        for number, (heading, lines) in enumerate(kinds(variable)):
            st.markdown(f"**{plain(phrase(heading))}**")
            with st.container(horizontal=True, gap="xsmall", key=f"lines_to_type_{number}"):
                for place, line in enumerate(lines):
                    key = f"{_KEY}_{number}_{place}"
                    st.button(
                        plain(line.text),
                        key=key,
                        on_click=take,
                        args=(line.instead or line.text,),
                        type="tertiary",
                    )
                    if line.note:
                        st.caption(plain(line.note))
