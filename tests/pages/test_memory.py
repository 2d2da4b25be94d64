"""What a browser kept of a learner's answers is its word only: read like what is typed, and judged anew."""

from __future__ import annotations

from typing import Any

import pytest

from deriv_core.limits import LONGEST_FUNCTION
from pages.ui.lessons.memory import read_kept
from pages.ui.lessons.predict_block import Kept

GOOD: dict[str, Any] = {"first": "6", "at": 1.7e9, "last": None, "tries": 2}


def test_an_answer_is_read_as_it_was_given_to_be_kept() -> None:
    kept = Kept("6", 1.7e9, "7", 2)
    assert read_kept(kept.data()) == kept
    assert read_kept(GOOD) == Kept("6", 1.7e9, None, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": None},
        {"first": 6},
        {"first": ["6"]},
        {"first": "9" * (LONGEST_FUNCTION + 1)},
        {"last": 7},
        {"last": "9" * (LONGEST_FUNCTION + 1)},
        {"at": "1.7e9"},
        {"at": float("nan")},
        {"at": -1},
        {"at": 1e300},
        {"at": True},
        {"tries": 0},
        {"tries": 1.5},
        {"tries": 10**9},
        {"tries": None},
    ],
)
def test_what_no_page_would_have_kept_counts_for_nothing(wrong: dict[str, Any]) -> None:
    assert read_kept(GOOD | wrong) is None


@pytest.mark.parametrize("data", [None, "6", 6, [], {}, {"first": "6"}])
def test_what_is_no_answer_at_all_counts_for_nothing(data: object) -> None:
    assert read_kept(data) is None
