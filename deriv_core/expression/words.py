"""Letter runs explained: xsinx is x, sin, x. One letter is the variable; the rest must be known names."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable
from dataclasses import replace

from ..errors import ExpressionError
from .characters import GREEK
from .functions import SPELLINGS
from .tokens import Kind, Token

DEFAULT_VARIABLE = "x"
KEYWORDS = {
    "if": "if",
    "when": "if",
    "for": "if",
    "otherwise": "otherwise",
    "else": "otherwise",
    "and": "and",
}

_GREEK_NAMES = set(GREEK.values()) - {"pi"}
_NAMES: dict[str, tuple[Kind, str]] = {
    **{s: ("function", name) for s, name in SPELLINGS.items() if s.isalpha()},
    "nthRoot": ("function", "root"),
    "pow": ("function", "pow"),
    "piecewise": ("function", "piecewise"),
    "pi": ("constant", "pi"),
    "e": ("constant", "e"),
}
_LONGEST = max(map(len, _NAMES))
_SUGGESTED = [*(name for name in _NAMES if len(name) > 1), "log10", "log2"]
# Two-letter names of some countries would turn up inside ordinary runs, so they must stand alone.
_ONLY_WHOLE = {"sh", "ch", "th", "lb"}
_FAVOURITES = "xtwuyzvsrnmkpqabcdfghijlo"
_STARTS_ARGUMENT = {
    "open",
    "bar",
    "word",
    "letter",
    "constant",
    "function",
    "number",
    "fraction",
    "root",
    "frac",
}
_STARTS_ARGUMENT |= {"sqrt", "underscore", "power"}

_Piece = tuple[Kind | None, str, int, int]  # None: not explained


def explain(text: str, tokens: list[Token], variable: str | None) -> tuple[list[Token], str, list[str]]:
    """Replace every word by the names it is made of.

    Parameters
    ----------
    text : str
        What was typed, for the errors.
    tokens : list of Token
        From `tokens.tokenise`.
    variable : str or None
        The variable where it is already known.

    Returns
    -------
    tokens : list of Token
        Without words.
    variable : str
    notes : list of str
        Readings worth showing.

    Raises
    ------
    ExpressionError
        At the part of a word nothing explains, with the nearest known name.
    """
    candidates: Iterable[str] = [variable] if variable else _candidates(tokens)
    best: tuple[float, list[Token], str] | None = None
    for candidate in candidates:
        cost, explained = _explain_all(tokens, candidate)
        if best is None or cost < best[0]:
            best = cost, explained, candidate
        if cost == 0:
            break
    assert best is not None
    cost, explained, chosen = best
    if cost:
        _refuse(text, explained, chosen, forced=variable is not None)
    chosen = chosen or DEFAULT_VARIABLE
    merged, notes = _with_log_bases(text, explained)
    notes += _capital_e(text, merged)
    _refuse_glued_numbers(text, merged)
    return merged, chosen, notes


def _candidates(tokens: list[Token]) -> list[str]:
    """Possible variables, none at all first, then by how likely a learner means them."""
    words = [token.value for token in tokens if token.kind == "word" and token.value not in KEYWORDS]
    alone = [token.value for token in tokens if token.kind == "letter"]
    alone += [word for word in words if len(word) == 1 or word in _GREEK_NAMES]
    inside = {letter for word in words for letter in word}
    order = [letter for letter in _FAVOURITES if letter in alone]
    order += [letter for letter in alone if letter not in order]
    order += [letter for letter in _FAVOURITES + _FAVOURITES.upper() if letter in inside]
    order += [name for name in sorted(_GREEK_NAMES) if any(name in word for word in words)]
    chosen = [letter for letter in dict.fromkeys(order) if letter not in ("e", "E")]
    return ["", *chosen]


def _explain_all(tokens: list[Token], variable: str) -> tuple[float, list[Token]]:
    cost = 0.0
    explained: list[Token] = []
    for token, after in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        if token.kind == "letter" and token.value != variable:
            cost += 3
            explained.append(replace(token, kind="word"))
        elif token.kind != "word":
            explained.append(token)
        elif token.value in KEYWORDS:
            explained.append(replace(token, kind="keyword", value=KEYWORDS[token.value]))
        else:
            for kind, value, start, end in _segments(token.value, variable, _argument_follows(after)):
                cost += 0 if kind else 2 + end - start
                explained.append(Token(kind or "word", value, token.start + start, token.start + end))
    return cost, explained


def _argument_follows(after: Token) -> bool:
    return after.kind in _STARTS_ARGUMENT or (after.kind == "operator" and after.value in "^-")


def _segments(run: str, variable: str, argument_follows: bool) -> list[_Piece]:
    """The cheapest cut of a run into known pieces, longest names first; unknown stretches cost."""
    whole = _NAMES.get(_folded(run))
    if whole and run != variable:
        return [(*whole, 0, len(run))]
    size = len(run)
    costs: list[float] = [0.0] * (size + 1)
    choice: list[_Piece | None] = [None] * (size + 1)
    for start in range(size - 1, -1, -1):
        costs[start] = float("inf")
        for piece, price in _pieces(run, start, variable, argument_follows):
            total = price + costs[piece[3]]
            if total < costs[start]:
                costs[start], choice[start] = total, piece
    pieces: list[_Piece] = []
    position = 0
    while position < size:
        chosen = choice[position]
        assert chosen is not None
        pieces.append(chosen)
        position = chosen[3]
    return pieces


def _pieces(run: str, start: int, variable: str, argument_follows: bool) -> Iterable[tuple[_Piece, float]]:
    # A name costs a little, so that arcsin wins over arc·sin; an unknown stretch costs a lot.
    for end in range(min(len(run), start + _LONGEST), start, -1):
        piece = run[start:end]
        if piece == variable:
            yield ("letter", piece, start, end), 0.001
            continue
        known = _NAMES.get(_folded(piece))
        if known is None or piece.lower() in _ONLY_WHOLE:
            continue
        if known[0] == "function" and end == len(run) and not argument_follows:
            continue
        yield (*known, start, end), 0.001
    for end in range(start + 1, len(run) + 1):
        yield (None, run[start:end], start, end), 2 + end - start


def _folded(piece: str) -> str:
    """Lower case where the capitals look meant for a name: Sin, SIN; not sIn."""
    if piece.islower() or piece.isupper() or (piece[0].isupper() and piece[1:].islower()):
        return piece.lower()
    return piece


def _with_log_bases(text: str, tokens: list[Token]) -> tuple[list[Token], list[str]]:
    """log10 and log2 written together are names, although digits are no letters."""
    merged: list[Token] = []
    notes: list[str] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        follow = tokens[index + 1 : index + 3]
        if (
            token.kind == "function"
            and token.value == "log"
            and len(follow) == 2
            and follow[0].kind == "number"
            and follow[0].value in ("10", "2")
            and follow[0].start == token.end
            and (follow[1].kind in _STARTS_ARGUMENT or follow[1].value == "^")
        ):
            name = token.value + follow[0].value
            merged.append(Token("function", name, token.start, follow[0].end))
            if follow[1].kind not in ("open", "bar"):
                notes.append(f"{name} is read as the logarithm to base {follow[0].value}.")
            index += 2
            continue
        merged.append(token)
        index += 1
    return merged, notes


def _capital_e(text: str, tokens: list[Token]) -> list[str]:
    if any(token.kind == "constant" and text[token.start : token.end] == "E" for token in tokens):
        return ["E is read as the number e ≈ 2.718."]
    return []


def _refuse_glued_numbers(text: str, tokens: list[Token]) -> None:
    for before, token in itertools.pairwise(tokens):
        if token.kind == "number" and before.kind in ("letter", "constant") and before.end == token.start:
            name, digits = text[before.start : before.end], token.value
            raise ExpressionError(
                f"{name}{digits} could be a power or a product.",
                text,
                token.start,
                f"Type {name}^{digits} or {digits}{name}.",
            )


def _run_around(text: str, position: int) -> str:
    start = end = position
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _refuse(text: str, tokens: list[Token], variable: str, *, forced: bool) -> None:
    index = next(i for i, token in enumerate(tokens) if token.kind == "word")
    unknown, before = tokens[index], tokens[index - 1] if index else None
    if before is not None and before.value == "e" and before.end == unknown.start:
        # The e of erf is no constant.
        unknown = Token("word", text[before.start : unknown.end], before.start, unknown.end)
    name = unknown.value
    after = next((token for token in tokens if token.start >= unknown.end), None)
    nearest = difflib.get_close_matches(name.lower(), _SUGGESTED, n=1, cutoff=0.6)
    run = _run_around(text, unknown.start)
    almost = difflib.get_close_matches(run.lower(), _SUGGESTED, n=1, cutoff=0.75)
    if almost and len(run) > len(name):
        message = f"“{run}” is not a known name."
        hint = f"Did you mean {almost[0]}?"
    elif len(name) == 1 or name in _GREEK_NAMES:
        if after is not None and after.kind == "open" and after.start == unknown.end and after.value == ")":
            message = f"{name} is not a function with a known meaning."
            hint = f"Type the rule itself, such as {variable or DEFAULT_VARIABLE}^2."
        elif forced:
            message = f"The variable here is {variable}; {name} is not known."
            hint = f"Type {variable} in place of {name}."
        else:
            message = f"There are two variables, {variable} and {name}; a function here has one."
            hint = f"Give {name} a value."
        if name in ("i", "j", "I"):
            hint = "Only real numbers are used here; i has no special meaning."
    else:
        message = f"“{name}” is not a known name."
        hint = f"Did you mean {nearest[0]}?" if nearest else "Type a function such as w^2 or sin(w)."
    raise ExpressionError(message, text, unknown.start, hint)
