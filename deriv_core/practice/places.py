"""Where an answer is compared with a derivative: beside and at every place where one of them may change.

Such places are where a monitor of the function, of its derivative or of the answer vanishes, and where what
is rounded or saturates (an exponential, a hyperbolic tangent, a high power) turns: the hump of
e^(-100(x - 50)^2) is seen by nobody who looks elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from deriv_core.budget import checkpoint
from deriv_core.calculus.points import Point, point_at, rational_point
from deriv_core.calculus.proved.oracle import sample_points
from deriv_core.calculus.proved.whole import zero_of_a_line
from deriv_core.calculus.verdict.monitors import Monitor, factors, monitors
from deriv_core.calculus.verdict.zeros import Floats, Rough, precise_zero, vanishing, zeros_among
from deriv_core.curve.bisection import lowest
from deriv_core.expression.function import RealFunction
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.running.program import Program, compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import (
    ONE,
    Call,
    Constant,
    Expression,
    Negate,
    Power,
    Sum,
    depends_on,
    exact_rational,
    walk,
)

# Of a monitor's zeros and turns on either side of 0: so many of the nearest, and of the outermost.
_MOST_NEAR = 6
_MOST_FAR = 1
_MOST_PLACES = 40
_MOST_WATCHED = 40
_GENERIC = 12
# Two roughly found places nearer to each other than this share are one; a turn is found less exactly.
_SAME_PLACE = 1e-14
_SAME_TURN = 1e-7
_FAR = tuple(map(Fraction, ("13.7", "1370", "1.37e6", "1.13e9", "1.7e31")))
_BETWEEN = tuple(map(Fraction, ("0.4871", "0.0031", "0.9967")))
_BESIDE = tuple(map(Fraction, ("0.37", "0.0037", "1.63")))
_VERY_NEAR = tuple(map(Fraction, ("1.3e-6", "1.3e-12", "1.3e-21", "1.3e-31")))
_HIGH_POWER = 20
_LARGEST = Fraction(10) ** 250


@dataclass(frozen=True, slots=True)
class Place:
    """Where something may change.

    Attributes
    ----------
    x : float
        ±inf for the two ends of the axis.
    line : Fraction or None
        The same exactly, where it is the zero of a line.
    rough : Rough or None
        What vanishes there, otherwise.
    """

    x: float
    line: Fraction | None = None
    rough: Rough | None = None

    @property
    def unbounded(self) -> bool:
        """Whether this is an end of the axis."""
        return math.isinf(self.x)

    @property
    def at(self) -> Fraction:
        """The place as a fraction, exact where it is the zero of a line."""
        return Fraction(self.x) if self.line is None else self.line

    @property
    def text(self) -> str:
        """The exact place in plain text; empty where it is not recognised."""
        point = self.point()
        return "" if point is None or point.exact is None else point.text

    def point(self) -> Point | None:
        """The place as a point, its digits at least; None where nothing vanishes there after all."""
        if self.line is not None:
            return rational_point(self.line)
        zero = None if self.rough is None else precise_zero(self.rough)
        return None if zero is None else point_at(zero)


@dataclass(frozen=True, slots=True)
class Stretch:
    """An open interval with no place of change inside, and the points of it at which one compares.

    Attributes
    ----------
    low, high : Place
        Its ends.
    points : tuple of Fraction
    """

    low: Place
    high: Place
    points: tuple[Fraction, ...]


def places(functions: Iterable[RealFunction]) -> list[Place]:
    """The places where one of some functions may break or change, ascending.

    Those of a line are exact, wherever they are. Others are looked for from -10^30 to 10^30, a second time
    beside what was found the first time, so that the sides of a peak on a corner are found as well; of each
    monitor the nearest to 0 and the outermost count, and some dozens altogether.
    """
    watched = dict.fromkeys(monitor for f in functions for monitor in _watched(f))
    found: list[Place] = []
    bent = []
    for monitor in watched:
        line = None if monitor.steps else zero_of_a_line(monitor.tree)
        if line is None:
            bent.append(monitor)
        elif not line or 1 / _LARGEST < abs(line) < _LARGEST:
            found.append(Place(float(line), line))
    for _ in range(2 if bent else 0):
        coarse, fine = _grid(found)
        for monitor in bent[:_MOST_WATCHED]:
            checkpoint()
            found += _of_a_curve(monitor, coarse, fine)
        found = _distinct(found)
    return _distinct(found)


def _watched(f: RealFunction) -> Iterator[Monitor]:
    """What is rounded, divided by and so on; and what has a hump where it turns or vanishes."""
    yield from monitors(f.expression, f.variable)
    for node in walk(f.expression):
        for tree in saturating(node):
            if depends_on(tree, f.variable):
                yield from map(Monitor, dict.fromkeys((tree, *_inner(tree, f.variable))))


def saturating(node: Expression) -> Iterator[Expression]:
    """What a node is of that is nearly constant but for a narrow stretch, as e^(-100(x - 50)^2) is."""
    match node:
        case Call(function, (argument,)) if FUNCTIONS[function].saturates:
            yield argument
        case Power(base, exponent) if base == Constant("e") or exact_rational(base) is not None:
            yield exponent
        case Power(base, exponent) if abs(exact_rational(exponent) or Fraction(0)) >= _HIGH_POWER:
            yield Sum((base, Negate(ONE)))
            yield Sum((base, ONE))


def _inner(tree: Expression, variable: str) -> Iterator[Expression]:
    """The factors of an expression and of its terms: x - 50 of 3 - 100(x - 50)^2."""
    for term in tree.terms if isinstance(tree, Sum) else (tree,):
        yield from (factor for factor in factors(term) if depends_on(factor, variable))


def _grid(found: list[Place]) -> tuple[Floats, Floats]:
    """Dense near 0, reaching far, and on both sides of what was found: for turns, and finer for zeros."""
    wide = np.geomspace(1e-30, 1e30, 721)
    near = np.arange(-601, 602) / 60 + 0.007 * np.sin(np.arange(-601, 602) * 7.0)
    middle = np.arange(-500, 501) * 2.0 + 0.8 * np.sin(np.arange(-500, 501) * 7.0)
    own = np.array([place.x for place in found])
    size = np.maximum(np.abs(own), 1e-3)
    near_own = [own + sign * step * size for sign in (1, -1) for step in (1e-2, 0.37)]
    nearer = [own + sign * step * size for sign in (1, -1) for step in (1e-14, 1e-11, 1e-8, 1e-5)]
    coarse = np.unique(np.concatenate([-wide[wide > 1], wide[wide > 1], near, middle, own, *near_own]))
    x = np.unique(np.concatenate([coarse, -wide, wide, [0.0], *nearer]))
    return coarse, np.unique(np.concatenate([x, (x[1:] + x[:-1]) / 2]))


def _of_a_curve(monitor: Monitor, coarse: Floats, fine: Floats) -> Iterator[Place]:
    rough = [*zeros_among(monitor, fine), *_turns(monitor, coarse)]
    rough.sort(key=lambda place: place.x)
    for side in ([r for r in rough if r.x >= 0], [r for r in reversed(rough) if r.x < 0]):
        for place in [*side[:_MOST_NEAR], *side[_MOST_NEAR:][-_MOST_FAR:]]:
            yield Place(place.x, None, place)


def _turns(monitor: Monitor, grid: Floats) -> list[Rough]:
    """Where a monitor turns: what it rounds may be reached there, or what saturates have its hump."""
    code = compile_program(monitor.tree)
    y = run_numpy(code, grid)
    with np.errstate(invalid="ignore", over="ignore"):
        noise = 1e-14 * np.abs(y[1:-1])
        before, after = y[1:-1] - y[:-2], y[1:-1] - y[2:]
        peaks, valleys = (before > noise) & (after > noise), (before < -noise) & (after < -noise)
    turns: list[Rough] = []
    for flags, sign in ((peaks, -1.0), (valleys, 1.0)):
        at = np.flatnonzero(flags)
        at = at[np.argsort(np.abs(grid[at + 1]))][: 4 * _MOST_NEAR]
        ends = grid[at], grid[at + 2]
        for x in lowest(_times(sign, code), *ends, 0.0).tolist():
            turns.append(Rough(x, vanishing(monitor, code, x), touches=True))
    return turns


def _times(sign: float, code: Program) -> Callable[[Floats], Floats]:
    return lambda x: sign * run_numpy(code, x)


def _distinct(found: list[Place]) -> list[Place]:
    """Ascending; of those that are one the best known, and of many the lines and those nearest to 0."""
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.at, _rank(place))):
        if not kept or not _is_same(kept[-1], place):
            kept.append(place)
        elif _rank(place) < _rank(kept[-1]):
            kept[-1] = place
    if len(kept) > _MOST_PLACES:
        inner = sorted(kept[1:-1], key=lambda place: (place.line is None, abs(place.x)))[: _MOST_PLACES - 2]
        kept = sorted([kept[0], *inner, kept[-1]], key=lambda place: place.at)
    return kept


def _rank(place: Place) -> int:
    """How well a place is known: a line's exactly, a zero by its digits, a turn or a pole hardly."""
    if place.line is not None or place.rough is None:
        return 0
    if place.rough.touches:
        return 2
    value = float(run_numpy(compile_program(place.rough.tree), np.array([place.x]))[0])
    return 1 if abs(value) < 1 else 3


