"""The explorer's Python half: what travels to the browser, and what is believed of what comes back."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import pytest

from pages.ui.explorer.explorer import (
    Commit,
    Exact,
    Scene,
    SpecialPoint,
    Verdict,
    Window,
    encode_curve,
    module_text,
    read_commit,
    scene_data,
)

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


def test_the_modules_join_into_one_that_only_exports_the_component() -> None:
    text = module_text()
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert re.findall(r"^export (.*)$", text, re.MULTILINE) == [
        "default function ({ data, parentElement, setTriggerValue }) {"
    ]


def test_no_two_modules_use_one_name() -> None:
    """Joined, they share one scope: a name declared twice would be a syntax error in the browser."""
    names = re.findall(r"^(?:const|let|class|function|async function) (\w+)", module_text(), re.MULTILINE)
    assert len(names) > 50
    assert len(names) == len(set(names))


def test_no_markup_is_made_from_text_and_nothing_is_evaluated() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    assert not re.search(forbidden, module_text())
