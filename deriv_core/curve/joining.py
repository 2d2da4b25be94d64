"""Which cells of a grid are joined by a line: those across which the function is continuous."""

from __future__ import annotations

import numpy as np

from deriv_core.curve.bisection import halve_cells, middle
from deriv_core.curve.enclosure import enclose
from deriv_core.curve.grid import BROKEN, JOINED, SHAPED, Flags, Grid, Indices, drawn
from deriv_core.curve.pixels import Pixels
from deriv_core.curve.work import Work

#: An unproved line shorter than this, in pixels, shows nothing false.
HARMLESS = 0.5
#: The same where operations step across it, at the end of all halving.
SEAMLESS = 1e-4
#: Cells this narrow, in pixels, hold one step.
TOLD_APART = 1e-6
PROOF_ROUNDS = 34
MOST_CELLS = 4000
MOST_STEPS = 400


def prove(grid: Grid, work: Work, pixels: Pixels) -> None:
    """Join the cells across which the function is proved continuous; look closer at the others.

    A cell without proof is halved until its line is too short to show anything and no operation takes a step
    across it, or until its ends are neighbouring floats and a gap is left: a break. Of what the budget cannot
    settle only lines too short to show anything are drawn.
    """
    cells = np.flatnonzero(grid.state <= SHAPED)
    for step in range(PROOF_ROUNDS):
        both = drawn(grid.y[cells], pixels) & drawn(grid.y[cells + 1], pixels)
        grid.state[cells[~both]] = BROKEN
        cells = cells[both]
        work.effort += 3 * len(work.program) * (2.5 + 0.006 * cells.size)
        joined = enclose(work.program, grid.x[cells], grid.x[cells + 1]).continuous
        short = np.flatnonzero(~joined & (grid.length(cells, pixels) <= HARMLESS))
        joined[short] = ~_told_apart(
            work.stepping(grid.x[cells[short]], grid.x[cells[short] + 1]), cells[short]
        )
        grid.state[cells[joined]] = JOINED
        cells = cells[~joined]
        m = middle(grid.x[cells], grid.x[cells + 1], step)
        splits = (m > grid.x[cells]) & (m < grid.x[cells + 1])
        cells, m = cells[splits], m[splits]
        if not cells.size or cells.size > min(MOST_CELLS, work.affordable(MOST_CELLS)):
            break
        left = grid.insert(cells, m, work(m))
        cells = np.sort(np.concatenate([left, left + 1]))
    _follow_to_the_floats(grid, work, pixels)


def _told_apart(stepping: Flags, cells: Indices) -> Flags:
    """Which steps to follow: not those in cells side by side, where there are too many."""
    if np.count_nonzero(stepping) <= MOST_STEPS:
        return stepping
    next_one = stepping[1:] & stepping[:-1] & (np.diff(cells) == 1)
    alone = stepping.copy()
    alone[1:] &= ~next_one
    alone[:-1] &= ~next_one
    return alone if np.count_nonzero(alone) <= MOST_STEPS else np.zeros_like(alone)


def _without_steps(grid: Grid, work: Work, pixels: Pixels) -> Indices:
    """Settle what is left where steps are known of; the cells still to be looked at, taken as broken."""
    cells = np.flatnonzero(grid.state <= SHAPED)
    grid.state[cells] = BROKEN
    a, fa, b, fb = grid.ends(cells)
    stepping = work.stepping(a, b)
    # Steps may cancel, as in |w - floor(w + 1/2)|; and where they are too dense to be told apart, the line
    # shows what they fill.
    rise = np.where(b - a > TOLD_APART * pixels.dx, HARMLESS, SEAMLESS)
    joined = (
        stepping & (np.abs(pixels.v(fa) - pixels.v(fb)) <= rise) & (grid.length(cells, pixels) <= HARMLESS)
    )
    grid.state[cells[joined]] = JOINED
    return cells[~stepping]


def _follow_to_the_floats(grid: Grid, work: Work, pixels: Pixels) -> None:
    """Halve what is left towards the larger change; only a gap between neighbouring floats is a break."""
    cells = _without_steps(grid, work, pixels)
    if cells.size > min(MOST_CELLS, work.affordable(60 * MOST_CELLS) // 60):
        return
    a, fa, b, fb = halve_cells(
        work,
        grid.ends(cells),
        keep_left=lambda fa, fm, fb: ~(np.abs(fm - fa) < np.abs(fb - fm)),
        finished=lambda fa, fb: np.abs(pixels.v(fa) - pixels.v(fb)) <= HARMLESS,
    )
    steep = np.flatnonzero(np.abs(pixels.v(fa) - pixels.v(fb)) <= HARMLESS)
    left = grid.insert(cells[steep], a[steep], fa[steep])
    within = grid.insert(left + 1, b[steep], fb[steep])
    grid.state[np.concatenate([within - 1, within, within + 1])] = JOINED
