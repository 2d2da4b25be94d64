"""Verdicts at single points: the traps, each by name, and the slopes that go with them."""

from __future__ import annotations

import math

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.budget import warm_up
from deriv_core.calculus.germs.recognition import agree
from deriv_core.calculus.precision import MP
from deriv_core.calculus.verdict import one_sided, sympy_limits
from deriv_core.calculus.verdict.differentiability import classify_point
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import parse_function

oo = sympy.oo
pi = sympy.pi


def at_0(inside: str, value: str = "0") -> str:
    """A function with the value that it lacks at 0."""
    return f"piecewise({inside} if w != 0, {value} otherwise)"


#: function, point, kind, slope from the left, slope from the right
VERDICTS = [
    # corners, and what looks like one
    ("abs(w)", "0", "corner", -1, 1),
    ("w*abs(w)", "0", "differentiable", 0, 0),
    ("abs(w^3)", "0", "differentiable", 0, 0),
    ("abs(w^2-4)", "2", "corner", -4, 4),
    ("abs(abs(w)-1)", "1", "corner", -1, 1),
    ("abs(abs(w)-1)", "0", "corner", 1, -1),
    ("abs(w)+abs(w-1)", "1", "corner", 0, 2),
    ("abs(w)-abs(w)", "0", "differentiable", 0, 0),
    ("abs(sin(w))", "pi", "corner", -1, 1),
    ("sqrt(w^2)", "0", "corner", -1, 1),
    ("sqrt(w^4)", "0", "differentiable", 0, 0),
    ("sqrt(1-cos(w))", "0", "corner", -sympy.sqrt(2) / 2, sympy.sqrt(2) / 2),
    ("asin(sin(w))", "pi/2", "corner", 1, -1),
    ("acos(cos(w))", "0", "corner", -1, 1),
    ("max(w,0)", "0", "corner", 0, 1),
    ("max(w,w^2)", "1", "corner", 1, 2),
    ("max(w,w)", "3", "differentiable", 1, 1),
    ("max(w^2,w^3)", "0", "differentiable", 0, 0),
    ("min(w,-w)", "0", "corner", 1, -1),
    ("w*floor(w)", "0", "corner", -1, 0),
    ("cos(sqrt(abs(w)))", "0", "corner", sympy.Rational(1, 2), -sympy.Rational(1, 2)),
    ("floor(w)*sin(pi*w)", "2", "corner", pi, 2 * pi),
    ("abs(w-0.1)", "0.1", "corner", -1, 1),
    ("abs(w^2-w-1)", "(1+sqrt(5))/2", "corner", -sympy.sqrt(5), sympy.sqrt(5)),
    ("min(tan(atan(w)), w)", "1", "differentiable", 1, 1),  # one function, though no series can know
    ("abs(tan(atan(w))-w)", "1", "differentiable", 0, 0),
    # roots: cusps, vertical tangents, ends of a domain
    ("cbrt(w)", "0", "vertical_tangent", oo, oo),
    ("-cbrt(w)", "0", "vertical_tangent", -oo, -oo),
    ("root(w,5)", "0", "vertical_tangent", oo, oo),
    ("w^(3/5)", "0", "vertical_tangent", oo, oo),
    ("w^(1/3)", "-8", "differentiable", sympy.Rational(1, 12), sympy.Rational(1, 12)),
    ("w^(2/3)", "0", "cusp", -oo, oo),
    ("(w-1)^(4/3)", "1", "differentiable", 0, 0),
    ("sqrt(abs(w))", "0", "cusp", -oo, oo),
    ("w*sqrt(abs(w))", "0", "differentiable", 0, 0),
    ("w^(1/3)*(w-1)^(2/3)", "1", "cusp", -oo, oo),
    ("sqrt(w)", "0", "one_sided", None, oo),
    ("w*sqrt(w)", "0", "one_sided", None, 0),
    ("sqrt(1-w^2)", "1", "one_sided", -oo, None),
    ("asin(w)", "1", "one_sided", oo, None),
    ("acos(w)", "-1", "one_sided", None, -oo),
    ("acosh(w)", "1", "one_sided", None, oo),
    ("sqrt(w^2*(w-1))", "0", "isolated", None, None),
    ("sqrt(-w^2)", "0", "isolated", None, None),
    ("sqrt(w^2*(w-1))", "1", "one_sided", None, oo),
    ("sqrt(w-1)+sqrt(1-w)", "1", "isolated", None, None),
    ("acos(w^2+1)", "0", "isolated", None, None),
    ("sqrt(sin(w)-1)", "pi/2", "isolated", None, None),
    ("sqrt(-abs(w-1/3))", "1/3", "isolated", None, None),
    ("sqrt(-(w^2-2)^2)", "sqrt(2)", "isolated", None, None),
    ("sqrt(w-pi)+sqrt(pi-w)", "pi", "isolated", None, None),
    ("piecewise(w if w = sqrt(2))", "sqrt(2)", "isolated", None, None),
    ("(w^3)^(1/3)", "0", "differentiable", 1, 1),
    ("sqrt(w)^2", "0", "one_sided", None, 1),
    ("w^sqrt(2)", "0", "one_sided", None, 0),
    # not defined there, as typed
    ("1/w", "0", "undefined", None, None),
    ("tan(w)", "pi/2", "undefined", None, None),
    ("sec(w)", "-pi/2", "undefined", None, None),
    ("ln(w)", "0", "undefined", None, None),
    ("ln(w)", "-1", "undefined", None, None),
    ("ln(abs(w))", "0", "undefined", None, None),
    ("(w^2-1)/(w-1)", "1", "undefined", None, None),
    ("sin(w)/w", "0", "undefined", None, None),
    ("w/w", "0", "undefined", None, None),
    ("1/(1/w)", "0", "undefined", None, None),
    ("w*sin(1/w)", "0", "undefined", None, None),
    ("0^w", "0", "undefined", None, None),
    ("w/abs(w)", "0", "undefined", None, None),
    ("1/(w-sqrt(2))", "sqrt(2)", "undefined", None, None),
    # jumps: the quotient of sign(w) is infinite on both sides, a jump all the same
    ("floor(w)", "2", "jump", oo, 0),
    ("ceil(w)", "2", "jump", 0, oo),
    ("frac(w)", "1", "jump", -oo, 1),
    ("sign(w)", "0", "jump", oo, oo),
    ("w*floor(w)", "1", "jump", oo, 1),
    ("sign(w)^2", "0", "jump", -oo, oo),
    ("floor(w)+frac(w)", "2", "differentiable", 1, 1),
    ("floor(w^2)", "0", "differentiable", 0, 0),
    ("sqrt(frac(w))", "1", "jump", -oo, oo),
    ("floor(sin(w))", "pi/2", "jump", oo, -oo),
    ("floor(w)", "2.5", "differentiable", 0, 0),
    # piecewise joins
    ("piecewise(w^2 if w < 1, 2w - 1 otherwise)", "1", "differentiable", 2, 2),
    ("piecewise(w^2 if w < 1, w otherwise)", "1", "corner", 2, 1),
    ("piecewise(w^2 if w < 1, w + 1 otherwise)", "1", "jump", oo, 1),
    ("piecewise(1 if w = 0, w otherwise)", "0", "jump", oo, -oo),
    ("piecewise(w if w > 0)", "0", "undefined", None, None),
    ("piecewise(w^2 if w >= 0)", "0", "one_sided", None, 0),
    ("piecewise(sin(w)/w if w != 0, 1 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(1/w if w != 0, 0 otherwise)", "0", "jump", oo, oo),
    # swinging without end
    ("piecewise(w*sin(1/w) if w != 0, 0 otherwise)", "0", "oscillating", None, None),
    ("piecewise(w^2*sin(1/w) if w != 0, 0 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(sin(1/w) if w != 0, 0 otherwise)", "0", "oscillating", None, None),
    ("piecewise(w^2*floor(1/w) if w != 0, 0 otherwise)", "0", "differentiable", 1, 1),
    ("piecewise(max(w^2*sin(1/w), 0) if w != 0, 0 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(min(w^2*sin(1/w), w^2) if w != 0, 0 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(w*sin(ln(abs(w))) if w != 0, 0 otherwise)", "0", "oscillating", None, None),
    ("piecewise(w*frac(1/w) if w != 0, 0 otherwise)", "0", "oscillating", None, None),
    # no two sequences agree, whatever stands around the sine
    (at_0("w*(sin(1/w)+cos(1/w))"), "0", "oscillating", None, None),
    (at_0("w*sin(1/w)*cos(1/w)"), "0", "oscillating", None, None),
    (at_0("w*sin(pi/w)*cos(1/w)"), "0", "oscillating", None, None),
    (at_0("max(w*sin(1/w),0)"), "0", "oscillating", None, None),
    (at_0("max(w*sin(1/w),w^2)"), "0", "oscillating", None, None),
    (at_0("w*sign(sin(1/w))"), "0", "oscillating", None, None),
    (at_0("w*cbrt(sin(1/w))"), "0", "oscillating", None, None),
    (at_0("w*sqrt(abs(sin(1/w)))"), "0", "oscillating", None, None),
    (at_0("w/(2+sin(1/w))"), "0", "oscillating", None, None),
    (at_0("w*sin(sin(1/w))"), "0", "oscillating", None, None),
    (at_0("w*atan(sin(1/w))"), "0", "oscillating", None, None),
    (at_0("w*frac(1/w)*frac(2/w)"), "0", "oscillating", None, None),
    (at_0("w*frac(e^(1/abs(w)))"), "0", "oscillating", None, None),
    (at_0("w*(floor(1/w)+floor(-1/w))"), "0", "oscillating", None, None),  # -1, but 0 at every 1/n
    (at_0("sin(1/w)^2/w"), "0", "oscillating", None, None),
    (at_0("floor(w*sin(1/w))"), "0", "oscillating", None, None),
    (at_0("w*sin(sqrt(-ln(abs(w))))"), "0", "oscillating", None, None),
    # swinging, but between bounds that say enough
    (at_0("sqrt(abs(w))*(2+sin(1/w))"), "0", "cusp", -oo, oo),
    (at_0("sqrt(abs(w))*e^(sin(1/w))"), "0", "cusp", -oo, oo),
    (at_0("sqrt(abs(w))*(2+sin(sin(1/w)))"), "0", "cusp", -oo, oo),
    (at_0("cbrt(w)*(2+cos(1/w))"), "0", "vertical_tangent", oo, oo),
    (at_0("w*ln(abs(w))*(2+sin(1/w))"), "0", "vertical_tangent", -oo, -oo),
    (at_0("(2+sin(1/w))/w^2"), "0", "jump", -oo, oo),
    (at_0("(3+cos(1/w))/w"), "0", "jump", oo, oo),
    (at_0("max(abs(w),w*sin(1/w))"), "0", "corner", -1, 1),
    (at_0("max(2*abs(w),w*sin(1/w))"), "0", "corner", -2, 2),
    (at_0("w^2/(2+sin(1/w))"), "0", "differentiable", 0, 0),
    (at_0("w^2*sign(sin(1/w))"), "0", "differentiable", 0, 0),
    (at_0("1+w^2/(2+sin(1/w))"), "0", "jump", -oo, oo),
    (at_0("e^(-(2+sin(1/w))/abs(w))"), "0", "differentiable", 0, 0),
    (at_0("floor(2.5+sin(1/w)/4)-2"), "0", "differentiable", 0, 0),
    # a quotient that is one number
    ("ceil(w/abs(w))", "-1/2", "differentiable", 0, 0),
    ("floor(sin(w)/sin(w))", "1", "differentiable", 0, 0),
    ("floor(w^2/(-w^2))", "sqrt(2)", "differentiable", 0, 0),
    ("asin(sin(w)/abs(sin(w)))", "-1", "differentiable", 0, 0),
    ("floor(e^w/e^w)", "1", "differentiable", 0, 0),
    ("asin(abs(w)/w)", "-2", "differentiable", 0, 0),
    ("piecewise(w if w/abs(w) = 1, -w otherwise)", "2", "differentiable", 1, 1),
    ("floor(w/abs(w))+sign(w-2)", "2", "jump", oo, oo),
    ("acos(w/abs(w))+floor(w)", "2", "jump", oo, 0),
    ("piecewise(asin(w/w) if w > 1, 0 otherwise)", "1", "jump", 0, oo),
    # what is left after many terms have cancelled
    ("floor(1-w^4)", "0", "jump", oo, -oo),
    ("floor(cos(w^2))", "0", "jump", oo, -oo),
    ("sign(1-cos(w^2))", "0", "jump", -oo, oo),
    ("asin(1-w^4)", "0", "differentiable", 0, 0),
    ("sqrt(1-cos(w^2))", "0", "differentiable", 0, 0),
    ("acosh(cosh(w^2))", "0", "differentiable", 0, 0),
    ("floor(2-(w-1)^4)", "1", "jump", oo, -oo),
    ("piecewise((cos(w)-1+w^2/2)/w^4 if w != 0, 1/24 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise((1-cos(w^5))/w^10 if w != 0, 1/2 otherwise)", "0", "differentiable", 0, 0),
    # nearer than any probe of twelve digits
    ("floor(w+10^(-20))", "1", "differentiable", 0, 0),
    ("abs(w+10^(-20))", "0", "differentiable", 1, 1),
    ("sqrt(w+10^(-30))", "0", "differentiable", 5 * 10**14, 5 * 10**14),
    # exponents that are fractions only together
    ("w^(pi/4)*w^(e/20)*w^(1-pi/4-e/20)", "0", "one_sided", None, 1),
    ("w+w^(pi/4)-(w^(pi/8))^2", "0", "one_sided", None, 1),
    ("w+w^(pi/4)-(w^(pi/12))^3", "0", "one_sided", None, 1),
    # flat beyond every power, and logarithms that fool any table of numbers
    ("piecewise(e^(-1/w^2) if w != 0, 0 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(e^(-1/w) if w > 0, 0 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(w*ln(abs(w)) if w != 0, 0 otherwise)", "0", "vertical_tangent", -oo, -oo),
    ("piecewise(w^2*ln(abs(w)) if w != 0, 0 otherwise)", "0", "differentiable", 0, 0),
    ("piecewise(1/ln(abs(w)) if w != 0, 0 otherwise)", "0", "cusp", oo, -oo),
    ("piecewise(w/(1+e^(1/w)) if w != 0, 0 otherwise)", "0", "corner", 1, 0),
    ("piecewise(w*atan(1/w) if w != 0, 0 otherwise)", "0", "corner", -pi / 2, pi / 2),
    (at_0("w*tanh(e^(1/w))"), "0", "corner", 0, 1),
    (at_0("w*erf(1/w)"), "0", "corner", -1, 1),
    (at_0("w^2*erf(1/w)"), "0", "differentiable", 0, 0),
    (at_0("(1 - erf(1/abs(w)))/w"), "0", "differentiable", 0, 0),
    ("erf(w)/w", "0", "undefined", None, None),
    (at_0("abs(w)*sqrt(-ln(abs(w)))"), "0", "cusp", -oo, oo),
    ("piecewise(1+w*sqrt(-ln(w)) if w > 0, 0 otherwise)", "0", "jump", 0, oo),
    ("piecewise(2+1/sqrt(-ln(w)) if w > 0, 0 otherwise)", "0", "jump", 0, oo),
    # ordinary points, with exact slopes
    ("w^2", "3", "differentiable", 6, 6),
    ("1/w", "-2", "differentiable", -sympy.Rational(1, 4), -sympy.Rational(1, 4)),
    ("sin(w)", "pi/4", "differentiable", sympy.sqrt(2) / 2, sympy.sqrt(2) / 2),
    ("sin(w)", "1", "differentiable", sympy.cos(1), sympy.cos(1)),
    ("e^w", "1", "differentiable", sympy.E, sympy.E),
    ("e^w", "2", "differentiable", sympy.exp(2), sympy.exp(2)),
    ("w^w", "1", "differentiable", 1, 1),
    ("ln(w)", "sqrt(2)", "differentiable", sympy.sqrt(2) / 2, sympy.sqrt(2) / 2),
    ("2^w", "0", "differentiable", sympy.log(2), sympy.log(2)),
    ("7", "1", "differentiable", 0, 0),
]


