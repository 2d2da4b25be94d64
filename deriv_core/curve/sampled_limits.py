"""One-sided limits from samples that close in geometrically, with an error bar in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

import mpmath
import numpy as np

from deriv_core.calculus.precision import Real, digits
from deriv_core.curve.grid import Flags
from deriv_core.curve.nice import awkwardness, nicest_near
from deriv_core.curve.pixels import Floats, Pixels
from deriv_core.curve.work import Work

SAMPLES = 10
RATIO = 0.25
#: Slower than this a sequence is not taken to converge; a logarithm's differences do not shrink at all.
SLOWEST = 0.95
#: Successive estimates this near to each other, in pixels, are a limit.
AGREED = 0.5
PRECISE_DIGITS = 120
#: At which shares of the reach a limit is looked for with many digits; how far apart they may be, in pixels.
DEPTHS = (1e-12, 1e-20)
AGREED_DEEPER = 0.05
#: A number of so many digits is someone's number.
SHORT = 8


@dataclass(frozen=True, slots=True)
class Approach:
    """A function sampled ever nearer to each of some points, from one side.

    Attributes
    ----------
    x, y : (n, SAMPLES) float array
        The samples, the nearest last.
    limit : (n,) float array
        What the values tend to; nan where they tend to nothing in sight.
    """

    x: Floats
    y: Floats
    limit: Floats

    @property
    def defined(self) -> Flags:
        """Whether the function is defined beside each point: at three samples running."""
        real = ~np.isnan(self.y)
        return np.asarray((real[:, 2:] & real[:, 1:-1] & real[:, :-2]).any(axis=1))

    @property
    def steady(self) -> Flags:
        """Whether the values only rise or only fall."""
        change = np.diff(self.y, axis=1)
        return np.asarray((change > 0).all(axis=1) | (change < 0).all(axis=1))


def approach(work: Work, points: Floats, reach: Floats, pixels: Pixels) -> Approach:
    """Sample towards points from a distance `reach` (negative: from the left) and take the limits.

    Values near a point that has none around it are asked of many digits: 1 - cos(w) rounds to 0 near 0.
    """
    x = points[:, None] + reach[:, None] * RATIO ** np.arange(SAMPLES)
    y = work(x.ravel()).reshape(x.shape)
    doubtful = np.isnan(y[:, 0]) & ~np.isnan(y).all(axis=1)
    y[doubtful] = work.to_many_digits(x[doubtful].ravel()).reshape(-1, SAMPLES)
    return Approach(x, y, _limits(y, pixels))


def _limits(y: Floats, pixels: Pixels) -> Floats:
    """Aitken's Δ² along each row: exact where the error is one power of the distance."""
    estimate = _aitken(y, 0.01 * pixels.dy)
    with np.errstate(all="ignore"):
        change = np.abs(np.diff(estimate, axis=1)) / pixels.dy
        change = np.where(np.isnan(change), np.inf, change)
        # One agreement may be chance (sin(1/x) has many); two running are not.
        steady = np.maximum(change[:, 1:], change[:, :-1])
    best = np.argmin(steady, axis=1)
    rows = np.arange(len(y))
    return np.where(steady[rows, best] <= AGREED, estimate[rows, best + 2], np.nan)


def _aitken(y: Floats, still: float) -> Floats:
    with np.errstate(all="ignore"):
        first, second = np.diff(y, axis=1)[:, :-1], np.diff(y, axis=1)[:, 1:]
        ratio = second / first
        corrected = y[:, 2:] - second * ratio / (ratio - 1)
        arrived = (np.abs(first) <= still) & (np.abs(second) <= still)
        converging = np.isfinite(corrected) & (np.abs(ratio) < SLOWEST)
        estimate: Floats = np.where(converging, corrected, np.where(arrived, y[:, 2:], np.nan))
    return estimate


def precise_limit(work: Work, place: Real, reach: float, pixel: float) -> float:
    """A limit from samples of many digits, where cancellation (0/0) spoils floats.

    nan where samples far nearer to the place come to something else, by a fraction of a pixel: then the
    function is on its way still, as 1/ln(w) is at every distance from 0.
    """
    with digits(PRECISE_DIGITS):
        # Far enough from a place that is itself rounded.
        least = 1e4 * math.ulp(place) if isinstance(place, float) else 0.0
        first, second = (
            _extrapolated(work, place, max(share * abs(reach), least), reach) for share in DEPTHS
        )
        if first is None or second is None or not abs(first - second) <= AGREED_DEEPER * pixel:
            return float("nan")
        return as_written(float(first), 1e-12 * max(abs(float(first)), pixel))


def _extrapolated(work: Work, place: Real, distance: float, side: float) -> Real | None:
    away = mpmath.mpf(math.copysign(distance, side))
    values: list[Real] = [
        work.run_precise(work.f.exact_program, mpmath.mpf(place) + away / 4**k) for k in range(3)
    ]
    if None in values:
        return None
    far, nearer, nearest = values
    first, second = nearer - far, nearest - nearer
    return nearest - second**2 / (second - first) if abs(second) < abs(first) else nearest


def as_written(value: float, uncertainty: float) -> float:
    """The nice number a computed limit stands for, where one lies within its uncertainty."""
    nice = nicest_near(value - uncertainty, value + uncertainty)
    return (nice if awkwardness(nice) <= SHORT else value) + 0.0  # and never -0.0
