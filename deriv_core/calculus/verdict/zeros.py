"""Where a monitor vanishes inside an interval: rough places by sampling, then each to 60 digits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.calculus.germs.local import beside, value_at
from deriv_core.calculus.germs.series import UNIT, NeedMoreTerms, Series, Undecided, Undefined
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict.monitors import Monitor
from deriv_core.expression.running.program import Program, compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import Expression, Negate, Sum, integer

SAMPLES = 600
_HALVINGS = 60
_TURNS = 12  # Newton's; two or three do
_ONE_STEP = (1, 0)
_TWO_STEPS = (2, 0)
_VANISHED = MP.mpf(10) ** -45
_ARRIVED = MP.mpf(10) ** -50

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rough:
    """A place where a monitor seems to vanish.

    Attributes
    ----------
    x : float
    tree : Expression
        What vanishes.
    touches : bool
        Whether it comes to 0 without changing its sign.
    """

    x: float
    tree: Expression
    touches: bool = False


def rough_zeros(monitor: Monitor, window: tuple[float, float]) -> list[Rough]:
    """The places in an interval where a monitor vanishes, each as one or two floats near it.

    Parameters
    ----------
    monitor : Monitor
    window : (float, float)
    """
    return zeros_among(monitor, _samples(*window))


def zeros_among(monitor: Monitor, x: Floats) -> list[Rough]:
    """The same between the ends of some ascending numbers, at which it is looked at first."""
    code = compile_program(monitor.tree)
    watched: Program = (*code, math.pi, "mul", "sin") if monitor.steps else code
    y = run_numpy(watched, x)
    crossing = _crossings(watched, x, y)
    touching = [] if monitor.steps else _dips(x, y)
    found = [Rough(at, vanishing(monitor, code, at)) for at in crossing]
    return found + [Rough(at, monitor.tree, touches=True) for at in touching]


def _samples(a: float, b: float) -> Floats:
    """Unevenly spaced, so that no period can hide between them, and a little beyond the ends."""
    even = np.arange(-1, SAMPLES + 2) / SAMPLES
    uneven = even + 0.4 / SAMPLES * np.sin(7 * even * SAMPLES)
    return np.unique(np.concatenate([a + (b - a) * uneven, [a, b], [0.0] if a < 0 < b else []]))


def vanishing(monitor: Monitor, code: Program, at: float) -> Expression:
    """The monitor itself, or the monitor less the whole number it passes."""
    if not monitor.steps:
        return monitor.tree
    whole = float(run_numpy(code, np.array([at]))[0])
    return Sum((monitor.tree, Negate(integer(round(whole))))) if math.isfinite(whole) else monitor.tree


def _crossings(code: Program, x: Floats, y: Floats) -> list[float]:
    with np.errstate(invalid="ignore"):
        at = np.flatnonzero(np.sign(y[:-1]) * np.sign(y[1:]) < 0)
        level = np.concatenate([[False], y[1:] == y[:-1], [False]])
        hit = (y == 0) & ~(level[1:] | level[:-1])
        # A domain may end at the zero: real on one side of it only.
        edge = np.flatnonzero(np.isnan(y[:-1]) != np.isnan(y[1:]))
    left, right, sign = x[at], x[at + 1], np.sign(y[at])
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        same = np.sign(run_numpy(code, middle)) == sign
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    return [*right.tolist(), *x[hit].tolist(), *_edges(code, x[edge], x[edge + 1])]


def _edges(code: Program, left: Floats, right: Floats) -> list[float]:
    """Ends of the monitor's own domain."""
    outside = np.isnan(run_numpy(code, left))
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        same = np.isnan(run_numpy(code, middle)) == outside
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    edges: list[float] = np.where(outside, right, left).tolist()
    return edges


def _dips(x: Floats, y: Floats) -> list[float]:
    """Samples from which the square through them and their neighbours may reach 0."""
    size = np.abs(y)
    left, here, right = size[:-2], size[1:-1], size[2:]
    with np.errstate(invalid="ignore", over="ignore"):
        dip = (here <= left) & (here <= right) & (here > 0) & (y[:-2] * y[2:] > 0)
        dip &= here < 0.7 * np.maximum(left, right)
    dips: list[float] = x[1:-1][dip].tolist()
    return dips


def precise_zero(rough: Rough) -> Real | None:
    """The zero near a rough one, to 60 digits; None where there is none.

    Newton's method on the Taylor coefficients of the monitor, or of its slope where it only touches 0.
    """
    first, second = (_ONE_STEP, _TWO_STEPS) if rough.touches else (UNIT, _ONE_STEP)
    x = MP.mpf(rough.x)
    try:
        for _ in range(_TURNS):
            series = beside(rough.tree, x, 1, 3)
            if not isinstance(series, Series):
                return None
            top, slope = series.coefficient(first), series.coefficient(second)
            if not slope:
                break
            move = top / (2 * slope if rough.touches else slope)
            x -= move
            if abs(move) <= _ARRIVED * max(1, abs(x)):
                break
    except (Undefined, Undecided, NeedMoreTerms):
        return _rational_near(rough)
    if not math.isfinite(float(x)):
        return None  # Newton's method has left for good
    return x if _is_zero(rough.tree, x) else _rational_near(rough)


def _is_zero(tree: Expression, x: Real) -> bool:
    try:
        return bool(abs(value_at(tree, x)) <= _VANISHED * max(1, abs(x)))
    except (Undefined, Undecided):
        return False


def _rational_near(rough: Rough) -> Any:
    """A simple fraction beside a place that Newton's method cannot leave: the end of a root's domain."""
    near = Fraction(rough.x).limit_denominator(1000)
    x = MP.mpf(near.numerator) / near.denominator
    return x if abs(float(near) - rough.x) < 1e-9 * max(1.0, abs(rough.x)) else None
