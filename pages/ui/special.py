"""Points of a window where the drag shows another verdict: corners, poles, jumps, ends of the domain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from deriv_core.curve.carried import special_data
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.limits import MOST_SPECIAL
from deriv_core.numbers.by_hand import pretty
from deriv_core.numbers.typed import MOST_DIGITS, field_text

from .desk.dear import dear
from .desk.kept import kept
from .desk.texts import read_number
from .plots.wire import SpecialPoint, Verdict
from .words import said

_LARGEST_DENOMINATOR = 12


@kept(256)
def special_points(f: RealFunction, low: float, high: float) -> tuple[SpecialPoint, ...]:
    """The points from `low` to `high` where the function has no derivative, those nearest the middle."""
    try:
        found = dear(special_data, f, low, high, MOST_SPECIAL)
    except TooComplex:
        return ()
    return tuple(
        SpecialPoint(
            x, Verdict(kind, slope, left, right, pretty(said(reason))), point if _names(point, x) else ""
        )
        for kind, slope, left, right, reason, point, x in found
    )


def _names(text: str, x: float) -> bool:
    """Whether a text means that float and not only its first digits."""
    return read_number(text) == x


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
        return minus + str(ratio)
    turns = _near(abs(x) / math.pi)
    if turns:
        top = "pi" if turns.numerator == 1 else f"{turns.numerator}*pi"
        return f"{minus}{top}" + (f"/{turns.denominator}" if turns.denominator > 1 else "")
    square = _near(x * x)
    return f"{minus}sqrt({square!s})" if square else ""


def point_text(x: float, special: Sequence[SpecialPoint] = ()) -> str:
    """The text to put into the field for a point that was dragged to x, perhaps onto a special one."""
    named = next((point.name for point in special if point.x == x), "")
    return named or exact_name(x) or field_text(x)


def _near(x: float) -> Fraction | None:
    """A fraction with a small denominator that x can hardly miss by chance."""
    ratio = Fraction(x).limit_denominator(_LARGEST_DENOMINATOR)
    return ratio if ratio and abs(float(ratio) - x) <= 4 * math.ulp(x) else None
