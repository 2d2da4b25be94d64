"""The row that takes a screen along: nothing is made until somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from ..choice import Choice
from ..explorer.explorer import Scene
from ..plots.verdict_facts import PENDING
from ..results import Row, classified, plain_verdict, results_for
from ..words import file_name
from .latex import to_latex_article
from .notebook import to_notebook
from .screen import Screen
from .script import to_script


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what the button says, the file's ending and type, and what writes it."""

    label: str
    ending: str
    mime: str
    write: Callable[[Screen], str]


FORMATS = (
    Format("Jupyter notebook", "ipynb", "application/x-ipynb+json", to_notebook),
    Format("Python script", "py", "text/x-python", to_script),
    Format("LaTeX article", "tex", "application/x-tex", to_latex_article),
)


def show_take_along(drawn: Choice, scene: Scene, *, key: str = "take_along") -> None:
    """One quiet button; behind it a download for each format."""
    rows = results_for(drawn).rows
    name = file_name(drawn.function.text, rows[0].point.exact)
    # Half a table is not worth taking: the verdicts come in a moment.
    pending = any(row.kind == PENDING for row in rows)
    with st.popover("Take it along", key=key, disabled=pending):
        for kind in FORMATS:
            st.download_button(
                kind.label,
                partial(_file, kind, drawn, rows, scene),
                file_name=f"{name}.{kind.ending}",
                mime=kind.mime,
                on_click="ignore",
                key=f"{key}_{kind.ending}",
                width="stretch",
            )
        st.caption("The picture: Save, above it. On paper or as PDF: print the page.")


def _file(kind: Format, drawn: Choice, rows: tuple[Row, ...], scene: Scene) -> str:
    f = drawn.function
    verdicts = (classified(f.text, f.variable, point.text, patient=True) for point in drawn.points)
    screen = Screen(drawn, rows, tuple(map(plain_verdict, verdicts)), scene.window, scene.curve)
    return kind.write(screen)
