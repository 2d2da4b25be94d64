"""The operand, which sums, products and powers are made of: what begins with which token."""

from __future__ import annotations

from typing import cast

from deriv_core.expression.reading.grammar.brackets import read_group
from deriv_core.expression.reading.grammar.calls import read_call
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.numerals import read_number, read_vulgar_fraction
from deriv_core.expression.reading.grammar.piecewise import read_if_call, read_latex_cases, read_piecewise
from deriv_core.expression.reading.grammar.refusals import refuse_operand
from deriv_core.expression.reading.grammar.roots_and_fractions import (
    read_latex_fraction,
    read_latex_root,
    read_root_sign,
    read_typed_fraction,
)
from deriv_core.expression.tree import Constant, ConstantName, Expression, Variable


def read_operand(cursor: Cursor) -> Expression:
    """A number, letter, bracket, root, fraction or function."""
    first = cursor.index
    match cursor.token.kind:
        case "number":
            return read_number(cursor)
        case "fraction":
            return read_vulgar_fraction(cursor)
        case "constant":
            return cursor.mark(Constant(cast(ConstantName, cursor.take().value)), first)
        case "letter":
            return cursor.mark(Variable(cursor.take().value), first)
        case "open":
            return cursor.mark(read_group(cursor), first, "brackets")
        case "bar":
            return read_group(cursor)
        case "root":
            return read_root_sign(cursor)
        case "frac":
            return read_latex_fraction(cursor)
        case "sqrt":
            return read_latex_root(cursor)
        case "cases":
            return read_latex_cases(cursor)
        case "function" if cursor.token.value == "piecewise":
            return read_piecewise(cursor)
        case "function" if cursor.token.value == "frac" and cursor.opens_next("}"):
            return read_typed_fraction(cursor)
        case "function":
            return read_call(cursor)
        case "keyword" if cursor.token.value == "if" and cursor.opens_next():
            return read_if_call(cursor)
    refuse_operand(cursor)
