"""Functions and what they act on: sin 2x, sin^2 x, log_2(x), root(x, 3), and the cases of piecewise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NoReturn, cast

from .cursor import STARTS
from .functions import FUNCTIONS
from .operands import Operands
from .tokens import Token
from .tree import (
    Branch,
    Call,
    Comparison,
    Constant,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Relation,
)

_ROOTS = ("sqrt", "cbrt")
_INVERSES = {
    **{name: f"a{name}" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{f"{name}h": f"a{name}h" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
}
_ONE = Number(Fraction(1))


class Calls(Operands):
    """Reads a function with its exponent, its base and its argument."""

    def power(self) -> Expression:
        """An operand with its exponents, read by the parser."""
        raise NotImplementedError

    def joined(self, factors: list[Expression], start: int) -> Expression:
        """Factors side by side as one node, made by the parser."""
        raise NotImplementedError

    def call(self) -> Expression:
        """A function, its exponent or base, and its argument."""
        token = self.take()
        if token.value == "piecewise":
            return self._piecewise(token)
        base: Expression | None = None
        exponent: Expression | None = None
        while self.at("underscore") or ((self.at("operator", "^") or self.at("power")) and exponent is None):
            if self.at("underscore"):
                base = self._log_base(token, base)
            else:
                exponent = self._function_exponent()
        name, exponent = self._inverse(token, exponent)
        arguments = self._arguments(token, name)
        node = self._applied(token, name, base, arguments)
        self.mark(node, token.start)
        return node if exponent is None else self.mark(Power(node, exponent), token.start)

    def _log_base(self, function: Token, base: Expression | None) -> Expression:
        underscore = self.take()
        if function.value != "log" or base is not None:
            self.fail("There is a stray _ here.", underscore.start, "Only a logarithm takes one: log_2(x).")
        if self.at("open"):
            return self.group()
        if self.token.kind in ("number", "constant", "letter"):
            return self.operand()
        self.fail("The base of the logarithm is missing.", underscore.start, "Write it as log_2(x).")

    def _function_exponent(self) -> Expression:
        if self.at("power"):
            return self.small_exponent()
        self.take()
        start = self.token.start
        if self.at("operator", "-"):
            self.take()
            return self.mark(Negate(self._plain_exponent()), start)
        return self._plain_exponent()

    def _plain_exponent(self) -> Expression:
        if self.at("open"):
            return self.group()
        if self.token.kind in ("number", "constant", "letter", "fraction"):
            return self.operand()
        self.fail("The exponent of the function is missing.", self.token.start, "Write it as sin^2(x).")

    def _inverse(self, token: Token, exponent: Expression | None) -> tuple[str, Expression | None]:
        """sin^-1 is the inverse function, as everywhere in calculus."""
        if exponent != Negate(_ONE):
            return token.value, exponent
        if token.value not in _INVERSES:
            shown = self.text[token.start : token.end]
            self.fail(
                f"{shown}^-1 could be an inverse or a reciprocal.",
                token.start,
                f"Write 1/{shown}(x), or name the inverse function.",
            )
        self.notes.inverse(token.value, _INVERSES[token.value])
        return _INVERSES[token.value], None

    def _arguments(self, token: Token, name: str) -> tuple[Expression, ...]:
        fewest = 2 if name == "pow" else FUNCTIONS[name].arity[0] if name != "log" else 1
        most = 2 if name == "pow" else FUNCTIONS[name].arity[1]
        if not self.at("open") or self.token.value in ("⌋", "⌉", "|"):
            if fewest > 1:
                self.needs_argument(token, token.start)
            return (self._bare_argument(token, name),)
        closing = self.open_bracket()
        arguments = [self.sum_inside(closing)]
        while self.at("comma"):
            comma = self.take()
            if len(arguments) == most:
                shown = self.text[token.start : token.end]
                counted = "one argument" if most == 1 else f"{most} arguments"
                self.fail(f"{shown} takes {counted}.", comma.start, "Delete the comma and what follows it.")
            arguments.append(self.sum())
        if len(arguments) < fewest:
            shown = self.text[token.start : token.end]
            self.fail(f"{shown} needs {fewest} arguments.", self.token.start, f"Write it as {shown}(x, 3).")
        self.close_bracket(closing)
        return tuple(arguments)

    def _bare_argument(self, token: Token, name: str) -> Expression:
        """What stands side by side after a function, up to the next operator or function."""
        start = self.token.start
        if self.at("operator", "-") and self.tokens[self.index + 1].kind in STARTS:
            self.take()
            return self.mark(Negate(self._bare_argument(token, name)), start)
        if not self.starts_operand():
            self.needs_argument(token, token.start)
        self.deeper()
        factors = [self.power()]
        while name not in _ROOTS and self._continues_argument(factors):
            self.refuse_two_numbers()
            factors.append(self.power())
        self.depth -= 1
        argument = self.joined(factors, start)
        if name in _ROOTS and self.starts_operand():
            self.notes.root(token, argument)
        elif self.starts_operand() or self.at("operator"):
            self.notes.bare_argument(token, argument, self.token, self.following)
        return argument

    def _continues_argument(self, factors: Sequence[Expression]) -> bool:
        if not self.starts_operand() or self.token.kind == "function":
            return False
        if self.token.kind in ("open", "bar"):  # sin 2(x + 1), but sin x (x + 1) is a product
            return all(isinstance(factor, Number | Constant) for factor in factors)
        return not isinstance(factors[-1], Call) and not self._after_bracket()

    def _after_bracket(self) -> bool:
        return self.tokens[self.index - 1].kind in ("close", "bar")

    def _applied(
        self, token: Token, name: str, base: Expression | None, arguments: tuple[Expression, ...]
    ) -> Expression:
        if name == "pow":
            return Power(*arguments)
        if name != "log":
            return Call(name, arguments)
        if base is not None:
            if len(arguments) > 1:
                self.fail("This logarithm has two bases.", token.start, "Write log_2(x) or log(x, 2).")
            return Call("log", (arguments[0], base))
        if len(arguments) == 2:
            return Call("log", arguments)
        self.notes.natural_log(self.text[token.start : token.end])
        return Call("ln", arguments)

    def _piecewise(self, token: Token) -> Expression:
        if not self.at("open", ")"):
            self._piecewise_help(token.start)
        closing = self.open_bracket()
        branches: list[Branch] = []
        otherwise: Expression | None = None
        while True:
            value = self.sum()
            if self.at("keyword", "otherwise"):
                self.take()
                otherwise = value
                break
            if not self.at("keyword", "if"):
                self._piecewise_help(self.token.start)
            self.take()
            branches.append(Branch(value, self._conditions()))
            if not self.at("comma"):
                break
            self.take()
        if not branches:
            self._piecewise_help(self.token.start)
        self.close_bracket(closing)
        return self.mark(Piecewise(tuple(branches), otherwise), token.start)

    def _piecewise_help(self, position: int) -> NoReturn:
        hint = "Write it as piecewise(w^2 if w < 1, 2w - 1 otherwise)."
        self.fail("These cases cannot be read.", position, hint)

    def _conditions(self) -> tuple[Comparison, ...]:
        """Comparisons joined by "and", or chained as in 0 <= w < 1."""
        conditions: list[Comparison] = []
        while True:
            left = self.sum()
            if not self.at("relation"):
                self.fail(
                    "A condition such as w < 1 was expected.",
                    self.token.start,
                    "Compare with <, <=, > or >=.",
                )
            while self.at("relation"):
                relation = cast(Relation, self.take().value)
                right = self.sum()
                conditions.append(Comparison(left, relation, right))
                left = right
            if not self.at("keyword", "and"):
                return tuple(conditions)
            self.take()
