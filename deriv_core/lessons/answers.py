"""The answer to a question, worked out; and whether a learner's is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.difference_quotient import difference_quotient, quotient_tree
from deriv_core.calculus.points import read_point
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.values import Value, evaluate
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_point
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import parse_constant, read_back
from deriv_core.expression.tree import Negate, Sum
from deriv_core.lessons.blocks import Ask, Of, Predict
from deriv_core.numbers.exact_text import exact_text
from deriv_core.numbers.typed import as_typed
from deriv_core.practice.answer_check import Status, check_derivative
from deriv_core.practice.number_check import constant, is_near
from deriv_core.words import Message

_LARGEST_WHOLE = 1e12


class Sign(StrEnum):
    """The sign of a slope."""

    POSITIVE = "positive"
    ZERO = "zero"
    NEGATIVE = "negative"


class Side(StrEnum):
    """Where the difference quotient lies, seen from the derivative."""

    ABOVE = "above"
    EQUAL = "equal"
    BELOW = "below"


class Exists(StrEnum):
    """Whether there is a derivative."""

    YES = "yes"
    NO = "no"


CHOICES: dict[Ask, type[StrEnum]] = {Ask.SIGN: Sign, Ask.OVER_UNDER: Side, Ask.EXISTS: Exists}


class Unanswerable(DerivError):
    """A question whose answer the core does not know."""


class NoAnswer(Unanswerable):
    """A question that is known to have no answer, such as the sign of a slope that does not exist."""


@dataclass(frozen=True, slots=True)
class Truth:
    """An answer with what it rests on.

    Attributes
    ----------
    answer : str
        A word of the question's vocabulary, a number or a function in plain text.
    value : Value or None
        Of the number that was asked for, or whose sign was.
    slope, quotient : Value or None
        What was compared, where that was the question.
    verdict : PointVerdict or None
    derivative : RealFunction or None
    """

    answer: str
    value: Value | None = None
    slope: Value | None = None
    quotient: Value | None = None
    verdict: PointVerdict | None = None
    derivative: RealFunction | None = None


def truth(question: Predict) -> Truth:
    """The answer to a question.

    Raises
    ------
    NoAnswer
        There is none: the sign of a slope that does not exist.
    Unanswerable
        It is not known.
    TooComplex
    """
    return _TRUTHS[question.ask](question)


def judge(question: Predict, given: str) -> Status:
    """Whether what was given answers the question; ``undecided`` is never called wrong.

    Raises
    ------
    Unanswerable
    TooComplex
    """
    return judged(question, given)[0]


def judged(question: Predict, given: str) -> tuple[Status, str]:
    """The same, with what there is to say of the mistakes that were recognised."""
    if question.ask is Ask.DERIVATIVE:
        check = check_derivative(_function(question), given)
        return check.status, check.message if check.mistakes else ""
    return _judged_by_value(question, given), ""


def _judged_by_value(question: Predict, given: str) -> Status:
    found = truth(question)
    if question.ask is not Ask.NUMBER:
        return Status.CORRECT if given == found.answer else Status.WRONG
    try:
        x = read_point(given).x
    except DerivError:
        return Status.UNREADABLE
    assert found.value is not None
    expected = found.value.decimal
    return Status.CORRECT if is_near(x, expected, question.tolerance) else Status.WRONG


def _function(question: Predict) -> RealFunction:
    assert question.function is not None
    return question.function


def _verdict(question: Predict) -> PointVerdict:
    verdict = classify_point(_function(question), question.point)
    if verdict.exists is None:
        raise Unanswerable(Message("lessons-whether-derivative-not-decided"))
    return verdict


def _smooth(question: Predict) -> PointVerdict:
    verdict = _verdict(question)
    if not verdict.exists:
        w = _function(question).variable
        raise NoAnswer(Message("lessons-at-no-derivative", w=w, point=question.point, reason=verdict.reason))
    return verdict


def _slope(verdict: PointVerdict) -> Value:
    text = exact_text(verdict.slope)
    return constant(read_back(text, "x")) if text else Value(None, verdict.decimal, "", "")


def quotient_of(f: RealFunction, point: str, eps: str, scheme: Scheme) -> Value:
    """The difference quotient as the number it is, without the round-off of floats."""
    return constant(quotient_tree(f, parse_constant(point), parse_constant(eps), scheme))


def _sign(question: Predict) -> Truth:
    verdict = _smooth(question)
    slope = _slope(verdict)
    if slope.decimal == 0 and not slope.text:
        raise Unanswerable(Message("lessons-whether-slope-exactly-0-not"))
    sign = Sign.ZERO if slope.decimal == 0 else Sign.POSITIVE if slope.decimal > 0 else Sign.NEGATIVE
    return Truth(sign, value=slope, verdict=verdict)


def _number(question: Predict) -> Truth:
    if question.function is None:
        value = constant(parse_constant(question.answer))
        return Truth(question.answer, value=value)
    value = _NUMBERS[question.of](question)
    if value.decimal != value.decimal:
        raise NoAnswer(Message("lessons-no-such-number-function-not"))
    return Truth(value.text or as_typed(value.decimal), value=value)


def _arithmetic(question: Predict) -> Value:
    x, step = (read_point(text).x for text in (question.point, question.eps))
    value = difference_quotient(_function(question), x, step, question.scheme)
    if value.is_integer() and abs(value) < _LARGEST_WHOLE:
        return constant(read_back(str(int(value)), "x"))  # the float is this number, to its last digit
    return Value(None, value, "", "")


_NUMBERS: dict[Of, Callable[[Predict], Value]] = {
    Of.DERIVATIVE: lambda question: _slope(_smooth(question)),
    Of.ARITHMETIC: _arithmetic,
    Of.VALUE: lambda question: evaluate(_function(question), question.point),
    Of.QUOTIENT: lambda question: quotient_of(
        _function(question), question.point, question.eps, question.scheme
    ),
}


def _over_under(question: Predict) -> Truth:
    verdict = _smooth(question)
    slope = _slope(verdict)
    quotient = quotient_of(_function(question), question.point, question.eps, question.scheme)
    if quotient.decimal != quotient.decimal:
        raise NoAnswer(Message("lessons-no-such-k-function-not"))
    if not slope.text or not quotient.text:
        difference = quotient.decimal - slope.decimal
        # Both are right to their last digit; what is closer than that is not told apart.
        if not abs(difference) > 1e-14 * max(abs(quotient.decimal), abs(slope.decimal)):
            raise Unanswerable(Message("lessons-two-too-close-told-apart"))
    else:
        between = Sum((read_back(quotient.text, "x"), Negate(read_back(slope.text, "x"))))
        difference = constant(between).decimal
    side = Side.EQUAL if difference == 0 else Side.ABOVE if difference > 0 else Side.BELOW
    return Truth(side, slope=slope, quotient=quotient, verdict=verdict)


def _exists(question: Predict) -> Truth:
    verdict = _verdict(question)
    answer = Exists.YES if verdict.exists else Exists.NO
    return Truth(answer, verdict=verdict)


def _derivative(question: Predict) -> Truth:
    found = derivative(_function(question))
    return Truth(found.text, derivative=found)


_TRUTHS: dict[Ask, Callable[[Predict], Truth]] = {
    Ask.SIGN: _sign,
    Ask.NUMBER: _number,
    Ask.OVER_UNDER: _over_under,
    Ask.EXISTS: _exists,
    Ask.DERIVATIVE: _derivative,
}
