"""The page's address: one link restores one picture (f, at, eps, scheme, x, y)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from deriv_core.calculus.scheme import Scheme

from .choice import (
    LONGEST_FUNCTION,
    LONGEST_LIST,
    LONGEST_STEP,
    Choice,
    Texts,
    problems_of,
    split_points,
)
from .plots.wire import Window
from .words import field_text

Range = tuple[float, float]

# The lab's first function and points. A step of 1 makes a secant one can see; shrinking it is the lesson.
FIRST_VISIT = Texts(function="w^2", points="3, 2, -3", step="1", scheme="forward")
_TYPED = {"f": "function", "at": "points", "eps": "step"}
_LONGEST = {"f": LONGEST_FUNCTION, "at": LONGEST_LIST, "eps": LONGEST_STEP, "scheme": 20, "x": 60, "y": 60}

_MOST_UNKNOWN = 12
# The queries that another has followed, in this visit.
_LEFT, _MOST_LEFT = "addresses_left", 50


def came_by_history() -> bool:
    """Whether this run is the browser's back or forward button."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def say_address(query: Mapping[str, str | list[str]]) -> dict[str, str]:
    """Put a query into the browser's address; gives it as it will come back."""
    state, params = st.session_state, st.query_params
    state[_LEFT] = (*state.get(_LEFT, ()), params.to_dict())[-_MOST_LEFT:]
    params.from_dict(query)
    return params.to_dict()


def lags(query: Mapping[str, str]) -> bool:
    """Whether the browser sent this query before it had the one that followed."""
    return query in st.session_state.get(_LEFT, ()) and not came_by_history()


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says, and what had to be ignored (a sentence each, in plain text)."""

    texts: Texts
    window: Window | None
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a page has in its address besides the picture.

    Attributes
    ----------
    keys : tuple of str
    read : callable
        Sets the page's widgets from a query; gives what of it had to be ignored, a sentence each.
    write : callable
        Gives the query that says how they stand.
    """

    keys: tuple[str, ...] = ()
    read: Callable[[Mapping[str, str]], Sequence[str]] = lambda _: ()
    write: Callable[[], dict[str, str]] = dict


NO_PART = Part()


def read_address(query: Mapping[str, str]) -> Address:
    """Read the address, each value on its own: one that cannot be read is ignored, the others hold.

    What has a field to be typed in stands there all the same, where it can be mended.
    """
    unknown = [key for key in query if key not in _LONGEST][:_MOST_UNKNOWN]
    ignored = [f"{key[:20]} is no part of this page's address." for key in unknown]

    def text(key: str, otherwise: str) -> str:
        value = query.get(key)
        if value is None:
            return otherwise
        if len(value) > _LONGEST[key]:
            ignored.append(f"{key} is longer than {_LONGEST[key]} characters.")
            return otherwise
        wrong = _wrong(key, value)
        ignored.extend(f"{key}={value}: {message}" for message in wrong)
        return value if key in _TYPED or not wrong else otherwise

    function = text("f", FIRST_VISIT.function)
    points = text("at", FIRST_VISIT.points)
    if not _wrong("at", points):
        points = ", ".join(split_points(points))
    step = text("eps", FIRST_VISIT.step)
    scheme = text("scheme", FIRST_VISIT.scheme)
    x, y = (_range(text(key, "")) for key in ("x", "y"))
    if (x is None) != (y is None):
        x = y = None
        if not any(line.startswith(("x", "y")) for line in ignored):
            ignored.append("A window needs both x and y.")
    window = Window(x, y) if x and y else None
    return Address(Texts(function, points, step, scheme), window, tuple(ignored))


def _wrong(key: str, value: str) -> list[str]:
    """Why `value`, or a part of it, means nothing for `key`."""
    match key:
        case "f" | "at" | "eps":
            return [problem.message for problem in problems_of(_TYPED[key], value)]
        case "scheme" if value not in list(Scheme):
            return [f"it is one of {', '.join(Scheme)}."]
        case "x" | "y" if _range(value) is None:
            return ["a window is written from:to, such as -4:4."]
    return []


def _range(text: str) -> Range | None:
    """``-4:4`` as two floats with room between them, or None."""
    first, colon, second = text.partition(":")
    try:
        low, high = float(first), float(second)
    except ValueError:
        return None
    wide_enough = math.isfinite(high - low) and high - low > 1e-12 * max(abs(low), abs(high), 1e-3)
    return (low, high) if colon and wide_enough else None


def link_to(page: str, choice: Choice, window: Window | None) -> str:
    """A link to a page that takes such an address, with what is drawn here."""
    return f"./{page}?" + urlencode(write_address(choice, window))


def write_address(choice: Choice, window: Window | None) -> dict[str, str]:
    """The query that restores `choice`, with the window where the learner set one."""
    texts = choice.texts
    query = {
        "f": texts.function.strip(),
        "at": ",".join(point.text for point in choice.points),
        "eps": texts.step.strip(),
        "scheme": texts.scheme,
    }
    if window:
        query |= {key: ":".join(map(field_text, ends)) for key, ends in (("x", window.x), ("y", window.y))}
    return query
