"""Check lessons: ``python -m deriv_core.lint_lessons [files…]``; without files, all in ``lessons/``.

Prints ``file:line: key: message`` for each thing that is wrong, and exits with 1 where there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from deriv_core.lessons.checks import check_lesson
from deriv_core.lessons.lesson_errors import BadLesson, LessonError
from deriv_core.lessons.reader import read_file
from deriv_core.words import Message

FOLDER = Path("lessons")


def lint(paths: Sequence[Path]) -> list[LessonError]:
    """Everything that is wrong with the lessons in these files.

    Parameters
    ----------
    paths : sequence of Path
        A lesson may link to its neighbours: to what lies beside it.
    """
    errors: list[LessonError] = []
    for path in paths:
        names = {neighbour.stem for neighbour in path.parent.glob("*.md")}
        try:
            errors += check_lesson(read_file(path), names)
        except BadLesson as bad:
            errors += bad.errors
    return errors


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m deriv_core.lint_lessons",
        description=Message("lessons-check-lessons-prints-file-line"),
    )
    parser.add_argument(
        "files", nargs="*", type=Path, help=Message("lessons-without-any-all", folder=str(FOLDER))
    )
    paths: list[Path] = parser.parse_args(arguments).files or sorted(FOLDER.glob("*.md"))
    if not paths:
        print(Message("lessons-no-lessons", folder=str(FOLDER.resolve())))
        return 1
    errors = lint(paths)
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