def _is_same(a: Place, b: Place) -> bool:
    if a.line is not None and b.line is not None:
        return a.line == b.line
    turns = any(place.rough is not None and place.rough.touches for place in (a, b))
    return abs(a.x - b.x) <= (_SAME_TURN if turns else _SAME_PLACE) * max(abs(a.x), abs(b.x))


def stretches(f: RealFunction, found: list[Place]) -> list[Stretch]:
    """The intervals between neighbouring places, each with points near both ends, inside, and far out."""
    generic = [Fraction(str(x)) for x in sample_points(f.expression, _GENERIC)]
    ends = [Place(-math.inf), *found, Place(math.inf)]
    return [Stretch(low, high, tuple(_points(low, high, generic))) for low, high in pairwise(ends)]


def _points(low: Place, high: Place, generic: list[Fraction]) -> Iterator[Fraction]:
    """The points of a stretch, those that say most first."""
    a, b = (None if end.unbounded else end.at for end in (low, high))
    candidates: list[Fraction] = []
    if a is None and b is None:
        candidates += [Fraction("0.371"), Fraction("-0.829"), *_FAR, *(-x for x in _FAR)]
    elif b is None:
        candidates += _beside(a, 1, (*_BESIDE, *_FAR))
    elif a is None:
        candidates += _beside(b, -1, (*_BESIDE, *_FAR))
    else:
        candidates += [a + share * (b - a) for share in _BETWEEN]
    candidates += generic
    candidates += _beside(low.line, 1, _VERY_NEAR)
    candidates += _beside(high.line, -1, _VERY_NEAR)
    inside = (x for x in candidates if (a is None or x > a) and (b is None or x < b))
    room = (
        (x, min([abs(x - end) for end in (a, b) if end is not None], default=Fraction(1))) for x in inside
    )
    yield from dict.fromkeys(_short(x, space) for x, space in room)


def _beside(end: Fraction | None, way: int, steps: tuple[Fraction, ...]) -> list[Fraction]:
    """Numbers on one side of an end, at distances of its own size; none where there is no end."""
    return [] if end is None else [end + way * step * max(Fraction(1), abs(end)) for step in steps]


def _short(x: Fraction, room: Fraction) -> Fraction:
    """A fraction of few digits near a number, well within its room."""
    size = min(room, abs(x)) or room
    magnitude = len(str(size.numerator)) - len(str(size.denominator))
    scale = Fraction(10) ** (4 - magnitude)
    return Fraction(round(x * scale)) / scale
