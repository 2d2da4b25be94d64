"""What is typed into a question's fields, read field by field, or why it cannot be read."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from deriv_core.calculus.derivative import derivative
from deriv_core.errors import DerivError, ExpressionError
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.reading.parser import A_NUMBER, parse_constant
from deriv_core.lessons.blocks import Explore
from deriv_core.limits import LARGEST_STEP, LONGEST_FUNCTION, LONGEST_POINTS, LONGEST_STEP, MOST_POINTS
from deriv_core.numbers.typed import as_typed

from ..plots.wire import Window
from ..words import phrase
from .dear import one_at_a_time
from .kept import kept

# The keys of a block and of a task that are typed, each with its field.
FIELD_OF = {"function": "function", "points": "points", "eps": "step"}
# What a field takes, by its problems' name: one sign over the bound is enough to be told so.
MOST_TYPED = {"function": LONGEST_FUNCTION + 1, "points": LONGEST_POINTS + 1, "step": LONGEST_STEP + 1}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Texts:
    """The fields as typed, and the window that was chosen, if one was."""

    function: str
    points: str
    step: str
    scheme: str
    window: Window | None = None


# The lab's first function and points. A step of 1 makes a secant one can see; shrinking it is the lesson.
FIRST_VISIT = Texts(function="w^2", points="3, 2, -3", step="1", scheme="forward")


def texts_of(block: Explore) -> Texts:
    """The fields as a lesson or a task sets them."""
    window = Window(block.x, block.y) if block.x and block.y else None
    return Texts(block.function.text, ", ".join(block.points), block.eps, block.scheme.value, window)


@dataclass(frozen=True, slots=True)
class Point:
    """A chosen point: its text, and the float nearest to it."""

    text: str
    value: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text was not taken. `position` is -1 where no one character is to blame."""

    message: str
    text: str = ""
    position: int = -1
    hint: str | None = None


@kept(256)
def read_function(text: str) -> tuple[RealFunction, RealFunction] | Problem:
    """The function `text` stands for and its derivative, or why there is none to show."""
    if not text.strip():
        return Problem(phrase("desk-type-function-one-variable"), hint=phrase("desk-w-2-1-w-and"))
    try:
        function = parse_function(text)
        with one_at_a_time(function):
            return function, derivative(function)
    except DerivError as error:
        return problem_of(error)


def problem_of(error: DerivError) -> Problem:
    """An error of the library as the page shows it."""
    if isinstance(error, ExpressionError):
        return Problem(error.message, error.text, error.position, error.hint)
    return Problem(error.located)


@lru_cache(maxsize=1024)
def read_number(text: str) -> float | Problem:
    """The real number `text` stands for (``-3``, ``1/2``, ``pi/4``), or why it stands for none."""
    try:
        value = float(RealFunction(parse_constant(text), "w")(0.0))
    except ExpressionError as error:
        return _not_a_number(error)
    except DerivError as error:
        return problem_of(error)
    if not math.isfinite(value):
        return Problem(phrase("desk-not-real-number-page-can", text=text))
    return value


def _not_a_number(error: ExpressionError) -> Problem:
    """An error in a number. Of a word that is none, what the library says is meant for functions."""
    problem = problem_of(error)
    words = (found for found in _WORD.finditer(error.text) if len(found[0]) > 1)
    word = next((found for found in words if error.position in range(*found.span())), None)
    is_call = word is not None and error.text[word.end() :].lstrip().startswith("(")
    if word is None or is_call:
        return problem
    return Problem(phrase("desk-not-number", word=word[0][:LONGEST_STEP]), error.text, word.start(), A_NUMBER)


def split_points(text: str) -> list[str]:
    """The parts of a comma-separated list; a comma or semicolon inside brackets separates nothing.

    >>> split_points("2, log(8, 2); -3,")
    ['2', 'log(8, 2)', '-3']
    """
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ",;" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def read_points(text: str) -> tuple[tuple[Point, ...], list[Problem]]:
    """The points that can be read, in order, and a problem for each that cannot."""
    points: list[Point] = []
    problems: list[Problem] = []
    parts = split_points(text[:LONGEST_POINTS])
    if len(text) > LONGEST_POINTS:
        parts = parts[:-1]  # perhaps half a number
        problems.append(
            Problem(phrase("desk-list-longer-than-characters-rest", longest_points=LONGEST_POINTS))
        )
    for part in parts:
        value = read_number(part)
        if isinstance(value, Problem):
            problems.append(
                replace(value, message=phrase("desk-point-left-out", part=part, message=value.message))
            )
        elif len(points) == MOST_POINTS:
            problems.append(Problem(phrase("desk-page-shows-points-rest-were", most_points=MOST_POINTS)))
            break
        else:
            points.append(Point(part, value))
    if not points and not problems:
        problems.append(
            Problem(phrase("tasks-name-at-least-one-point"), hint=phrase("desk-for-example-2-3-3"))
        )
    return tuple(points), problems


def read_step(text: str) -> float | Problem:
    """The step ε: any real number but 0, up to `LARGEST_STEP` in size."""
    if not text.strip():
        return Problem(phrase("desk-give-value"), hint=phrase("desk-for-example-0-001"))
    if len(text) > LONGEST_STEP:
        return Problem(phrase("desk-step-too-long", longest_step=LONGEST_STEP))
    value = read_number(text)
    if isinstance(value, Problem):
        return value
    if value == 0:
        return Problem(phrase("desk-may-small-you-like-but"))
    if abs(value) > LARGEST_STEP:
        return Problem(phrase("desk-must-lie-between-and", largest_step=as_typed(LARGEST_STEP)))
    return value


def problems_of(field: str, text: str) -> list[Problem]:
    """What is wrong with the text of a field, by its name: ``function``, ``points`` or ``step``."""
    if field == "points":
        return read_points(text)[1]
    found = read_function(text) if field == "function" else read_step(text)
    return [found] if isinstance(found, Problem) else []