@pytest.mark.parametrize(("text", "point", "kind", "left", "right"), VERDICTS)
def test_verdict_and_both_slopes(text, point, kind, left, right):
    verdict = classify_point(parse_function(text, "w"), point)
    assert (verdict.kind, verdict.left_slope, verdict.right_slope) == (kind, left, right)
    assert verdict.slope == (left if kind == "differentiable" else None)
    assert math.isnan(verdict.decimal) == (kind != "differentiable")


def test_the_reason_is_a_sentence_for_a_learner():
    verdict = classify_point(parse_function("abs(w)"), "0")
    assert verdict.reason == "From the left the slope is −1, from the right 1: a corner, so no tangent."
    hole = classify_point(parse_function("(w^2-1)/(w-1)"), "1")
    assert hole.reason == (
        "J is not defined at w = 1: a hole; from both sides J comes in to 2, so there is no tangent."
    )


@pytest.mark.parametrize(("text", "point", "kind"), [row[:3] for row in VERDICTS])
def test_every_reason_ends_and_shows_no_code(text, point, kind):
    reason = classify_point(parse_function(text, "w"), point).reason
    assert reason.endswith(".")
    assert not {"None", "nan", "oo", "inf", "mpf"} & set(reason.replace(",", " ").replace(".", " ").split())


