"""The dense curves of the picture are made of the same quotients."""

from __future__ import annotations

import math

import pytest

from deriv_core.calculus.difference_quotient import difference_quotient
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.curves import error_curves, truncation_curves
from deriv_core.calculus.shrinking.ledger import STEPS, error_ledger
from deriv_core.errors import DerivError
from deriv_core.expression.function import parse_function
from tests.cases import read


def test_every_power_of_ten_is_among_ten_steps_a_decade() -> None:
    curve = error_curves(parse_function("e^w"), "1")[Scheme.FORWARD]
    assert curve.shape == (161, 2)
    assert set(STEPS) <= set(curve[:, 0])


@pytest.mark.slow
def test_the_errors_are_those_of_the_difference_quotient_bit_for_bit() -> None:
    for case in read("derivatives")[::4]:
        try:
            f = parse_function(case["expr"], case["var"])
        except DerivError:
            continue
        kept = error_ledger(f, "0.4", [1.0])
        curves = error_curves(f, "0.4", classify=lambda *_, kept=kept: kept.verdict)  # type: ignore[misc]
        for scheme, curve in curves.items():
            for step, error in curve[::9]:
                assert error == abs(difference_quotient(f, 0.4, step, scheme) - kept.derivative), f.text


@pytest.mark.parametrize(("text", "point"), [("|w|", "0"), ("1/w", "0"), ("e^w", "800")])
def test_no_curve_without_a_derivative(text: str, point: str) -> None:
    for curve in error_curves(parse_function(text, "w"), point).values():
        assert curve.shape == (0, 2)


def test_truncation_falls_on_where_the_errors_turn() -> None:
    curve = truncation_curves(error_ledger(parse_function("e^w"), "1"))[Scheme.CENTRAL]
    assert curve.shape == (17, 2)
    assert curve[16, 1] == pytest.approx(1e-32 * math.e / 6, rel=1e-6)


def test_steps_outside_the_domain_are_left_out() -> None:
    curve = error_curves(parse_function("ln(w)"), "0.5")[Scheme.BACKWARD]
    assert curve[0, 0] < 0.5
