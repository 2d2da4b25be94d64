"""Whether an answer is the derivative, whatever form it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from deriv_core.budget import OutOfTurn, ask, turn
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.points import rational_point
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.derivative_side import derivative_side
from deriv_core.expression.reading.parser import parse, read_back
from deriv_core.numbers.by_hand import number
from deriv_core.practice.comparison import BITS, Comparison
from deriv_core.practice.diagnosis import Diagnosis, diagnosed, integrated, of_the_whole
from deriv_core.practice.mistakes.mistake_table import MISTAKES
from deriv_core.practice.outcomes import FEWEST_POINTS, MOST_WORK_OF_NAMING, outcomes, plainly_different
from deriv_core.practice.places import Place, Stretch
from deriv_core.practice.regions import region
from deriv_core.words import Message

DOMAIN_LOST = "domain_lost"

# Of the processor, in the caller's own process; what takes longer is compared in another one, for so long.
_TURN = 0.4
_SECONDS = 15.0
# What is not recognised in so long is not named.
_TURN_OF_DIAGNOSIS = 0.6

_LONGEST_WITH_A_SLIP = 300
_CONSTANT = re.compile(r"(?P<answer>.+?)\+\s*(?P<sign>[Cc]|const(?:ant)?\.?)\s*")
_DIFFERENTIAL = re.compile(r"(?P<answer>.+?)[*·]?\s*(?P<sign>d\s*[A-Za-zα-ω])\s*")


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
        Names of recognised mistakes, the most likely first: ``domain_lost`` where the answer is right as far
        as it has a value, but has none somewhere where there is a derivative.
    message : str
        A sentence or two for the learner; it does not give the derivative away.
    diagnoses : list of Diagnosis
        Of each mistake but ``domain_lost``, in the same order: the place, a question, the rule and the step,
        to be shown one by one.
    at_once : bool
        Whether it takes all the mistakes together to get the answer; else any one of them gives it.
    """

    status: Status
    mistakes: list[str] = field(default_factory=list)
    message: str = ""
    diagnoses: list[Diagnosis] = field(default_factory=list)
    at_once: bool = False


def check_derivative(f: RealFunction, text: str) -> AnswerCheck:
    """Whether a text is the derivative of f, compared by value and not by form.

    Correct is what is real and equal to the derivative at every sampled point at which f has one. The points
    lie on both sides of every place where f, its derivative or the answer may break or change, between each
    two neighbours of these, at the places themselves, and far beyond the outermost. Values are compared by
    bounds: they are the same if they are exactly, or as far as hundreds of bits go, and different only if
    their bounds lie apart and the verdict says that f has a derivative there.

    Parameters
    ----------
    f : RealFunction
    text : str
        As a learner types it, in the variable of f: ``"2w"``, ``"dJ/dw = 2w"``.

    Returns
    -------
    AnswerCheck
        ``undecided`` where there are fewer than four points, where all that was compared on some interval
        could not be told, or where the derivative itself or the comparison could not be had in time.

    Examples
    --------
    >>> import deriv_core as dc
    >>> f = dc.parse_function("(w + 1)^2")
    >>> dc.check_derivative(f, "2(w + 1)").status.value, dc.check_derivative(f, "2w").status.value
    ('correct', 'wrong')
    >>> check = dc.check_derivative(dc.parse_function("sin(w^2)"), "cos(w^2)")
    >>> check.mistakes, check.diagnoses[0].place, check.diagnoses[0].question
    (['chain_no_inner'], 'sin(w^2)', 'What is the derivative of the inside, w^2?')
    >>> check = dc.check_derivative(f, "2 sqrt(w + 1)^2")
    >>> check.mistakes, check.message.partition("; ")[0]
    (['domain_lost'], 'This is right for w > -1')
    >>> dc.check_derivative(f, "2(w +").status.value
    'unreadable'
    """
    try:
        answer = read_answer(f, text)
    except ExpressionError as error:
        return _of_a_slip(f, text) or AnswerCheck(Status.UNREADABLE, message=error.told)
    try:
        expected = derivative(f)
        check = _compared(f, expected, answer)
    except TooComplex as error:
        return AnswerCheck(Status.UNDECIDED, message=error.message)
    if check.status is not Status.WRONG or check.mistakes:
        return check
    return _with_diagnosis(check, f, expected, answer)


def _compared(f: RealFunction, expected: RealFunction, answer: RealFunction) -> AnswerCheck:
    try:
        with turn(_TURN):
            return _judged(f, expected, answer)
    except OutOfTurn:
        status, mistakes, message = ask(
            compared_elsewhere, f.text, f.variable, f.name, answer.text, seconds=_SECONDS
        )
        return AnswerCheck(Status(status), mistakes, message)


def _with_diagnosis(
    check: AnswerCheck, f: RealFunction, expected: RealFunction, answer: RealFunction
) -> AnswerCheck:
    """A wrong answer with the mistakes that give it, if they are found in a turn."""
    try:
        with turn(_TURN_OF_DIAGNOSIS):
            known = diagnosed(f, expected, answer, _reproduces)
    except (OutOfTurn, TooComplex):
        return check
    names = [diagnosis.mistake for diagnosis in known.found]
    return AnswerCheck(check.status, names, known.message or check.message, list(known.found), known.at_once)


