"""Intervals hold every value, and call nothing continuous that breaks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deriv_core.curve.enclosure import enclose
from deriv_core.expression.function import parse_function

EVERY_OPERATION = [
    "w^2-3w+1",
    "w^3",
    "w^-2",
    "w^-3",
    "w^0",
    "|w|",
    "sqrt(w+2)",
    "cbrt(w)",
    "e^w",
    "ln(w+3)",
    "log2(w)",
    "log10(w)",
    "log_2(w+1)",
    "log(w+4, w+3)",
    "sin(3w)",
    "cos(w)",
    "tan(w)",
    "sec(w)",
    "csc(w)",
    "cot(w)",
    "arcsin(w/3)",
    "arccos(w/3)",
    "arctan(w)",
    "arccot(w)",
    "arcsec(w)",
    "arccsc(w)",
    "sinh(w)",
    "cosh(w)",
    "tanh(w)",
    "erf(w)",
    "sech(w)",
    "csch(w)",
    "coth(w)",
    "arsinh(w)",
    "arcosh(w)",
    "artanh(w/3)",
    "arsech(w)",
    "arcsch(w)",
    "arcoth(w)",
    "floor(2w)",
    "ceil(w)",
    "frac(w)",
    "sign(w)",
    "max(w, w^2)",
    "min(1, w)",
    "w^(2/3)",
    "w^(1/2)",
    "w^(-1/3)",
    "w^(3/4)",
    "w^w",
    "2^w",
    "(w+1)/(w-1)",
    "w sin(1/w)",
    "piecewise(w if w < 1, w^2 if w >= 2, 3 otherwise)",
    "piecewise(1 if w = 0, sin(w)/w otherwise)",
    "piecewise(w if w != 1, 2 otherwise)",
    "piecewise(w if 0 < w < 1)",
]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(EVERY_OPERATION), st.floats(-3, 3), st.floats(1e-6, 2))
@example("arcsin(w/3)", -2.9999999999999996, 1.0)
@example("arcsin(w/3)", 1.0, 1.9999999999999996)
def test_an_enclosure_holds_every_value_between(text: str, a: float, width: float) -> None:
    f = parse_function(text, "w")
    found = enclose(f.program, np.array([a]), np.array([a + width]))
    values = f(np.linspace(a, a + width, 200))
    finite = values[np.isfinite(values)]
    slack = 1e-9 * (1 + np.abs(finite))
    assert (found.low[0] <= finite + slack).all()
    assert (found.high[0] >= finite - slack).all()
    if found.continuous[0]:
        assert not np.isnan(values).any()


BREAKS = [
    ("1/w", 0),
    ("1/w^2", 0),
    ("w^-3", 0),
    ("tan(w)", np.pi / 2),
    ("sec(w)", np.pi / 2),
    ("cot(w)", 0),
    ("csc(w)", 0),
    ("ln(w)", 0),
    ("sqrt(w)", 0),
    ("arcsin(w)", 1),
    ("arcosh(w)", 1),
    ("artanh(w)", 1),
    ("floor(w)", 1),
    ("ceil(w)", 1),
    ("frac(w)", 1),
    ("sign(w)", 0),
    ("arccot(w)", 0),
    ("coth(w)", 0),
    ("arcsec(w)", 1),
    ("arsech(w)", 1),
    ("w^w", 0),
    ("w^(-1/3)", 0),
    ("log(2, w)", 1),
    ("piecewise(w if w < 1, 3 otherwise)", 1),
    ("piecewise(w if w < 1)", 1),
    ("(w^2-1)/(w-1)", 1),
    ("w/w", 0),
]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.sampled_from(BREAKS), st.floats(1e-9, 1), st.floats(1e-9, 1))
def test_nothing_is_proved_continuous_across_a_break(
    case: tuple[str, float], left: float, right: float
) -> None:
    text, place = case
    program = parse_function(text, "w").program
    assert not enclose(program, np.array([place - left]), np.array([place + right])).continuous[0]


@pytest.mark.parametrize(
    "text", ["w^2", "sin(1/w)", "1/(w-3)", "tan(w)", "sqrt(w)", "floor(w)", "w^w", "|w|/w"]
)
def test_small_cells_away_from_breaks_are_proved(text: str) -> None:
    a = np.linspace(0.1, 0.9, 50)
    assert enclose(parse_function(text, "w").program, a, a + 0.01).continuous.all()
