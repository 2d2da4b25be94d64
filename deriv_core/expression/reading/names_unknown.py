"""What to say of a name nobody knows: whole, where it begins, with the nearest name that is known."""

from __future__ import annotations

import difflib
from typing import NoReturn

from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.names import GREEK_NAMES, NAMES
from deriv_core.expression.reading.names_elsewhere import ASKED, INSTEAD
from deriv_core.expression.reading.tokens import Token
from deriv_core.words import Message

_SUGGESTED = [*(name for name in NAMES if len(name) > 1), "log10", "log2"]
_LONGEST_SHOWN = 30


def refuse_unknown(text: str, tokens: list[Token], variable: str, *, forced: bool) -> NoReturn:
    """Refuse the first part of a word that nothing explains.

    Parameters
    ----------
    text : str
        What was typed.
    tokens : list of Token
        Explained as far as possible: what is left unknown has the kind "word".
    variable : str
        What the variable is taken to be; empty where there is none.
    forced : bool
        Whether the variable was given, not inferred.

    Raises
    ------
    ExpressionError
    """
    index = next(i for i, token in enumerate(tokens) if token.kind == "word")
    alone = _stands_alone(tokens, variable)
    first, last = _whole_name(tokens, index, variable, alone)
    name, start = text[first.start : last.end], first.start
    _refuse_meant(text, start)
    if len(name) == 1 and (sign := _equals(tokens)) is not None:
        hint = Message("reading-type-one-side-only-function")
        raise ExpressionError(Message("reading-equation-not-function"), text, sign, hint)
    if len(name) == 1 or tokens[index].value in GREEK_NAMES:
        run = _run_around(text, start)
        almost = _nearest(run, 0.75) if len(run) > max(2, len(name)) else None
        if almost is None:
            message, advice = _second_variable(tokens, index, variable, forced)
            raise ExpressionError(message, text, start, advice)
        name = run
    shown = name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…"
    nearest = _nearest(name, 0.6)
    hint = (
        Message("reading-did-you-mean", nearest=nearest)
        if nearest
        else Message("reading-type-function-such-as-w-2-or-sin")
    )
    raise ExpressionError(Message("reading-not-known-name", shown=shown), text, start, hint)


def _refuse_meant(text: str, start: int) -> None:
    """Refuse a name that asks for something else, or that has a replacement to type."""
    while start and text[start - 1].isalpha():
        start -= 1
    word = _run_around(text, start)
    called = text[start + len(word) :].lstrip()[:1] in ("(", "[")
    asked = "derivative" if word == "D" and called else ASKED.get(word.lower())
    if asked == "derivative" and not called:
        return
    if asked == "derivative":
        message = Message("reading-asks-for-derivative-what-page")
        raise ExpressionError(message, text, start, Message("reading-type-function-only"))
    if asked:
        hint = Message("reading-type-function-only-such-w")
        raise ExpressionError(
            Message("reading-asks-for-not-function", word=word, asked=asked), text, start, hint
        )
    instead = INSTEAD.get(word.lower())
    if instead:
        raise ExpressionError(Message("reading-not-known-name", shown=word), text, start, instead)


def _equals(tokens: list[Token]) -> int | None:
    """Where an equals sign stands that belongs to no cases."""
    if any(token.value in ("piecewise", "cases", "if") for token in tokens):
        return None
    return next((token.start for token in tokens if (token.kind, token.value) == ("relation", "=")), None)


def _nearest(name: str, cutoff: float) -> str | None:
    if len(name) > _LONGEST_SHOWN:
        return None
    return next(iter(difflib.get_close_matches(name.lower(), _SUGGESTED, n=1, cutoff=cutoff)), None)


def _stands_alone(tokens: list[Token], variable: str) -> bool:
    """Whether the variable is written somewhere with no other letter beside it."""
    return any(
        token.kind == "letter" and token.value == variable and not _letter_beside(tokens, position)
        for position, token in enumerate(tokens)
    )


def _letter_beside(tokens: list[Token], position: int) -> bool:
    lettered = {"letter", "word", "function", "constant", "keyword"}
    here = tokens[position]
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return (before is not None and before.end == here.start and before.kind in lettered) or (
        after is not None and after.start == here.end and after.kind in lettered
    )


def _whole_name(tokens: list[Token], index: int, variable: str, alone: bool) -> tuple[Token, Token]:
    """The unknown part with the letters that were only cut off it: the t of print, the e of erf."""
    first = last = index
    if len(tokens[index].value) == 1 and not _cut_from_e(tokens, index):
        return tokens[first], tokens[last]
    while _joined(tokens, last) and tokens[last + 1].kind in ("letter", "constant", "word"):
        last += 1
    while first and _joined(tokens, first - 1) and tokens[first - 1].kind in ("letter", "constant", "word"):
        is_variable = tokens[first - 1].kind == "letter"
        if is_variable and (alone or variable == "x") and not _cut_from_e(tokens, first - 1):
            break
        first -= 1
    return tokens[first], tokens[last]


def _joined(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start


def _cut_from_e(tokens: list[Token], index: int) -> bool:
    return index > 0 and _joined(tokens, index - 1) and tokens[index - 1].value == "e"


def _run_around(text: str, position: int) -> str:
    start = end = position
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _unknown_letters(tokens: list[Token]) -> list[str]:
    """The single letters that are left unknown, each once, in their order."""
    return list(dict.fromkeys(t.value for t in tokens if t.kind == "word" and len(t.value) == 1))


def _second_variable(tokens: list[Token], index: int, variable: str, forced: bool) -> tuple[str, str]:
    unknown, after = tokens[index], tokens[index + 1]
    name = unknown.value
    if (after.kind, after.value) == ("open", ")") and after.start == unknown.end:
        message = Message("reading-not-function-with-known-meaning", name=name)
        hint = Message("reading-type-rule-itself", variable=variable or "x")
        if name in ("u", "H"):
            hint = Message("reading-for-unit-step-type-heaviside", variable=variable or "x")
    elif forced:
        message = Message("reading-variable-not-known", variable=variable, name=name)
        hint = Message("reading-type-place", variable=variable, name=name)
    else:
        others = _unknown_letters(tokens)
        if len(others) > 1 and variable:
            listed = f"{', '.join(others[:-1])} and {others[-1]}"
            message = Message("reading-other-letters-beside-function-one", variable=variable, listed=listed)
            return message, Message("reading-give-values", listed=listed)
        message = Message("reading-two-variables-and-function-one", variable=variable, name=name)
        hint = Message("reading-give-value", name=name)
    if name in ("i", "j", "I"):
        hint = Message("reading-only-real-numbers-used-i")
    return message, hint
