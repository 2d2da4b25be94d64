"""The points of a window without a derivative: every one found, none made up."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.calculus.germs.local import weight
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.precision import Real
from deriv_core.calculus.verdict import special_points as module
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.calculus.verdict.special_points import special_points
from deriv_core.calculus.verdict.zeros import Rough
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.limits import MOST_SPECIAL

FOUND = [
    ("w^2", (-3, 3), []),
    ("e^(-w^2)", (-3, 3), []),
    ("abs(w)", (-3, 3), [("0", "corner")]),
    ("w*abs(w)", (-3, 3), []),
    ("1/w", (-3, 3), [("0", "undefined")]),
    ("1/w", (1, 3), []),
    ("1/(w-1)^2", (-3, 3), [("1", "undefined")]),
    ("1/(w^2-2w+1)", (-3, 3), [("1", "undefined")]),
    ("(w^2-1)/(w-1)", (-3, 3), [("1", "undefined")]),
    ("tan(w)", (-2, 2), [("-pi/2", "undefined"), ("pi/2", "undefined")]),
    ("sec(w)", (0, 5), [("pi/2", "undefined"), ("3*pi/2", "undefined")]),
    ("1/(1-cos(w))", (-1, 7), [("0", "undefined"), ("2*pi", "undefined")]),
    ("abs(sin(w))", (-4, 4), [("-pi", "corner"), ("0", "corner"), ("pi", "corner")]),
    ("abs(w^2-2)", (-3, 3), [("-sqrt(2)", "corner"), ("sqrt(2)", "corner")]),
    ("max(w, w^2, 2-w)", (-3, 3), [("-2", "corner"), ("1", "corner")]),
    ("floor(w)", (-1, 1), [("-1", "jump"), ("0", "jump"), ("1", "jump")]),
    ("floor(10w)", (0, 0.25), [("0", "jump"), ("1/10", "jump"), ("1/5", "jump")]),
    ("sqrt(w)", (-4, 4), [("0", "one_sided")]),
    ("sqrt(1-w^2)", (-2, 2), [("-1", "one_sided"), ("1", "one_sided")]),
    ("sqrt(w^2(w-1))", (-2, 2), [("0", "isolated"), ("1", "one_sided")]),
    ("sqrt(sin(w)-1)", (-2, 2), [("pi/2", "isolated")]),
    ("asin(w)", (-2, 2), [("-1", "one_sided"), ("1", "one_sided")]),
    ("acosh(w)", (-2, 2), [("1", "one_sided")]),
    ("ln(w)", (-2, 2), [("0", "undefined")]),
    ("sqrt(ln(w))", (-1, 3), [("1", "one_sided")]),
    ("cbrt(w)", (-2, 2), [("0", "vertical_tangent")]),
    ("w^(2/3)", (-2, 2), [("0", "cusp")]),
    ("piecewise(w^2 if w < 1, 2w - 1 otherwise)", (-3, 3), []),
    ("piecewise(w^2 if w < 1, w otherwise)", (-3, 3), [("1", "corner")]),
    ("piecewise(w^2*sin(1/w) if w != 0, 0 otherwise)", (-1, 1), []),
    # two poles closer to each other than any two samples
    ("1/(w-1/10^8) - 1/(w+1/10^8)", (-2, 2), [("-1/100000000", "undefined"), ("1/100000000", "undefined")]),
]


@pytest.mark.parametrize(("text", "window", "expected"), FOUND)
def test_points_and_verdicts(text, window, expected):
    found = special_points(parse_function(text, "w"), window)
    assert [(verdict.point, verdict.kind) for verdict in found] == expected


def test_a_pole_without_a_name_is_found_to_the_last_digit():
    (pole,) = special_points(parse_function("1/(cos(w)-w)"), (-3, 3))
    assert pole.x == pytest.approx(0.7390851332151607, rel=1e-16)
    assert pole.kind == "undefined"


def test_corners_carry_both_slopes_for_the_dashed_tangents():
    (corner,) = special_points(parse_function("abs(w-1)"), (-3, 3))
    assert (corner.left_slope, corner.right_slope, corner.slope) == (-1, 1, None)


@pytest.mark.parametrize("text", ["tan(100w)", "1/sin(1/w)", "floor(1000w)"])
def test_there_is_a_limit_and_the_middle_counts_first(text):
    found = special_points(parse_function(text), (-3, 3), limit=10)
    assert len(found) == 10
    assert list(found) == sorted(found, key=lambda verdict: verdict.x)
    assert max(abs(verdict.x) for verdict in found) < 1.5


@pytest.mark.parametrize("window", [(1, 1), (2, 1), (-math.inf, 0), (math.nan, 1)])
def test_a_window_that_is_none_holds_nothing(window):
    assert special_points(parse_function("1/w"), window) == ()


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(roots=st.lists(st.integers(-40, 40), min_size=1, max_size=5, unique=True))
def test_every_pole_of_a_rational_function_is_found(roots):
    product = "*".join(f"(w-({root}/10))" for root in roots)
    found = special_points(parse_function(f"1/({product})"), (-5, 5))
    assert [verdict.x for verdict in found] == sorted(root / 10 for root in roots)
    assert len(found) <= MOST_SPECIAL


def test_places_far_outside_the_domain_cost_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """acos x + acos 2x + … + acos 5x ends at ±1/5; where the others end it is undefined all around."""
    judged = []

    def judge(f: RealFunction, point: Point, *, patient: bool) -> PointVerdict:
        judged.append(abs(point.x))
        return classify_at(f, point, patient=patient)

    monkeypatch.setattr(module, "classify_at", judge)
    special_points(parse_function("+".join(f"acos({k}x)" for k in range(1, 6))), (-10, 10))
    assert judged == [0.2, 0.2]


def test_a_long_function_is_judged_at_fewer_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """tan x tan 2x … tan 12x has 94 poles in the window, at 50 ms each."""
    judged = []

    def judge(f: RealFunction, point: Point, *, patient: bool) -> PointVerdict:
        judged.append(point.x)
        return classify_at(parse_function("1/x"), read_point("0"), patient=patient)

    monkeypatch.setattr(module, "classify_at", judge)
    f = parse_function(" ".join(f"tan({k}x)" for k in range(1, 13)))
    special_points(f, (-10, 10))
    assert 5 <= len(judged) <= module.MOST_READ // weight(f.expression)


def test_point_next_to_a_pole_is_not_called_by_its_name() -> None:
    """The jumps of the logarithm's whole part crowd to 1, where there is no value and no jump."""
    found = special_points(parse_function("mod(log2(1 - x), 2)"), (0.0, 1.0))
    assert "1" not in [verdict.point for verdict in found if verdict.kind == "jump"]


def test_places_that_turn_out_to_be_none_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """464 of them were looked at to 60 digits, for one picture: 2.2 s."""
    asked: list[object] = []
    found = module.precise_zero

    def counted(place: Rough) -> Real | None:
        asked.append(place)
        return found(place)

    monkeypatch.setattr(module, "precise_zero", counted)
    f = parse_function("acsch(cot(csch(sec(cos(e^(1/7) - 1.492479 - x^2^2)))))")
    special_points(f, (-10.0, 10.0))
    assert 0 < len(asked) < 200
