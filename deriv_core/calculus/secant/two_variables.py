"""Polynomials in the variable and the step, with exact coefficients: the algebra below a secant's slope."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import comb, gcd, lcm
from typing import TypeAlias

from deriv_core.calculus.secant.polynomial import Polynomial
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Expression,
    Negate,
    Power,
    Product,
    Sum,
    Variable,
    integer,
    rational,
)

# The degrees in the variable and in the step, to the coefficient; no coefficient is 0.
TwoVariables: TypeAlias = dict[tuple[int, int], Fraction]


def moved(p: Polynomial, steps: int) -> TwoVariables:
    """p(x + steps · h)"""
    result: TwoVariables = {}
    for degree, coefficient in p.items():
        for k in range(degree + 1 if steps else 1):
            add_to(result, (degree - k, k), coefficient * comb(degree, k) * steps**k)
    return result


def add_to(p: TwoVariables, key: tuple[int, int], value: Fraction) -> None:
    """Add one term to a polynomial, in place."""
    total = p.get(key, Fraction(0)) + value
    if total:
        p[key] = total
    else:
        p.pop(key, None)


def times(a: TwoVariables, b: TwoVariables) -> TwoVariables:
    """a · b"""
    result: TwoVariables = {}
    for (i, j), left in a.items():
        for (k, n), right in b.items():
            add_to(result, (i + k, j + n), left * right)
    return result


def plus(a: TwoVariables, b: TwoVariables) -> TwoVariables:
    """a + b"""
    result = dict(a)
    for key, value in b.items():
        add_to(result, key, value)
    return result


def minus(a: TwoVariables, b: TwoVariables) -> TwoVariables:
    """a - b"""
    result = dict(a)
    for key, value in b.items():
        add_to(result, key, -value)
    return result


def weighted(p: Polynomial, counts: Mapping[int, int]) -> TwoVariables:
    """The sum of count · p(x + offset · h)"""
    result: TwoVariables = {}
    for offset, times in counts.items():
        for key, value in moved(p, offset).items():
            add_to(result, key, times * value)
    return result


def over_step(p: TwoVariables, divisor: int = 1) -> TwoVariables:
    """p / (divisor · h), where every term holds an h."""
    return {(i, j - 1): value / divisor for (i, j), value in p.items()}


def at_no_step(p: TwoVariables) -> TwoVariables:
    """What is left where h is 0."""
    return {key: value for key, value in p.items() if key[1] == 0}


def rise_over_run(p: Polynomial, q: Polynomial, right: int, left: int) -> TwoVariables:
    """(p(R) q(L) - p(L) q(R)) / ((right - left) h), where R and L are x + right · h and x + left · h."""
    rise = minus(times(moved(p, right), moved(q, left)), times(moved(p, left), moved(q, right)))
    return over_step(rise, right - left)


def divided(p: TwoVariables, divisor: TwoVariables) -> TwoVariables | None:
    """p / divisor where that leaves nothing; the divisor's highest power of the variable holds no step."""
    top = max(i for i, _ in divisor)
    leading = divisor.get((top, 0))
    if not top or leading is None or any(i == top and j for i, j in divisor):
        return None
    rest, result = dict(p), dict[tuple[int, int], Fraction]()
    while rest:
        i, j = max(rest)
        if i < top:
            return None
        share = rest[i, j] / leading
        result[i - top, j] = share
        for (k, n), value in divisor.items():
            add_to(rest, (i - top + k, j + n), -share * value)
    return result


def content(p: TwoVariables) -> Fraction:
    """The largest number that leaves whole coefficients, with the sign of the first term as written."""
    if not p:
        return Fraction(1)
    size = Fraction(gcd(*(v.numerator for v in p.values())), lcm(*(v.denominator for v in p.values())))
    return size if p[in_order(p)[0]] > 0 else -size


def in_order(p: TwoVariables) -> list[tuple[int, int]]:
    """The terms as they are written: the largest total degree first, then powers of the variable."""
    return sorted(p, key=lambda ij: (-sum(ij), -ij[0]))


def written_out(p: TwoVariables, variable: str, step: str) -> Expression:
    """The polynomial as a sum: 3 x² + 3 x h + h², the largest total degree first."""
    terms = [_term(p[i, j], variable, i, step, j) for i, j in in_order(p)]
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _term(coefficient: Fraction, variable: str, i: int, step: str, j: int) -> Expression:
    factors = [rational(abs(coefficient)), _power(variable, i), _power(step, j)]
    kept = [factor for factor in factors if factor != ONE] or [ONE]
    term = kept[0] if len(kept) == 1 else Product(tuple(kept))
    return term if coefficient > 0 else Negate(term)


def _power(name: str, exponent: int) -> Expression:
    if exponent == 0:
        return ONE
    return Variable(name) if exponent == 1 else Power(Variable(name), integer(exponent))
