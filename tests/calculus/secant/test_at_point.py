"""A point put into the slope of the secant, and the error that algebra gives."""

from __future__ import annotations

import functools
import math

import mpmath
import pytest

from deriv_core.calculus.difference_quotient import difference_quotient
from deriv_core.calculus.points import read_point
from deriv_core.calculus.secant.point_slope import PointSlope
from deriv_core.calculus.secant.secant_slope import secant_slope
from deriv_core.calculus.secant.worked import Form
from deriv_core.calculus.verdict.differentiability import classify_point
from deriv_core.errors import ExpressionError
from deriv_core.expression.function import parse_function
from deriv_core.expression.printer import to_text

pytestmark = pytest.mark.slow

TABLE = [
    ("w^2", "3", "forward", "6 + ε"),
    ("w^2", "-3", "backward", "-6 - ε"),
    ("w^2", "0", "forward", "ε"),
    ("w^2", "sqrt(2)", "forward", "2*sqrt(2) + ε"),
    ("w^2", "pi", "central", "2*pi"),
    ("w^3", "2", "forward", "12 + 6*ε + ε^2"),
    ("1/w", "2", "forward", "-1/(2*(2 + ε))"),
    ("1/w", "2", "central", "-1/((2 - ε)*(2 + ε))"),
    ("1/w^2", "4", "forward", "-(8 + ε)/(16*(4 + ε)^2)"),
    ("sqrt(w)", "4", "forward", "1/(sqrt(4 + ε) + 2)"),
    ("sqrt(w)", "0", "forward", "1/sqrt(ε)"),
    ("cbrt(w)", "0", "forward", "1/cbrt(ε)^2"),
    ("sin w", "0", "forward", "sin(ε)/ε"),
    ("sin w", "0", "backward", "sin(ε)/ε"),
    ("sin w", "1", "forward", "cos(1 + ε/2)*(sin(ε/2)/(ε/2))"),
    ("sin(50w)", "0", "forward", "50*(sin(50*ε)/(50*ε))"),
    ("cos w", "0", "central", "0"),
    ("e^w", "0", "forward", "(e^ε - 1)/ε"),
    ("e^w", "1", "central", "e*(sinh(ε)/ε)"),
    ("ln w", "2", "forward", "ln(1 + ε/2)/ε"),
    ("|w|", "0", "forward", "abs(ε)/ε"),
    ("|w|", "0", "backward", "-abs(ε)/ε"),
    ("|w|", "3", "forward", "1"),
    ("|w|", "-2", "forward", "-1"),
    ("w|w|", "3", "forward", "6 + ε"),
    ("floor(w)", "2", "forward", "(floor(2 + ε) - 2)/ε"),
    ("w sin w", "pi", "forward", "-pi - ε + R"),
    ("e^(w^2)", "1", "central", "2*e + 10*e*ε^2/3 + R"),
    ("w^20", "0", "forward", "R"),
    ("w^2/w", "2", "forward", "1"),
    ("(w^2-1)/(w-1)", "2", "central", "1"),
    ("|w| + w^2", "0", "central", "0"),
    ("cbrt(w)", "0", "central", "1/cbrt(ε)^2"),
    ("cbrt(w)", "0", "backward", "1/cbrt(ε)^2"),
    ("root(w, 3)", "0", "central", "1/root(ε, 3)^2"),
    ("w^(2/3)", "0", "backward", "-1/ε^(1/3)"),
    ("sqrt(w)", "0", "backward", "1/sqrt(-ε)"),
    ("sin(w)^2", "0", "forward", "sin(ε)*(sin(ε)/ε)"),
]
SCHEMES = ["forward", "backward", "central"]


@functools.cache
def at(text: str, point: str, scheme: str = "forward") -> PointSlope:
    return secant_slope(parse_function(text), scheme).at_point(read_point(point))


verdict_of = functools.cache(lambda text, point: classify_point(parse_function(text), point))


@pytest.mark.parametrize(("text", "point", "scheme", "expected"), TABLE)
def test_point_is_put_in_and_tidied(text: str, point: str, scheme: str, expected: str) -> None:
    assert at(text, point, scheme).text == expected


def test_limit_and_vanishing_part_are_those_of_the_point() -> None:
    found = at("1/w", "2")
    assert found.limit is not None
    assert found.vanishing is not None
    assert to_text(found.limit) == "-1/4"
    assert to_text(found.vanishing) == "varepsilon/(4*(2 + varepsilon))"
    expected = r"-\frac{1}{4} + {\color{#a8457f}\frac{\varepsilon}{4 (2 + \varepsilon)}}"
    assert found.coloured_latex("#a8457f") == expected


def test_bars_go_only_while_the_step_is_small() -> None:
    found = at("|w|", "3")
    assert found.condition_text == "abs(ε) < 3"
    assert found.vanishing_at(-2.5) == 0
    assert found.vanishing_at(-4) == pytest.approx(-0.5)  # (1 - 3)/(-4) is 1/2, and the slope is 1


@pytest.mark.parametrize(
    ("text", "point", "scheme", "condition"),
    [
        ("w^2/w", "2", "forward", "2 + ε != 0"),
        ("w^2/w", "pi", "central", "(pi - ε)*(pi + ε) != 0"),
        ("(w^2-1)/(w-1)", "1", "central", ""),  # -ε·ε is never 0
        ("(w^3+w)/(w^2+1)", "2", "forward", ""),
    ],
)
def test_hole_that_cancels_is_not_stepped_on(text: str, point: str, scheme: str, condition: str) -> None:
    assert at(text, point, scheme).condition_text == condition