@pytest.mark.parametrize(
    "inside",
    [
        "w*(sin(1/w)^2+cos(1/w)^2)",  # 1, but no series of ours knows that identity
        "w*sin(pi*floor(1/w))",  # 0 along every sequence, which is no proof
        "w*sin(pi*2^floor(1/abs(w)))",  # and this is 0, whatever a swing might look like
        "w*sin(pi*floor(1/w)^2)",
        "w*frac(e^(1/abs(w)))*frac(e^(2/abs(w)))",
        "w*sin(ln(ln(1/abs(w))))",
        "w*(1+sin(1/w)^2)/(1+sin(1/w)^2)",
    ],
)
def test_what_cannot_be_settled_is_unknown_and_not_a_guess(inside, monkeypatch):
    monkeypatch.setattr(one_sided, "second_opinions", lambda *_: {})
    verdict = classify_point(parse_function(f"piecewise({inside} if w != 0, 0 otherwise)"), "0")
    assert (verdict.kind, verdict.slope) == ("unknown", None)
    assert math.isnan(verdict.decimal)


def test_sympys_limit_settles_what_the_series_cannot(monkeypatch):
    warm_up()
    monkeypatch.setattr(sympy_limits, "SECONDS", 60)
    f = parse_function("piecewise(1/ln(ln(1/abs(w))) if w != 0, 0 otherwise)")
    verdict = classify_point(f, "0")
    assert (verdict.kind, verdict.left_slope, verdict.right_slope) == ("cusp", -oo, oo)


