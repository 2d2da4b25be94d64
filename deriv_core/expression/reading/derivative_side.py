r"""What may stand left of a derivative: ``dy/dx =``, ``f'(x) =``, ``\frac{d}{dw} J(w) =``, ``(w^2)' =``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.characters import GREEK
from deriv_core.words import Message

_LONGEST = 200
_GREEK = "|".join(sorted(GREEK.values(), key=len, reverse=True))
_LETTER = rf"(?:\\?(?:{_GREEK})(?![A-Za-z])|[A-Za-z{''.join(GREEK)}])"
_PLACE = rf"\s*(?:\\left)?\s*\(\s*(?P<place>{_LETTER})\s*(?:\\right)?\s*\)"
_PRIME = r"\s*(?:['\u2019\u2032\u02b9\u00b4`]|\^\s*\{?\s*\\prime\s*\}?|\\prime(?![A-Za-z]))"
_D = r"(?:d|\\mathrm\s*\{?\s*d\s*\}?|\\partial(?![A-Za-z])|∂)\s*"
_BELOW = rf"{_D}(?P<variable>{_LETTER})\s*"
_EQUALS = r"\s*:?=(?!=)"
_NAMED = rf"{_LETTER}(?:{_PLACE})?\s*"
# Something written out, as in (w^2 + 1)' =; not across another sign of equality.
_WRITTEN = r"(?P<function>[^=]+?)\s*"


def _over(above: str) -> tuple[str, str]:
    r"""Above / dx, and \frac{above}{dx}."""
    return rf"{above}/\s*{_BELOW}", rf"\\[dtc]?frac\s*\{{\s*{above}\}}\s*\{{\s*{_BELOW}\}}\s*"


_HEADS = tuple(
    re.compile(rf"\s*(?:\$+|\\[(\[])?\s*{head}{_EQUALS}")
    for head in (
        rf"{_LETTER}{_PRIME}(?!{_PRIME})(?:{_PLACE})?",
        rf"\\dot\s*\{{?\s*{_LETTER}\s*\}}?(?:{_PLACE})?",
        rf"D\s*(?:_\s*\{{?\s*(?P<variable>{_LETTER})\s*\}}?)?\s*{_NAMED}",
        *_over(rf"{_D}{_NAMED}"),
        *(rf"{over}(?:{_NAMED})?" for over in _over(_D)),
        rf"\({_WRITTEN}\){_PRIME}(?!{_PRIME})",
        *_over(rf"{_D}\({_WRITTEN}\)\s*"),
        *(over + _WRITTEN for over in _over(_D)),
    )
)
_HIGHER = re.compile(
    rf"\s*(?:\$+|\\[(\[])?\s*(?:{_LETTER}(?:{_PRIME}){{2,}}|{_LETTER}\s*[\u2033\u2034\"]|"
    rf"(?:\\[dtc]?frac\s*\{{\s*)?{_D}\^\s*\{{?\s*\d)[^=]*{_EQUALS}"
)


@dataclass(frozen=True, slots=True)
class DerivativeSide:
    """A left-hand side that names a derivative.

    Attributes
    ----------
    start : int
        Where the right-hand side begins; 0 where there is no such left-hand side.
    variable : str or None
        By which one differentiates, where that is named.
    function : str
        What is differentiated, where it is written out instead of named.
    """

    start: int = 0
    variable: str | None = None
    function: str = ""


def derivative_side(text: str) -> DerivativeSide:
    """The left-hand side of an answer that names a derivative; an empty one where it has none.

    Raises
    ------
    ExpressionError
        Where a higher derivative is named.
    """
    found = DerivativeSide()
    head = text[:_LONGEST]
    while step := _one(head[found.start :]):
        variable, function = step.variable or found.variable, step.function or found.function
        found = DerivativeSide(found.start + step.start, variable, function)
    if _HIGHER.match(head, found.start):
        hint = Message("reading-first-derivative-asked-for")
        raise ExpressionError(Message("reading-names-higher-derivative"), text, found.start, hint)
    return found


def _one(head: str) -> DerivativeSide | None:
    for pattern in _HEADS:
        if match := pattern.match(head):
            groups = match.groupdict()
            letter = groups.get("variable") or groups.get("place")
            variable = None if letter is None else GREEK.get(letter, letter.lstrip("\\"))
            return DerivativeSide(match.end(), variable, groups.get("function") or "")
    return None
