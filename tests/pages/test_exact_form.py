"""One rule writes every number: the same digits in the sentence, the table, the readout and the exports."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from deriv_core.calculus.difference_quotient import compare
from deriv_core.calculus.scheme import Scheme
from deriv_core.expression.function import parse_function
from deriv_core.numbers.exact_form import exact_form
from pages.ui.formulas import about, computed_decimal
from pages.ui.results import Quantity, Row, _row, is_unspoilt

# Read by the browser's tests too.
WRITTEN = json.loads((Path(__file__).parents[1] / "cases/numbers.json").read_text())


def row_of(function: str, point: str, step: str, scheme: str = "forward") -> Row:
    f = parse_function(function)
    (record,) = compare(f, [point], float(Fraction(step)), scheme=scheme).to_dict("records")
    return _row(f, record, step, Scheme(scheme))


@pytest.mark.parametrize(("exact", "x", "seven", "every"), WRITTEN["exact"])
def test_an_exact_decimal_is_written_alike_everywhere(exact: str, x: str, seven: str, every: str) -> None:
    quantity = Quantity(float(Fraction(exact)), exact, "", Fraction(exact))
    for digits, written in ((7, seven), (17, every)):
        shown, is_exact = computed_decimal(quantity, digits)
        assert f"{'=' if is_exact else '≈'} {shown}" == written


@pytest.mark.parametrize(
    ("ratio", "typed", "text"),
    [
        ("121066009/1000000", ("(2 + 3w)^2", "3", "0.001"), "121.066009"),
        ("1/4", ("w^2", "0.5"), "0.25"),
        ("1/4", ("w^2", "5e-1"), "0.25"),
        ("1/4", ("w^2", "1/2"), "1/4"),
        ("61/10", ("w + 6", "1/10"), "61/10"),
        ("1/8", ("1/w", "8"), "1/8"),
        ("61/10", ("w", "6"), "6.1"),
        ("1/3", ("1/w", "3.0"), "1/3"),
        ("7", ("w", "7.0"), "7"),
        ("1/1073741824", ("w^30", "1/2"), "1/1073741824"),
        ("1/1073741824", ("w^30", "0.5"), ""),
    ],
)
def test_decimals_stay_decimals_and_fractions_fractions(
    ratio: str, typed: tuple[str, ...], text: str
) -> None:
    assert exact_form(Fraction(ratio), *typed) == text


def test_value_is_the_same_number_for_the_card_and_the_table() -> None:
    row = row_of("(2+3w)^2", "3", "0.001")
    assert row.samples[1].exact == "121.066009"
    assert [computed_decimal(row.samples[1], digits) for digits in (7, 17)] == [("121.066009", True)] * 2


@pytest.mark.parametrize(
    ("function", "point", "step", "difference"),
    [("w^2", "3", "0.5", "= +0.5"), ("w^3", "-2", "0.25", "= −1.4375"), ("1/w", "2", "2", "= +0.125")],
)
def test_difference_of_two_exact_numbers_is_exact(
    function: str, point: str, step: str, difference: str
) -> None:
    row = row_of(function, point, step)
    assert about(row.quotient, 7).startswith("=")
    assert about(row.difference, 7, with_sign=True).replace("\\", "") == difference
    assert row.difference.exact


def test_difference_of_exact_decimals_loses_no_digit_to_floats() -> None:
    """6.72 − 8 is −1.2800000000000002 in floats."""
    row = row_of("0.1w^2 + 6.7w", "0", "0.2")
    assert [about(row.quotient, 17), about(row.difference, 17, with_sign=True)] == [r"= 6\.72", r"= \+0\.02"]


def test_lost_digits_are_never_called_exact() -> None:
    row = row_of("w^2", "3", "0.001")
    assert about(row.quotient, 7).startswith("≈")
    assert about(row.difference, 7).startswith("≈")
    assert row.quotient.exact == row.difference.exact == ""


def test_a_rounding_in_the_last_digit_spoils_nothing_and_a_cancellation_does() -> None:
    """1/w at 2 with ε = 0.5 said k ≈ −0.2; w² at 3 with ε = 0.001 is 6.000999999999479 in floats."""
    assert is_unspoilt(Quantity(-0.19999999999999996, ratio=Fraction(-1, 5)))
    assert not is_unspoilt(Quantity(6.000999999999479, ratio=Fraction(6001, 1000)))
    assert not is_unspoilt(Quantity(float("nan"), ratio=Fraction(1)))
    assert not is_unspoilt(Quantity(0.2))
