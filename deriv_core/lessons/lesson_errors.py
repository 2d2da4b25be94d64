"""What is wrong with a lesson: the file, the line, the key, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.errors import DerivError


@dataclass(frozen=True, slots=True)
class LessonError:
    """One thing wrong with a lesson.

    Attributes
    ----------
    file : str
    line : int
        From 1.
    key : str
        Of the front matter or of a block, such as ``"eps"``; empty where no one key is to blame.
    message : str
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (f"{self.file}:{self.line}", self.key, self.message) if part)


class BadLesson(DerivError):
    """A text that is no lesson.

    Attributes
    ----------
    errors : tuple of LessonError
        All that is wrong, in the order of the lines.
    """

    def __init__(self, errors: tuple[LessonError, ...]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors
