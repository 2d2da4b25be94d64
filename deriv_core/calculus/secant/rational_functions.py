"""A tree as one quotient of two polynomials, uncancelled, whatever these are polynomials in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from deriv_core.expression.tree import Expression, Negate, Power, Product, Quotient, Sum, exact_rational

P = TypeVar("P", bound=dict[int, Fraction] | dict[tuple[int, int], Fraction])


@dataclass(frozen=True)
class RationalFunctions(Generic[P]):
    """The arithmetic of rational functions over that of one kind of polynomials, of which {} is 0.

    Attributes
    ----------
    whole : callable
        A node that is a polynomial itself; None where it is none, or must be taken apart.
    constant, plus, times : callable
        The arithmetic; None where a result is too large.
    highest_power : int
        Of a quotient, the largest that is multiplied out.
    keeps_domain : bool
        Whether 0 is below wherever the node has no value: 1/(p/q) is q²/(p q) then, and (p/q)⁰ is q/q.
    """

    whole: Callable[[Expression], P | None]
    constant: Callable[[Fraction], P]
    plus: Callable[[P, P], P | None]
    times: Callable[[P, P], P | None]
    highest_power: int
    keeps_domain: bool

    def of(self, node: Expression) -> tuple[P, P] | None:
        """Above and below; None where it is no such quotient, too large, or divided by the constant 0."""
        whole = self.whole(node)
        if whole is not None:
            return whole, self._one
        match node:
            case Negate(operand):
                return self._joined(self.of(operand), (self.constant(Fraction(-1)), self._one))
            case Sum(terms):
                total: tuple[P, P] | None = (self.constant(Fraction(0)), self._one)
                for term in terms:
                    total = self._added(total, self.of(term))
                return total
            case Product(factors):
                result: tuple[P, P] | None = (self._one, self._one)
                for factor in factors:
                    result = self._joined(result, self.of(factor))
                return result
            case Quotient(numerator, denominator):
                return self._joined(self.of(numerator), self._inverted(self.of(denominator)))
            case Power(base, exponent):
                return self._raised(self.of(base), exact_rational(exponent))
        return None

    @property
    def _one(self) -> P:
        return self.constant(Fraction(1))

    def _joined(self, a: tuple[P, P] | None, b: tuple[P, P] | None) -> tuple[P, P] | None:
        if a is None or b is None:
            return None
        above, below = self.times(a[0], b[0]), self.times(a[1], b[1])
        return None if above is None or not below else (above, below)

    def _added(self, a: tuple[P, P] | None, b: tuple[P, P] | None) -> tuple[P, P] | None:
        if a is None or b is None:
            return None
        if a[1] == b[1]:
            above = self.plus(a[0], b[0])
            return None if above is None else (above, a[1])
        left, right, below = self.times(a[0], b[1]), self.times(b[0], a[1]), self.times(a[1], b[1])
        if left is None or right is None or not below:
            return None
        above = self.plus(left, right)
        return None if above is None else (above, below)

    def _inverted(self, a: tuple[P, P] | None) -> tuple[P, P] | None:
        if a is None or not a[0]:
            return None
        if not self.keeps_domain:
            return a[1], a[0]
        above, below = self.times(a[1], a[1]), self.times(a[0], a[1])
        return None if above is None or not below else (above, below)

    def _raised(self, base: tuple[P, P] | None, exponent: Fraction | None) -> tuple[P, P] | None:
        if base is None or exponent is None or exponent.denominator != 1:
            return None
        if abs(exponent) > self.highest_power:
            return None
        if exponent == 0 and self.keeps_domain:
            return base[1], base[1]
        own = base if exponent >= 0 else self._inverted(base)
        result: tuple[P, P] | None = (self._one, self._one)
        for _ in range(abs(int(exponent))):
            result = self._joined(result, own)
        return result
