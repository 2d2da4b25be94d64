"""Digits right after letters: log10 and log5(x) name a base; x2 could be anything and is refused."""

from __future__ import annotations

import itertools

from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.tokens import Token

STARTS_ARGUMENT = {
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
    "sqrt",
    "underscore",
    "power",
    "cases",
}


def with_log_bases(text: str, tokens: list[Token]) -> tuple[list[Token], list[str]]:
    """log10 and log2 written together are names, log5(x) has the base 5; log5x is the logarithm of 5x.

    Returns
    -------
    tokens : list of Token
        ``log10`` as one function, ``log5`` as ``log_5``.
    notes : list of str
        Where the digits could be part of the argument.
    """
    merged: list[Token] = []
    notes: list[str] = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], tokens[-1]], strict=False):
        if before is None or not _is_base(before, token, after):
            merged.append(token)
            continue
        shown = text[before.start : token.end]
        if token.value in ("10", "2"):
            merged[-1] = Token("function", before.value + token.value, before.start, token.end)
            if after.kind not in ("open", "bar"):
                notes.append(f"{shown} is read as the logarithm to base {token.value}.")
            continue
        if after.start == token.end and after.kind not in ("open", "bar") and after.value != "^":
            merged.append(token)
            notes.append(
                f"{shown} is read as a logarithm of {token.value} times what follows; "
                f"for the logarithm to base {token.value} type log_{token.value}( )."
            )
            continue
        merged += [Token("underscore", "_", token.start, token.start), token]
        notes.append(
            f"{shown} is read as the logarithm to base {token.value}; "
            f"for the other reading type ln({token.value}*( ))."
        )
    return merged, notes


def _is_base(function: Token, number: Token, after: Token) -> bool:
    return (
        (function.kind, function.value, number.kind) == ("function", "log", "number")
        and number.start == function.end
        and "e" not in number.value.lower()
        and (after.kind in STARTS_ARGUMENT or after.value == "^")
    )


def capital_e(text: str, tokens: list[Token]) -> list[str]:
    """A note where E was taken for the number e."""
    if any(token.kind == "constant" and text[token.start : token.end] == "E" for token in tokens):
        return ["E is read as the number e ≈ 2.718."]
    return []


def refuse_glued_numbers(text: str, tokens: list[Token]) -> None:
    r"""Refuse x2; the digit of \frac x2 is an argument of its own."""
    kinds = [token.kind for token in tokens]
    for index, (before, token) in enumerate(itertools.pairwise(tokens)):
        if token.kind != "number" or before.kind not in ("letter", "constant") or before.end != token.start:
            continue
        if index and kinds[index - 1] == "frac":
            continue
        name, digits = text[before.start : before.end], token.value
        raise ExpressionError(
            f"{name}{digits} could be a power or a product.",
            text,
            token.start,
            f"Type {name}^{digits} or {digits}{name}.",
        )
