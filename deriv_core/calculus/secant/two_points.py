"""The two points of a secant, the step between them a letter."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.difference_quotient import Scheme
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    integer,
    rebuilt,
)

# How many steps from x the right and the left point stand.
_POINTS = {Scheme.FORWARD: (1, 0), Scheme.BACKWARD: (0, -1), Scheme.CENTRAL: (1, -1)}


@dataclass(frozen=True, slots=True)
class TwoPoints:
    """The secant of a scheme: the names of the variable and the step, and where its two points stand.

    Attributes
    ----------
    x, h : str
    scheme : Scheme
    """

    x: str
    h: str
    scheme: Scheme

    @property
    def right(self) -> int:
        """The right point is x + right · h."""
        return _POINTS[self.scheme][0]

    @property
    def left(self) -> int:
        """The left point is x + left · h."""
        return _POINTS[self.scheme][1]

    @property
    def both(self) -> tuple[int, int]:
        """The two in the order a denominator names them: the point itself first, else the left one."""
        return (0, -1) if self.scheme is Scheme.BACKWARD else (self.left, self.right)

    @property
    def width(self) -> int:
        """How many steps the points are apart."""
        return self.right - self.left

    @property
    def run(self) -> Expression:
        """What the rise is divided by: h, or 2 h."""
        h = Variable(self.h)
        return h if self.width == 1 else Product((integer(self.width), h))

    def moved(self, node: Expression, times: int) -> Expression:
        """The node at x + times · h; in a sum the two stand without brackets of their own."""
        if times == 0 or not depends_on(node, self.x):
            return node
        h = Variable(self.h)
        pair = (Variable(self.x), h if times > 0 else Negate(h))
        match node:
            case Variable():
                return Sum(pair)
            case Sum(terms):
                groups = (pair if term == pair[0] else (self.moved(term, times),) for term in terms)
                return Sum(tuple(part for group in groups for part in group))
        return rebuilt(node, lambda part: self.moved(part, times))

    def definition(self, node: Expression) -> Expression:
        """(node at the right point - node at the left one) / run, as it is defined."""
        right, left = self.moved(node, self.right), self.moved(node, self.left)
        above = right.terms if isinstance(right, Sum) else (right,)
        return Quotient(Sum((*above, Negate(left))), self.run)

    def step(self, factor: Expression) -> Expression:
        """factor · h, tidied"""
        return tidy(Product((factor, Variable(self.h))))


def two_points(f: RealFunction, scheme: Scheme) -> TwoPoints:
    """The secant of a function; the step is called h where the variable itself is an ε."""
    h = "h" if f.variable in ("epsilon", "varepsilon") else "varepsilon"
    return TwoPoints(f.variable, h, scheme)
