"""A question whose words name another point than it asks about."""

from __future__ import annotations

import pytest

from deriv_core.lessons.task_reading import read_task
from deriv_core.lessons.task_words import named_otherwise


def remark(ask: str, point: str, words: str, function: str = "w^2") -> str:
    question = {"ask": ask, "question": words}
    if ask in ("quotient", "value"):
        question |= {"ask": "number", "of": ask}
    task, wrong = read_task({"function": function, "points": [point], "questions": [question]})
    assert wrong == ()
    return named_otherwise(task.questions[0])


@pytest.mark.parametrize(
    ("ask", "point", "words", "named"),
    [
        ("sign", "3", "Is dJ/dw at w = 5 positive?", "w = 5"),
        ("number", "1/2", "The slope at w=1/3, please", "w = 1/3"),
        ("number", "-3", "How steep is it at 3?", "w = 3"),
        ("number", "pi/4", "And at w = pi/3?", "w = pi/3"),
        ("number", "2", "At which slope does w = 20 lie?", "w = 20"),
        ("exists", "0", "Is there a tangent at the point 1?", "w = 1"),
        ("value", "3", "What is J(4)?", "w = 4"),
        ("quotient", "3", "k at w = 3 with ε = 0.1?", "ε = 0.1"),
        ("over_under", "3", "With eps = 2, is k above?", "ε = 2"),
    ],
)
def test_words_that_name_another_point_are_noticed(ask: str, point: str, words: str, named: str) -> None:
    letter = named[0]
    asked = "1" if letter == "ε" else point
    assert remark(ask, point, words) == (
        f"These words name {named}; the question is about {letter} = {asked}."
    )


@pytest.mark.parametrize(
    ("ask", "point", "words"),
    [
        ("sign", "3", "Is dJ/dw at w = 3 positive?"),
        ("number", "1/2", "The slope at w = 0.5?"),
        ("number", "-3", "How steep is it at −3?"),
        ("number", "pi/4", "And at w = π/4?"),
        ("number", "3", "From w = 2 to w = 3 it rises. How steep at the end?"),
        ("number", "3", "Look at 2 secants. What do they say?"),
        ("number", "2", "Wie steil bei w = 20,5?"),
        ("number", "3", "How steep, at its highest?"),
        ("number", "3", "With ε = 0.1 in mind, the slope?"),
        ("derivative", "3", "The formula, not only at w = 9?"),
        ("quotient", "3", "k with ε = 1?"),
        ("number", "3", ""),
    ],
)
def test_words_that_name_the_point_or_none_are_left_alone(ask: str, point: str, words: str) -> None:
    assert remark(ask, point, words) == ""


def test_a_greek_variable_is_named_by_its_sign() -> None:
    assert "θ = 1" in remark("number", "0", "The slope at θ = 1?", "sin(theta)")
    assert remark("number", "1", "The slope at theta = 1?", "sin(theta)") == ""
