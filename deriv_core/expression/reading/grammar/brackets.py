"""Brackets of every kind, what they mean, and whether an operand begins inside of them: (x), ⌊x⌋, |x|."""

from __future__ import annotations

from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.refusals import refuse_bracket, refuse_empty_brackets
from deriv_core.expression.reading.tokens import OPERAND_STARTS
from deriv_core.expression.tree import Call, Expression, holds_variable
from deriv_core.words import Message

#: The brackets that mean a function, by what closes them.
FUNCTIONS_OF_BRACKETS = {"|": "abs", "⌋": "floor", "⌉": "ceil"}


def open_bracket(cursor: Cursor) -> str:
    """Step inside a bracket; what closes it."""
    token = cursor.take()
    closing = "|" if token.kind == "bar" else token.value
    cursor.inside.append((closing, token.start))
    cursor.deeper()
    return closing


def close_bracket(cursor: Cursor, closing: str) -> None:
    """Step outside again, or say what is wrong with the bracket."""
    if not (cursor.at("close", closing) or (closing == "|" and cursor.at("bar"))):
        refuse_bracket(cursor, closing, cursor.inside[-1][1])
    cursor.take()
    cursor.inside.pop()
    cursor.shallower()


def read_first_inside(cursor: Cursor, closing: str) -> Expression:
    """What stands right after a bracket was opened."""
    if cursor.at("close", closing):
        refuse_empty_brackets(cursor)
    return cursor.rules.sum(cursor)


def read_group(cursor: Cursor) -> Expression:
    """What stands in plain brackets, or the function that bars, floor and ceiling mean."""
    start = cursor.token.start
    closing = open_bracket(cursor)
    inner = read_first_inside(cursor, closing)
    close_bracket(cursor, closing)
    if closing == "|" and cursor.bars.hold_variable and not holds_variable(inner):
        raise cursor.error(Message("reading-no-variable-between-these-bars"), start)
    if closing not in FUNCTIONS_OF_BRACKETS:
        return inner
    return cursor.mark(Call(FUNCTIONS_OF_BRACKETS[closing], (inner,)), cursor.spans.first_of(inner))


def starts_operand(cursor: Cursor) -> bool:
    """Whether an operand begins here, so that it stands side by side with what came before."""
    if cursor.token.kind == "bar" and cursor.inside and cursor.inside[-1][0] == "|":
        return cursor.bars.opens(cursor.token.start, cursor.inside)
    return cursor.token.kind in OPERAND_STARTS


def starts_argument(cursor: Cursor) -> bool:
    """Whether an operand begins here, where one is needed: after a function or a root sign."""
    if cursor.token.kind == "bar":
        return cursor.bars.can_open(cursor.token.start, cursor.inside)
    return cursor.token.kind in OPERAND_STARTS
