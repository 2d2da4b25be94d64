"""Making a grid of samples tell the truth: edges, breaks, bends and turning points."""

from __future__ import annotations

from functools import partial

import numpy as np

from deriv_core.curve.bisection import halve_cells, lowest
from deriv_core.curve.grid import BROKEN, SHAPED, Flags, Grid, Indices, drawn
from deriv_core.curve.pixels import Floats, Pixels
from deriv_core.curve.work import Work

#: How far, in pixels, the curve may leave the line drawn for it before the cell is halved.
TOLERANCE = 0.2
NARROWEST = 1 / 48
REFINE_ROUNDS = 12
MOST_CELLS = 4000
MOST_TURNS = 1200


def find_edges(grid: Grid, work: Work) -> None:
    """Halve the cells with one undefined end down to the last float at which the function is defined."""
    cells = grid.cells(lambda fa, fb: np.isnan(fa) != np.isnan(fb))
    cells = cells[: work.affordable(MOST_CELLS * 70) // 70]
    a, fa, b, fb = halve_cells(
        work,
        grid.ends(cells),
        keep_left=lambda fa, fm, fb: np.isnan(fm) == np.isnan(fb),
        finished=lambda fa, fb: np.zeros(fa.shape, dtype=bool),
    )
    starts = np.isnan(fa)
    _insert_end(grid, cells, np.where(starts, b, a), np.where(starts, fb, fa), starts)


def leave_the_band(grid: Grid, work: Work, pixels: Pixels) -> None:
    """End the lines that leave the drawn band within a pixel of where they leave it."""
    _find_passages(grid, work, pixels)
    cells = grid.cells(
        lambda fa, fb: (drawn(fa, pixels) != drawn(fb, pixels)) & ~np.isnan(fa) & ~np.isnan(fb)
    )
    cells = cells[: work.affordable(MOST_CELLS * 30) // 30]

    def close(fa: Floats, fb: Floats) -> Flags:
        inner = np.where(drawn(fa, pixels), fa, fb)
        return np.asarray(np.minimum(inner - pixels.floor, pixels.ceiling - inner) < pixels.dy)

    a, fa, b, fb = halve_cells(
        work,
        grid.ends(cells),
        keep_left=lambda fa, fm, fb: drawn(fm, pixels) == drawn(fb, pixels),
        finished=close,
    )
    starts = ~drawn(fa, pixels)
    _insert_end(grid, cells, np.where(starts, b, a), np.where(starts, fb, fa), starts)


def _find_passages(grid: Grid, work: Work, pixels: Pixels) -> None:
    """Look for a sample inside the band where a line goes from one side of it to the other.

    There is none at a pole.
    """

    def opposite(fa: Floats, fb: Floats) -> Flags:
        low, high = np.fmin(fa, fb), np.fmax(fa, fb)
        return (low < pixels.floor) & (high > pixels.ceiling)

    cells = grid.cells(opposite)
    cells = cells[: work.affordable(MOST_CELLS * 40) // 40]
    a, fa, b, fb = halve_cells(
        work,
        grid.ends(cells),
        keep_left=lambda fa, fm, fb: np.isnan(fm) | ((fm > pixels.ceiling) == (fb > pixels.ceiling)),
        finished=lambda fa, fb: ~opposite(fa, fb),
    )
    inside = drawn(fa, pixels) | drawn(fb, pixels)
    grid.state[cells[~inside]] = BROKEN
    at_a = drawn(fa, pixels)[inside]
    x, y = np.where(at_a, a[inside], b[inside]), np.where(at_a, fa[inside], fb[inside])
    grid.insert(cells[inside], x, y)


def _insert_end(grid: Grid, cells: Indices, x: Floats, y: Floats, starts: Flags) -> None:
    """Put the end of a line into each cell, and break what lies beyond it."""
    fresh = (x != grid.x[cells]) & (x != grid.x[cells + 1])
    grid.state[cells[~fresh]] = BROKEN
    left = grid.insert(cells[fresh], x[fresh], y[fresh])
    grid.state[np.where(starts[fresh], left, left + 1)] = BROKEN


def refine(grid: Grid, work: Work, pixels: Pixels) -> None:
    """Halve cells until the line across each is within a fraction of a pixel of the curve.

    The error is the distance of the middle sample from the line drawn, not only upwards: a steep line is
    good when it is steep in the right place.
    """
    cells = grid.cells(lambda fa, fb: drawn(fa, pixels) | drawn(fb, pixels))
    for _ in range(REFINE_ROUNDS):
        a, fa, b, fb = grid.ends(cells)
        cells = cells[(b - a > NARROWEST * pixels.dx) & ~np.isnan(fa) & ~np.isnan(fb)]
        # A third of what is left, so that what comes later has something to work with.
        cells = cells[: work.affordable(3 * cells.size) // 3]
        if not cells.size:
            break
        a, fa, b, fb = grid.ends(cells)
        m = 0.5 * a + 0.5 * b
        fm = work(m)
        bent = ~(_distance(pixels, (a, fa), (m, fm), (b, fb)) <= TOLERANCE)
        left = grid.insert(cells, m, fm)
        straight = left[~bent & drawn(fm, pixels)]
        grid.state[straight] = grid.state[straight + 1] = SHAPED
        left = left[bent]
        cells = np.sort(np.concatenate([left, left + 1]))


def _distance(
    pixels: Pixels, first: tuple[Floats, Floats], between: tuple[Floats, Floats], last: tuple[Floats, Floats]
) -> Floats:
    """How far a point lies from the line between two others, in pixels."""
    du, dv = pixels.u(last[0]) - pixels.u(first[0]), pixels.v(last[1]) - pixels.v(first[1])
    mu, mv = pixels.u(between[0]) - pixels.u(first[0]), pixels.v(between[1]) - pixels.v(first[1])
    along = np.clip((mu * du + mv * dv) / (du * du + dv * dv), 0, 1)
    distance: Floats = np.hypot(mu - along * du, mv - along * dv)
    return distance


def polish(grid: Grid, work: Work, pixels: Pixels) -> None:
    """Put the highest and the lowest points of the curve among the samples."""
    v = pixels.v(grid.y)
    for sign in (1, -1):
        here, before, after = sign * v[1:-1], sign * v[:-2], sign * v[2:]
        with np.errstate(invalid="ignore"):
            turning = (here >= before) & (here >= after) & (np.minimum(before, after) < here - 1e-3)
        turning &= drawn(grid.y[1:-1], pixels) & (grid.state[1:] <= SHAPED) & (grid.state[:-1] <= SHAPED)
        at = np.flatnonzero(turning) + 1
        at = at[: work.affordable(30 * MOST_TURNS) // 30]
        best = lowest(partial(_scaled, work, -sign), grid.x[at - 1], grid.x[at + 1], 1e-6 * pixels.dx, 28)
        value = work(best)
        better = sign * value > sign * grid.y[at]
        at, best, value = at[better], best[better], value[better]
        # Turning points beside each other would share a cell.
        cells = np.where(best > grid.x[at], at, at - 1)
        cells, first = np.unique(cells, return_index=True)
        inside = (best[first] > grid.x[cells]) & (best[first] < grid.x[cells + 1])
        grid.insert(cells[inside], best[first][inside], value[first][inside])
        v = pixels.v(grid.y)


def _scaled(work: Work, factor: int, x: Floats) -> Floats:
    return factor * work(x)
