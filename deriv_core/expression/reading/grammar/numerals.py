"""Numbers as they are written: 0.5, 1e-3, ½, and the raised digits of x² and x⁻¹."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.expression import bounds
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.refusals import refuse_long_number
from deriv_core.expression.tree import Expression, Number, Quotient, integer


def read_number(cursor: Cursor) -> Expression:
    """An exact number."""
    first, token = cursor.index, cursor.take()
    value = bounds.number(token.value, bounds.MAX_DIGITS if cursor.bounded else bounds.MAX_OWN_DIGITS)
    if value is None:
        refuse_long_number(cursor, token)
    return cursor.mark(value, first, "number")


def read_one_digit(cursor: Cursor) -> Expression:
    r"""The first digit only: \frac12 is 1/2."""
    cursor.cut_first_digit()
    return read_number(cursor)


def read_vulgar_fraction(cursor: Cursor) -> Expression:
    """½"""
    first = cursor.index
    above, below = (Number(Fraction(int(digits))) for digits in cursor.take().value.split("/"))
    return cursor.mark(Quotient(above, below), first)


def read_small_exponent(cursor: Cursor) -> Expression:
    """² and ⁻¹"""
    first, token = cursor.index, cursor.take()
    if bounds.number(token.value.lstrip("-")) is None:
        refuse_long_number(cursor, token)
    return cursor.mark(integer(int(token.value)), first)
