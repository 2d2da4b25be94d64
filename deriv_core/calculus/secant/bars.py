"""|u| near a point where u is not 0: the sign of u does not change while the step is small enough."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.calculus.differentiation.conditions import Condition, condition
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.secant.polynomial import polynomial
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.expression.tree import (
    Call,
    Expression,
    Negate,
    Variable,
    exact_rational,
    rational,
    rebuilt,
    walk,
)


def without_bars(node: Expression, on: TwoPoints, point: Expression) -> tuple[Expression, Condition] | None:
    """The node with its bars gone, and how small the step must be for that; None where it has none to lose.

    Only bars around a w + b with rational a, b and point, so that the bound is exact.
    """
    radii: list[Fraction] = []

    def opened(part: Expression) -> Expression:
        if isinstance(part, Call) and part.function == "abs":
            inside = part.arguments[0]
            p, value = polynomial(inside, on.x), exact_rational(substitute(inside, on.x, point))
            if p and max(p) == 1 and value:
                radii.append(abs(value / p[1]))
                return inside if value > 0 else Negate(inside)
        return rebuilt(part, opened)

    result = opened(node)
    if not radii or any(isinstance(part, Call) and part.function == "abs" for part in walk(result)):
        return None
    return result, condition(Call("abs", (Variable(on.h),)), "<", rational(min(radii)))
