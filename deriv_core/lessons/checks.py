"""What reading a lesson cannot tell: are its answers true, can its blocks be shown, do its links lead on?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import parse_qs, urlsplit

from markdown_it.token import Token

from deriv_core.calculus.derivative import derivative, lower_derivative
from deriv_core.calculus.difference_quotient import compare, shrink
from deriv_core.calculus.proved.proof import prove
from deriv_core.errors import DerivError
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.lessons.answers import CHOICES, judge, truth
from deriv_core.lessons.blocks import (
    Block,
    Descend,
    Explore,
    Graph,
    Lesson,
    Practice,
    Predict,
    Prose,
    Shrink,
    Steps,
    Sympy,
)
from deriv_core.lessons.descent import Outcome, descend
from deriv_core.lessons.graph import work_out
from deriv_core.lessons.lesson_errors import LessonError
from deriv_core.lessons.reader import markdown
from deriv_core.lessons.sympy_cells import cells
from deriv_core.practice.answer_check import Status
from deriv_core.practice.exercises.exercise import exercise
from deriv_core.practice.exercises.exercise_check import right_answer
from deriv_core.practice.number_check import constant
from deriv_core.words import Message

# Where a link may lead besides the application's own pages.
KNOWN_HOSTS = ("en.wikipedia.org", "docs.python.org", "docs.sympy.org", "www.sympy.org")

_BARE = re.compile(r"(?:https?://|www\.)[^\s<]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)


def check_lesson(lesson: Lesson, lessons: Collection[str] | None = None) -> tuple[LessonError, ...]:
    """What is wrong with a lesson that could be read.

    Parameters
    ----------
    lesson : Lesson
    lessons : collection of str, optional
        The names of the lessons there are; a link to another one is an error. Not checked where None.

    Returns
    -------
    tuple of LessonError
    """
    found = []
    for block in lesson.blocks:
        found += list(_wrong_with(block))
        for line, key, text in _markdown_of(block):
            for at, message in _wrong_with_text(text, line, lessons):
                # YAML joins the lines of a key's text: of those only the first is known.
                found.append((line if key else at, key, message))
    return tuple(LessonError(lesson.file, line, key, message) for line, key, message in found)


# --- blocks ----------------------------------------------------------------------------------------------


def _wrong_with(block: Block) -> Iterator[tuple[int, str, str]]:
    """Line, key and message of what cannot be worked out."""
    try:
        match block:
            case Predict():
                yield from _wrong_with_question(block)
            case Explore():
                step = constant(parse_constant(block.eps)).decimal
                compare(block.function, block.points, step, block.scheme)
                derivative(block.function)
            case Steps():
                if not prove(lower_derivative(block.function, block.order).text, block.function.variable):
                    yield block.line, "function", Message("lessons-steps-derivative-do-not-all")
            case Shrink():
                steps = [constant(parse_constant(step)).decimal for step in block.steps]
                for scheme in block.schemes:
                    shrink(block.function, block.point, steps, scheme)
            case Sympy():
                cells(block)
            case Graph():
                work_out(block)
            case Descend():
                rate = constant(parse_constant(block.rate)).decimal
                found = descend(block.function, block.start, rate, block.count)
                if found.outcome is Outcome.TOO_LARGE and len(found.stations) == 1:
                    yield block.line, "start", Message("lessons-j-or-its-derivative-too")
            case Practice():
                for seed in range(block.first, block.first + block.count):
                    right_answer(exercise(block.topic, block.level, seed))
            case Prose():
                pass
    except DerivError as error:
        yield block.line, "", str(error)


def _wrong_with_question(block: Predict) -> Iterator[tuple[int, str, str]]:
    try:
        found = truth(block)
    except DerivError as error:
        yield block.line, "ask", Message("lessons-question-no-answer-show", error=error.located)
        return
    if block.answer and block.function is not None:
        choices = CHOICES.get(block.ask)
        if choices is not None and block.answer not in list(choices):
            yield block.line_of("answer"), "answer", Message("lessons-one", words=", ".join(choices))
        elif judge(block, block.answer) is not Status.CORRECT:
            message = Message("lessons-not-what-worked-out", answer=block.answer, answer2=found.answer)
            yield block.line_of("answer"), "answer", message


# --- Markdown --------------------------------------------------------------------------------------------


def _markdown_of(block: Block) -> Iterator[tuple[int, str, str]]:
    match block:
        case Prose(line, text):
            yield line, "", text
        case Predict():
            for key, text in (("question", block.question), ("why", block.why), ("hint", block.hint)):
                yield block.line_of(key), key, text


def _wrong_with_text(text: str, line: int, lessons: Collection[str] | None) -> Iterator[tuple[int, str]]:
    for token in markdown().parse(text):
        at = line + (token.map[0] if token.map else 0)
        links = 0
        for part in (token, *(token.children or ())):
            links += part.nesting if part.type in ("link_open", "link_close") else 0
            message = _wrong_with_token(part, lessons)
            if message:
                yield at, message
            if part.type == "text" and not links:
                yield from ((at, found) for found in _wrong_with_bare_links(part.content, lessons))


def _wrong_with_token(token: Token, lessons: Collection[str] | None) -> str:
    match token.type:
        case "html_block" | "html_inline":
            return Message("lessons-html-not-shown", content=token.content.strip()[:40])
        case "heading_open" if token.tag == "h1":
            return Message("lessons-title-front-matter-begin-heading")
        case "link_open":
            return _wrong_with_link(str(token.attrs.get("href", "")), lessons)
        case "image":
            return Message("lessons-pictures-not-shown-explore-block")
    return ""


def _wrong_with_bare_links(text: str, lessons: Collection[str] | None) -> Iterator[str]:
    """The page makes a link of an address that stands in a text by itself, of www. and of mail, too."""
    for found in _BARE.finditer(text):
        address = found[0].rstrip(".,:;!?\"')*_~")
        lead = "" if "://" in address else "mailto:" if "@" in address else "http://"
        message = _wrong_with_link(lead + address, lessons)
        if message:
            yield message


def _wrong_with_link(address: str, lessons: Collection[str] | None) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        known = parts.scheme == "https" and parts.netloc in KNOWN_HOSTS
        return "" if known else Message("lessons-link-leads-place-not-known", address=address[:80])
    wanted = parse_qs(parts.query).get("lesson", [])
    if lessons is not None and wanted and wanted[0] not in lessons:
        return Message("lessons-no-lesson", wanted=wanted[0][:40])
    return ""
