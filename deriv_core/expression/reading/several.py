"""Text in several letters, each of which is known beforehand: a node of a computation graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from deriv_core.expression import bounds
from deriv_core.expression.reading.cursor import fail
from deriv_core.expression.reading.digits import refuse_glued_numbers
from deriv_core.expression.reading.grammar import Grammar
from deriv_core.expression.reading.segments import NAMES
from deriv_core.expression.reading.tokeniser import tokenise
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Expression


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
    grammar = Grammar(text, tokens)
    expression = grammar.whole()
    bounds.check(expression, text, grammar.start_of)
    return expression


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
        known = ", ".join(sorted(letters)) or "no letters"
        fail(f"{word} is not known here.", text, start, f"Known are {known}.")
