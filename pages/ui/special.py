"""Points of a window where the drag shows another verdict: corners, poles, jumps, ends of the domain."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import streamlit as st

from deriv_core.calculus.derivative import derivative
from deriv_core.curve.critical import critical_points
from deriv_core.curve.work import Work
from deriv_core.expression.function import RealFunction, parse_function

from .choice import NAME, read_number
from .explorer.explorer import SpecialPoint, Verdict
from .results import classified, plain_verdict
from .words import MOST_DIGITS, field_text, number

MOST_SPECIAL = 32
_LARGEST_DENOMINATOR = 12
_SAMPLES = 1200


@st.cache_data(max_entries=256, show_spinner=False)
def special_points(text: str, variable: str, low: float, high: float) -> tuple[SpecialPoint, ...]:
    """The points from `low` to `high` where the function may have no derivative, those nearest the middle."""
    f = parse_function(text, variable)
    critical = critical_points(Work(f.program), np.linspace(low, high, _SAMPLES))
    inside = [x for x in critical.points.tolist() if low <= x <= high]
    inside.sort(key=lambda x: abs(x - (low + high) / 2))
    found = (_special(f, x, excluded=x in critical.excluded) for x in inside[:MOST_SPECIAL])
    return tuple(sorted((special for special in found if special), key=lambda special: special.x))


def _special(f: RealFunction, x: float, *, excluded: bool) -> SpecialPoint | None:
    """What is true at a candidate; None where the function is as smooth there as anywhere."""
    name = exact_name(x)
    value = read_number(name) if name else None
    if isinstance(value, float):
        verdict = plain_verdict(classified(f.text, f.variable, name))
        return None if verdict.kind == "differentiable" else SpecialPoint(value, verdict)
    if excluded or math.isnan(f(x)) or _grows_towards(f, x):
        reason = f"{NAME} is not defined at {f.variable} ≈ {number(x)}."
        return SpecialPoint(x, Verdict("undefined", None, None, None, reason))
    return _seen_from_both_sides(f, x)


def _grows_towards(f: RealFunction, x: float) -> bool:
    """Whether the values near x are those of a pole, which floats may step over."""
    near, far = 1e-9 * max(1.0, abs(x)), 1e-5 * max(1.0, abs(x))
    return any(abs(f(x + side * near)) > 50 * max(1.0, abs(f(x + side * far))) for side in (-1, 1))


def _seen_from_both_sides(f: RealFunction, x: float) -> SpecialPoint | None:
    """A corner at a number without a short name, from the derivative's values close by."""
    slope, reach = derivative(f), 1e-9 * max(1.0, abs(x))
    left, right = slope(x - reach), slope(x + reach)
    if not math.isfinite(left - right) or abs(left - right) <= 1e-6 * max(1.0, abs(left), abs(right)):
        return None
    if abs(f(x + reach) - f(x - reach)) > 4 * reach * max(abs(left), abs(right)):
        reason = f"{NAME} jumps at {f.variable} ≈ {number(x)}."
        return SpecialPoint(x, Verdict("jump", None, None, None, reason))
    slopes = f"{number(left, 4)} from the left, {number(right, 4)} from the right"
    return SpecialPoint(x, Verdict("corner", None, left, right, f"The slope is about {slopes}: a corner."))


def exact_name(x: float) -> str:
    """A short text whose value is x to the last bits: 1.25, 1/3, -3*pi/4, sqrt(2); empty where there is none.

    >>> exact_name(2.5), exact_name(1 / 3), exact_name(-0.75 * math.pi), exact_name(math.sqrt(2))
    ('2.5', '1/3', '-3*pi/4', 'sqrt(2)')
    >>> exact_name(1.234567890123456)
    ''
    """
    if len(field_text(x).strip("-0.").replace(".", "")) < MOST_DIGITS:
        return field_text(x)
    minus = "-" if x < 0 else ""
    ratio = _near(abs(x))
    if ratio:
        return minus + _fraction(ratio)
    turns = _near(abs(x) / math.pi)
    if turns:
        top = "pi" if turns.numerator == 1 else f"{turns.numerator}*pi"
        return f"{minus}{top}" + (f"/{turns.denominator}" if turns.denominator > 1 else "")
    square = _near(x * x)
    return f"{minus}sqrt({_fraction(square)})" if square else ""


def point_text(x: float) -> str:
    """The text to put into the field for a point that was dragged to x."""
    return exact_name(x) or field_text(x)


def _near(x: float) -> Fraction | None:
    """A fraction with a small denominator that x can hardly miss by chance."""
    ratio = Fraction(x).limit_denominator(_LARGEST_DENOMINATOR)
    return ratio if ratio and abs(float(ratio) - x) <= 4 * math.ulp(x) else None


def _fraction(ratio: Fraction) -> str:
    return str(ratio.numerator) if ratio.denominator == 1 else f"{ratio.numerator}/{ratio.denominator}"
