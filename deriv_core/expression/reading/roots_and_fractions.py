r"""Roots and fractions as they are written: √, sqrt[3]{x}, \sqrt[3]{x}, \frac12."""

from __future__ import annotations

import functools
from collections.abc import Callable
from fractions import Fraction

from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.notes import times
from deriv_core.expression.reading.operands import Operands
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Call, Expression, Number, Power, Quotient, holds_variable


class Roots(Operands):
    """Reads what stands under a root, over and under a fraction's line."""

    def raised(self, base: Expression, start: int) -> Expression:
        """A base with the exponents that follow it, read by the parser."""
        raise NotImplementedError

    def root_sign(self) -> Expression:
        """√ ∛ ∜ and the one power they act on."""
        token = self.take()
        if not self.starts_argument():
            self.fail("This root has nothing under it.", token.start, "Put something after it: √(w + 1).")
        if token.value == "2" and self.at("open", "]"):
            arguments = self.index_and_radicand(token)
            name = "sqrt" if len(arguments) == 1 else "root"
            return self.mark(Call(name, arguments), token.start)
        bare = self.token.kind != "open"
        self.deeper()
        under = self.power() if bare else self.operand()
        self.depth -= 1
        node = self.mark(_root(under, int(token.value)), token.start)
        if bare and isinstance(under, Power):
            other = Power(_root(under.base, int(token.value)), under.exponent)
            self.notes.two_readings(token.start, self.before.end, to_text(node), to_text(other))
        if bare and self.starts_operand():
            self.notes.root(self.text[token.start : token.end], under)
        return node

    def index_and_radicand(self, token: Token) -> tuple[Expression, ...]:
        r"""sqrt[3]{x} as LaTeX means it, the radicand first; sqrt[x] is as sqrt(x)."""
        first = self.group()
        glued = self.before.end == self.token.start
        if holds_variable(first) or not glued or not self.starts_operand():
            return (first,)
        radicand = self.group() if self.at("open") else self.power()
        node = Call("root", (radicand, first))
        other = times(Call("sqrt", (first,)), radicand)
        self.notes.two_readings(token.start, self.before.end, to_text(node), to_text(other))
        return radicand, first

    def typed_fraction(self, token: Token) -> Expression:
        r"""frac{1}{x}, which lost its backslash; frac{x} is the fractional part."""
        above = self.group()
        if not self.at("open", "}"):
            return self.mark(Call("frac", (above,)), token.start)
        node = self.mark(Quotient(above, self.group()), token.start)
        self.notes.add(f"{self.text[token.start : self.before.end]} is read as the fraction {to_text(node)}.")
        return node

    def fraction(self) -> Expression:
        r"""\frac and its two arguments, each a group or one character."""
        token = self.take()
        self.deeper()
        above = self._latex_argument(token)
        below = self._latex_argument(token)
        self.depth -= 1
        return self.mark(Quotient(above, below), token.start)

    def latex_root(self) -> Expression:
        r"""\sqrt, with its index in square brackets."""
        token = self.take()
        index: Expression | None = None
        self.deeper()
        if self.at("open", "]"):
            index = self.group()
        bare = not self.at("open")
        if bare:
            under = self.call() if self.at("function") else self._latex_argument(token)
        else:
            under = self.group()
        self.depth -= 1
        build = functools.partial(_latex_root, index)
        node = self.mark(build(under), token.start)
        if bare and (self.at("power") or self.at("operator", "^")):
            self._tell_raised(token.start, under, build)
        return node

    def _tell_raised(self, start: int, under: Expression, build: Callable[[Expression], Expression]) -> None:
        r"""\sqrt x^2, which LaTeX sets as √x²"""
        outside = self.glance(lambda: self.raised(build(under), start))
        inside = self.glance(lambda: self.raised(under, start))
        if outside is not None and inside is not None:
            self.notes.two_readings(start, outside[1], to_text(outside[0]), to_text(build(inside[0])))

    def _latex_argument(self, command: Token) -> Expression:
        """A group in braces, or one character."""
        if self.at("open", "}"):
            return self.group()
        if self.at("number"):
            token = self.token
            first = Token("number", token.value[0], token.start, token.start + 1)
            rest = Token("number", token.value[1:], token.start + 1, token.end)
            split = [first, rest] if rest.value else [first]
            self.tokens[self.index : self.index + 1] = split
            return self.number()
        if self.token.kind in ("letter", "constant", "frac", "sqrt"):
            return self.operand()
        shown = self.text[command.start : command.end]
        hint = r"\sqrt{x}" if command.kind == "sqrt" else r"\frac{1}{x}"
        self.fail(f"{shown} needs more than this.", command.start, f"Write it as {hint}.")


def _root(under: Expression, index: int) -> Expression:
    if index == 4:
        return Call("root", (under, Number(Fraction(4))))
    return Call("sqrt" if index == 2 else "cbrt", (under,))


def _latex_root(index: Expression | None, under: Expression) -> Expression:
    return Call("sqrt", (under,)) if index is None else Call("root", (under, index))
