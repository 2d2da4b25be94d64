"""The explorer's Python half: what travels to the browser, and what is believed of what comes back."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from pages.ui.explorer.explorer import Commit, Exact, Scene, read_commit, scene_data
from pages.ui.plots.resent import without_what_is_held
from pages.ui.plots.wire import SpecialPoint, Verdict, Window, encode_curve

GOOD = {"point": 2.5, "step": -1e-16, "window": {"x": [-4, 5], "y": [-4.5, 20]}, "gesture": "point"}
CORNER = Verdict("corner", None, -1.0, 1.0, "a corner")


def test_a_commit_is_read() -> None:
    assert read_commit(GOOD | {"sequence": 7}) == Commit(2.5, -1e-16, Window((-4, 5), (-4.5, 20)), "point")


@pytest.mark.parametrize(
    "change",
    [
        {"point": math.nan},
        {"point": math.inf},
        {"point": 1e300},
        {"point": 10**400},
        {"point": "2"},
        {"point": True},
        {"point": None},
        {"step": 0},
        {"step": 1e-300},
        {"step": -math.inf},
        {"window": None},
        {"window": {"x": [-4, 5]}},
        {"window": {"x": [5, -4], "y": [0, 1]}},
        {"window": {"x": [1, 1], "y": [0, 1]}},
        {"window": {"x": [0, math.nan], "y": [0, 1]}},
        {"window": {"x": "ab", "y": [0, 1]}},
        {"window": {"x": [0, 1, 2], "y": [0, 1]}},
        {"gesture": "delete"},
        {"gesture": ["point"]},
        {"gesture": None},
    ],
    ids=str,
)
def test_an_impossible_commit_is_none(change: dict[str, object]) -> None:
    assert read_commit(GOOD | change) is None


@pytest.mark.parametrize("payload", [None, "point", 3, [], [GOOD], {}])
def test_what_is_no_commit_is_none(payload: object) -> None:
    assert read_commit(payload) is None


def test_a_curve_travels_as_json_without_nan() -> None:
    piece = np.array([[0.0, 1 / 3], [1.0, np.inf]])
    text = encode_curve([piece, np.empty((0, 2))], [(1.0, 2.0)], [(0.0, math.nan)])
    assert json.loads(text, parse_constant=pytest.fail) == {
        "pieces": [{"x": [0.0, 1.0], "y": [0.3333333333, None]}],
        "openDots": [[1.0, 2.0]],
        "closedDots": [[0.0, None]],
        "asymptotes": [],
    }


def test_a_scene_travels_as_the_browser_reads_it() -> None:
    scene = Scene(
        function="J",
        variable="w",
        program=("x", "abs"),
        derivative_program=("x", "sign"),
        point=1.0,
        step=0.5,
        scheme="central",
        window=Window((-4, 4), (-3, 5)),
        curve="{}",
        plotly_url="/plotly.js",
        special_points=(SpecialPoint(0.0, CORNER, "0"),),
        verdict=Verdict("differentiable", 1.0, None, None, ""),
        exact=Exact(point="1", value="1"),
    )
    data = json.loads(json.dumps(scene_data(scene)))
    assert data["names"] == {"function": "J", "variable": "w"}
    assert data["derivativeProgram"] == ["x", "sign"]
    assert data["specialPoints"] == [
        {
            "x": 0.0,
            "named": True,
            "kind": "corner",
            "slope": None,
            "leftSlope": -1.0,
            "rightSlope": 1.0,
            "reason": "a corner",
        }
    ]
    assert data["window"] == {"x": [-4, 4], "y": [-3, 5]}
    assert data["home"] is None
    assert data["exact"]["value"] == "1"


SCENE = {
    "point": 2.5,
    "curve": "c" * 300,
    "program": ["w", 2, "^"],
    "kinds": {"corner": ["x" * 300]},
    "home": None,
}


def test_what_a_page_holds_is_not_sent_again() -> None:
    first = without_what_is_held(SCENE, None)
    assert first == SCENE | {"marks": first["marks"], "same": {}}
    assert first["marks"].keys() == {"curve", "kinds"}
    held = {"held": [first["marks"]["curve"], "something else"]}
    again = without_what_is_held(SCENE | {"point": 3.0}, held)
    assert again["same"] == {"curve": first["marks"]["curve"]}
    assert again["marks"] == {"kinds": first["marks"]["kinds"]}
    assert "curve" not in again
    other = without_what_is_held(SCENE | {"curve": "d" * 300}, held)
    assert other["curve"] == "d" * 300


@pytest.mark.parametrize("held", [None, "abc", 3, {"a": 1}, [None, 3, ["x"], {}], ["x"] * 10**5])
def test_what_a_stranger_says_it_holds_harms_nothing(held: object) -> None:
    assert without_what_is_held(SCENE, {"held": held})["same"] == {}
