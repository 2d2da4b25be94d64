"""Text in which some stretches stand for something that is no part of the notation, one letter each."""

from __future__ import annotations

from collections.abc import Sequence

from deriv_core.expression import bounds
from deriv_core.expression.reading.grammar.vertical_bars import readings
from deriv_core.expression.reading.letter_runs import explain
from deriv_core.expression.reading.parser import read_tree
from deriv_core.expression.reading.tokeniser import tokenise
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Expression

#: The first of the private letters that stand for a stretch.
FIRST_LETTER = 0xE000


def parse_with_parts(text: str, parts: Sequence[tuple[int, int]], variable: str) -> Expression:
    """Read an expression of a variable, in which each of the stretches is a variable of its own.

    Parameters
    ----------
    text : str
    parts : sequence of (int, int)
        Where the stretches begin and end, in their order.
    variable : str

    Returns
    -------
    Expression
        The stretch number i is ``Variable(chr(FIRST_LETTER + i))``.

    Raises
    ------
    ExpressionError
    """
    blanked = text
    for start, end in parts:
        blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    *tokens, last = tokenise(blanked)
    # A constant is no letter that would have to be explained.
    tokens += [
        Token("constant", chr(FIRST_LETTER + index), start, end) for index, (start, end) in enumerate(parts)
    ]
    tokens = [*sorted(tokens, key=lambda token: (token.start, token.end)), last]
    tokens, _ = explain(text, tokens, variable)
    tokens = [
        Token("letter", token.value, token.start, token.end)
        if token.kind == "constant" and ord(token.value[0]) >= FIRST_LETTER
        else token
        for token in tokens
    ]
    reading, *_others = readings(tokens, lambda bars: read_tree(text, tokens, bars))
    bounds.check(reading.tree, text, reading.spans.start_of)
    return reading.tree
