"""The arithmetic slope as Python: the function in floats, and the lab's three lines at the first point."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.to_python import python_function, to_python

from ..results import Quantity, Row
from ..words import letter
from .cells import Cell, Code, Names, Text, markdown
from .screen import Screen

# Where the secant's far point is, and how a quotient is written of it.
FAR = {"forward": "+", "backward": "-", "central": "+"}
_QUOTIENT = {
    "forward": "({J}(point + step) - {J}(point)) / step",
    "backward": "({J}(point) - {J}(point - step)) / step",
    "central": "({J}(point + step) - {J}(point - step)) / (2 * step)",
}
# A float that is a whole number is printed as one, as on the page.
_SHOWN = 'def shown(number):\n    return str(number).removesuffix(".0")'
_LATEX = {
    "forward": r"\frac{{{J}({w} + ε) - {J}({w})}}{{ε}}",
    "backward": r"\frac{{{J}({w}) - {J}({w} - ε)}}{{ε}}",
    "central": r"\frac{{{J}({w} + ε) - {J}({w} - ε)}}{{2ε}}",
}


def arithmetic_cells(screen: Screen, names: Names) -> Iterator[Cell]:
    """The function, the step and the quotient; then J, J_epsilon and k where there is a secant."""
    drawn = screen.drawn
    f, w = drawn.function, letter(drawn.function.variable)
    yield Text(
        f"## With numbers\n\nMove ${w}$ a little way, by ε, and see how far ${names.J}$ moves. How many "
        "times as far is the slope $k$ of the secant through the two points:\n\n"
        f"$$k = {_LATEX[drawn.scheme].format(J=names.J, w=w)}$$\n\n"
        "As ε shrinks, $k$ comes near to the derivative, where there is one. With an ε that is not 0 it is "
        "close and no more: that is why ≈ stands before it, or ~= in what Python prints.",
        f"With numbers: the slope {names.k} of the secant.",
    )
    function = python_function(f.expression, f.variable, names.J_at)
    step = to_python(parse_constant(drawn.texts.step)).expression
    quotient = _QUOTIENT[drawn.scheme].format(J=names.J_at)
    yield Code(
        f"{function}\n\n\nstep = {step}\n\n\ndef quotient(point):\n    return {quotient}\n\n\n{_SHOWN}"
    )
    if is_drawable(screen.rows[0]):
        yield Code("\n".join(_lab_lines(screen, names)))
    else:
        here = f"{f.variable} = {screen.points[0]}"
        words = f"At {here} there is no secant: {names.J} is not defined at one of its two points."
        yield Text(markdown(words), words)


def is_drawable(row: Row) -> bool:
    """Whether a secant goes through two points that are there."""
    return math.isfinite(row.quotient.decimal) and (row.facts.has_value or row.mirror is not None)


def python_number(quantity: Quantity) -> str:
    """A number that was typed, as Python."""
    return to_python(parse_constant(quantity.exact)).expression


def _lab_lines(screen: Screen, names: Names) -> Iterator[str]:
    """J, J_epsilon and k, printed to the last digit."""
    scheme, end = screen.drawn.scheme, f"{names.J}_epsilon"
    start, said = (f"{names.J}_before",) * 2 if scheme == "central" else (f"{names.J}_value", names.J)
    near = "point - step" if scheme == "central" else "point"
    rise = f"{start} - {end}" if scheme == "backward" else f"{end} - {start}"
    yield f"point = {python_number(screen.rows[0].point)}"
    yield f"{start} = {names.J_at}({near})"
    yield f"{end} = {names.J_at}(point {FAR[scheme]} step)"
    yield f"{names.k} = ({rise}) / {'(2 * step)' if scheme == 'central' else 'step'}"
    slope = f"d{names.J}_d{names.w}"
    numbers = f"{said} = {{shown({start})}}, {end} = {{shown({end})}}"
    yield f'print(f"{numbers}, {slope} ~= k = {{shown({names.k})}}")'
