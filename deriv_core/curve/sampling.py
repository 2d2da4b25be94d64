"""A function's curve for a window, as lines that break where the function does."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from deriv_core.curve.critical import Critical, critical_points
from deriv_core.curve.grid import BROKEN, JOINED, OPEN, Flags, Grid, drawn
from deriv_core.curve.joining import prove
from deriv_core.curve.junctions import GAP, Dot, Junctions, junctions
from deriv_core.curve.nice import nice_probes
from deriv_core.curve.overflow import recovered
from deriv_core.curve.pixels import Floats, Pixels, Window
from deriv_core.curve.refinement import find_edges, leave_the_band, polish, refine
from deriv_core.curve.thinning import thin
from deriv_core.curve.work import Drawable, Work

SAMPLES_PER_PIXEL = 1.5
#: Samples leave their even places by up to this share of a cell, so that no wave is met in step.
JITTER = 0.7
#: Breaks nearer to each other than this many pixels make each other's dots blots, unless they are one.
DOT_SPACE = 3.0
SAME_BREAK = 0.01
ASYMPTOTE_SPACE = 6.0
_GOLDEN_FRACTION = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve ready to be drawn.

    Attributes
    ----------
    pieces : list of (n, 2) float arrays
        Each drawn as one unbroken line; none crosses a pole, a jump or a hole. Points lie on the function
        and at most two window heights outside the window.
    open_dots : list of (x, y)
        Where a line ends at a value the function does not take there.
    closed_dots : list of (x, y)
        The value at a jump, at an exchanged point, or at a point of its own.
    evaluations : int
        How often the function was evaluated.
    asymptotes : list of float
        Where the function grows beyond all bounds, from one side or both; not those that crowd.
    """

    pieces: list[Floats]
    open_dots: list[tuple[float, float]]
    closed_dots: list[tuple[float, float]]
    evaluations: int
    asymptotes: list[float] = field(default_factory=list)


def sample_curve(
    f: Drawable, x_window: Window, y_window: Window, width: int = 800, height: int = 500
) -> Curve:
    """Sample a function for a window so that the drawing is right to about a pixel.

    Parameters
    ----------
    f : RealFunction
    x_window, y_window : (from, to)
        The part of the plane to be shown; ends must be finite.
    width, height : int
        Its size on the screen in pixels.

    Raises
    ------
    DerivError
        If a window is empty, not finite, or too narrow for floats.
    """
    pixels = Pixels.of(x_window, y_window, width, height)
    with np.errstate(all="ignore"):
        return _sampled(f, pixels)


def _sampled(f: Drawable, pixels: Pixels) -> Curve:
    work = Work(f)
    x = _first_samples(pixels)
    x, y = recovered(work, x, work(x))
    # A pixel more on each side: a zero on the window's edge is seen by its change of sign.
    wider = np.concatenate([[pixels.x_lo - pixels.dx], x, [pixels.x_hi + pixels.dx]])
    critical = _with_isolated(critical_points(work, wider), x, y)
    found = junctions(work, critical, pixels)
    grid = _assemble(x, y, found)
    for _ in range(2):
        find_edges(grid, work)
        leave_the_band(grid, work, pixels)
        refine(grid, work, pixels)
    find_edges(grid, work)
    leave_the_band(grid, work, pixels)
    polish(grid, work, pixels)
    prove(grid, work, pixels)
    opened, closed = (_uncrowded(dots, grid, pixels) for dots in (found.open_dots, found.closed_dots))
    poles = _apart(found.asymptotes, pixels)
    return Curve(_pieces(grid, pixels), opened, closed, work.evaluations, poles)


def _first_samples(pixels: Pixels) -> Floats:
    count = int(SAMPLES_PER_PIXEL * pixels.width)
    places = np.arange(count)
    jitter = JITTER * ((places * _GOLDEN_FRACTION) % 1 - 0.5)
    inner = pixels.x_lo + (pixels.x_hi - pixels.x_lo) * (places + 0.5 + jitter) / count
    return np.unique(
        np.concatenate([[pixels.x_lo, pixels.x_hi], inner, nice_probes(pixels.x_lo, pixels.x_hi)])
    )