def test_a_slope_without_a_short_form_is_still_a_number():
    verdict = classify_point(parse_function("sin(w)^3*e^w"), "1")
    assert verdict.kind == "differentiable"
    expected = sympy.diff(sympy.sin(sympy.Symbol("w")) ** 3 * sympy.exp(sympy.Symbol("w")))
    assert verdict.decimal == pytest.approx(float(expected.subs(sympy.Symbol("w"), 1)), rel=1e-15)


def test_a_point_that_is_no_number_is_the_learners_error():
    with pytest.raises(ExpressionError):
        classify_point(parse_function("w^2"), "1/0")
    with pytest.raises(ExpressionError):
        classify_point(parse_function("w^2"), "banana")


@settings(max_examples=60, deadline=None)
@given(
    corner=st.integers(-20, 20),
    left=st.integers(-9, 9),
    right=st.integers(-9, 9),
    height=st.integers(-9, 9),
)
def test_two_straight_lines_meet_in_a_corner_unless_they_are_one(corner, left, right, height):
    # (left + right)/2 · u + (right - left)/2 · |u| is left·u before the corner and right·u after it
    u = f"(w-({corner}))"
    f = parse_function(f"({left + right})/2*{u} + ({right - left})/2*abs({u}) + ({height})")
    verdict = classify_point(f, str(corner))
    assert verdict.kind == ("differentiable" if left == right else "corner")
    assert (verdict.left_slope, verdict.right_slope) == (left, right)


