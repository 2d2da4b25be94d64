"""Text in several letters that are known beforehand."""

from __future__ import annotations

import pytest

from deriv_core.errors import ExpressionError
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.several import parse_in_letters

LETTERS = frozenset("wxbad")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("w x", "w*x"),
        ("wx", "w*x"),
        ("3wx + b", "3*w*x + b"),
        ("2 + 3w", "2 + 3*w"),
        ("d^2/2", "d^2/2"),
        ("sin(a) - e^b", "sin(a) - e^b"),
        ("7", "7"),
    ],
)
def test_read(text: str, tree: str) -> None:
    assert to_text(parse_in_letters(text, LETTERS)) == tree


@pytest.mark.parametrize(
    ("text", "position"), [("w y", 2), ("wy", 0), ("foo(w)", 0), ("w +", 2), ("", 0), ("w if x > 0", 2)]
)
def test_refused_at_its_character(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_in_letters(text, LETTERS)
    assert caught.value.position == position


def test_a_run_of_letters_is_no_letter_of_its_own() -> None:
    """In a string of letters "wx" is found, and is still w times x."""
    assert to_text(parse_in_letters("wx", "wxb")) == "w*x"
