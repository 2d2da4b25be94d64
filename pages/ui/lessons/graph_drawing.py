"""The drawing of a computation graph, made in the browser from names and numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from deriv_core.calculus.values import Value
from deriv_core.lessons.graph import Place
from deriv_core.numbers.by_hand import number, pretty_exact
from deriv_core.words import joined

from ..plots.component import component, data_for
from ..words import phrase

_HERE = Path(__file__).parent
# A longer exact number is drawn as a decimal.
_LONGEST = 7


def show_drawing(places: tuple[Place, ...], key: str) -> None:
    """Boxes with their values, from left to right; on an arrow its slope, below a box that of the output."""
    _component()(key=key, data=data_for("lessons/graph_drawing.js", drawing_data(places)))


def drawing_data(places: tuple[Place, ...]) -> dict[str, Any]:
    """Where each letter stands, and what is written at it and at the arrows."""
    columns = _columns(places)
    rows: dict[str, int] = {}
    # What is made of something stands above what is given.
    for place in sorted(places, key=lambda place: place.expression is None):
        above = [name for name in rows if columns[name] == columns[place.name]]
        rows[place.name] = len(above)
    output = places[-1].name
    return {
        "places": [
            {
                "name": place.name,
                "value": _sign(place.value),
                "slope": "" if place.name == output else f"∂{output}/∂{place.name} {_sign(place.slope)}",
                "column": columns[place.name],
                "row": rows[place.name],
            }
            for place in places
        ],
        "links": [
            {"from": edge.letter, "to": place.name, "slope": _shown(edge.value)}
            for place in places
            for edge in place.edges
        ],
        "spoken": _spoken(places),
    }


def _columns(places: Sequence[Place]) -> dict[str, int]:
    """A node one column right of the last it is made of; an input one left of the first made of it."""
    columns: dict[str, int] = {}
    for place in places:
        if place.expression is not None:
            inner = [columns[edge.letter] for edge in place.edges if edge.letter in columns]
            columns[place.name] = 1 + max(inner, default=0)
    for place in places:
        if place.expression is None:
            columns[place.name] = min((columns[name] for name, _ in place.through), default=1) - 1
    return columns


def _shown(value: Value) -> str:
    exact = pretty_exact(value.text)
    return exact if exact and len(exact) <= _LONGEST else number(value.decimal, 5)


def _sign(value: Value) -> str:
    if value.decimal != value.decimal:
        return phrase("learn-has-none")
    exact = value.text and len(value.text) <= _LONGEST
    return f"{'=' if exact else '≈'} {_shown(value)}"


def _spoken(places: tuple[Place, ...]) -> str:
    made = [
        phrase(
            "learn-made-from",
            name=place.name,
            letters=joined((edge.letter for edge in place.edges), "lists-and"),
        )
        for place in places
        if place.edges
    ]
    return phrase("learn-computation-graph-its-numbers-tables", made=", ".join(made))


# It scrolls sideways on a telephone, also by keys.
_PLACE = (
    '<div class="drawing" tabindex="0" role="group" '
    f'aria-label="{escape(phrase("learn-computation-graph"))}"></div>'
)


def _component() -> Callable[..., Any]:
    style = (_HERE / "graph_drawing.css").read_text(encoding="utf-8")
    return component("computation_graph", _PLACE, style, isolate_styles=True)
