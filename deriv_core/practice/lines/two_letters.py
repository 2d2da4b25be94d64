"""Whether two expressions in the variable and the step are equal: by algebra, or along some lines."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import numpy as np

from deriv_core.budget import checkpoint
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.secant.two_variables import TwoVariables, add_to, minus, times
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    rational,
    walk,
)
from deriv_core.practice.comparison import Comparison
from deriv_core.practice.outcomes import FEWEST_POINTS, MOST_WORK_OF_NAMING, outcomes
from deriv_core.practice.places import saturating

#: The name of the step in a tree.
STEP = "varepsilon"
Ratio: TypeAlias = tuple[TwoVariables, TwoVariables]

_MOST_TERMS = 120
_CLOSE = 1e-6
_HIGHEST_POWER = 12
_ONE: TwoVariables = {(0, 0): Fraction(1)}
#: The values of the step, then of the variable, between which what is no quotient of polynomials is compared.
_STEPS = tuple(map(Fraction, ("0.37", "-0.213")))
PLACES = tuple(map(Fraction, ("1.137", "0.371", "-0.829")))


def ratio(node: Expression, x: str) -> Ratio | None:
    """The node as one quotient of polynomials in x and the step, uncancelled; None where it is none."""
    number = exact_rational(node)
    if number is not None:
        constant: TwoVariables = {}
        add_to(constant, (0, 0), number)
        return constant, _ONE
    match node:
        case Variable(name) if name in (x, STEP):
            return {(1, 0) if name == x else (0, 1): Fraction(1)}, _ONE
        case Negate(operand):
            return _joined(ratio(operand, x), ({(0, 0): Fraction(-1)}, _ONE))
        case Sum(terms):
            total: Ratio | None = ({}, _ONE)
            for term in terms:
                total = _added(total, ratio(term, x))
            return total
        case Product(factors):
            result: Ratio | None = (_ONE, _ONE)
            for factor in factors:
                result = _joined(result, ratio(factor, x))
            return result
        case Quotient(numerator, denominator):
            return _joined(ratio(numerator, x), _inverted(ratio(denominator, x)))
        case Power(base, exponent):
            return _raised(ratio(base, x), exact_rational(exponent))
    return None


def _joined(a: Ratio | None, b: Ratio | None) -> Ratio | None:
    if a is None or b is None or max(len(part) for part in (*a, *b)) > _MOST_TERMS:
        return None
    checkpoint()
    below = times(a[1], b[1])
    return (times(a[0], b[0]), below) if below else None


def _added(a: Ratio | None, b: Ratio | None) -> Ratio | None:
    if a is None or b is None or max(len(part) for part in (*a, *b)) > _MOST_TERMS:
        return None
    below = a[1]
    above, more = dict(a[0]), b[0]
    if a[1] != b[1]:
        above, more, below = times(a[0], b[1]), times(b[0], a[1]), times(a[1], b[1])
    for key, value in more.items():
        add_to(above, key, value)
    return (above, below) if below else None


def _inverted(a: Ratio | None) -> Ratio | None:
    return None if a is None or not a[0] else (a[1], a[0])


def _raised(a: Ratio | None, n: Fraction | None) -> Ratio | None:
    if n is None or n.denominator != 1 or abs(n) > _HIGHEST_POWER:
        return None
    base = a if n >= 0 else _inverted(a)
    result: Ratio | None = (_ONE, _ONE)
    for _ in range(abs(int(n))):
        result = _joined(result, base)
    return result


def equal(a: Expression, b: Expression, f: RealFunction) -> bool | None:
    """Whether two expressions have the same values, as far as the first has some; None where it is not told.

    Quotients of polynomials are compared by algebra. Others are compared as functions of the variable for
    some steps, and as functions of the step for some values of the variable. What may hide between these
    lines, as a narrow hump of both letters does, leaves it untold if only the second expression has it.
    """
    x = f.variable
    left, right = ratio(a, x), ratio(b, x)
    if left is not None and right is not None:
        return not minus(times(left[0], right[1]), times(right[0], left[1]))
    lines = [(STEP, value, x) for value in _STEPS] + [(x, value, STEP) for value in PLACES]
    told = 0
    for name, value, free in lines:
        one, other = (RealFunction(substitute(tree, name, rational(value)), free) for tree in (a, b))
        found = outcomes(Comparison(one, one, other, is_derivative=False), MOST_WORK_OF_NAMING)
        if found is None or found.lost_along:
            return False
        told += found.told and found.same >= FEWEST_POINTS
    return True if told > 1 and _humps(b, x) <= _humps(a, x) else None


def _humps(tree: Expression, x: str) -> set[Expression]:
    """What saturates in a tree and depends on both letters."""
    return {
        part
        for part in walk(tree)
        for inside in saturating(part)
        if depends_on(inside, x) and depends_on(inside, STEP)
    }


def may_be_equal(a: Expression, b: Expression, f: RealFunction) -> bool:
    """Whether two expressions may be equal, as far as a few floats tell: cheap, and no proof."""
    points = np.array([float(place) for place in PLACES])
    found = []
    for step in _STEPS:
        one, other = (RealFunction(substitute(tree, STEP, rational(step)), f.variable) for tree in (a, b))
        with np.errstate(all="ignore"):
            left, right = one(points), other(points)
        known = np.isfinite(left) & np.isfinite(right)
        found.append(np.abs(left - right)[known] <= _CLOSE * (1 + np.abs(left))[known])
    close = np.concatenate(found)
    return bool(close.size and close.all())
