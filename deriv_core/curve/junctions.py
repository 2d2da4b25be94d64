"""What happens at each candidate for a break: whether lines meet there, and which dots it takes to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deriv_core.curve.critical import Critical
from deriv_core.curve.grid import BROKEN, JOINED, Flags, States, drawn
from deriv_core.curve.limits import SAMPLES, Approach, approach, as_written, precise_limit
from deriv_core.curve.pixels import Floats, Pixels
from deriv_core.curve.work import Drawable, Work

#: Nearer to a junction than this, in pixels, no sample is asked for: rounding rules there.
STANDOFF = 1e-6
STANDOFF_ULPS = 8
#: Candidates nearer to each other than this many standoffs are one.
CLUSTER = 16
#: Values at most so many pixels apart meet.
MEETING = 0.1
#: Limits from two sides at most so many pixels apart are one.
AGREEING = 0.5
NEAR_LIMIT = 0.3
MOST_PRECISE = 40

Dot: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Junctions:
    """Three samples a junction, the states of the two cells between them, and the dots.

    Attributes
    ----------
    x, y : (n, 3) float array
        Left standoff, junction, right standoff.
    state : (n, 2) array of int
        JOINED or BROKEN.
    open_dots, closed_dots : list of (x, y)
    """

    x: Floats
    y: Floats
    state: States
    open_dots: list[Dot]
    closed_dots: list[Dot]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of all junctions."""

    sampled: Approach
    defined: Flags
    touching: Flags
    joined: Flags
    reach: Floats


def junctions(f: Drawable, work: Work, critical: Critical, pixels: Pixels) -> Junctions:
    """Judge the candidates inside the window."""
    points = _clusters(critical, pixels)
    tiny = np.maximum(STANDOFF * pixels.dx, STANDOFF_ULPS * np.spacing(np.abs(points)))
    gaps = np.diff(points, prepend=-np.inf, append=np.inf)
    value = np.where(np.isin(points, critical.excluded), np.nan, work(points))
    left = _side(work, points, value, -np.minimum(pixels.dx / 2, gaps[:-1] / 3), pixels)
    right = _side(work, points, value, np.minimum(pixels.dx / 2, gaps[1:] / 3), pixels)
    closing = np.isin(points, critical.closing) & ~np.isin(points, critical.excluded)
    opened, closed = _dots(f, points, value, closing, left, right, pixels)
    stands = [_standoff(work, points, value, side, tiny, pixels) for side in (left, right)]
    return Junctions(
        x=np.stack([stands[0][0], points, stands[1][0]], axis=1),
        y=np.stack([stands[0][1], value, stands[1][1]], axis=1),
        state=np.where(np.stack([left.joined, right.joined], axis=1), JOINED, BROKEN).astype(np.int8),
        open_dots=opened,
        closed_dots=closed,
    )


def _clusters(critical: Critical, pixels: Pixels) -> Floats:
    """The candidates, one for each cluster, those that tell most before the others."""
    points = critical.points[(critical.points >= pixels.x_lo) & (critical.points <= pixels.x_hi)]
    rank = np.isin(points, critical.excluded) * 2 + np.isin(points, critical.closing)
    kept: list[tuple[float, int]] = []
    for point, weight in zip(points.tolist(), rank.tolist(), strict=True):
        least = CLUSTER * max(STANDOFF * pixels.dx, STANDOFF_ULPS * float(np.spacing(abs(point))))
        if kept and point - kept[-1][0] < least:
            if weight > kept[-1][1]:
                kept[-1] = point, weight
        else:
            kept.append((point, weight))
    return np.array([point for point, _ in kept])


