"""Digits right after letters: log10 and log5(x) name a base; x2 could be anything and is refused."""

from __future__ import annotations

import itertools

from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.tokens import OPERAND_STARTS, Token
from deriv_core.words import Message

#: The kinds an argument begins with, also while letter runs are not yet explained.
STARTS_ARGUMENT = {*OPERAND_STARTS, "word", "underscore", "power"}


def with_log_bases(tokens: list[Token]) -> list[Token]:
    """log10 and log2 written together are names, log5(x) has the base 5; log5x is the logarithm of 5x.

    Returns
    -------
    list of Token
        ``log10`` as one function, ``log5`` as ``log_5`` with an underscore of no width.
    """
    merged: list[Token] = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], tokens[-1]], strict=False):
        if before is None or not _is_base(before, token, after):
            merged.append(token)
        elif token.value in ("10", "2"):
            merged[-1] = Token("function", before.value + token.value, before.start, token.end)
        elif after.start == token.end and after.kind not in ("open", "bar") and after.value != "^":
            merged.append(token)
        else:
            merged += [Token("underscore", "_", token.start, token.start), token]
    return merged


def _is_base(function: Token, number: Token, after: Token) -> bool:
    return (
        (function.kind, function.value, number.kind) == ("function", "log", "number")
        and number.start == function.end
        and "e" not in number.value.lower()
        and (after.kind in STARTS_ARGUMENT or after.value == "^")
    )


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
            Message("reading-could-power-or-product", name=name, digits=digits),
            text,
            token.start,
            Message("reading-type-or", name=name, digits=digits),
        )
