"""Whether a function bends one way only all along an interval, shown piece by piece."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from mpmath import libmp

from deriv_core.budget import refuse, stopwatch
from deriv_core.calculus.shrinking.higher import formula
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.intervals import Interval
from deriv_core.expression.running.program import ExactProgram
from deriv_core.expression.running.run_smooth import BITS, run_smooth

MOST_CELLS = 256
SECONDS = 0.25
_SAMPLES = 32

_Ends = tuple[Fraction, Fraction]


class Shape(Enum):
    """How a function bends all along an interval."""

    CONVEX = "convex"
    CONCAVE = "concave"
    LINE = "a line"
    CHANGES = "bends both ways"
    UNKNOWN = "not shown"


def shape_between(f: RealFunction, plain: RealFunction, low: Fraction, high: Fraction) -> Shape:
    """How a function bends from one number to another; UNKNOWN where that is not shown.

    `plain` is f without its choices: the same as far as f is smooth around its point, and perhaps not beyond.
    """
    own, second = formula(f, 2), formula(plain, 2)
    if own is not None:
        bends = _Bends(f.exact_program, own.exact_program)
        if {1, -1} <= {bends.strictly(x) for x in _samples(low, high)}:
            return Shape.CHANGES
    if second is None:
        return Shape.UNKNOWN
    return _by_pieces(_Bends(f.exact_program, second.exact_program), low, high)


def _samples(low: Fraction, high: Fraction) -> list[Fraction]:
    return [low + (high - low) * k / _SAMPLES for k in range(_SAMPLES + 1)]


@dataclass(frozen=True, slots=True)
class _Bends:
    """The sign of J″ on intervals on which J is shown to be smooth."""

    program: ExactProgram
    second: ExactProgram

    def bounds(self, low: Fraction, high: Fraction) -> Interval | None:
        """Bounds of J″; None where J or J″ is not shown to be smooth."""
        cell = iv.hull(iv.of_fraction(low, BITS), iv.of_fraction(high, BITS))
        smooth = run_smooth(self.program, cell) is not None
        return run_smooth(self.second, cell) if smooth else None

    def strictly(self, x: Fraction) -> int | None:
        """The sign of J″ at a number; None where that is not shown."""
        found = self.bounds(x, x)
        return None if found is None else iv.sign(found)


def _by_pieces(bends: _Bends, low: Fraction, high: Fraction) -> Shape:
    """Halve what is not settled until all of it is, or there are too many pieces."""
    passed = stopwatch()
    pieces: deque[_Ends] = deque([(low, high)])
    signs: set[int] = set()
    for _ in range(MOST_CELLS):
        a, b = pieces.popleft()
        found = bends.bounds(a, b)
        sign = None if found is None else _weak_sign(found)
        if sign is None:
            pieces += [(a, (a + b) / 2), ((a + b) / 2, b)]
        else:
            signs.add(sign)
        if not pieces:
            return _shape(signs)
        if {1, -1} <= signs:
            break
        if passed() > SECONDS:
            refuse(TooComplex("seconds", SECONDS))
            break
    return Shape.UNKNOWN


def _weak_sign(u: Interval) -> int | None:
    """1 where no number of it is negative, -1 where none is positive, 0 where it is 0."""
    low, high = libmp.mpf_sign(u[0]), libmp.mpf_sign(u[1])
    if low == high == 0:
        return 0
    return 1 if low >= 0 else -1 if high <= 0 else None


def _shape(signs: set[int]) -> Shape:
    match signs - {0}:
        case s if not s:
            return Shape.LINE
        case s if s == {1}:
            return Shape.CONVEX
        case s if s == {-1}:
            return Shape.CONCAVE
        case _:
            return Shape.UNKNOWN
