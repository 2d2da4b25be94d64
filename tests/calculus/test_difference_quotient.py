"""The arithmetic slope and the tables: the lab's figures to the last digit, and the order of the error."""

from __future__ import annotations

import contextlib
import math
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deriv_core import budget
from deriv_core.calculus.difference_quotient import COLUMNS, compare, difference_quotient, shrink
from deriv_core.calculus.verdict.differentiability import classify_at, classify_point
from deriv_core.errors import DerivError, ExpressionError, TooComplex
from deriv_core.expression.function import parse_function

# By its name the package gives the function.
difference_quotient_module = sys.modules["deriv_core.calculus.difference_quotient"]
SQUARE = parse_function("w^2")


@pytest.mark.parametrize(
    ("text", "x", "step", "quotient"),
    [
        ("w^2", 3.0, 0.001, 6.000999999999479),
        ("1/w", 2.0, 0.001, -0.2498750624687629),
        ("w^2", 3.0, 1.0, 7.0),
        ("2w", 2.0, 1.0, 2.0),
    ],
)
def test_the_figures_of_the_lab_to_the_last_digit(text, x, step, quotient):
    assert difference_quotient(parse_function(text), x, step) == quotient


@given(x=st.floats(-100, 100), step=st.floats(1e-3, 1))
def test_it_is_plain_double_arithmetic(x, step):
    def j(w):
        return w * w

    assert difference_quotient(SQUARE, x, step) == (j(x + step) - j(x)) / step
    assert difference_quotient(SQUARE, x, step, "backward") == (j(x) - j(x - step)) / step
    assert difference_quotient(SQUARE, x, step, "central") == (j(x + step) - j(x - step)) / (2 * step)


@pytest.mark.parametrize(("scheme", "order"), [("forward", 1), ("backward", 1), ("central", 2)])
def test_order_of_accuracy(scheme, order):
    f = parse_function("e^w")
    errors = [abs(difference_quotient(f, 1.0, h, scheme) - math.e) for h in (1e-2, 1e-3)]
    assert errors[0] / errors[1] == pytest.approx(10**order, rel=0.02)


def test_central_difference_is_blind_to_a_corner_and_the_table_is_not():
    rows = shrink(parse_function("abs(w)"), "0", [1, 0.1, 0.01], "central")
    assert list(rows["quotient"]) == [0, 0, 0]
    assert list(rows["verdict"]) == ["corner"] * 3
    assert rows["derivative"].isna().all()
    assert list(rows["derivative_exact"]) == [""] * 3
    assert rows["error"].isna().all()


def test_a_step_below_the_spacing_of_floats_finds_no_rise():
    assert difference_quotient(SQUARE, 3.0, 1e-17) == 0.0


def test_undefined_at_one_end_is_no_number():
    assert math.isnan(difference_quotient(parse_function("1/w"), 0.0, 0.1))
    assert math.isnan(difference_quotient(parse_function("ln(w)"), 1.0, -2.0))


def test_a_negative_step_looks_to_the_left():
    assert difference_quotient(parse_function("abs(w)"), 0.0, -0.5) == -1.0


@pytest.mark.parametrize("step", [0.0, math.nan, math.inf])
def test_a_step_that_cannot_be_divided_by(step):
    with pytest.raises(ExpressionError, match="step"):
        difference_quotient(SQUARE, 1.0, step)


def test_an_unknown_scheme_names_the_ones_there_are():
    with pytest.raises(DerivError) as caught:
        difference_quotient(SQUARE, 1.0, 0.1, "sideways")
    assert isinstance(caught.value, ExpressionError)
    assert caught.value.hint.startswith("One of: forward, backward, central, ")


def test_compare_has_the_contracts_columns_in_order():
    rows = compare(SQUARE, ["2", "3", "-3"], 0.001)
    assert tuple(rows.columns) == COLUMNS
    assert list(rows["point"]) == ["2", "3", "-3"]
    assert list(rows["derivative_exact"]) == ["4", "6", "-6"]
    assert list(rows["derivative"]) == [4.0, 6.0, -6.0]
    assert rows["quotient"][1] == 6.000999999999479
    assert rows["error"][1] == 6.000999999999479 - 6.0
    assert rows["shifted"][1] == 3.001 * 3.001
    assert set(rows["verdict"]) == {"differentiable"}


def test_the_reciprocal_of_the_lab():
    rows = compare(parse_function("1/w"), ["2", "0", "-2"], 0.001)
    assert list(rows["derivative_exact"]) == ["-1/4", "", "-1/4"]
    assert list(rows["verdict"]) == ["differentiable", "undefined", "differentiable"]
    assert math.isnan(rows["derivative"][1])
    assert rows["quotient"][0] == -0.2498750624687629


def test_exact_points_and_exact_slopes():
    rows = compare(parse_function("sin(w)"), ["pi/3", "0"], 0.1)
    assert list(rows["derivative_exact"]) == ["1/2", "1"]
    assert list(rows["derivative"]) == [0.5, 1.0]


@pytest.mark.parametrize(("scheme", "shifted"), [("forward", 16.0), ("backward", 4.0), ("central", 16.0)])
def test_shifted_is_the_far_point_of_the_secant(scheme, shifted):
    assert shrink(SQUARE, "3", [1], scheme)["shifted"][0] == shifted


def test_no_points_give_an_empty_table_with_its_columns():
    rows = compare(SQUARE, [], 0.1)
    assert tuple(rows.columns) == COLUMNS
    assert rows.empty


def test_shrinking_approaches_and_then_round_off_takes_over():
    rows = shrink(SQUARE, "3", [10.0**-k for k in range(17)])
    errors = rows["error"].abs()
    assert errors[0] > errors[4] > errors[7]
    assert errors[16] > errors[7]


@pytest.mark.parametrize(
    ("text", "point"),
    [("sin(e^x)", "10^6"), ("tan(e^(e^(7x)))", "2"), ("sin(((10^39x)^99)^99)", "2"), ("cos(e^x)", "100")],
)
def test_a_slope_of_which_no_digit_is_known_is_not_shown(text, point):
    row = compare(parse_function(text), [point], 0.001).iloc[0]
    assert (row["derivative_exact"], row["verdict"]) == ("", "unknown")
    assert math.isnan(row["derivative"])


def test_the_points_of_a_table_share_their_time(monkeypatch):
    asked = []

    def classify(f, point):
        with contextlib.suppress(TooComplex):
            asked.append(budget.ask(time.sleep, 0.05, seconds=0.5))
        return classify_at(f, point, patient=False)

    monkeypatch.setattr(difference_quotient_module, "classify_at", classify)
    monkeypatch.setattr(difference_quotient_module, "QUESTION_SECONDS", 0.12)
    rows = compare(SQUARE, ["1"] * 12, 0.1)
    assert len(asked) <= 2  # a third is stopped half-way
    assert set(rows["verdict"]) == {"differentiable"}


def test_points_for_which_no_time_is_left_are_unknown(monkeypatch):
    monkeypatch.setattr(difference_quotient_module, "SECONDS", 0.0)
    rows = compare(SQUARE, ["1", "2"], 0.1)
    assert list(rows["verdict"]) == ["unknown"] * 2
    assert list(rows["derivative_exact"]) == [""] * 2
    assert rows["derivative"].isna().all()
    assert list(rows["value"]) == [1.0, 4.0]


def test_kept_verdicts_are_used_as_they_are():
    kept = classify_point(SQUARE, "3")
    assert list(compare(SQUARE, ["1", "2"], 0.1, classify=lambda *_: kept)["derivative"]) == [6.0, 6.0]


@pytest.mark.parametrize(("text", "point"), [("tan(w)", "pi/2"), ("1/sin(w)", "pi"), ("1/w", "0")])
def test_no_number_at_a_pole_that_floats_step_over(text: str, point: str) -> None:
    f = parse_function(text, "w")
    for scheme in ("forward", "backward"):
        row = compare(f, [point], 0.5, scheme).iloc[0]
        assert math.isnan(row["value"])
        assert math.isnan(row["quotient"])
        assert row["verdict"] == "undefined"
    central = compare(f, [point], 0.5, "central").iloc[0]
    assert math.isfinite(central["quotient"])  # it does not ask for the value there


@pytest.mark.parametrize(
    ("text", "point", "value", "shifted", "quotient"),
    [
        ("floor(100x)", "0.29", 29, 29, 0),
        ("floor(x/0.1)", "0.3", 3, 3, 0),
        ("sign(x - 0.1 - 0.2)", "0.3", 0, 1, 1000),
        ("floor(x^2)", "sqrt(3)", 3, 3, 0),
        ("floor(tan x)", "pi/4", 1, 1, 0),
        ("piecewise(x if x < 0.3, 5 otherwise)", "0.1 + 0.2", 5, 5, 0),
    ],
)
def test_table_is_on_the_step_that_was_typed(
    text: str, point: str, value: float, shifted: float, quotient: float
) -> None:
    """100 * 0.29 is 28.999... in floats, and a quotient of 1000 would stand beside two equal values."""
    row = compare(parse_function(text), [point], 0.001).iloc[0]
    assert (row["value"], row["shifted"], row["quotient"]) == (value, shifted, quotient)
    assert shrink(parse_function(text), point, [0.001]).iloc[0]["quotient"] == quotient
