"""Values of trees of the variable and the step, to many digits, and the check of a form by them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.precision import digits
from deriv_core.calculus.proved.oracle import Agreement, sample_points
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import Expression, Negate, Number

DIGITS = 50
_SPARE = 60  # a small step costs the quotient about as many digits as it has itself
_POINTS = 6
_FEWEST = 3
# Of both signs, and dyadic, so that they are exact.
_STEPS = (Fraction(3, 256), Fraction(-5, 512))


def number(value: Fraction) -> Expression:
    """A fraction with a terminating decimal as one number."""
    return Number(value) if value >= 0 else Negate(Number(-value))


def value(tree: Expression, on: TwoPoints, x: Expression, step: Fraction) -> Any:
    """The value of a tree at a point and a step, at mpmath's working precision; None where there is none."""
    at_step = substitute(tree, on.h, number(step))
    return run_precise(compile_exact(substitute(at_step, on.x, x)), mpmath.mpf(0))


def compared(forms: list[Expression], function: Expression, on: TwoPoints) -> Agreement:
    """Whether each form has the value of the difference quotient wherever that has one.

    At up to 6 points on both sides of 0, with a step of either sign, to 40 digits; undecided where fewer than
    3 pairs have a value.
    """
    definition = on.definition(function)
    agreed = 0
    with digits(DIGITS + _SPARE):
        programs = [
            [compile_exact(substitute(tree, on.h, number(step))) for tree in (definition, *forms)]
            for step in _STEPS
        ]
        for x in sample_points(function, _POINTS):
            for defined, *others in programs:
                expected = run_precise(defined, mpmath.mpf(x))
                if expected is None:
                    continue
                agreed += 1
                if not all(same(expected, run_precise(program, mpmath.mpf(x))) for program in others):
                    return Agreement.REFUTED
    return Agreement.PROVED if agreed >= _FEWEST else Agreement.UNDECIDED


def same(expected: Any, found: Any) -> bool:
    """Whether two values of 110 digits share 40."""
    if found is None:
        return False
    apart, size = abs(expected - found), max(abs(expected), abs(found))
    # What is 0 leaves the last digits of the sums that cancelled.
    return bool(apart <= mpmath.mpf(10) ** (10 - DIGITS) * size or size < mpmath.mpf(10) ** -(2 * DIGITS))
