"""The slope by algebra as Python: SymPy's derivative and its value at each point that has a slope."""

from __future__ import annotations

from collections.abc import Iterator

import mpmath

from deriv_core.calculus.proved.sympy_value import NoOpinion, sympy_value
from deriv_core.errors import TooComplex

from ..desk.question import NAME
from ..results import Row
from ..sympy_code import SympyCode, sympy_lines
from ..words import letter, phrase
from .cells import Cell, Code, Text, heading, markdown
from .screen import Screen

_AGREES = 1e-9


def symbolic_cells(screen: Screen) -> Iterator[Cell]:
    """The formula, its derivative, and a cell for each point; only a sentence where SymPy declines."""
    try:
        code = sympy_lines(screen.drawn, screen.rows)
    except TooComplex as error:
        yield Text(f"## With symbols\n\n{markdown(error.message)}", error.message)
    else:
        yield from _formulas(screen, code)
        for text, number, row, reason in zip(
            screen.points, code.points, screen.rows, screen.reasons, strict=True
        ):
            yield from _at(text, number, row, reason, code, screen)


def _formulas(screen: Screen, code: SympyCode) -> Iterator[Cell]:
    w = letter(screen.drawn.function.variable)
    yield Text(
        heading("exports-symbols-head", "exports-symbols-text", name=f"${NAME}$", w=f"${w}$"),
        phrase("exports-with-symbols-sympys-derivative-and"),
    )
    yield Code(f"{code.symbol}\n{code.function}", code.name)
    yield Code(code.derivative, code.slope)
    yield Text(phrase("exports-page-writes-frac-d-d", name=NAME, w=w, latex=screen.drawn.derivative.latex))


def _at(text: str, number: str, row: Row, reason: str, code: SympyCode, screen: Screen) -> Iterator[Cell]:
    """The value at a point, or why there is none: substituting would print a number there all the same."""
    variable = screen.drawn.function.variable
    here = f"{variable} = {text}"
    if row.exists is None:
        words = phrase("exports-whether-derivative-at-not-decided", here=here)
    elif not row.exists:
        words = phrase("exports-at-no-derivative", here=here, reason=reason.rstrip("."))
    elif not _gives_the_slope(code, row):
        words = phrase("exports-at-sympys-formula-does-not", here=here)
    else:
        yield Text(
            phrase("exports-at-formula", variable=letter(variable), latex=row.point.latex),
            phrase("exports-at-plain", here=here),
        )
        yield Code(shows=f"{code.slope}.subs([({code.variable}, {number})])")
        return
    yield Text(markdown(words), words)


def _gives_the_slope(code: SympyCode, row: Row) -> bool:
    """Whether SymPy's formula has the value there that was found by looking from both sides."""
    try:
        with mpmath.workdps(30):
            point = mpmath.mpf(row.point.decimal)
            value = complex(sympy_value(code.formula, point))
            apart = abs(value - row.derivative.decimal)
    except (NoOpinion, ArithmeticError, ValueError, TypeError):
        return False
    return apart <= _AGREES * max(1.0, abs(row.derivative.decimal))
