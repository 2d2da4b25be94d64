"""Series beside a point: classical limits, cancellation however deep, agreement with the function itself."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deriv_core.calculus.germs import germ as g
from deriv_core.calculus.germs import series as s
from deriv_core.calculus.germs.local import beside, resolved, value_at
from deriv_core.calculus.germs.series import NeedMoreTerms, Rest, Undecided, Undefined
from deriv_core.calculus.precision import MP
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse


def tree(text: str):
    return parse(text, "x").expression


def limit(text: str, point=0, side: int = 1):
    for size in (6, 16, 40):
        try:
            return g.limit_of(beside(tree(text), MP.mpf(point), side, size))
        except NeedMoreTerms:
            continue
    raise AssertionError("still cancelling")


def close(value, expected) -> bool:
    return value == expected or abs(value - expected) < MP.mpf(10) ** -40 * max(1, abs(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sin(x)/x", 1),
        ("(1-cos(x))/x^2", MP.mpf(1) / 2),
        ("(tan(x)-sin(x))/x^3", MP.mpf(1) / 2),
        ("(sin(tan(x))-tan(sin(x)))/(asin(atan(x))-atan(asin(x)))", 1),
        ("(sin(tan(x))-tan(sin(x)))/x^7", MP.mpf(-1) / 30),
        ("(e^x-1-x)/x^2", MP.mpf(1) / 2),
        ("(1+x)^(1/x)", MP.e),
        ("((1+x)^(1/x)-e)/x", -MP.e / 2),
        ("x*ln(x)", 0),
        ("x^x", 1),
        ("1/ln(x)", 0),
        ("x*ln(x)^5", 0),
        ("1/(x*ln(x))", -MP.inf),
        ("e^(-1/x)/x^50", 0),
        ("x^50*e^(1/x)", MP.inf),
        ("e^(1/x)-e^(1/x-1)", MP.inf),
        ("(e^(1/x)+1)/(e^(1/x)-1)", 1),
        ("(e^(1/x+x)-e^(1/x))/e^(1/x)", 0),
        ("atan(1/x)", MP.pi / 2),
        ("tanh(1/x)", 1),
        ("erf(1/x)", 1),
        ("x*floor(1/x)", 1),
        ("ceil(x)", 1),
        ("floor(-x)", -1),
        ("sign(x)", 1),
        ("cbrt(-x)/cbrt(x)", -1),
        ("sqrt(x+x^2)/sqrt(x)", 1),
        ("acosh(1+x)/sqrt(x)", MP.sqrt(2)),
        ("(asin(1)-asin(1-x))/sqrt(x)", MP.sqrt(2)),
        ("max(x, x^2)/x", 1),
        ("min(x, x^2)/x^2", 1),
        ("x*sin(1/x)", 0),
        ("2 + sin(x)*sin(1/x)", 2),
    ],
)
def test_classical_limits_from_the_right(text, expected):
    assert close(limit(text), expected)


@pytest.mark.parametrize(
    "text", ["sin(1/x)", "e^sin(1/x)", "sin(ln(x))", "frac(1/x)", "2+cos(1/x^2)", "sin(1/x)^2"]
)
def test_what_swings_has_no_limit(text):
    assert limit(text) is None


@pytest.mark.parametrize(
    "text", ["ln(-x)", "sqrt(-x)", "asin(1+x)", "acosh(1-x)", "1/(x-x)", "(-x)^x", "ln(x-x)"]
)
def test_outside_the_domain_all_along_the_side(text):
    with pytest.raises(Undefined):
        limit(text)


@pytest.mark.parametrize("text", ["sin(1/x)^2+cos(1/x)^2", "sign(sin(1/x))", "ln(ln(1/x))", "sqrt(sin(1/x))"])
def test_what_series_cannot_tell_they_do_not(text):
    with pytest.raises(Undecided):
        limit(text)


def test_a_hole_has_no_value():
    for text in ("x/x", "1/(1/x)", "sin(x)/x", "0*ln(x)", "x^(-1)*x"):
        with pytest.raises(Undefined):
            value_at(tree(text), MP.zero)


def test_a_branch_not_taken_does_no_harm():
    assert value_at(tree("piecewise(1/x if x != 0, 5 otherwise)"), MP.zero) == 5


def test_zero_at_an_irrational_point_is_zero():
    assert value_at(tree("x^2-2"), MP.sqrt(2)) == 0
    assert value_at(tree("sin(x)"), 1000 * MP.pi) == 0
    assert value_at(tree("ln(x)-1"), +MP.e) == 0


@pytest.mark.parametrize(
    "name", ["sin", "cos", "tan", "exp", "atan", "asinh", "tanh", "erf", "sinh", "cosh", "sec", "asin"]
)
@pytest.mark.parametrize("point", ["1/3", "0"])
def test_taylor_coefficients_are_sympys(name, point):
    x = sympy.Symbol("x")
    at = sympy.Rational(point)
    germ = beside(tree(f"{name}(x)"), MP.mpf(at.p) / at.q, 1, 8)
    for power in range(4):
        exact = sympy.diff(getattr(sympy, name)(x), x, power).subs(x, at) / sympy.factorial(power)
        assert close(germ.coefficient((power, 0)), MP.mpf(sympy.Float(exact.evalf(60), 60)._mpf_))


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("abs(x)*x", "(-x)*x", "x*x"),
        ("max(x,x^2)", "x^2", "x"),
        ("floor(x)*x", "(-1)*x", "0*x"),
        ("abs(abs(x)-1)", "-(-x - 1)", "-(x - 1)"),
        ("piecewise(x^2 if x < 0, x otherwise)", "x^2", "x"),
        ("sign(x)", "-1", "1"),
    ],
)
def test_choices_are_made_as_they_fall(text, left, right):
    written = [to_text(resolved(tree(text), MP.zero, side, 6)).replace(" ", "") for side in (-1, 1)]
    assert written == [left.replace(" ", ""), right.replace(" ", "")]


_small = st.integers(-3, 3)
_SHAPES = ["({a}+{b})", "({a}-{b})", "({a}*{b})", "({a}/{b})", "sin({a})", "e^({a})", "abs({a})", "ln({a})"]
_SHAPES += [
    "sqrt({a})",
    "cbrt({a})",
    "max({a},{b})",
    "atan({a})",
    "({a})^3",
    "floor({a})",
    "tanh({a})",
    "erf({a})",
]


@st.composite
def functions(draw, depth=2):
    if depth == 0:
        return draw(st.sampled_from(["x", "(x+1)", "(2-x)", "x^2", f"({draw(_small)})"]))
    inner = draw(functions(depth=depth - 1))
    other = draw(functions(depth=depth - 1))
    shape = draw(st.sampled_from(_SHAPES))
    return shape.format(a=inner, b=other)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(text=functions(), point=st.sampled_from([0, 1, -1, 2]), side=st.sampled_from([-1, 1]))
def test_a_series_has_the_values_of_its_function(text, point, side):
    node = tree(text)
    try:
        germ = beside(node, MP.mpf(point), side, 8)
        value = value_at(node, point + side * MP.mpf(10) ** -9)
    except (Undefined, Undecided, NeedMoreTerms):
        return
    if (
        not isinstance(germ, s.Series)
        or germ.rest is not Rest.TRUNCATED
        or germ.order[0] < 2
        or germ.order[1]
    ):
        return
    assert abs(germ.at(MP.mpf(10) ** -9) - value) < MP.mpf(10) ** -15 * max(1, abs(value))


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(text=functions(), point=st.sampled_from([0, 1, -1]), side=st.sampled_from([-1, 1]))
def test_undefined_beside_means_undefined_near(text, point, side):
    node = tree(text)
    try:
        beside(node, MP.mpf(point), side, 8)
    except Undefined:
        with pytest.raises((Undefined, Undecided)):
            value_at(node, point + side * MP.mpf(10) ** -12)
    except (Undecided, NeedMoreTerms):
        pass
