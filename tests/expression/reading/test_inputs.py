"""The practice cases: what learners type means what they mean, and errors point to the right place."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sympy

from deriv_core import DerivError, ExpressionError, parse_function
from tests.cases import read

INPUTS = read("inputs")
MEANINGS = [row for row in INPUTS if row["expect"] != "error"]
MALFORMED = [row for row in INPUTS if row["expect"] == "error"]
PUBLISHED = [row for row in read("derivatives") if row["log_means"] != "log10"]
POINTS = (0.37, 1.73, 2.9, -0.61, -2.37)


def assert_same_values(text: str, expected: str, variable: str) -> None:
    """Compare with the trusted reading in the case file, read by SymPy, where that is real."""
    symbol = sympy.Symbol(variable)
    expression = sympy.sympify(expected, locals={variable: symbol})
    function = parse_function(text)
    compared = 0
    for x in POINTS:
        value = complex(expression.subs(symbol, x).evalf())
        if abs(value.imag) <= 1e-12 * abs(value.real) and np.isfinite(value.real):
            assert function(x) == pytest.approx(value.real, rel=1e-9, abs=1e-12), (text, function.text, x)
            compared += 1
    assert compared or not np.isfinite(function(np.array(POINTS))).any()


@pytest.mark.parametrize("row", MEANINGS, ids=lambda row: row["id"])
def test_meaning(row: dict[str, Any]) -> None:
    assert_same_values(row["text"], row["expect"], row["var"])
    assert parse_function(row["text"]).variable == row["var"]


@pytest.mark.parametrize("row", [row for row in MEANINGS if row.get("ambiguous")], ids=lambda row: row["id"])
def test_ambiguous_readings_are_told(row: dict[str, Any]) -> None:
    assert parse_function(row["text"]).notes


@pytest.mark.parametrize("row", MALFORMED, ids=lambda row: row["id"])
def test_error_position(row: dict[str, Any]) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(row["text"])
    first, last = row["pos"]
    assert first <= caught.value.position <= last
    assert caught.value.hint
    assert caught.value.text == row["text"]


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row["expr"])
def test_published_notations(row: dict[str, Any]) -> None:
    assert_same_values(row["expr"], row["expr_sympy"], row["var"])


@pytest.mark.parametrize("row", read("hostile"), ids=lambda row: row["id"])
def test_hostile_text_is_refused_or_harmless(row: dict[str, Any]) -> None:
    try:
        function = parse_function(row["text"])
    except DerivError as error:
        assert "hx_mark" not in str(error)
    else:
        assert row["must"] != "reject", function.text
        assert len(function.text) < 400
        assert isinstance(function(0.7), float)
