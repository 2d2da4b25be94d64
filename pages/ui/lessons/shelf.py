"""The lessons there are, read once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from deriv_core.lessons.blocks import Lesson
from deriv_core.lessons.lesson_errors import BadLesson, LessonError
from deriv_core.lessons.reader import read_file

FOLDER = Path(__file__).parents[3] / "lessons"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lessons that can be read, in their order, and what is wrong with the others."""

    lessons: tuple[Lesson, ...]
    errors: tuple[LessonError, ...]

    def named(self, name: str) -> Lesson | None:
        """The lesson of that name."""
        return next((lesson for lesson in self.lessons if lesson.name == name), None)

    def beside(self, lesson: Lesson) -> tuple[Lesson | None, Lesson | None]:
        """The lessons before and after one."""
        place = self.lessons.index(lesson)
        before = self.lessons[place - 1] if place else None
        after = self.lessons[place + 1] if place + 1 < len(self.lessons) else None
        return before, after


@cache
def shelf(folder: Path = FOLDER) -> Shelf:
    """All lessons of a folder; a bad one is left out and told of."""
    lessons: list[Lesson] = []
    errors: list[LessonError] = []
    for path in sorted(folder.glob("*.md")):
        try:
            lessons.append(read_file(path))
        except BadLesson as bad:
            errors += (replace(error, file=path.name) for error in bad.errors)
    lessons.sort(key=lambda lesson: (lesson.order, lesson.title))
    return Shelf(tuple(lessons), tuple(errors))
