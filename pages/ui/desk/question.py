"""What is asked: a function at points, with a step, a scheme and a window, read from the texts of its fields.

A text that cannot be read never empties the page: the last good one stays, and a `Problem` says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from deriv_core.calculus.scheme import Scheme
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import depends_on

from ..plots.wire import Window
from ..words import letter
from .texts import FIRST_VISIT, MOST_TYPED, Point, Problem, Texts, read_function, read_points, read_step

# The function's name on the page, whatever a learner calls it before an equals sign.
NAME = "J"


@dataclass(frozen=True, slots=True)
class Question:
    """What a page, a lesson's block and a task ask: texts that all can be read, and what they mean.

    It is the key of the answers to it. An answer that depends on less is kept by the parts it depends on,
    such as the function and the point; none is kept by a text that would be parsed again.

    Attributes
    ----------
    texts : Texts
        What its fields and its address say.
    function, derivative : RealFunction
    points : tuple of Point
        The first is the one that is drawn.
    step : float
    """

    texts: Texts
    function: RealFunction
    derivative: RealFunction = field(compare=False)
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

    @property
    def window(self) -> Window | None:
        """The part of the plane that was chosen; None where that is left to the picture."""
        return self.texts.window

    @property
    def label(self) -> str:
        """What stands before the function's field."""
        return field_label(self.function.variable)

    def through(self, window: Window | None) -> Question:
        """The same question, looked at through another window."""
        if window == self.window:
            return self
        return replace(self, texts=replace(self.texts, window=window))


def field_label(variable: str) -> str:
    """What stands before the field of a function of that variable: J(w) ="""
    return f"{NAME}({letter(variable)}) ="


def _in_variable(
    functions: tuple[RealFunction, RealFunction], variable: str
) -> tuple[RealFunction, RealFunction]:
    """A constant is a function of the variable there was before; a text without one names none."""
    f, f_prime = functions
    if depends_on(f.expression, f.variable):
        return functions
    return replace(f, variable=variable), replace(f_prime, variable=variable)


def read(texts: Texts, last: Question | None) -> tuple[Question | None, dict[str, list[Problem]]]:
    """Read every field, keeping from `last` what cannot be read.

    Returns the question (None only where there is neither a readable text nor a last one) and the
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
    return Question(kept, *functions, points, step), problems


def first_question(texts: Texts) -> Question:
    """What is drawn for texts of others; in place of what cannot be read stands the first visit's."""
    question, _ = read(texts, None)
    if question is None:
        question, _ = read(texts, read(FIRST_VISIT, None)[0])
    assert question is not None
    return question