@settings(max_examples=60, deadline=None)
@given(
    coefficients=st.lists(st.integers(-20, 20), min_size=1, max_size=5),
    numerator=st.integers(-50, 50),
    denominator=st.integers(1, 12),
)
def test_a_polynomial_has_its_derivative_everywhere(coefficients, numerator, denominator):
    w = sympy.Symbol("w")
    text = " + ".join(f"({c})*w^{k}" for k, c in enumerate(coefficients))
    verdict = classify_point(parse_function(text, "w"), f"{numerator}/{denominator}")
    polynomial = sympy.Add(*(c * w**k for k, c in enumerate(coefficients)))
    assert verdict.slope == sympy.diff(polynomial, w).subs(w, sympy.Rational(numerator, denominator))


def test_a_limit_of_sympys_that_the_numbers_do_not_follow_is_not_believed(monkeypatch):
    monkeypatch.setattr(sympy_limits, "ask", lambda *_, **__: [["0", "7"], ["0", "7"]])
    f = parse_function("piecewise(w*ln(ln(1/abs(w))) if w != 0, 0 otherwise)")
    assert classify_point(f, "0").kind == "unknown"


@pytest.mark.parametrize("inside", ["1+w*ln(ln(1/abs(w)))", "3+1/ln(ln(1/abs(w)))"])
def test_a_gap_that_stays_is_not_closed_by_an_infinite_slope_of_sympys(inside, monkeypatch):
    monkeypatch.setattr(sympy_limits, "ask", lambda *_, **__: [["0", "-inf"], ["0", "inf"]])
    assert classify_point(parse_function(at_0(inside)), "0").kind == "unknown"


