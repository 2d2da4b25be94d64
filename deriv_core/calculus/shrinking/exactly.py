"""The difference quotient in exact arithmetic, as near as a hundred digits come to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import mpmath

from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import Real, digits
from deriv_core.calculus.scheme import AT_FIRST, Scheme
from deriv_core.calculus.shrinking.higher import formula
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.program import ExactProgram
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.numbers.rounding import as_decimal

DIGITS = 100
# Again with so many, to see whether digits are lost inside of J.
_CHECK_DIGITS = 160
_CHECK_STEP = 1e-25
_NOISE = mpmath.mpf(10) ** -94
_MARGIN = 1000
# An error below the noise is 0 where the noise is so small beside everything, and else unknown.
_NOTHING = 1e-30
_AGREE = 1e-14
UNKNOWN: dict[Scheme, float] = dict.fromkeys(Scheme, math.nan)


@dataclass(frozen=True, slots=True)
class Exactly:
    """A function beside a point where its slope is known to a hundred digits.

    Attributes
    ----------
    program : ExactProgram
    x : ExactProgram
        The point.
    value, slope : mpf
        At the point.
    lost : mpf
        How far off a difference of two values may be.
    """

    program: ExactProgram
    x: ExactProgram
    value: Real
    slope: Real
    lost: Real

    def errors(self, step: float, schemes: Sequence[Scheme] = AT_FIRST) -> dict[Scheme, float]:
        """The errors before anything is rounded: 0 where all digits say so, ``nan`` where unknown."""
        with digits(DIGITS):
            h = _decimal(step)
            x = _place(self.x)
            offsets = {offset for scheme in schemes for offset in scheme.offsets if offset}
            values = {offset: run_precise(self.program, x + offset * h) for offset in offsets}
            return {scheme: self._error(scheme, values | {0: self.value}, h) for scheme in schemes}

    def _error(self, scheme: Scheme, values: dict[int, Real], h: Real) -> float:
        if any(values[offset] is None for offset in scheme.offsets):
            return math.nan
        error = scheme.quotient(values.__getitem__, h) - self.slope
        apart = abs(scheme.divisor * h)
        heights = sum(abs(times * values[offset]) for offset, times in scheme.counts.items())
        size = heights + abs(self.slope)
        lost = self.lost * sum(map(abs, scheme.counts.values())) / 2
        noise = lost / apart + _NOISE * (heights / apart + abs(self.slope))
        if abs(error) > noise:
            return float(error)
        return 0.0 if noise <= _NOTHING * size else math.nan


def forward_quotient(program: ExactProgram, point: ExactProgram, step: float, number: int) -> Real | None:
    """(J(w + ε) - J(w)) / ε, each operation with so many digits; None where J has no value."""
    with digits(number):
        h, x = _decimal(step), _place(point)
        start, end = run_precise(program, x), run_precise(program, x + h)
        return None if start is None or end is None else (end - start) / h


def _decimal(step: float) -> Real:
    """The decimal that a float is written as."""
    exact = as_decimal(step)
    return mpmath.mpf(exact.numerator) / exact.denominator


def _place(point: ExactProgram) -> Real:
    return run_precise(point, mpmath.mpf(0))


def exactly(f: RealFunction, point: Point, verdict: PointVerdict) -> Exactly | None:
    """What exact arithmetic needs; None where the slope is not known to a hundred digits.

    The slope is the derivative's formula at the point, believed where it is the verdict's. How many digits J
    itself loses to cancellation is seen by working one difference out twice, once with more digits.
    """
    if not verdict.exists or not math.isfinite(verdict.decimal):
        return None
    slope = _slope(f, point, verdict)
    quotients = [
        forward_quotient(f.exact_program, point.program, _CHECK_STEP, number)
        for number in (DIGITS, _CHECK_DIGITS)
    ]
    with digits(DIGITS):
        value = run_precise(f.exact_program, _place(point.program))
        if slope is None or value is None or quotients[0] is None or quotients[1] is None:
            return None
        lost = _MARGIN * abs(quotients[0] - quotients[1]) * _CHECK_STEP
    return Exactly(f.exact_program, point.program, value, slope, lost)


def _slope(f: RealFunction, point: Point, verdict: PointVerdict) -> Real | None:
    if verdict.slope == 0:
        return mpmath.mpf(0)
    above = formula(f, 1)
    if above is None:
        return None
    with digits(DIGITS):
        slope = run_precise(above.exact_program, _place(point.program))
        right = slope is not None and abs(slope - verdict.decimal) <= _AGREE * abs(verdict.decimal)
    return slope if right else None
