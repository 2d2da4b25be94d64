"""Exercises: the same on every machine, readable, proved, of small numbers, and never two alike in a row."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import deriv_core as dc
from deriv_core.calculus.proved.proof import is_proved
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.tree import depends_on, node_count
from deriv_core.practice.answer_check import Status
from deriv_core.practice.exercises.asking import LEVELS, QUESTIONS, TITLES, question
from deriv_core.practice.exercises.exercise import Exercise, read_key
from deriv_core.practice.exercises.exercise_check import CHOICES
from deriv_core.practice.exercises.lots import scattered
from deriv_core.practice.exercises.shape import Asked
from deriv_core.practice.exercises.topics import HIGHEST_LEVEL, MIXED, SHAPES
from tests.cases import read

ROOT = Path(__file__).parents[2]
#: A level; `make exercises` has 200, which is a thousand a topic.
SEEDS = int(os.environ.get("EXERCISE_SEEDS", "40"))
EACH = [(topic, level) for topic in dc.TOPICS for level in range(1, HIGHEST_LEVEL + 1)]


def what(e: Exercise) -> tuple[object, ...]:
    return (e.function.text, e.point, e.step, e.slope)


def skeleton(e: Exercise) -> str:
    """A function without its numbers, their signs and its letter."""
    text = re.sub(rf"\b{e.function.variable}\b", "x", e.function.text)
    return re.sub(r"\d+(\.\d+)?", "#", text.replace(" - ", " + ").replace("-", ""))


def check_all(topic: str, level: int, count: int, proofs: int) -> None:
    made = [dc.exercise(topic, level, seed) for seed in range(count)]
    for seed, e in enumerate(made):
        assert parse(e.function.text, e.function.variable).expression == e.function.expression
        assert node_count(e.function.expression) <= 30
        assert depends_on(e.function.expression, e.function.variable)
        assert not re.search(r"(?<![\d.^])1\*", e.function.text), e.function.text
        assert what(e) not in [what(other) for other in made[max(0, seed - 20) : seed]], e.key
        numbers = [int(n) for n in re.findall(r"\d+", e.function.text)]
        assert max(numbers, default=0) <= 16
    for one, other in pairwise(made):
        assert skeleton(one) != skeleton(other), other.key
    for e in made[:: max(1, count // proofs)]:
        assert dc.parse_function(e.function.text, e.function.variable) == e.function
        step = dc.differentiation_steps(e.function)
        assert is_proved(step), e.key
        assert e.rules
        assert dc.check_exercise(e, dc.right_answer(e)).status is Status.CORRECT, e.key


@pytest.mark.parametrize(("topic", "level"), EACH)
def test_a_few_seeds_of_each(topic: str, level: int) -> None:
    check_all(topic, level, 8, 1)


@pytest.mark.slow
@pytest.mark.parametrize("topic", dc.TOPICS)
def test_many_seeds_of_each_topic(topic: str) -> None:
    for level in range(1, HIGHEST_LEVEL + 1):
        # What is mixed has the shapes of the others.
        check_all(topic, level, SEEDS // 5 if topic == MIXED else SEEDS, 2)


@pytest.mark.parametrize("row", read("pinned_exercises"), ids=lambda row: row["key"])
def test_a_seed_means_what_it_meant(row: dict[str, str]) -> None:
    """A link is an exercise: with the same version it has to be the same for ever."""
    e = read_key(row["key"])
    assert (e.function.text, e.asked.value, e.point or "") == (row["function"], row["asked"], row["point"])


def test_it_does_not_hang_on_the_process() -> None:
    """Nothing of it comes from `hash`, which another process salts differently."""
    code = "import deriv_core as dc; print(dc.exercise('mixed', 3, 41).function.text)"
    for salt in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": salt, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == dc.exercise("mixed", 3, 41).function.text


def test_numbers_make_no_two_mistakes_one() -> None:
    """2x² is no exercise, for 2·2 = 2 + 2; nor is a slope that a known mistake gives too."""
    for seed in range(0, 90, 3):
        e = dc.exercise("power", 2, seed)
        a, n = (int(number) for number in re.findall(r"\d+", e.function.text)[:2])
        assert a * n != a + n
    for seed in range(12):
        e = dc.exercise("chain", 5, seed)
        if e.asked is Asked.SLOPE:
            wrong = dc.evaluate(e.function, str(e.point)).decimal
            assert dc.check_exercise(e, repr(wrong)).status is Status.WRONG


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("nowhere", "wrong", "There is such a place."),
        ("6", "correct", "all of them"),
        ("5", "wrong", "there is a derivative"),
        ("6, 7", "wrong", "there is a derivative"),
        ("7 and 6", "wrong", "there is a derivative"),
        ("w = 6", "correct", "all of them"),
        ("__import__('os')", "unreadable", ""),
        ("6," * 300, "unreadable", "too many"),
        ("", "unreadable", "commas"),
    ],
)
def test_places_without_a_derivative(text: str, status: str, words: str) -> None:
    e = dc.exercise("no_derivative", 1, 0)
    assert dc.right_answer(e) == "6"
    check = dc.check_exercise(e, text.replace("w", e.function.variable) if "=" in text else text)
    assert check.status.value == status, check.message
    assert words in check.message


def test_a_smooth_join_is_no_such_place() -> None:
    e = next(
        e for seed in range(8) if dc.right_answer(e := dc.exercise("no_derivative", 3, seed)) == "nowhere"
    )
    assert dc.check_exercise(e, "none").status is Status.CORRECT
    assert dc.check_exercise(e, "Nowhere.").status is Status.CORRECT


def test_lines() -> None:
    e = dc.exercise("tangent", 1, 0)
    m, c = (dc.evaluate(g, "0") for g in (dc.derivative(dc.parse_function(dc.right_answer(e))), e.function))
    w = e.function.variable
    right = dc.right_answer(e)
    assert dc.check_exercise(e, f"y = {right}").status is Status.CORRECT
    for line in (f"J({w}) = {right}", f"{right} = y", f"y - 3 = {right} - 3", f"2y = 2({right})"):
        assert dc.check_exercise(e, line).status is Status.CORRECT, line
    for line in (f"y^2 = {right}", f"y - y = {right}", f"{w} = y^2", "= ="):
        assert dc.check_exercise(e, line).status is Status.UNREADABLE, line
    assert dc.check_exercise(e, f"y + 3 = {right}").status is Status.WRONG
    assert "point" in dc.check_exercise(e, f"{right} + 1").message
    assert "another slope" in dc.check_exercise(e, f"{right} + {w} - ({e.point})").message
    assert "straight" in dc.check_exercise(e, e.function.text).message
    assert m.text
    assert c.text


def test_a_quotient_that_is_not_cancelled_is_told_apart() -> None:
    e = dc.exercise("first_principles", 1, 1)
    p = e.point
    raw = f"(({p}+h)^2 - ({p})^2)/h"
    assert dc.check_exercise(e, raw).status is Status.WRONG
    assert "Cancel" in dc.check_exercise(e, raw).message
    assert dc.check_exercise(e, f"k = 2*({p}) + ε").status is Status.CORRECT
    assert dc.check_exercise(e, f"2*({p}) + h").status is Status.CORRECT
    assert dc.check_exercise(e, f"2*({p})").status is Status.WRONG


def test_of_a_picture_no_rule_is_named() -> None:
    for seed in range(12):
        e = dc.exercise("picture", 2, seed)
        slope = dc.evaluate(dc.derivative(e.function), str(e.point)).decimal
        assert dc.check_exercise(e, repr(slope + 0.2)).status is Status.CORRECT
        for off in (1, -1, 2, -2):
            check = dc.check_exercise(e, repr(slope + off))
            assert check.status is Status.WRONG
            assert set(check.mistakes) <= {"function_itself"}


def test_a_place_with_a_slope() -> None:
    e = dc.exercise("tangent", 5, 0)
    assert dc.check_exercise(e, str(e.point)).status is Status.CORRECT
    wrong = dc.check_exercise(e, "100")
    assert wrong.status is Status.WRONG
    assert "another one" in wrong.message


def test_a_rule() -> None:
    e = dc.exercise("which_rule", 1, 1)
    assert [dc.check_exercise(e, name).status.value for name in CHOICES].count("correct") == 1
    assert dc.check_exercise(e, "Constant multiple rule").status is Status.CORRECT
    assert dc.check_exercise(e, "magic").status is Status.UNREADABLE


def test_a_power_of_something_is_not_the_power_rule_alone() -> None:
    check = dc.check_exercise(dc.exercise("which_rule", 4, 0), "power")
    assert (check.status, "outside and an inside" in check.message) == (Status.WRONG, True)
    assert dc.check_exercise(dc.exercise("which_rule", 4, 0), "The chain-rule.").status is Status.CORRECT


def test_an_answer_may_begin_as_the_question_does() -> None:
    e = dc.exercise("quotient", 5, 0)
    for left in ("dJ/dw = ", "m = ", "k=", ""):
        assert dc.check_exercise(e, left + dc.right_answer(e)).status is Status.CORRECT


def test_the_first_derivative_for_the_second_is_not_called_the_function() -> None:
    e = dc.exercise("second_derivative", 1, 0)
    check = dc.check_exercise(e, dc.derivative(e.function).text)
    assert (check.status, check.mistakes) == (Status.WRONG, [])
    assert "first derivative" in check.message


def test_places_are_listed_as_one_lists_them() -> None:
    made = (
        dc.exercise("no_derivative", level, seed)
        for level in range(1, HIGHEST_LEVEL + 1)
        for seed in range(12)
    )
    smooth = next(e for e in made if dc.right_answer(e) == "nowhere")
    for text in ("{}", "[ ]", "∅", "Nowhere."):
        assert dc.check_exercise(smooth, text).status is Status.CORRECT, text
    corner = dc.exercise("no_derivative", 1, 0)
    for text in (f"{dc.right_answer(corner)},", f"[{dc.right_answer(corner)}]"):
        assert dc.check_exercise(corner, text).status is Status.CORRECT, text


def test_a_straight_line_is_no_question_for_its_tangent() -> None:
    for level in range(1, HIGHEST_LEVEL + 1):
        for seed in range(32):
            e = dc.exercise("tangent", level, seed)
            if e.asked is Asked.TANGENT:
                assert dc.derivative(dc.derivative(e.function)).text != "0", e.key


def test_a_second_derivative_may_be_named() -> None:
    e = dc.exercise("second_derivative", 1, 0)
    assert dc.check_exercise(e, f"f''(x) = {dc.right_answer(e)}").status is Status.CORRECT


def test_every_rule_that_comes_first_can_be_chosen() -> None:
    for level in range(1, HIGHEST_LEVEL + 1):
        assert {dc.exercise("which_rule", level, seed).rules[0] for seed in range(8)} <= set(CHOICES)


@pytest.mark.parametrize(
    "key", ["chain", "chain.2", "chain.6.1", "chain.0.1", "magic.1.1", "chain.2.-1", "chain.2.1e3"]
)
def test_what_is_no_exercise(key: str) -> None:
    with pytest.raises(dc.ExpressionError):
        read_key(key)


def test_each_topic_has_its_words_and_two_shapes_a_level() -> None:
    assert set(TITLES) == set(dc.TOPICS)
    assert set(QUESTIONS) == set(Asked)
    assert len(LEVELS) == HIGHEST_LEVEL
    assert all(len(levels) == HIGHEST_LEVEL and min(map(len, levels)) > 1 for levels in SHAPES.values())
    assert "?" in question(dc.exercise("chain", 1, 1))


def test_places_are_scattered_once_each() -> None:
    for size in (1, 2, 7, 12, 96):
        assert sorted(scattered(size, index, "a text") for index in range(size)) == list(range(size))
