"""The smallest parts of the grammar: numbers, brackets, roots and fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn, cast

from . import bounds
from .cursor import Cursor
from .tokens import Token
from .tree import Call, Constant, ConstantName, Expression, Number, Quotient, Variable, integer


class Operands(Cursor):
    """Reads one operand; what stands inside its brackets is read by the parts above."""

    def sum(self) -> Expression:
        """A whole sum, read by the parser."""
        raise NotImplementedError

    def call(self) -> Expression:
        """A function with its argument, read by `Calls`."""
        raise NotImplementedError

    def operand(self) -> Expression:
        """A number, letter, bracket, root, fraction or function."""
        token = self.token
        match token.kind:
            case "number":
                return self.number()
            case "fraction":
                self.take()
                top, bottom = token.value.split("/")
                quotient = Quotient(Number(Fraction(int(top))), Number(Fraction(int(bottom))))
                return self.mark(quotient, token.start)
            case "constant":
                return self.mark(Constant(cast(ConstantName, self.take().value)), token.start)
            case "letter":
                return self.mark(Variable(self.take().value), token.start)
            case "open" | "bar":
                return self.group()
            case "root":
                return self.root_sign()
            case "frac":
                return self.fraction()
            case "sqrt":
                return self.latex_root()
            case "function":
                return self.call()
        self.refuse_operand()

    def refuse_operand(self) -> NoReturn:
        """Say why no operand begins here."""
        token = self.token
        before = self.tokens[self.index - 1] if self.index else None
        if token.kind == "end" and before is not None:
            shown = self.text[before.start : before.end]
            self.fail(f"Something is missing after {shown}", before.start, "Finish it, or delete it.")
        if token.kind in ("close", "comma") and before is not None and before.kind == "open":
            self.fail("There is nothing between these brackets.", token.start, "Put something inside.")
        shown = self.text[token.start : token.end] or "the end"
        if token.kind == "operator" and before is not None and before.kind == "operator":
            self.fail(f"{shown} follows another operator.", token.start, "Delete one of the two.")
        if token.kind in ("operator", "relation"):
            self.fail(
                f"Something is missing before {shown}", token.start, "Put a number or the variable there."
            )
        if token.kind == "underscore":
            self.fail("There is a stray _ here.", token.start, "Only a logarithm takes one: log_2(x).")
        self.fail(
            f"A number or the variable was expected before {shown}", token.start, "Look just before it."
        )

    def number(self) -> Expression:
        """An exact number."""
        token = self.take()
        value = bounds.number(token.value, bounds.MAX_DIGITS if self.bounded else bounds.MAX_OWN_DIGITS)
        if value is None:
            raise self.too_many_digits(token)
        if "e" in token.value.lower():
            self.notes.scientific(token.value, value)
        return self.mark(value, token.start)

    def small_exponent(self) -> Expression:
        """The raised digits of x² and x⁻¹."""
        token = self.take()
        size = bounds.number(token.value.lstrip("-"))
        if size is None:
            raise self.too_many_digits(token)
        return self.mark(integer(int(token.value)), token.start)

    def group(self) -> Expression:
        """Brackets of any kind, bars, floor and ceiling."""
        closing = self.open_bracket()
        inner = self.sum_inside(closing)
        self.close_bracket(closing)
        name = {"|": "abs", "⌋": "floor", "⌉": "ceil"}.get(closing)
        return inner if name is None else self.mark(Call(name, (inner,)), self.start_of(inner))

    def sum_inside(self, closing: str) -> Expression:
        """What stands inside brackets."""
        if self.at("close", closing):
            opened = self.tokens[self.index - 1]
            if self.index >= 2 and self.tokens[self.index - 2].kind == "function":
                self.needs_argument(self.tokens[self.index - 2], opened.start)
            self.fail("There is nothing between these brackets.", opened.start, "Put something inside.")
        return self.sum()

    def root_sign(self) -> Expression:
        """√ ∛ ∜ and the one thing they act on."""
        token = self.take()
        if not self.starts_operand():
            self.fail("This root has nothing under it.", token.start, "Put something after it: √(w + 1).")
        bare = self.token.kind not in ("open", "bar")
        self.deeper()
        under = self.operand()
        self.depth -= 1
        if bare and self.starts_operand():
            self.notes.root(token, under)
        return self.mark(_root(under, int(token.value)), token.start)

    def fraction(self) -> Expression:
        r"""\frac and its two arguments, each a group or one character."""
        token = self.take()
        above = self.latex_argument(token)
        below = self.latex_argument(token)
        return self.mark(Quotient(above, below), token.start)

    def latex_argument(self, command: Token) -> Expression:
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
        self.fail(f"{shown} needs more than this.", command.start, "Write it as \\frac{1}{x}.")

    def latex_root(self) -> Expression:
        r"""\sqrt, with its index in square brackets."""
        token = self.take()
        index: Expression | None = None
        if self.at("open", "]"):
            index = self.group()
        under = self.group() if self.at("open") else self.latex_argument(token)
        if index is None:
            return self.mark(Call("sqrt", (under,)), token.start)
        return self.mark(Call("root", (under, index)), token.start)

    def refuse_two_numbers(self) -> None:
        """Refuse 2 3, where an operator is missing."""
        before = self.tokens[self.index - 1]
        if self.token.kind in ("number", "fraction") and before.kind in ("number", "fraction"):
            self.fail("Two numbers stand side by side.", self.token.start, "Put an operator between them.")

    def needs_argument(self, token: Token, position: int) -> NoReturn:
        """Say that a function has nothing to act on."""
        shown = self.text[token.start : token.end]
        self.fail(f"{shown} has nothing to act on.", position, f"Write it as {shown.lower()}(x).")


def _root(under: Expression, index: int) -> Expression:
    if index == 4:
        return Call("root", (under, Number(Fraction(4))))
    return Call("sqrt" if index == 2 else "cbrt", (under,))
