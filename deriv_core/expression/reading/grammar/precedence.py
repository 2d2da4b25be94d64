"""Sums, products and powers: precedence climbing over tokens, a function a level of binding.

The binding, loosest first: ``+ -``; a sign at the start of a term; ``* /``, ``mod`` and side by side (left to
right, alike: 1/2x is (1/2)·x); ``^`` (right to left). A function without brackets takes what stands side by
side after it, up to the next operator or function (``sin 2x cos 3x``) and, once it holds the variable, up to
the next power of e, root, fraction or number (``sin x e^x``); a root takes one power only.
"""

from __future__ import annotations

from collections.abc import Callable

from deriv_core.expression import bounds
from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.reading.grammar.brackets import starts_operand
from deriv_core.expression.reading.grammar.cursor import Cursor, Rules
from deriv_core.expression.reading.grammar.numerals import read_small_exponent
from deriv_core.expression.reading.grammar.operands import read_operand
from deriv_core.expression.reading.grammar.refusals import (
    refuse_mixed_number,
    refuse_operand,
    refuse_rest,
    refuse_two_numbers,
)
from deriv_core.expression.tree import Expression, Negate, Number, Power, Quotient, Sum
from deriv_core.words import Message


def read_whole(cursor: Cursor) -> Expression:
    """The expression that all tokens make."""
    if cursor.at("end"):
        raise cursor.error(Message("reading-nothing-read-yet"), 0, Message("reading-type-function-such-w-2"))
    tree = read_sum(cursor)
    if not cursor.at("end"):
        refuse_rest(cursor)
    return tree


def read_sum(cursor: Cursor) -> Expression:
    """Terms joined by + and -."""
    first = cursor.index
    terms = [read_term(cursor)]
    while cursor.at("operator", "+", "-"):
        minus = cursor.take().value == "-"
        at = cursor.index
        term = read_term(cursor, after_operator=True)
        terms.append(cursor.mark(Negate(term), at) if minus else term)
    return terms[0] if len(terms) == 1 else cursor.mark(Sum(tuple(terms)), first)


def read_term(cursor: Cursor, *, after_operator: bool = False) -> Expression:
    """A product with the signs before it; no + after another +."""
    first, minuses = cursor.index, 0
    while cursor.at("operator", "-") or (
        cursor.at("operator", "+") and not (after_operator and cursor.before.value == "+")
    ):
        minuses += cursor.take().value == "-"
    return _negated(cursor, minuses, first, read_product)


def _negated(cursor: Cursor, minuses: int, first: int, read: Callable[[Cursor], Expression]) -> Expression:
    """What is read now, with the minus signs that stood before it."""
    if minuses > bounds.MAX_DEPTH:
        raise cursor.too_deep(cursor.tokens[first].start)
    node = read(cursor)
    for _ in range(minuses):
        node = cursor.mark(Negate(node), first)
    return node


def read_product(cursor: Cursor) -> Expression:
    """Factors joined by * and / and mod and by standing side by side, from left to right."""
    first, divisions = cursor.index, 0
    factors = [read_power(cursor)]
    while True:
        if cursor.at("operator", "*"):
            cursor.take()
            factors.append(read_signed_power(cursor))
        elif cursor.at("operator", "/"):
            above = cursor.joined(factors, first)
            cursor.take()
            divisions += 1
            if divisions > cursor.most_open:  # each is a level of the tree
                raise cursor.too_deep(cursor.tokens[first].start)
            factors = [cursor.mark(Quotient(above, read_signed_power(cursor)), first, "quotient")]
        elif cursor.at("function", "mod") and _is_infix(cursor):
            left = cursor.joined(factors, first)
            cursor.take()
            factors = [_mod(cursor, left, read_signed_power(cursor), first)]
        elif starts_operand(cursor):
            factors.append(read_beside(cursor))
        else:
            return cursor.joined(factors, first)


def _is_infix(cursor: Cursor) -> bool:
    """Whether x mod 3 is meant, and not x mod(x, 3): no comma stands in brackets after it."""
    return not (cursor.opens_next() and cursor.has_comma(cursor.index + 1))


def _mod(cursor: Cursor, left: Expression, right: Expression, first: int) -> Expression:
    """x mod 3"""
    node = cursor.mark(LOWERED["mod"].build(left, right), first, "mod")
    bounds.check(node, cursor.text, cursor.spans.start_of)  # here, before it grows further
    return node


def read_beside(cursor: Cursor) -> Expression:
    r"""The factor that stands side by side with what came before; 2 3 and 1\frac12 are refused."""
    refuse_two_numbers(cursor)
    first, before, token = cursor.index, cursor.before, cursor.token
    operand = read_operand(cursor)
    match operand:
        case Quotient(Number(), Number()) if token.kind == "frac" and before.kind == "number":
            if first < 2 or cursor.tokens[first - 2].value != "^":  # x^2\frac12 is in no doubt
                refuse_mixed_number(cursor, before, token)
    return _raised(cursor, operand, first)


def read_signed_power(cursor: Cursor) -> Expression:
    """A power with the signs that may stand before it after an operator: 2^-x."""
    first, minuses = cursor.index, 0
    while cursor.at("operator", "-", "+"):
        if cursor.at("operator", "+") and cursor.before.value == "+":
            refuse_operand(cursor)
        minuses += cursor.take().value == "-"
    node = _negated(cursor, minuses, first, read_power)
    cursor.spans.factors[first] = node, cursor.index
    return node


def read_power(cursor: Cursor) -> Expression:
    """An operand with its exponents."""
    first = cursor.index
    return _raised(cursor, read_operand(cursor), first)


def _raised(cursor: Cursor, base: Expression, first: int) -> Expression:
    """The base with the exponents that follow it; a^b^c is a^(b^c)."""
    at, node = cursor.index, base
    exponents: list[Expression] = []
    if cursor.at("power"):
        exponents.append(read_small_exponent(cursor))
        node = cursor.mark(Power(node, exponents[-1]), first)
    if cursor.at("operator", "^"):
        cursor.take()
        in_brackets = cursor.at("open")  # which leave no doubt where the exponent ends
        cursor.deeper()
        exponents.append(read_signed_power(cursor))
        cursor.shallower()
        node = cursor.mark(Power(node, exponents[-1]), first, None if in_brackets else "power")
    if exponents:
        cursor.spans.exponents[at] = exponents, cursor.index
    cursor.spans.factors[first] = node, cursor.index
    return node


RULES = Rules(sum=read_sum, power=read_power, beside=read_beside, operand=read_operand)
