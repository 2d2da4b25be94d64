"""A module of the browser's as a Streamlit component: its markup, its address, its scene, its commits read.

The modules know nothing of Streamlit: `streamlit.js` hands them their scene and takes their commits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from ..assets import STREAMLIT_HOST, address_of
from ..words import phrase
from .resent import without_what_is_held

T = TypeVar("T")

_HERE = Path(__file__).parent


_CODE = re.compile(r"\{\{ ([a-z0-9-]+) \}\}")


@cache
def component(name: str, html: str, css: str = "", *, isolate_styles: bool = False) -> Callable[..., Any]:
    """The component of that name, registered once a process: markup (`in_words`), and a host for a module."""
    host = STREAMLIT_HOST.read_text(encoding="utf-8")
    return st.components.v2.component(
        name, html=in_words(html), css=css, js=host, isolate_styles=isolate_styles
    )


def in_words(html: str) -> str:
    """That markup, with the message of its code wherever it says ``{{ markup-zoom-in }}``."""
    return _CODE.sub(_phrase, html)


def _phrase(code: re.Match[str]) -> str:
    return escape(phrase(code[1]))


def data_for(module: str, scene: Mapping[str, Any]) -> dict[str, Any]:
    """What a component is mounted with: its module, by name ("plots/stage.js"), and that module's scene."""
    return {"module": address_of(module), "scene": scene}


def mount(
    mounted: Callable[..., Any],
    *,
    module: str,
    key: str,
    scene: Mapping[str, Any],
    read: Callable[[object], T | None],
    on_commit: Callable[[T], None] | None,
) -> T | None:
    """Show a component and return what the last gesture left behind, in the run it caused.

    Parameters
    ----------
    mounted : callable
        From `component`.
    module : str
        The name of the plot's module.
    key : str
        Identifies it; a new scene under the same key changes the plot in place.
    scene : mapping
        What the browser's module is given, without what its commit says the page holds, and with ``answered``
        added: the number of the last commit that was taken, so that an answer to an older gesture does not
        pull the hands back.
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
        payload = payload_of(st.session_state.get(key))
        st.session_state[sequence_key] = _sequence(payload)
        commit = read(payload)
        if commit is not None and on_commit is not None:
            on_commit(commit)

    answered = st.session_state.get(sequence_key, 0)
    held = payload_of(st.session_state.get(key))
    data = data_for(module, {**without_what_is_held(scene, held), "answered": answered})
    return read(payload_of(mounted(key=key, data=data, on_commit_change=remember)))


def payload_of(state: object) -> object:
    """What a component sent last, from its state."""
    return state.get("commit") if isinstance(state, Mapping) else getattr(state, "commit", None)


def _sequence(payload: object) -> int:
    value = payload.get("sequence") if isinstance(payload, Mapping) else None
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0
