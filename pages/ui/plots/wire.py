"""What travels between the server and the plots that move in the browser: windows, verdicts, curves, numbers.

What comes back is a stranger's data: it is checked before it is used.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from deriv_core.calculus.scheme import Scheme
from deriv_core.limits import DECADES, LONGEST_NAME, SMALLEST_STEP, WIDEST_WINDOW

from ..words import said

Slope: TypeAlias = float | Literal["oo", "-oo"] | None
Dots: TypeAlias = Sequence[tuple[float, float]]

# Keys go a little further than what the slider, the buttons and the ends of a window do.
_LEAST_STEP = SMALLEST_STEP / 10
_LARGEST = 10 * WIDEST_WINDOW


@dataclass(frozen=True, slots=True)
class Window:
    """What the plot shows: from and to, across and up."""

    x: tuple[float, float]
    y: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a tangent exists at a point, as `deriv_core.classify_point` says it."""

    kind: str
    slope: Slope
    left_slope: Slope
    right_slope: Slope
    reason: str


@dataclass(frozen=True, slots=True)
class SpecialPoint:
    """A point of the window where the drag shows another verdict: a corner, a pole, an end of the domain.

    Attributes
    ----------
    x : float
    verdict : Verdict
    name : str
        The exact number as a learner types it; empty where it has no short one. Then no drag snaps to it: the
        decimal that would be written into the field is another number, with a verdict of its own.
    """

    x: float
    verdict: Verdict
    name: str


def encode_curve(
    pieces: Sequence[npt.NDArray[np.float64]],
    open_dots: Dots,
    closed_dots: Dots,
    asymptotes: Sequence[float] = (),
) -> str:
    """The curve as the JSON text that travels; cache it with the curve, it is the dear part of a scene.

    Parameters
    ----------
    pieces : sequence of (n, 2) arrays
    open_dots, closed_dots : sequences of (x, y)
    asymptotes : sequence of float
        Where vertical ones stand.

    Returns
    -------
    str
    """
    columns = [[piece[:, index] for piece in pieces if len(piece)] for index in (0, 1)]
    digits = [_digits(column) for column in columns]
    return json.dumps(
        {
            "pieces": [
                {"x": _column(x, digits[0]), "y": _column(y, digits[1])}
                for x, y in zip(*columns, strict=True)
            ],
            "openDots": [finite_pair(dot) for dot in open_dots],
            "closedDots": [finite_pair(dot) for dot in closed_dots],
            "asymptotes": list(asymptotes),
        },
        separators=(",", ":"),
    )


def _digits(columns: Sequence[npt.NDArray[np.float64]]) -> int:
    """Ten, half the bytes of all there are, or as many as tell pixels apart in a window far from 0."""
    values = np.concatenate([np.zeros(0), *columns])
    values = values[np.isfinite(values)]
    span = float(np.ptp(values)) if values.size else 0.0
    size = float(np.max(np.abs(values))) if values.size else 0.0
    if not 0 < span < math.inf:
        return 10
    return max(10, min(17, 6 + math.ceil(math.log10(size / span))))


def _column(values: npt.NDArray[np.float64], digits: int) -> list[float | None]:
    return [float(f"{v:.{digits}g}") if math.isfinite(v) else None for v in values.tolist()]


def finite_pair(dot: Sequence[float]) -> list[float | None]:
    """A dot as JSON has it: null for what is no finite number."""
    return [float(v) if math.isfinite(v) else None for v in dot]


def window_data(window: Window) -> dict[str, list[float]]:
    """A window as the browser's modules read it."""
    return {"x": list(window.x), "y": list(window.y)}


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """A verdict as the browser's modules read it."""
    return {
        "kind": verdict.kind,
        "slope": verdict.slope,
        "leftSlope": verdict.left_slope,
        "rightSlope": verdict.right_slope,
        "reason": said(verdict.reason),
    }


def scheme_data(scheme: Scheme) -> dict[str, Any]:
    """A scheme as the browser's modules read it."""
    return {
        "name": scheme.value,
        "label": said(scheme.label),
        "counts": list(scheme.counts.items()),
        "divisor": scheme.divisor,
        "order": scheme.order,
        "near": scheme.near,
        "side": scheme.side,
        "isSecant": scheme.is_secant,
        "asksAtPoint": scheme.asks_at_point,
    }


def limits_data() -> dict[str, float]:
    """How far hands may go and how long a file's name gets, as the browser's modules read it."""
    return {
        "smallestStep": SMALLEST_STEP,
        "decades": DECADES,
        "widestWindow": WIDEST_WINDOW,
        "longestName": LONGEST_NAME,
    }


def special_data(specials: Sequence[SpecialPoint]) -> list[dict[str, Any]]:
    """Special points as the browser's modules read them."""
    return [{"x": one.x, "named": bool(one.name)} | verdict_data(one.verdict) for one in specials]


def read_number(value: object) -> float | None:
    """A finite number of a size that a plot can have; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= _LARGEST else None  # nan fails the comparison too


def read_step(value: object) -> float | None:
    """A step that can be divided by; None for anything else."""
    step = read_number(value)
    return None if step is None or abs(step) < _LEAST_STEP else step


def read_window(value: object) -> Window | None:
    """A window with room in it; None for anything else."""
    if not isinstance(value, Mapping):
        return None
    x, y = _interval(value.get("x")), _interval(value.get("y"))
    return None if x is None or y is None else Window(x, y)


def _interval(value: object) -> tuple[float, float] | None:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        return None
    low, high = read_number(value[0]), read_number(value[1])
    return (low, high) if low is not None and high is not None and low < high else None
