"""What a careful program does: right where it claims to be, and silent where it is not."""

from __future__ import annotations

import math

import pytest

from deriv_core.calculus.shrinking.careful import CarefulRow
from deriv_core.calculus.shrinking.ledger import error_ledger
from deriv_core.errors import DerivError
from deriv_core.expression.function import parse_function
from tests.cases import read

pytestmark = pytest.mark.slow


def rows(text: str, point: str) -> dict[str, CarefulRow]:
    """By name, the last of each."""
    return {row.name: row for row in error_ledger(parse_function(text, "w"), point).careful}


@pytest.mark.parametrize(
    ("text", "point"),
    [
        *(("e^w", "1"), ("sin(50w)", "1"), ("w^3", "0"), ("|w|", "-3"), ("cbrt(w)", "-8"), ("w^w", "2")),
        *(("asin(w)", "0.5"), ("acosh(w)", "2"), ("floor(w)w", "1.5"), ("max(w, w^2)", "3"), ("ln(w)", "2")),
        *(("asec(w)", "-2"), ("acoth(w)", "3"), ("asech(w)", "0.5"), ("log(w, 3)", "2"), ("w^(-2/3)", "-1")),
    ],
)
def test_the_complex_step_is_right_to_the_last_digits(text: str, point: str) -> None:
    row = rows(text, point)["complex step"]
    derivative = row.quotient - row.error
    assert abs(row.error) <= 4e-15 * max(abs(derivative), 1e-3)


@pytest.mark.parametrize(
    ("text", "point"), [("w|w|", "0"), ("w^2 floor(w)", "0"), ("max(w^2, w^3)", "0"), ("w^(4/3)", "0")]
)
def test_the_complex_step_declines_at_the_edge_of_a_choice(text: str, point: str) -> None:
    """J is differentiable there; its modulus, floor, maximum or root alone is not.

    At w = iε the square of w is real and negative, and would seem to lose against its cube.
    """
    kept = error_ledger(parse_function(text, "w"), point)
    assert kept.derivative == 0
    assert "complex step" not in {row.name for row in kept.careful}
    assert any(sentence.startswith("The complex step") for sentence in kept.declined)


def test_sixty_digits_show_the_error_that_is_left() -> None:
    """ε·J″/2"""
    kept = error_ledger(parse_function("e^w"), "1")
    precise = [row for row in kept.careful if row.name == "60 digits"]
    assert [row.step for row in precise] == [1e-16, 1e-25]
    for row in precise:
        assert row.error == pytest.approx(row.step * math.e / 2, rel=1e-6)


@pytest.mark.parametrize(("text", "point"), [("e^w", "1"), ("1/w", "2"), ("sin(w)", "1"), ("ln(w)", "3")])
def test_extrapolation_beats_every_central_quotient(text: str, point: str) -> None:
    kept = error_ledger(parse_function(text, "w"), point)
    row = next(row for row in kept.careful if row.name == "extrapolation")
    assert abs(row.error) < 1e-12
    assert abs(row.error) < min(abs(r.entries["central"].error) for r in kept.rows)  # type: ignore[index]


def test_beside_a_slope_of_0_closeness_is_measured_by_the_slopes_nearby() -> None:
    for text, point in [("(w + 1/w)^4", "1"), ("10^(-20)*w^2", "0"), ("10^20*w^2", "0")]:
        assert {"complex step", "extrapolation"} <= set(rows(text, point))


def test_extrapolation_declines_across_a_corner() -> None:
    assert "extrapolation" not in rows("|w - 1.002| + w^2", "1")


@pytest.mark.parametrize(("text", "point"), [("|w|", "0"), ("floor(w)", "0"), ("1/w", "0"), ("cbrt(w)", "0")])
def test_no_careful_way_to_a_derivative_that_is_not_there(text: str, point: str) -> None:
    """The complex step of |w| would be whatever one takes |iε| for."""
    assert rows(text, point) == {}


@pytest.mark.slow
def test_careful_rows_are_right_wherever_they_stand() -> None:
    for case in read("derivatives")[::3]:
        try:
            kept = error_ledger(parse_function(case["expr"], case["var"]), "0.4")
        except DerivError:
            continue
        for row in kept.careful:
            if row.name == "60 digits":
                assert abs(row.error) <= row.step * (abs(kept.second) + 1) or math.isnan(kept.second)
            else:
                assert abs(row.error) <= 1e-6 * abs(kept.derivative) or abs(row.error) <= 1e-9