def test_no_error_is_claimed_where_the_second_point_is_a_hole() -> None:
    found = at("w^2/w", "2")
    assert found.vanishing_at(-1) == 0
    assert found.vanishing_at(-2) is None


def test_smallest_of_several_bounds_counts() -> None:
    assert at("|w| + |2w - 5|", "2").condition_text == "abs(ε) < 1/2"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("|w|", "0"),
        ("max(0, w)", "0"),
        ("sqrt(w^2)", "0"),
        ("asin(sin(w))", "pi/2"),
        ("floor(w)", "2"),
        ("cbrt(w)", "0"),
        ("w^(2/3)", "0"),
        ("sqrt(w)", "0"),
        ("w sin(1/w)", "0"),
        ("1/w", "0"),
    ],
)
def test_no_slope_and_no_error_is_claimed_where_there_is_no_derivative(
    text: str, point: str, scheme: str
) -> None:
    found = at(text, point, scheme)
    assert (found.limit, found.vanishing, found.vanishing_at(0.001)) == (None, None, None)


def test_central_secant_is_blind_to_a_corner_and_still_has_no_limit() -> None:
    found = at("|w|", "0", "central")
    assert (found.text, found.limit) == ("0", None)


@pytest.mark.parametrize(("text", "point"), [("1/w", "0"), ("(w^2-1)/(w-1)", "1"), ("tan w", "pi/2")])
def test_there_is_no_secant_through_a_hole(text: str, point: str) -> None:
    found = at(text, point)
    assert (found.expression, found.text, found.latex, found.limit) == (None, "", "", None)


def test_central_secant_of_a_root_has_no_second_point_at_the_edge() -> None:
    assert at("sqrt(w)", "0", "central").expression is None


def test_rest_claims_no_order_where_the_function_is_not_smooth_enough() -> None:
    """The rest of w^(8/3) cos w at 0 shrinks like ε^(5/3) only."""
    assert at("w^(8/3) cos w", "1").remainder_order == 2
    assert at("w^(8/3) cos w", "0").remainder_order is None
    assert at("w^(8/3) cos w", "0").remainder_words == ""


@pytest.mark.parametrize("step", [1e-3, -1e-8, 1e-16, 1e-300])
def test_error_of_the_square_is_the_step_itself(step: float) -> None:
    assert at("w^2", "3").vanishing_at(step) == step


@pytest.mark.parametrize(("text", "point"), [("e^w", "1"), ("sin w", "1"), ("ln w", "2"), ("w sin w", "1")])
@pytest.mark.parametrize("step", [1e-3, -1e-8, 1e-16, 1e-300])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_cancels_in_the_error_however_small_the_step(
    text: str, point: str, step: float, scheme: str
) -> None:
    """Beside Taylor's first term, which is right to a relative error of the order of the step."""
    f = {"e^w": mpmath.exp, "sin w": mpmath.sin, "ln w": mpmath.log}.get(text, lambda w: w * mpmath.sin(w))
    with mpmath.workdps(60):
        second, third = (mpmath.diff(f, mpmath.mpf(point), n) for n in (2, 3))
        leading = {"forward": step * second / 2, "backward": -step * second / 2}
        expected = leading.get(scheme, mpmath.mpf(step) ** 2 * third / 6)
    found = at(text, point, scheme).vanishing_at(step)
    if abs(expected) < 1e-307:
        assert found == pytest.approx(0, abs=1e-307)
    else:
        assert found == pytest.approx(float(expected), rel=max(1e-14, 10 * abs(step)))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        *(("w^2", "3"), ("1/w", "2"), ("1/w^2", "4"), ("sqrt(w)", "2"), ("sin(50w)", "1"), ("e^w", "1")),
        *(("ln w", "2"), ("tan w", "1"), ("|w|", "3"), ("w sin w", "1"), ("w^w", "2"), ("floor(w)", "5/2")),
    ],
)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("step", [1.0, -0.1, 1e-4, -1e-8, 1e-12])
def test_table_error_is_the_algebra_and_round_off(text: str, point: str, scheme: str, step: float) -> None:
    """Round-off moves each value of f and the point by some units in the last place, over the step."""
    f = parse_function(text)
    found = at(text, point, scheme)
    exact = found.vanishing_at(step)
    verdict = verdict_of(text, point)
    x = verdict.x
    error = difference_quotient(f, x, step, scheme) - verdict.decimal
    if math.isnan(error):  # past a pole, or outside the domain
        assert exact is None
        return
    assert exact is not None
    scale = max(abs(f(x + k * step)) for k in (-1, 0, 1) if not math.isnan(f(x + k * step)))
    steepness = max(1.0, abs(verdict.decimal), abs(error)) * max(1.0, abs(x))
    round_off = 8 * 2.0**-53 * (scale / abs(step) + steepness * (1 + 1 / abs(step)))
    assert abs(error - exact) <= round_off


def test_step_0_is_refused() -> None:
    with pytest.raises(ExpressionError):
        at("w^2", "3").vanishing_at(0)


def test_known_verdict_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    f = parse_function("w^2")
    verdict = classify_point(f, "3")
    monkeypatch.delattr("deriv_core.calculus.secant.at_point.classify_at")
    assert secant_slope(f).at_point(read_point("3"), verdict).text == "6 + ε"


def test_form_says_how_far_the_point_was_worked_out() -> None:
    forms = [at(text, point).form for text, point in (("w^2", "3"), ("sin w", "0"), ("|w|", "0"))]
    assert forms == [Form.CANCELLED, Form.FACTORED, Form.DEFINITION]
