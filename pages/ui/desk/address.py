"""The page's address: one link restores one picture (f, at, eps, scheme, x, y)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from deriv_core.calculus.scheme import Scheme
from deriv_core.lessons.fields import read_interval
from deriv_core.limits import LONGEST_FUNCTION, LONGEST_NUMBER, LONGEST_POINTS, LONGEST_STEP
from deriv_core.numbers.typed import field_text

from ..plots.wire import Window
from ..words import phrase, said
from .texts import FIRST_VISIT, Texts, problems_of, split_points

_TYPED = {"f": "function", "at": "points", "eps": "step"}
_LONGEST = {
    "f": LONGEST_FUNCTION,
    "at": LONGEST_POINTS,
    "eps": LONGEST_STEP,
    "scheme": 20,
    "x": LONGEST_NUMBER,
    "y": LONGEST_NUMBER,
}

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
    ignored = [phrase("desk-no-part-pages-address", key=key[:20]) for key in unknown]

    def text(key: str, otherwise: str) -> str:
        value = query.get(key)
        if value is None:
            return otherwise
        if len(value) > _LONGEST[key]:
            ignored.append(phrase("desk-key-too-long", key=key, longest=_LONGEST[key]))
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
    x, y = (read_interval(text(key, "")) for key in ("x", "y"))
    if (x is None) != (y is None):
        x = y = None
        if not any(line.startswith(("x", "y")) for line in ignored):
            ignored.append(phrase("lessons-window-needs-both-x-and"))
    window = Window(x, y) if x and y else None
    return Address(Texts(function, points, step, scheme, window), tuple(ignored))


def _wrong(key: str, value: str) -> list[str]:
    """Why `value`, or a part of it, means nothing for `key`."""
    match key:
        case "f" | "at" | "eps":
            return [said(problem.message) for problem in problems_of(_TYPED[key], value)]
        case "scheme" if value not in list(Scheme):
            return [phrase("desk-schemes", scheme=", ".join(Scheme))]
        case "x" | "y" if read_interval(value) is None:
            return [phrase("desk-window-written-from-such-4")]
    return []


def link_to(page: str, texts: Texts) -> str:
    """A link to a page that takes such an address, with what is asked here."""
    return f"./{page}?" + urlencode(write_address(texts))


def write_address(texts: Texts) -> dict[str, str]:
    """The query that asks the same, with the window where one was chosen."""
    query = {
        "f": texts.function.strip(),
        "at": ",".join(split_points(texts.points)),
        "eps": texts.step.strip(),
        "scheme": texts.scheme,
    }
    window = texts.window
    if window:
        query |= {key: ":".join(map(field_text, ends)) for key, ends in (("x", window.x), ("y", window.y))}
    return query
