"""The secant's slope of a whole expression, put together from those of its parts."""

from __future__ import annotations

from deriv_core.calculus.secant.cancelling import cancelled
from deriv_core.calculus.secant.identities import identity
from deriv_core.calculus.secant.squares import square
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import CONSTANT, Worked, added, multiplied, negated, product
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    depends_on,
)


def worked_out(node: Expression, on: TwoPoints) -> Worked | None:
    """The slope cancelled or by an identity; None where a learner would not know how.

    Sums term by term, constant factors in front, then the forms of one term: the first that applies.
    """
    if not depends_on(node, on.x):
        return CONSTANT
    match node:
        case Sum(terms):
            parts = [part for part in (worked_out(term, on) for term in terms) if part is not None]
            return added(parts) if len(parts) == len(terms) else None
        case _ if (simple := cancelled(node, on)) is not None:
            return simple
        case Negate(operand):
            inner = worked_out(operand, on)
            return None if inner is None else _negative(inner)
        case Product(factors):
            return _constant_multiple(factors, on)
        case Quotient(numerator, denominator) if not depends_on(denominator, on.x):
            inner = worked_out(numerator, on)
            return None if inner is None else multiplied(denominator, inner, divided=True)
    return square(node, on) or identity(node, on)


def _negative(part: Worked) -> Worked:
    vanishing = None if part.vanishing is None else negated(part.vanishing)
    return Worked(negated(part.slope), vanishing, part.form)


def _constant_multiple(factors: tuple[Expression, ...], on: TwoPoints) -> Worked | None:
    """c times the slope of the factors that vary, where some do not"""
    fixed = [factor for factor in factors if not depends_on(factor, on.x)]
    varying = [factor for factor in factors if depends_on(factor, on.x)]
    inner = worked_out(product(varying), on) if fixed else None
    return None if inner is None else multiplied(product(fixed), inner)
