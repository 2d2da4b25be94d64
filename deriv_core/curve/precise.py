"""Where a monitor vanishes and what the function does there, to many digits.

A break at √2 is not at a float: w² falls short of 2 at the float below and passes it at the float above, so
floats alone cannot say which end of the jump is the value. Here the place is found to sixty digits and the
function read there, and beside it, as the verdict on a point reads it (`deriv_core.calculus.germs.local`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import mpmath

from deriv_core.calculus.germs import germ
from deriv_core.calculus.germs.local import beside, value_at
from deriv_core.calculus.germs.series import NeedMoreTerms, Undecided, Undefined
from deriv_core.calculus.precision import MP, MP_DIGITS, Real, digits
from deriv_core.curve.nice import awkwardness
from deriv_core.curve.work import Work
from deriv_core.expression.running.program import ExactProgram
from deriv_core.numbers.rounding import as_decimal

_Function: TypeAlias = Callable[[Real], Real | None]

#: Twice as many where the slope is taken from a difference of as many digits as the zero shall have.
_TOUCH_DIGITS = 120
_STEP = MP.mpf(10) ** -40
_ARRIVED = MP.mpf(10) ** -52
_TURNS = 12
#: What vanishes is so much smaller than it is nearby.
_VANISHED = MP.mpf(10) ** -30
#: A refined zero lies at most so far, against its size, from the float it was refined from.
_ASTRAY = 1e-6
#: A float of at most so many digits stands for the decimal it is written as.
_WRITTEN = 12
_SIZES = (4, 12)
#: What a value, and a limit for each pair of terms, costs a step of the program.
VALUE_COST, LIMIT_COST = 12.0, 1.5


@dataclass(frozen=True, slots=True)
class Known:
    """A value or a limit that is settled: a real number, or None where there is none."""

    real: Real | None


def zero_near(work: Work, monitor: ExactProgram, near: float, size: float, touches: bool) -> Real | None:
    """The zero of a monitor beside a float, to 60 digits; None where it cannot be told.

    Parameters
    ----------
    work : Work
        The budget.
    monitor : ExactProgram
    near : float
    size : float
        How large the monitor is nearby, at the samples.
    touches : bool
        Whether the monitor comes to 0 without changing its sign: then its turning point is looked for.
    """
    with digits(_TOUCH_DIGITS if touches else MP_DIGITS):
        g: _Function = partial(work.run_precise, monitor)
        for written in _as_written(near):
            if _vanishes(g, written, size):
                return MP.mpf(written)
        x = mpmath.mpf(near)
        found = _secant(partial(_rise, g), x, 1e-9) if touches else _secant(g, x, 1e-16)
        if found is None or abs(found - x) > _ASTRAY * max(1, abs(x)) or not _vanishes(g, found, size):
            return None
        return MP.mpf(found)


def _as_written(near: float) -> list[Real]:
    """The decimal a short float stands for, and 0 for what is all but 0."""
    found = [mpmath.mpf(0)] if abs(near) <= _ASTRAY else []
    if near and awkwardness(near) <= _WRITTEN:
        decimal = as_decimal(near)
        found.append(mpmath.mpf(decimal.numerator) / decimal.denominator)
    return found


def _vanishes(g: _Function, x: Real, size: float) -> bool:
    """Whether g is 0 at x to all the digits there are, against its size nearby."""
    here = g(x)
    return here is not None and bool(abs(here) <= _VANISHED * size)


def _rise(g: _Function, x: Real) -> Real | None:
    """g(x + step) - g(x - step), which vanishes where g turns."""
    before, after = g(x - _STEP), g(x + _STEP)
    return None if before is None or after is None else after - before


def _secant(g: _Function, start: Real, share: float) -> Real | None:
    """A zero of g by the secant method."""
    a, b = start, start + share * max(1, abs(start))
    ga, gb = g(a), g(b)
    for _ in range(_TURNS):
        if ga is None or gb is None or ga == gb:
            return None
        a, ga, b = b, gb, b - gb * (b - a) / (gb - ga)
        if abs(b - a) <= _ARRIVED * max(1, abs(b)):
            return b
        gb = g(b)
        if gb is not None and not gb:
            return b
    return None


def as_float(known: Known) -> float:
    """The float nearest to a value or a limit, perhaps infinite; nan where there is none."""
    return float("nan") if known.real is None else float(known.real) + 0.0


def same(first: Known, second: Known, size: float) -> bool:
    """Whether two are one number, as far as digits show, for numbers of a size or larger."""
    if first.real is None or second.real is None:
        return False
    return bool(abs(first.real - second.real) <= _VANISHED * max(abs(second.real), size))


def value_there(work: Work, place: Real) -> Known | None:
    """The value at a place; None where the series of the calculus do not tell, or the budget is spent."""
    if not work.affords_digits(VALUE_COST):
        return None
    try:
        return Known(value_at(work.f.expression, place))
    except Undefined:
        return Known(None)
    except (Undecided, NeedMoreTerms):
        return None


def limit_there(work: Work, place: Real, side: int) -> Known | None:
    """What the function comes to from one side (-1 or 1), possibly infinite; None where that is not told."""
    for size in _SIZES:
        if not work.affords_digits(LIMIT_COST * size**2):
            return None
        try:
            return Known(germ.limit_of(beside(work.f.expression, place, side, size)))
        except NeedMoreTerms:
            continue
        except Undefined:
            return Known(None)
        except Undecided:
            return None
    return None
