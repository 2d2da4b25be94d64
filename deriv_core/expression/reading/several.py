"""Text in several letters, each of which is known beforehand: a node of a computation graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from deriv_core.errors import ExpressionError
from deriv_core.expression import bounds
from deriv_core.expression.reading.glued_digits import refuse_glued_numbers
from deriv_core.expression.reading.names import NAMES
from deriv_core.expression.reading.parser import read_tree
from deriv_core.expression.reading.tokeniser import tokenise
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Expression
from deriv_core.words import Message, joined


def parse_in_letters(text: str, letters: Collection[str]) -> Expression:
    """Read an expression of several variables, as ``w*x + b`` or ``wx + b``.

    Parameters
    ----------
    text : str
    letters : collection of str
        The variables there are, single letters. A run of them is their product.

    Returns
    -------
    Expression
        The `Variable` of each letter keeps its name.

    Raises
    ------
    ExpressionError
        Where it cannot be read, or names a letter that is not among them.
    """
    known = frozenset(letters)
    tokens = [part for token in tokenise(text) for part in _explained(text, token, known)]
    refuse_glued_numbers(text, tokens)
    reading = read_tree(text, tokens)
    bounds.check(reading.tree, text, reading.spans.start_of)
    return reading.tree


def _explained(text: str, token: Token, letters: Collection[str]) -> Iterator[Token]:
    word, start = token.value, token.start
    if token.kind not in ("word", "letter"):
        yield token
    elif word in letters:
        yield Token("letter", word, start, token.end)
    elif word in NAMES:
        yield Token(*NAMES[word], start, token.end)
    elif token.kind == "word" and all(letter in letters for letter in word):
        for place, letter in enumerate(word, start):
            yield Token("letter", letter, place, place + 1)
    else:
        known = joined(sorted(letters), "lists-commas")
        hint = Message("reading-known", known=known) if known else Message("reading-known-none")
        raise ExpressionError(Message("reading-not-known", word=word), text, start, hint)