def _with_isolated(critical: Critical, x: Floats, y: Floats) -> Critical:
    """Add the samples that are undefined between two defined ones."""
    lost = np.isnan(y)
    alone = lost[1:-1] & ~lost[:-2] & ~lost[2:]
    return Critical(np.union1d(critical.points, x[1:-1][alone]), critical.excluded, critical.places)


def _assemble(x: Floats, y: Floats, found: Junctions) -> Grid:
    """One grid of the samples outside the junctions and the three samples of each."""
    below = np.searchsorted(found.x[:, 0], x, side="right")
    above = np.searchsorted(found.x[:, 2], x, side="left")
    free = below == above
    all_x = np.concatenate([x[free], found.x.ravel()])
    all_y = np.concatenate([y[free], found.y.ravel()])
    after_each = np.column_stack([found.state, np.full(len(found.x), OPEN)]).ravel()
    state = np.concatenate([np.full(np.count_nonzero(free), OPEN), after_each])
    order = np.argsort(all_x, kind="stable")
    return Grid(all_x[order], all_y[order], state[order][:-1])


def _pieces(grid: Grid, pixels: Pixels) -> list[Floats]:
    """The runs of joined cells inside the window, thinned."""
    inside = (grid.x[:-1] >= pixels.x_lo) & (grid.x[1:] <= pixels.x_hi)
    joined = (grid.state == JOINED) & inside & ~_beside_a_step(grid)
    edge = np.zeros(1, dtype=bool)
    on_line = np.concatenate([joined, edge]) | np.concatenate([edge, joined])
    starts = ~np.concatenate([edge, joined])
    on_line[1:] &= starts[1:] | (grid.x[1:] > grid.x[:-1])
    x, y, piece = grid.x[on_line], grid.y[on_line], np.cumsum(starts)[on_line]
    kept = thin(x, y, piece, pixels)
    cuts = np.flatnonzero(np.diff(piece[kept])) + 1
    samples = np.column_stack([x[kept], y[kept]])
    return np.split(samples, cuts) if kept.size else []


def _beside_a_step(grid: Grid) -> Flags:
    """The cells of a few floats next to a break between two values: it may lie within them, in truth."""
    narrow = np.diff(grid.x) <= GAP * np.spacing(np.abs(grid.x[:-1]))
    beside: Flags = (grid.state == BROKEN) & ~np.isnan(grid.y[:-1] + grid.y[1:])
    for _ in range(GAP.bit_length()):  # cells halve towards a break
        spread = beside.copy()
        spread[1:] |= beside[:-1]
        spread[:-1] |= beside[1:]
        beside |= spread & narrow
    return beside


def _apart(asymptotes: list[float], pixels: Pixels) -> list[float]:
    """The asymptotes that stand alone; a hatching of them would only hide the curve."""
    gaps = np.diff(pixels.u(np.array(asymptotes)), prepend=-np.inf, append=np.inf)
    alone = np.minimum(gaps[:-1], gaps[1:]) > ASYMPTOTE_SPACE
    return [x for x, kept in zip(asymptotes, alone.tolist(), strict=True) if kept]


def _uncrowded(dots: list[Dot], grid: Grid, pixels: Pixels) -> list[Dot]:
    """The dots at breaks that stand alone; where breaks are dense, dots would only blot."""
    inside = drawn(grid.y, pixels)
    # A line that leaves the band is cut, not broken.
    seen = inside[:-1] & inside[1:] | (inside[:-1] != inside[1:]) & np.isnan(grid.y[:-1] + grid.y[1:])
    gap = (grid.state == BROKEN) & seen
    # The cells on both sides of a lone value are one break.
    gap[1:] &= ~gap[:-1]
    # Where a line ends is known to the last float; about a lone point a breadth of nothing may round to 0.
    left = np.where(np.isnan(grid.y[:-1]), grid.x[1:], grid.x[:-1])
    right = np.where(np.isnan(grid.y[1:]), grid.x[:-1], grid.x[1:])
    breaks = pixels.u(0.5 * (left + right)[gap])
    breaks = breaks[np.diff(breaks, prepend=-np.inf) > SAME_BREAK]
    at = pixels.u(np.array([x for x, _ in dots]))
    near = np.searchsorted(breaks, at + DOT_SPACE) - np.searchsorted(breaks, at - DOT_SPACE)
    return [dot for dot, count in zip(dots, near.tolist(), strict=True) if count <= 1]
