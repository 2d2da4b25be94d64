"""The verdict at a point as one sentence for the learner."""

from __future__ import annotations

import math
from typing import Any, assert_never

import sympy

from deriv_core.calculus.exact_text import exact_text
from deriv_core.calculus.germs.recognition import recognised
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP, Real
from deriv_core.calculus.verdict.kinds import Kind
from deriv_core.calculus.verdict.one_sided import OneSided
from deriv_core.expression.function import RealFunction

_LONGEST = 16


def number(value: Any) -> str:
    """A SymPy number for a sentence: exact where that is short, else about six digits."""
    text = exact_text(value)
    if not text or len(text) > _LONGEST:
        text = f"about {_six_digits(value)}"
    return text.replace("-oo", "−∞").replace("oo", "∞").replace("-", "−").replace("*", "·")


def _six_digits(value: Any) -> str:
    """Also of what floats are too short for, as 4.5e-695."""
    rounded = float(value)
    return f"{rounded:.6g}" if rounded and math.isfinite(rounded) else str(value.evalf(6))


def _real(value: Real) -> str:
    exact = recognised(value)
    return number(exact) if exact is not None else f"about {float(value):.6g}".replace("-", "−")


def _place(f: RealFunction, point: Point) -> str:
    return f"{f.variable} = {point.text.replace('-', '−')}"


def _going(slope: Any) -> str:
    """'the slope is 2', or 'the slope grows without end'."""
    if slope is sympy.oo:
        return "the slope goes up to ∞"
    if slope == -sympy.oo:
        return "the slope goes down to −∞"
    return f"the slope is {number(slope)}"


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
            return f"From both sides {_going(slopes[0])}, so there is one tangent."
        case Kind.CORNER:
            left_part, right_part = _going(slopes[0]), _bare(slopes[1])
            return f"From the left {left_part}, from the right {right_part}: a corner, so no tangent."
        case Kind.CUSP:
            left_part, right_part = _going(slopes[0]), number(slopes[1])
            return f"From the left {left_part}, from the right to {right_part}: a cusp, so no tangent."
        case Kind.VERTICAL_TANGENT:
            return f"From both sides {_going(slopes[0])}: the tangent is vertical, so it has no slope."
        case Kind.JUMP:
            assert left is not None
            assert right is not None
            own = f"{f.name}({point.text}) = {_real(value)}"
            # "but" only where neither side meets the value
            meets = any(side.inside and not side.jumps and side.limit is not None for side in (left, right))
            return f"{_limits(f, left, right)}, {'and' if meets else 'but'} {own}: a jump, so no tangent."
        case Kind.ONE_SIDED:
            assert left is not None
            side, slope = ("left", slopes[0]) if left.inside else ("right", slopes[1])
            return (
                f"{f.name} is real only to the {side} of {where}; from there {_going(slope)}. "
                "A derivative needs both sides."
            )
        case Kind.ISOLATED:
            return f"{f.name} has a value at {where} but none on either side: a lone point, so no tangent."
        case Kind.OSCILLATING:
            assert left is not None
            assert right is not None
            swings = any(side.inside and side.limit is None for side in (left, right))
            what = f.name if swings else "the slope of the secant"
            return f"Towards {where} {what} keeps swinging and settles on no number, so no tangent."
        case Kind.UNKNOWN | Kind.UNDEFINED:
            return (
                f"What {f.name} does at {where} could not be settled for certain, so no tangent is claimed."
            )
        case never:
            assert_never(never)


def _bare(slope: Any) -> str:
    return f"to {number(slope)}" if slope in (sympy.oo, -sympy.oo) else number(slope)


def _limits(f: RealFunction, left: OneSided, right: OneSided) -> str:
    """'From the left J comes in to 1, from the right to 2'"""
    known = [("left", left), ("right", right)]
    known = [(name, side) for name, side in known if side.limit is not None]
    if len(known) == 2 and left.limit == right.limit:
        return f"From both sides {f.name} {_towards(left.limit)}"
    parts = [f"from the {name} {f.name} {_towards(side.limit)}" for name, side in known]
    return (", ".join(parts) or f"{f.name} settles on nothing")[0:1].upper() + ", ".join(parts)[1:]


def _towards(limit: Real) -> str:
    return f"runs off to {_real(limit)}" if MP.isinf(limit) else f"comes in to {_real(limit)}"


def undefined(f: RealFunction, point: Point, left: OneSided, right: OneSided) -> str:
    """Why there is no tangent where there is no value."""
    where = f"{f.name} is not defined at {_place(f, point)}"
    if not left.inside and not right.inside:
        return f"{where}, nor beside it, so there is no tangent."
    if left.limit is None and right.limit is None:
        return f"{where}, so there is no tangent."
    hole = left.limit == right.limit and not MP.isinf(left.limit)
    limits = _limits(f, left, right)
    limits = limits[0].lower() + limits[1:]
    return f"{where}: {'a hole; ' if hole else ''}{limits}, so there is no tangent."
