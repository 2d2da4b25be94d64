"""Predictions: the answer comes from the core, and what was given is judged by value."""

from __future__ import annotations

import pytest

from deriv_core.lessons.answers import Unanswerable, judge, truth
from deriv_core.lessons.blocks import Predict
from tests.lessons.conftest import block

pytestmark = pytest.mark.slow


def ask(body: str) -> Predict:
    found = block("predict", f"question: q\nwhy: w\n{body}")
    assert isinstance(found, Predict)
    return found


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("ask: sign\nfunction: w^2\npoint: -3", "negative"),
        ("ask: sign\nfunction: w^2\npoint: 0", "zero"),
        ("ask: over_under\nfunction: w^2\npoint: 3\neps: 0.001", "above"),
        ("ask: over_under\nfunction: w^2\npoint: 3\neps: -0.001", "below"),
        ("ask: over_under\nfunction: w^2\npoint: 3\neps: 1\nscheme: central", "equal"),
        ("ask: over_under\nfunction: w^2\npoint: 3\neps: 1\nscheme: backward", "below"),
        ("ask: over_under\nfunction: sin w\npoint: 1\neps: 0.1", "below"),
        ("ask: exists\nfunction: w*abs(w)\npoint: 0", "yes"),
        ("ask: exists\nfunction: ln w\npoint: -1", "no"),
        ("ask: number\nfunction: 1/w^2\npoint: 4", "-1/32"),
        ("ask: number\nof: value\nfunction: w^2\npoint: 3", "9"),
        ("ask: number\nof: quotient\nfunction: w^2\npoint: 3\neps: 0.001", "6001/1000"),
        ("ask: number\nof: arithmetic\nfunction: w^2\npoint: 3\neps: 0.001", "6.000999999999479"),
        ("ask: number\nof: arithmetic\nfunction: w^2\npoint: 3\neps: 1e-16", "0"),
        ("ask: number\nanswer: 9/2", "9/2"),
        ("ask: derivative\nfunction: w^3", "3*w^2"),
    ],
)
def test_the_answer(body: str, answer: str) -> None:
    assert truth(ask(body)).answer == answer


def test_floats_do_not_decide_over_and_under() -> None:
    """At ε = 1e-9 the arithmetic quotient of 2w is 2.00000016: above, by round-off alone."""
    assert truth(ask("ask: over_under\nfunction: 2w\npoint: 3\neps: 1e-9")).answer == "equal"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("-1/32", "correct"),
        ("-0.03125", "correct"),
        ("-0.0312", "wrong"),
        ("1/32", "wrong"),
        ("x", "unreadable"),
    ],
)
def test_a_number_within_its_tolerance(given: str, status: str) -> None:
    question = ask("ask: number\nfunction: 1/w^2\npoint: 4\ntolerance: 0.00001")
    assert judge(question, given) == status


def test_without_a_tolerance_a_thousandth_is_allowed() -> None:
    question = ask("ask: number\nof: quotient\nfunction: w^2\npoint: 3\neps: 0.001")
    assert [judge(question, given) for given in ("6.001", "6", "6.1")] == ["correct", "correct", "wrong"]


def test_a_formula_by_value() -> None:
    question = ask("ask: derivative\nfunction: w^3")
    assert [judge(question, given) for given in ("3w*w", "3w", "3w +")] == ["correct", "wrong", "unreadable"]


@pytest.mark.parametrize(
    "body", ['ask: sign\nfunction: "|w|"\npoint: 0', "ask: number\nfunction: 1/w\npoint: 0"]
)
def test_no_answer_where_there_is_no_derivative(body: str) -> None:
    with pytest.raises(Unanswerable):
        truth(ask(body))
