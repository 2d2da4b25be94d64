"""The picture as Python: the curve's own pieces, its dots, the secant and the tangent, in Plotly."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deriv_core.words import joined

from ..desk.question import NAME
from ..palette import LIGHT
from ..words import letter, phrase, said
from .cells import Cell, Code, Text, heading, quoted
from .drawing import Drawing, Line, Pairs, drawing_of
from .screen import Screen

# The page's colours on a light ground: one idea, one colour.
INK, QUIET, TANGENT, SECANT = (LIGHT[idea] for idea in ("ink", "quiet", "tangent", "secant"))


def picture_cells(screen: Screen) -> Iterator[Cell]:
    """A paragraph in Markdown, the curve's coordinates, and the figure."""
    drawing = drawing_of(screen)
    yield Text(
        heading("exports-picture-head", "exports-curve-is-broken"),
        phrase("exports-picture-as-drawn"),
    )
    yield Code(
        f"# {phrase('exports-pieces')}\npieces = {_pieces(drawing, screen)}",
        folded=True,
    )
    yield Code("\n".join(_figure(screen, drawing)), "figure", saves=True)


def _pieces(drawing: Drawing, screen: Screen) -> str:
    digits = [_decimals(ends) for ends in (screen.window.x, screen.window.y)]
    rows = (
        tuple(
            "[" + ", ".join(f"{round(pair[axis], digits[axis])!r}" for pair in piece) + "]" for axis in (0, 1)
        )
        for piece in drawing.pieces
    )
    return "[\n" + "".join(f"    ({x}, {y}),\n" for x, y in rows) + "]"


def _decimals(ends: tuple[float, float]) -> int:
    """As many as tell a fiftieth of a pixel."""
    return 5 - math.floor(math.log10(ends[1] - ends[0]))


def _figure(screen: Screen, drawing: Drawing) -> Iterator[str]:
    f, window = screen.drawn.function, screen.window
    name = f"{NAME}({letter(f.variable)})"
    yield "figure = go.Figure()"
    yield "for index, (x, y) in enumerate(pieces):"
    yield f'    style = {{"color": "{INK}", "width": 2.25}}'
    yield (
        f'    figure.add_scatter(x=x, y=y, mode="lines", line=style, name="{name}", legendgroup="curve", '
        "showlegend=index == 0)"
    )
    for x in drawing.asymptotes:
        yield f'figure.add_vline(x={x!r}, line={{"color": "{QUIET}", "width": 1, "dash": "dash"}})'
    yield from _dots("open_dots", drawing.open_dots, "white", INK)
    yield from _dots("closed_dots", drawing.closed_dots, INK, INK)
    for line in drawing.lines:
        yield from _line(line)
    yield from _dots("points", drawing.points, SECANT, "white")
    if screen.rows[0].value.decimal == screen.rows[0].value.decimal and screen.rows[0].facts.has_value:
        place = ((screen.rows[0].point.decimal, screen.rows[0].value.decimal),)
        yield from _dots("point", place, INK, "white")
    yield "figure.update_layout("
    yield f'    template="plotly_white", title={quoted(_title(screen, drawing))}, width=800, height=520,'
    yield f'    xaxis={{"range": {list(window.x)!r}, "title": {quoted(letter(f.variable))}}},'
    yield f'    yaxis={{"range": {list(window.y)!r}, "title": {quoted(name)}}},'
    yield ")"


def _title(screen: Screen, drawing: Drawing) -> str:
    """What is drawn of the two lines, and what is known where there is no derivative."""
    row, here = screen.rows[0], f"{letter(screen.drawn.function.variable)} = {screen.points[0]}"
    roles = {line.role: row.facts.legend if line.role == "tangent" else line.words for line in drawing.lines}
    lines = said(joined(roles.values(), "lists-and")).capitalize() or _no_line(screen)
    if row.exists:
        return phrase("exports-lines-at", lines=lines, place=here)
    known = screen.existence[0].replace(":", ",")
    return phrase("exports-lines-at-known", lines=lines, place=here, known=known)


def _no_line(screen: Screen) -> str:
    return phrase("exports-no-secant" if screen.drawn.scheme.is_secant else "exports-no-line")


def _line(line: Line) -> Iterator[str]:
    role, ((x0, y0), (x1, y1)) = line.role, line.ends
    style = f'"color": "{TANGENT if role == "tangent" else SECANT}", "width": 2'
    dash = ', "dash": "dash"' if role == "tangent" else ""
    name = quoted(line.words)
    yield f'figure.add_scatter(x=[{x0!r}, {x1!r}], y=[{y0!r}, {y1!r}], mode="lines", name={name},'
    yield f"                   line={{{style}{dash}}})"


def _dots(name: str, pairs: Pairs, fill: str, outline: str) -> Iterator[str]:
    if not pairs:
        return
    yield f'dot = {{"size": 9, "color": "{fill}", "line": {{"color": "{outline}", "width": 2}}}}'
    yield f'figure.add_scatter(x={[x for x, _ in pairs]!r}, y={[y for _, y in pairs]!r}, mode="markers",'
    yield f'                   marker=dot, name="{name.replace("_", " ")}", showlegend=False)'
