"""The points of a difference quotient, mostly the two of a secant, the step between them a letter."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.scheme import Scheme
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


@dataclass(frozen=True, slots=True)
class TwoPoints:
    """The quotient of a scheme: the names of the variable and the step, and where its points stand.

    What asks for `left`, `right` and `width` is for secants, through two points.

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
        return self.scheme.offsets[0]

    @property
    def left(self) -> int:
        """The left point is x + left · h."""
        return self.scheme.offsets[-1]

    @property
    def both(self) -> tuple[int, ...]:
        """The points in the order a denominator names them: the point itself first, then from the left."""
        return tuple(sorted(self.scheme.offsets, key=lambda offset: (offset != 0, offset)))

    @property
    def width(self) -> int:
        """How many steps the points are apart."""
        return self.right - self.left

    @property
    def run(self) -> Expression:
        """What the rise is divided by: h, 2 h, ..."""
        h, divisor = Variable(self.h), self.scheme.divisor
        return h if divisor == 1 else Product((integer(divisor), h))

    def moved(self, node: Expression, times: int) -> Expression:
        """The node at x + times · h; in a sum the two stand without brackets of their own."""
        if times == 0 or not depends_on(node, self.x):
            return node
        h: Expression = Variable(self.h)
        h = h if abs(times) == 1 else Product((integer(abs(times)), h))
        pair = (Variable(self.x), h if times > 0 else Negate(h))
        match node:
            case Variable():
                return Sum(pair)
            case Sum(terms):
                groups = (pair if term == pair[0] else (self.moved(term, times),) for term in terms)
                return Sum(tuple(part for group in groups for part in group))
        return rebuilt(node, lambda part: self.moved(part, times))

    def rise(self, node: Expression) -> tuple[Expression, ...]:
        """The values of the node that the quotient is made of, each as often as it counts."""
        return tuple(
            _counted(times, self.moved(node, offset)) for offset, times in self.scheme.counts.items()
        )

    def definition(self, node: Expression) -> Expression:
        """(node at the right point - node at the left one) / run, as it is defined."""
        first, *others = self.rise(node)
        above = first.terms if isinstance(first, Sum) else (first,)
        return Quotient(Sum((*above, *others)), self.run)

    def step(self, factor: Expression) -> Expression:
        """factor · h, tidied"""
        return tidy(Product((factor, Variable(self.h))))


def two_points(f: RealFunction, scheme: Scheme) -> TwoPoints:
    """The secant of a function; the step is called h where the variable itself is an ε."""
    h = "h" if f.variable in ("epsilon", "varepsilon") else "varepsilon"
    return TwoPoints(f.variable, h, scheme)


def _counted(times: int, node: Expression) -> Expression:
    counted = node if abs(times) == 1 else Product((integer(abs(times)), node))
    return counted if times > 0 else Negate(counted)
