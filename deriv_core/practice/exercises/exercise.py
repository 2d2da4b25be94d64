"""An exercise: made of its topic, level and seed, and of nothing else."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from deriv_core.calculus.difference_quotient import quotient_tree
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.steps import Step
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.values import evaluate
from deriv_core.errors import ExpressionError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse, parse_constant
from deriv_core.expression.tree import Call, Expression, Piecewise, Variable, exact_rational, rational, walk
from deriv_core.practice.broken_rules import Workings
from deriv_core.practice.exercises.diagnostic import Answers, Confused, distinct
from deriv_core.practice.exercises.lots import number_from, scattered
from deriv_core.practice.exercises.shape import Asked, Shape, choices
from deriv_core.practice.exercises.topics import HIGHEST_LEVEL, MIXED, MIXED_TOPICS, SHAPES, TOPICS
from deriv_core.practice.number_check import wrong_quotients
from deriv_core.words import Message

#: Goes into every seed: what is drawn from it changes only with this.
VERSION = "1"
LARGEST_SEED = 10**9
#: Within so many seeds no function comes again.
_APART = 20
_LETTERS = ("x", "x", "t", "w")
# Numbers that fit into a head, and on the squares of a picture.
_LARGEST = 300
_LARGEST_BELOW = 36
_LARGEST_OF_K, _LARGEST_BELOW_K = 2000, 100
_HIGHEST_DRAWN = 8
_STEEPEST_DRAWN = 4
#: How k is taken in exercises.
QUOTIENT = Scheme.FORWARD
# Mistakes that coincide with these coincide with any numbers of these signs; none is in a shape's own.
_GENERIC = (13, 17, 11, 19)
_GENERIC_EXPONENTS = {"n": 9, "m": 7}


@dataclass(frozen=True)
class Exercise:
    """An exercise.

    Attributes
    ----------
    topic : str
        One of `TOPICS`.
    level : int
        1 (one fact), 2 (one rule), 3 (two rules), 4 (three layers) or 5 (a derivative used).
    seed : int
    function : RealFunction
    asked : Asked
        A string: ``"derivative"``, ``"second"``, ``"slope"``, ``"picture"`` (a slope, read off a picture),
        ``"quotient"`` (the number k), ``"secant"`` (k with ε a letter, cancelled), ``"where"`` (a place with
        a given slope), ``"nowhere"`` (the places without a derivative), ``"rule"`` or ``"tangent"``.
    point : str or None
        Where a number is asked for.
    step : str or None
        The step ε of a quotient.
    slope : str or None
        The slope that is given, where a place with it is asked for.
    rules : tuple of str
        The names of the rules that lead to the derivative, in the order in which they are used.
    """

    topic: str
    level: int
    seed: int
    function: RealFunction
    asked: Asked
    point: str | None
    step: str | None
    slope: str | None
    rules: tuple[str, ...]

    @property
    def key(self) -> str:
        """How it is written in an address: ``chain.2.7``."""
        return f"{self.topic}.{self.level}.{self.seed}"


def exercise(topic: str, level: int = 1, seed: int = 0) -> Exercise:
    """The exercise of a topic, a level and a seed: the same on every machine.

    Parameters
    ----------
    topic : str
        One of `TOPICS`.
    level : int, optional
        1 to 5.
    seed : int, optional
        0 to 10^9. Two seeds that follow one another have exercises of different shapes.

    Returns
    -------
    Exercise

    Raises
    ------
    ExpressionError
        There is no such topic, level or seed.

    Notes
    -----
    Of the numbers that a shape leaves open such are chosen that no two mistakes of `MISTAKES`, and none and
    the right derivative, are the same function (or at the point the same number) because of them:
    2x² is none, for 2·2 = 2 + 2.

    Examples
    --------
    >>> import deriv_core as dc
    >>> e = dc.exercise("chain", level=2, seed=7)
    >>> e.key, e.function.text, e.asked.value, e.rules[0]
    ('chain.2.7', 'sqrt(4*t^2 + 5)', 'derivative', 'chain')
    """
    if topic not in TOPICS:
        raise ExpressionError(
            Message("practice-there-no-such-topic"),
            str(topic),
            0,
            Message("lessons-one", words=", ".join(TOPICS)),
        )
    if not 1 <= level <= HIGHEST_LEVEL:
        raise ExpressionError(Message("practice-level-from-to", highest=str(HIGHEST_LEVEL)), str(level), 0)
    if not 0 <= seed <= LARGEST_SEED:
        raise ExpressionError(Message("practice-seed-whole-number-from-0"), str(seed), 0)
    return _made(topic, int(level), int(seed))


def read_key(text: str) -> Exercise:
    """The exercise that is written ``chain.2.7``.

    Raises
    ------
    ExpressionError
        There is none.
    """
    parts = text.strip().split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 11 for part in parts[1:]):
        raise ExpressionError(Message("practice-exercise-topic-level-number-such"), text, 0)
    return exercise(parts[0], int(parts[1]), int(parts[2]))


@functools.lru_cache(maxsize=512)
def _made(topic: str, level: int, seed: int) -> Exercise:
    own, turn = topic, seed
    if topic == MIXED:
        turn, place = divmod(seed, len(MIXED_TOPICS))
        own = MIXED_TOPICS[place]
    shapes = SHAPES[own][level - 1]
    turn, place = divmod(turn, len(shapes))
    shape = shapes[place]
    text = f"{VERSION} {topic} {level} {place}"
    # Each turn has choices of its own, so that what is passed over is not what the next turn takes.
    numbers = choices(shape)
    tries = max(1, len(numbers) // (_APART // len(shapes) + 2))
    for attempt in range(len(numbers)):
        index = scattered(len(numbers), turn * tries + attempt, text)
        drawn = _drawn(shape, numbers[index], number_from(f"{text} {turn}"))
        if drawn is not None:
            f, point, step, slope, rules = drawn
            return Exercise(topic, level, seed, f, shape.asked, point, step, slope, rules)
    raise AssertionError(shape.text)  # a test asks each shape for its numbers


_Drawn = tuple[RealFunction, str | None, str | None, str | None, tuple[str, ...]]


def _drawn(shape: Shape, numbers: dict[str, int], lot: int) -> _Drawn | None:
    """A shape with numbers, at a point that a lot has chosen of those that fit; None if none does."""
    tree = parse(shape.filled(numbers), "x").expression
    letter = _LETTERS[(lot >> 48) % len(_LETTERS)]
    f = RealFunction(substitute(tree, "x", Variable(letter)), letter)
    workings = Workings(tree, "x")
    rules = _rules(workings.root)
    negative = tuple(number < 0 for number in numbers.values())
    known = functools.partial(_always_confused, shape, negative)
    points = _rotated(shape.points, lot)
    match shape.asked:
        case Asked.DERIVATIVE | Asked.SECOND:
            return (f, None, None, None, rules) if Answers(workings).confused() <= known("") else None
        case Asked.RULE | Asked.NOWHERE:
            return f, None, None, None, rules
        case Asked.QUOTIENT:
            for at, step in itertools.product(points, _rotated(shape.steps, lot >> 32)):
                if _quotients_differ(f, at, step):
                    return f, at, step, None, rules
            return None
    point = _telling_point(shape.asked, workings, points, known)
    if point is None:
        return None
    slope = _at(workings.root.result.tree, point) if shape.asked is Asked.WHERE else None
    return f, point, None, None if slope is None else to_text(rational(slope)), rules


def _rotated(texts: tuple[str, ...], lot: int) -> tuple[str, ...]:
    first = lot % max(1, len(texts))
    return texts[first:] + texts[:first]


def _rules(root: Step) -> tuple[str, ...]:
    """The names of the rules of a step and those below it, as they are used."""
    found = [root.rule]
    for below in root.substeps:
        found += _rules(below)
    return tuple(dict.fromkeys(found))


def _always_confused(shape: Shape, negative: tuple[bool, ...], point: str = "") -> frozenset[Confused]:
    """The mistakes that give one answer, at a point if there is one, with any numbers of these signs."""
    found = _generic(shape, negative, at_points=bool(point))
    return found.confused_at(shape.points.index(point)) if point else found.confused()


@functools.lru_cache(maxsize=1024)
def _generic(shape: Shape, negative: tuple[bool, ...], *, at_points: bool) -> Answers:
    """What mistakes make of a shape with numbers that have nothing to do with each other."""
    values = iter(_GENERIC)
    numbers = {
        name: _GENERIC_EXPONENTS.get(name) or next(values) * (-1) ** below
        for (name, _), below in zip(shape.numbers, negative, strict=True)
    }
    workings = Workings(parse(shape.filled(numbers), "x").expression, "x")
    return Answers(workings, np.array([_float(point) for point in shape.points]) if at_points else None)


def _telling_point(
    asked: Asked, workings: Workings, points: tuple[str, ...], known: Callable[[str], frozenset[Confused]]
) -> str | None:
    """The first point at which value and slope are short fractions and no mistake gives the slope."""
    tree, right = workings.root.argument.tree, workings.root.result.tree
    fitting = (p for p in points if _fits(asked, _at(tree, p), _at(right, p)))
    if asked is Asked.TANGENT and len({_at(right, point) for point in points[:4]} - {None}) == 1:
        return None  # a straight line is its own tangent
    if asked is not Asked.SLOPE:
        return next(fitting, None)
    answers = Answers(workings, np.array([_float(point) for point in points]))
    for point in fitting:
        confused = answers.confused_at(points.index(point))
        right_by_mistake = {mistakes for mistakes in confused if len(mistakes) == 1}
        if not right_by_mistake or right_by_mistake <= known(point):
            return point
    return None


def _float(point: str) -> float:
    return float(RealFunction(parse_constant(point), "x")(0.0))


def _at(tree: Expression, point: str) -> Fraction | None:
    x = parse_constant(point)
    value = exact_rational(substitute(tree, "x", x))
    if value is None and any(_chooses(part) for part in walk(tree)):
        return evaluate(RealFunction(tree, "x"), point).ratio
    return value


def _chooses(node: Expression) -> bool:
    return isinstance(node, Piecewise) or (isinstance(node, Call) and node.function in ("max", "min"))


def _fits(asked: Asked, value: Fraction | None, slope: Fraction | None) -> bool:
    """Whether a value and a slope are numbers for a head; for a picture such as can be read off it."""
    if slope is None or (value is None and asked is not Asked.SLOPE):
        return False
    if asked is Asked.SLOPE and slope in (0, value):
        return False
    if asked is Asked.PICTURE:
        assert value is not None
        return (
            abs(value) <= _HIGHEST_DRAWN
            and abs(slope) <= _STEEPEST_DRAWN
            and 2 % slope.denominator == 0
            and 2 % value.denominator == 0
        )
    return all(
        number is None or (abs(number.numerator) <= _LARGEST and number.denominator <= _LARGEST_BELOW)
        for number in (value, slope)
    )


def _quotients_differ(f: RealFunction, point: str, step: str) -> bool:
    """Whether k is a fraction that no known mistake gives, nor two of them the same."""
    x, h = parse_constant(point), parse_constant(step)
    right = exact_rational(quotient_tree(f, x, h, QUOTIENT))
    if right is None or abs(right.numerator) > _LARGEST_OF_K or right.denominator > _LARGEST_BELOW_K:
        return False
    wrong = {name: exact_rational(tree) for name, tree in wrong_quotients(f, x, h, QUOTIENT)}
    return distinct([right, *(value for value in wrong.values() if value is not None)])
