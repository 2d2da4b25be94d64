"""Leaving out the samples that nobody could see."""

from __future__ import annotations

import numpy as np

from deriv_core.curve.pixels import Floats, Pixels

#: A sample this near to the line of its neighbours, in pixels, may go ...
INVISIBLE = 0.02
#: ... as long as the line that stays is at most so many pixels long.
LONGEST = 2.0
ROUNDS = 4
#: In columns of this many pixels with more samples than four, only the first, last, lowest and highest count.
COLUMN = 0.25


def thin(piece: Floats, pixels: Pixels) -> Floats:
    """A piece with fewer samples and the same picture."""
    piece = _envelope(piece, pixels)
    for _ in range(ROUNDS):
        u, v = pixels.u(piece[:, 0]), pixels.v(piece[:, 1])
        keep = np.ones(len(piece), dtype=bool)
        middle = np.arange(1, len(piece) - 1, 2)
        du, dv = u[middle + 1] - u[middle - 1], v[middle + 1] - v[middle - 1]
        length = np.hypot(du, dv)
        off = np.abs((u[middle] - u[middle - 1]) * dv - (v[middle] - v[middle - 1]) * du)
        inside = (v[middle] - v[middle - 1]) * (v[middle + 1] - v[middle]) >= 0
        keep[middle] = ~(inside & (off <= INVISIBLE * length) & (length <= LONGEST))
        piece = piece[keep]
    return piece


def _envelope(piece: Floats, pixels: Pixels) -> Floats:
    """First, last, lowest and highest sample of each narrow column: all a screen can show of it."""
    column = np.floor(pixels.u(piece[:, 0]) / COLUMN).astype(np.int64)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    if len(piece) <= 4 * len(starts):
        return piece
    order = np.lexsort((piece[:, 1], column))
    ends = np.append(starts[1:], len(piece)) - 1
    kept = np.unique(np.concatenate([starts, ends, order[starts], order[ends]]))
    envelope: Floats = piece[kept]
    return envelope
