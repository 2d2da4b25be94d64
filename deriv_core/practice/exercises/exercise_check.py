"""Whether an answer to an exercise is right, and the right answer, both by the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from deriv_core.budget import OutOfTurn, turn
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.difference_quotient import quotient_tree
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.points import read_point
from deriv_core.calculus.secant.secant_slope import secant_slope
from deriv_core.calculus.values import evaluate
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_point
from deriv_core.calculus.verdict.special_points import special_points
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse, parse_constant
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    integer,
    rational,
)
from deriv_core.numbers.exact_text import exact_text
from deriv_core.numbers.typed import as_typed
from deriv_core.practice.answer_check import AnswerCheck, Status, check_derivative
from deriv_core.practice.comparison import Comparison
from deriv_core.practice.exercises.exercise import QUOTIENT, Exercise
from deriv_core.practice.exercises.shape import Asked
from deriv_core.practice.number_check import check_quotient, check_slope, constant, is_near
from deriv_core.practice.outcomes import FEWEST_POINTS, Outcomes, outcomes
from deriv_core.words import Message

#: A slope read off a picture may be off by so much.
BY_EYE = 0.25
#: The places that are asked for lie in it.
WINDOW = (-50.0, 50.0)
NOWHERE = "nowhere"
_NONE = frozenset({NOWHERE, "none", "no", "-", "{}", "∅"})
_LONGEST_LIST = 200
_MOST_LISTED = 12
_SAME = 1e-9
_HEIGHT = "function_itself"
# What may stand left of a line: y, J(x), T.
_NAMED = re.compile(r"\s*[A-Za-z]\s*(?:\(\s*[A-Za-z]+\s*\))?\s*")
_TURN = 0.6
_STEP = "epsilon"
#: The rules that one chooses from.
CHOICES: tuple[str, ...] = ("constant multiple", "sum", "power", "product", "quotient", "chain")


def check_exercise(exercise: Exercise, text: str) -> AnswerCheck:
    """Whether an answer to an exercise is right.

    Parameters
    ----------
    exercise : Exercise
    text : str
        As a learner types it: a formula, a number, places with commas between them, or the name of a rule.

    Returns
    -------
    AnswerCheck

    Examples
    --------
    >>> import deriv_core as dc
    >>> e = dc.exercise("chain", level=1, seed=0)
    >>> dc.check_exercise(e, dc.right_answer(e)).status.value
    'correct'
    """
    try:
        return _CHECKS[exercise.asked](exercise, text)
    except ExpressionError as error:
        return AnswerCheck(Status.UNREADABLE, message=error.told)
    except (OutOfTurn, TooComplex):
        return AnswerCheck(Status.UNDECIDED, message=Message("practice-could-not-told-time"))


def right_answer(exercise: Exercise) -> str:
    """The right answer as plain text, as a learner might type it.

    Raises
    ------
    TooComplex
        It is not known, which no exercise is meant to meet.
    """
    return _ANSWERS[exercise.asked](exercise)


def _at(exercise: Exercise) -> str:
    assert exercise.point is not None
    return exercise.point


def _check_derivative(exercise: Exercise, text: str) -> AnswerCheck:
    return check_derivative(exercise.function, text)


def _first(f: RealFunction) -> RealFunction:
    """The derivative, as a function with a name of its own."""
    return RealFunction(derivative(f).expression, f.variable, f"{f.name}'")


def _check_second(exercise: Exercise, text: str) -> AnswerCheck:
    check = check_derivative(_first(exercise.function), text.rpartition("=")[2])
    if check.mistakes != [_HEIGHT]:
        return check
    return AnswerCheck(check.status, message=Message("practice-first-for-second"))


def _check_slope(exercise: Exercise, text: str) -> AnswerCheck:
    return check_slope(exercise.function, _behind_its_sign(text), _at(exercise))


def _behind_its_sign(text: str) -> str:
    """The number of an answer such as dJ/dw = 3/2 or m = 3/2."""
    return text.rpartition("=")[2]


def _check_by_eye(exercise: Exercise, text: str) -> AnswerCheck:
    """The same of a slope read off a picture: of mistakes only the height can be read off it too."""
    check = check_slope(exercise.function, _behind_its_sign(text), _at(exercise), BY_EYE)
    if check.status is not Status.WRONG or check.mistakes == [_HEIGHT]:
        return check
    return AnswerCheck(check.status, message=Message("practice-how-many-squares-up-or"))


def _check_quotient(exercise: Exercise, text: str) -> AnswerCheck:
    assert exercise.step is not None
    return check_quotient(exercise.function, text, _at(exercise), exercise.step, QUOTIENT)


def _secant(exercise: Exercise) -> RealFunction:
    """The slope of the secant as a function of the step."""
    slope = secant_slope(exercise.function)
    placed = substitute(slope.expression, exercise.function.variable, parse_constant(_at(exercise)))
    return RealFunction(substitute(placed, slope.step, Variable(_STEP)), _STEP, "k")


def _check_secant(exercise: Exercise, text: str) -> AnswerCheck:
    right = text.rpartition("=")[2]
    try:
        tree = parse(right, _STEP).expression
    except ExpressionError as error:
        try:
            tree = substitute(parse(right, "h").expression, "h", Variable(_STEP))
        except ExpressionError:
            raise error from None
    found = _as_functions(_secant(exercise), RealFunction(tree, _STEP))
    if found is None:
        return AnswerCheck(Status.WRONG, message=Message("practice-has-other-values-than-k"))
    if found.lost_along or found.lost_at:
        return AnswerCheck(Status.WRONG, message=Message("practice-k-every-but-0-cancel"))
    return _all_the_same(found, "This is k.")


def _as_functions(expected: RealFunction, answer: RealFunction) -> Outcomes | None:
    """What an answer is beside a function that is asked for; None where it is another one."""
    with turn(_TURN):
        return outcomes(Comparison(expected, expected, answer, is_derivative=False))


def _all_the_same(found: Outcomes, message: str) -> AnswerCheck:
    if not found.told or found.same < FEWEST_POINTS:
        return AnswerCheck(Status.UNDECIDED, message=Message("practice-could-not-told-whether-two"))
    return AnswerCheck(Status.CORRECT, message=message)


def _check_where(exercise: Exercise, text: str) -> AnswerCheck:
    checks = [_check_place(exercise, part) for part in re.split(r"[,;]|\bor\b", text)]
    return next((check for check in checks if check.status is not Status.CORRECT), checks[0])


def _check_place(exercise: Exercise, text: str) -> AnswerCheck:
    f = exercise.function
    place = parse_constant(text.rpartition("=")[2])
    verdict = classify_point(f, to_text(place))
    assert exercise.slope is not None
    if verdict.exists is None:
        return AnswerCheck(Status.UNDECIDED, message=Message("practice-whether-there-slope-not-decided"))
    at = {"w": f.variable, "place": to_text(place)}
    if not verdict.exists:
        return AnswerCheck(Status.WRONG, message=Message("practice-no-derivative-at", **at))
    if is_near(verdict.decimal, constant(parse_constant(exercise.slope)).decimal):
        return AnswerCheck(Status.CORRECT, message=Message("practice-slope-there"))
    slope = exact_text(verdict.slope)
    told = f"= {slope}" if slope else f"≈ {as_typed(verdict.decimal)}"
    return AnswerCheck(Status.WRONG, message=Message("practice-another-slope-at", **at, slope=told))


def _none_there(exercise: Exercise) -> tuple[PointVerdict, ...]:
    with turn(_TURN):
        return special_points(exercise.function, WINDOW)


def _check_nowhere(exercise: Exercise, text: str) -> AnswerCheck:
    f = exercise.function
    if len(text) > _LONGEST_LIST:
        raise ExpressionError(Message("practice-these-too-many-places"), text, _LONGEST_LIST)
    words = text.strip().strip("{}[]∅.").strip().lower()
    listed = [] if words in _NONE else [part for part in re.split(r"[,;]|\band\b", words) if part.strip()]
    if len(listed) > _MOST_LISTED or not text.strip():
        raise ExpressionError(Message("practice-write-places-with-commas-between"), text, 0)
    given = [read_point(part) for part in listed]
    for point in given:
        verdict = classify_point(f, point.text)
        if verdict.exists is None:
            return AnswerCheck(Status.UNDECIDED, message=Message("lessons-whether-derivative-not-decided"))
        if verdict.exists:
            return AnswerCheck(
                Status.WRONG, message=Message("practice-derivative-there", w=f.variable, place=point.text)
            )
    places = [verdict.x for verdict in _none_there(exercise)]
    if all(any(abs(place - point.x) <= _SAME * max(1, abs(place)) for point in given) for place in places):
        return AnswerCheck(
            Status.CORRECT, message=Message("practice-these-all-them") if given else Message("practice-so")
        )
    return AnswerCheck(
        Status.WRONG,
        message=Message("practice-there-place-more") if given else Message("practice-there-such-place"),
    )


def _check_rule(exercise: Exercise, text: str) -> AnswerCheck:
    words = text.lower().replace("-", " ").strip(". ").split()
    name = " ".join(words).removeprefix("the ").removesuffix(" rule")
    if name not in {rule.name for rule in RULES}:
        raise ExpressionError(Message("practice-choose-one", choices=", ".join(CHOICES)), text, 0)
    if name == exercise.rules[0]:
        return AnswerCheck(Status.CORRECT, message=Message("practice-rule-comes-first"))
    if (name, exercise.rules[0]) == ("power", "chain"):
        return AnswerCheck(
            Status.WRONG, message=Message("practice-power-of-inside", w=exercise.function.variable)
        )
    return AnswerCheck(Status.WRONG, message=Message("practice-another-rule-comes-first-which"))


def _line(exercise: Exercise) -> tuple[Expression, Expression, Expression]:
    """The point, the value there and the slope there."""
    f, point = exercise.function, _at(exercise)
    slope = evaluate(derivative(f), point).text
    return parse_constant(point), parse_constant(evaluate(f, point).text), parse_constant(slope)


def _tangent(exercise: Exercise) -> RealFunction:
    """m w + c"""
    point, value, slope = _line(exercise)
    w = Variable(exercise.function.variable)
    start = tidy(Sum((value, Negate(Product((slope, point))))))
    return RealFunction(tidy(Sum((Product((slope, w)), start))), w.name, "y")


def _solved_for_y(text: str, variable: str) -> Expression:
    """The right side of y = 2x + 1, also where it is written y - 3 = 2(x - 1) or 2x + 1 = y."""
    left, sign, right = text.partition("=")
    if not sign or _NAMED.fullmatch(left):
        return parse(right if sign else left, variable).expression
    if right.strip() == "y":
        return parse(left, variable).expression
    tree = parse(left, "y").expression
    at = [exact_rational(substitute(tree, "y", integer(y))) for y in (0, 1, 2)]
    if variable == "y" or None in at:
        raise ExpressionError(Message("practice-write-line-as-y-with"), text, 0)
    start, one, two = (value or Fraction(0) for value in at)
    if one == start or two - one != one - start:
        raise ExpressionError(Message("practice-write-line-as-y-with"), text, 0)
    above = Sum((parse(right, variable).expression, Negate(rational(start))))
    return Quotient(above, rational(one - start))


def _check_tangent(exercise: Exercise, text: str) -> AnswerCheck:
    f = exercise.function
    answer = RealFunction(_solved_for_y(text, f.variable), f.variable)
    found = _as_functions(_tangent(exercise), answer)
    if found is not None and not (found.lost_along or found.lost_at):
        return _all_the_same(found, Message("practice-line-touches-curve-there"))
    _, value, slope = _line(exercise)
    rise = derivative(answer)
    if depends_on(rise.expression, f.variable):
        return AnswerCheck(Status.WRONG, message=Message("practice-not-straight-line"))
    if not is_near(evaluate(answer, _at(exercise)).decimal, constant(value).decimal):
        return AnswerCheck(Status.WRONG, message=Message("practice-line-does-not-go-through"))
    if not is_near(evaluate(rise, _at(exercise)).decimal, constant(slope).decimal):
        return AnswerCheck(Status.WRONG, message=Message("practice-line-goes-through-point-with"))
    return AnswerCheck(Status.WRONG, message=Message("practice-another-line"))


def _answer_nowhere(exercise: Exercise) -> str:
    return ", ".join(verdict.point for verdict in _none_there(exercise)) or NOWHERE


def _answer_quotient(exercise: Exercise) -> str:
    assert exercise.step is not None
    x, step = parse_constant(_at(exercise)), parse_constant(exercise.step)
    return constant(quotient_tree(exercise.function, x, step, QUOTIENT)).text


_CHECKS: Mapping[Asked, Callable[[Exercise, str], AnswerCheck]] = {
    Asked.DERIVATIVE: _check_derivative,
    Asked.SECOND: _check_second,
    Asked.SLOPE: _check_slope,
    Asked.PICTURE: _check_by_eye,
    Asked.QUOTIENT: _check_quotient,
    Asked.SECANT: _check_secant,
    Asked.WHERE: _check_where,
    Asked.NOWHERE: _check_nowhere,
    Asked.RULE: _check_rule,
    Asked.TANGENT: _check_tangent,
}
_ANSWERS: Mapping[Asked, Callable[[Exercise], str]] = {
    Asked.DERIVATIVE: lambda exercise: derivative(exercise.function).text,
    Asked.SECOND: lambda exercise: derivative(_first(exercise.function)).text,
    Asked.SLOPE: lambda exercise: exact_text(classify_point(exercise.function, _at(exercise)).slope),
    Asked.PICTURE: lambda exercise: exact_text(classify_point(exercise.function, _at(exercise)).slope),
    Asked.QUOTIENT: _answer_quotient,
    Asked.SECANT: lambda exercise: to_text(tidy(_secant(exercise).expression)),
    Asked.WHERE: _at,
    Asked.NOWHERE: _answer_nowhere,
    Asked.RULE: lambda exercise: exercise.rules[0],
    Asked.TANGENT: lambda exercise: _tangent(exercise).text,
}
