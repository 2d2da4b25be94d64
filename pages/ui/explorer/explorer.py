"""The explorer: a plot whose points move in the browser, behind one typed function.

The server says what is true (curve, special points, verdict, exact values); the browser moves the points and
sends one `Commit` when a gesture ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast, get_args

from deriv_core.calculus.scheme import Scheme
from pages.ui.plots.component import component, mount
from pages.ui.plots.verdict_facts import kinds_data
from pages.ui.plots.wire import (
    Dots,
    SpecialPoint,
    Verdict,
    Window,
    finite_pair,
    limits_data,
    read_number,
    read_step,
    read_window,
    scheme_data,
    special_data,
    verdict_data,
    window_data,
)

Gesture: TypeAlias = Literal["point", "step", "window"]

_HERE = Path(__file__).parent
MODULE = "explorer/explorer.js"


@dataclass(frozen=True, slots=True)
class Exact:
    """Exact plain texts at the scene's point and step; empty where there is none.

    `samples` are the other values that the quotient is made of, by their offset in steps.
    """

    point: str = ""
    value: str = ""
    samples: Mapping[int, str] = field(default_factory=dict)
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
    scheme : str
        The name of a `Scheme`.
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
    text : str
        The function as plain text, for the names of saved files.
    locked : sequence of {"point", "step", "window"}
        What hands cannot move.
    presenting : bool
        Whether the page's arrow keys, and a presenter's clicker, move ε.
    greeting : bool
        Whether the visit begins here: the picture plays once, and says what there is to do.
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
    text: str = ""
    locked: Sequence[Gesture] = ()
    presenting: bool = False
    greeting: bool = False


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

    return mount(
        component_of(), module=MODULE, key=key, scene=scene_data(scene), read=read_commit, on_commit=on_commit
    )


def scene_data(scene: Scene) -> dict[str, Any]:
    """The scene as the browser's module reads it."""
    return {
        "names": {"function": scene.function, "variable": scene.variable},
        "program": list(scene.program),
        "derivativeProgram": list(scene.derivative_program),
        "point": scene.point,
        "step": scene.step,
        "scheme": scheme_data(Scheme(scene.scheme)),
        "window": window_data(scene.window),
        "home": window_data(scene.home) if scene.home else None,
        "curve": scene.curve,
        "specialPoints": special_data(scene.special_points),
        "kinds": kinds_data(),
        "limits": limits_data(),
        "verdict": verdict_data(scene.verdict) if scene.verdict else None,
        "exact": {
            "point": scene.exact.point,
            "value": scene.exact.value,
            "samples": {str(offset): text for offset, text in scene.exact.samples.items()},
            "derivative": scene.exact.derivative,
            "quotient": scene.exact.quotient,
            "error": scene.exact.error,
        },
        "plotlyUrl": scene.plotly_url,
        "moreDigits": scene.more_digits,
        "text": scene.text,
        "others": [finite_pair(dot) for dot in scene.others],
        "locked": list(scene.locked),
        "presenting": scene.presenting,
        "greeting": scene.greeting,
    }


def read_commit(payload: object) -> Commit | None:
    """A commit from what the browser sent; None unless every part of it is possible."""
    if not isinstance(payload, Mapping):
        return None
    point, step = read_number(payload.get("point")), read_step(payload.get("step"))
    window, gesture = read_window(payload.get("window")), payload.get("gesture")
    if point is None or step is None or window is None or gesture not in get_args(Gesture):
        return None
    return Commit(point, step, window, cast(Gesture, gesture))


def component_of() -> Callable[..., Any]:
    """The explorer as Streamlit mounts it."""
    html = (_HERE / "explorer.html").read_text(encoding="utf-8")
    return component("derivative_explorer", html)
