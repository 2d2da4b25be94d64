"""Functions and what they act on: sin 2x, sin^2 x, log_2(x), root(x, 3)."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.expression import bounds
from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.arguments import INVERSES, ROOTS, BareArguments, arity
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import (
    Call,
    Expression,
    Negate,
    Number,
    Power,
    Product,
    exact_rational,
    holds_variable,
)

_ONE = Number(Fraction(1))


class Calls(BareArguments):
    """Reads a function with its exponent, its base and its argument."""

    def call(self) -> Expression:
        """A function, its exponent or base, and its argument."""
        token = self.take()
        if token.value == "piecewise":
            return self.piecewise(token)
        if token.value == "frac" and self.at("open", "}"):
            return self.typed_fraction(token)
        base: Expression | None = None
        exponent: Expression | None = None
        while self.at("underscore") or ((self.at("operator", "^") or self.at("power")) and exponent is None):
            if self.at("underscore"):
                base = self._log_base(token, base)
            else:
                exponent = self._function_exponent()
        name, exponent = self._inverse(token, exponent)
        return self._applied(token, name, base, exponent)

    def _applied(
        self, token: Token, name: str, base: Expression | None, exponent: Expression | None
    ) -> Expression:
        """The function with its argument, and the note on where the argument ends."""

        def build(*arguments: Expression) -> Expression:
            node = self.mark(_function(name, base, arguments), token.start)
            return node if exponent is None else self.mark(Power(node, exponent), token.start)

        bare = not self.at("open") or self.token.value in ("⌋", "⌉", "|")
        first = self.token
        if bare:
            arguments: tuple[Expression, ...] = (self.bare_argument(token, name, base),)
        else:
            arguments = self._arguments(token, name, base)
        if base is not None and len(arguments) > 1:
            self.fail("This logarithm has two bases.", token.start, "Write log_2(x) or log(x, 2).")
        if name == "log" and base is None and len(arguments) == 1:
            self.notes.natural_log(self.text[token.start : token.end])
        if name == "log" and base is None and bare:
            self._tell_base(token, first)
        node = build(*arguments)
        if name in LOWERED:
            self.tell_lowered(token, name, _function(name, base, arguments))
        other = self._other_reading(token, first, base, arguments)
        if other is not None:
            self.notes.two_readings(token.start, self.before.end, to_text(node), to_text(other))
        if bare:
            self.tell_bare(token, first, arguments[0], build)
        return node

    def _other_reading(
        self, token: Token, first: Token, base: Expression | None, arguments: tuple[Expression, ...]
    ) -> Expression | None:
        """What root(3, x), sin[x], exp2(x) and sin2(x) may have been meant to be."""
        name = token.value
        if name in ("root", "log") and base is None and len(arguments) == 2:
            return Call(name, arguments[::-1]) if _is_swapped(*arguments) else None
        if len(arguments) > 1 or not holds_variable(arguments[0]) or name in LOWERED:
            return None
        if first.kind == "open":
            plain = (
                first.value != "]" or name in ROOTS or self.text[token.start].isupper()
            )  # Mathematica's Sin[x]
            return None if plain else _function(name, base, (Call("floor", arguments),))
        glued = (
            first.kind == "number"
            and token.end == first.start
            and self.text[first.end : first.end + 1] == "("
        )
        match arguments[0]:
            case Product((Number() as number, inside)) if glued and name == "exp":
                return Power(number, inside)
            case Product((Number() as number, inside)) if glued and name in INVERSES:
                return Power(Call(name, (inside,)), number)
            case Product((Number() as number, inside)) if glued and name == "ln":
                return Product((Call(name, (number,)), inside))
        return None

    def tell_lowered(self, token: Token, name: str, node: Expression) -> None:
        """Say what sigmoid(x) stands for; refuse it where that is too large, before it grows further."""
        bounds.check(node, self.text, self.start_of)
        shown = self.text[token.start : self.before.end].strip()
        remark = LOWERED[name].remark
        self.notes.add(f"{shown} is read as {to_text(node)}{remark and '; '}{remark}.")

    def _tell_base(self, token: Token, first: Token) -> None:
        """log e x and log 10 x, where the first may be meant as the base"""
        apart = first.start > token.end and first.value == "10"
        if not apart and (first.kind, first.value) != ("constant", "e"):
            return
        if self.before is first:  # log e, log 10: nothing else to take the logarithm of
            return
        base = "ln" if first.value == "e" else "log10"
        shown = self.text[token.start : first.end]
        self.notes.add(
            f"{shown} is read as the logarithm of {first.value} times what follows; "
            f"for the base {first.value} type {base}( )."
        )

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
        if token.value not in INVERSES:
            shown = self.text[token.start : token.end]
            self.fail(
                f"{shown}^-1 could be an inverse or a reciprocal.",
                token.start,
                f"Write 1/{shown}(x), or name the inverse function.",
            )
        self.notes.inverse(token.value, INVERSES[token.value])
        return INVERSES[token.value], None

    def _arguments(self, token: Token, name: str, base: Expression | None) -> tuple[Expression, ...]:
        """What stands in the brackets after a function."""
        if name == "sqrt" and self.at("open", "]"):
            return self.index_and_radicand(token)
        fewest, most = arity(name)
        shown = self.text[token.start : token.end]
        closing = self.open_bracket()
        arguments = [self.sum_inside(closing)]
        while self.at("comma"):
            comma = self.take()
            if len(arguments) == most:
                counted = "one argument" if most == 1 else f"{most} arguments"
                hint = "Delete the comma and what follows it."
                if name in ROOTS:
                    hint = "For another root write root(x, 3)."
                self.fail(f"{shown} takes {counted}.", comma.start, hint)
            arguments.append(self.sum())
        if len(arguments) < fewest:
            hint = f"Write it as {shown}(x, 3)."
            self.fail(f"{shown} needs {fewest} arguments.", self.token.start, hint)
        self.close_bracket(closing)
        return tuple(arguments)


def _is_swapped(under: Expression, index: Expression) -> bool:
    """Whether the two arguments of root or log may be meant the other way round: root(3, x), root(2, 8)."""
    if holds_variable(under) or holds_variable(index):
        return not holds_variable(under)
    first, second = exact_rational(under), exact_rational(index)
    return first is not None and second is not None and first < second


def _function(name: str, base: Expression | None, arguments: tuple[Expression, ...]) -> Expression:
    if name == "pow":
        return Power(*arguments)
    if name in LOWERED:
        return LOWERED[name].build(*arguments)
    if name == "log" and base is not None:
        return Call("log", (arguments[0], base))
    if name == "log" and len(arguments) == 1:
        return Call("ln", arguments)
    if name == "sqrt" and len(arguments) == 2:
        return Call("root", arguments)
    return Call(name, arguments)
