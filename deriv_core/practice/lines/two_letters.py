"""Whether two expressions in the variable and the step are equal: by algebra, or along some lines."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import numpy as np

from deriv_core.budget import checkpoint
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.secant.rational_functions import RationalFunctions
from deriv_core.calculus.secant.two_variables import TwoVariables, minus, plus, times
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import (
    Expression,
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
#: The values of the step, then of the variable, between which what is no quotient of polynomials is compared.
_STEPS = tuple(map(Fraction, ("0.37", "-0.213")))
PLACES = tuple(map(Fraction, ("1.137", "0.371", "-0.829")))


def ratio(node: Expression, x: str) -> Ratio | None:
    """The node as one quotient of polynomials in x and the step, uncancelled; None where it is none."""

    def whole(part: Expression) -> TwoVariables | None:
        number = exact_rational(part)
        if number is not None:
            return _constant(number)
        match part:
            case Variable(name) if name in (x, STEP):
                return {(1, 0) if name == x else (0, 1): Fraction(1)}
        return None

    return RationalFunctions(whole, _constant, _plus, _times, _HIGHEST_POWER, keeps_domain=False).of(node)


def _constant(number: Fraction) -> TwoVariables:
    return {(0, 0): number} if number else {}


def _times(a: TwoVariables, b: TwoVariables) -> TwoVariables | None:
    if max(len(a), len(b)) > _MOST_TERMS:
        return None
    checkpoint()
    return times(a, b)


def _plus(a: TwoVariables, b: TwoVariables) -> TwoVariables | None:
    return None if max(len(a), len(b)) > _MOST_TERMS else plus(a, b)


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
