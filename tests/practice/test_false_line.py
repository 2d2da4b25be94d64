"""One line of a derivation is false, by a mistake of the list, and all the others follow."""

from __future__ import annotations

from itertools import pairwise

import pytest

import deriv_core as dc
from deriv_core.practice.lines.line_check import check_line, check_trees

TOPICS = ("power", "product", "quotient", "chain", "exponential", "trigonometric", "inverse", "mixed")


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("level", [1, 2, 3, pytest.param(4, marks=pytest.mark.slow)])
def test_there_is_just_one_false_line(topic: str, level: int) -> None:
    for seed in range(2):
        found = dc.false_line(topic, level, seed)
        f = found.exercise.function
        for index, (before, after) in enumerate(pairwise(found.lines), 1):
            check = check_trees(f, before.tree, after.tree)
            if index != found.index:
                assert check.status.value == "follows", f"{before.text} = {after.text}"
            else:
                assert check.status.value == "wrong", f"{before.text} = {after.text}"
                assert found.mistake in check.mistakes
        before = found.lines[found.index - 1]
        assert check_line(f, before.text, found.right.text).status.value == "follows"


def test_it_comes_again() -> None:
    a = dc.false_line("chain", 2, 3)
    dc.false_line.cache_clear()
    assert dc.false_line("chain", 2, 3) == a


def test_the_mistakes_vary() -> None:
    assert len({dc.false_line("chain", 2, seed).mistake for seed in range(12)}) > 4


def test_where_nothing_is_differentiated_there_is_none() -> None:
    with pytest.raises(dc.ExpressionError):
        dc.false_line("which_rule", 1, 0)
