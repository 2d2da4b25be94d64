"""Numbers: right to a tolerance, and the slips of a quotient and of first principles by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import deriv_core as dc
from deriv_core.calculus.scheme import Scheme
from deriv_core.practice.number_check import check_quotient, check_slope, check_value
from tests.practice.test_mistakes import NUMBERS

SQUARE = dc.parse_function("w^2")


def quotient(answer: str, function: str = "w^2", scheme: Scheme = Scheme.FORWARD) -> dc.AnswerCheck:
    return check_quotient(dc.parse_function(function), answer, "3", "0.1", scheme)


@pytest.mark.parametrize(
    "mistake",
    [mistake for mistake in dc.MISTAKES.values() if mistake.family in NUMBERS],
    ids=lambda mistake: mistake.name,
)
def test_its_example_at_3_with_a_step_of_a_tenth_is_named_by_it(mistake: object) -> None:
    assert isinstance(mistake, type(dc.MISTAKES["k_ratio"]))
    function, answer = mistake.example
    found = quotient(answer, function)
    assert (found.status, found.mistakes) == ("wrong", [mistake.name])
    assert found.message == mistake.statement
    assert found.diagnoses[0].question == mistake.question


@pytest.mark.parametrize("answer", ["6.1", "6.10", "61/10", "6.1001"])
def test_a_right_quotient_has_no_name(answer: str) -> None:
    assert (quotient(answer).status, quotient(answer).mistakes) == ("correct", [])


def test_the_other_side_is_that_of_the_scheme() -> None:
    assert quotient("6.1", scheme=Scheme.BACKWARD).mistakes == ["k_wrong_side"]
    assert quotient("5.9", scheme=Scheme.CENTRAL).mistakes == []


def test_a_rounded_number_is_as_near_as_its_digits_say() -> None:
    assert quotient("1.0678").mistakes == ["k_ratio"]
    assert quotient("1.1").mistakes == []


@pytest.mark.parametrize(
    ("function", "point", "answer", "name"),
    [
        ("sin(2w)", "0", "1", "chain_no_inner"),
        ("w^2", "5", "25", "function_itself"),
        ("w^3", "2", "24", "power_n_kept"),
        ("w^2 e^w", "1", "2e", "product_of_derivs"),
    ],
)
def test_a_slope_at_a_point_is_diagnosed_as_its_formula(
    function: str, point: str, answer: str, name: str
) -> None:
    found = check_slope(dc.parse_function(function), answer, point)
    assert found.status == "wrong"
    assert name in found.mistakes


@pytest.mark.parametrize(
    ("check", "answer", "status"),
    [
        (check_slope, "6", "correct"),
        (check_value, "9", "correct"),
        (check_value, "6", "wrong"),
        (check_slope, "six", "unreadable"),
    ],
)
def test_slopes_and_values(
    check: Callable[[dc.RealFunction, str, str], dc.AnswerCheck], answer: str, status: str
) -> None:
    found = check(SQUARE, answer, "3")
    assert (found.status, found.mistakes) == (status, [])


def test_where_there_is_no_slope_no_number_is_wrong() -> None:
    assert check_slope(dc.parse_function("|w|"), "1", "0").status == "undecided"
