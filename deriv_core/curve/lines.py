"""Straight lines through a point, cut to a window."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

Ends: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
Side: TypeAlias = Literal[-1, 0, 1]

# So far away that no digit is left of the window: where the line would run through it nobody knows.
FARTHEST = 1e12


def cut_line(
    x: float,
    y: float,
    slope: float,
    x_window: tuple[float, float],
    y_window: tuple[float, float],
    side: Side = 0,
) -> Ends | None:
    """The part of the line through (x, y) that a window shows, from left to right.

    Parameters
    ----------
    x, y : float
    slope : float
        Infinite for a vertical line.
    x_window, y_window : (from, to)
    side : {-1, 0, 1}
        The half on the left of the point, the whole line, or the half on its right.

    Returns
    -------
    ((x, y), (x, y)) or None
        None where the line misses the window, or is none.

    Examples
    --------
    >>> cut_line(3.0, 9.0, 6.0, (-4.0, 5.0), (0.0, 21.0))
    ((1.5, 0.0), (5.0, 21.0))
    """
    width, height = x_window[1] - x_window[0], y_window[1] - y_window[0]
    if math.isnan(slope) or not (abs(x) <= FARTHEST * width and abs(y) <= FARTHEST * height):
        return None
    # t counts window widths or heights, whichever the line runs along, so that none is too steep.
    dx, dy = (width, slope * width) if abs(slope) * width <= height else (height / slope, height)
    if dx < 0 or (math.isinf(slope) and slope < 0):
        dx, dy = -dx, -dy
    start, end = (-math.inf, math.inf) if side == 0 else (0.0, math.inf) if side > 0 else (-math.inf, 0.0)
    for place, direction, (low, high) in ((x, dx, x_window), (y, dy, y_window)):
        if direction == 0:
            if not low <= place <= high:
                return None
            continue
        first, last = sorted(((low - place) / direction, (high - place) / direction))
        start, end = max(start, first), min(end, last)
    if not start < end:
        return None
    return (x + start * dx, y + start * dy), (x + end * dx, y + end * dy)
