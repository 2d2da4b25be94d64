"""Bars open where an operand is needed; after an operand both ways are tried, and two readings are told."""

from __future__ import annotations

import contextlib
import time

import pytest

from deriv_core import ExpressionError, parse_function


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("|x||x-1|", "abs(x)*abs(x - 1)"),
        ("|x||x-1||x-2|", "abs(x)*abs(x - 1)*abs(x - 2)"),
        ("||x|-1|", "abs(abs(x) - 1)"),
        ("|x|/x", "abs(x)/x"),
        ("|x|·|x|", "abs(x)*abs(x)"),
        ("|2|x", "abs(2)*x"),
        ("|x|sin|x|", "abs(x)*sin(abs(x))"),
        ("|sin|x||", "abs(sin(abs(x)))"),
        ("|sin||x|||", "abs(sin(abs(abs(x))))"),
        ("ln|ln|x||", "ln(abs(ln(abs(x))))"),
        ("|cos|x|-1|", "abs(cos(abs(x)) - 1)"),
        ("|√|x|-1|", "abs(sqrt(abs(x)) - 1)"),
        ("|2|x||", "abs(2*abs(x))"),
        ("|1+2|x||", "abs(1 + 2*abs(x))"),
        ("|x |x||", "abs(x*abs(x))"),
        ("|x^|x||", "abs(x^(abs(x)))"),
        ("|(x)|x||", "abs(x*abs(x))"),
        (r"\left|x|x|\right|", "abs(x*abs(x))"),
    ],
)
def test_bars_with_one_reading_need_no_note(text: str, reading: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    assert f.notes == ()


@pytest.mark.parametrize(
    ("text", "reading", "other"),
    [
        ("|2|x|-3|", "abs(2*abs(x) - 3)", "abs(2)*x*abs(-3)"),
        ("|3|x|-2|", "abs(3*abs(x) - 2)", "abs(3)*x*abs(-2)"),
        ("|x|x|x|", "abs(x)*x*abs(x)", "abs(x*abs(x)*x)"),
        ("|x|(x+1)|x|", "abs(x)*(x + 1)*abs(x)", "abs(x*abs(x + 1)*x)"),
    ],
)
def test_bars_with_two_readings_are_told(text: str, reading: str, other: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    assert f.notes == (f"{text} is read as {reading}; for the other reading type {other}.",)


@pytest.mark.parametrize(
    ("text", "position"), [("|sin|", 1), ("|x", 0), ("|x+1|x|", 6), ("|x_|", 2), ("||", 1)]
)
def test_bars_without_a_reading_point_where_it_fails(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "text", ["|2|x||+" * 20 + "x", "2|" * 66 + "x", "|x|x" * 30, "x|" * 100, "|1+" * 30 + "x" + "|" * 30]
)
def test_trying_both_ways_is_bounded(text: str) -> None:
    start = time.process_time()
    with contextlib.suppress(ExpressionError):
        parse_function(text)
    assert time.process_time() - start < 0.5


def test_many_pairs_are_resolved_from_left_to_right() -> None:
    assert parse_function("+".join(["|2|x||"] * 9)).text == " + ".join(["abs(2*abs(x))"] * 9)
