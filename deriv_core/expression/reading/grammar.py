"""Sums, products and powers: precedence climbing over tokens, a method a level of binding.

The binding, loosest first: ``+ -``; a sign at the start of a term; ``* /`` and side by side (left to
right, alike: 1/2x is (1/2)·x); ``^`` (right to left). A function without brackets takes what stands side by
side after it, up to the next operator or function (``sin 2x cos 3x``) and, once it holds the variable, up to
the next power of e, root, fraction or number (``sin x e^x``); a root takes one power only.
"""

from __future__ import annotations

from dataclasses import replace

from deriv_core.expression import bounds
from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.calls import Calls
from deriv_core.expression.reading.cursor import MAX_OPEN, MAX_OWN_OPEN
from deriv_core.expression.reading.notes import over, product_text, quotient_text, times
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    holds_variable,
)


class Grammar(Calls):
    """Reads a whole text; each method one level, loosest first."""

    def whole(self) -> Expression:
        """The expression the tokens make, all of them."""
        if self.at("end"):
            self.fail("There is nothing to read yet.", 0, "Type a function such as w^2.")
        expression = self.sum()
        if not self.at("end"):
            self.refuse_rest()
        return expression

    def sum(self) -> Expression:
        """Terms joined by + and -."""
        start = self.token.start
        terms = [self.term()]
        while self.at("operator", "+", "-"):
            minus = self.take().value == "-"
            at = self.token.start
            term = self.term(after_operator=True)
            terms.append(self.mark(Negate(term), at) if minus else term)
        return terms[0] if len(terms) == 1 else self.mark(Sum(tuple(terms)), start)

    def term(self, *, after_operator: bool = False) -> Expression:
        """A product with the signs before it."""
        start = self.token.start
        signs = 0
        while self.at("operator", "-") or (self.at("operator", "+") and self._plus_is_a_sign(after_operator)):
            signs += self.take().value == "-"
        if signs > bounds.MAX_DEPTH:
            raise self.too_deep(start)
        node = self.product()
        for _ in range(signs):
            node = self.mark(Negate(node), start)
        return node

    def _plus_is_a_sign(self, after_operator: bool) -> bool:
        """Whether the + here stands where a sign may: not after another +."""
        return not self.index or self.before.value != "+" or not after_operator

    def product(self) -> Expression:
        """Factors joined by * and / and by standing side by side, from left to right."""
        start = self.token.start
        factors = [self.power()]
        divisions = 0
        while True:
            if self.at("operator", "*"):
                self.take()
                factors.append(self.signed_power())
            elif self.at("operator", "/"):
                self.take()
                divisions += 1
                if divisions > (MAX_OPEN if self.bounded else MAX_OWN_OPEN):  # each is a level of the tree
                    raise self.too_deep(start)
                below = self.signed_power()
                above = self.joined(factors, start)
                self._tell_division(start, above, below)
                factors = [self.mark(Quotient(above, below), start)]
            elif self.at("function", "mod") and self._is_infix():
                mod = self.take()
                left, right = self.joined(factors, start), self.signed_power()
                factors = [self.mark(LOWERED["mod"].build(left, right), start)]
                self.tell_lowered(replace(mod, start=start), "mod", factors[0])
            elif self.starts_operand():
                self.refuse_two_numbers()
                factors.append(self.power())
            else:
                return self.joined(factors, start)

    def _is_infix(self) -> bool:
        """Whether x mod 3 is meant, and not x mod(x, 3): no comma stands in brackets after it."""
        if self.following.kind != "open":
            return True
        return self.has_comma(self.index + 1) is False

    def joined(self, factors: list[Expression], start: int) -> Expression:
        """One factor as it is, several as a product."""
        return factors[0] if len(factors) == 1 else self.mark(Product(tuple(factors)), start)

    def signed_power(self) -> Expression:
        """A power with the signs that may stand before it after an operator: 2^-x."""
        start = self.token.start
        signs = 0
        while self.at("operator", "-", "+"):
            if self.at("operator", "+") and self.before.value == "+":
                self.refuse_operand()
            signs += self.take().value == "-"
        if signs > bounds.MAX_DEPTH:
            raise self.too_deep(start)
        node = self.power()
        for _ in range(signs):
            node = self.mark(Negate(node), start)
        return node

    def power(self) -> Expression:
        """An operand with its exponents."""
        start = self.token.start
        return self.raised(self.operand(), start)

    def raised(self, base: Expression, start: int) -> Expression:
        """The base with the exponents that follow it; a^b^c is a^(b^c)."""
        if self.at("power"):
            exponent = self.small_exponent()
            base = self.mark(Power(base, exponent), start)
        if not self.at("operator", "^"):
            return base
        self.take()
        first = self.token
        self.deeper()
        exponent = self.signed_power()
        self.depth -= 1
        node = self.mark(Power(base, exponent), start)
        if first.kind != "open":  # brackets and braces leave no doubt where the exponent ends
            self._tell_exponent(start, base, exponent)
        return node

    # --- notes ---------------------------------------------------------------------------------------------

    def _glued(self) -> bool:
        return self.token.start == self.before.end

    def _tell_division(self, start: int, above: Expression, below: Expression) -> None:
        """1/2x"""
        if not self._glued() or not self.starts_operand():
            return
        ahead = self.glance(self.power)
        if ahead is not None:
            reading = product_text(Quotient(above, below), ahead[0])
            other = to_text(Quotient(above, times(below, ahead[0])))
            self.notes.two_readings(start, ahead[1], reading, other)

    def _tell_exponent(self, start: int, base: Expression, exponent: Expression) -> None:
        """e^2x and x^1/2"""
        if not self._glued():
            return
        if self.at("operator", "/"):
            self._tell_divided_exponent(start, base, exponent)
        elif self.starts_operand() and _exponent_may_go_on(base, exponent, self.token, self.following):
            ahead = self.glance(self.power)
            if ahead is not None:
                reading = product_text(Power(base, exponent), ahead[0])
                other = to_text(Power(base, times(exponent, ahead[0])))
                self.notes.two_readings(start, ahead[1], reading, other)

    def _tell_divided_exponent(self, start: int, base: Expression, exponent: Expression) -> None:
        def divisor() -> Expression:
            self.take()
            return self.signed_power()

        ahead = self.glance(divisor)
        if ahead is not None and _may_be_divided(base, exponent, ahead[0]):
            reading = quotient_text(Power(base, exponent), ahead[0])
            other = to_text(Power(base, over(exponent, ahead[0])))
            self.notes.two_readings(start, ahead[1], reading, other)


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
