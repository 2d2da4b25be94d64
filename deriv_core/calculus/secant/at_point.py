"""A point put into the slope of a secant: the same tidied again, held against the definition there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import mpmath

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import digits
from deriv_core.calculus.secant.bars import without_bars
from deriv_core.calculus.secant.best_form import Slope, best_form, with_rest
from deriv_core.calculus.secant.common import no_holes_at
from deriv_core.calculus.secant.numeric_check import value
from deriv_core.calculus.secant.point_slope import DIGITS, PointSlope
from deriv_core.calculus.secant.put_in import constant, put_in, put_in_lightly
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import Form, negated, summed, times
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running.exact import exact_value
from deriv_core.expression.running.known import UndefinedAtPoint
from deriv_core.expression.tree import (
    ONE,
    Call,
    Expression,
    Negate,
    Quotient,
    Sum,
    Variable,
    depends_on,
)
from deriv_core.numbers.exact_text import exact_text

_CHECKED_AT = (Fraction(3, 2**20), Fraction(-5, 2**21), Fraction(1, 2**90), Fraction(-1, 2**90))
_ALIKE = mpmath.mpf(10) ** -40
# Steps for the order of what remains, 2^20 apart, and how far from a pure power it may be.
_SMALL, _SMALLER = Fraction(1, 2**30), Fraction(1, 2**50)
_SLACK = 2.0**6


def slope_at(
    f: RealFunction, on: TwoPoints, slope: Slope, point: Point, verdict: PointVerdict | None = None
) -> PointSlope:
    """The slope at a point, tidied as far as the point allows; see `SecantSlope.at_point`."""
    if (on.scheme.asks_at_point and not _defined(f, point)) or not _has_secants(f, on, point):
        return PointSlope(f, on, point, slope.form, None)
    verdict = verdict or classify_at(f, point)
    bare = PointSlope(f, on, point, Form.DEFINITION, _as_defined(f.expression, on, point))
    opened = without_bars(f.expression, on, point.tree) if slope.form is Form.DEFINITION else None
    if opened is not None:
        inside, small = opened
        near = best_form(RealFunction(inside, f.variable), on)
        found = _put_in(bare, near, verdict)
        return replace(found, condition=small) if near.form is not Form.DEFINITION else found
    return _put_in(bare, slope, verdict)


def _defined(f: RealFunction, point: Point) -> bool:
    try:
        exact_value(f.expression, f.variable, point.tree)
    except UndefinedAtPoint:
        return False
    return True


def _has_secants(f: RealFunction, on: TwoPoints, point: Point) -> bool:
    """Whether the quotient has a value at some small step; of √w at 0 the central one has none."""
    definition = on.definition(f.expression)
    with digits(2 * DIGITS):
        return any(value(definition, on, point.tree, h) is not None for h in _CHECKED_AT)


def _as_defined(node: Expression, on: TwoPoints, point: Point) -> Expression:
    """(f(p + ε) - f(p)) / ε with the numbers worked out; untidied where a number in it has no value"""
    # A value that is taken away is taken away term by term, so that what stands in both cancels.
    rise = summed(negated(part.operand) if isinstance(part, Negate) else part for part in on.rise(node))
    try:
        return put_in(Quotient(rise, on.run), on, point.tree)
    except UndefinedAtPoint:
        return substitute(on.definition(node), on.x, point.tree)


def _put_in(bare: PointSlope, slope: Slope, verdict: PointVerdict) -> PointSlope:
    """A form at the point; as defined where the form has no value there, or is not the quotient."""
    limit = _limit_at(bare, slope, verdict)
    defined = replace(bare, limit=limit)
    try:
        found = _FORMS[slope.form](defined, slope)
    except UndefinedAtPoint:
        return defined
    if found.form is not Form.SERIES and not _is_quotient(found, found.expression):
        return defined
    if found.form in (Form.CANCELLED, Form.FACTORED) and slope.condition is not None:
        found = replace(found, condition=no_holes_at(slope.holes, bare.on, bare.point.tree))
    if found.form is Form.SERIES or found.limit is None or found.vanishing is None:
        return found
    whole = Sum((found.limit, found.vanishing))
    return found if _is_quotient(found, whole) else replace(found, vanishing=None)


def _limit_at(bare: PointSlope, slope: Slope, verdict: PointVerdict) -> Expression | None:
    """The derivative at the point: the verdict's where it is exact, else the formula's."""
    if not verdict.exists:
        return None
    text = exact_text(verdict.slope)
    if text:
        return read_back(text, "w")
    if slope.limit is None:
        return None
    try:
        return constant(substitute(slope.limit, bare.on.x, bare.point.tree))
    except UndefinedAtPoint:
        return None


def _cancelled(bare: PointSlope, slope: Slope) -> PointSlope:
    tree, on = bare.point.tree, bare.on
    vanishing = _or_none(slope.vanishing, lambda part: put_in(part, on, tree), bare)
    return replace(bare, form=slope.form, expression=put_in(slope.expression, on, tree), vanishing=vanishing)


def _factored(bare: PointSlope, slope: Slope) -> PointSlope:
    tree, on = bare.point.tree, bare.on
    expression = put_in_lightly(slope.expression, on, tree)
    expression = _one_ratio(bare.expression, on) or expression
    vanishing = _or_none(slope.vanishing, lambda part: put_in_lightly(part, on, tree), bare)
    return replace(bare, form=slope.form, expression=expression, vanishing=vanishing)


def _one_ratio(defined: Expression | None, on: TwoPoints) -> Expression | None:
    """sin(ε)/ε for the sine at 0, which is shorter than what a sum formula gives, and 5 sin(5ε)/(5ε)."""
    match defined:
        case Negate(operand):
            inner = _one_ratio(operand, on)
            return None if inner is None else Negate(inner)
        case Quotient(Call(_, (inside,)) as above, Variable()) if inside != ONE:
            number = tidy(Quotient(inside, Variable(on.h)))
            if not depends_on(number, on.h):
                return times(number, Quotient(above, inside))
    return None


def _series(bare: PointSlope, slope: Slope) -> PointSlope:
    if bare.limit is None or slope.vanishing is None:
        return bare
    term = put_in(slope.vanishing, bare.on, bare.point.tree)
    line = with_rest(bare.limit, term, bare.on)
    found = replace(bare, form=Form.SERIES, expression=line, vanishing=term)
    return replace(found, remainder_order=_order(found, term))


def _order(found: PointSlope, term: Expression) -> int | None:
    """The order of what remains, unless it is seen to shrink more slowly."""
    order = found.on.scheme.order_of_rest
    with digits(4 * DIGITS):
        for sign in (1, -1):
            left = []
            for h in (sign * _SMALL, sign * _SMALLER):
                error, first = found.error(h), value(term, found.on, found.point.tree, h)
                if error is None or first is None:
                    return None
                left.append(abs(error - first) / mpmath.mpf(abs(h.numerator)) ** order * h.denominator**order)
            if left[1] > _SLACK * max(left[0], mpmath.mpf(10) ** -DIGITS):
                return None
    return order


_FORMS: dict[Form, Callable[[PointSlope, Slope], PointSlope]] = {
    Form.CANCELLED: _cancelled,
    Form.FACTORED: _factored,
    Form.SERIES: _series,
    Form.DEFINITION: lambda bare, _: bare,
}


def _or_none(
    part: Expression | None, change: Callable[[Expression], Expression], bare: PointSlope
) -> Expression | None:
    """The part changed; None where there is none, or no limit that it could be added to."""
    if part is None or bare.limit is None:
        return None
    try:
        return change(part)
    except UndefinedAtPoint:
        return None


def _is_quotient(found: PointSlope, tree: Expression | None) -> bool:
    """Whether a tree has the value of the difference quotient at some small steps."""
    definition = found.on.definition(found.function.expression)
    with digits(2 * DIGITS):
        for h in _CHECKED_AT:
            expected = value(definition, found.on, found.point.tree, h)
            if expected is None:
                continue
            other = None if tree is None else value(tree, found.on, found.point.tree, h)
            if other is None or abs(expected - other) > _ALIKE * max(1, abs(expected)):
                return False
    return True
