"""Names and sentences the way the page writes them, in the language it is served in."""

from __future__ import annotations

import os
import re
from functools import cache

from deriv_core.expression.reading.characters import GREEK
from deriv_core.limits import LONGEST_NAME
from deriv_core.words import LANGUAGES, SOURCE, Message, say

_ASKED_FOR = os.environ.get("DERIVATIVE_EXPLORER_LANGUAGE", SOURCE)
LANGUAGE = _ASKED_FOR if _ASKED_FOR in LANGUAGES else SOURCE
"""The language the pages are served in, one for all visitors: a folder of `deriv_core.words`."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def phrase(code: str, /, **values: str | int) -> str:
    """A sentence of the page's own."""
    return said(Message(code, **values)) if values else _fixed(code)


@cache
def _fixed(code: str) -> str:
    """One without values, as most are on every page."""
    return said(Message(code))


def said(message: str) -> str:
    """What the library says, or any other text."""
    return say(message, LANGUAGE)


def plain(text: str) -> str:
    r"""`text` so that Markdown shows it letter by letter: every sign that could mean something is escaped.

    >>> plain("2*w [x](y) $1$")
    '2\\*w \\[x\\]\\(y\\) \\$1\\$'
    """
    return _PUNCTUATION.sub(r"\\\1", said(text).replace("\n", " "))


def sentence_of(words: str) -> str:
    """Words with a capital and a full stop, whatever they came with.

    >>> sentence_of("a corner, so no tangent")
    'A corner, so no tangent.'
    """
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "…")) else ".")


def letter(variable: str) -> str:
    """The variable as it is written: w stays w, theta is θ.

    >>> letter("w"), letter("theta")
    ('w', 'θ')
    """
    return next((sign for sign, name in GREEK.items() if name == variable), variable)


def caret(text: str, position: int, width: int = 60) -> str:
    """`text` with a caret under the character at `position`; a long text is cut to what surrounds it.

    >>> print(caret("sin(", 3))
    sin(
       ^
    """
    start = max(0, position - width * 2 // 3)
    cut = text[start : start + width]
    ahead = "…" if start else ""
    behind = "…" if start + width < len(text) else ""
    # A tab or another control sign would move the caret away from its character.
    shown = "".join(sign if sign.isprintable() else "�" for sign in cut)
    return f"{ahead}{shown}{behind}\n{' ' * (len(ahead) + position - start)}^"


def file_name(function: str, point: str) -> str:
    """A name that every system takes.

    >>> file_name("w^2", "3"), file_name("sin(w)/w", "-pi/4")
    ('derivative-w-2-at-3', 'derivative-sin-w-w-at-minus-pi-4')
    """
    at = f"minus {point[1:]}" if point.startswith("-") else point
    return f"derivative-{_slug(function) or 'of-a-function'}-at-{_slug(at) or 'a-point'}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_NAME].strip("-")
