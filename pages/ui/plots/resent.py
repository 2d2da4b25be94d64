"""What of a scene a browser need not be sent again: a commit names the large parts that its page holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

# Characters; what is shorter is sent each time.
_LARGE = 200
_MARK = 12  # digits of a digest: 48 bits, of parts that a page holds two dozen of
_MOST = 24


def without_what_is_held(scene: Mapping[str, Any], payload: object) -> dict[str, Any]:
    """A scene as it travels.

    Parameters
    ----------
    scene : mapping
        Of what JSON has.
    payload : object
        What the browser sent last, a stranger's data.

    Returns
    -------
    dict
        The scene without the parts that are ``same``, with the ``marks`` of the large ones that are sent.
    """
    held = _held(payload)
    sent, marks, same = dict(scene), {}, {}
    for name, value in scene.items():
        text = (
            value if isinstance(value, str) else json.dumps(value) if isinstance(value, list | dict) else ""
        )
        if len(text) < _LARGE:
            continue
        mark = hashlib.sha256(text.encode()).hexdigest()[:_MARK]
        if mark in held:
            same[name] = mark
            del sent[name]
        else:
            marks[name] = mark
    return sent | {"marks": marks, "same": same}


def _held(payload: object) -> set[str]:
    held = payload.get("held") if isinstance(payload, Mapping) else None
    return {mark for mark in held[:_MOST] if isinstance(mark, str)} if isinstance(held, list) else set()
