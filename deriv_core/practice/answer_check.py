"""Whether an answer is the derivative, whatever form it is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from deriv_core.budget import OutOfTurn, ask, checkpoint, turn
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.points import rational_point
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.derivative_side import derivative_side
from deriv_core.expression.reading.parser import parse, read_back
from deriv_core.expression.tree import node_count
from deriv_core.practice.comparison import BITS, MOST_BITS, Compared, Comparison
from deriv_core.practice.places import Place, Stretch, places, stretches
from deriv_core.practice.regions import region

FEWEST_POINTS = 4
#: Points times nodes of the three trees, beside two points of every stretch: how many points are looked at.
MOST_WORK = 12_000
_FEWEST_ON_A_STRETCH = 2
_STRETCHES_WITH_MORE_BITS = 8
_MOST_LONE = 24

DOMAIN_LOST = "domain_lost"

# Of the processor, in the caller's own process; what takes longer is compared in another one, for so long.
_TURN = 0.4
_SECONDS = 15.0


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
        One sentence for the learner; it does not give the derivative away.
    """

    status: Status
    mistakes: list[str] = field(default_factory=list)
    message: str = ""


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
    >>> check = dc.check_derivative(f, "2 sqrt(w + 1)^2")
    >>> check.mistakes, check.message.partition("; ")[0]
    (['domain_lost'], 'This is right for w > -1')
    >>> dc.check_derivative(f, "2(w +").status.value
    'unreadable'
    """
    try:
        answer = read_answer(f, text)
    except ExpressionError as error:
        return AnswerCheck(Status.UNREADABLE, message=f"{error.message} {error.hint or ''}".strip())
    try:
        expected = derivative(f)
        try:
            with turn(_TURN):
                return _judged(f, expected, answer)
        except OutOfTurn:
            status, mistakes, message = ask(
                compared_elsewhere, f.text, f.variable, f.name, answer.text, seconds=_SECONDS
            )
            return AnswerCheck(Status(status), mistakes, message)
    except TooComplex as error:
        return AnswerCheck(Status.UNDECIDED, message=error.message)


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
        raise ExpressionError(f"Here one differentiates by {f.variable}, not by {side.variable}.", text, 0)
    if side.function and parse(side.function, f.variable).expression != f.expression:
        raise ExpressionError("The left side is the derivative of another function.", text, 0)
    parsed = parse(text[side.start :], f.variable)
    return RealFunction(parsed.expression, parsed.variable, parsed.name, parsed.notes)


def _judged(f: RealFunction, expected: RealFunction, answer: RealFunction) -> AnswerCheck:
    comparison = Comparison(f, expected, answer)
    found = places((f, expected, answer))
    parts = stretches(f, found)
    nodes = sum(node_count(g.expression) for g in (f, expected, answer))
    most = max(_FEWEST_ON_A_STRETCH, MOST_WORK // (nodes * len(parts)))
    seen: list[Counter[Compared]] = []
    for part in parts:
        bits = MOST_BITS if not seen else BITS[-1] if len(seen) < _STRETCHES_WITH_MORE_BITS else BITS[0]
        seen.append(_along(comparison, part.points[:most], bits))
        if seen[-1][Compared.DIFFERENT]:
            return _other_values()
    lone = {
        place: comparison.at_place(point) for place in _nearest(found) if (point := place.point()) is not None
    }
    if Compared.DIFFERENT in lone.values():
        return _other_values()
    right = _of(parts, seen, Compared.SAME)
    if lost_along := _of(parts, seen, Compared.LOST):
        return _domain_lost(f, lost_along, right)
    if lost_at := [place for place, outcome in lone.items() if outcome is Compared.LOST]:
        return _domain_lost(f, lost_at, right)
    if any(on[Compared.UNSURE] and not on[Compared.SAME] for on in seen):
        return AnswerCheck(
            Status.UNDECIDED, message="Somewhere it could not be told whether the two are the same."
        )
    if sum(on[Compared.SAME] for on in seen) < FEWEST_POINTS:
        return AnswerCheck(Status.UNDECIDED, message="The two can be compared at too few points.")
    return AnswerCheck(Status.CORRECT, message="This has the same values as the derivative.")


def _other_values() -> AnswerCheck:
    return AnswerCheck(Status.WRONG, message="This has other values than the derivative.")


def _along(comparison: Comparison, points: Sequence[Fraction], first_bits: int) -> Counter[Compared]:
    """What the answer is at some points of one stretch; the first that tells against it ends it."""
    seen: Counter[Compared] = Counter()
    for index, x in enumerate(points):
        checkpoint()
        outcome = comparison.at(rational_point(x), BITS[0] if index else first_bits)
        seen[outcome] += 1
        if outcome in (Compared.DIFFERENT, Compared.LOST):
            break
    return seen


def _of(parts: list[Stretch], seen: list[Counter[Compared]], outcome: Compared) -> list[Stretch]:
    return [part for part, on in zip(parts, seen, strict=True) if on[outcome]]


def _nearest(found: list[Place]) -> list[Place]:
    return sorted(found, key=lambda place: (place.line is None, abs(place.x)))[:_MOST_LONE]


def _domain_lost(f: RealFunction, lost: list[Stretch] | list[Place], right: list[Stretch]) -> AnswerCheck:
    if not right:
        return AnswerCheck(Status.WRONG, message=f"This has no value where {f.name} has a derivative.")
    message = (
        f"This is right {_where_right(right, lost, f.variable)}; "
        f"but {f.name} has a derivative {_where_lost(lost, f.variable)} too, and this is not defined there."
    )
    return AnswerCheck(Status.WRONG, [DOMAIN_LOST], message)


def _where_right(right: list[Stretch], lost: list[Stretch] | list[Place], variable: str) -> str:
    told = "" if isinstance(lost[0], Place) else region(right, variable)
    return f"for {told}" if told else "where it is defined"


def _middle(part: Stretch | Place) -> float:
    return part.x if isinstance(part, Place) else float(part.points[0])


def _where_lost(lost: list[Stretch] | list[Place], variable: str) -> str:
    """The region, or one point of it where it has no short name."""
    told = region(lost, variable)
    one = lost[0]
    if told:
        return f"{'at' if isinstance(one, Place) else 'for'} {told}"
    where = one.text if isinstance(one, Place) else rational_point(one.points[0]).text
    return f"at {variable} = {where}" if where else f"near {variable} = {_middle(one):.6g}"
