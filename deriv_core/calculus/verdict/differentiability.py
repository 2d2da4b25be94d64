"""A verdict before a slope: what a function does at one point, and whether it has a derivative there.

The order of the questions matters. Is the function defined at the point, *as typed*? Is it real on each
side? Do its one-sided limits meet its value (a jump, of which the quotient knows only that it is infinite)?
Then the one-sided limits of the difference quotient. What none of this settles is `unknown`, never a guess.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import sympy

from deriv_core.budget import start
from deriv_core.calculus.germs.local import value_at
from deriv_core.calculus.germs.series import Undecided, Undefined
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict import reasons
from deriv_core.calculus.verdict.kinds import Facts, Kind, facts_of
from deriv_core.calculus.verdict.one_sided import OneSided, limits_around, look_around
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.exact import BITS, known_value
from deriv_core.expression.running.known import Undecided as NotTold
from deriv_core.expression.running.known import UndefinedAtPoint
from deriv_core.expression.running.vanishing import vanishes

# Of a point's 60 digits: what lies as near to a fraction as this is taken for it on the way.
_TOO_NEAR = MP.mpf(10) ** -25
_SHORT = 1000


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """What a function does at a point.

    Attributes
    ----------
    kind : Kind
        A string such as ``"corner"``.
    left_slope, right_slope : sympy.Expr or None
        The one-sided limits of the difference quotient, ``oo`` and ``-oo`` among them; None outside the
        domain or where there is no limit. A `sympy.Float` where no exact form is known.
    slope : sympy.Expr or None
        The derivative; set only where the kind is ``differentiable``.
    reason : str
        One sentence for the learner.
    point : str
        The point as text.
    x : float
        The point as a float.
    decimal : float
        The derivative as the nearest float, which is 0.0 or ``inf`` where it is `beyond_floats`; ``nan``
        where there is none.
    """

    kind: Kind
    left_slope: sympy.Expr | None
    right_slope: sympy.Expr | None
    slope: sympy.Expr | None
    reason: str
    point: str
    x: float
    decimal: float

    @property
    def facts(self) -> Facts:
        """What its kind means for a tangent, and the words for it."""
        return facts_of(self.kind)

    @property
    def exists(self) -> bool | None:
        """Whether there is a derivative; None where that is not known."""
        return self.facts.exists

    @property
    def beyond_floats(self) -> bool:
        """Whether there is a derivative and floats have no number for it but 0 or infinity."""
        beyond = not math.isfinite(self.decimal) or (self.decimal == 0 and self.slope != 0)
        return bool(self.exists) and beyond


def classify_point(f: RealFunction, point: str) -> PointVerdict:
    """What a function does at a point: a slope, a corner, a jump, a hole, ...

    Decided by one-sided series of f about the point (60 digits, orders compared exactly, see `germs`), by
    two sequences of points with two limits where f or its quotient swings (see `phases`), and by
    `sympy.limit` under a time limit where those have nothing to say. Every limit is checked against values of
    f very near the point.

    Parameters
    ----------
    f : RealFunction
    point : str
        A number as a learner types it: ``"0"``, ``"pi/2"``, ``"sqrt(2)"``.

    Returns
    -------
    PointVerdict

    Raises
    ------
    ExpressionError
        The point is not a real number.

    Examples
    --------
    >>> import deriv_core as dc
    >>> verdict = dc.classify_point(dc.parse_function("abs(w)"), "0")
    >>> verdict.kind.value, verdict.left_slope, verdict.right_slope
    ('corner', -1, 1)
    """
    return classify_at(f, read_point(point))


def classify_at(f: RealFunction, point: Point, *, patient: bool = True) -> PointVerdict:
    """`classify_point` for a point that has been read; where not patient, in milliseconds."""
    if patient:
        start()  # should SymPy be asked, now or next time, its process has begun to import it
    verdict = _judged(f, point, patient=patient)
    claims = verdict.exists is False and _passes_for_another(point)
    return _verdict(Kind.UNKNOWN, f, point) if claims else verdict


def _judged(f: RealFunction, point: Point, *, patient: bool) -> PointVerdict:
    try:
        value = value_at(f.expression, point.real)
    except Undefined:
        if _is_lost(f, point):
            return _verdict(Kind.UNKNOWN, f, point)
        return _undefined(f, point)
    except Undecided:
        return _verdict(Kind.UNKNOWN, f, point)
    left, right = look_around(f, point, value, patient=patient)
    kind = _kind(left, right)
    sloping = kind is Kind.DIFFERENTIABLE and right.slope
    if not value and not sloping and _is_lost(f, point):
        return _verdict(Kind.UNKNOWN, f, point)
    return _verdict(kind, f, point, value, left, right)


def _passes_for_another(point: Point) -> bool:
    """Whether the digits that are worked with would take it for a fraction that it is not: tanh(99) for 1."""
    if point.exact is None or point.exact.is_Rational:
        return False
    near = Fraction(float(point.real)).limit_denominator(_SHORT)
    apart = abs(point.real - MP.mpf(near.numerator) / near.denominator)
    return bool(
        apart < _TOO_NEAR and not vanishes(point.exact - sympy.Rational(near.numerator, near.denominator))
    )


def _is_lost(f: RealFunction, point: Point) -> bool:
    """Whether f has a value other than 0 that has cancelled from 60 digits: 1 - tanh(100), and 1 over it."""
    if point.exact is None:
        return False  # of such a point no more digits are known
    for bits in BITS:
        try:
            known = known_value(f.expression, f.variable, point.tree, bits)
        except UndefinedAtPoint:
            return False
        except NotTold:
            continue
        sign = iv.sign(known.bounds)
        if sign is not None:
            return sign != 0
    return False


def _undefined(f: RealFunction, point: Point) -> PointVerdict:
    """The limits of f itself, for the reason; slopes there are none."""
    reason = reasons.undefined(f, point, *limits_around(f, point))
    return PointVerdict(Kind.UNDEFINED, None, None, None, reason, point.text, point.x, float("nan"))


def _kind(left: OneSided, right: OneSided) -> Kind:
    inside = [side for side in (left, right) if side.inside]
    if any(side.jumps for side in inside):
        return Kind.JUMP
    if not all(side.known for side in (left, right)):
        return Kind.UNKNOWN
    if not inside:
        return Kind.ISOLATED
    if any(side.slope is None for side in inside):
        return Kind.OSCILLATING
    if len(inside) == 1:
        return Kind.ONE_SIDED
    return _kind_of_slopes(left.slope, right.slope)


def _kind_of_slopes(left: Real, right: Real) -> Kind:
    if MP.isinf(left) and MP.isinf(right):
        return Kind.VERTICAL_TANGENT if left == right else Kind.CUSP
    if MP.isinf(left) or MP.isinf(right) or not same(left, right):
        return Kind.CORNER
    return Kind.DIFFERENTIABLE


def same(left: Real, right: Real) -> bool:
    """Whether two slopes are one."""
    return bool(abs(left - right) <= MP.mpf(10) ** -38 * max(abs(left), abs(right)))


def _verdict(
    kind: Kind,
    f: RealFunction,
    point: Point,
    value: Real = None,
    left: OneSided | None = None,
    right: OneSided | None = None,
) -> PointVerdict:
    slopes = [None if side is None else side.exact_slope for side in (left, right)]
    slope, decimal = None, float("nan")
    if kind is Kind.DIFFERENTIABLE and left is not None and right is not None:
        # An exact form found from either side is the form of both.
        slope = next((s for s in slopes if s is not None and not s.has(sympy.Float)), slopes[1])
        slopes = [slope, slope]
        decimal = float(MP.mpf(right.slope)) + 0.0
    reason = reasons.reason(kind, f, point, value, left, right, slopes)
    return PointVerdict(kind, slopes[0], slopes[1], slope, reason, point.text, point.x, decimal)
