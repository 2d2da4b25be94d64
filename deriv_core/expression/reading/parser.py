"""From what a learner types to a tree: the left-hand side, the words, the grammar, the bounds, the notes."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.errors import ExpressionError, ExpressionTooComplex
from deriv_core.expression import bounds
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.characters import GREEK
from deriv_core.expression.reading.cursor import fail
from deriv_core.expression.reading.grammar import Grammar
from deriv_core.expression.reading.left_side import LeftSide, left_side
from deriv_core.expression.reading.letter_runs import KEYWORDS, explain
from deriv_core.expression.reading.segments import GREEK_NAMES
from deriv_core.expression.reading.tokeniser import tokenise
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Call, Expression, depends_on, walk

A_NUMBER = "Type a number such as 3, 1/2 or pi/4."
# The longest text that `to_text` makes of a tree within the bounds, and the most tokens it has.
MAX_OWN_CHARACTERS = 8000
_MAX_OWN_TOKENS = 1500
_MAX_READINGS = 48  # of one text with bars
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
        fail(f"{variable} is a constant, not a variable.", text, 0, "Use another letter.")
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
        tokens, found, _ = explain(text, tokens, variable)
        parser = Grammar(text, tokens, bounded=False)
        expression = parser.whole()
        bounds.check(expression, text, parser.start_of)
    except ExpressionError:
        return None
    return Parsed(expression, found, "J", ()) if to_text(expression) == text else None


def _parsed(text: str, variable: str | None, *, equations: bool) -> Parsed:
    side = left_side(text)
    tokens = tokenise(text, start=side.start)
    tokens, found, notes = explain(text, tokens, variable or side.variable)
    parser, expression = _read(text, tokens)
    bounds.check(expression, text, parser.start_of)
    if not equations:
        _refuse_equation(text, side, expression, found)
    return Parsed(expression, found, side.name or "J", tuple(dict.fromkeys([*notes, *parser.notes])))


def _refuse_equation(text: str, side: LeftSide, expression: Expression, variable: str) -> None:
    """Refuse x = 2, y = y^2 and x -> 0, whose left-hand side is no name of a function."""
    depends = depends_on(expression, variable)
    if variable in side.letters and depends:
        fail(f"{variable} stands on both sides.", text, 0, "Type the right-hand side only.")
    if depends or (side.defines and variable not in side.letters):
        return
    if text[side.sign] in ":=≔＝﹦":
        fail("An equation is not a function.", text, side.sign, "Type one side only: a function such as w^2.")
    if side.start:
        fail("An arrow is not part of a function.", text, side.sign, "Type the function only, such as 1/w.")


def _read(text: str, tokens: list[Token]) -> tuple[Grammar, Expression]:
    """The reading of a text, and a note where its bars allow another.

    One in which every pair of bars holds the variable goes before one with bars around a constant.
    """
    if not any(token.kind == "bar" for token in tokens):
        parser = Grammar(text, tokens)
        return parser, parser.whole()
    readings, _ = _bar_readings(text, tokens, bars_hold_variable=True)
    refusal = None
    if len(readings) < 2:
        others, refusal = _bar_readings(text, tokens, bars_hold_variable=False)
        readings += [other for other in others if other[1] not in [known for _, known in readings]]
    if not readings:
        assert refusal is not None
        raise refusal
    parser, expression = readings[0]
    if len(readings) > 1:
        other = to_text(readings[1][1])
        parser.notes.two_readings(tokens[0].start, len(text), to_text(expression), other)
    return parser, expression


def _bar_readings(
    text: str, tokens: list[Token], *, bars_hold_variable: bool
) -> tuple[list[tuple[Grammar, Expression]], ExpressionError | None]:
    """Up to two readings of the bars, the one in which they close soonest first, and the first refusal."""
    readings: list[tuple[Grammar, Expression]] = []
    refusal: ExpressionError | None = None
    waiting: list[dict[int, bool]] = [{}]
    for _ in range(_MAX_READINGS):
        if not waiting or len(readings) > 1:
            break
        bars = waiting.pop()
        parser = Grammar(text, list(tokens), bars=bars, bars_hold_variable=bars_hold_variable)
        try:
            expression = parser.whole()
        except ExpressionError as error:
            refusal = refusal or error
        else:
            if not readings or not _doubles_bars(expression):
                readings.append((parser, expression))
        for start in parser.undecided:
            waiting.append({**bars, start: True})
            bars = {**bars, start: False}
    return readings, refusal


def _doubles_bars(expression: Expression) -> bool:
    """Whether bars stand right inside of bars, which nobody means where there is another reading."""
    doubled = (
        node.arguments[0] for node in walk(expression) if isinstance(node, Call) and node.function == "abs"
    )
    return any(isinstance(inner, Call) and inner.function == "abs" for inner in doubled)


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
    tokens, _, _ = explain(text, tokenise(text, bounded=False), variable)
    return Grammar(text, tokens, bounded=False).whole()


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
        fail(f"{parsed.variable} is not a number.", text, position, A_NUMBER)
    return parsed.expression
