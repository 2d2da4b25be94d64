"""What a line of first principles goes to as ε goes to 0, and whether two lines go to the same."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.secant.two_variables import at_no_step, minus, times, written_out
from deriv_core.expression.function import RealFunction
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
    ZERO,
    Call,
    Expression,
    Piecewise,
    Quotient,
    children,
    depends_on,
    exact_rational,
    rational,
    walk,
)
from deriv_core.practice.comparison import Comparison
from deriv_core.practice.lines.two_letters import PLACES, STEP, Ratio, equal, ratio
from deriv_core.practice.outcomes import FEWEST_POINTS, outcomes

# Steps at which a line with a value at ε = 0 must be near it already, and how near.
_SMALL = (Fraction(1, 10**7), Fraction(-1, 10**7))
_NEAR = 1e-4


class NotTold(Exception):
    """What a line goes to is not known."""


def may_have_values(node: Expression) -> bool:
    """Whether nothing is divided by 0 in it, as in 0/0."""
    match node:
        case Quotient(_, denominator) if exact_rational(denominator) == 0:
            return False
    return all(may_have_values(part) for part in children(node))


def go_to_the_same(f: RealFunction, slope: Expression, a: Expression, b: Expression) -> bool | None:
    """Whether two lines have one limit as ε goes to 0; None where it is not told.

    Parameters
    ----------
    f : RealFunction
        Of which they are the first principles.
    slope : Expression
        The secant's slope of f, as it is defined: what equals it goes to the derivative.
    a, b : Expression
        The lines; one without ε is its own limit.
    """
    try:
        left, right = _limit(f, slope, a), _limit(f, slope, b)
    except NotTold:
        return None
    if left is None or right is None:
        return False
    one, other = ratio(left, f.variable), ratio(right, f.variable)
    if one is not None and other is not None:
        return not minus(times(one[0], other[1]), times(other[0], one[1]))
    expected, answer = (RealFunction(tree, f.variable) for tree in (left, right))
    is_derivative = left == derivative(f).expression
    found = outcomes(Comparison(f, expected, answer, is_derivative=is_derivative))
    if found is None or found.lost_along:
        return False
    return True if found.told and found.same >= FEWEST_POINTS else None


def _limit(f: RealFunction, slope: Expression, line: Expression) -> Expression | None:
    """What a line goes to; None where it goes nowhere, as 1/ε does.

    Raises
    ------
    NotTold
    """
    if not depends_on(line, STEP):
        return line
    quotient = ratio(line, f.variable)
    if quotient is not None:
        return _limit_of_ratio(quotient, f.variable)
    at_0 = substitute(line, STEP, ZERO)
    if _is_continuous(line) and may_have_values(at_0) and _comes_near(line, at_0, f.variable):
        return at_0
    if equal(line, slope, f):
        return derivative(f).expression
    raise NotTold


def _limit_of_ratio(quotient: Ratio, variable: str) -> Expression | None:
    """Of p/q what is left at ε = 0 after as many ε as both have were cancelled."""
    above, below = quotient
    shared = min(j for _, j in below)
    if any(j < shared for _, j in above):
        return None
    left = [at_no_step({(i, j - shared): value for (i, j), value in p.items()}) for p in quotient]
    return Quotient(*(written_out(p, variable, STEP) for p in left))


def _is_continuous(line: Expression) -> bool:
    """Whether it is made of what is continuous wherever it has values."""
    return not any(
        isinstance(part, Piecewise) or (isinstance(part, Call) and FUNCTIONS[part.function].stepping)
        for part in walk(line)
    )


def _comes_near(line: Expression, at_0: Expression, variable: str) -> bool:
    """Whether a line has values beside ε = 0, near those at it: at an end of its domain it may have none."""
    points = np.array([float(place) for place in PLACES])
    with np.errstate(all="ignore"):
        there = RealFunction(at_0, variable)(points)
        known = np.isfinite(there)
        for step in _SMALL:
            beside = RealFunction(substitute(line, STEP, rational(step)), variable)(points)
            if not np.all(np.abs(beside - there)[known] <= _NEAR * (1 + np.abs(there))[known]):
                return False
    return bool(known.any())
