"""What happens at each candidate for a break: whether lines meet there, and which dots it takes to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deriv_core.calculus.precision import Real
from deriv_core.curve.critical import Critical
from deriv_core.curve.grid import BROKEN, JOINED, Flags, States, drawn
from deriv_core.curve.pixels import Floats, Pixels
from deriv_core.curve.precise import Known, as_float, limit_there, same, value_there
from deriv_core.curve.sampled_limits import SAMPLES, Approach, approach, precise_limit
from deriv_core.curve.work import Work

#: Nearer to a junction than this, in pixels, no sample is asked for: rounding rules there.
STANDOFF = 1e-6
STANDOFF_ULPS = 32
#: How many floats a line stays away from a break in it, which may lie between floats.
GAP = 16
#: Candidates nearer to each other than this many standoffs are one.
CLUSTER = 16
#: Values at most so many pixels apart meet, where the limit is not known to many digits.
MEETING = 0.1
#: Limits from two sides at most so many pixels apart are one.
AGREEING = 0.5
NEAR_LIMIT = 0.3

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
    asymptotes : list of float
        Where the function grows beyond all bounds from one side or both.
    """

    x: Floats
    y: Floats
    state: States
    open_dots: list[Dot]
    closed_dots: list[Dot]
    asymptotes: list[float]


