"""A plot that moves in the browser, as a Streamlit component: its modules joined into one, its commits read.

Streamlit takes one module as text, so that no file of it is asked for; the modules are joined, their links to
each other taken out. They share one scope then: a test sees to it that no two use one name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")

_HERE = Path(__file__).parent
_NAMES = (
    "evaluator",
    "numbers",
    "geometry",
    "page",
    "stage",
    "animation",
    "readout",
    "view",
    "state",
    "telling",
    "lens",
    "export",
)
# The modules that all plots share, each after what it imports.
SHARED = tuple(_HERE / f"{name}.js" for name in _NAMES)


def module_text(modules: Sequence[Path]) -> str:
    """ES modules, each after what it imports, as a single one."""
    return "\n".join(_without_links(path.read_text(encoding="utf-8")) for path in modules)


def _without_links(source: str) -> str:
    """A module's text with its imports of its neighbours, and its exports to them, taken out."""
    source = re.sub(r"^import [^;]* from \"\.{1,2}/[^\"]+\";\n", "", source, flags=re.MULTILINE)
    return re.sub(r"^export (?!default)", "", source, flags=re.MULTILINE)


def style_text(*sheets: Path) -> str:
    """The style sheet that all plots share, and a plot's own after it."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in (_HERE / "plots.css", *sheets))


@cache
def component(name: str, html: Path, css: Path, modules: tuple[Path, ...]) -> Callable[..., Any]:
    """The component of that name; registered once a process."""
    return st.components.v2.component(
        name,
        html=html.read_text(encoding="utf-8"),
        css=style_text(css),
        js=module_text(modules),
        isolate_styles=False,
    )


def mount(
    mounted: Callable[..., Any],
    *,
    key: str,
    data: Mapping[str, Any],
    read: Callable[[object], T | None],
    on_commit: Callable[[T], None] | None,
) -> T | None:
    """Show a component and return what the last gesture left behind, in the run it caused.

    Parameters
    ----------
    mounted : callable
        From `component`.
    key : str
        Identifies it; new data under the same key change the plot in place.
    data : mapping
        What the browser's module is given, with ``answered`` added: the number of the last commit that was
        taken, so that an answer to an older gesture does not pull the hands back.
    read : callable
        Makes a commit of what the browser sent; None where that is impossible.
    on_commit : callable or None
        Called with the commit before the script runs, when widgets' values may still be set.

    Returns
    -------
    commit or None
    """
    sequence_key = f"{key}:sequence"

    def remember() -> None:
        payload = _payload(st.session_state.get(key))
        st.session_state[sequence_key] = _sequence(payload)
        commit = read(payload)
        if commit is not None and on_commit is not None:
            on_commit(commit)

    answered = st.session_state.get(sequence_key, 0)
    return read(_payload(mounted(key=key, data={**data, "answered": answered}, on_commit_change=remember)))


def _payload(state: object) -> object:
    return state.get("commit") if isinstance(state, Mapping) else getattr(state, "commit", None)


def _sequence(payload: object) -> int:
    value = payload.get("sequence") if isinstance(payload, Mapping) else None
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0
