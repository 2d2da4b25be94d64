"""A screen as a Python script: the notebook's cells, with comments in place of its text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..words import phrase
from .cells import Cell, Code, Text, quoted
from .document import cells_of
from .screen import Screen

_WIDTH = 96


def to_script(screen: Screen) -> str:
    """The script's text. It prints what a notebook shows, and writes the picture beside itself."""
    parts = ("\n".join(_lines(cell, screen.file_name)) for cell in cells_of(screen))
    return "\n\n".join(filter(None, parts)) + "\n"


def _lines(cell: Cell, file_name: str) -> Iterator[str]:
    match cell:
        case Text(_, plain):
            for line in plain.splitlines():
                yield from textwrap.wrap(line, _WIDTH, initial_indent="# ", subsequent_indent="# ")
        case Code(source, shows, saves, _):
            if source:
                yield source
            if saves:
                yield f'{shows}.write_html("{file_name}.html")'
                said = quoted(phrase("exports-picture-is-in", file=f"{file_name}.html"))
                yield f"print({said})"
            elif shows:
                yield f"print({shows})"
