"""Screens to take along, as the page has them."""

from __future__ import annotations

from pages.ui.desk.question import read
from pages.ui.desk.texts import Texts
from pages.ui.exports.screen import Screen
from pages.ui.picture import scene_for
from pages.ui.results import plain_verdict, results_for, verdicts_for


def screen_of(function: str, points: str, step: str = "0.001", scheme: str = "forward") -> Screen:
    drawn, problems = read(Texts(function, points, step, scheme), None)
    assert drawn is not None
    assert not problems
    scene, verdicts = scene_for(drawn), verdicts_for(drawn)
    return Screen(
        drawn, results_for(drawn).rows, tuple(map(plain_verdict, verdicts)), scene.window, scene.curve
    )
