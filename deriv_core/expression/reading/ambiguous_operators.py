"""Quotients and powers that may be meant to go on: 1/2x, e^2x, x^1/2."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.grammar.spans import Reading, Span
from deriv_core.expression.reading.notes import over, product_text, quotient_text, times, two_readings
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Number,
    Power,
    Quotient,
    holds_variable,
)


def quotient_notes(reading: Reading, span: Span) -> Iterator[str]:
    """1/2x"""
    match span.node, reading.spans.factors.get(span.end):
        case Quotient(above, below), (factor, end) if reading.glued(span.end) and reading.goes_on(span.end):
            other = Quotient(above, times(below, factor))
            shown = reading.shown(span.first, end)
            yield two_readings(shown, product_text(span.node, factor), to_text(other))


def power_notes(reading: Reading, span: Span) -> Iterator[str]:
    """e^2x and x^1/2"""
    assert isinstance(span.node, Power)
    if not reading.glued(span.end):
        return
    base, exponent = span.node.base, span.node.exponent
    after = reading.tokens[span.end]
    divides = (after.kind, after.value) == ("operator", "/")
    if span.end + divides not in reading.spans.factors:
        return
    factor, end = reading.spans.factors[span.end + divides]
    shown = reading.shown(span.first, end)
    if divides and _may_be_divided(base, exponent, factor):
        other = Power(base, over(exponent, factor))
        yield two_readings(shown, quotient_text(span.node, factor), to_text(other))
    elif (
        not divides
        and reading.goes_on(span.end)
        and _exponent_may_go_on(base, exponent, after, reading.token(span.end + 1))
    ):
        other = Power(base, times(exponent, factor))
        yield two_readings(shown, product_text(span.node, factor), to_text(other))


def _exponent_may_go_on(base: Expression, exponent: Expression, after: Token, following: Token) -> bool:
    """Whether what is glued to a power may be meant as part of its exponent: e^2x, e^2sin x; not x^2e^x."""
    letter = after.kind in ("letter", "constant")
    if letter and following.value != "^" and following.kind != "power":
        return True
    if holds_variable(base):
        return False
    return not holds_variable(exponent) or after.kind == "letter"


def _may_be_divided(base: Expression, exponent: Expression, divisor: Expression) -> bool:
    """Whether what divides a power may be meant to divide its exponent: x^1/2, e^x/2; not x^2/2."""
    size = exponent.operand if isinstance(exponent, Negate) else exponent
    if isinstance(size, Number) and isinstance(divisor, Number):
        return size.value < divisor.value or isinstance(exponent, Negate)
    if holds_variable(base):
        return False
    return holds_variable(exponent) != holds_variable(divisor)
