"""The points of a window at which a program's monitors vanish.

Zeros are found in floats, then refined to many digits (`precise`), as far as the budget goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from deriv_core.calculus.precision import Real
from deriv_core.curve.bisection import Cells, Evaluate, Flags, halve_cells, lowest
from deriv_core.curve.nice import nicest_near
from deriv_core.curve.pixels import Floats
from deriv_core.curve.precise import zero_near
from deriv_core.curve.program_monitors import Monitor, monitors
from deriv_core.curve.work import CRITICAL_EFFORT, Work
from deriv_core.expression.running.program import as_floats
from deriv_core.expression.running.run_numpy import run_numpy

MOST_ZEROS = 400
#: Zeros nearer to each other than this many samples are drawn without dots, and are good enough as floats.
CROWDED = 4.0
#: |g| at a zero found by halving, against |g| at the samples: more than this is a jump of g, not a zero.
ZERO_AGAINST_NEIGHBOUR = 1e-3
#: The same where g touches 0 without crossing it.
TOUCH_AGAINST_NEIGHBOUR = 1e-13
#: The same where it may touch: the place of a turning point is blurred in floats.
NEARLY_TOUCHES = 1e-6
#: How far from a guessed zero its bounds are tried, as shares of the cell: the guesses get better.
SQUEEZE = (2e-2, 1e-3, 1e-5, 1e-9)


@dataclass(frozen=True, slots=True)
class Critical:
    """Candidates for a break.

    Attributes
    ----------
    points : float array
        Ascending.
    excluded : float array
        Those of them that are certainly outside the domain.
    places : dict of float to Real
        The true place beside a point, to 60 digits, where it is known.
    """

    points: Floats
    excluded: Floats
    places: dict[float, Real] = field(default_factory=dict)


def critical_points(work: Work, x: Floats) -> Critical:
    """The zeros of a program's monitors between the smallest and the largest of x.

    Parameters
    ----------
    work : Work
        The program, and the budget it is searched on.
    x : float array
        Where the monitors are looked at first, ascending; about a sample a pixel.
    """
    points: list[Floats] = [np.empty(0)]
    excluded: list[Floats] = [np.empty(0)]
    places: dict[float, Real] = {}
    for monitor in monitors(work.f.exact_program):
        if work.effort > CRITICAL_EFFORT:
            break
        found = _refined(work, monitor, _zeros(work, monitor, x), CROWDED * (x[-1] - x[0]) / x.size, places)
        points.append(found.x)
        held = found.x[found.certain & monitor.excluding]
        for condition, must_hold in monitor.guards if held.size else ():
            held = held[(run_numpy(as_floats(condition), held) != 0) == must_hold]
        excluded.append(held)
    return Critical(np.unique(np.concatenate(points)), np.unique(np.concatenate(excluded)), places)


@dataclass(frozen=True, slots=True)
class _Zeros:
    """Zeros of a monitor and candidates for zeros.

    Attributes
    ----------
    x : float array
    size : float array
        How large the monitor is at the samples beside each.
    certain : array of bool
        Whether each is a zero for certain.
    touching : array of bool
        Whether each may be a zero without a change of sign.
    """

    x: Floats
    size: Floats
    certain: Flags
    touching: Flags


def _zeros(work: Work, monitor: Monitor, x: Floats) -> _Zeros:
    code = as_floats(monitor.program)

    def monitored(points: Floats) -> Floats:
        return work.run(code, points)

    g = monitored(x)
    peaks = _peaks(monitored, x, g) if monitor.turning else np.empty(0)
    no_zero = np.zeros(peaks.size, bool)
    parts = (
        _hits(x, g),
        _crossings(monitored, x, g),
        _touches(monitored, x, g),
        _Zeros(peaks, np.ones(peaks.size), no_zero, no_zero),
    )
    columns = zip(*((part.x, part.size, part.certain, part.touching) for part in parts), strict=True)
    return _Zeros(*(np.concatenate(column)[:MOST_ZEROS] for column in columns))


def _refined(work: Work, monitor: Monitor, found: _Zeros, apart: float, places: dict[float, Real]) -> _Zeros:
    """The zeros moved to the floats nearest to them, their places noted; not those that crowd."""
    x, certain = found.x.copy(), found.certain.copy()
    order = np.argsort(x)
    gaps = np.diff(x[order], prepend=-np.inf, append=np.inf)
    alone = np.empty(x.size, dtype=bool)
    alone[order] = np.minimum(gaps[:-1], gaps[1:]) > apart
    for i in np.flatnonzero((certain | found.touching) & alone).tolist():
        if x[i] in places or not work.affords_digits():
            continue
        near, size, touches = float(x[i]), float(found.size[i]), bool(found.touching[i])
        place = zero_near(work, monitor.program, near, size, touches)
        if place is not None:
            x[i], certain[i] = float(place), True
            places[float(place)] = place
    return replace(found, x=x, certain=certain)


def _hits(x: Floats, g: Floats) -> _Zeros:
    """The samples at which the monitor is 0, unless it is 0 all around."""
    at = np.flatnonzero((g == 0) & ~_flat(g))
    size = np.abs(g)
    nearby = np.fmax(size[np.maximum(at - 1, 0)], size[np.minimum(at + 1, g.size - 1)])
    return _Zeros(x[at], nearby, np.ones(at.size, bool), np.zeros(at.size, bool))


def _flat(g: Floats) -> Flags:
    """Where a neighbour has the same value: a stretch of zeros is not a point."""
    same = np.concatenate([[False], g[1:] == g[:-1], [False]])
    flat: Flags = same[1:] | same[:-1]
    return flat


def _crossings(monitored: Evaluate, x: Floats, g: Floats) -> _Zeros:
    with np.errstate(invalid="ignore"):
        at = np.flatnonzero(np.sign(g[:-1]) * np.sign(g[1:]) < 0)[:MOST_ZEROS]
    scale = np.maximum(np.abs(g[at]), np.abs(g[at + 1]))
    a, ga, b, gb = halve_cells(
        monitored,
        _squeezed(monitored, (x[at], g[at], x[at + 1], g[at + 1])),
        keep_left=lambda ga, gm, gb: ~(np.sign(ga) * np.sign(gm) > 0),
        finished=lambda ga, gb: (ga == 0) | (gb == 0),
    )
    # Written numbers are wanted for what they are: the zero of sin(π·10x) beside 0.3 is 0.3.
    a, b = np.where(gb == 0, b, a), np.where(ga == 0, a, b)
    zeros = np.array([nicest_near(lo, hi) for lo, hi in zip(a.tolist(), b.tolist(), strict=True)])
    certain = np.minimum(np.abs(ga), np.abs(gb)) <= ZERO_AGAINST_NEIGHBOUR * scale
    return _Zeros(zeros, scale, certain, np.zeros(at.size, bool))


def _squeezed(monitored: Evaluate, cells: Cells) -> Cells:
    """Cells around zeros, narrowed by guessing that the monitor is straight: faster than halving."""
    a, ga, b, gb = (part.copy() for part in cells)
    for share in SQUEEZE:
        guess = a - ga * (b - a) / (gb - ga)
        for m in (guess - share * (b - a), guess + share * (b - a)):
            gm = monitored(m)
            inside = (m > a) & (m < b) & ~np.isnan(gm)
            right, left = inside & (gm * ga > 0), inside & ~(gm * ga > 0)
            a, ga = np.where(right, m, a), np.where(right, gm, ga)
            b, gb = np.where(left, m, b), np.where(left, gm, gb)
    return a, ga, b, gb


def _touches(monitored: Evaluate, x: Floats, g: Floats) -> _Zeros:
    size = np.abs(g)
    left, here, right = size[:-2], size[1:-1], size[2:]
    with np.errstate(invalid="ignore"):
        same_sign = g[:-2] * g[2:] > 0
        # Near enough to 0 for the square through the three samples to reach it, or nearly.
        dips = (
            (here <= left) & (here <= right) & same_sign & (here < 0.6 * np.maximum(left, right)) & (here > 0)
        )
    at = np.flatnonzero(dips)[:MOST_ZEROS]
    found = lowest(lambda m: np.abs(monitored(m)), x[at], x[at + 2], 0.0)
    reach = 1e-7 * (x[at + 2] - x[at])
    found = np.array([nicest_near(c - r, c + r) for c, r in zip(found.tolist(), reach.tolist(), strict=True)])
    nearby = np.maximum(left, right)[at]
    share = np.abs(monitored(found)) / nearby
    return _Zeros(found, nearby, share <= TOUCH_AGAINST_NEIGHBOUR, share <= NEARLY_TOUCHES)


def _peaks(monitored: Evaluate, x: Floats, g: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        peak = (g[1:-1] >= g[:-2]) & (g[1:-1] >= g[2:]) & (np.minimum(g[:-2], g[2:]) < g[1:-1] - 0.5)
    at = np.flatnonzero(peak)[:MOST_ZEROS]
    return lowest(lambda m: -monitored(m), x[at], x[at + 2], 0.0)
