"""An argument without brackets: where it ends, and what to say of it. sin 2x, sin x e^x, ln|x|^2, sqrt 2x."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.cursor import STARTS
from deriv_core.expression.reading.notes import over, product_text, quotient_text, times
from deriv_core.expression.reading.pieces import Cases
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import (
    Call,
    Constant,
    Expression,
    Negate,
    Number,
    Power,
    Product,
    holds_variable,
)

ROOTS = ("sqrt", "cbrt")
INVERSES = {
    **{name: f"a{name}" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{f"{name}h": f"a{name}h" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
}
_TRANSCENDENTAL = {*INVERSES, *INVERSES.values(), "ln", "log", "log2", "log10"}


class BareArguments(Cases):
    """Reads what stands side by side after a function."""

    def joined(self, factors: list[Expression], start: int) -> Expression:
        """Factors side by side as one node, made by the parser."""
        raise NotImplementedError

    def bare_argument(self, token: Token, name: str, base: Expression | None) -> Expression:
        """What stands side by side after a function, up to the next operator or function.

        Once it holds the variable it also ends before a power of e, a root, a fraction and a number:
        sin x e^x is a product.
        """
        start = self.token.start
        if self.at("operator", "-") and self.following.kind in STARTS:
            self._refuse_glued_minus_one(token)
            self.take()
            return self.mark(Negate(self.bare_argument(token, name, base)), start)
        if arity(name)[0] > 1 or not self.starts_argument():
            position = token.start if base is None else self.before.end - 1
            self.needs_argument(token, position)
        self.deeper()
        factors = [self.power()]
        while name not in ROOTS and self._continues_argument(factors):
            self.refuse_two_numbers()
            factors.append(self.power())
        self.depth -= 1
        return self.joined(factors, start)

    def _refuse_glued_minus_one(self, token: Token) -> None:
        """Refuse sin-1(x), which may be meant as arcsin(x) or as sin(x) - 1; exp-1x is plain."""
        minus, one = self.token, self.following
        after = self.tokens[min(self.index + 2, len(self.tokens) - 1)]
        glued = self.before is token and token.end == minus.start and minus.end == one.start
        if not glued or (one.kind, one.value) != ("number", "1") or after.kind not in STARTS:
            return
        if token.value == "exp":
            return
        shown = self.text[token.start : token.end]
        inverse = INVERSES.get(token.value)
        what = "an inverse function" if inverse else "a function of a negative number"
        other = f"{inverse.replace('a', 'arc', 1)}(x)" if inverse else f"{shown}(-x)"
        self.fail(
            f"{shown}-1 could be {what} or a difference.", minus.start, f"Type {other} or {shown}(x) - 1."
        )

    def _continues_argument(self, factors: Sequence[Expression]) -> bool:
        kind = self.token.kind
        if not self.starts_operand() or kind == "function":
            return False
        if kind in ("open", "bar"):  # sin 2(x + 1), but sin x (x + 1) is a product
            return all(isinstance(factor, Number | Constant) for factor in factors)
        if isinstance(factors[-1], Call) or self._after_bracket():
            return False
        if not any(map(holds_variable, factors)):
            return True
        raised = self.following.kind == "power" or self.following.value == "^"
        glued = self.before.end == self.token.start
        return glued and (kind == "letter" or (kind == "constant" and not raised))

    def _after_bracket(self) -> bool:
        return self.before.kind in ("close", "bar")

    def tell_bare(
        self, token: Token, first: Token, argument: Expression, build: Callable[..., Expression]
    ) -> None:
        """Say where a bare argument was taken to end: sin x/2, sin x e^x, sqrt 2x, ln|x|^2, sin xx."""
        node, start = build(argument), token.start
        if isinstance(argument, Power) and (token.value in ROOTS or first.kind == "bar"):
            other = Power(build(argument.base), argument.exponent)
            self.notes.two_readings(start, self.before.end, to_text(node), to_text(other))
        self._tell_glued(start, argument, build)
        if first.kind == "function" and not self._after_bracket():
            return  # the inner function tells
        if self.at("operator", "*", "/"):
            # Nobody means sin(x/ln x) by sin x/ln x; sin 2*cos x and sin x/sqrt x are another matter.
            if not (self.following.value in _TRANSCENDENTAL and holds_variable(argument)):
                self._tell_operator(start, argument, node, build)
        elif token.value in ROOTS:
            if self.starts_operand():
                self.notes.root(self.text[token.start : token.end], argument)
        elif self.starts_operand() and self.token.kind != "function":
            ahead = self.glance(self.power)
            if ahead is not None:
                inside = to_text(build(times(argument, ahead[0])))
                self.notes.two_readings(start, ahead[1], product_text(node, ahead[0]), inside)

    def _tell_glued(self, start: int, argument: Expression, build: Callable[..., Expression]) -> None:
        """sin xx"""
        if not isinstance(argument, Product):
            return
        holding = [index for index, factor in enumerate(argument.factors) if holds_variable(factor)]
        if len(holding) > 1:
            cut = holding[0] + 1
            inside, outside = argument.factors[:cut], argument.factors[cut:]
            shorter = inside[0] if cut == 1 else Product(inside)
            other = product_text(build(shorter), *outside)
            self.notes.two_readings(start, self.before.end, to_text(build(argument)), other)

    def _tell_operator(
        self, start: int, argument: Expression, node: Expression, build: Callable[..., Expression]
    ) -> None:
        """sin x/2 and sin 2*x"""
        division = self.token.value == "/"

        def next_factor() -> Expression:
            self.take()
            return self.signed_power()

        ahead = self.glance(next_factor)
        if ahead is None:
            return
        if division:
            reading, inside = quotient_text(node, ahead[0]), to_text(build(over(argument, ahead[0])))
        else:
            reading, inside = product_text(node, ahead[0]), to_text(build(times(argument, ahead[0])))
        self.notes.two_readings(start, ahead[1], reading, inside)


def arity(name: str) -> tuple[int, int]:
    """Fewest and most arguments of a name as typed."""
    if name == "pow":
        return 2, 2
    if name in LOWERED:
        return LOWERED[name].arity, LOWERED[name].arity
    return (1, 2) if name == "log" else FUNCTIONS[name].arity
