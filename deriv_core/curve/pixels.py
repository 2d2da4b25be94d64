"""The map from the plane to the screen, in which every error of a drawing is measured."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.errors import DerivError
from deriv_core.words import Message

Floats: TypeAlias = NDArray[np.float64]
Window: TypeAlias = tuple[float, float]

#: How many window heights outside the window a drawn coordinate may lie.
OVERHANG = 2.0
SMALLEST_SIDE, LARGEST_SIDE = 16, 8192


@dataclass(frozen=True, slots=True)
class Pixels:
    """A window of the plane shown on so many pixels; u counts them rightwards, v upwards."""

    x_lo: float
    x_hi: float
    y_lo: float
    y_hi: float
    width: int
    height: int

    @classmethod
    def of(cls, x_window: Window, y_window: Window, width: int, height: int) -> Pixels:
        """The map of a window, given in either order of its ends; sizes are kept within bounds."""
        x_lo, x_hi = _ordered(x_window)
        y_lo, y_hi = _ordered(y_window)
        sides = (min(max(int(side), SMALLEST_SIDE), LARGEST_SIDE) for side in (width, height))
        return cls(x_lo, x_hi, y_lo, y_hi, *sides)

    @property
    def dx(self) -> float:
        """The width of a pixel."""
        return (self.x_hi - self.x_lo) / self.width

    @property
    def dy(self) -> float:
        """The height of a pixel."""
        return (self.y_hi - self.y_lo) / self.height

    @property
    def floor(self) -> float:
        """The lowest y that is drawn."""
        return self.y_lo - OVERHANG * (self.y_hi - self.y_lo)

    @property
    def ceiling(self) -> float:
        """The highest y that is drawn."""
        return self.y_hi + OVERHANG * (self.y_hi - self.y_lo)

    def shows(self, y: float) -> bool:
        """Whether a value lies in the band that is drawn."""
        return self.floor <= y <= self.ceiling

    def clip(self, y: Floats) -> Floats:
        """The values, moved to the floor or the ceiling where they lie beyond; nan stays."""
        return np.clip(y, self.floor, self.ceiling)

    def u(self, x: Floats) -> Floats:
        """Pixels from the left edge."""
        return (x - self.x_lo) / self.dx

    def v(self, y: Floats) -> Floats:
        """Pixels above the lower edge, of the clipped values."""
        return (self.clip(y) - self.y_lo) / self.dy


def _ordered(window: Window) -> Window:
    lo, hi = sorted(float(end) for end in window)
    span = hi - lo
    if not (math.isfinite(lo) and math.isfinite(hi) and math.isfinite(4 * span)):
        raise DerivError(Message("errors-window-needs-two-finite-ends"))
    if span <= 64 * math.ulp(max(abs(lo), abs(hi))):
        raise DerivError(Message("errors-window-too-narrow-its-ends"))
    return lo, hi
