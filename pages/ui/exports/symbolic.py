"""The slope by algebra as Python: SymPy's derivative and its value at each point that has a slope."""

from __future__ import annotations

from collections.abc import Iterator

import mpmath

from deriv_core.calculus.proved.sympy_value import NoOpinion, sympy_value
from deriv_core.errors import TooComplex

from ..choice import NAME
from ..results import Row
from ..sympy_code import SympyCode, sympy_lines
from ..words import letter
from .cells import Cell, Code, Text, markdown
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
        f"## With symbols\n\nThe same without ε: SymPy holds ${NAME}$ as a formula and differentiates it by "
        f"rules. `real=True` says that ${w}$ is a real number.",
        "With symbols: SymPy's derivative, and its values.",
    )
    yield Code(f"{code.symbol}\n{code.function}", code.name)
    yield Code(code.derivative, code.slope)
    yield Text(f"The page writes it $\\frac{{d{NAME}}}{{d{w}}} = {screen.drawn.derivative.latex}$.")


def _at(text: str, number: str, row: Row, reason: str, code: SympyCode, screen: Screen) -> Iterator[Cell]:
    """The value at a point, or why there is none: substituting would print a number there all the same."""
    variable = screen.drawn.function.variable
    here = f"{variable} = {text}"
    if row.exists is None:
        words = f"Whether there is a derivative at {here} is not decided, so none is worked out."
    elif not row.exists:
        words = f"At {here} there is no derivative: {reason.rstrip('.')}."
    elif not _gives_the_slope(code, row):
        words = f"At {here} SymPy's formula does not give the slope; the table below has it."
    else:
        yield Text(f"At ${letter(variable)} = {row.point.latex}$:", f"At {here}:")
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
