"""Breaks at places no float can hold, values taken at one point only, jumps too small to see."""

from __future__ import annotations

import math

import numpy as np
import pytest

from deriv_core.calculus.precision import MP
from deriv_core.curve.precise import Known, limit_there, same, value_there, zero_near
from deriv_core.curve.program_monitors import step_codes
from deriv_core.curve.sampling import Curve, sample_curve
from deriv_core.curve.work import Work
from deriv_core.expression.function import parse_function

R2, R3, R6, LN2, HALF_PI = math.sqrt(2), math.sqrt(3), math.sqrt(6), math.log(2), math.pi / 2
Dots = list[tuple[float, float]]


def curve(text: str, x: tuple[float, float] = (-3.0, 3.0), y: tuple[float, float] = (-5.0, 5.0)) -> Curve:
    return sample_curve(parse_function(text, "w"), x, y)


def same_dots(found: Dots, expected: Dots) -> bool:
    return np.array(sorted(found)).ravel().tolist() == pytest.approx(
        np.array(sorted(expected)).ravel().tolist(), abs=1e-12
    )


def reaches(found: Curve, place: float, floats: int = 2) -> bool:
    """Whether a piece leads across a place, or to within a few floats of it."""
    away = floats * math.ulp(place)
    return any(piece[0, 0] <= place + away and piece[-1, 0] >= place - away for piece in found.pieces)


SIXTH = math.pi / 6
IRRATIONAL: list[tuple[str, Dots, Dots]] = [
    # text, open dots, closed dots
    ("piecewise(w if w < sqrt(2), 0 otherwise)", [(R2, R2)], [(R2, 0)]),
    ("piecewise(w if w < sqrt(3), 0 otherwise)", [(R3, R3)], [(R3, 0)]),
    ("piecewise(w if w <= sqrt(3), 0 otherwise)", [(R3, 0)], [(R3, R3)]),
    ("piecewise(w if w < ln(2), 0 otherwise)", [(LN2, LN2)], [(LN2, 0)]),
    ("piecewise(w if 7w < 5, 1 otherwise)", [(5 / 7, 5 / 7)], [(5 / 7, 1)]),
    ("piecewise(w if w^2 < 2, 0 otherwise)", [(-R2, -R2), (R2, R2)], [(-R2, 0), (R2, 0)]),
    ("piecewise(1 if cos(w) > 0, 0 otherwise)", [(-HALF_PI, 1), (HALF_PI, 1)], [(-HALF_PI, 0), (HALF_PI, 0)]),
    ("sign(w^2-2)", [(x, y) for x in (-R2, R2) for y in (-1, 1)], [(-R2, 0), (R2, 0)]),
    ("sign(e^w-2)", [(LN2, -1), (LN2, 1)], [(LN2, 0)]),
    ("floor(w^2/3)", [(-R6, 1), (-R3, 0), (R3, 0), (R6, 1)], [(-R6, 2), (-R3, 1), (R3, 1), (R6, 2)]),
    ("piecewise(1 if w = sqrt(2), w otherwise)", [(R2, R2)], [(R2, 1)]),
    ("piecewise(1 if w^2 = 2, 0 otherwise)", [(-R2, 0), (R2, 0)], [(-R2, 1), (R2, 1)]),
    ("piecewise(1 if sin(w) = 1/2, 0 otherwise)", [(SIXTH, 0), (5 * SIXTH, 0)], [(SIXTH, 1), (5 * SIXTH, 1)]),
    ("piecewise((w^2-2)/(w-sqrt(2)) if w != sqrt(2), 2sqrt(2) otherwise)", [], []),
    ("(w^2-2)/(w-sqrt(2))", [(R2, 2 * R2)], []),
]


@pytest.mark.parametrize(("text", "open_dots", "closed_dots"), IRRATIONAL, ids=[row[0] for row in IRRATIONAL])
def test_the_value_at_an_irrational_break_is_that_of_the_break(
    text: str, open_dots: Dots, closed_dots: Dots
) -> None:
    found = curve(text, (-2.9, 2.9))
    assert same_dots(found.open_dots, open_dots)
    assert same_dots(found.closed_dots, closed_dots)
    assert not any(reaches(found, place) for place, _ in closed_dots)


TURNING = [
    # text, turning points, the value taken only there, the value beside them
    ("floor(sin(w))", [HALF_PI], 1, 0),
    ("floor(2sin(w))", [HALF_PI], 2, 1),
    ("ceil(sin(w))", [-HALF_PI], -1, 0),
    ("floor(1-w^2)", [0], 1, 0),
    ("floor(1/(1+w^2))", [0], 1, 0),
    ("floor|cos(w)|", [0], 1, 0),
    ("ceil|sin(w)|", [0], 0, 1),
    ("sign((w-0.3)^2)", [0.3], 0, 1),
    ("sign(1-cos(w))", [0], 0, 1),
]


@pytest.mark.parametrize(("text", "places", "there", "beside"), TURNING, ids=[row[0] for row in TURNING])
def test_a_value_taken_at_a_turning_point_only_is_a_dot(
    text: str, places: list[float], there: float, beside: float
) -> None:
    found = curve(text)
    for place in places:
        assert (place, there) in found.closed_dots
        assert (place, beside) in found.open_dots
        assert not reaches(found, place, 0)
    assert all(np.ptp(piece[:, 0]) > 1e-3 for piece in found.pieces)


def test_a_value_taken_at_a_turning_point_far_from_zero_is_a_dot() -> None:
    found = curve("ceil|sin(w)|", (-4, 4))
    assert found.closed_dots == [(-math.pi, 0), (0, 0), (math.pi, 0)]


