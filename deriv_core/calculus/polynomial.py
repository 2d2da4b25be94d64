"""Polynomials with exact coefficients, read off a tree: what a learner would multiply out by hand."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TypeAlias

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
    exact_rational,
    integer,
    rational,
)

# Degree to coefficient; no coefficient is 0.
Polynomial: TypeAlias = dict[int, Fraction]

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
    if base is None or exponent is None or exponent.denominator != 1 or not 1 <= exponent <= MAX_DEGREE:
        return None
    result: Polynomial | None = {0: Fraction(1)}
    for _ in range(int(exponent)):
        result = _times(result, base)
    return result


def _cleaned(p: Polynomial) -> Polynomial:
    return {k: value for k, value in p.items() if value}


# --- two variables: the degrees in the variable and in the step -----------------------------------------

TwoVariables: TypeAlias = dict[tuple[int, int], Fraction]


def quotient_difference(p: Polynomial, q: Polynomial) -> TwoVariables:
    """(p(x + h) q(x) - p(x) q(x + h)) / h, which leaves no h below."""
    result: TwoVariables = {}
    for i, a in p.items():
        for j, b in q.items():
            # a b ((x + h)^i x^j - x^i (x + h)^j): the terms without h cancel
            for k in range(1, max(i, j) + 1):
                key = (i + j - k, k - 1)
                result[key] = result.get(key, Fraction(0)) + a * b * (comb(i, k) - comb(j, k))
    return {key: value for key, value in result.items() if value}


def written_out(p: TwoVariables, variable: str, step: str) -> Expression:
    """The polynomial as a sum: 3 x² + 3 x h + h², the largest total degree first."""
    terms = [_term(p[i, j], variable, i, step, j) for i, j in sorted(p, key=lambda ij: (-sum(ij), -ij[0]))]
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _term(coefficient: Fraction, variable: str, i: int, step: str, j: int) -> Expression:
    factors = [rational(abs(coefficient)), _variable_power(variable, i), _variable_power(step, j)]
    kept = [factor for factor in factors if factor != ONE] or [ONE]
    term = kept[0] if len(kept) == 1 else Product(tuple(kept))
    return term if coefficient > 0 else Negate(term)


def _variable_power(name: str, exponent: int) -> Expression:
    if exponent == 0:
        return ONE
    return Variable(name) if exponent == 1 else Power(Variable(name), integer(exponent))
