"""Secant slopes out of which the step below cancels: polynomials, their quotients, and roots of them."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.calculus.secant import two_variables as two
from deriv_core.calculus.secant.common import reduced
from deriv_core.calculus.secant.polynomial import Polynomial, polynomial
from deriv_core.calculus.secant.roots import MOST_TERMS, power, reciprocal, rooted, with_step_in_front
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.two_variables import TwoVariables, written_out
from deriv_core.calculus.secant.worked import Form, Worked
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    children,
    depends_on,
    exact_rational,
    integer,
    rational,
)


def cancelled(node: Expression, on: TwoPoints) -> Worked | None:
    """The slope of one term with no step of its own below, untidied; None where there is no such form."""
    p = polynomial(node, on.x)
    if p is not None:
        return _of_polynomial(p, on)
    match node:
        case Quotient(numerator, denominator):
            return _fraction(numerator, denominator, on) or reciprocal(numerator, denominator, on)
        case Power(base, exponent):
            number = exact_rational(exponent)
            if number is not None and number < 0 and number.denominator == 1:
                return _fraction(ONE, power(base, -number.numerator), on)
            if number is not None and number < 0:
                return reciprocal(ONE, Power(base, rational(-number)), on)
    return rooted(node, on)


def cancels(node: Expression, x: str) -> bool:
    """Whether the step below would cancel, however long that makes the slope: a quotient of polynomials."""
    if not depends_on(node, x):
        return True
    match node:
        case Variable():
            return True
        case Negate() | Sum() | Product() | Quotient():
            return all(cancels(part, x) for part in children(node))
        case Power(base, exponent):
            number = exact_rational(exponent)
            return number is not None and number.denominator == 1 and cancels(base, x)
    return False


def cancelled_of_several(node: Expression, on: TwoPoints) -> Worked | None:
    """The quotient of several points with no step below: of polynomials alone."""
    p = polynomial(node, on.x)
    return None if p is None else _of_polynomial(p, on).tidied()


def _of_polynomial(p: Polynomial, on: TwoPoints) -> Worked:
    slope = two.over_step(two.weighted(p, on.scheme.counts), on.scheme.divisor)
    vanishing = two.minus(slope, two.at_no_step(slope))
    return Worked(written_out(slope, on.x, on.h), written_out(vanishing, on.x, on.h), Form.CANCELLED)


# --- quotients of polynomials ----------------------------------------------------------------------------


def _fraction(numerator: Expression, denominator: Expression, on: TwoPoints) -> Worked | None:
    """(p(R) q(L) - p(L) q(R)) / (run q(L) q(R)) at the right point R and the left one L"""
    shortest = reduced(numerator, denominator, on)
    if shortest is None:
        return None
    p, q, denominator = shortest.above, shortest.below, shortest.denominator
    if max(q) == 0:
        return _of_polynomial({k: value / q[0] for k, value in p.items()}, on)
    above = two.rise_over_run(p, q, on.right, on.left)
    if len(above) > MOST_TERMS:
        return None
    falling = bool(above) and all(value < 0 for value in (two.at_no_step(above) or above).values())
    top = written_out({key: -value if falling else value for key, value in above.items()}, on.x, on.h)
    below = Product(tuple(on.moved(denominator, steps) for steps in on.both))
    vanishing = _left_over(above, q, denominator, on)
    return Worked(Quotient(Negate(top) if falling else top, below), vanishing, Form.CANCELLED)


def _left_over(
    above: TwoVariables, q: Polynomial, denominator: Expression, on: TwoPoints
) -> Expression | None:
    """above / (q(L) q(R)) less its value without a step, as one fraction that holds the step above"""
    here, left, right = (two.moved(q, steps) for steps in (0, on.left, on.right))
    if 0 in on.both:  # one of the two points is x itself
        other = right if on.left == 0 else left
        rise = two.minus(two.times(above, here), two.times(two.at_no_step(above), other))
    else:
        apart = two.times(two.at_no_step(above), two.times(left, right))
        rise = two.minus(two.times(above, two.times(here, here)), apart)
    if not rise or len(rise) > MOST_TERMS:
        return None if rise else ZERO
    constant, base, n = _base(q, denominator, on)
    powers = {0: 2 * n, **{steps: n for steps in on.both if steps}}
    moved = {steps: on.moved(base, steps) for steps in powers}
    known = polynomial(base, on.x)
    assert known is not None
    for steps in powers:
        while powers[steps] > 1 and (shorter := two.divided(rise, two.moved(known, steps))) is not None:
            rise, powers[steps] = shorter, powers[steps] - 1
    below = [Power(moved[steps], integer(power)) for steps, power in powers.items()]
    number = constant ** (2 + len(powers) - 1)
    return Quotient(with_step_in_front(rise, on), Product((rational(number), *below)))


def _base(q: Polynomial, denominator: Expression, on: TwoPoints) -> tuple[Fraction, Expression, int]:
    """The denominator as a number times a base to a power."""
    if len(q) == 1:
        ((n, constant),) = q.items()
        if n:
            return constant, Variable(on.x), n
    if isinstance(denominator, Power):
        exponent = exact_rational(denominator.exponent)
        if exponent is not None and exponent.denominator == 1:
            return Fraction(1), denominator.base, exponent.numerator
    return Fraction(1), denominator, 1
