"""Whether a number is the slope at a point, the quotient k or the value, and which mistakes give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from deriv_core.budget import OutOfTurn, checkpoint, turn
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.difference_quotient import quotient_tree, rise_tree, value_tree
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.values import Value, evaluate
from deriv_core.calculus.verdict.differentiability import classify_point
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Expression,
    Negate,
    Power,
    Quotient,
    Sum,
    Variable,
    depends_on,
    rebuilt,
)
from deriv_core.practice.answer_check import AnswerCheck, Status
from deriv_core.practice.broken_rules import Workings
from deriv_core.practice.diagnosis import of_the_whole, said
from deriv_core.practice.mistakes.mistake_table import MISTAKES
from deriv_core.words import Message

_CLOSE_ENOUGH = 1e-3
_SMALLEST = 1e-9
# How near a number must be to what a mistake gives, unless it is rounded to the digits that stand there.
_EXACT = 1e-9
_FEWEST_DIGITS = 3
_TURN = 0.15
#: A number that more than so many different mistakes give tells of none.
MOST_NAMED = 4


_Wrong: TypeAlias = Iterable[tuple[str, Expression]]


def check_slope(f: RealFunction, text: str, point: str, tolerance: float | None = None) -> AnswerCheck:
    """Whether a number is the slope of f at a point.

    Parameters
    ----------
    f : RealFunction
    text, point : str
        Numbers as a learner types them: ``"-1/4"``.
    tolerance : float, optional
        A thousandth of the slope where None.

    Returns
    -------
    AnswerCheck
        Named is what gives the number to all the digits that stand there, unless many mistakes do.
        ``undecided`` where there is no slope, or it is not known.

    Raises
    ------
    ExpressionError
        The point is not a number.
    """
    x = parse_constant(point)
    return _checked(f, text, lambda: classify_point(f, point).decimal, lambda: _wrong_slopes(f, x), tolerance)


def check_quotient(
    f: RealFunction, text: str, point: str, step: str, scheme: Scheme, tolerance: float | None = None
) -> AnswerCheck:
    """Whether a number is the difference quotient of f at a point; the rest as in `check_slope`.

    Examples
    --------
    >>> import deriv_core as dc
    >>> from deriv_core.calculus.scheme import Scheme
    >>> from deriv_core.practice.number_check import check_quotient
    >>> f, (ahead, *_) = dc.parse_function("w^2"), Scheme
    >>> check_quotient(f, "6.1", "3", "0.1", ahead).status.value
    'correct'
    >>> check_quotient(f, "0.61", "3", "0.1", ahead).mistakes
    ['k_not_divided']
    """
    x, h = parse_constant(point), parse_constant(step)
    return _checked(
        f,
        text,
        lambda: constant(quotient_tree(f, x, h, scheme)).decimal,
        lambda: wrong_quotients(f, x, h, scheme),
        tolerance,
    )


def check_value(f: RealFunction, text: str, point: str, tolerance: float | None = None) -> AnswerCheck:
    """Whether a number is the value of f at a point; no mistake is known of it."""
    return _checked(f, text, lambda: evaluate(f, point).decimal, tuple, tolerance)


def _checked(
    f: RealFunction,
    text: str,
    truth: Callable[[], float],
    wrong: Callable[[], _Wrong],
    tolerance: float | None,
) -> AnswerCheck:
    try:
        answer = parse_constant(text)
    except ExpressionError as error:
        return AnswerCheck(Status.UNREADABLE, message=error.told)
    try:
        expected, given = truth(), constant(answer).decimal
        if expected != expected:
            return AnswerCheck(Status.UNDECIDED, message=Message("answers-no-such-number-or-not"))
        if is_near(given, expected, tolerance):
            return AnswerCheck(Status.CORRECT, message=Message("answers-number"))
        with turn(_TURN):
            names = dict.fromkeys(_reproduced(answer, text, given, wrong()))
    except OutOfTurn:
        names = {}
    except TooComplex as error:
        return AnswerCheck(Status.UNDECIDED, message=error.message)
    return _named(f, [name for name in MISTAKES if name in names] if len(names) <= MOST_NAMED else [])


def constant(tree: Expression) -> Value:
    """The value of an expression without a variable."""
    return evaluate(RealFunction(tree, "x"), "0")


def is_near(x: float, expected: float, tolerance: float | None = None) -> bool:
    """Whether a number is another but for rounding."""
    if tolerance is None:
        tolerance = max(_CLOSE_ENOUGH * abs(expected), _SMALLEST)
    # A decimal such as 0.1 is not the float next to it: half a unit of the last place is not held against it.
    return abs(x - expected) <= tolerance * (1 + 1e-9)


def _named(f: RealFunction, names: list[str]) -> AnswerCheck:
    found = [of_the_whole(MISTAKES[name], f) for name in names]
    message = said(tuple(found), {name: MISTAKES[name].statement for name in names})
    return AnswerCheck(Status.WRONG, names, message or Message("answers-another-number"), found)


def _reproduced(answer: Expression, text: str, given: float, wrong: _Wrong) -> Iterator[str]:
    """The names of the mistakes that give the number, to all the digits that stand there."""
    room = _room(text, given)
    for name, tree in wrong:
        checkpoint()
        try:
            value = constant(tree).decimal
        except TooComplex:
            continue
        if abs(value - given) <= room or tree == answer:
            yield name


def _wrong_slopes(f: RealFunction, x: Expression) -> Iterator[tuple[str, Expression]]:
    """What mistakes make of the slope at a number, as expressions without a variable."""
    yield "function_itself", value_tree(f, x)
    twice = differentiate(derivative(f).expression, f.variable).result.tree
    yield "second_derivative", substitute(twice, f.variable, x)
    for wrong in Workings(f.expression, f.variable).at_one_place():
        yield wrong.mistakes[0].name, substitute(wrong.tree, f.variable, x)


def wrong_quotients(
    f: RealFunction, x: Expression, step: Expression, scheme: Scheme
) -> Iterator[tuple[str, Expression]]:
    """What mistakes make of a difference quotient at a number, as expressions without a variable."""
    new_x = Sum((x, step if scheme.near > 0 else Negate(step)))
    new, old = value_tree(f, new_x), value_tree(f, x)
    yield "k_not_divided", rise_tree(f, x, step, scheme)
    yield "k_new_value", new
    yield "k_ratio", Quotient(new, old)
    for other in Scheme:
        if other.mirrors(scheme):
            yield "k_wrong_side", quotient_tree(f, x, step, other)
    if not scheme.is_secant or scheme.side != 1:
        return
    yield "eps_zero_early", Quotient(ZERO, ZERO)
    yield "eps_outside", ONE
    if isinstance(f.expression, Sum):
        first, *others = (substitute(term, f.variable, x) for term in f.expression.terms)
        yield "minus_not_spread", Quotient(Sum((new, Negate(first), *others)), step)
    if (termwise := _powers_termwise(f.expression, f.variable, x, step)) != new:
        yield "square_of_sum", Quotient(Sum((termwise, Negate(old))), step)


def _powers_termwise(node: Expression, name: str, x: Expression, step: Expression) -> Expression:
    """J(w + ε) with (w + ε)^n taken for w^n + ε^n."""
    match node:
        case Power(Variable() as base, n) if base.name == name and not depends_on(n, name):
            return Sum((Power(x, n), Power(step, n)))
        case Variable() if node.name == name:
            return Sum((x, step))
    return rebuilt(node, lambda part: _powers_termwise(part, name, x, step))


def _room(text: str, given: float) -> float:
    """How far a number may lie from what gives it: half a unit of its last digit, if it has a few."""
    exact = _EXACT * max(abs(given), _SMALLEST)
    digits = text.strip().lstrip("-+")
    whole, dot, decimals = digits.partition(".")
    if not dot or not (whole + decimals).isdigit() or len((whole + decimals).lstrip("0")) < _FEWEST_DIGITS:
        return exact
    return max(exact, 0.5 * 10.0 ** -len(decimals) * (1 + _EXACT))