GAPS = [
    ("floor(10sin(w))", [math.asin(k / 10) for k in range(-9, 10)]),
    ("floor(w sqrt(2))", [k / R2 for k in range(-4, 5)]),
    ("(e^w-2)/(w-ln(2))", [LN2]),
    ("floor(3w)", [k / 3 for k in range(-8, 9)]),
    ("tan(w)", [-HALF_PI, HALF_PI]),
]


@pytest.mark.parametrize(("text", "places"), GAPS, ids=[row[0] for row in GAPS])
def test_no_piece_touches_a_break_however_its_place_is_rounded(text: str, places: list[float]) -> None:
    found = curve(text, y=(-12, 12))
    assert [place for place in places if reaches(found, place)] == []


SMALL = [
    "w+0.001sign(w)",
    "w+10^(-9)sign(w)",
    "w^2+piecewise(10^(-6) if w > 0, 0 otherwise)",
    "sin(w)+floor(w)/10^5",
]


@pytest.mark.parametrize("text", SMALL)
def test_a_jump_too_small_to_see_is_a_jump(text: str) -> None:
    assert not reaches(curve(text), 0.0, 0)


@pytest.mark.parametrize(
    "text", ["w|w|", "|w|", "w floor(w)", "|w-floor(w+1/2)|", "w sign(w)", "frac(w)(1-frac(w))"]
)
def test_where_steps_cancel_there_is_no_break(text: str) -> None:
    assert len(curve(text, (-0.4, 0.6)).pieces) == 1


SLOW = [
    ("1/ln(w)", 0),
    ("1/ln|w|", 0),
    ("arctan(ln(w))", -HALF_PI),
    ("1/(1+|ln(w)|)", 0),
    ("w^0.1 ln(w)", 0),
]


@pytest.mark.parametrize(("text", "limit"), SLOW, ids=[row[0] for row in SLOW])
def test_a_limit_reached_more_slowly_than_by_any_power_is_reached(text: str, limit: float) -> None:
    found = curve(text, (-0.9, 0.9), (-2, 2))
    assert (0, limit) in found.open_dots
    ends = [
        piece[-1 if piece[0, 0] < 0 else 0]
        for piece in found.pieces
        if piece[0, 0] >= 0.0 or piece[-1, 0] < 0
    ]
    assert all(abs(end[1] - limit) < 0.01 for end in ends if abs(end[0]) < 1e-3)
    assert any(abs(end[0]) < 1e-300 for end in ends)


def test_a_slow_root_reaches_its_corner() -> None:
    found = curve("|w|^0.01", (-1, 1), (-0.5, 1.5))
    assert len(found.pieces) == 1
    assert found.pieces[0][:, 1].min() == 0


def test_the_end_of_a_power_of_nothing_is_open() -> None:
    assert curve("0^w").open_dots == [(0, 0)]


ZEROS = [
    ("w^2-2", R2, False, "1.41421356237309504880168872420969807857"),
    ("sin(pi sin(w))", 1.5707963, True, "1.57079632679489661923132169163975144210"),
    ("sin(pi 100w)", 0.29, False, "0.29"),
    ("1-cos(w)", 1e-9, True, "0"),
    ("(w-1)^3", 1.0, False, "1"),
    ("w^2+1", 0.0, True, None),
    ("sign(w-1/3)", 1 / 3, False, None),
]


@pytest.mark.parametrize(("text", "near", "touches", "zero"), ZEROS, ids=[row[0] for row in ZEROS])
def test_zeros_to_many_digits(text: str, near: float, touches: bool, zero: str | None) -> None:
    f = parse_function(text, "w")
    found = zero_near(Work(f), f.exact_program, near, 1e-3, touches)
    assert (found is None) == (zero is None)
    assert zero is None or abs(found - MP.mpf(zero)) < MP.mpf(10) ** -38


def test_values_and_limits_to_many_digits() -> None:
    work = Work(parse_function("floor(w^2)", "w"))
    root = MP.sqrt(2)
    assert value_there(work, root) == limit_there(work, root, 1) == Known(MP.mpf(2))
    assert limit_there(work, root, -1) == Known(MP.mpf(1))
    assert value_there(Work(parse_function("1/w", "w")), MP.zero) == Known(None)
    assert not same(Known(None), Known(None), 1)
    assert not same(Known(MP.mpf(10) ** -9), Known(MP.zero), 1)


def test_steps_closer_than_a_pixel_are_not_joined() -> None:
    for text, y in (("w floor(1/w)", (-2, 3)), ("frac(1/w)", (-1, 2)), ("floor(1/w)", (-60, 60))):
        found = curve(text, (-2, 2), y)
        assert [k for k in range(1, 50) if reaches(found, 1 / k, 0)] == [], text


def test_steps_that_cancel_do_not_break_a_wave_of_corners() -> None:
    assert len(curve("|200w-floor(200w+1/2)|", y=(-1, 2)).pieces) == 1


STEPS = [
    ("w floor(1/w)", [(1.0, "x", "div", "floor"), ("x", "sign")]),
    ("frac(2w)", [(2.0, "x", "mul", "floor")]),
    ("tan(w)", [("x", "cos", "sign")]),
    ("piecewise(1 if w < 2, 3 otherwise)", [("x", 2.0, "lt")]),
    ("|w| + sqrt(w) + max(w, 1)", []),
    ("floor(2) w", []),
]


@pytest.mark.parametrize(("text", "codes"), STEPS, ids=[row[0] for row in STEPS])
def test_what_tells_one_side_of_a_step_from_the_other(
    text: str, codes: list[tuple[float | str, ...]]
) -> None:
    assert sorted(map(str, step_codes(parse_function(text, "w").exact_program))) == sorted(map(str, codes))
