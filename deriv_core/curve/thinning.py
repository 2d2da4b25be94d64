"""Leaving out the samples that nobody could see."""

from __future__ import annotations

import numpy as np

from deriv_core.curve.grid import Flags, Indices
from deriv_core.curve.pixels import Floats, Pixels

#: A sample this near to the line of its neighbours, in pixels, may go ...
INVISIBLE = 0.02
#: ... as long as the line that stays is at most so many pixels long.
LONGEST = 2.0
ROUNDS = 4
#: In columns of this many pixels with more than four samples, only first, last, lowest and highest count.
COLUMN = 0.25


def thin(x: Floats, y: Floats, piece: Indices, pixels: Pixels) -> Indices:
    """Which samples to keep for the same picture; the ends of each piece always.

    Parameters
    ----------
    x, y : float arrays
        The samples of all pieces, one piece after the other.
    piece : array of int
        The number of the piece each belongs to, ascending.
    """
    u, v = pixels.u(x), pixels.v(y)
    kept = _envelope(u, v, piece)
    for _ in range(ROUNDS):
        keep = np.ones(kept.size, dtype=bool)
        middle = _every_other(piece[kept])
        before, here, after = kept[middle - 1], kept[middle], kept[middle + 1]
        du, dv = u[after] - u[before], v[after] - v[before]
        length = np.hypot(du, dv)
        off = np.abs((u[here] - u[before]) * dv - (v[here] - v[before]) * du)
        between = (v[here] - v[before]) * (v[after] - v[here]) >= 0
        keep[middle] = ~(between & (off <= INVISIBLE * length) & (length <= LONGEST))
        kept = kept[keep]
    return kept


def _starts(key: Indices) -> Flags:
    """Whether each entry differs from the one before."""
    return np.concatenate([np.ones(min(key.size, 1), dtype=bool), key[1:] != key[:-1]])


def _every_other(piece: Indices) -> Indices:
    """Every other sample of each piece, but never its ends."""
    starts = _starts(piece)
    place = np.arange(piece.size) - np.flatnonzero(starts)[np.cumsum(starts) - 1]
    last = np.concatenate([starts[1:], np.ones(min(piece.size, 1), dtype=bool)])
    return np.flatnonzero((place % 2 == 1) & ~last)


def _envelope(u: Floats, v: Floats, piece: Indices) -> Indices:
    """First, last, lowest and highest sample of each narrow column: all a screen can show of it."""
    column = np.floor(u / COLUMN).astype(np.int64)
    new = _starts(column) | _starts(piece)
    starts = np.flatnonzero(new)
    if u.size <= 4 * starts.size:
        return np.arange(u.size)
    ends = np.append(starts[1:], u.size) - 1
    order = np.lexsort((v, np.cumsum(new)))
    return np.unique(np.concatenate([starts, ends, order[starts], order[ends]]))
