"""SymPy's limit as a second opinion, under a time limit, and believed only where the numbers follow it."""

from __future__ import annotations

import sympy

from ..budget import ask
from ..errors import DerivError
from ..expression.function import RealFunction, parse_function
from .local import value_at
from .points import Point, read_point
from .series import MP, Real, Undecided, Undefined
from .sides import Side

SECONDS = 0.4
_DISTANCES = tuple(MP.mpf(10) ** -n for n in (6, 12, 24))


def second_opinion(f: RealFunction, point: Point, value: Real, side: int) -> Side | None:
    """One side of a point by `sympy.limit`; None where that has no answer, or none the numbers follow.

    Only a function that is real all along the side and continuous there is answered for.
    """
    if point.exact is None:
        return None
    try:
        text = ask(quotient_limit, f.text, f.variable, point.text, side, seconds=SECONDS)
        slope = None if text is None else MP.mpf(text)
        near = [value_at(f.expression, point.real + side * h) - value for h in _DISTANCES]
    except (DerivError, Undefined, Undecided):
        return None
    if slope is None or not abs(near[2]) < abs(near[0]) + MP.mpf(10) ** -30:
        return None
    if not _follow([side * rise / h for rise, h in zip(near, _DISTANCES, strict=True)], slope):
        return None
    return Side(MP.zero, slope)


def _follow(quotients: list[Real], slope: Real) -> bool:
    """Whether quotients at three distances go where a limit says."""
    if MP.isinf(slope):
        sizes = [q if slope > 0 else -q for q in quotients]
        return bool(0 < sizes[0] < sizes[1] < sizes[2] and sizes[2] > 4 * sizes[0])
    errors = [abs(q - slope) for q in quotients]
    scale = max(abs(slope), 1)
    return bool(errors[2] <= errors[1] <= errors[0] + scale / 10**30 and errors[2] < scale / 10**6)


def quotient_limit(text: str, variable: str, point_text: str, side: int) -> str | None:
    """The one-sided limit of the difference quotient, 60 digits as text; runs in a worker process."""
    f, point = parse_function(text, variable), read_point(point_text)
    assert point.exact is not None
    w, h = sympy.Symbol(f.variable, real=True), sympy.Symbol("h", positive=True)
    rise = f.sympy.subs(w, point.exact + side * h) - f.sympy.subs(w, point.exact)
    try:
        limit = sympy.limit(rise / (side * h), h, 0, "+")
    except (NotImplementedError, ValueError, TypeError, ArithmeticError, RecursionError, AttributeError):
        return None
    if limit in (sympy.oo, -sympy.oo):
        return "inf" if limit is sympy.oo else "-inf"
    number = limit.evalf(60)
    return str(number) if isinstance(number, (sympy.Float, sympy.Integer, sympy.Rational)) else None