def test_both_sides_of_a_point_are_one_question_with_one_time_limit(monkeypatch):
    asked = []

    def ask(*question, seconds, waiting):
        asked.append((question[-1], seconds + waiting))
        raise TooComplex("seconds", seconds)

    monkeypatch.setattr(sympy_limits, "ask", ask)
    assert classify_point(parse_function(at_0("w*sin(ln(ln(1/abs(w))))")), "0").kind == "unknown"
    assert [sides for sides, _ in asked] == [[-1, 1]]
    assert asked[0][1] < 0.9


def test_an_angle_with_more_digits_than_are_kept_has_no_sine():
    assert classify_point(parse_function("cos(w^20)"), "12345").kind == "unknown"
    assert classify_point(parse_function("w*floor(e^(10^6*w))*0+sin(e^(10^6*w))"), "1").kind == "unknown"


def test_out_of_time_is_unknown(monkeypatch):
    monkeypatch.setattr(sympy_limits, "SECONDS", 0.0)
    f = parse_function("piecewise(1/ln(ln(1/abs(w))) if w != 0, 0 otherwise)")
    assert classify_point(f, "0").kind == "unknown"


@pytest.mark.parametrize("text", ["w*sin(1/w)/sin(1/w)", "w^2*cos(1/w)*cos(1/w)^-1"])
def test_holes_arbitrarily_near_are_not_cancelled(text: str) -> None:
    """SymPy cancels the sine, but its zeros are holes of the function: no slope can be claimed."""
    f = parse_function(f"piecewise({text} if w != 0, 0 otherwise)")
    assert classify_point(f, "0").kind == "unknown"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("floor(w)", ", and J(1) = 1: a jump"),
        ("piecewise(5 if w = 1, w otherwise)", ", but J(1) = 5: a jump"),
    ],
)
def test_a_jump_says_but_only_where_neither_side_meets_the_value(text, words):
    assert words in classify_point(parse_function(text, "w"), "1").reason


