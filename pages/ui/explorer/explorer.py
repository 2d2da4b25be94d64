"""The explorer: a plot whose points move in the browser, behind one typed function.

The server says what is true (curve, special points, verdict, exact values); the browser moves the points and
sends one `Commit` when a gesture ends. What comes back is a stranger's data: it is checked before it is used.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast, get_args

import numpy as np
import numpy.typing as npt
import streamlit as st

Slope: TypeAlias = float | Literal["oo", "-oo"] | None
Gesture: TypeAlias = Literal["point", "step", "window"]
Dots: TypeAlias = Sequence[tuple[float, float]]

_HERE = Path(__file__).parent
_MODULES = (
    "evaluator.js",
    "numbers.js",
    "geometry.js",
    "picture.js",
    "readout.js",
    "view.js",
    "shrinking.js",
    "state.js",
    "gestures.js",
    "explorer.js",
)
_LARGEST = 1e10
_SMALLEST_STEP = 1e-17


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


@dataclass(frozen=True, slots=True)
class Exact:
    """Exact plain texts at the scene's point and step; empty where there is none."""

    point: str = ""
    value: str = ""
    shifted: str = ""
    mirror: str = ""
    derivative: str = ""
    quotient: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the picture shows.

    Attributes
    ----------
    function, variable : str
        The names on the labels: J and w.
    program, derivative_program : sequence of float and str
        Postfix code of J and of dJ/dw, for the browser's evaluator.
    point, step : float
        w and the signed ε.
    scheme : {"forward", "backward", "central"}
    window : Window
    curve : str
        The curve in this window, from `encode_curve`.
    special_points : sequence of SpecialPoint
    verdict : Verdict or None
        At `point`; None while it is not known yet.
    exact : Exact
    plotly_url : str
        Where this server serves Plotly.js.
    more_digits : bool
        Show every digit a float has.
    others : sequence of (x, y)
        Further chosen points, marked on the curve.
    home : Window or None
        Where "Fit" goes back to; the first window shown of this function if None.
    """

    function: str
    variable: str
    program: Sequence[float | str]
    derivative_program: Sequence[float | str]
    point: float
    step: float
    scheme: str
    window: Window
    curve: str
    plotly_url: str
    special_points: Sequence[SpecialPoint] = ()
    verdict: Verdict | None = None
    exact: Exact = field(default_factory=Exact)
    more_digits: bool = False
    others: Dots = ()
    home: Window | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """What a finished gesture left behind.

    Attributes
    ----------
    point, step : float
        Finite; the step is not 0.
    window : Window
    gesture : {"point", "step", "window"}
        What the learner moved.
    """

    point: float
    step: float
    window: Window
    gesture: Gesture


def explorer(
    scene: Scene,
    *,
    key: str,
    on_commit: Callable[[Commit], None] | None = None,
) -> Commit | None:
    """Show the scene and return what the learner's last gesture changed, in the run it caused.

    Parameters
    ----------
    scene : Scene
    key : str
        Identifies the component; a new scene under the same key changes the picture in place.
    on_commit : callable, optional
        Called with the commit before the script runs, when widgets' values may still be set.

    Returns
    -------
    Commit or None
        None when this run was not caused by a gesture, or when the browser sent something impossible.
    """

    def remember() -> None:
        payload = _payload(st.session_state.get(key))
        st.session_state[_sequence_key(key)] = _sequence(payload)
        commit = read_commit(payload)
        if commit is not None and on_commit is not None:
            on_commit(commit)

    data = scene_data(scene) | {"answered": st.session_state.get(_sequence_key(key), 0)}
    return read_commit(_payload(_component()(key=key, data=data, on_commit_change=remember)))


def encode_curve(pieces: Sequence[npt.NDArray[np.float64]], open_dots: Dots, closed_dots: Dots) -> str:
    """The curve as the JSON text that travels; cache it with the curve, it is the dear part of a scene.

    Parameters
    ----------
    pieces : sequence of (n, 2) arrays
    open_dots, closed_dots : sequences of (x, y)

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
            "openDots": [_finite_pair(dot) for dot in open_dots],
            "closedDots": [_finite_pair(dot) for dot in closed_dots],
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


