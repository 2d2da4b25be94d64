"""Whether an answer is the derivative: by value, not by form."""

from __future__ import annotations

import pytest

import deriv_core as dc
from deriv_core.practice import answers

RIGHT = [
    ("w^2", "2w"),
    ("w^2", "w + w"),
    ("1/w", "-w^-2"),
    ("1/w^2", "-2/w^3"),
    ("(2+3w)^2", "6(2+3w)"),
    ("(2+3w)^2", "12 + 18w"),
    ("sin(x)^2", "sin 2x"),
    ("ln x", "1/x"),
    ("sqrt(x)", "1/(2 sqrt x)"),
    ("|x|", "x/|x|"),
    ("tan x", "1 + tan(x)^2"),
    ("5", "0"),
    ("asin(x + 1000)", "1/sqrt(1 - (x+1000)^2)"),
]
WRONG = [
    ("w^2", "w"),
    ("1/w", "1/w^2"),
    ("1/w", "-1/w"),
    ("sin(3x)", "cos(3x)"),
    ("w^2", "2w + 10^-25"),
    ("w^2", "2|w|"),
    ("5", "10^-30"),
]


@pytest.mark.parametrize(("function", "answer"), RIGHT)
def test_right_in_any_form(function: str, answer: str) -> None:
    check = dc.check_derivative(dc.parse_function(function), answer)
    assert (check.status, check.mistakes) == ("correct", [])


@pytest.mark.parametrize(("function", "answer"), WRONG)
def test_wrong_however_near(function: str, answer: str) -> None:
    """2|w| is right for every positive w, and 10^-25 is nothing to a float."""
    assert dc.check_derivative(dc.parse_function(function), answer).status == "wrong"


@pytest.mark.parametrize("answer", ["", "2w +", "2x", "sqrt(-1)", "dJ/dw = 2w"])
def test_what_cannot_be_read_is_not_called_wrong(answer: str) -> None:
    check = dc.check_derivative(dc.parse_function("w^2"), answer)
    assert check.status == "unreadable"
    assert check.message


def test_an_answer_that_is_real_where_the_function_is_not_is_undecided() -> None:
    """sqrt(x) and its answer share no point."""
    check = dc.check_derivative(dc.parse_function("sqrt(x)"), "1/sqrt(-x)")
    assert check.status == "undecided"


def test_without_a_derivative_to_compare_with_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise dc.TooComplex("proof", 0)

    monkeypatch.setattr(answers, "derivative", refuse)
    assert dc.check_derivative(dc.parse_function("w^2"), "w").status == "undecided"


def test_the_message_does_not_give_the_derivative_away() -> None:
    assert "2" not in dc.check_derivative(dc.parse_function("w^2"), "w").message
