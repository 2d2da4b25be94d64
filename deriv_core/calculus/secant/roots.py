"""Secant slopes of square and cube roots of polynomials, and of their reciprocals: by the conjugate."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from deriv_core.calculus.secant import two_variables as two
from deriv_core.calculus.secant.polynomial import polynomial
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.two_variables import TwoVariables, written_out
from deriv_core.calculus.secant.worked import Form, Worked, multiplied
from deriv_core.expression.tree import (
    ZERO,
    Call,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    integer,
    rational,
)

# Longer numerators are not worked on: nobody would write them down.
MOST_TERMS = 40


def rooted(node: Expression, on: TwoPoints) -> Worked | None:
    """The slope of a square or cube root, or of a power with such an exponent; None for anything else."""
    found = _radicand(node)
    return None if found is None else _root(node, *found, on)


def _radicand(node: Expression) -> tuple[Expression, int] | None:
    """What stands under a root, and the degree of the root."""
    match node:
        case Call("sqrt", (inside,)):
            return inside, 2
        case Call("cbrt", (inside,)):
            return inside, 3
        case Call("root", (inside, index)) if exact_rational(index) in (2, 3):
            return inside, 2 if exact_rational(index) == 2 else 3
        case Power(base, exponent):
            number = exact_rational(exponent)
            if number is not None and number > 0 and number.denominator in (2, 3):
                return power(base, number.numerator), number.denominator
    return None


def reciprocal(constant: Expression, root: Expression, on: TwoPoints) -> Worked | None:
    """The slope of constant/root: that of the root, less, over the product of the root's two values"""
    inner = None if depends_on(constant, on.x) else rooted(root, on)
    if inner is None or inner.vanishing is None:
        return None
    two_roots = tuple(on.moved(root, steps) for steps in on.both)
    first = Negate(Quotient(inner.vanishing, Product(two_roots)))
    limit, below = _limit(root, on), Product((Power(root, integer(2)), *(r for r in two_roots if r != root)))
    if on.width == 2:  # 1/B² - 1/(L R), for B between them
        apart: Expression = Sum((Product(two_roots), Negate(Power(root, integer(2)))))
    else:  # (A - B)/(B² A), where A - B is the slope times the step, or less for a point to the left
        apart = Product((Variable(on.h), inner.slope if on.left == 0 else Negate(inner.slope)))
    second = Quotient(Product((limit, apart)), below)
    slope = Negate(Quotient(inner.slope, Product(two_roots)))
    return multiplied(constant, Worked(slope, Sum((first, second)), Form.CANCELLED))


def _limit(root: Expression, on: TwoPoints) -> Expression:
    """u'/(d B^(d - 1)), the derivative of a root B of degree d"""
    found = _radicand(root)
    assert found is not None
    inside, degree = found
    still = two.at_no_step(two.rise_over_run(polynomial(inside, on.x) or {}, {0: Fraction(1)}, 1, 0))
    return Quotient(written_out(still, on.x, on.h), Product((integer(degree), power(root, degree - 1))))


def power(base: Expression, n: int) -> Expression:
    """base^n"""
    return base if n == 1 else Power(base, integer(n))


def with_step_in_front(p: TwoVariables, on: TwoPoints) -> Expression:
    """number · h^k · (the rest, in whole numbers)"""
    if not p:
        return ZERO
    least = min(j for _, j in p)
    number = two.content(p)
    rest = {(i, j - least): value / number for (i, j), value in p.items()}
    step = power(Variable(on.h), least)
    return Product((rational(number), step, written_out(rest, on.x, on.h)))


def _root(root: Expression, inside: Expression, degree: int, on: TwoPoints) -> Worked | None:
    """The slope of the inside over what the conjugate leaves below: √R + √L, or R^⅔ + R^⅓ L^⅓ + L^⅔"""
    u = polynomial(inside, on.x)
    if not u:
        return None
    rise = two.rise_over_run(u, {0: Fraction(1)}, on.right, on.left)
    if len(rise) > MOST_TERMS:
        return None
    slope = written_out(rise, on.x, on.h)
    right, here, left = on.moved(root, on.right), root, on.moved(root, on.left)
    below = _CONJUGATE[degree](right, left)
    still = written_out(two.at_no_step(rise), on.x, on.h)
    rest = two.minus(rise, two.at_no_step(rise))
    if on.width == 2:
        less = _central(degree, still, here, below)
    else:
        less = _one_sided(degree, (still, slope), (here, right if on.left == 0 else left), below, on)
    vanishing = Sum((Quotient(with_step_in_front(rest, on), below), less))
    return Worked(Quotient(slope, below), vanishing, Form.CANCELLED)


_CONJUGATE: dict[int, Callable[[Expression, Expression], Sum]] = {
    2: lambda right, left: Sum((right, left)),
    3: lambda right, left: Sum((Power(right, integer(2)), Product((right, left)), Power(left, integer(2)))),
}


def _one_sided(
    degree: int,
    slopes: tuple[Expression, Expression],
    roots: tuple[Expression, Expression],
    below: Expression,
    on: TwoPoints,
) -> Expression:
    """u'/(A + B) - u'/(2 B), where B - A = -S h/(A + B) with S the slope of u; backward with the sign +"""
    still, slope = slopes
    here, other = roots
    above = [Variable(on.h), still, slope]
    if degree == 3:  # 3 B² - (A² + A B + B²) = (B - A) (2 B + A)
        above.append(Sum((Product((integer(2), here)), other)))
    square = Product((integer(degree), power(here, degree - 1), Power(below, integer(2))))
    fraction = Quotient(Product(tuple(above)), square)
    return Negate(fraction) if on.left == 0 else fraction


def _central(degree: int, still: Expression, here: Expression, below: Sum) -> Expression:
    """u' (2 B - R - L) / (2 B (R + L)), whose brackets are 0 where the three roots are one"""
    alone = Product((integer(degree), power(here, degree - 1)))
    apart = Sum((alone, *(Negate(term) for term in below.terms)))
    return Quotient(Product((still, apart)), Product((alone, below)))
