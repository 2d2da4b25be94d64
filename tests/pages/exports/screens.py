"""Screens to take along, as the page has them."""

from __future__ import annotations

from pages.ui.choice import Texts, read
from pages.ui.exports.screen import Screen
from pages.ui.picture import scene_for
from pages.ui.results import classified, plain_verdict, results_for


def screen_of(function: str, points: str, step: str = "0.001", scheme: str = "forward") -> Screen:
    drawn, problems = read(Texts(function, points, step, scheme), None)
    assert drawn is not None
    assert not problems
    f, scene = drawn.function, scene_for(drawn, None)
    verdicts = (classified(f.text, f.variable, point.text, patient=True) for point in drawn.points)
    return Screen(
        drawn, results_for(drawn).rows, tuple(map(plain_verdict, verdicts)), scene.window, scene.curve
    )
