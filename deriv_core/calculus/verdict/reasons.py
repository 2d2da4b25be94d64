"""The verdict at a point as one sentence for the learner."""

from __future__ import annotations

import math
from typing import Any, assert_never

import sympy

from deriv_core.calculus.germs.recognition import recognised
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict.kinds import Kind
from deriv_core.calculus.verdict.one_sided import OneSided
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.by_hand import MINUS, far_number
from deriv_core.numbers.by_hand import number as written
from deriv_core.numbers.exact_text import exact_text
from deriv_core.words import Message

_LONGEST = 16
_DIGITS = 6


def number(value: Any) -> str:
    """A SymPy number for a sentence: exact where that is short, else about six digits."""
    text = exact_text(value)
    if not text or len(text) > _LONGEST:
        return Message("verdict-about", number=_six_digits(value))
    return text.replace("-oo", "−∞").replace("oo", "∞").replace("-", MINUS).replace("*", "·")


def _six_digits(value: Any) -> str:
    """Also of what floats are too short for, as 4.5e-695."""
    rounded = float(value)
    beyond = not rounded or not math.isfinite(rounded)
    return far_number(str(value.evalf(_DIGITS))) if beyond else written(rounded, _DIGITS)


def _real(value: Real) -> str:
    exact = recognised(value)
    if exact is not None:
        return number(exact)
    return Message("verdict-about", number=written(float(value), _DIGITS))


def _place(f: RealFunction, point: Point) -> str:
    return f"{f.variable} = {point.text.replace('-', MINUS)}"


def _going(slope: Any) -> str:
    """'the slope is 2', or 'the slope grows without end'."""
    if slope is sympy.oo:
        return Message("verdict-slope-up")
    if slope == -sympy.oo:
        return Message("verdict-slope-down")
    return Message("verdict-slope-number", slope=number(slope))


def reason(
    kind: Kind,
    f: RealFunction,
    point: Point,
    value: Real,
    left: OneSided | None,
    right: OneSided | None,
    slopes: list[Any],
) -> str:
    """The sentence of every kind but `Kind.UNDEFINED`; the sides are there wherever f has a value."""
    where = _place(f, point)
    match kind:
        case Kind.DIFFERENTIABLE:
            return Message("verdict-differentiable", going=_going(slopes[0]))
        case Kind.CORNER:
            return Message("verdict-corner", left=_going(slopes[0]), right=_bare(slopes[1]))
        case Kind.CUSP:
            return Message("verdict-cusp", left=_going(slopes[0]), right=number(slopes[1]))
        case Kind.VERTICAL_TANGENT:
            return Message("verdict-vertical-tangent", going=_going(slopes[0]))
        case Kind.JUMP:
            assert left is not None
            assert right is not None
            # "but" only where neither side meets the value
            meets = any(side.inside and not side.jumps and side.limit is not None for side in (left, right))
            return Message(
                "verdict-jump",
                limits=_limits(f, left, right, "start"),
                meets="yes" if meets else "no",
                name=f.name,
                point=point.text,
                value=_real(value),
            )
        case Kind.ONE_SIDED:
            assert left is not None
            side, slope = ("left", slopes[0]) if left.inside else ("right", slopes[1])
            return Message("verdict-one-sided", name=f.name, side=side, where=where, going=_going(slope))
        case Kind.ISOLATED:
            return Message("verdict-isolated", name=f.name, where=where)
        case Kind.OSCILLATING:
            assert left is not None
            assert right is not None
            swings = any(side.inside and side.limit is None for side in (left, right))
            what = "function" if swings else "secant"
            return Message("verdict-oscillating", where=where, what=what, name=f.name)
        case Kind.UNKNOWN | Kind.UNDEFINED:
            return Message("verdict-unknown", name=f.name, where=where)
        case never:
            assert_never(never)


def _bare(slope: Any) -> str:
    if slope in (sympy.oo, -sympy.oo):
        return Message("verdict-to", slope=number(slope))
    return number(slope)


def _limits(f: RealFunction, left: OneSided, right: OneSided, place: str) -> str:
    """'from the left J comes in to 1, from the right J comes in to 2', at a sentence's start or inside."""
    known = [("left", left), ("right", right)]
    known = [(name, side) for name, side in known if side.limit is not None]
    match [_towards(side.limit) for _, side in known]:
        case [one, _] if left.limit == right.limit:
            return Message("verdict-limits-both", place=place, name=f.name, towards=one)
        case [one, other]:
            return Message("verdict-limits-two", place=place, name=f.name, left=one, right=other)
        case [one]:
            return Message("verdict-limits-one", place=place, side=known[0][0], name=f.name, towards=one)
        case _:
            return Message("verdict-settles-on-nothing", name=f.name)


def _towards(limit: Real) -> str:
    return Message("verdict-runs-off" if MP.isinf(limit) else "verdict-comes-in", limit=_real(limit))


def undefined(f: RealFunction, point: Point, left: OneSided, right: OneSided) -> str:
    """Why there is no tangent where there is no value."""
    where = _place(f, point)
    if not left.inside and not right.inside:
        return Message("verdict-undefined-nor-beside", name=f.name, where=where)
    if left.limit is None and right.limit is None:
        return Message("verdict-undefined", name=f.name, where=where)
    hole = left.limit == right.limit and not MP.isinf(left.limit)
    code = "verdict-hole" if hole else "verdict-undefined-limits"
    return Message(code, name=f.name, where=where, limits=_limits(f, left, right, "inside"))
