"""The picture: what is true of the function in a window, handed to the plot that moves in the browser."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from deriv_core.curve.carried import curve_data
from deriv_core.curve.viewport import choose_window
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.typed import field_text

from .assets import plotly_path
from .desk.dear import dear, place_for_notice
from .desk.kept import kept
from .desk.question import NAME, Question
from .desk.question_fields import take, texts_now
from .desk.texts import Texts
from .explorer.explorer import Commit, Exact, Scene, explorer
from .formulas import wants_more_digits
from .plots.wire import SpecialPoint, Window, encode_curve
from .results import Row, plain_verdict, results_for, verdict_for
from .special import point_text, special_points
from .words import letter

# What the plot measures on a desktop screen; a phone gets the same curve, drawn smaller.
WIDTH, HEIGHT = 800, 520


def show_picture(drawn: Question, *, presenting: bool = False, greeting: bool = False) -> Scene:
    """The plot with its points, its readout and its slider; a finished gesture changes the fields."""
    with place_for_notice("explore"):
        scene = replace(scene_for(drawn), presenting=presenting, greeting=greeting)
    explorer(scene, key="explorer", on_commit=lambda commit: take(texts_after(commit, drawn, texts_now())))
    return scene


def texts_after(commit: Commit, drawn: Question, texts: Texts) -> Texts:
    """The texts of the fields when a gesture has ended."""
    texts = replace(texts, window=commit.window)
    if commit.gesture == "point":
        special = special_points(drawn.function, *commit.window.x)
        moved = [point_text(commit.point, special), *(point.text for point in drawn.points[1:])]
        return replace(texts, points=", ".join(moved))
    if commit.gesture == "step":
        return replace(texts, step=field_text(commit.step))
    return texts


def scene_for(drawn: Question, *, more_digits: bool | None = None) -> Scene:
    """Everything the picture shows; how many digits is the switch's to say where it is not said here."""
    f, verdict = drawn.function, verdict_for(drawn)
    home = _home(f, tuple(point.value for point in drawn.points), drawn.step)
    window = drawn.window or home
    return Scene(
        function=NAME,
        variable=letter(f.variable),
        program=f.program,
        derivative_program=drawn.derivative.program,
        point=drawn.point.value,
        step=drawn.step,
        scheme=drawn.scheme,
        window=window,
        home=home,
        curve=_curve(f, window),
        plotly_url=plotly_path(),
        special_points=_special_points(drawn, window),
        verdict=plain_verdict(verdict) if verdict else None,
        exact=_exact(results_for(drawn).rows[0]),
        others=_others(drawn, window),
        more_digits=wants_more_digits() if more_digits is None else more_digits,
        text=f.text,
    )


def _special_points(drawn: Question, window: Window) -> tuple[SpecialPoint, ...]:
    """Those of the window, and those the quotient passes outside of it."""
    f = drawn.function
    inside = special_points(f, *window.x)
    reach = drawn.step * max(map(abs, drawn.scheme.offsets))
    run = drawn.point.value - reach, drawn.point.value, drawn.point.value + reach
    if window.x[0] <= min(run) and max(run) <= window.x[1]:
        return inside
    passed = special_points(f, min(run), max(run))
    return inside + tuple(s for s in passed if not window.x[0] <= s.x <= window.x[1])


@kept(512)
def _home(f: RealFunction, points: tuple[float, ...], step: float) -> Window:
    """The window that shows the function and the chosen points when nobody has moved it."""
    x, y = choose_window(f, points, step)
    return Window(x, y)


@kept(256)
def _curve(f: RealFunction, window: Window) -> str:
    """The curve as it travels; sampling is the dear part of a rerun."""
    try:
        pieces, *marks = dear(curve_data, f, window.x, window.y, WIDTH, HEIGHT)
    except TooComplex:
        pieces, *marks = [], [], []
    return encode_curve([np.array(piece) for piece in pieces], *marks)


def _others(drawn: Question, window: Window) -> tuple[tuple[float, float], ...]:
    """The chosen points that are not drawn large, as far as they are in or near the window."""
    pairs = ((row.point.decimal, row.value.decimal) for row in results_for(drawn).rows[1:])
    return tuple((x, y) for x, y in pairs if _near(x, window.x) and _near(y, window.y))


def _near(value: float, ends: tuple[float, float]) -> bool:
    low, high = ends
    return low - (high - low) <= value <= high + (high - low)


def _exact(row: Row) -> Exact:
    return Exact(
        point=row.point.exact,
        value=row.value.exact,
        samples={offset: sample.exact for offset, sample in row.samples.items()},
        derivative=row.derivative.exact,
        quotient=row.quotient.exact,
        error=row.difference.exact,
    )
