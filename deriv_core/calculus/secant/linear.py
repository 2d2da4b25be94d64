"""Insides a w + b with constant a and b, both exact trees: those on which the sum formulas work."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.polynomial import polynomial
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    rational,
)


@dataclass(frozen=True, slots=True)
class Linear:
    """u = a w + b.

    Attributes
    ----------
    tree : Expression
        As it was typed.
    factor : Expression
        a, with its sign; not 0.
    """

    tree: Expression
    factor: Expression
    on: TwoPoints

    @property
    def falls(self) -> bool:
        """Whether a carries a minus sign."""
        return isinstance(self.factor, Negate)

    @property
    def size(self) -> Expression:
        """a without its sign."""
        return self.factor.operand if isinstance(self.factor, Negate) else self.factor

    def rise(self, steps: Expression = ONE) -> Expression:
        """steps · |a| · h"""
        return self.on.step(tidy(Product((steps, self.size))))

    def moved(self, steps: Expression) -> Expression:
        """u + steps · a · h, tidied; the step stands right behind the variable."""
        if steps == ZERO:
            return self.tree
        extra = self.on.step(tidy(Product((steps, self.factor))))
        terms = list(self.tree.terms) if isinstance(self.tree, Sum) else [self.tree]
        place = next(i for i, term in enumerate(terms) if depends_on(term, self.on.x))
        return tidy(Sum((*terms[: place + 1], extra, *terms[place + 1 :])))


def linear(node: Expression, on: TwoPoints) -> Linear | None:
    """The node as a w + b; None where it is not, or a is 0."""
    p = polynomial(node, on.x)
    if p is not None:
        return Linear(node, rational(p[1]), on) if 1 in p and max(p) == 1 else None
    factor = _factor(node, on.x)
    if factor is None:
        return None
    factor = tidy(factor)
    return None if factor == ZERO else Linear(node, factor, on)


def _factor(node: Expression, x: str) -> Expression | None:
    """The number in front of x; 0 for a constant."""
    if not depends_on(node, x):
        return ZERO
    match node:
        case Variable():
            return ONE
        case Negate(operand):
            inner = _factor(operand, x)
            return None if inner is None else Negate(inner)
        case Sum(terms):
            parts = [part for part in (_factor(term, x) for term in terms) if part is not None]
            return Sum(tuple(parts)) if len(parts) == len(terms) else None
        case Product(factors):
            varying = [factor for factor in factors if depends_on(factor, x)]
            inner = _factor(varying[0], x) if len(varying) == 1 else None
            return None if inner is None else Product(tuple(inner if f is varying[0] else f for f in factors))
        case Quotient(numerator, denominator) if not depends_on(denominator, x):
            inner = _factor(numerator, x)
            return None if inner is None else Quotient(inner, denominator)
    return None