@dataclass(frozen=True, slots=True)
class _Points:
    """The candidates: where they are and what the function is there.

    Attributes
    ----------
    x, y : float arrays
    places : list of Real or None
        The true places, where known.
    known : list of Known or None
        The values to many digits, where they could be told.
    """

    x: Floats
    y: Floats
    places: list[Real | None]
    known: list[Known | None]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of all junctions."""

    sampled: Approach
    limit: Floats
    joined: Flags
    reach: Floats
    unbounded: Flags

    @property
    def defined(self) -> Flags:
        """Whether the function is defined beside each point."""
        return self.sampled.defined


def junctions(work: Work, critical: Critical, pixels: Pixels) -> Junctions:
    """Judge the candidates inside the window."""
    points = _points(work, critical, pixels)
    gaps = np.diff(points.x, prepend=-np.inf, append=np.inf)
    left = _side(work, points, -np.minimum(pixels.dx / 2, gaps[:-1] / 3), pixels)
    right = _side(work, points, np.minimum(pixels.dx / 2, gaps[1:] / 3), pixels)
    inside = (points.x > pixels.x_lo) & (points.x < pixels.x_hi)
    # A line does not even touch a break within it: the float nearest to √2 may lie beyond √2.
    cut = inside & left.defined & right.defined & ~(left.joined & right.joined)
    joined = [side.joined & ~cut for side in (left, right)]
    stands = [_standoff(work, points, side, np.where(cut, GAP, 1), pixels) for side in (left, right)]
    opened, closed = _dots(points, left, right, pixels)
    return Junctions(
        x=np.stack([stands[0][0], points.x, stands[1][0]], axis=1),
        y=np.stack([stands[0][1], points.y, stands[1][1]], axis=1),
        state=np.where(np.stack(joined, axis=1), JOINED, BROKEN).astype(np.int8),
        open_dots=opened,
        closed_dots=closed,
        asymptotes=points.x[inside & (left.unbounded | right.unbounded)].tolist(),
    )


def _points(work: Work, critical: Critical, pixels: Pixels) -> _Points:
    x = _clusters(critical, pixels)
    y = np.where(np.isin(x, critical.excluded), np.nan, work(x))
    places = [critical.places.get(point) for point in x.tolist()]
    known: list[Known | None] = [None] * x.size
    for i, place in enumerate(places):
        if place is not None:
            told = known[i] = value_there(work, place)
            if told is not None:
                y[i] = as_float(told)
    return _Points(x, y, places, known)


def _clusters(critical: Critical, pixels: Pixels) -> Floats:
    """The candidates, one for each cluster, those that tell most before the others."""
    points = critical.points[(critical.points >= pixels.x_lo) & (critical.points <= pixels.x_hi)]
    excluded = np.isin(points, critical.excluded)
    kept: list[tuple[float, int]] = []
    for point, outside in zip(points.tolist(), excluded.tolist(), strict=True):
        weight = 2 * (point in critical.places) + outside
        least = CLUSTER * max(STANDOFF * pixels.dx, STANDOFF_ULPS * float(np.spacing(abs(point))))
        if kept and point - kept[-1][0] < least:
            if weight > kept[-1][1]:
                kept[-1] = point, weight
        else:
            kept.append((point, weight))
    return np.array([point for point, _ in kept])


def _side(work: Work, points: _Points, reach: Floats, pixels: Pixels) -> _Side:
    sampled = approach(work, points.x, reach, pixels)
    beside = np.stack([work(_ulps_away(points.x, reach, count)) for count in (1, 4, 16)], axis=1)
    # The very neighbours count only where nothing else tells: 20w rounds up to 3 just before w = 0.15.
    last = np.where(np.isnan(sampled.limit)[:, None], beside, np.nan)
    near = np.concatenate([sampled.limit[:, None], sampled.y[:, SAMPLES // 2 :], last], axis=1)
    distance = np.abs(pixels.clip(near) - pixels.clip(points.y)[:, None]) / pixels.dy
    # Values beyond the band are all clipped to its edge; they meet nothing.
    joined = drawn(points.y, pixels) & sampled.defined & (distance <= MEETING).any(axis=1)
    side = _Side(sampled, sampled.limit.copy(), joined, reach, np.zeros(points.x.size, dtype=bool))
    _look_closer(work, points, side, pixels)
    return side


def _look_closer(work: Work, points: _Points, side: _Side, pixels: Pixels) -> None:
    """Settle limits to many digits: at breaks, and wherever a function with steps may have a small one."""
    # What has left the band, growing all the way, has no limit to be shown.
    gone = side.sampled.steady & ~drawn(side.sampled.y[:, -1], pixels) & np.isnan(side.limit)
    side.unbounded[:] = gone & np.isnan(points.y)
    open_question = ~gone | ~np.isnan(points.y)
    for i in np.flatnonzero(side.defined & open_question & (~side.joined | bool(work.steps))).tolist():
        place, direction = points.places[i], int(np.sign(side.reach[i]))
        told = None if place is None else limit_there(work, place, direction)
        if told is not None:
            limit = as_float(told)
            side.unbounded[i] = np.isinf(limit)
            side.limit[i] = limit if np.isfinite(limit) else np.nan
            value = points.known[i]
            if value is not None:
                side.joined[i] = pixels.shows(points.y[i]) and same(told, value, pixels.dy)
        elif not side.joined[i] and np.isfinite(side.limit[i]) and work.affords_digits():
            where = points.x[i] if place is None else place
            side.limit[i] = precise_limit(work, where, float(side.reach[i]), pixels.dy)


def _ulps_away(points: Floats, reach: Floats, count: int | Floats) -> Floats:
    neighbour = np.nextafter(points, np.copysign(np.inf, reach))
    away: Floats = points + count * (neighbour - points)
    return away


def _standoff(work: Work, points: _Points, side: _Side, gap: Floats, pixels: Pixels) -> tuple[Floats, Floats]:
    """The sample nearest to each junction that is not drowned in rounding errors."""
    goal = pixels.v(np.where(side.joined, points.y, side.limit))
    tiny = np.maximum(STANDOFF * pixels.dx, STANDOFF_ULPS * np.spacing(np.abs(points.x)))
    near, far = _ulps_away(points.x, side.reach, gap), points.x + np.copysign(tiny, side.reach)
    x = np.column_stack([near, far, side.sampled.x[:, ::-1]])
    y = np.column_stack([work(near), work(far), side.sampled.y[:, ::-1]])
    off = np.abs(pixels.v(y) - goal[:, None])
    too_near = np.abs(x - points.x[:, None]) < np.abs(near - points.x)[:, None]
    off[np.isnan(off) | too_near] = np.inf
    close = off <= NEAR_LIMIT
    best = np.where(close.any(axis=1), close.argmax(axis=1), off.argmin(axis=1))
    # Without a limit, the very neighbour is believed only where the function is still running off (ln at 0),
    # or where many digits bear it out.
    running = np.abs(y[:, 0]) > np.abs(y[:, 1])
    best = np.where(np.isfinite(goal), best, np.where(running, 0, 1))
    doubtful = ~np.isfinite(goal) & side.sampled.steady & ~running
    at = np.flatnonzero(doubtful)
    borne_out = np.abs(pixels.v(work.to_many_digits(near[at])) - pixels.v(y[at, 0])) <= NEAR_LIMIT
    best[at[borne_out]] = 0
    rows = np.arange(points.x.size)
    x, y = x[rows, best], y[rows, best]
    lost = ~side.defined & ~np.isnan(y)
    y[lost] = work.to_many_digits(x[lost])
    return x, y


def _dots(points: _Points, left: _Side, right: _Side, pixels: Pixels) -> tuple[list[Dot], list[Dot]]:
    broken = [side.defined & ~side.joined for side in (left, right)]
    # A line that would end outside the window gets no dot.
    seen = [points.x > pixels.x_lo, points.x < pixels.x_hi]
    alone = ~(left.joined | right.joined) & ~np.isnan(points.y)
    opened: list[Dot] = []
    closed: list[Dot] = []
    for i in np.flatnonzero(broken[0] | broken[1] | alone).tolist():
        x, y = float(points.x[i]), float(points.y[i])
        if pixels.shows(y):
            closed.append((x, y + 0.0))  # never -0.0
        ends: list[float] = []
        for side, inside, apart in zip((left, right), seen, broken, strict=True):
            limit = float(side.limit[i])
            if not (apart[i] & inside[i] & pixels.shows(limit)):
                continue
            if not any(abs(limit - end) <= AGREEING * pixels.dy for end in ends):
                ends.append(limit + 0.0)
        opened += [(x, end) for end in ends]
    return opened, closed
