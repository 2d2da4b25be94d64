"""The parser: from what a learner types to tokens, to a tree with its spans, to the notes on it."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.errors import ExpressionError, ExpressionTooComplex
from deriv_core.expression import bounds
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.ambiguities import notes
from deriv_core.expression.reading.characters import GREEK
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.precedence import RULES, read_whole
from deriv_core.expression.reading.grammar.spans import Reading
from deriv_core.expression.reading.grammar.vertical_bars import Bars, readings
from deriv_core.expression.reading.left_side import LeftSide, left_side
from deriv_core.expression.reading.letter_runs import explain
from deriv_core.expression.reading.names import GREEK_NAMES, KEYWORDS
from deriv_core.expression.reading.tokeniser import tokenise
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Expression, depends_on
from deriv_core.words import Message

A_NUMBER = Message("reading-type-number-such-3-1")
# The longest text that `to_text` makes of a tree within the bounds, and the most tokens it has.
MAX_OWN_CHARACTERS = 8000
_MAX_OWN_TOKENS = 1500
_OWN_WORDS = {*FUNCTIONS, *KEYWORDS, *GREEK_NAMES, "piecewise", "pi", "e"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read.

    Attributes
    ----------
    expression : Expression
    variable : str
        The variable, inferred where it was not given ("x" for a constant).
    name : str
        The name on the left-hand side, "J" where there is none.
    notes : tuple of str
        A sentence for every reading somebody else might do differently.
    """

    expression: Expression
    variable: str
    name: str
    notes: tuple[str, ...]


def parse(text: str, variable: str | None = None) -> Parsed:
    """Read a function of one variable.

    Parameters
    ----------
    text : str
        Such as ``"w^2"``, ``"xsinx"``, ``r"\\frac{1}{x}"`` or ``"J(w) = 1/w"``.
    variable : str, optional
        The variable; inferred where None.

    Returns
    -------
    Parsed

    Raises
    ------
    ExpressionError
        Where the text cannot be read; its position is the character to look at.
    ExpressionTooComplex
        Over one of the bounds of `bounds`.
    """
    variable = GREEK.get(variable, variable) if variable else None
    if variable in ("e", "E", "pi"):
        message = Message("reading-constant-not-variable", variable=variable)
        raise ExpressionError(message, text, 0, Message("reading-use-another-letter"))
    return _parse(text, variable, equations=False)


def _parse(text: str, variable: str | None, *, equations: bool) -> Parsed:
    try:
        return _parsed(text, variable, equations=equations)
    except ExpressionTooComplex as error:
        own = _own_text(text, variable) if error.bound in ("characters", "tokens") else None
        if own is None:
            raise
        return own


def _own_text(text: str, variable: str | None) -> Parsed | None:
    """What a text means that `to_text` wrote, which may be longer than what was typed: (x+1)(x+2), √x."""
    if len(text) > MAX_OWN_CHARACTERS:
        return None
    try:
        tokens = tokenise(text, bounded=False)
        words = {token.value for token in tokens if token.kind == "word"} - _OWN_WORDS
        # Our own text never glues letters and has one variable: anything else would only cost time.
        if len(tokens) > _MAX_OWN_TOKENS or len(words) > 1 or any(len(word) > 1 for word in words):
            return None
        tokens, found = explain(text, tokens, variable)
        reading = read_tree(text, tokens, bounded=False)
        bounds.check(reading.tree, text, reading.spans.start_of)
    except ExpressionError:
        return None
    return Parsed(reading.tree, found, "J", ()) if to_text(reading.tree) == text else None


def _parsed(text: str, variable: str | None, *, equations: bool) -> Parsed:
    side = left_side(text)
    tokens = tokenise(text, start=side.start)
    tokens, found = explain(text, tokens, variable or side.variable)
    reading, *others = readings(tokens, lambda bars: read_tree(text, tokens, bars))
    bounds.check(reading.tree, text, reading.spans.start_of)
    if not equations:
        _refuse_equation(text, side, reading.tree, found)
    return Parsed(reading.tree, found, side.name or "J", notes(reading, *(other.tree for other in others)))


def _refuse_equation(text: str, side: LeftSide, expression: Expression, variable: str) -> None:
    """Refuse x = 2, y = y^2 and x -> 0, whose left-hand side is no name of a function."""
    depends = depends_on(expression, variable)
    if variable in side.letters and depends:
        hint = Message("reading-type-right-hand-side-only")
        raise ExpressionError(Message("reading-stands-on-both-sides", variable=variable), text, 0, hint)
    if depends or (side.defines and variable not in side.letters):
        return
    if text[side.sign] in ":=≔＝﹦":
        hint = Message("reading-type-one-side-only-function")
        raise ExpressionError(Message("reading-equation-not-function"), text, side.sign, hint)
    if side.start:
        hint = Message("reading-type-function-only-such-1")
        raise ExpressionError(Message("reading-arrow-not-part-function"), text, side.sign, hint)


def read_tree(text: str, tokens: list[Token], bars: Bars | None = None, *, bounded: bool = True) -> Reading:
    """The tree that all tokens make, and its spans.

    Parameters
    ----------
    text : str
        What was typed, for the errors.
    tokens : list of Token
        Without words.
    bars : Bars, optional
        Which bars open; where None, none does that could close.
    bounded : bool
        False only for text of our own.

    Raises
    ------
    ExpressionError
    """
    cursor = Cursor(text, tokens, bars or Bars(tokens), RULES, bounded=bounded)
    return Reading(text, cursor.tokens, read_whole(cursor), cursor.spans)


def read_back(text: str, variable: str) -> Expression:
    """Read what the printers wrote, however long it is.

    Parameters
    ----------
    text : str
        Plain text or LaTeX of our own, never a stranger's: no bound on its size is checked.
    variable : str

    Raises
    ------
    ExpressionError
        Where it cannot be read.
    """
    tokens, _ = explain(text, tokenise(text, bounded=False), variable)
    return read_tree(text, tokens, bounded=False).tree


def parse_constant(text: str) -> Expression:
    """Read a number such as ``"1/2"``, ``"pi/4"``, ``"sqrt(2)"``, ``"-3"`` or ``"x = 2"``.

    Raises
    ------
    ExpressionError
        Also where the text holds a variable.
    """
    parsed = _parse(text, None, equations=True)
    if depends_on(parsed.expression, parsed.variable):
        position = max(text.find(parsed.variable), 0)
        raise ExpressionError(
            Message("reading-not-number", variable=parsed.variable), text, position, A_NUMBER
        )
    return parsed.expression
