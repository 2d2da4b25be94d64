"""The explorer alone, with scenes written by hand: `?case=square`. What it commits is printed under it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import streamlit as st

from deriv_core.expression.running.run_numpy import run_numpy
from pages.ui.assets import plotly_path
from pages.ui.explorer.explorer import Commit, Exact, Scene, explorer
from pages.ui.plots.wire import SpecialPoint, Verdict, Window, encode_curve

HOME = Window((-4, 5), (-4, 20))
SMALL = Window((-4, 4), (-3, 5))

SMOOTH = Verdict("differentiable", None, None, None, "")
CORNER = Verdict(
    "corner", None, -1.0, 1.0, "from the left the slope is −1, from the right 1: a corner, so no tangent"
)
VERTICAL = Verdict("vertical_tangent", None, "oo", "oo", "from both sides the slope grows without bound")
POLE = Verdict("undefined", None, None, None, "J is not defined at w = 0: the denominator is 0")
HOLE = Verdict("undefined", None, None, None, "J is not defined at w = 1: there is a hole")
JUMP = Verdict("jump", None, 0.0, "oo", "J jumps here, so there is no tangent")

# program, derivative's program, window, point, special points, open dots, closed dots
CASES = {
    "square": (["x", 2, "powi"], [2, "x", "mul"], HOME, 3.0, (), (), ()),
    "abs": (
        ["x", "abs"],
        ["x", "x", "abs", "div"],
        SMALL,
        1.0,
        (SpecialPoint(0.0, CORNER, "named"),),
        (),
        (),
    ),
    "pole": (
        [1, "x", "div"],
        [-1, "x", 2, "powi", "div"],
        SMALL,
        1.0,
        (SpecialPoint(0.0, POLE, "named"),),
        (),
        (),
    ),
    "cbrt": (
        ["x", "cbrt"],
        [1, 3, "x", 2, 3, "powq", "mul", "div"],
        SMALL,
        1.0,
        (SpecialPoint(0.0, VERTICAL, "named"),),
        (),
        (),
    ),
    "hole": (
        ["x", 2, "powi", 1, "sub", "x", 1, "sub", "div"],
        ["x", 1, "sub", "x", 1, "sub", "div"],
        SMALL,
        0.0,
        (SpecialPoint(1.0, HOLE, "named"),),
        ((1.0, 2.0),),
        (),
    ),
    "floor": (
        ["x", "floor"],
        [0],
        SMALL,
        0.5,
        tuple(SpecialPoint(float(n), JUMP, "named") for n in range(-4, 5)),
        tuple((float(n), n - 1.0) for n in range(-3, 5)),
        tuple((float(n), float(n)) for n in range(-4, 5)),
    ),
    "unlisted": (["x", "floor"], [0], SMALL, 0.5, (), (), ()),
    "steep": (
        [1000, "x", 2, "powi", "mul"],
        [2000, "x", "mul"],
        Window((-4, 4), (-2e3, 2e4)),
        3.0,
        (),
        (),
        (),
    ),
    "tiny": ([1e-9, "x", "mul"], [1e-9], Window((-4, 4), (-4e-9, 5e-9)), 2.0, (), (), ()),
}
EXACT_SQUARE = Exact(point="3", value="9", samples={1: "16"}, derivative="6")

st.set_page_config(layout="wide")
if st.button("Another function"):
    st.query_params["case"] = "abs"
case = st.query_params.get("case", "square")
program, slope, home, first, specials, open_dots, closed_dots = CASES[case]
program, slope = ([v if isinstance(v, str) else float(v) for v in code] for code in (program, slope))
first = float(st.query_params.get("at", first))
state = st.session_state
if state.get("case") != case:
    state.update(case=case, point=first, step=float(st.query_params.get("eps", 1)), window=home, commits=[])


def take(commit: Commit) -> None:
    """The page follows the hands."""
    state.update(point=commit.point, step=commit.step, window=commit.window)
    state.commits = [*state.commits, commit]


def drawn(window: Window) -> str:
    """A curve good enough for these cases: cut where it is undefined and at the special points."""
    x = np.linspace(*window.x, 801)
    cuts = [s.x for s in specials if s.verdict.kind in ("undefined", "jump")]
    edges = [-np.inf, *cuts, np.inf]
    pieces = []
    for low, high in pairwise(edges):
        inside = x[(x >= low) & (x < high)]
        y = run_numpy(program, inside)
        pieces.append(np.column_stack([inside, y])[np.isfinite(y)])
    poles = [s.x for s in specials if s.verdict is POLE]
    return encode_curve(pieces, open_dots, closed_dots, poles)


def verdict_at(x: float) -> Verdict:
    """A special point's own, else the derivative's value."""
    for special in specials:
        if special.x == x:
            return special.verdict
    return Verdict("differentiable", float(run_numpy(slope, np.array([x]))[0]), None, None, "")


if st.button("Run again"):
    state.reruns = state.get("reruns", 0) + 1
st.write("Runs asked for:", state.get("reruns", 0))
here = (state.point, state.step) == (3.0, 1.0) and case == "square"
commit = explorer(
    Scene(
        function="J",
        variable="w",
        program=program,
        derivative_program=slope,
        point=state.point,
        step=state.step,
        scheme=st.query_params.get("scheme", "forward"),
        window=state.window,
        curve=drawn(state.window),
        plotly_url=plotly_path(),
        special_points=specials,
        verdict=verdict_at(state.point),
        exact=EXACT_SQUARE if here else Exact(),
        home=home,
    ),
    key="explorer",
    on_commit=take,
)
st.text(f"commits: {len(state.commits)}")
if state.commits:
    last = state.commits[-1]
    st.text(f"last: {last.gesture} point={last.point!r} step={last.step!r}")
    st.text(f"window: x={last.window.x} y={last.window.y}")
