"""A screen as cells of text and of Python, which a notebook and a script both are made of.

Every name and number in the code comes from a tree or from a float; nothing typed is pasted into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deriv_core.expression.running.to_python import python_name

from ..desk.question import NAME
from ..figures import Figure
from ..sympy_code import sympy_names
from ..words import letter, phrase
from .arithmetic import arithmetic_cells
from .cells import Cell, Code, Names, Text, markdown
from .picture_code import picture_cells
from .screen import Screen
from .symbolic import symbolic_cells
from .table_code import table_cells


def cells_of(screen: Screen) -> tuple[Cell, ...]:
    """The whole document."""
    w = python_name(screen.drawn.function.variable)
    names = Names(w, NAME if w != NAME else "f")
    body = [
        *arithmetic_cells(screen, names),
        *symbolic_cells(screen),
        *table_cells(screen, names),
        *picture_cells(screen),
    ]
    return (*_opening(screen), _imports(body, w), *body)


def _opening(screen: Screen) -> Iterator[Cell]:
    f = screen.drawn.function
    yield Text(
        f"# {phrase('exports-derivative-of', of=f'${NAME}({letter(f.variable)}) = {f.latex}$')}\n\n"
        + phrase("exports-about"),
        f"{phrase('exports-script-of', of=f'{NAME}({f.variable}) = {f.text}')}\n{phrase('exports-needs')}",
    )
    yield Text(
        f"{phrase('exports-what-the-page-showed')}\n\n{_markdown_table(screen)}\n\n"
        f"{phrase('exports-another-machine')}"
    )


def _markdown_table(screen: Screen) -> str:
    columns = [[column.name, *map(_written, column.figures)] for column in screen.columns]
    columns.append([phrase("tables-derivative-asked"), *map(markdown, screen.existence)])
    head, *rows = zip(*columns, strict=True)
    lines = [head, ["---:"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _written(figure: Figure) -> str:
    return figure.written(f"${figure.exact}$" if figure.exact else "", markdown(figure.text))


def _imports(body: Sequence[Cell], w: str) -> Code:
    source = "\n".join(f"{cell.source}\n{cell.shows}" for cell in body if isinstance(cell, Code))
    lines = [
        "import numpy as np",
        "import pandas as pd",
        "import plotly.graph_objects as go",
        "import sympy",
    ]
    used = sympy_names(source, w)
    if used:
        lines.append(f"from sympy import {', '.join(used)}")
    return Code("\n".join(lines))
