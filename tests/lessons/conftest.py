"""Lessons in small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from deriv_core.lessons.blocks import Block, Lesson, Prose
from deriv_core.lessons.lesson_errors import BadLesson
from deriv_core.lessons.reader import read_lesson

LESSONS = Path(__file__).parents[2] / "lessons"
FRONT = "---\ntitle: A\nsummary: b\nlanguage: en\nlicence: CC0-1.0\n---\n"


def lesson(body: str, front: str = FRONT) -> Lesson:
    return read_lesson(front + dedent(body), "a.md", "a")


def block(kind: str, body: str) -> Block:
    """The one block of a lesson; its fence stands on line 7."""
    (only,) = lesson(f"```{kind}\n{dedent(body).strip()}\n```\n").blocks
    assert not isinstance(only, Prose)
    return only


@pytest.fixture
def errors_of() -> Callable[..., list[tuple[int, str, str]]]:
    """Line, key and message of all that is wrong."""

    def read(body: str, front: str = FRONT) -> list[tuple[int, str, str]]:
        with pytest.raises(BadLesson) as caught:
            lesson(body, front)
        return [(error.line, error.key, error.message) for error in caught.value.errors]

    return read
