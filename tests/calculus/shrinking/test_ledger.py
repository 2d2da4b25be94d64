"""The ledger's figures, each with its source, and the split of an error into truncation and round-off."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest

from deriv_core.calculus.difference_quotient import difference_quotient, shrink
from deriv_core.calculus.scheme import AT_FIRST, Scheme
from deriv_core.calculus.shrinking.ledger import STEPS, Ledger, error_ledger
from deriv_core.calculus.shrinking.rows import Entry
from deriv_core.calculus.verdict.differentiability import classify_point
from deriv_core.calculus.verdict.kinds import Kind
from deriv_core.errors import DerivError, ExpressionError
from deriv_core.expression.function import parse_function
from tests.cases import read

pytestmark = pytest.mark.slow

FORWARD, BACKWARD, CENTRAL = AT_FIRST


def ledger(text: str, point: str) -> Ledger:
    return error_ledger(parse_function(text, "w"), point)


def entry(kept: Ledger, step: float, scheme: Scheme = FORWARD) -> Entry:
    return next(row.entries[scheme] for row in kept.rows if row.step == step)


def test_steps_are_the_decimals_they_are_written_as() -> None:
    assert list(STEPS) == [float(f"1e-{k}") for k in range(17)]
    assert STEPS[5] == 1e-05


# --- known figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("step", "relative"), [(1e-3, 5e-4), (1e-8, 2e-9), (1e-15, 1e-1), (1e-16, 1.0)])
def test_e_to_the_w_at_1_forward(step: float, relative: float) -> None:
    """(e^(1+ε) - e)/ε: relative error ε/2 while truncation leads, then u/ε; see Nocedal & Wright, §8.1."""
    seen = entry(ledger("e^w", "1"), step).relative_error
    assert seen == pytest.approx(relative, rel=0.5)


def test_e_to_the_w_at_1_the_best_powers_of_ten() -> None:
    """2 √u = 2.1e-8 and (3u)^(1/3) = 6.9e-6; Numerical Recipes, 3rd ed., §5.7."""
    kept = ledger("e^w", "1")
    forward, central = kept.predictions[FORWARD], kept.predictions[CENTRAL]
    assert forward.step == pytest.approx(2 * math.sqrt(2**-53))
    assert central.step == pytest.approx(math.cbrt(3 * 2**-53))
    assert (forward.best, central.best) == (1e-8, 1e-5)
    assert central.best_error / math.e == pytest.approx(2e-11, rel=0.2)


def test_w_squared_at_1_with_a_step_that_1_swallows() -> None:
    """1 + 1e-16 is 1 in floats, whose spacing above 1 is 2.2e-16 (IEEE 754)."""
    kept = ledger("w^2", "1")
    assert kept.rows[16].taken == 0.0
    assert entry(kept, 1e-16).quotient == 0.0
    assert entry(kept, 1e-16).error == -2.0
    assert entry(kept, 1e-16).digits == 0


def test_w_squared_at_3_is_best_at_1e_8_and_worse_at_1e_9() -> None:
    """The error is ε + round-off of about u·9/ε, least near 2 √(9u/2) = 4.5e-8."""
    kept = ledger("w^2", "3")
    assert kept.predictions[FORWARD].best == 1e-8
    assert kept.predictions[FORWARD].best_error == pytest.approx(3.6e-8, rel=0.05)
    assert abs(entry(kept, 1e-9).error) > 10 * kept.predictions[FORWARD].best_error
    assert kept.predictions[FORWARD].step == pytest.approx(2 * math.sqrt(2**-53 * 9 / 2))


# --- the columns ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "point"), [("e^w", "1"), ("sin(50w)", "1"), ("1/w", "-2"), ("|w|", "0"), ("sqrt(w)", "0")]
)
def test_quotients_are_those_of_the_difference_quotient_bit_for_bit(text: str, point: str) -> None:
    f = parse_function(text, "w")
    kept = error_ledger(f, point)
    for row in kept.rows:
        for scheme, found in row.entries.items():
            expected = difference_quotient(f, kept.point.x, row.step, scheme)
            assert found.quotient == expected or math.isnan(expected)
            if not math.isnan(kept.derivative) and not math.isnan(expected):
                assert found.error == expected - kept.derivative


@pytest.mark.parametrize(("text", "point"), [("tan(w)", "pi/2"), ("1/sin(w)", "pi"), ("1/w", "0")])
def test_no_quotient_at_a_pole_that_floats_step_over(text: str, point: str) -> None:
    f = parse_function(text, "w")
    kept = error_ledger(f, point, schemes=Scheme)
    assert math.isnan(kept.value)
    for scheme in Scheme:
        expected = shrink(f, point, STEPS, scheme)["quotient"]
        found = [row.entries[scheme].quotient for row in kept.rows]
        assert found == pytest.approx(list(expected), rel=0, abs=0, nan_ok=True)


@pytest.mark.parametrize(("text", "point"), [("e^w", "1"), ("sin(w)", "1"), ("1/w", "2"), ("ln(w)", "0.5")])
def test_the_ratios_tend_to_the_taylor_coefficients(text: str, point: str) -> None:
    """error/ε → ±J″/2 and error/ε² → J‴/6."""
    kept = ledger(text, point)
    assert entry(kept, 1e-4).ratio == pytest.approx(kept.second / 2, rel=1e-3)
    assert entry(kept, 1e-4, BACKWARD).ratio == pytest.approx(-kept.second / 2, rel=1e-3)
    assert entry(kept, 1e-3, CENTRAL).ratio == pytest.approx(kept.third / 6, rel=1e-3)


@pytest.mark.parametrize(("scheme", "order"), [(FORWARD, 1), (BACKWARD, 1), (CENTRAL, 2)])
@pytest.mark.parametrize(("text", "point"), [("e^w", "1"), ("1/w", "2"), ("cos(w)", "1"), ("w^5", "1")])
def test_order_of_accuracy_before_rounding(text: str, point: str, scheme: Scheme, order: int) -> None:
    """A tenth of ε takes a tenth of the truncation error, all the way down to 1e-16."""
    kept = ledger(text, point)
    truncation = [row.entries[scheme].truncation for row in kept.rows]
    for larger, smaller in pairwise(truncation[3:]):
        assert larger / smaller == pytest.approx(10**order, rel=0.01)


def test_truncation_and_round_off_make_the_error() -> None:
    for row in ledger("sin(w)", "1").rows:
        for found in row.entries.values():
            assert found.truncation + found.round_off == pytest.approx(found.error, rel=1e-9)


def test_round_off_is_all_there_is_for_a_line() -> None:
    kept = ledger("2w", "5")
    for row in kept.rows:
        for found in row.entries.values():
            assert found.truncation == 0.0
            assert found.round_off == found.error


def test_digits_that_agree_are_counted_after_rounding_not_by_common_beginnings() -> None:
    """5.99999996 and 6 share no first digit."""
    kept = ledger("w^2", "3")
    assert f"{entry(kept, 1e-8).quotient:.8f}" == "5.99999996"
    assert entry(kept, 1e-8).digits == 8
    assert entry(kept, 1.0, CENTRAL).digits == 17


def test_no_digits_agree_with_a_derivative_of_0() -> None:
    kept = ledger("w^2", "0")
    assert entry(kept, 0.1).digits is None
    assert math.isnan(entry(kept, 0.1).relative_error)


# --- J″ and J‴ -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "point", "second", "third"),
    [
        ("w^3", "2", 12, 6),
        ("sin(50w)", "0", 0, -125000),
        ("|w|", "3", 0, 0),
        ("w^2|w|", "1", 6, 6),
        ("sin(w)", "pi/2", -1, 0),
    ],
)
def test_second_and_third_derivative(text: str, point: str, second: float, third: float) -> None:
    kept = ledger(text, point)
    assert kept.second == pytest.approx(second)
    assert kept.third == pytest.approx(third)


@pytest.mark.parametrize("text", ["w|w|", "w^(4/3)", "max(w, 0)^2", "floor(w)w^2"])
def test_no_second_derivative_where_the_first_has_a_corner(text: str) -> None:
    """The formula of J″ may well have a value there."""
    kept = ledger(text, "0")
    assert kept.verdict.kind is Kind.DIFFERENTIABLE
    assert math.isnan(kept.second)
    assert math.isnan(kept.third)
    assert kept.predictions[FORWARD].step is None


def test_no_second_derivative_without_a_first() -> None:
    """The formula of floor has a derivative everywhere: 0."""
    kept = ledger("floor(w)", "0")
    assert math.isnan(kept.derivative)
    assert math.isnan(kept.second)
    assert all(math.isnan(found.error) for row in kept.rows for found in row.entries.values())


# --- predictions ---------------------------------------------------------------------------------------

ORDINARY = [
    *(("e^w", "1"), ("sin(w)", "1"), ("cos(w)", "1"), ("ln(w)", "2"), ("1/w", "2"), ("sqrt(w)", "2")),
    *(("w^3", "2"), ("atan(w)", "1"), ("sin(50w)", "1"), ("tan(w)", "1"), ("w^5-w", "2")),
]


@pytest.mark.parametrize(("text", "point"), ORDINARY)
@pytest.mark.parametrize("scheme", Scheme)
def test_the_predicted_best_step_is_near_the_one_that_is_seen(text: str, point: str, scheme: Scheme) -> None:
    kept = error_ledger(parse_function(text, "w"), point, schemes=Scheme)
    found = kept.predictions[scheme]
    if (text, scheme) == ("w^3", Scheme.FIVE_POINT):  # its fifth derivative is 0
        assert (found.step, found.best_error) == (None, 0)
        return
    assert found.step is not None
    assert found.reason == ""
    # The error of the five-point quotient is all rounding over many decades, and any of them may be lucky.
    nearest = min(kept.rows, key=lambda row: abs(math.log(row.step / found.step)))
    as_good = abs(nearest.entries[scheme].error) <= 10 * found.best_error
    assert 1 / 30 < found.step / found.best < 30 or (as_good and scheme is Scheme.FIVE_POINT)


@pytest.mark.parametrize(
    ("text", "point", "scheme", "reason"),
    [
        ("2w", "5", FORWARD, "every ε"),
        ("w^2", "3", CENTRAL, "every ε"),
        ("w^3", "0", FORWARD, "J″ = 0"),
        ("w^3+w^4", "0", CENTRAL, "J(w) = 0"),
        ("w^2-9", "3", FORWARD, "J(w) = 0"),
        ("w^5+1", "0", CENTRAL, "J‴ = 0"),
        ("w|w|", "0", FORWARD, "is not known"),
        ("|w|", "0", CENTRAL, "no derivative"),
        ("e^w", "800", FORWARD, "range of floats"),
        ("e^w", "-800", FORWARD, "range of floats"),
    ],
)
def test_why_no_step_is_predicted(text: str, point: str, scheme: Scheme, reason: str) -> None:
    found = ledger(text, point).predictions[scheme]
    assert found.step is None
    assert reason in found.reason


def test_reasons_use_the_functions_own_names() -> None:
    kept = error_ledger(parse_function("f(x) = x^2 - 9"), "3")
    assert kept.predictions[FORWARD].reason.startswith("f(x) = 0")


def test_the_largest_of_several_best_steps() -> None:
    assert ledger("5+0w", "1").predictions[FORWARD].best == 1.0


# --- the whole -----------------------------------------------------------------------------------------


def test_the_frame_has_all_of_it_under_plain_names() -> None:
    kept = ledger("w^2", "3")
    frame = kept.frame
    assert all(name.isascii() and name.replace("_", "").isalpha() for name in frame.columns)
    assert len(frame) == 3 * len(STEPS) + len(kept.careful)
    row = frame[(frame["scheme"] == "forward") & (frame["step"] == 1e-8)].iloc[0]
    assert row["quotient"] == entry(kept, 1e-8).quotient
    assert row["error"] == entry(kept, 1e-8).error
    assert row["agreeing_digits"] == 8
    assert row["derivative_exact"] == "6"
    assert row["step_taken"] == (3 + 1e-8) - 3
    assert set(frame["verdict"]) == {"differentiable"}
    assert "forward,1e-08,9.99999993922529e-09,5.999999963535174,6,6.0," in frame.to_csv(index=False)


def test_a_kept_verdict_is_used_as_it_is() -> None:
    f = parse_function("w^2")
    kept = classify_point(f, "3")
    assert error_ledger(f, "3", classify=lambda *_: kept).verdict is kept


def test_other_steps() -> None:
    kept = error_ledger(parse_function("w^2"), "3", [0.5, 0.25])
    assert [row.step for row in kept.rows] == [0.5, 0.25]


@pytest.mark.parametrize("steps", [[0.0], [math.inf], [math.nan]])
def test_a_step_that_cannot_be_divided_by(steps: list[float]) -> None:
    with pytest.raises(ExpressionError, match="step"):
        error_ledger(parse_function("w^2"), "3", steps)


@pytest.mark.parametrize(
    ("text", "point"), [("e^w", "700"), ("e^w", "800"), ("w^2", "10^8"), ("1/w", "0"), ("sqrt(-w^2)", "0")]
)
def test_the_ends_of_the_floats_raise_and_warn_of_nothing(text: str, point: str) -> None:
    assert len(ledger(text, point).rows) == len(STEPS)


@pytest.mark.slow
def test_hostile_functions_take_no_longer_than_stated() -> None:
    for case in read("hostile"):
        try:
            f = parse_function(case["text"])
        except DerivError:
            continue
        for point in ("0", "1"):
            start = time.process_time()
            error_ledger(f, point)
            assert time.process_time() - start < 1.5, case["text"]
