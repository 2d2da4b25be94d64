"""The picture of a screen as geometry."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pages.ui.exports.drawing import drawing_of
from pages.ui.words import file_name
from tests.pages.exports.screens import screen_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("function", "point", "roles"),
    [
        ("w^2", "3", ["secant", "tangent"]),
        ("|w|", "0", ["secant", "tangent", "tangent"]),
        ("cbrt(w)", "0", ["secant", "tangent"]),
        ("1/w", "0", []),
        ("floor(w)", "1", ["secant"]),
    ],
)
def test_the_lines_are_those_of_the_screen(function: str, point: str, roles: list[str]) -> None:
    assert [line.role for line in drawing_of(screen_of(function, point, "0.5")).lines] == roles


def test_a_central_secant_goes_through_both_ends_and_a_pole_has_one_too() -> None:
    drawing = drawing_of(screen_of("1/w", "0", "0.5", "central"))
    assert drawing.points == ((-0.5, -2.0), (0.5, 2.0))
    assert [line.role for line in drawing.lines] == ["secant"]


def test_no_piece_crosses_a_pole_and_dots_are_kept() -> None:
    drawing = drawing_of(screen_of("1/w", "2"))
    assert [len({np.sign(x) for x, _ in piece}) for piece in drawing.pieces] == [1, 1]
    steps = drawing_of(screen_of("floor(w)", "1/2"))
    assert (1.0, 1.0) in steps.closed_dots
    assert (1.0, 0.0) in steps.open_dots


@pytest.mark.parametrize("function", ["w^2", "sin(50w)", "1/w", "sin(1/w)", "w"])
def test_fewer_points_make_the_same_picture(function: str) -> None:
    """A fifth of a pixel is the most that any left out point was away from the line that stays."""
    screen = screen_of(function, "1")
    full = [np.column_stack([p["x"], p["y"]]) for p in json.loads(screen.curve)["pieces"]]
    short = [np.array(piece) for piece in drawing_of(screen).pieces]
    assert sum(map(len, short)) <= sum(map(len, full))
    pixels = np.array([800, 520]) / [high - low for low, high in (screen.window.x, screen.window.y)]
    for before, after in zip(full, short, strict=True):
        ends = np.clip(np.searchsorted(after[:, 0], before[:, 0]), 1, len(after) - 1)
        along, away = (after[ends] - after[ends - 1]) * pixels, (before - after[ends - 1]) * pixels
        off = np.abs(along[:, 0] * away[:, 1] - along[:, 1] * away[:, 0]) / np.hypot(*along.T)
        assert off.max() <= 0.2


@pytest.mark.parametrize(
    ("function", "point", "name"),
    [
        ("w^2", "3", "derivative-w-2-at-3"),
        ("../../etc/passwd", "-1/2", "derivative-etc-passwd-at-minus-1-2"),
        ("θ", "π", "derivative-of-a-function-at-a-point"),
        ("x" * 300, "1", f"derivative-{'x' * 40}-at-1"),
    ],
)
def test_a_file_is_named_after_what_it_holds(function: str, point: str, name: str) -> None:
    assert file_name(function, point) == name


def test_a_pole_has_its_asymptote_and_a_hole_none() -> None:
    assert drawing_of(screen_of("1/w", "2")).asymptotes == (0.0,)
    assert drawing_of(screen_of("sin(w)/w", "2")).asymptotes == ()