def _side(work: Work, points: Floats, value: Floats, reach: Floats, pixels: Pixels) -> _Side:
    sampled = approach(work, points, reach, pixels)
    neighbours = np.stack([_ulps_away(points, reach, count) for count in (1, 4, 16)], axis=1)
    beside = work(neighbours.ravel()).reshape(neighbours.shape)
    # The very neighbours count only where nothing else tells: 20w rounds up to 3 just before w = 0.15.
    last = np.where(np.isnan(sampled.limit)[:, None], beside, np.nan)
    near = np.concatenate([sampled.limit[:, None], sampled.y[:, SAMPLES // 2 :], last], axis=1)
    distance = np.abs(pixels.clip(near) - pixels.clip(value)[:, None]) / pixels.dy
    # Values beyond the band are all clipped to its edge; they meet nothing.
    joined = drawn(value, pixels) & sampled.defined & (distance <= MEETING).any(axis=1)
    touching = np.asarray(~np.isnan(beside).all(axis=1))
    return _Side(sampled, sampled.defined, touching, joined, reach)


def _ulps_away(points: Floats, reach: Floats, count: int) -> Floats:
    neighbour = np.nextafter(points, np.copysign(np.inf, reach))
    away: Floats = points + count * (neighbour - points)
    return away


def _standoff(
    work: Work, points: Floats, value: Floats, side: _Side, tiny: Floats, pixels: Pixels
) -> tuple[Floats, Floats]:
    """The sample nearest to each junction that is not drowned in rounding errors."""
    goal = pixels.v(np.where(side.joined, value, side.sampled.limit))
    x, far = _ulps_away(points, side.reach, 1), points + np.copysign(tiny, side.reach)
    y, y_far = work(x), work(far)
    # Without a limit, the very neighbour is believed only where the function is still running off (ln at 0).
    lost = ~np.isfinite(goal) & ~(np.abs(y) > np.abs(y_far))
    x, y = np.where(lost, far, x), np.where(lost, y_far, y)
    further = [far, *side.sampled.x.T[::-1]]
    values = [y_far, *side.sampled.y.T[::-1]]
    for next_x, next_y in zip(further, values, strict=True):
        astray = np.isfinite(goal) & ~(np.abs(pixels.v(y) - goal) <= NEAR_LIMIT)
        better = astray & (np.abs(next_x - points) > np.abs(x - points))
        x, y = np.where(better, next_x, x), np.where(better, next_y, y)
    return x, y


def _dots(
    f: Drawable, points: Floats, value: Floats, closing: Flags, left: _Side, right: _Side, pixels: Pixels
) -> tuple[list[Dot], list[Dot]]:
    broken = [side.defined & ~side.joined for side in (left, right)]
    # A line that would end outside the window gets no dot.
    seen = [points > pixels.x_lo, points < pixels.x_hi]
    alone = ~(left.joined | right.joined) & ~np.isnan(value)
    special = np.flatnonzero(broken[0] | broken[1] | alone)
    opened: list[Dot] = []
    closed: list[Dot] = []
    precise = MOST_PRECISE
    for i in special.tolist():
        x, y = float(points[i]), float(value[i])
        if np.isfinite(y) and pixels.shows(y):
            closed.append((x, y + 0.0))  # never -0.0
        ends: list[float] = []
        for side, inside in zip((left, right), seen, strict=True):
            limit = float(side.sampled.limit[i])
            # √(sin x) at 2π is 0, though rounding makes the sine negative: no open dot.
            attained = bool(closing[i] and side.touching[i] and np.isnan(y))
            if side.joined[i] or not (side.defined[i] & inside[i]) or attained or not pixels.shows(limit):
                continue
            if precise > 0:
                precise -= 1
                limit = _sharpened(f, x, float(side.reach[i]), limit, pixels)
            if not any(abs(limit - end) <= AGREEING * pixels.dy for end in ends):
                ends.append(limit)
        opened += [(x, end) for end in ends]
    return opened, closed


def _sharpened(f: Drawable, point: float, reach: float, limit: float, pixels: Pixels) -> float:
    precise = precise_limit(f.exact_program, point, reach)
    if not abs(precise - limit) <= pixels.dy:
        return limit
    return as_written(precise, 1e-12 * max(abs(precise), pixels.dy))
