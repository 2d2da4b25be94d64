"""SymPy's limit as a second opinion, under a time limit, and believed only where the numbers follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import sympy

from deriv_core.budget import ask
from deriv_core.calculus.germs.germ import sign
from deriv_core.calculus.germs.local import beside, value_at
from deriv_core.calculus.germs.series import NeedMoreTerms, Series, Undecided, Undefined
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.precision import MP, MP_DIGITS, Real
from deriv_core.calculus.verdict.near import ODD, value_near
from deriv_core.calculus.verdict.sides import Side
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.tree import Expression, Negate, Power, Quotient, walk

SECONDS = 0.6  # for all that is asked about one point
_WAITING = 0.2  # and for a worker on its way, which the first verdict has sent for
_DISTANCES = tuple(ODD / MP.mpf(10) ** n for n in (6, 12, 24))
# What still shrinks, if only as 1/ln(ln h) does; and the terms of a series read.
_TERMS = 6
_SHRINKS = MP.mpf(9) / 10


def second_opinions(f: RealFunction, point: Point, value: Real, sides: Sequence[int]) -> dict[int, Side]:
    """Some sides of a point by `sympy.limit`; those for which it has an answer that the numbers follow.

    Only a function that is real all along a side is answered for.
    """
    sides = [side for side in sides if not _may_have_holes(f, point, side)]
    if point.exact is None or not sides:
        return {}
    try:
        answers = ask(
            one_sided_limits, f.text, f.variable, point.text, list(sides), seconds=SECONDS, waiting=_WAITING
        )
    except DerivError:
        return {}
    believed = {}
    for side, answer in zip(sides, answers, strict=True):
        found = _believed(f, point, value, side, answer)
        if found is not None:
            believed[side] = found
    return believed


def _may_have_holes(f: RealFunction, point: Point, side: int) -> bool:
    """Whether something is divided by that swings through 0: SymPy cancels it, and the holes with it."""
    return any(_swings_through_zero(below, point, side) for below in _divisors(f.expression))


def _divisors(expression: Expression) -> Iterator[Expression]:
    for node in walk(expression):
        match node:
            case Quotient(_, below) | Power(below, Negate()):
                yield below


def _swings_through_zero(expression: Expression, point: Point, side: int) -> bool:
    try:
        germ = beside(expression, point.real, side, _TERMS)
    except (Undefined, Undecided, NeedMoreTerms):
        return False
    try:
        return isinstance(germ, Series) and germ.swings and not sign(germ)
    except Undecided:
        return True


def _believed(f: RealFunction, point: Point, value: Real, side: int, answer: list[Any]) -> Side | None:
    """The side an answer describes, if values of f near the point bear it out."""
    if None in answer:
        return None
    gap, slope = map(MP.mpf, answer)
    # With many digits, or with 60 of which the last 20 do not count: so that tan(w) cot(w) is 1.
    for value_of in (value_near, _value_snapped):
        try:
            rises = [value_of(f, point, side, h) - value for h in _DISTANCES]
        except (Undefined, Undecided):
            continue
        quotients = [side * rise / h for rise, h in zip(rises, _DISTANCES, strict=True)]
        if _shrink([rise - gap for rise in rises]) and _follow(quotients, slope):
            return Side(gap, slope)
    return None


def _value_snapped(f: RealFunction, point: Point, side: int, distance: Real) -> Real:
    return value_at(f.expression, point.real + side * distance)


def _shrink(rests: list[Real]) -> bool:
    """Whether what is left at three distances goes to 0."""
    sizes = [abs(rest) for rest in rests if not MP.isinf(rest)]
    return all(later <= _SHRINKS * earlier for earlier, later in pairwise(sizes)) and len(sizes) == 3


def _follow(quotients: list[Real], slope: Real) -> bool:
    """Whether quotients at three distances go where a limit says."""
    if MP.isinf(slope):
        sizes = [q if slope > 0 else -q for q in quotients]
        return bool(0 < sizes[0] < sizes[1] < sizes[2] and sizes[2] > 4 * sizes[0])
    errors = [abs(q - slope) for q in quotients]
    scale = max(abs(slope), 1)
    return bool(errors[2] <= errors[1] <= errors[0] + scale / 10**30 and errors[2] < scale / 10**6)


def one_sided_limits(text: str, variable: str, point_text: str, sides: list[int]) -> list[list[str | None]]:
    """For each side the limits of f(p + side h) - f(p) and of its quotient; runs in a worker process.

    Each has 60 digits, as text; None where SymPy has no answer.
    """
    f, point = parse_function(text, variable), read_point(point_text)
    assert point.exact is not None
    w, h = sympy.Symbol(f.variable, real=True), sympy.Symbol("h", positive=True)
    answers = []
    for side in sides:
        rise = f.bare_sympy.subs(w, point.exact + side * h) - f.bare_sympy.subs(w, point.exact)
        slope = _limit(rise / (side * h), h)
        # A finite slope leaves no gap. An infinite one says nothing of it.
        gap = _limit(rise, h) if slope in ("inf", "-inf") else "0"
        answers.append([gap, slope])
    return answers


def _limit(expression: sympy.Expr, h: sympy.Symbol) -> str | None:
    try:
        limit = sympy.limit(expression, h, 0, "+")
    except (NotImplementedError, ValueError, TypeError, ArithmeticError, RecursionError, AttributeError):
        return None
    if limit in (sympy.oo, -sympy.oo):
        return "inf" if limit is sympy.oo else "-inf"
    number = limit.evalf(MP_DIGITS)
    return str(number) if isinstance(number, (sympy.Float, sympy.Integer, sympy.Rational)) else None
