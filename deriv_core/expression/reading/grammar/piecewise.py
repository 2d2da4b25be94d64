r"""Functions in pieces: piecewise(w^2 if w < 1, 2w - 1 otherwise) and \begin{cases} ... \end{cases}."""

from __future__ import annotations

from typing import NoReturn, cast

from deriv_core.expression.reading.grammar.brackets import close_bracket, open_bracket
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.tree import Branch, Comparison, Expression, Piecewise, Relation
from deriv_core.words import Message


def read_piecewise(cursor: Cursor) -> Expression:
    """The cases in the brackets after "piecewise": value if condition, or (value, condition)."""
    first = cursor.index
    token = cursor.take()
    if not cursor.at("open", ")"):
        _refuse(cursor, token.start)
    closing = open_bracket(cursor)
    branches: list[Branch] = []
    otherwise: Expression | None = None
    pairs = cursor.at("open", ")") and cursor.has_comma(cursor.index)
    while True:
        if pairs:
            pair = open_bracket(cursor)
        value = cursor.rules.sum(cursor)
        if pairs and cursor.at("comma"):
            cursor.take()
        if cursor.at("keyword", "otherwise"):
            cursor.take()
            otherwise = value
        else:
            if not pairs:
                _take_if(cursor)
            branches.append(Branch(value, _conditions(cursor)))
        if pairs:
            close_bracket(cursor, pair)
        if otherwise is not None or not cursor.at("comma"):
            break
        cursor.take()
    if not branches:
        _refuse(cursor, cursor.token.start)
    close_bracket(cursor, closing)
    node = Piecewise(tuple(branches), otherwise)
    return cursor.mark(node, first, "foreign cases" if pairs else None)


def read_latex_cases(cursor: Cursor) -> Expression:
    r"""Rows "value & condition" between \begin{cases} and \end{cases}."""
    first, start = cursor.index, cursor.token.start
    closing = open_bracket(cursor)
    branches: list[Branch] = []
    otherwise: Expression | None = None
    while not cursor.at("close", closing) and otherwise is None:
        value = cursor.rules.sum(cursor)
        if cursor.at("comma"):
            cursor.take()
        if cursor.at("column"):
            cursor.take()
        if cursor.at("keyword", "otherwise"):
            cursor.take()
            otherwise = value
        else:
            if cursor.at("keyword", "if"):
                cursor.take()
            branches.append(Branch(value, _conditions(cursor)))
        if not cursor.at("row"):
            break
        cursor.take()
    if not branches:
        _refuse(cursor, start)
    close_bracket(cursor, closing)
    return cursor.mark(Piecewise(tuple(branches), otherwise), first)


def read_if_call(cursor: Cursor) -> Expression:
    """If(condition, value, otherwise), as spreadsheets, Mathematica and NumPy's where have it."""
    first = cursor.index
    token = cursor.take()
    closing = open_bracket(cursor)
    conditions = _conditions(cursor)
    values: list[Expression] = []
    while cursor.at("comma") and len(values) < 2:
        cursor.take()
        values.append(cursor.rules.sum(cursor))
    if not values:
        _refuse(cursor, token.start)
    close_bracket(cursor, closing)
    otherwise = values[1] if len(values) == 2 else None
    return cursor.mark(Piecewise((Branch(values[0], conditions),), otherwise), first, "foreign cases")


def _take_if(cursor: Cursor) -> None:
    if not cursor.at("keyword", "if"):
        _refuse(cursor, cursor.token.start)
    cursor.take()


def _refuse(cursor: Cursor, position: int) -> NoReturn:
    hint = Message("reading-write-piecewise-w-2-if")
    raise cursor.error(Message("reading-these-cases-cannot-read"), position, hint)


def _conditions(cursor: Cursor) -> tuple[Comparison, ...]:
    """Comparisons joined by "and", each perhaps in brackets, or chained as in 0 <= w < 1."""
    conditions = _condition(cursor)
    while cursor.at("keyword", "and"):
        cursor.take()
        conditions += _condition(cursor)
    return tuple(conditions)


def _condition(cursor: Cursor) -> list[Comparison]:
    if cursor.at("open", ")") and cursor.holds_relation(cursor.index):
        closing = open_bracket(cursor)
        inside = _conditions(cursor)
        close_bracket(cursor, closing)
        return [*inside]
    left = cursor.rules.sum(cursor)
    if not cursor.at("relation"):
        message = Message("reading-condition-such-w-1-expected")
        raise cursor.error(message, cursor.token.start, Message("reading-compare-with-or"))
    conditions: list[Comparison] = []
    while cursor.at("relation"):
        relation = cast(Relation, cursor.take().value)
        right = cursor.rules.sum(cursor)
        conditions.append(Comparison(left, relation, right))
        left = right
    return conditions
