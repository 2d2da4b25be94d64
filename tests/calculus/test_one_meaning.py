"""One meaning everywhere: a derivative has a value exactly where the verdict sees a slope."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings

import deriv_core as dc
from deriv_core.calculus.verdict.special_points import special_points
from deriv_core.expression.tree import Expression
from tests import cases
from tests.calculus import trees

SLOPES = [(row["f"], row["at"], row["value"]) for row in cases.read("reports") if row["kind"] == "slope"]

# A function, a point where its rules divide by 0 or claim too much, and its slope there ("" for none).
NEIGHBOURS = [
    ("sqrt(max(0, x^2 - 10^-6))", "0", "0"),
    ("cbrt(max(0, x - 3))", "1", "0"),
    ("sqrt(|x| + x)", "-2", "0"),
    ("ln(max(1, x))", "-5", "0"),
    ("asin(min(1, max(-1, 2x)))", "4", "0"),
    ("max(0, x)^1.5", "0", "0"),
    ("max(0, x)^1.5", "-1", "0"),
    ("sqrt(piecewise(0 if x < 1, x - 1 otherwise))", "0", "0"),
    ("sqrt(sign(x) + 1)", "-1", "0"),
    ("x|x|", "0", "0"),
    ("sin(x)*|x|", "0", "0"),
    ("sqrt(x^4)", "0", "0"),
    ("|x|*x^2", "0", "0"),
    ("(x - 1000)|x - 1000|", "1000", "0"),
    ("piecewise(x^2 sin(1/x) if x != 0, 0 otherwise)", "0", "0"),
    ("piecewise(x^2 if x < 1, 2x - 1 otherwise)", "1", "2"),
    ("max(x^2, x^3)", "0", "0"),
    ("max(x^2, x^3)", "1", ""),
    ("ln x", "-1", ""),
    ("x^x", "-1", ""),
    ("0*ln x", "-1", ""),
    ("floor(x)", "2", ""),
    ("frac(x)", "2", ""),
    ("sign(x)", "0", ""),
    ("sqrt(max(0, x^2 - 4))", "2", ""),
    ("asin(1000x - 5)", "0.005", "1000"),
    ("acos(1000000x)", "0", "-1000000"),
    ("cbrt(8x - 8sin x)", "0", "1.100642416298209"),
    ("cbrt(tan x - x)", "0", "0.6933612743506347"),
    # Two that are equal all along an interval, of which SymPy has half of each slope.
    ("max(x, |x|)", "3", "1"),
    ("min(|x|, max(x, 0))", "1", "1"),
    ("max(ln x, ln|x|)", "1", "1"),
]


@pytest.mark.parametrize(("text", "at", "slope"), [*SLOPES, *NEIGHBOURS])
def test_derivative_has_a_value_exactly_where_there_is_a_slope(text: str, at: str, slope: str) -> None:
    f = dc.parse_function(text)
    verdict = dc.classify_point(f, at)
    assert (verdict.slope is None) == (slope == "")
    found = dc.evaluate(dc.derivative(f), at)
    if not slope:
        assert found.decimal != found.decimal
    else:
        assert found.decimal == float(slope) == verdict.decimal


@pytest.mark.parametrize(("text", "at"), [(text, at) for text, at, slope in NEIGHBOURS if slope])
def test_derivative_as_shown_has_the_slope_too(text: str, at: str) -> None:
    """Read back from its text, so that nothing but the formula speaks."""
    shown = dc.parse_function(dc.derivative(dc.parse_function(text)).text, "x")
    assert dc.evaluate(shown, at).decimal == dc.classify_point(dc.parse_function(text), at).decimal


REAL = [(row["f"], row["at"], row["value"]) for row in cases.read("reports") if row["kind"] == "real_value"]

POWERS = [
    ("x^(pi/pi)", "-2", "-2"),
    ("x^log2(8)", "-2", "-8"),
    ("x^(ln(8)/ln(2))", "-2", "-8"),
    ("x^(log10(100)/log10(10))", "-3", "9"),
    ("x^(2 sin(pi/6))", "-2", "-2"),
    ("x^(4 sin(7pi/6))", "-2", "0.25"),
    ("x^(cos(pi))", "-2", "-0.5"),
    ("x^(tan(3pi/4))", "-2", "-0.5"),
    ("x^log(9, 3)", "-2", "4"),
    ("(-1)^ceil(x)", "-0.5", "1"),
    ("(x - 1)^floor(x)", "0.5", "1"),
    ("x^x", "-2", "0.25"),
    ("root(x, floor(x) + 9)", "-8", "-8"),
    ("(-2)^(2x)", "1.5", "-8"),
    ("|x|^(1/3)*(-1)^floor(x)", "-8", "2"),
]


@pytest.mark.parametrize(("text", "at", "value"), [*REAL, *POWERS])
def test_power_of_a_negative_number_is_real_where_its_exponent_is_whole(
    text: str, at: str, value: str
) -> None:
    f = dc.parse_function(text)
    assert dc.evaluate(f, at).decimal == pytest.approx(float(value), rel=1e-12)
    assert f(float(at)) == pytest.approx(float(value), rel=1e-12)
    assert dc.classify_point(f, at).kind.value != "undefined"


@pytest.mark.parametrize(("text", "at"), [("(-2)^x", "1/2"), ("x^sqrt(2)", "-1"), ("x^floor(x)", "0")])
def test_power_of_a_negative_number_is_not_real_otherwise(text: str, at: str) -> None:
    f = dc.parse_function(text)
    assert dc.classify_point(f, at).kind.value == "undefined"
    found = dc.evaluate(f, at).decimal
    assert found != found


@pytest.mark.slow
@given(trees.expressions())
@settings(max_examples=60, deadline=None)
def test_random_derivative_agrees_with_the_verdict(tree: Expression) -> None:
    """At round numbers and where something breaks, `evaluate` of the derivative is the verdict's slope."""
    f = dc.RealFunction(tree, "x")
    try:
        slope = dc.derivative(f)
    except dc.TooComplex:
        assume(False)
    breaks = [verdict.point for verdict in special_points(f, (-5.0, 5.0), limit=4)]
    for at in ["0", "1", "-1", "1/2", *breaks]:
        verdict = dc.classify_point(f, at)
        if verdict.kind.value == "unknown":
            continue
        try:
            found = dc.evaluate(slope, at).decimal
        except dc.TooComplex:
            continue
        if verdict.slope is None:
            assert math.isnan(found), (f.text, at)
        else:
            assert found == pytest.approx(verdict.decimal, rel=1e-9, abs=1e-200), (f.text, at)
