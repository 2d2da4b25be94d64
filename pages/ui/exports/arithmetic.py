"""The arithmetic slope as Python: the function in floats, and the lab's three lines at the first point."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deriv_core.calculus.scheme import Scheme, place
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.to_python import python_function, to_python

from ..results import Quantity, Row
from ..words import letter, phrase
from .cells import Cell, Code, Names, Text, markdown
from .screen import Screen

# A float that is a whole number is printed as one, as on the page.
_SHOWN = 'def shown(number):\n    return str(number).removesuffix(".0")'


def arithmetic_cells(screen: Screen, names: Names) -> Iterator[Cell]:
    """The function, the step and the quotient; then J, J_epsilon and k where there is a secant."""
    drawn = screen.drawn
    f, w = drawn.function, letter(drawn.function.variable)
    what = phrase("exports-slope-secant", k=names.k)
    ask = phrase("exports-move-little-way-by-and", w=w, j=names.J)
    if not drawn.scheme.is_secant:
        what = phrase("exports-the-quotient", scheme=drawn.scheme.label, k=names.k)
        ask = phrase("exports-ask-for-at-some-places", j=names.J, w=w, label=drawn.scheme.label)
    yield Text(
        f"## {phrase('exports-numbers-head')}\n\n{ask}\n\n"
        f"$$k = {drawn.scheme.latex(names.J, w, 'ε')}$$\n\n"
        f"{phrase('exports-as-step-shrinks')}",
        phrase("exports-with-numbers", what=what),
    )
    function = python_function(f.expression, f.variable, names.J_at)
    step = to_python(parse_constant(drawn.texts.step)).expression
    quotient = drawn.scheme.python(lambda at: f"{names.J_at}({at})")
    yield Code(
        f"{function}\n\n\nstep = {step}\n\n\ndef quotient(point):\n    return {quotient}\n\n\n{_SHOWN}"
    )
    if is_drawable(screen.rows[0], drawn.scheme):
        yield Code("\n".join(_lab_lines(screen, names)))
    else:
        here = f"{f.variable} = {screen.points[0]}"
        words = (
            phrase("exports-at-no-secant-not-defined", here=here, j=names.J)
            if drawn.scheme.is_secant
            else phrase("exports-at-no-quotient-not-defined", here=here, j=names.J)
        )
        yield Text(markdown(words), words)


def is_drawable(row: Row, scheme: Scheme) -> bool:
    """Whether the points of the quotient are there."""
    return math.isfinite(row.quotient.decimal) and (row.facts.has_value or not scheme.asks_at_point)


def sample_at(names: Names, offset: int, point: str = "point") -> str:
    """A value that the quotient is made of, in Python: J(point - step)"""
    return f"{names.J_at}({place(point, offset, 'step', ' * ')})"


def python_number(quantity: Quantity) -> str:
    """A number that was typed, as Python."""
    return to_python(parse_constant(quantity.exact)).expression


def _lab_lines(screen: Screen, names: Names) -> Iterator[str]:
    """The values that k is made of and k, printed to the last digit."""
    scheme = screen.drawn.scheme
    values = {offset: _value_name(names, scheme, offset) for offset in scheme.offsets}
    # In the order in which one looks: the point itself first, then from the left.
    order = sorted(values, key=lambda offset: (offset != 0, offset))
    yield f"point = {python_number(screen.rows[0].point)}"
    for offset in order:
        yield f"{values[offset]} = {sample_at(names, offset)}"
    yield f"{names.k} = ({scheme.rise(values.__getitem__, ' * ')}) / {scheme.python_run()}"
    slope = f"d{names.J}_d{names.w}"
    said = {offset: names.J if offset == 0 else name for offset, name in values.items()}
    numbers = ", ".join(f"{said[offset]} = {{shown({values[offset]})}}" for offset in order)
    yield f'print(f"{numbers}, {slope} ~= k = {{shown({names.k})}}")'


def _value_name(names: Names, scheme: Scheme, offset: int) -> str:
    """J_value, J_epsilon, J_before; of those further out J_2_epsilon."""
    if offset == 0:
        return f"{names.J}_value"
    side = "before" if offset != scheme.near and offset < 0 else "epsilon"
    return f"{names.J}_{f'{abs(offset)}_' if abs(offset) > 1 else ''}{side}"
