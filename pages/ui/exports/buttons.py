"""The row that takes a screen along: nothing is made until somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from ..desk.question import Question
from ..explorer.explorer import Scene
from ..plots.verdict_facts import PENDING
from ..results import Row, plain_verdict, results_for, verdicts_for
from ..words import file_name, phrase
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
    Format(phrase("exports-format-notebook"), "ipynb", "application/x-ipynb+json", to_notebook),
    Format(phrase("exports-format-script"), "py", "text/x-python", to_script),
    Format(phrase("exports-format-latex"), "tex", "application/x-tex", to_latex_article),
)


def show_take_along(drawn: Question, scene: Scene, *, key: str = "take_along") -> None:
    """One quiet button; behind it a download for each format."""
    rows = results_for(drawn).rows
    name = file_name(drawn.function.text, rows[0].point.exact)
    # Half a table is not worth taking: the verdicts come in a moment.
    pending = any(row.kind == PENDING for row in rows)
    with st.popover(phrase("exports-take-along"), key=key, disabled=pending):
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
        st.caption(phrase("exports-picture-save-above-on-paper"))


def _file(kind: Format, drawn: Question, rows: tuple[Row, ...], scene: Scene) -> str:
    screen = Screen(drawn, rows, tuple(map(plain_verdict, verdicts_for(drawn))), scene.window, scene.curve)
    return kind.write(screen)
