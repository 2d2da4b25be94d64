"""Secant slopes of sin² and cos²: sin²A - sin²B = sin(A + B) sin(A - B).

Source: Abramowitz and Stegun 4.3.40; cos² is the same, less.
"""

from __future__ import annotations

from fractions import Fraction

from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.linear import Linear, linear
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import Form, Worked, negated, summed, times
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    exact_rational,
    integer,
    rational,
)


def square(node: Expression, on: TwoPoints) -> Worked | None:
    """The slope of sin(a w + b)² or cos(a w + b)²; None for anything else."""
    match node:
        case Power(Call("sin" | "cos" as name, (inside,)), exponent) if exact_rational(exponent) == 2:
            u = linear(inside, on)
            twice = linear(tidy(Product((integer(2), inside))), on)
            return None if u is None or twice is None else _square(u, twice, falls=name == "cos")
    return None


def _square(u: Linear, twice: Linear, falls: bool) -> Worked:
    """a sin(2u + a h) · sin(a h)/(a h), and of it sin(2u) (... - 1) + cos(2u) (...), which vanish"""
    on = u.on
    across = u.rise(integer(on.width))
    sinc = Quotient(Call("sin", (across,)), across)
    half_way = rational(Fraction(on.right + on.left, 2))
    front = negated(u.factor) if falls else u.factor
    slope = Product((Call("sin", (twice.moved(half_way),)), sinc))
    # sin(ah) cos(ah)/(ah) is sin(2ah)/(2ah); of the central slope nothing but that is left.
    double = u.rise(integer(2))
    nearly_one = Sum((Quotient(Call("sin", (double,)), double), Negate(ONE)))
    first = Product((Call("sin", (twice.tree,)), nearly_one))
    second: Expression = ZERO
    if on.width == 1:
        turn = Product((Call("cos", (twice.tree,)), Call("sin", (across,)), sinc))
        second = negated(turn) if (on.left == 0) == u.falls else turn
    return Worked(times(front, slope), summed([times(front, first), times(front, second)]), Form.FACTORED)
