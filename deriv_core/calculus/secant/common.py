"""The factor that a quotient of polynomials has above and below: it cancels, and its zeros are holes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.calculus.differentiation.conditions import Condition, condition, is_positive
from deriv_core.calculus.secant import two_variables as two
from deriv_core.calculus.secant.polynomial import (
    Polynomial,
    derived,
    divided,
    greatest_common_divisor,
    polynomial,
)
from deriv_core.calculus.secant.put_in import put_in
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.two_variables import written_out
from deriv_core.calculus.secant.worked import product
from deriv_core.expression.tree import (
    Expression,
    Power,
    Quotient,
    depends_on,
    exact_rational,
    integer,
    walk,
)


@dataclass(frozen=True, slots=True)
class Reduced:
    """above/below, of which no factor is common; `denominator` is the latter as it is written."""

    above: Polynomial
    below: Polynomial
    denominator: Expression


def reduced(numerator: Expression, denominator: Expression, on: TwoPoints) -> Reduced | None:
    """A quotient of polynomials, the common factor cancelled; None where it is no such quotient."""
    p, q = polynomial(numerator, on.x), polynomial(denominator, on.x)
    if p is None or not q:
        return None
    common = greatest_common_divisor(p, q)
    if max(common) == 0:
        return Reduced(p, q, denominator)
    below = divided(q, common)[0]
    return Reduced(divided(p, common)[0], below, _as_written(below, denominator, on))


def _as_written(below: Polynomial, denominator: Expression, on: TwoPoints) -> Expression:
    """What is left of a denominator: a lower power of what it is a power of, else written out."""
    if isinstance(denominator, Power):
        n = exact_rational(denominator.exponent) or Fraction(1)
        for k in range(1, int(n)):
            lower = denominator.base if k == 1 else Power(denominator.base, integer(k))
            if polynomial(lower, on.x) == below:
                return lower
    return _tree(below, on)


def _tree(p: Polynomial, on: TwoPoints) -> Expression:
    return written_out(two.moved(p, 0), on.x, on.h)


# --- the holes -------------------------------------------------------------------------------------------


def cancelled_factors(node: Expression, on: TwoPoints) -> tuple[Expression, ...]:
    """What has cancelled in the quotients of polynomials of a function: each is 0 in a hole."""
    return tuple(_tree(g, on) for g in _cancelled(node, on.x))


def no_holes(holes: tuple[Expression, ...], on: TwoPoints) -> Condition | None:
    """g(R) g(L) ≠ 0 for all that is 0 in a hole; None where that is plain or there is none."""
    return _not_zero([on.moved(tree, steps) for tree in holes for steps in on.both])


def no_holes_at(holes: tuple[Expression, ...], on: TwoPoints, point: Expression) -> Condition | None:
    """The same at a point, as a condition on the step, which is never 0 itself."""
    x = exact_rational(point)
    factors = []
    for tree in holes:
        g = polynomial(tree, on.x)
        for steps in on.both:
            if x is None or g is None or len(_in_step(two.moved(g, steps), x)) > 1:
                factors.append(put_in(on.moved(tree, steps), on, point))
    return _not_zero([factor for factor in factors if depends_on(factor, on.h)])


def _not_zero(factors: list[Expression]) -> Condition | None:
    open_ones = [factor for factor in factors if not is_positive(factor)]
    return condition(product(open_ones), "!=") if open_ones else None


def _in_step(p: two.TwoVariables, x: Fraction) -> Polynomial:
    """The polynomial in the step at a point: c h^k alone is never 0."""
    result: Polynomial = {}
    for (i, j), value in p.items():
        result[j] = result.get(j, Fraction(0)) + value * x**i
    return {k: value for k, value in result.items() if value}


def _cancelled(node: Expression, x: str) -> Iterator[Polynomial]:
    """All that has cancelled and is in no denominator any more, each factor once."""
    seen: list[Polynomial] = []
    for part in walk(node):
        if not isinstance(part, Quotient):
            continue
        p, q = polynomial(part.numerator, x), polynomial(part.denominator, x)
        if p is None or not q:
            continue
        gone = _gone(p, q)
        if max(gone) and gone not in seen:
            seen.append(gone)
            yield gone


def _gone(p: Polynomial, q: Polynomial) -> Polynomial:
    """The common factor of two polynomials without what the quotient still has below, and without powers."""
    common = greatest_common_divisor(p, q)
    once = divided(common, greatest_common_divisor(common, derived(common)))[0]
    return divided(once, greatest_common_divisor(once, divided(q, common)[0]))[0]
