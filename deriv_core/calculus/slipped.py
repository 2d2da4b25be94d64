"""Values where a float has slipped off a step of the function: 100 * 0.29 is 28.999..., whose floor is 28."""

from __future__ import annotations

import math

from deriv_core.calculus.points import Point
from deriv_core.calculus.values import evaluate
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import Call, Expression, Piecewise, walk
from deriv_core.numbers.rounding import as_decimal

# More than this of a value is no rounding.
_ROUNDING = 1e-6


def on_the_steps(f: RealFunction, point: Point, offsets: tuple[float, ...]) -> list[float] | None:
    """The values of f at a point and offsets as they are written, where floats are on another step.

    Parameters
    ----------
    f : RealFunction
    point : Point
    offsets : tuple of float

    Returns
    -------
    list of float or None
        None where floats are on the same step, as nearly everywhere, or where it is not known.
    """
    if not any(map(_steps, walk(f.expression))):
        return None
    values = [_value_beside(f, point, offset) for offset in offsets]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    rounded = [float(f(point.x + offset)) for offset in offsets]
    return known if any(map(_is_another, rounded, known)) else None


def _steps(node: Expression) -> bool:
    return isinstance(node, Piecewise) or (isinstance(node, Call) and FUNCTIONS[node.function].stepping)


def _value_beside(f: RealFunction, point: Point, offset: float) -> float | None:
    try:
        return evaluate(f, f"({point.text}) + ({as_decimal(offset)})").decimal
    except DerivError:
        return None


def _is_another(rounded: float, value: float) -> bool:
    return math.isfinite(rounded) and abs(rounded - value) > _ROUNDING * max(1.0, abs(value))
