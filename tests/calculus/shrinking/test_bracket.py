"""Is it a bound? Only where convexity is shown; wherever that is not so, the words say so."""

from __future__ import annotations

import mpmath
import pytest

from deriv_core.calculus.points import read_point
from deriv_core.calculus.precision import digits
from deriv_core.calculus.shrinking.bracket import bracket
from deriv_core.calculus.shrinking.exactly import forward_quotient
from deriv_core.errors import DerivError
from deriv_core.expression.function import parse_function
from tests.cases import read

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "point", "step", "bounds", "why"),
    [
        ("w^2", "3", 0.5, True, "nowhere negative"),
        ("w^2", "-3", 4.0, True, "nowhere negative"),
        ("ln(w)", "1", 0.5, True, "nowhere positive"),
        ("1/w", "2", 1.0, True, "nowhere negative"),
        ("w^4", "0", 1.0, True, "nowhere negative"),
        ("w^3", "1", 1.0, True, "nowhere negative"),
        ("w^3", "1", 2.0, False, "changes its sign"),
        ("w^3", "0", 0.1, False, "changes its sign"),
        ("sin(50w)", "1", 0.5, False, "changes its sign"),
        ("sin(w)", "pi", 0.1, False, "changes its sign"),
        ("e^(-w^2)", "0", 0.5, True, "nowhere positive"),
        ("|w|", "3", 1.0, True, "straight line"),
        ("|w|", "3", 4.0, None, "not shown"),
        ("|w|", "0", 1.0, False, "no derivative"),
        ("w|w|", "1", 0.5, True, "nowhere negative"),
        ("max(w, w^2)", "0.5", 0.2, True, "straight line"),
        ("sqrt(w)", "1", 0.9, True, "nowhere positive"),
        ("sqrt(w)", "1", 1.5, None, "Not on both sides"),
        ("1/w", "0", 0.1, False, "no derivative"),
        ("sqrt(w)", "0", 0.1, False, "no derivative"),
        ("tan(w)", "pi/2", 0.1, False, "no derivative"),
        ("e^w", "1000", 0.1, None, "range of floats"),
    ],
)
def test_bracket(text: str, point: str, step: float, bounds: bool | None, why: str) -> None:
    found = bracket(parse_function(text, "w"), point, step)
    assert found.bounds is bounds
    assert why in found.sentence
    assert ("not a bound here" in found.sentence) == (bounds is not True)


def test_a_jump_is_not_seen_by_the_second_derivative() -> None:
    """J″ = 0 wherever floor has one, yet its chords have slope 1 and its tangents 0."""
    found = bracket(parse_function("floor(w)"), "0.5", 1.0)
    assert (found.low, found.high, found.bounds) == (1.0, 1.0, False)
    assert bracket(parse_function("floor(w)"), "0.5", 0.3).bounds is True


@pytest.mark.parametrize(
    "text",
    ["|w - 3.3| + w^2", "w^2 + floor(w + 0.7)", "piecewise(w^2 if w < 3.3, w^2 + 1 otherwise)"],
)
def test_a_kink_or_jump_between_the_points_is_no_bound(text: str) -> None:
    """J″ is 2 on both sides of it, and at neither of the three points is anything to be seen."""
    f = parse_function(text, "w")
    assert bracket(f, "3.05", 0.5).bounds is not True
    assert bracket(f, "3.15", 0.1).bounds is True


def test_a_pole_between_the_points_is_no_bound() -> None:
    """1/w² is convex on either side of 0, and not across."""
    found = bracket(parse_function("1/w^2"), "1", 3.0)
    assert found.bounds is not True


def test_rounding_can_break_what_algebra_gives() -> None:
    found = bracket(parse_function("w^2"), "3", 1e-12)
    assert found.bounds is False
    assert "rounding" in found.sentence
    assert bracket(parse_function("w^2"), "3", 1e-3).bounds is True


@pytest.mark.parametrize(("text", "point"), [("e^w", "-800"), ("e^(-w^2)", "40")])
def test_a_slope_below_the_floats_does_not_lie_between_0_and_0(text: str, point: str) -> None:
    found = bracket(parse_function(text, "w"), point, 0.1)
    assert (found.low, found.high, found.bounds) == (0.0, 0.0, False)


def test_the_slope_and_not_its_float_is_what_is_held() -> None:
    """Both quotients of w/3 are the float nearest to 1/3, which is less than 1/3."""
    found = bracket(parse_function("w/3"), "0", 1.0)
    assert found.low == found.derivative == found.high
    assert found.bounds is False


def test_the_sign_of_the_step_does_not_count() -> None:
    f = parse_function("e^w")
    assert bracket(f, "1", -0.5) == bracket(f, "1", 0.5)


def test_a_bracket_speaks_with_the_functions_own_names() -> None:
    found = bracket(parse_function("f(x) = x^3"), "0", 1.0)
    assert "f″ changes its sign between x − ε and x + ε" in found.sentence


@pytest.mark.slow
@pytest.mark.parametrize("step", [0.3, 0.01])
def test_what_is_called_a_bound_is_one_in_exact_arithmetic(step: float) -> None:
    proved = 0
    for case in read("derivatives")[::2]:
        try:
            f = parse_function(case["expr"], case["var"])
        except DerivError:
            continue
        found = bracket(f, "0.7", step)
        if found.bounds is not True:
            continue
        proved += 1
        program = f.exact_program
        place = read_point("0.7").program
        with digits(60):
            sides = [forward_quotient(program, place, h, 60) for h in (step, -step)]
            slope = forward_quotient(program, place, 1e-25, 60)
            slack = mpmath.mpf(10) ** -20 * (1 + abs(slope))
            assert min(sides) - slack <= slope <= max(sides) + slack, f.text
    assert proved >= 20