def _reproduces(f: RealFunction, candidate: RealFunction, answer: RealFunction) -> bool:
    """Whether the answer is a wrong derivative as surely as a right one is right.

    It is compared at all the same places, but at fewer points beside them and with fewer digits. Where the
    wrong derivative has no value nothing is asked, and of a lone point where only the answer has none nothing
    follows: 3x^2/(2x) is what it is beside 0. Nor does it from where no bits tell, as of e^x near 10^29.
    """
    found = outcomes(
        Comparison(f, candidate, answer, is_derivative=False), MOST_WORK_OF_NAMING, (BITS[0], BITS[0])
    )
    return found is not None and not found.lost_along and found.same >= FEWEST_POINTS


def _of_a_slip(f: RealFunction, text: str) -> AnswerCheck | None:
    """What there is to say of a derivative with a constant of integration or a differential behind it."""
    if len(text) > _LONGEST_WITH_A_SLIP:
        return None
    constant, differential = (pattern.fullmatch(text) for pattern in (_CONSTANT, _DIFFERENTIAL))
    found = constant or differential
    if found is None:
        return None
    try:
        answer = read_answer(f, found["answer"])
        with turn(_TURN_OF_DIAGNOSIS):
            # e^x + C is what e^x is differentiated to, for one C.
            may_be_right = constant is None or not plainly_different(Comparison(f, derivative(f), answer))
            if not may_be_right and integrated(f, answer, _reproduces):
                mistake = of_the_whole(MISTAKES["power_integrated"], f)
                return AnswerCheck(
                    Status.WRONG, [mistake.mistake], MISTAKES[mistake.mistake].statement, [mistake]
                )
    except (ExpressionError, OutOfTurn, TooComplex):
        return None
    if constant is not None:
        return AnswerCheck(Status.UNREADABLE, message=Message("answers-no-constant", sign=found["sign"]))
    return AnswerCheck(Status.UNREADABLE, message=Message("answers-leave-out", sign=found["sign"]))


def compared_elsewhere(text: str, variable: str, name: str, answer: str) -> tuple[Status, list[str], str]:
    """The fields of an `AnswerCheck`, for a worker."""
    f, given = (RealFunction(read_back(tree, variable), variable, name) for tree in (text, answer))
    check = _judged(f, derivative(f), given)
    return check.status, check.mistakes, check.message


def read_answer(f: RealFunction, text: str) -> RealFunction:
    """The function that an answer to the derivative of f is, without its left side.

    Raises
    ------
    ExpressionError
        It cannot be read, or its left side names another derivative.
    """
    side = derivative_side(text)
    if side.variable not in (None, f.variable):
        raise ExpressionError(
            Message("answers-one-differentiates-by-not-by", variable=f.variable, variable2=side.variable),
            text,
            0,
        )
    if side.function and parse(side.function, f.variable).expression != f.expression:
        raise ExpressionError(Message("answers-left-side-derivative-another-function"), text, 0)
    parsed = parse(text[side.start :], f.variable)
    return RealFunction(parsed.expression, parsed.variable, parsed.name, parsed.notes)


def _judged(f: RealFunction, expected: RealFunction, answer: RealFunction) -> AnswerCheck:
    found = outcomes(Comparison(f, expected, answer))
    if found is None:
        return AnswerCheck(Status.WRONG, message=Message("answers-other-values-than-derivative"))
    if found.lost_along or found.lost_at:
        return _domain_lost(f, found.lost_along or found.lost_at, found.right)
    if not found.told:
        return AnswerCheck(Status.UNDECIDED, message=Message("answers-somewhere-could-not-told-whether"))
    if found.same < FEWEST_POINTS:
        return AnswerCheck(Status.UNDECIDED, message=Message("answers-two-can-compared-at-too"))
    return AnswerCheck(Status.CORRECT, message=Message("answers-same-values-derivative"))


def _domain_lost(f: RealFunction, lost: list[Stretch] | list[Place], right: list[Stretch]) -> AnswerCheck:
    if not right:
        return AnswerCheck(Status.WRONG, message=Message("answers-no-value-where-derivative", name=f.name))
    message = Message(
        "answers-right-in-part",
        right=_where_right(right, lost, f.variable),
        name=f.name,
        lost=_where_lost(lost, f.variable),
    )
    return AnswerCheck(Status.WRONG, [DOMAIN_LOST], message)


def _where_right(right: list[Stretch], lost: list[Stretch] | list[Place], variable: str) -> str:
    told = "" if isinstance(lost[0], Place) else region(right, variable)
    return Message("answers-for-region", region=told) if told else Message("answers-where-defined")


def _middle(part: Stretch | Place) -> float:
    return part.x if isinstance(part, Place) else float(part.points[0])


def _where_lost(lost: list[Stretch] | list[Place], variable: str) -> str:
    """The region, or one point of it where it has no short name."""
    told = region(lost, variable)
    one = lost[0]
    if told:
        return Message("answers-at-region" if isinstance(one, Place) else "answers-for-region", region=told)
    where = one.text if isinstance(one, Place) else rational_point(one.points[0]).text
    if where:
        return Message("answers-at-place", variable=variable, place=where)
    return Message("answers-near-place", variable=variable, place=number(_middle(one), 6))
