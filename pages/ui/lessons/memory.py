"""What was answered, given to the browser to keep, and taken back where the visit does not know it.

The server keeps nothing: a reload, or another replica, begins a visit that knows nothing. What a browser
brings is its word only, so it is read like what is typed, and judged anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from deriv_core.lessons.blocks import Predict
from deriv_core.limits import LONGEST_FUNCTION

from ..plots.component import component, data_for, payload_of
from .predict_block import Kept, kept_of, take_back

MODULE = "lessons/memory.js"
_PLACE = '<div class="de-memory"><span></span> <button type="button" hidden></button></div>'
_MOST_TRIES = 999


def keep_in_browser(place: str, predictions: Mapping[str, Predict], opened: str = "") -> None:
    """Have the browser keep what was answered, under the name of a place, and bring what it has kept.

    Parameters
    ----------
    place : str
        All that is kept together, and cleared together.
    predictions : mapping
        By the key that each is shown under.
    opened : str, optional
        What the state has the time under at which this was opened, where that is kept too.
    """
    ids = {_id(key, block): key for key, block in predictions.items()}
    answers = {name: kept.data() for name, key in ids.items() if (kept := kept_of(key))}
    known: dict[str, Any] = {"answers": answers}
    if opened and opened in st.session_state:
        known["opened"] = st.session_state[opened]
    mounted = component("derivative_memory", _PLACE)
    key = f"memory_{place}"
    mounted(
        key=key,
        data=data_for(MODULE, {"place": place, "known": known}),
        on_commit_change=partial(_take, key, ids, opened),
    )


def _id(key: str, block: Predict) -> str:
    """A prediction's name in the browser: another question has another, wherever it stands."""
    function = block.function.text if block.function else ""
    asked = "|".join((block.ask, function, str(block.question), block.point or ""))
    return f"{key}:{hashlib.sha256(asked.encode()).hexdigest()[:8]}"


def _take(key: str, ids: Mapping[str, str], opened: str) -> None:
    """Bring into the visit what the browser kept; of anything impossible, nothing."""
    payload = payload_of(st.session_state.get(key))
    answers = payload.get("answers") if isinstance(payload, Mapping) else None
    if not isinstance(answers, Mapping):
        return
    for name, where in ids.items():
        kept = read_kept(answers.get(name))
        if kept is not None:
            take_back(where, kept)
    began = payload.get("opened") if isinstance(payload, Mapping) else None
    if opened and isinstance(began, int | float) and 0 < began < st.session_state.get(opened, 0):
        st.session_state[opened] = float(began)


def read_kept(data: object) -> Kept | None:
    """An answer as a browser kept it; None unless every part of it is possible."""
    if not isinstance(data, Mapping):
        return None
    first, last, at, tries = (data.get(name) for name in ("first", "last", "at", "tries"))
    texts = [text for text in (first, last) if text is not None]
    if first is None or not all(isinstance(text, str) and len(text) <= LONGEST_FUNCTION for text in texts):
        return None
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 < at < 1e11:
        return None
    if isinstance(tries, bool) or not isinstance(tries, int) or not 1 <= tries <= _MOST_TRIES:
        return None
    return Kept(str(first), float(at), None if last is None else str(last), tries)
