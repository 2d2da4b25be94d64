"""The smallest parts of the grammar: numbers, letters, brackets and bars."""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn, cast

from deriv_core.expression import bounds
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.cursor import Cursor
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import (
    Call,
    Constant,
    ConstantName,
    Expression,
    Number,
    Quotient,
    Sum,
    Variable,
    holds_variable,
    integer,
)

# What [x] and {x} mean in half the world's schools, and the tokens after which they are plain brackets.
_PARTS = {"]": "floor", "}": "frac", r"\}": "frac"}
_SPOKEN = {"floor": "whole part", "frac": "fractional part"}
_TAKES_GROUP = {"function", "root", "frac", "sqrt", "underscore"}


class Operands(Cursor):
    """Reads one operand; what stands inside its brackets is read by the parts above."""

    def sum(self) -> Expression:
        """A whole sum, read by the parser."""
        raise NotImplementedError

    def call(self) -> Expression:
        """A function with its argument, read by `Calls`."""
        raise NotImplementedError

    def root_sign(self) -> Expression:
        """√ and what stands under it, read by `Roots`."""
        raise NotImplementedError

    def fraction(self) -> Expression:
        r"""\frac and its arguments, read by `Roots`."""
        raise NotImplementedError

    def latex_root(self) -> Expression:
        r"""\sqrt and its arguments, read by `Roots`."""
        raise NotImplementedError

    def cases(self) -> Expression:
        """Rows of values and conditions, read by `Cases`."""
        raise NotImplementedError

    def if_call(self) -> Expression:
        """If(condition, value, otherwise), read by `Cases`."""
        raise NotImplementedError

    def power(self) -> Expression:
        """An operand with its exponents, read by the parser."""
        raise NotImplementedError

    def signed_power(self) -> Expression:
        """The same after signs, read by the parser."""
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
                return self.told_group()
            case "root":
                return self.root_sign()
            case "frac":
                return self.fraction()
            case "sqrt":
                return self.latex_root()
            case "cases":
                return self.cases()
            case "function":
                return self.call()
            case "keyword" if token.value == "if" and self.following.kind == "open":
                return self.if_call()
        self.refuse_operand()

    def refuse_operand(self) -> NoReturn:
        """Say why no operand begins here."""
        token = self.token
        before = self.tokens[self.index - 1] if self.index else None
        if token.kind == "end" and before is not None:
            shown = self.text[before.start : before.end]
            self.fail(f"Something is missing after {shown}.", before.start, "Finish it, or delete it.")
        if token.kind == "close" and before is not None and before.kind in ("operator", "bar"):
            what = self.text[before.start : before.end]
            self.fail(f"Something is missing after {what}.", before.start, "Finish it, or delete it.")
        if token.kind == "keyword":
            shown = self.text[token.start : token.end]
            hint = "Cases are written piecewise(w^2 if w < 1, 2w - 1 otherwise)."
            if shown == "True":
                hint = "Type a function such as w^2."
            self.fail(f"“{shown}” does not fit here.", token.start, hint)
        if token.kind in ("close", "comma") and before is not None and before.kind == "open":
            self.fail("There is nothing between these brackets.", token.start, "Put something inside.")
        shown = self.text[token.start : token.end] or "the end"
        if token.kind == "operator" and before is not None and before.kind == "operator":
            self.fail(f"{shown} follows another operator.", token.start, "Delete one of the two.")
        if token.kind in ("operator", "relation"):
            self.fail(
                f"Something is missing before {shown}.", token.start, "Put a number or the variable there."
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

    def told_group(self) -> Expression:
        """Brackets, with a note where [x] or {x} could be the whole or the fractional part."""
        opening, before = self.token, self.before if self.index else None
        node = self.group()
        other = _PARTS.get(opening.value if opening.kind == "open" else "")
        braces_group = opening.value == "}" and "\\" in self.text  # LaTeX's own braces
        takes_group = before is not None and (
            before.kind in _TAKES_GROUP or (before.value == "^" and opening.value != "]")
        )
        if other is None or takes_group or braces_group or opening.start == opening.end:
            return node
        after_sum = isinstance(node, Sum) and (self.at("operator", "^") or self.starts_operand())
        if (
            holds_variable(node)
            and not after_sum
            and (isinstance(node, Call) or self.tokens[self.index - 2].kind != "close")
        ):
            self.notes.add(
                f"{self.text[opening.start : self.before.end]} is read as a plain bracket; "
                f"for the {_SPOKEN[other]} type {other}({to_text(node)})."
            )
        return node

    def group(self) -> Expression:
        """Brackets of any kind, bars, floor and ceiling."""
        start = self.token.start
        closing = self.open_bracket()
        inner = self.sum_inside(closing)
        self.close_bracket(closing)
        name = {"|": "abs", "⌋": "floor", "⌉": "ceil"}.get(closing)
        if closing == "|" and not holds_variable(inner):
            self.close_on_constant(start)
        return inner if name is None else self.mark(Call(name, (inner,)), self.start_of(inner))

    def sum_inside(self, closing: str) -> Expression:
        """What stands inside brackets."""
        if self.at("close", closing):
            opened = self.tokens[self.index - 1]
            if self.index >= 2 and self.tokens[self.index - 2].kind == "function":
                self.needs_argument(self.tokens[self.index - 2], opened.start)
            self.fail("There is nothing between these brackets.", opened.start, "Put something inside.")
        return self.sum()

    def refuse_two_numbers(self) -> None:
        """Refuse 2 3, where an operator is missing."""
        before = self.tokens[self.index - 1]
        if self.token.kind in ("number", "fraction") and before.kind in ("number", "fraction"):
            self.fail("Two numbers stand side by side.", self.token.start, "Put an operator between them.")
        raised = self.index > 1 and self.tokens[self.index - 2].value == "^"  # x^2\frac12 is in no doubt
        if self.token.kind == "frac" and before.kind == "number" and not raised:
            self._refuse_mixed_number(before)

    def _refuse_mixed_number(self, number: Token) -> None:
        r"""Refuse 1\frac12, which may be 1 + 1/2 or 1·(1/2)."""
        ahead = self.glance(self.operand)
        match ahead:
            case (Quotient(Number(), Number()), end):
                shown = self.text[number.start : end]
                hint = "Write it with + or *, or as a decimal."
                self.fail(f"{shown} could be a sum or a product.", self.token.start, hint)

    def needs_argument(self, token: Token, position: int) -> NoReturn:
        """Say that a function has nothing to act on."""
        shown = self.text[token.start : token.end]
        name = shown.lower()
        written = {"max": "max(x, 0)", "min": "min(x, 0)", "root": "root(x, 3)", "pow": "pow(x, 2)"}
        written |= {"mod": "mod(x, 3)", "clamp": "clamp(x, 0, 1)"}
        based = token.value == "log" and self.before is not token and position > token.start
        hint = f"Write it as {'log_2(x)' if based else written.get(name, f'{name}(x)')}."
        self.fail(f"{shown} has nothing to act on.", position, hint)
