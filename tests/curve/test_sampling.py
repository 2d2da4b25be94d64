"""Curves that never lie: no line across a pole, a jump or a hole, and nothing visible left out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.curves.metric import faults
from benchmarks.curves.tasks import TASKS, Task
from deriv_core.curve import work
from deriv_core.curve.sampling import Curve, sample_curve
from deriv_core.curve.work import MOST_EVALUATIONS
from deriv_core.errors import DerivError
from deriv_core.expression.function import parse_function

pytestmark = pytest.mark.slow

X, Y = (-3.0, 3.0), (-10.0, 10.0)


def curve(text: str, x: tuple[float, float] = X, y: tuple[float, float] = Y) -> Curve:
    return sample_curve(parse_function(text, "w"), x, y)


def ends(found: Curve) -> list[tuple[float, float]]:
    return [(float(piece[0, 0]), float(piece[-1, 0])) for piece in found.pieces]


def joins_across(found: Curve, place: float) -> bool:
    return any(left < place < right for left, right in ends(found))


def same_dots(found: list[tuple[float, float]], expected: list[tuple[float, float]]) -> bool:
    return np.array(sorted(found)).ravel().tolist() == pytest.approx(
        np.array(sorted(expected)).ravel().tolist(), abs=1e-12
    )


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.text)
def test_every_task_is_drawn_right(task: Task) -> None:
    assert faults(task, sample_curve(parse_function(task.text, "w"), task.x, task.y).pieces) == []


@pytest.mark.parametrize(
    "task", [task for task in TASKS if task.breaks and not task.fills], ids=lambda task: task.text
)
def test_the_metric_sees_a_false_join(task: Task) -> None:
    pieces = sample_curve(parse_function(task.text, "w"), task.x, task.y).pieces
    assert "false join" in faults(task, [np.concatenate(pieces)])


def test_the_metric_sees_a_missing_piece() -> None:
    task = next(task for task in TASKS if task.text == "sec(w)")
    pieces = sample_curve(parse_function(task.text, "w"), task.x, task.y).pieces
    assert "curve missing" in faults(task, pieces[1:])


DOTS = [
    ("(w^2-1)/(w-1)", [(1, 2)], []),
    ("sin(w)/w", [(0, 1)], []),
    ("(1-cos(w))/w^2", [(0, 0.5)], []),
    ("(w-1)/(w^2-3w+2)", [(1, -1)], []),
    ("w/|w|", [(0, -1), (0, 1)], []),
    ("sign(w)", [(0, -1), (0, 1)], [(0, 0)]),
    ("piecewise(w^2 if w < 1, 3-w otherwise)", [(1, 1)], [(1, 2)]),
    ("piecewise(w if w != 1, 5 otherwise)", [(1, 1)], [(1, 5)]),
    ("piecewise(w^2 if w < 1)", [(1, 1)], []),
    ("piecewise(1/w if w != 0, 0 otherwise)", [], [(0, 0)]),
    ("e^(1/w)", [(0, 0)], []),
    ("w ln|w|", [(0, 0)], []),
    ("w^w", [(0, 1)], []),
    ("sqrt(w^2(w-1))", [], [(0, 0)]),
    ("sqrt(w-1)+sqrt(1-w)", [], [(1, 0)]),
    ("1/w", [], []),
    ("tan(w)", [], []),
    ("|w|", [], []),
    ("sqrt(w)", [], []),
    ("ln(w)", [], []),
    ("sqrt(sin(w))", [], []),
]


@pytest.mark.parametrize(("text", "open_dots", "closed_dots"), DOTS, ids=[row[0] for row in DOTS])
def test_dots_tell_what_happens_at_holes_and_jumps(text: str, open_dots: list, closed_dots: list) -> None:
    found = curve(text)
    assert same_dots(found.open_dots, open_dots)
    assert same_dots(found.closed_dots, closed_dots)


def test_a_stair_has_an_open_dot_on_the_left_and_a_closed_one_on_the_right() -> None:
    found = curve("floor(w)", (-2.5, 2.5))
    assert found.open_dots == [(k, k - 1) for k in range(-2, 3)]
    assert found.closed_dots == [(k, k) for k in range(-2, 3)]


def test_a_hole_at_an_irrational_point_is_found() -> None:
    found = curve("(w^3-2)/(w-cbrt(2))")
    assert found.open_dots == [pytest.approx((2 ** (1 / 3), 3 * 2 ** (2 / 3)), abs=1e-10)]
    assert not joins_across(found, 2 ** (1 / 3))


def test_rounding_does_not_join_the_stairs_of_twenty_w() -> None:
    # In floats 20w reaches 3 a little before w = 0.15.
    found = curve("floor(20w)", y=(-100, 100))
    assert len(found.pieces) == 120
    assert len(found.open_dots) == 120


def test_dense_dots_are_left_out() -> None:
    assert curve("frac(1000w)", y=(-1, 2)).open_dots == []


def test_a_tangents_pole_is_undefined_though_floats_slip_past_it() -> None:
    assert not joins_across(curve("tan(w)"), math.pi / 2)
    assert same_dots(curve("tan(w) cot(w)", (-4, 4)).open_dots, [(k * math.pi / 2, 1) for k in range(-2, 3)])


def test_an_even_pole_is_not_a_peak() -> None:
    found = curve("1/(w-1)^2")
    assert len(found.pieces) == 2
    assert all(piece[:, 1].max() > Y[1] for piece in found.pieces)


def test_the_end_of_a_domain_is_exact() -> None:
    assert ends(curve("sqrt(w)")) == [(0.0, 3.0)]
    assert ends(curve("sqrt(1-w^2)")) == [(-1.0, 1.0)]
    assert ends(curve("arcsin(w)")) == [(-1.0, 1.0)]
    (left, _), *_ = ends(curve("sqrt(w-1/3)"))
    assert left == pytest.approx(1 / 3, abs=1e-15)


def test_steep_is_not_broken() -> None:
    for text in ("cbrt(w)", "tanh(1e9 w)", "1e6 w", "w^(1/5)", "w|w|^(-1/2)"):
        found = curve(text)
        assert len(found.pieces) == (2 if "-1/2" in text else 1), text


def test_a_corner_is_a_sample() -> None:
    for text, corner in (("|w|", 0), ("max(w, 1-w)", 0.5), ("|w^2-2|", math.sqrt(2))):
        samples = np.concatenate(curve(text).pieces)
        assert np.abs(samples[:, 0] - corner).min() < 1e-9


def test_a_jump_between_samples_without_a_name_is_found() -> None:
    # sign(sin(1/w)) jumps ever faster; every jump that can be told apart is broken.
    found = curve("sign(sin(1/w))", (-1, 1), (-2, 2))
    assert not any(joins_across(found, 1 / (k * math.pi)) for k in range(1, 12))


def test_overflow_is_high_and_not_undefined() -> None:
    found = curve("e^(e^w)", (-10, 10))
    assert len(found.pieces) == 1
    assert found.open_dots == []


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("tan(w^3)", (-30, 30), (-10, 10)),
        ("tan(w^3)", (-300, 300), (-10, 10)),
        ("sin(1/w)", (-1e-3, 1e-3), (-2, 2)),
        ("tan(1/w)", (-1, 1), (-5, 5)),
        ("1/sin(1/w)", (-1, 1), (-5, 5)),
        ("frac(1e4 w)", (-3, 3), (-2, 2)),
        ("floor(1e6 w)", (-3, 3), (-1e7, 1e7)),
        ("sin(1e6 w)", (-10, 10), (-2, 2)),
        ("tan(e^w)", (0, 20), (-5, 5)),
        ("floor(50 sin(50w))", (-3, 3), (-60, 60)),
        ("+".join(f"|sin({k}w)|" for k in range(1, 25)), (-6, 6), (0, 25)),
    ],
)
def test_nasty_functions_cost_a_bounded_number_of_evaluations(
    text: str, x: tuple[float, float], y: tuple[float, float]
) -> None:
    found = curve(text, x, y)
    assert found.evaluations <= MOST_EVALUATIONS
    assert sum(map(len, found.pieces)) < 20_000


def test_an_ordinary_function_costs_few_evaluations() -> None:
    assert curve("w^2").evaluations < 3200


def test_evaluations_are_counted() -> None:
    f = parse_function("sin(w)/w", "w")
    seen = 0
    run = work.run_numpy

    def counted(program: tuple, x: np.ndarray) -> np.ndarray:
        nonlocal seen
        seen += x.size if program == f.program else 0
        return run(program, x)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "run_numpy", counted)
        assert sample_curve(f, X, Y).evaluations == seen


BILLIONTHS = st.integers(-2_900_000_000, 2_900_000_000)


@settings(max_examples=60, deadline=None)
@given(BILLIONTHS, st.sampled_from(["1/(w-{a})", "1/(w-{a})^2", "floor(w-{a})", "(w-{a})/|w-{a}|"]))
def test_no_piece_crosses_a_pole_or_a_jump_wherever_it_is(a: int, form: str) -> None:
    assert not joins_across(curve(form.format(a=f"({a}/10^9)")), a / 1e9)


@settings(max_examples=40, deadline=None)
@given(BILLIONTHS, st.integers(1, 10_000))
def test_no_narrow_bell_is_missed(a: int, sharpness: int) -> None:
    found = curve(f"5/(1+({sharpness}(w-({a}/10^9)))^2)")
    assert max(float(piece[:, 1].max()) for piece in found.pieces) == pytest.approx(5, abs=0.04)


SMOOTH = ["w^3-2w", "sin(5w)", "e^w-2", "w^2/(1+w^2)", "arctan(3w)", "cosh(w)"]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SMOOTH), st.floats(-5, 5), st.floats(0.01, 10), st.floats(0.1, 20))
def test_a_smooth_function_is_one_piece_a_passage_and_its_points_lie_on_it(
    text: str, left: float, width: float, height: float
) -> None:
    f = parse_function(text, "w")
    x, y = (left, left + width), (-height, height)
    found = sample_curve(f, x, y)
    for piece in found.pieces:
        assert (np.diff(piece[:, 0]) > 0).all()
        assert piece[0, 0] >= x[0]
        assert piece[-1, 0] <= x[1]
        np.testing.assert_array_equal(f(piece[:, 0]), piece[:, 1])
    # Every gap is justified: where nothing is drawn, the function is far outside the window.
    reference = np.linspace(*x, 3001)[1:-1]
    drawn = np.zeros(reference.size, dtype=bool)
    for start, end in ends(found):
        drawn |= (reference >= start) & (reference <= end)
    assert (np.abs(f(reference)[~drawn]) > 4 * height).all()


def test_a_gap_is_an_end_of_the_domain_or_of_the_window() -> None:
    f = parse_function("ln(w^2-1)", "w")
    found = sample_curve(f, X, Y)
    assert [end for pair in ends(found) for end in pair] == pytest.approx([-3, -1, 1, 3], abs=1e-12)


@pytest.mark.parametrize("window", [(0, 0), (0, math.inf), (math.nan, 1), (1, 1 + 1e-15)])
def test_a_window_that_cannot_be_drawn_is_refused(window: tuple[float, float]) -> None:
    with pytest.raises(DerivError):
        curve("w", window)


def test_a_window_the_wrong_way_round_is_turned() -> None:
    assert ends(curve("w", (3, -3), (10, -10))) == [(-3.0, 3.0)]


def test_a_tiny_window_far_from_zero_still_shows_the_curve() -> None:
    found = curve("w^2", (1 - 1e-12, 1 + 1e-12), (1 - 2e-12, 1 + 2e-12))
    assert sum(end - start for start, end in ends(found)) == pytest.approx(2e-12, rel=0.1)
