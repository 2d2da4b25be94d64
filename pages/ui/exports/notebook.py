"""A screen as a Jupyter notebook (format 4)."""

from __future__ import annotations

from typing import Any

from .cells import Cell, Code, Text
from .document import cells_of
from .screen import Screen

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_FOLDED = {"jupyter": {"source_hidden": True}, "collapsed": False}


def to_notebook(screen: Screen) -> str:
    """The notebook's text. Its outputs are empty: they are for whoever runs it to make."""
    import nbformat  # costs 0.15 s, and few take a notebook along

    cells = [_cell(cell, number) for number, cell in enumerate(cells_of(screen))]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=_METADATA)
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def _cell(cell: Cell, number: int) -> Any:
    from nbformat import v4

    name = f"cell-{number}"  # the same screen gives the same file
    match cell:
        case Text(markdown):
            return v4.new_markdown_cell(markdown, id=name)
        case Code(source, shows, _, folded):
            text = "\n".join(filter(None, (source, shows)))
            return v4.new_code_cell(text, id=name, metadata=_FOLDED if folded else {})