def _finite_pair(dot: Sequence[float]) -> list[float | None]:
    return [float(v) if math.isfinite(v) else None for v in dot]


def scene_data(scene: Scene) -> dict[str, Any]:
    """The scene as the browser's module reads it."""
    return {
        "names": {"function": scene.function, "variable": scene.variable},
        "program": list(scene.program),
        "derivativeProgram": list(scene.derivative_program),
        "point": scene.point,
        "step": scene.step,
        "scheme": scene.scheme,
        "window": _window_data(scene.window),
        "home": _window_data(scene.home) if scene.home else None,
        "curve": scene.curve,
        "specialPoints": [
            {"x": special.x, "named": bool(special.name)} | _verdict_data(special.verdict)
            for special in scene.special_points
        ],
        "verdict": _verdict_data(scene.verdict) if scene.verdict else None,
        "exact": {
            "point": scene.exact.point,
            "value": scene.exact.value,
            "shifted": scene.exact.shifted,
            "mirror": scene.exact.mirror,
            "derivative": scene.exact.derivative,
            "quotient": scene.exact.quotient,
            "error": scene.exact.error,
        },
        "plotlyUrl": scene.plotly_url,
        "moreDigits": scene.more_digits,
        "others": [_finite_pair(dot) for dot in scene.others],
    }


def _window_data(window: Window) -> dict[str, list[float]]:
    return {"x": list(window.x), "y": list(window.y)}


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "slope": verdict.slope,
        "leftSlope": verdict.left_slope,
        "rightSlope": verdict.right_slope,
        "reason": verdict.reason,
    }


def read_commit(payload: object) -> Commit | None:
    """A commit from what the browser sent; None unless every part of it is possible."""
    if not isinstance(payload, Mapping):
        return None
    point, step = _number(payload.get("point")), _number(payload.get("step"))
    window, gesture = _read_window(payload.get("window")), payload.get("gesture")
    if point is None or step is None or window is None or gesture not in get_args(Gesture):
        return None
    if abs(step) < _SMALLEST_STEP:
        return None
    return Commit(point, step, window, cast(Gesture, gesture))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= _LARGEST else None  # nan fails the comparison too


def _read_window(value: object) -> Window | None:
    if not isinstance(value, Mapping):
        return None
    x, y = _interval(value.get("x")), _interval(value.get("y"))
    return None if x is None or y is None else Window(x, y)


def _interval(value: object) -> tuple[float, float] | None:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        return None
    low, high = _number(value[0]), _number(value[1])
    return (low, high) if low is not None and high is not None and low < high else None


def _payload(state: object) -> object:
    return state.get("commit") if isinstance(state, Mapping) else getattr(state, "commit", None)


def _sequence(payload: object) -> int:
    value = payload.get("sequence") if isinstance(payload, Mapping) else None
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0


def _sequence_key(key: str) -> str:
    return f"{key}:sequence"


def module_text() -> str:
    """The component's ES modules as the single one that Streamlit takes."""
    return "\n".join(_without_links((_HERE / name).read_text(encoding="utf-8")) for name in _MODULES)


def _without_links(source: str) -> str:
    """A module's text with its imports of its neighbours, and its exports to them, taken out."""
    source = re.sub(r"^import [^;]* from \"\./[^\"]+\";\n", "", source, flags=re.MULTILINE)
    return re.sub(r"^export (?!default)", "", source, flags=re.MULTILINE)


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "derivative_explorer",
        html=(_HERE / "explorer.html").read_text(encoding="utf-8"),
        css=(_HERE / "explorer.css").read_text(encoding="utf-8"),
        js=module_text(),
        isolate_styles=False,
    )
