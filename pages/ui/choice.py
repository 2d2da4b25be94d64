"""What the learner chose, read from the texts of the fields: the function, the points, the step, the scheme.

A text that cannot be read never empties the page: the last good one stays, and a `Problem` says why.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.scheme import Scheme
from deriv_core.errors import DerivError, ExpressionError
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.reading.parser import A_NUMBER, parse_constant
from deriv_core.expression.tree import depends_on

from .dear import one_at_a_time
from .kept import kept

# The function's name on the page, whatever a learner calls it before an equals sign.
NAME = "J"
MOST_POINTS = 12
LONGEST_FUNCTION = 300
LONGEST_LIST = 300
LONGEST_STEP = 40
LARGEST_STEP = 1e6
# What a field takes, by its problems' name: one sign over the bound is enough to be told so.
MOST_TYPED = {"function": LONGEST_FUNCTION + 1, "points": LONGEST_LIST + 1, "step": LONGEST_STEP + 1}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Texts:
    """The fields as typed."""

    function: str
    points: str
    step: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Point:
    """A chosen point: its text, and the float nearest to it."""

    text: str
    value: float


@dataclass(frozen=True, slots=True)
class Choice:
    """Texts that all can be read, and what they mean."""

    texts: Texts
    function: RealFunction
    derivative: RealFunction
    points: tuple[Point, ...]
    step: float

    @property
    def point(self) -> Point:
        """The point that is drawn."""
        return self.points[0]

    @property
    def scheme(self) -> Scheme:
        """How the quotient is taken."""
        return Scheme(self.texts.scheme)


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
        return Problem("Type a function of one variable.", hint="w^2, 1/w and sin w are good first ones.")
    try:
        function = parse_function(text)
        with one_at_a_time(function):
            return function, derivative(function)
    except DerivError as error:
        return problem_of(error)


def _in_variable(
    functions: tuple[RealFunction, RealFunction], variable: str
) -> tuple[RealFunction, RealFunction]:
    """A constant is a function of the variable there was before; a text without one names none."""
    f, f_prime = functions
    if depends_on(f.expression, f.variable):
        return functions
    return replace(f, variable=variable), replace(f_prime, variable=variable)


def problem_of(error: DerivError) -> Problem:
    """An error of the library as the page shows it."""
    if isinstance(error, ExpressionError):
        return Problem(error.message, error.text, error.position, error.hint)
    return Problem(str(error))


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
        return Problem(f"{text} is not a real number the page can draw.")
    return value


def _not_a_number(error: ExpressionError) -> Problem:
    """An error in a number. Of a word that is none, what the library says is meant for functions."""
    problem = problem_of(error)
    words = (found for found in _WORD.finditer(error.text) if len(found[0]) > 1)
    word = next((found for found in words if error.position in range(*found.span())), None)
    is_call = word is not None and error.text[word.end() :].lstrip().startswith("(")
    if word is None or is_call:
        return problem
    return Problem(f"“{word[0][:LONGEST_STEP]}” is not a number.", error.text, word.start(), A_NUMBER)


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
    parts = split_points(text[:LONGEST_LIST])
    if len(text) > LONGEST_LIST:
        parts = parts[:-1]  # perhaps half a number
        problems.append(Problem(f"Of a list longer than {LONGEST_LIST} characters the rest was left out."))
    for part in parts:
        value = read_number(part)
        if isinstance(value, Problem):
            problems.append(replace(value, message=f"The point {part} was left out. {value.message}"))
        elif len(points) == MOST_POINTS:
            problems.append(Problem(f"The page shows {MOST_POINTS} points; the rest were left out."))
            break
        else:
            points.append(Point(part, value))
    if not points and not problems:
        problems.append(Problem("Name at least one point.", hint="For example 2, 3, -3 or pi/4."))
    return tuple(points), problems


def read_step(text: str) -> float | Problem:
    """The step ε: any real number but 0, up to a million in size."""
    if not text.strip():
        return Problem("Give ε a value.", hint="For example 0.001.")
    if len(text) > LONGEST_STEP:
        return Problem(f"ε is longer than {LONGEST_STEP} characters.")
    value = read_number(text)
    if isinstance(value, Problem):
        return value
    if value == 0:
        return Problem("ε may be as small as you like, but not 0: two points make a secant.")
    if abs(value) > LARGEST_STEP:
        return Problem("ε must lie between -1000000 and 1000000.")
    return value


def problems_of(field: str, text: str) -> list[Problem]:
    """What is wrong with the text of a field, by its name: ``function``, ``points`` or ``step``."""
    if field == "points":
        return read_points(text)[1]
    found = read_function(text) if field == "function" else read_step(text)
    return [found] if isinstance(found, Problem) else []


def read(texts: Texts, last: Choice | None) -> tuple[Choice | None, dict[str, list[Problem]]]:
    """Read every field, keeping from `last` what cannot be read.

    Returns the choice (None only where there is neither a readable text nor a last one) and the
    problems by field: ``function``, ``points``, ``step``.
    """
    problems: dict[str, list[Problem]] = {}
    kept = texts
    functions = read_function(texts.function[: MOST_TYPED["function"]])
    if isinstance(functions, Problem):
        problems["function"] = [functions]
        if last is None:
            return None, problems
        functions, kept = (last.function, last.derivative), replace(kept, function=last.texts.function)
    elif last is not None:
        functions = _in_variable(functions, last.function.variable)
    points, point_problems = read_points(texts.points)
    if point_problems:
        problems["points"] = point_problems
    if not points:
        if last is None:
            return None, problems
        points = last.points
    step = read_step(texts.step[: MOST_TYPED["step"]])
    if isinstance(step, Problem):
        problems["step"] = [step]
        if last is None:
            return None, problems
        step, kept = last.step, replace(kept, step=last.texts.step)
    if texts.scheme not in list(Scheme):
        kept = replace(kept, scheme=last.scheme if last else Scheme.FORWARD)
    kept = replace(kept, points=", ".join(point.text for point in points))
    return Choice(kept, *functions, points, step), problems
