"""What a notebook and a script are made of: cells of text and of Python."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

from ..words import phrase

# What Markdown may read as more than a sign in the middle of a line. Brackets, "=" and ":" stay as they are:
# a viewer takes "\(" or "\[" for the beginning of a formula.
_SIGNS = re.compile(r"[\\`*_\]<>|~$&]")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: in Markdown, and as plain lines; without plain lines a script leaves it out."""

    markdown: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of Python.

    Attributes
    ----------
    source : str
    shows : str
        An expression whose value is shown after them; empty where they print for themselves.
    saves : bool
        Whether that is a figure, which a script writes into a file.
    folded : bool
        Whether a notebook hides the lines until somebody asks.
    """

    source: str = ""
    shows: str = ""
    saves: bool = False
    folded: bool = False


Cell: TypeAlias = Text | Code


@dataclass(frozen=True, slots=True)
class Names:
    """What the code calls things; none is the variable's name."""

    w: str
    J: str

    @property
    def J_at(self) -> str:  # noqa: N802 - named after what it is the name of
        """The function in floats."""
        return f"{self.J}_at"

    @property
    def k(self) -> str:
        """The slope of the secant."""
        return "k" if self.w != "k" else "k_secant"


def quoted(text: str) -> str:
    """A text as Python, in double quotes.

    >>> quoted('a "word"')
    '"a \\\\"word\\\\""'
    """
    return json.dumps(text, ensure_ascii=False)


def markdown(text: str) -> str:
    r"""A sentence so that a notebook shows it letter by letter.

    >>> markdown("J(1) = 1: a jump, |w| * 2, [x](y)")
    'J(1) = 1: a jump, \\|w\\| \\* 2, [x\\](y)'
    """
    return _SIGNS.sub(r"\\\g<0>", text.replace("\n", " "))


def heading(title: str, text: str, **values: str) -> str:
    """Markdown: a heading and a paragraph, by the codes of their words."""
    return f"## {phrase(title)}\n\n{phrase(text, **values)}"