@pytest.mark.parametrize(
    ("text", "point", "slope"),
    [
        ("e^w", "-104", sympy.exp(-104)),
        ("e^w", "-800", sympy.exp(-800)),
        ("e^(-w^2)", "40", -80 * sympy.exp(-1600)),
        ("tanh(w)", "400", sympy.sech(400) ** 2),
        ("erf(w)", "40", 2 * sympy.exp(-1600) / sympy.sqrt(pi)),
        ("e^w", "1000", sympy.exp(1000)),
    ],
)
def test_a_slope_next_to_0_is_not_the_logarithm_of_1(text, point, slope):
    """e^(e^(-800)) is 1 to 60 digits, and to 300."""
    verdict = classify_point(parse_function(text, "w"), point)
    assert verdict.slope == slope
    assert verdict.beyond_floats == (float(slope) in (0.0, math.inf))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("ln(1-tanh(w))", "60"),
        ("1/(1-tanh(w))", "100"),
        ("ln(1-erf(w))", "20"),
        ("abs(1-erf(w))", "20"),
        ("(1-tanh(w))^2", "60"),
    ],
)
def test_what_cancels_from_60_digits_is_not_0(text, point):
    """1 - tanh(60) is 10^-52: neither undefined below a fraction line nor a corner of |w|."""
    assert classify_point(parse_function(text, "w"), point).kind == "unknown"


def test_a_slope_next_to_0_without_an_exact_form_is_said_to_be_about_that():
    verdict = classify_point(parse_function("e^(-e^w)"), "7")
    assert verdict.slope != 0
    assert "about −6.0025·10⁻⁴⁷⁴" in verdict.reason


def test_next_to_0_every_number_is_not_the_same():
    assert not agree(sympy.exp(-400), MP.exp(-800))
    assert agree(sympy.exp(-800), MP.exp(-800))
    assert agree(sympy.S.Zero, MP.mpf(10) ** -60)


@pytest.mark.parametrize("text", ["erf(e^(1000x))", "x + erf(10^30 + 10^30 x)"])
def test_an_error_function_of_something_huge_is_answered(text: str) -> None:
    """The exponential of the square of 10^4000 has more digits than can be written down."""
    assert classify_point(parse_function(text), "10").kind in ("differentiable", "unknown")


@pytest.mark.parametrize("point", ["tanh(99)", "erf(10)", "erf(80)"])
@pytest.mark.parametrize("text", ["floor(x)", "|x-1|", "sqrt(1-x)", "ln(1-x)"])
def test_a_point_that_passes_for_1_is_no_corner(text: str, point: str) -> None:
    """tanh and erf stay below 1, and a jump of floor(x) is at 1."""
    verdict = classify_point(parse_function(text), point)
    assert verdict.kind in ("differentiable", "unknown")
    assert classify_point(parse_function("x^2"), point).kind == "differentiable"


@pytest.mark.parametrize(
    ("text", "point", "passes_for"),
    [
        ("w asin(tanh(100))", "0", sympy.pi / 2),
        ("(2 - tanh(70))w", "0", 1),
        ("w erf(12)", "2", 1),
        ("w + e^(-w)", "150", 1),
        ("w + e^(-w)", "3000", 1),
        ("w + 1/w", "10^25", 1),
        ("w cos(10^-30)", "1", 1),
        ("|w| tanh(90)", "0", 1),
    ],
)
def test_slope_that_60_digits_take_for_another_is_not_called_that(
    text: str, point: str, passes_for: sympy.Expr
) -> None:
    verdict = classify_point(parse_function(text), point)
    assert verdict.right_slope != passes_for
    assert float(verdict.right_slope) == pytest.approx(float(passes_for))
    assert f"the slope is {passes_for}," not in verdict.reason
