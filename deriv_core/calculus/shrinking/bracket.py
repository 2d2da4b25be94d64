"""Is it a bound? The backward and the forward quotient around the derivative, where convexity is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.calculus.difference_quotient import Classify, read_step
from deriv_core.calculus.germs.local import resolved
from deriv_core.calculus.germs.recognition import in_digits
from deriv_core.calculus.germs.series import NeedMoreTerms, Undecided, Undefined
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.convexity import Shape, shape_between
from deriv_core.calculus.shrinking.in_sentences import about, in_names_of
from deriv_core.calculus.shrinking.ledger import quotient_at, verdict_at
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction

_SERIES_SIZE = 6


@dataclass(frozen=True, slots=True)
class Bracket:
    """The two one-sided quotients around a derivative.

    Attributes
    ----------
    low, high : float
        The smaller and the larger of the backward and the forward quotient; ``nan`` where one is missing.
    derivative : float
        The float nearest to the derivative; ``nan`` where there is none.
    bounds : bool or None
        True where J is shown to be convex, or concave, from w - ε to w + ε and floats still hold the
        derivative between the two. False where they are shown to be no such bracket, None where neither is
        shown.
    sentence : str
        Why; it holds the words "not a bound here" unless `bounds` is True.
    """

    low: float
    high: float
    derivative: float
    bounds: bool | None
    sentence: str


def bracket(f: RealFunction, point: str, step: float, *, classify: Classify | None = None) -> Bracket:
    """Whether the backward and the forward quotient bound the derivative.

    Of a convex function the chord to the left of a point is at most as steep as the tangent, and that at
    most as steep as the chord to the right (the lemma of three chords); of a concave one it is the other way
    round. Convexity is read off the sign of J″ on the whole of [w - ε, w + ε], by interval arithmetic on
    pieces of it, and only where every operation of J is shown to be smooth there: for floor(w) the formula
    of J″ is 0.

    Parameters
    ----------
    f : RealFunction
    point : str
    step : float
        Its sign does not count.
    classify : callable, optional
        What gives the verdict at the point.

    Returns
    -------
    Bracket

    Raises
    ------
    ExpressionError
        The point is not a real number, or the step is 0 or infinite.

    Notes
    -----
    Bounded: at most 256 pieces and a quarter of a second.

    Examples
    --------
    >>> import deriv_core as dc
    >>> found = bracket(dc.parse_function("w^2"), "3", 0.5)
    >>> found.low, found.high, found.bounds
    (5.5, 6.5, True)
    """
    place, h = read_point(point), abs(read_step(step))
    verdict = verdict_at(f, place, classify)
    quotients = [quotient_at(f, place, verdict, h, scheme) for scheme in (Scheme.BACKWARD, Scheme.FORWARD)]
    low, high = sorted(quotients) if all(map(math.isfinite, quotients)) else (math.nan, math.nan)
    bounds, sentence = _judged(f, place, verdict, h, low, high)
    return Bracket(low, high, verdict.decimal, bounds, in_names_of(f, sentence))


def _judged(
    f: RealFunction, point: Point, verdict: PointVerdict, h: float, low: float, high: float
) -> tuple[bool | None, str]:
    if verdict.exists is None:
        return None, about("ledger-whether-derivative-not-known-so")
    if not verdict.exists:
        return False, about("ledger-no-derivative-bounded-not-bound")
    if math.isinf(verdict.decimal):
        return None, about("ledger-beyond-floats-no-bound")
    if math.isnan(low):
        return None, about("ledger-not-on-both-sides-quotient")
    holds = _holds(low, verdict, high)
    shape = shape_between(f, _without_choices(f, point), *_ends(point, h))
    match shape:
        case Shape.CONVEX | Shape.CONCAVE | Shape.LINE if not holds:
            return False, about("ledger-bends-but-rounded", shape=shape.name)
        case Shape.CONVEX | Shape.CONCAVE | Shape.LINE:
            return True, about("ledger-bends", shape=shape.name)
        case Shape.CHANGES:
            return False, about("ledger-j-changes-its-sign-between")
        case _ if not holds:
            return False, about("ledger-derivative-does-not-lie-between")
        case _:
            return None, about("ledger-j-bends-one-way-only")


def _holds(low: float, verdict: PointVerdict, high: float) -> bool:
    """Whether the derivative itself, and not the float nearest to it, is between two numbers.

    e^(-800) is not between 0 and 0, nor 1/3 between two floats that are both below it.
    """
    slope = in_digits(verdict.slope)
    return bool(low <= (verdict.decimal if slope is None else slope) <= high)


def _without_choices(f: RealFunction, point: Point) -> RealFunction:
    """The function with each modulus, maximum and branch what it is beside the point, if that is one thing.

    As far as f is shown to be smooth, no choice changes; the J″ of w, for |w|, is easier to bound.
    """
    try:
        left, right = (resolved(f.expression, point.real, side, _SERIES_SIZE) for side in (-1, 1))
    except (Undefined, Undecided, NeedMoreTerms):
        return f
    return RealFunction(left, f.variable) if left == right else f


def _ends(point: Point, h: float) -> tuple[Fraction, Fraction]:
    """w - ε and w + ε, a float further out where w is not itself a float."""
    x, apart = Fraction(point.x), Fraction(h)
    spare = Fraction(0) if point.real == point.x else Fraction(math.ulp(point.x))
    return x - apart - spare, x + apart + spare
