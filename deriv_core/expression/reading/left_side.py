r"""What stands left of the rule: ``J(w) =``, ``y =``, ``f_1(x) :=``, ``loss =``, ``f: x ->``, ``x ↦``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.characters import GREEK, fold_leniently
from deriv_core.expression.reading.letter_runs import is_explained
from deriv_core.words import Message

_LONGEST = 120
_GREEK_NAMES = sorted(GREEK.values(), key=len, reverse=True)
_GREEK = rf"\\?(?:{'|'.join(_GREEK_NAMES)})(?![A-Za-z])|[{''.join(GREEK)}]"
_NAME = (
    rf"(?P<name>{_GREEK}|[A-Za-z]+)"
    r"(?P<index>\s*_\s*\{?\s*[A-Za-z0-9]{1,3}\s*\}?|\d{1,2}|[₀-₉]{1,2})?"
)
_VARIABLE = rf"(?P<variable>{_GREEK}|[A-Za-z])"
_BRACKETS = rf"\s*(?:\\left)?\s*[(\[]\s*{_VARIABLE}\s*(?:\\right)?\s*[)\]]"
_DEFINED = re.compile(rf"\s*(?:\\[(\[])?\s*{_NAME}(?P<brackets>{_BRACKETS})?\s*:?=(?![=<>])")
_ARROW = r"->|↦|\\mapsto(?![A-Za-z])|\\to(?![A-Za-z])"
_MAPPED = re.compile(rf"\s*(?:\\[(\[])?\s*{_NAME}\s*(?::|\\colon)\s*{_VARIABLE}\s*(?:{_ARROW}|→|⟶|⟼)")
_SIGN = re.compile(r"[=≔＝﹦>＞:↦→⟶⟼]|\\mapsto|\\to|\\colon")
_BARE_MAP = re.compile(rf"\s*(?:\\[(\[])?\s*{_VARIABLE}\s*(?:{_ARROW})")


@dataclass(frozen=True, slots=True)
class LeftSide:
    """A left-hand side.

    Attributes
    ----------
    name : str
        Of the function; empty where there is none.
    letters : tuple of str
        Single letters put equal to the rule without brackets, as the y of ``y =``.
    variable : str or None
        Where it is named.
    defines : bool
        Whether it cannot be one side of an equation, as ``f(x) =`` and ``y =`` cannot.
    start : int
        Where the right-hand side begins.
    sign : int
        Where its = or arrow stands.
    """

    name: str = ""
    letters: tuple[str, ...] = ()
    variable: str | None = None
    defines: bool = True
    start: int = 0
    sign: int = 0


def left_side(text: str) -> LeftSide:
    """The left-hand side of a text; an empty one where it has none.

    Raises
    ------
    ExpressionError
        Where a constant is named as the variable.
    """
    if not _SIGN.search(text[:_LONGEST]):
        return LeftSide()
    head = fold_leniently(text[:_LONGEST])
    mapped = _MAPPED.match(head) or _BARE_MAP.match(head)
    if mapped:
        groups = mapped.groupdict()
        named = "name" in groups
        variable = _variable(text, mapped)
        return LeftSide(_shown(mapped) if named else "", (), variable, named, mapped.end(), _last(mapped))
    found = LeftSide()
    while match := _DEFINED.match(head, found.start):
        side = _defined(text, match)
        if side is None or (found.variable and side.variable and found.variable != side.variable):
            break
        found = LeftSide(
            found.name if found.name and (found.variable or not side.variable) else side.name,
            found.letters + side.letters,
            found.variable or side.variable,
            side.defines,
            side.start,
            side.sign,
        )
    return found


def _defined(text: str, match: re.Match[str]) -> LeftSide | None:
    name, index, brackets = match["name"], match["index"], match["brackets"]
    plain = GREEK.get(name, name.lstrip("\\"))
    if plain in ("e", "pi") or (
        index and not brackets and not index.lstrip().startswith(("_", *"₀₁₂₃₄₅₆₇₈₉"))
    ):
        return None
    greek_or_letter = len(plain) == 1 or plain in GREEK.values()
    variable = _variable(text, match) if brackets else None
    if not greek_or_letter and (len(plain) < 3 or _is_product(plain, variable)):
        return None
    letters = (plain,) if greek_or_letter and not brackets else ()
    defines = bool(brackets) or (greek_or_letter and not index)
    return LeftSide(_shown(match), letters, variable, defines, match.end(), _last(match))


def _is_product(word: str, variable: str | None) -> bool:
    """Whether a word means something already: cost = t^2 is an equation between cos t and t^2."""
    return any(is_explained(word, letter) for letter in ([variable] if variable else {"", *word}))


def _shown(match: re.Match[str]) -> str:
    name = match["name"].lstrip("\\")
    name = next((letter for letter, spelled in GREEK.items() if spelled == name), name)
    return name + re.sub(r"[\s{}]", "", match["index"] or "")


def _variable(text: str, match: re.Match[str]) -> str:
    variable = GREEK.get(match["variable"], match["variable"].lstrip("\\"))
    if variable in ("e", "E", "pi"):
        message = Message("reading-constant-not-variable", variable=variable)
        raise ExpressionError(message, text, match.start("variable"), Message("reading-use-another-letter"))
    return variable


def _last(match: re.Match[str]) -> int:
    """Where the = or the arrow stands."""
    arrow = re.search(rf"(?:{_ARROW}|→|⟶|⟼|:?=)$", match.group())
    return match.start() + (arrow.start() if arrow else 0)
