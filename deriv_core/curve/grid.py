"""Samples in ascending order, and what is known of the cells between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.curve.pixels import Floats, Pixels

Indices: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
States: TypeAlias = NDArray[np.int8]
OPEN, SHAPED, JOINED, BROKEN = (np.int8(state) for state in range(4))


@dataclass
class Grid:
    """A function's samples and the state of the cell after each but the last.

    Attributes
    ----------
    x, y : float arrays
        Ascending x, and f(x): nan where undefined.
    state : array of int
        OPEN, SHAPED (the line has the right shape, if there is one), JOINED (it may be drawn), or BROKEN.
    """

    x: Floats
    y: Floats
    state: States

    def insert(self, cells: Indices, x: Floats, y: Floats) -> Indices:
        """Put a sample into each of some cells (ascending); its halves are as open as it was.

        Returns
        -------
        array of int
            The left half of each; the right half is the next cell.
        """
        self.x = np.insert(self.x, cells + 1, x)
        self.y = np.insert(self.y, cells + 1, y)
        self.state = np.insert(self.state, cells, self.state[cells])
        return cells + np.arange(cells.size)

    def cells(self, condition: Callable[[Floats, Floats], Flags]) -> Indices:
        """The open cells whose two values satisfy a condition."""
        chosen: Indices = np.flatnonzero((self.state == OPEN) & condition(self.y[:-1], self.y[1:]))
        return chosen

    def ends(self, cells: Indices) -> tuple[Floats, Floats, Floats, Floats]:
        """a, f(a), b, f(b) of some cells."""
        return self.x[cells], self.y[cells], self.x[cells + 1], self.y[cells + 1]

    def length(self, cells: Indices, pixels: Pixels) -> Floats:
        """How many pixels long the line across each cell is."""
        a, fa, b, fb = self.ends(cells)
        length: Floats = np.hypot(pixels.u(b) - pixels.u(a), pixels.v(fb) - pixels.v(fa))
        return length


def drawn(y: Floats, pixels: Pixels) -> Flags:
    """Whether values lie in the band that is drawn."""
    with np.errstate(invalid="ignore"):
        return np.asarray((y >= pixels.floor) & (y <= pixels.ceiling))
