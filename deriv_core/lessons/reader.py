"""From a Markdown file to a lesson: libraries read Markdown and YAML, our own readers the values."""

from __future__ import annotations

import difflib
import re
from enum import StrEnum
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from deriv_core.lessons.blocks import Block, Lesson, Prose
from deriv_core.lessons.fields import Fields
from deriv_core.lessons.lesson_errors import BadLesson, LessonError
from deriv_core.lessons.schema import BLOCKS, read_block
from deriv_core.lessons.written import read_mapping
from deriv_core.words import Message

LONGEST = 60_000
MOST_BLOCKS = 80
MOST_ERRORS = 100
# Fences that are shown as they stand.
PLAIN = ("", "text", "python", "latex")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


_NO_FRONT = Message("lessons-lesson-begins-with-its-title")


_UNREADABLE: dict[type[Exception], str] = {
    FileNotFoundError: Message("lessons-no-such-file"),
    IsADirectoryError: Message("lessons-folder-name-lessons"),
    UnicodeDecodeError: Message("lessons-file-cannot-read-utf-8"),
}


class Licence(StrEnum):
    """Under what a lesson may be shared, by its SPDX name."""

    CC_BY = "CC-BY-4.0"
    CC_BY_SA = "CC-BY-SA-4.0"
    CC0 = "CC0-1.0"


def markdown() -> MarkdownIt:
    """The reader of Markdown, with front matter and formulas between dollars."""
    return MarkdownIt("commonmark").use(front_matter_plugin).use(dollarmath_plugin)


def read_file(path: Path) -> Lesson:
    """The lesson in a file.

    Raises
    ------
    BadLesson
        With everything that is wrong.
    """
    try:
        text = path.read_text(
            encoding="utf-8-sig"
        )  # a mark at the beginning, as some editors set it, is no sign
    except (OSError, UnicodeDecodeError) as error:
        message = _UNREADABLE.get(type(error), Message("lessons-file-cannot-read"))
        raise BadLesson((LessonError(str(path), 1, "", message),)) from None
    return read_lesson(text, str(path), path.stem)


def read_lesson(text: str, file: str, name: str) -> Lesson:
    """The lesson a text is.

    Parameters
    ----------
    text : str
        At most 60,000 characters.
    file : str
        For the messages.
    name : str
        Its address: small letters, digits and hyphens.

    Raises
    ------
    BadLesson
        With everything that is wrong, not only the first of it.
    """
    reading = _Reading(file)
    if not _NAME.fullmatch(name):
        reading.report(1, "", Message("lessons-lessons-file-named-with-small"))
    if len(text) > LONGEST:
        reading.report(1, "", Message("lessons-longer-than-characters", longest=LONGEST))
        raise BadLesson(tuple(reading.errors))
    lesson = reading.lesson(text, name)
    if reading.errors:
        raise BadLesson(tuple(sorted(reading.errors, key=lambda error: error.line)[:MOST_ERRORS]))
    return lesson


def _is_closed(fence: Token, lines: list[str]) -> bool:
    """Whether a fence that stands by itself has its end; without one it reaches to the end of the lesson."""
    first, last = fence.map or (0, 0)
    sign = re.escape(fence.markup[0])
    end = re.compile(rf" {{0,3}}{sign}{{{len(fence.markup)},}}[ \t]*")
    return bool(fence.level) or (last - 1 > first and end.fullmatch(lines[last - 1]) is not None)


class _Reading:
    """One reading of a text, and what is wrong with it."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.errors: list[LessonError] = []

    def report(self, line: int, key: str, message: str) -> None:
        self.errors.append(LessonError(self._file, line, key, message))

    def lesson(self, text: str, name: str) -> Lesson:
        tokens = markdown().parse(text)
        front, blocks = None, []
        # As markdown-it does: other signs that Python ends a line at, such as U+2028, end none.
        lines = _LINE_END.split(text)
        done = 0
        for token in tokens:
            first, last = token.map or (0, 0)
            if token.type == "front_matter":
                front, done = token, last
            elif token.type == "fence" and not _is_closed(token, lines):
                self.report(
                    first + 1,
                    "",
                    Message("lessons-block-line-not-closed-with", first=first + 1, markup=token.markup),
                )
                done = last
            elif token.type == "fence" and token.info.strip() not in PLAIN:
                blocks += [*self._prose(lines, done, first), *self._fence(token)]
                done = last
        blocks += self._prose(lines, done, len(lines))
        if len(blocks) > MOST_BLOCKS:
            self.report(1, "", Message("lessons-lesson-at-most-blocks", most_blocks=MOST_BLOCKS))
        return self._with_front(front, name, tuple(blocks))

    def _prose(self, lines: list[str], start: int, end: int) -> list[Block]:
        text = "\n".join(lines[start:end])
        blank = len(text) - len(text.lstrip("\n"))
        return [Prose(start + 1 + blank, text.strip("\n"))] if text.strip() else []

    def _fence(self, token: Token) -> list[Block]:
        line = (token.map or [0])[0] + 1
        kind = token.info.strip()
        if token.level:
            self.report(line, kind[:40], Message("lessons-block-stands-by-itself-not"))
            return []
        if kind not in BLOCKS:
            near = difflib.get_close_matches(kind, list(BLOCKS), n=1)
            hint = (
                Message("lessons-did-you-mean", near=near[0])
                if near
                else Message("lessons-there-are", blocks=", ".join(BLOCKS))
            )
            self.report(line, kind[:40], Message("lessons-no-such-block", hint=hint))
            return []
        written = read_mapping(token.content, line + 1, self.report)
        if written is None:
            return []
        return [read_block(kind, Fields(written, self.report), line)]

    def _with_front(self, token: Token | None, name: str, blocks: tuple[Block, ...]) -> Lesson:
        written = None
        if token is None:
            self.report(1, "", _NO_FRONT)
        else:
            written = read_mapping(token.content, 2, self.report)
        if written is None:
            return Lesson(name, self._file, "", "", "", "", 0, blocks)
        fields = Fields(written, self.report)
        language = fields.text("language", None, 20)
        if language and not _LANGUAGE.fullmatch(language):
            fields.wrong("language", Message("lessons-short-name-such-en-or"))
        lesson = Lesson(
            name=name,
            file=self._file,
            title=fields.text("title", None, 120),
            summary=fields.text("summary", None, 400),
            language=language,
            licence=fields.word("licence", Licence),
            order=fields.whole("order", 0, 999, 100),
            blocks=blocks,
        )
        fields.finish()
        return lesson
