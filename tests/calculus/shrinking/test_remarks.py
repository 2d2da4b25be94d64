"""Sentences about the picture: true of the rows, for every kind of function."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import in_names_of
from deriv_core.calculus.shrinking.ledger import error_ledger
from deriv_core.calculus.shrinking.remarks import explain
from deriv_core.expression.function import parse_function
from deriv_core.numbers.by_hand import few_digits
from deriv_core.numbers.rounding import agreeing_digits

pytestmark = pytest.mark.slow


def remarks(text: str, point: str) -> dict[str, str]:
    found = explain(error_ledger(parse_function(text, "w"), point))
    assert len({remark.part for remark in found}) == len(found)
    return {remark.part: remark.sentence for remark in found}


def test_a_parabola_has_slope_1_and_an_exact_central_quotient() -> None:
    found = remarks("w^2", "3")
    assert "From ε = 1 to 10⁻⁶ each tenth" in found["truncation forward"]
    assert "slope 1, about 1·ε, which is ε·|J″|/2" in found["truncation forward"]
    assert "central quotient is the derivative itself at every ε" in found["truncation central"]
    assert found["best central"].startswith("Of the steps here ε = 1 is the largest at which the central")
    assert (
        "at about 4.5·10⁻⁸; of the steps here ε = 10⁻⁸ has the smallest forward error, 3.6·10⁻⁸"
        in found["best forward"]
    )
    assert "Below ε = 10⁻⁸ round-off takes over" in found["round_off"]
    assert "At ε = 10⁻¹⁶ w + ε rounds to w: the forward quotient is 0" in found["lost"]
    assert "the step really taken is 8.9·10⁻¹⁶" in found["lost"]


def test_an_exponential_has_both_slopes() -> None:
    found = remarks("e^w", "1")
    assert "slope 1, about 1.4·ε" in found["truncation forward"]
    assert "slope 2, about 0.45·ε², which is ε²·|J‴|/6" in found["truncation central"]
    assert "∛(3u·|J/J‴|) puts the best central ε at about 6.9·10⁻⁶" in found["best central"]


@pytest.mark.parametrize("text", ["2w", "2w+1", "|w|"])
def test_a_line_has_no_truncation_error_and_that_is_said_once(text: str) -> None:
    found = remarks(text, "3")
    assert "forward and the central quotient are the derivative" in found["truncation forward"]
    assert not {"truncation central", "best central"} & set(found)


@pytest.mark.parametrize(("text", "point"), [("5+0w", "3"), ("5", "1"), ("w", "0"), ("2w", "0")])
def test_where_every_error_is_0_no_round_off_is_blamed(text: str, point: str) -> None:
    found = remarks(text, point)
    assert found["exact"].startswith("Every quotient here is exact")
    assert set(found) <= {"exact", "lost"}
    assert "its error" not in found.get("lost", "")


def test_a_central_quotient_without_any_error_has_no_round_off() -> None:
    found = remarks("w^2", "0")
    assert found["truncation central"].endswith("it has no error at all.")
    assert "best central" not in found


def test_one_reason_is_not_given_twice() -> None:
    found = remarks("w^3+w^2+w", "0")
    assert found["best forward"].startswith("J(w) = 0")
    assert found["best central"].startswith("Of the steps here")


@pytest.mark.parametrize(("text", "point"), [("sin(w)", "10^8"), ("sin(10^6 w)", "1")])
def test_the_rounding_of_the_place_is_not_blamed_on_the_value(text: str, point: str) -> None:
    """u·|J|/ε is 10⁻⁸ where the error is 0.18: the step taken is 1.5·10⁻⁸, not 10⁻⁸."""
    found = remarks(text, point)
    assert "u·|w·J′|" in found["round_off"]
    assert "u·|J| =" not in found["round_off"]
    assert "knows nothing of the rounding of w + ε" in found["best forward"]
    assert "knows nothing of the rounding of w + ε" in found["best central"]


def test_the_rule_is_not_reproached_where_it_is_right() -> None:
    assert "knows nothing" not in remarks("w^2", "3")["best forward"]


def test_the_step_really_taken_is_named_where_it_makes_the_error() -> None:
    """At ε = 10⁻¹⁵ and w = 3 the step is 8.9·10⁻¹⁶, and 6·(0.89 − 1) is the whole error."""
    assert "most of it because the step really taken is 8.9·10⁻¹⁶" in remarks("w^2", "3")["round_off"]
    assert "the step really taken is off by" in remarks("w^2", "10^8")["round_off"]


@pytest.mark.parametrize(("text", "point"), [("(1-cos(w))/w^2", "1e-4"), ("sin(w+10^8)", "0")])
def test_digits_lost_inside_are_blamed_on_neither_value_nor_place(text: str, point: str) -> None:
    assert "digits are lost inside of J" in remarks(text, point)["round_off"]


def test_a_second_derivative_that_is_not_known_is_not_said_to_be_missing() -> None:
    """J″ is -1/12 there."""
    found = remarks("(1-cos(w))/w^2", "1e-4")
    assert found["truncation forward"].startswith("J″ is not known here")
    assert "exist" not in " ".join(found.values())


def test_a_derivative_below_the_floats_is_not_0() -> None:
    found = remarks("e^w", "-800")
    assert set(found) == {"verdict"}
    assert "is not 0" in found["verdict"]


def test_nothing_is_lost_beside_0_where_floats_are_fine() -> None:
    found = remarks("w^3", "0")
    assert "lost" not in found
    assert "flat" not in found
    assert "does not take over" in found["round_off"]
    assert found["truncation forward"].startswith("J″ = 0 at w, so the forward error shrinks faster than ε")


def test_a_quotient_of_0_that_happens_to_be_right() -> None:
    """cos(ε) rounds to 1: the quotient is 0, and so is the derivative."""
    found = remarks("cos(w)", "0")
    assert "From ε = 10⁻⁸ on J(w + ε) rounds to J(w)" in found["flat"]
    assert found["flat"].endswith("which happens to be the derivative.")


def test_a_large_number_swallows_the_step_early() -> None:
    found = remarks("w^2", "10^8")
    assert found["lost"].startswith("At ε = 10⁻⁹ w + ε rounds to w")
    assert "At no ε here is the forward error near" in found["truncation forward"]


@pytest.mark.parametrize(
    ("text", "point", "said"),
    [
        (
            "|w|",
            "0",
            ["backward quotient is −1,", "forward quotient is 1,", "central quotient is 0;", "half-way"],
        ),
        ("floor(w)", "0", ["backward quotient is 1000 and 10⁶", "forward quotient is 0", "across a jump"]),
        ("sqrt(w)", "0", ["backward quotient has no value", "forward quotient is 31.6 and 1000"]),
        ("cbrt(w)", "0", ["100 and 10000", "grow without end"]),
        ("1/w", "0", ["forward quotient has no value", "never asks for J(w)"]),
        ("sqrt(|w|)", "0", ["−31.6 and −1000", "no derivative"]),
    ],
)
def test_without_a_derivative_it_is_said_what_the_quotients_do(
    text: str, point: str, said: list[str]
) -> None:
    found = remarks(text, point)
    assert set(found) == {"verdict", "quotients"}
    for words in said:
        assert words in found["quotients"]


@pytest.mark.parametrize("point", ["700", "800"])
def test_at_the_end_of_the_floats(point: str) -> None:
    found = remarks("e^w", point)
    assert ("range of floats" in found.get("verdict", "")) == (point == "800")


def test_the_slopes_that_are_claimed_are_in_the_rows() -> None:
    for text, point in [("sin(50w)", "1"), ("1/w", "2"), ("tan(w)", "1"), ("e^w", "1"), ("ln(w)", "10^(-9)")]:
        kept = error_ledger(parse_function(text, "w"), point)
        sentence = next(r.sentence for r in explain(kept) if r.part == "truncation central")
        start, end = re.findall(r"ε = ([^ ]+) to ([^ ]+) each", sentence)[0]
        inside = [row for row in kept.rows if _is(start) >= row.step * 0.99 and row.step >= _is(end) * 0.99]
        errors = [abs(row.entries[Scheme.CENTRAL].error) for row in inside]
        assert len(errors) > 1
        for larger, smaller in pairwise(errors):
            assert 80 < larger / smaller < 125


def _is(written: str) -> float:
    raised = written.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(raised.replace("10-", "1e-") if raised.startswith("10-") else raised)


def test_sentences_use_the_functions_own_names() -> None:
    found = explain(error_ledger(parse_function("f(x) = x^2"), "3"))
    text = " ".join(remark.sentence for remark in found)
    assert "f″" in text
    assert "x + ε rounds to x" in text
    assert not re.search(r"\b[Jw]\b", text)


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [(6.0, 6.0, 17), (6.001, 6.0, 3), (0.0, 1.0, 0), (-2.0, 2.0, 0), (9.96, 10.04, 2), (5e-9, 6e-9, 0)],
)
def test_agreeing_digits(a: float, b: float, count: int) -> None:
    assert agreeing_digits(a, b) == count


def test_figures_are_written_by_hand() -> None:
    assert few_digits(3.6e-8) == "3.6·10⁻⁸"
    assert few_digits(-1e-12) == "−10⁻¹²"
    assert few_digits(0.5) == "0.5"
    assert few_digits(float("nan")) == "not defined"
    assert in_names_of(parse_function("g(t) = t"), "J at w, not Jw") == "g at t, not Jw"
