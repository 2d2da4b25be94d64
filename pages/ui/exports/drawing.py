"""The picture of a screen as geometry: pieces, dots, and the lines cut to the window."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from deriv_core.calculus.verdict.kinds import Carried
from deriv_core.curve.lines import cut_line

from ..plots.wire import Slope, Window
from ..words import phrase
from .screen import Screen

Pair = tuple[float, float]
Pairs = tuple[Pair, ...]

# The screen's width and height in pixels, roughly, and how far from a line nobody sees a point.
_WIDTH, _HEIGHT = 800, 520
_INVISIBLE = 0.15


#: The line through the point with the slope k, where k is made of more than two points.
ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Line:
    """A line from end to end: role is "secant", "tangent" or `ESTIMATE`."""

    role: str
    ends: tuple[Pair, Pair]

    @property
    def words(self) -> str:
        """What it is called."""
        return phrase(f"exports-line-{self.role}")


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture: unbroken pieces, dots, lines cut to the window, and the points the secant goes through.

    `asymptotes` are where the curve grows beyond all bounds.
    """

    pieces: tuple[Pairs, ...]
    open_dots: Pairs
    closed_dots: Pairs
    lines: tuple[Line, ...]
    points: Pairs
    asymptotes: tuple[float, ...] = ()


def drawing_of(screen: Screen) -> Drawing:
    """The picture of a screen, with no more points than one can see."""
    curve: dict[str, Any] = json.loads(screen.curve)
    window = screen.window
    pieces = [[*zip(piece["x"], piece["y"], strict=True)] for piece in curve["pieces"]]
    return Drawing(
        pieces=tuple(_simplified(piece, window) for piece in map(_finite, pieces) if piece),
        open_dots=_finite(curve["openDots"]),
        closed_dots=_finite(curve["closedDots"]),
        lines=(*_secant(screen), *_tangents(screen)),
        points=_secant_points(screen),
        asymptotes=tuple(curve["asymptotes"]),
    )


def _finite(pairs: Sequence[Sequence[float | None]]) -> Pairs:
    return tuple((x, y) for x, y in pairs if x is not None and y is not None)


def _secant_points(screen: Screen) -> Pairs:
    """The points of the quotient that have a height."""
    row, drawn = screen.rows[0], screen.drawn
    w, step = row.point.decimal, drawn.step
    values = dict(row.samples) | {0: row.value}
    offsets = sorted(drawn.scheme.offsets, key=lambda offset: offset * drawn.scheme.near)
    pairs = ((w + offset * step, values[offset].decimal) for offset in offsets)
    return tuple(pair for pair in pairs if np.isfinite(pair).all())


def _secant(screen: Screen) -> list[Line]:
    row, points, scheme = screen.rows[0], _secant_points(screen), screen.drawn.scheme
    if len(points) < len(scheme.offsets):
        return []
    # A line through two points is a secant; of more points k is the slope of none, and stands at the point.
    start = points[0] if scheme.is_secant else (row.point.decimal, row.value.decimal)
    ends = cut_line(*start, row.quotient.decimal, screen.window.x, screen.window.y)
    return [Line("secant" if scheme.is_secant else ESTIMATE, ends)] if ends else []


def _tangents(screen: Screen) -> list[Line]:
    """One tangent, two half ones at a corner, none elsewhere."""
    row, verdict = screen.rows[0], screen.verdicts[0]
    slopes: dict[Carried, Slope] = {
        "slope": verdict.slope,
        "left": verdict.left_slope,
        "right": verdict.right_slope,
        "upright": "oo",
    }
    x, y, window = row.point.decimal, row.value.decimal, screen.window
    found = (
        cut_line(x, y, _number(slopes[carried]), window.x, window.y, side)
        for carried, side in row.facts.tangents
    )
    return [Line("tangent", ends) for ends in found if ends]


def _number(slope: Slope) -> float:
    if slope is None:
        return math.nan
    return {"oo": math.inf, "-oo": -math.inf}.get(str(slope)) or float(slope)


def _simplified(piece: Pairs, window: Window) -> Pairs:
    """The piece without the points that lie on the line of the others as far as an eye can tell."""
    ends = np.array([window.x, window.y])
    size = (ends[:, 1] - ends[:, 0]) / (_WIDTH, _HEIGHT)
    places = np.array(piece) / size
    kept = np.zeros(len(piece), dtype=bool)
    kept[[0, -1]] = True
    spans = [(0, len(piece) - 1)]
    while spans:
        first, last = spans.pop()
        middle = _farthest(places[first : last + 1])
        if middle:
            kept[first + middle] = True
            spans += [(first, first + middle), (first + middle, last)]
    return tuple(pair for pair, keep in zip(piece, kept, strict=True) if keep)


def _farthest(places: npt.NDArray[np.float64]) -> int:
    """The point farthest from the line between the ends; 0 where none is out of it."""
    if len(places) < 3:
        return 0
    along, away = places[-1] - places[0], places - places[0]
    length = float(np.hypot(*along))
    off = np.abs(away[:, 0] * along[1] - away[:, 1] * along[0]) / length if length else np.hypot(*away.T)
    farthest = int(np.argmax(off))
    return farthest if off[farthest] > _INVISIBLE else 0
