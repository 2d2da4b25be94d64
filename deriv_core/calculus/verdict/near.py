"""Values of a function very near a point, with so many digits that what cancels there does no harm."""

from __future__ import annotations

import mpmath

from deriv_core.calculus.germs.local import value_at
from deriv_core.calculus.germs.series import Undefined
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP, Real, digits
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.run_precise import run_precise

_DIGITS = 600
# Not a power of ten, where the sine of π/h is 0.
ODD = MP.mpf("0.7390851332")
# Numbers a learner types have 40 digits at most: nearer than this nothing new happens.
NEAREST = ODD / MP.mpf(10) ** 42
_NEAREST_TO_A_DECIMAL = ODD / MP.mpf(10) ** 12


def nearest_distance(point: Point) -> Real:
    """How near a point still is itself: one known by 60 digits only must be kept away from."""
    return NEAREST if _exactly(point) is not None else _NEAREST_TO_A_DECIMAL


def value_near(f: RealFunction, point: Point, side: int, distance: Real) -> Real:
    """f(p + side h)

    Raises
    ------
    Undefined
        f is not real there.
    Undecided
        The value is too large to write down.
    """
    with digits(_DIGITS):
        exactly = _exactly(point)
        x = mpmath.mpf(point.real) if exactly is None else exactly
        value = run_precise(f.exact_program, x + side * mpmath.mpf(distance))
    if value is None:
        value_at(f.expression, point.real + side * distance)  # it knows what is too large
        raise Undefined
    return +MP.make_mpf(value._mpf_)


def _exactly(point: Point) -> mpmath.mpf | None:
    """All the digits of a point that is given by an expression, and not by the float nearest to it."""
    with digits(_DIGITS):
        x = run_precise(point.program, mpmath.mpf(0))
        close = x is not None and abs(x - mpmath.mpf(point.real)) <= mpmath.mpf(10) ** -55 * max(1, abs(x))
    return x if close else None
