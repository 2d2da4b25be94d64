"""Functions that are real at lone points only: sqrt(sin(w) - 1), which no grid of floats ever meets.

A closed domain is left by some amount, its *shortfall*: by 1 - sin(w) here. Where that falls to 0, as it does
at a lone point and not just towards some 0 far out, the function is real.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from deriv_core.expression.running.program import compile_program
from deriv_core.expression.running.run_numpy import FloatArray, run_numpy
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Branch,
    Call,
    Comparison,
    Expression,
    Negate,
    Piecewise,
    Power,
    Sum,
    exact_rational,
    rational,
    rebuilt,
)

_DIPS = 64
_TURNS = 100
# What is left of a shortfall at a lone point, beside that of its neighbours: round-off, or the root of it.
_NOTHING = 1e-8
_EQUAL = rational(Fraction(1, 10**8))
_MINUS_ONE = Negate(ONE)


def real_at_a_lone_point(node: Expression, points: FloatArray) -> bool:
    """Whether an expression is real between points at all of which it is not.

    Parameters
    ----------
    node : Expression
    points : float array
        In increasing order.
    """
    shortfalls: list[Expression] = []
    held = compile_program(_held(node, shortfalls))
    if not shortfalls:
        return False
    missing = compile_program(Call("max", (ZERO, *shortfalls)))

    def shortfall(x: FloatArray) -> FloatArray:
        return np.nan_to_num(run_numpy(missing, x), nan=np.inf)

    left, right = _dips(points, shortfall(points))
    x = _lowest(shortfall, left, right)
    beside = np.minimum(shortfall(left), shortfall(right))
    met = np.isfinite(beside) & (shortfall(x) <= _NOTHING * beside)
    return bool((met & np.isfinite(run_numpy(held, x))).any())


def _held(node: Expression, shortfalls: list[Expression]) -> Expression:
    """The expression with every argument held inside its closed domain, and by how much each had left it."""
    inside = rebuilt(node, lambda part: _held(part, shortfalls))

    def between(u: Expression, low: Expression, high: Expression | None = None) -> Expression:
        shortfalls.append(_minus(low, u))
        u = Call("max", (u, low))
        if high is None:
            return u
        shortfalls.append(_minus(u, high))
        return Call("min", (u, high))

    match inside:
        case Call("sqrt", (u,)):
            return Call("sqrt", (between(u, ZERO),))
        case Call("root", (u, index)) if _is_even(exact_rational(index)):
            return Call("root", (between(u, ZERO), index))
        case Power(u, exponent) if _is_even(1 / (exact_rational(exponent) or ONE.value)):
            return Power(between(u, ZERO), exponent)
        case Call("asin" | "acos" as name, (u,)):
            return Call(name, (between(u, _MINUS_ONE, ONE),))
        case Call("acosh", (u,)):
            return Call("acosh", (between(u, ONE),))
        case Piecewise(branches, otherwise):
            return Piecewise(tuple(_nearly(branch, shortfalls) for branch in branches), otherwise)
        case _:
            return inside


def _is_even(index: Fraction | None) -> bool:
    """Whether a root of this index, or one of a power, is of positive numbers only."""
    return index is not None and index > 0 and index.numerator % 2 == 0


def _nearly(branch: Branch, shortfalls: list[Expression]) -> Branch:
    """A branch with = read as: equal but for round-off."""
    conditions = []
    for comparison in branch.conditions:
        if comparison.relation == "=":
            apart = Call("abs", (_minus(comparison.left, comparison.right),))
            shortfalls.append(apart)
            comparison = Comparison(apart, "<=", _EQUAL)
        conditions.append(comparison)
    return Branch(branch.value, tuple(conditions))


def _minus(left: Expression, right: Expression) -> Expression:
    return Sum((left, Negate(right)))


def _dips(points: FloatArray, height: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Where a low begins and ends, for each of the lowest."""
    here = height[1:-1]
    low = np.flatnonzero((here <= height[:-2]) & (here <= height[2:]) & np.isfinite(here)) + 1
    low = low[np.argsort(height[low], kind="stable")[:_DIPS]]
    return points[low - 1], points[low + 1]


def _lowest(height: Callable[[FloatArray], FloatArray], left: FloatArray, right: FloatArray) -> FloatArray:
    """The lowest point of each interval, by thirds."""
    for _ in range(_TURNS):
        third = (right - left) / 3
        inner_left, inner_right = left + third, right - third
        lower: NDArray[np.bool_] = height(inner_left) <= height(inner_right)
        left, right = np.where(lower, left, inner_left), np.where(lower, inner_right, right)
    return left + (right - left) / 2
