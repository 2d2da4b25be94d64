"""Whether an answer is the derivative, whatever form it is written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation.oracle import both_vanish, same, sample_points
from deriv_core.calculus.precision import digits
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.running.program import ExactProgram, compile_exact
from deriv_core.expression.running.run_precise import run_precise

POINTS = 32
FEWEST_POINTS = 4
DIGITS = 50
MORE_DIGITS = 600
_SPARE = 3  # times as many points are looked at, where some turn out to say nothing


class Status(StrEnum):
    """What there is to say of an answer; ``no answer`` is said of a lesson's question that has none."""

    CORRECT = "correct"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"
    NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """What is known of an answer.

    Attributes
    ----------
    status : Status
        A string: ``"correct"``, ``"wrong"``, ``"undecided"`` or ``"unreadable"``.
    mistakes : list of str
        Names of recognised mistakes, the most likely first. None is recognised yet: always empty.
    message : str
        One sentence for the learner; it does not give the derivative away.
    """

    status: Status
    mistakes: list[str] = field(default_factory=list)
    message: str = ""


def check_derivative(f: RealFunction, text: str) -> AnswerCheck:
    """Whether a text is the derivative of f, compared by value and not by form.

    The answer and the derivative are evaluated to 50 digits at up to 32 points, on both sides of 0, where f,
    its derivative and the answer are all real. They are the same where they share 30 digits at each of them;
    a point at which they do not is looked at again with 600 digits before it counts.

    Parameters
    ----------
    f : RealFunction
    text : str
        As a learner types it, in the variable of f: ``"2w"``.

    Returns
    -------
    AnswerCheck
        ``undecided`` where there are fewer than four points, or the derivative itself could not be had.
        `mistakes` is always empty for now.

    Examples
    --------
    >>> import deriv_core as dc
    >>> f = dc.parse_function("(w + 1)^2")
    >>> dc.check_derivative(f, "2(w + 1)").status.value, dc.check_derivative(f, "2w").status.value
    ('correct', 'wrong')
    >>> dc.check_derivative(f, "2(w +").status.value
    'unreadable'
    """
    try:
        answer = parse_function(text, f.variable)
    except ExpressionError as error:
        return AnswerCheck(Status.UNREADABLE, message=f"{error.message} {error.hint or ''}".strip())
    try:
        expected = derivative(f)
    except TooComplex as error:
        return AnswerCheck(Status.UNDECIDED, message=error.message)
    compared = _compared(f, expected, answer)
    if False in compared:
        return AnswerCheck(Status.WRONG, message="This has other values than the derivative.")
    if len(compared) < FEWEST_POINTS:
        return AnswerCheck(Status.UNDECIDED, message="The two can be compared at too few points.")
    return AnswerCheck(Status.CORRECT, message="This has the same values as the derivative.")


def _compared(f: RealFunction, expected: RealFunction, answer: RealFunction) -> list[bool]:
    """Whether the two agree, at each of the points where they can be compared; up to the first where not."""
    codes = [compile_exact(part.expression) for part in (f, expected, answer)]
    compared: list[bool] = []
    for x in sample_points(f.expression, POINTS * _SPARE):
        agreed = _agree(codes, x)
        if agreed is not None:
            compared.append(agreed)
        if agreed is False or len(compared) == POINTS:
            break
    return compared


def _agree(codes: list[ExactProgram], x: float) -> bool | None:
    for precision in (DIGITS, MORE_DIGITS):
        with digits(precision):
            values = [run_precise(code, x) for code in codes]
            if any(value is None for value in values):
                return None
            _, expected, given = values
            if same(given, expected):
                return True
            if precision == MORE_DIGITS and both_vanish(given, expected, precision):
                return True
    return False
