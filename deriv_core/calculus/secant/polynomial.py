"""Polynomials with exact coefficients, read off a tree: what a learner would multiply out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from deriv_core.calculus.secant.rational_functions import RationalFunctions
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    exact_rational,
)

# Degree to coefficient; no coefficient is 0.
Polynomial: TypeAlias = dict[int, Fraction]
# Above and below.
Ratio: TypeAlias = tuple[Polynomial, Polynomial]

MAX_DEGREE = 10


def polynomial(node: Expression, variable: str) -> Polynomial | None:
    """The node multiplied out; None where it is no polynomial, or one of a degree over `MAX_DEGREE`."""
    number = exact_rational(node)
    if number is not None:
        return _cleaned({0: number})
    match node:
        case Variable(name) if name == variable:
            return {1: Fraction(1)}
        case Negate(operand):
            return _times(polynomial(operand, variable), {0: Fraction(-1)})
        case Sum(terms):
            total: Polynomial | None = {}
            for term in terms:
                total = _plus(total, polynomial(term, variable))
            return total
        case Product(factors):
            result: Polynomial | None = {0: Fraction(1)}
            for factor in factors:
                result = _times(result, polynomial(factor, variable))
            return result
        case Quotient(numerator, denominator):
            below = exact_rational(denominator)
            return _times(polynomial(numerator, variable), {0: 1 / below}) if below else None
        case Power(base, exponent):
            return _power(polynomial(base, variable), exact_rational(exponent))
    return None


def fraction(node: Expression, variable: str) -> Ratio | None:
    """The node as one quotient, uncancelled: 0 below wherever the node has no value; None where it is none.

    Nothing of a degree over `MAX_DEGREE`, and no constant denominator 0.
    """
    return RationalFunctions(
        whole=lambda part: polynomial(part, variable),
        constant=lambda number: _cleaned({0: number}),
        plus=_plus,
        times=_times,
        highest_power=MAX_DEGREE,
        keeps_domain=True,
    ).of(node)


def _plus(a: Polynomial | None, b: Polynomial | None) -> Polynomial | None:
    if a is None or b is None:
        return None
    return _cleaned({k: a.get(k, Fraction(0)) + b.get(k, Fraction(0)) for k in {**a, **b}})


def _times(a: Polynomial | None, b: Polynomial | None) -> Polynomial | None:
    if a is None or b is None or max(a, default=0) + max(b, default=0) > MAX_DEGREE:
        return None
    result: Polynomial = {}
    for i, left in a.items():
        for j, right in b.items():
            result[i + j] = result.get(i + j, Fraction(0)) + left * right
    return _cleaned(result)


def _power(base: Polynomial | None, exponent: Fraction | None) -> Polynomial | None:
    if base is None or exponent is None or exponent.denominator != 1 or not 0 <= exponent <= MAX_DEGREE:
        return None
    result: Polynomial | None = {0: Fraction(1)}
    for _ in range(int(exponent)):
        result = _times(result, base)
    return result


def _cleaned(p: Polynomial) -> Polynomial:
    return {k: value for k, value in p.items() if value}


def divided(p: Polynomial, divisor: Polynomial) -> tuple[Polynomial, Polynomial]:
    """The quotient of two polynomials and what is left over; the divisor is not 0."""
    top = max(divisor)
    rest, result = dict(p), dict[int, Fraction]()
    while rest and max(rest) >= top:
        shift = max(rest) - top
        share = rest[top + shift] / divisor[top]
        result[shift] = share
        for k, value in divisor.items():
            rest[k + shift] = rest.get(k + shift, Fraction(0)) - share * value
        rest = _cleaned(rest)
    return result, rest


def greatest_common_divisor(p: Polynomial, q: Polynomial) -> Polynomial:
    """The polynomial of the highest degree that divides both, its first coefficient 1; not both are 0.

    Euclid's algorithm; each remainder is made monic, so that its numbers stay short.
    """
    while q:
        p, q = q, _monic(divided(p, q)[1])
    return _monic(p)


def derived(p: Polynomial) -> Polynomial:
    """The derivative."""
    return {k - 1: k * value for k, value in p.items() if k}


def _monic(p: Polynomial) -> Polynomial:
    return {k: value / p[max(p)] for k, value in p.items()}
