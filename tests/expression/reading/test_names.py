"""Names nobody knows: shown whole, pointed at where they begin, with the nearest name."""

from __future__ import annotations

import random
import string
import time

import pytest

from deriv_core import ExpressionError, parse_function


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("gamma(x)", 0, "gamma is not a function", "rule"),
        ("zeta(x)", 0, "zeta is not a function", "rule"),
        ("xfoo", 1, "“foo”", "floor"),
        ("xerfi(x)", 4, "“xerfi”", "erf"),
        ("ax^2+bx+c", 0, "a, b and c", "value"),
        ("mx+b", 0, "m and b", "value"),
        ("True", 0, "“True”", "function"),
        ("print", 0, "“print”", "function"),
        ("Infinity", 0, "“Infinity”", "function"),
        ("Derivative", 0, "“Derivative”", "function"),
        ("arc sin x", 0, "“arc”", "arcsin(x)"),
        ("cuberoot(x)", 0, "“cuberoot”", "cbrt"),
        ("squareroot(x)", 0, "“squareroot”", "sqrt"),
        ("theta phi", 6, "two variables, theta and phi", "value"),
    ],
)
def test_an_unknown_name_is_shown_whole(text: str, position: int, message: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert caught.value.position == position
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("ArcTan(x)", "atan(x)"),
        ("arcTan x", "atan(x)"),
        ("xArcSin(x)", "x*asin(x)"),
        ("ArcSinH(x)", "asinh(x)"),
    ],
)
def test_inverse_functions_in_capitals(text: str, canonical: str) -> None:
    assert parse_function(text).text == canonical


def test_a_long_run_of_letters_is_refused_in_milliseconds_and_not_repeated() -> None:
    letters = random.Random(1)
    text = "".join(letters.choice(string.ascii_letters) for _ in range(300))
    start = time.process_time()
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert time.process_time() - start < 0.5
    assert len(caught.value.message) < 100
