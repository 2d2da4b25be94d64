"""Every number that the page prints can be typed: a float has up to 17 digits."""

from __future__ import annotations

import math

import pytest

from deriv_core.calculus.points import read_point
from deriv_core.calculus.values import evaluate
from deriv_core.expression.function import parse_function
from tests import cases

REPORTED = [row["text"] for row in cases.read("reports") if row["kind"] == "number"]
FLOATS = [
    0.1 + 0.2,
    1 / 3,
    2 / 3,
    math.e * 1e5,
    6.02214076e16,
    2.0**-80,
    1e-17 / 3,
    2**53 - 1.0,
    1e16 / 7,
]


@pytest.mark.parametrize("text", [*REPORTED, *map(repr, FLOATS)])
def test_float_as_it_is_printed_is_read_back_in_points_and_functions(text: str) -> None:
    assert read_point(text).x == float(text)
    assert read_point(f"-{text}").x == -float(text)
    f = parse_function(f"{text}*w")
    assert f(1.0) == float(text)
    assert parse_function(f.text).expression == f.expression
    assert evaluate(parse_function("w"), text).decimal == float(text)
