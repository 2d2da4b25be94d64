"""Interval arithmetic on programs: the proof that a function is continuous from one sample to the next.

A line between two samples claims that nothing breaks between them. For nearly all cells of a curve this can
be proved by running the program once on intervals: no divisor reaches 0, nothing that is rounded down passes
a whole number, no argument leaves its domain. What cannot be proved is looked at more closely.

Bounds are rounded to nearest, not outwards: cells end a standoff of many floats away from the places at
which functions break.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.curve.pixels import Floats
from deriv_core.expression.running.machine import run
from deriv_core.expression.running.program import Program
from deriv_core.expression.running.run_numpy import run_numpy

Flags: TypeAlias = NDArray[np.bool_]
_TWO_PI = 2 * math.pi


class Interval(NamedTuple):
    """Bounds of an operand on each cell, and whether it is proved continuous there."""

    low: Floats
    high: Floats
    continuous: Flags


def enclose(program: Program, a: Floats, b: Floats) -> Interval:
    """Bounds of a program on each [a, b], and whether it is proved defined and continuous there."""
    everywhere = np.ones(a.shape, dtype=bool)

    def leaf(step: float | Fraction | str) -> Interval:
        if step == "x":
            return Interval(a, b, everywhere)
        if step == "nan":
            return _unknown(a, ~everywhere)
        return Interval(np.full(a.shape, step), np.full(a.shape, step), everywhere)

    with np.errstate(all="ignore"):
        return run(program, leaf, lambda name, *operands: _tidy(OPERATIONS[name](*operands)))


def _unknown(like: Floats, continuous: Flags) -> Interval:
    return Interval(np.full(like.shape, -np.inf), np.full(like.shape, np.inf), continuous)


def _tidy(found: Interval) -> Interval:
    """nan bounds (∞ - ∞, or outside a domain) bound nothing."""
    low, high, continuous = found
    lost = np.isnan(low) | np.isnan(high)
    if lost.any():
        low, high = np.where(lost, -np.inf, low), np.where(lost, np.inf, high)
    return Interval(low, high, continuous)


def _rising(
    name: str, low_end: float = -math.inf, high_end: float = math.inf
) -> Callable[[Interval], Interval]:
    """An increasing function with a closed domain."""

    def apply(u: Interval) -> Interval:
        inside = (u.low >= low_end) & (u.high <= high_end)
        low, high = np.maximum(u.low, low_end), np.minimum(u.high, high_end)
        code = ("x", name)
        return Interval(run_numpy(code, low), run_numpy(code, high), u.continuous & inside)

    return apply


def _logarithm(name: str) -> Callable[[Interval], Interval]:
    def apply(u: Interval) -> Interval:
        low = np.where(u.low > 0, run_numpy(("x", name), u.low), -np.inf)
        return Interval(low, run_numpy(("x", name), u.high), u.continuous & (u.low > 0))

    return apply


def _neg(u: Interval) -> Interval:
    return Interval(-u.high, -u.low, u.continuous)


def _add(u: Interval, v: Interval) -> Interval:
    return Interval(u.low + v.low, u.high + v.high, u.continuous & v.continuous)


def _sub(u: Interval, v: Interval) -> Interval:
    return _add(u, _neg(v))


def _mul(u: Interval, v: Interval) -> Interval:
    ends = [np.where((p == 0) | (q == 0), 0.0, p * q) for p in u[:2] for q in v[:2]]
    return _hull(ends, u.continuous & v.continuous)


def _hull(values: list[Floats], continuous: Flags) -> Interval:
    low, high = values[0], values[0]
    for value in values[1:]:
        low, high = np.minimum(low, value), np.maximum(high, value)
    return Interval(low, high, continuous)


def _reciprocal(u: Interval) -> Interval:
    away = (u.low > 0) | (u.high < 0)
    low, high = np.where(away, 1 / u.high, -np.inf), np.where(away, 1 / u.low, np.inf)
    return Interval(low, high, u.continuous & away)


def _div(u: Interval, v: Interval) -> Interval:
    # As the program divides: u times 1/v is rounded twice, which tells at the end of arcsin's domain.
    away = (v.low > 0) | (v.high < 0)
    ends = [np.where(p == 0, 0.0, p / q) for p in u[:2] for q in v[:2]]
    low, high, continuous = _hull(ends, u.continuous & v.continuous & away)
    return Interval(np.where(away, low, -np.inf), np.where(away, high, np.inf), continuous)


def _abs(u: Interval) -> Interval:
    low = np.where((u.low <= 0) & (u.high >= 0), 0.0, np.minimum(np.abs(u.low), np.abs(u.high)))
    return Interval(low, np.maximum(np.abs(u.low), np.abs(u.high)), u.continuous)


def _positive_power(u: Interval, exponent: float, even: bool) -> Interval:
    base = _abs(u) if even else u
    low, high = (np.sign(end) * np.abs(end) ** exponent for end in base[:2])
    return Interval(low, high, base.continuous)


def _powi(u: Interval, n: Interval) -> Interval:
    exponent = float(n.low.flat[0]) if n.low.size else 1.0
    if exponent == 0:
        return Interval(np.ones_like(u.low), np.ones_like(u.low), u.continuous)
    power = _positive_power(u, abs(exponent), exponent % 2 == 0)
    return power if exponent > 0 else _reciprocal(power)


def _powq(u: Interval, p: Interval, q: Interval) -> Interval:
    if not u.low.size:
        return u
    numerator, denominator = float(p.low.flat[0]), float(q.low.flat[0])
    real = (
        u if denominator % 2 else u._replace(low=np.maximum(u.low, 0), continuous=u.continuous & (u.low >= 0))
    )
    power = _positive_power(real, abs(numerator) / denominator, numerator % 2 == 0)
    return power if numerator > 0 else _reciprocal(power)


def _pow(u: Interval, v: Interval) -> Interval:
    """u^v with u > 0 rises or falls in each of the two, so its bounds are at corners."""
    base = np.maximum(u.low, 0)
    corners = [p**q for p in (base, u.high) for q in v[:2]]
    positive = _hull(corners, u.continuous & v.continuous & ((u.low > 0) | ((u.low == 0) & (v.low > 0))))
    # Of a negative base it has either sign, and is real at whole exponents only.
    nearest = np.where(u.high < 0, -u.high, 0)
    farthest = np.maximum(np.abs(u.low), np.abs(u.high))
    size = _hull([p**q for p in (nearest, farthest) for q in v[:2]], positive.continuous).high
    below = u.low < 0
    return Interval(
        np.where(below, -size, positive.low), np.where(below, size, positive.high), positive.continuous
    )


def _wave(name: str, top: float) -> Callable[[Interval], Interval]:
    """sin or cos, from its ends, and 1 or -1 where a cell holds ``top`` plus whole (or half) turns."""

    def apply(u: Interval) -> Interval:
        lost = ~(np.isfinite(u.low) & np.isfinite(u.high))
        low, high = (run_numpy(("x", name), end) for end in u[:2])
        bottom = lost | _holds_a_turn(u, top + math.pi)
        return Interval(
            np.where(bottom, -1.0, np.minimum(low, high)),
            np.where(lost | _holds_a_turn(u, top), 1.0, np.maximum(low, high)),
            u.continuous,
        )

    return apply


def _holds_a_turn(u: Interval, phase: float) -> Flags:
    return np.floor((u.high - phase) / _TWO_PI) >= np.ceil((u.low - phase) / _TWO_PI)


def _between_poles(name: str, pole: float, rises: bool) -> Callable[[Interval], Interval]:
    """tan or cot: monotonic between poles, which lie at ``pole`` plus whole multiples of π."""

    def apply(u: Interval) -> Interval:
        branch = np.floor((u.low - pole) / math.pi) == np.floor((u.high - pole) / math.pi)
        low, high = (run_numpy(("x", name), end) for end in (u[:2] if rises else u[1::-1]))
        branch &= low <= high
        return Interval(np.where(branch, low, -np.inf), np.where(branch, high, np.inf), u.continuous & branch)

    return apply


def _cosh(u: Interval) -> Interval:
    size = _abs(u)
    return Interval(np.cosh(size.low), np.cosh(size.high), u.continuous)


def _acos(u: Interval) -> Interval:
    found = _FUNCTIONS["asin"](u)
    return Interval(math.pi / 2 - found.high, math.pi / 2 - found.low, found.continuous)


def _stepped(name: str) -> Callable[[Interval], Interval]:
    def apply(u: Interval) -> Interval:
        low, high = run_numpy(("x", name), u.low), run_numpy(("x", name), u.high)
        return Interval(low, high, u.continuous & (low == high))

    return apply


def _frac(u: Interval) -> Interval:
    whole = np.floor(u.low)
    one = whole == np.floor(u.high)
    low, high = np.where(one, u.low - whole, 0.0), np.where(one, u.high - whole, 1.0)
    return Interval(low, high, u.continuous & one)


_FUNCTIONS: dict[str, Callable[[Interval], Interval]] = {
    "abs": _abs,
    "sqrt": _rising("sqrt", 0.0),
    "asin": _rising("asin", -1.0, 1.0),
    "acosh": _rising("acosh", 1.0),
    **{name: _rising(name) for name in ("cbrt", "exp", "atan", "sinh", "tanh", "asinh", "erf")},
    **{name: _logarithm(name) for name in ("ln", "log2", "log10")},
    **{name: _stepped(name) for name in ("floor", "ceil", "sign")},
    "frac": _frac,
    "sin": _wave("sin", math.pi / 2),
    "cos": _wave("cos", 0.0),
    "tan": _between_poles("tan", math.pi / 2, rises=True),
    "cot": _between_poles("cot", 0.0, rises=False),
    "cosh": _cosh,
    "acos": _acos,
    "acot": lambda u: _FUNCTIONS["atan"](_tidy(_reciprocal(u))),
    # atanh(u) = ln((1 + u) / (1 - u)) / 2: only whether u stays inside matters.
    "atanh": lambda u: Interval(
        np.where(u.low > -1, np.arctanh(u.low), -np.inf),
        np.where(u.high < 1, np.arctanh(u.high), np.inf),
        u.continuous & (u.low > -1) & (u.high < 1),
    ),
}


def _truth(holds: Flags, fails: Flags, continuous: Flags) -> Interval:
    return Interval(holds.astype(float), (~fails).astype(float), continuous)


def _lt(u: Interval, v: Interval) -> Interval:
    return _truth(u.high < v.low, u.low >= v.high, u.continuous & v.continuous)


def _le(u: Interval, v: Interval) -> Interval:
    return _truth(u.high <= v.low, u.low > v.high, u.continuous & v.continuous)


def _eq(u: Interval, v: Interval) -> Interval:
    same = (u.low == u.high) & (v.low == v.high) & (u.low == v.low)
    return _truth(same, (u.high < v.low) | (u.low > v.high), u.continuous & v.continuous)


def _ne(u: Interval, v: Interval) -> Interval:
    same = _eq(u, v)
    return Interval(1 - same.high, 1 - same.low, same.continuous)


def _logb(u: Interval, base: Interval) -> Interval:
    return _div(_tidy(_FUNCTIONS["ln"](u)), _tidy(_FUNCTIONS["ln"](base)))


def _select(condition: Interval, u: Interval, v: Interval) -> Interval:
    """A branch counts only where it is taken; where that is open, so is everything."""
    taken, left = condition.low > 0, condition.high <= 0
    low = np.where(taken, u.low, np.where(left, v.low, np.minimum(u.low, v.low)))
    high = np.where(taken, u.high, np.where(left, v.high, np.maximum(u.high, v.high)))
    return Interval(low, high, condition.continuous & ((taken & u.continuous) | (left & v.continuous)))


OPERATIONS: dict[str, Callable[..., Interval]] = {
    **_FUNCTIONS,
    "neg": _neg,
    "add": _add,
    "sub": _sub,
    "mul": _mul,
    "div": _div,
    "pow": _pow,
    "powi": _powi,
    "max": lambda u, v: Interval(
        np.maximum(u.low, v.low), np.maximum(u.high, v.high), u.continuous & v.continuous
    ),
    "min": lambda u, v: Interval(
        np.minimum(u.low, v.low), np.minimum(u.high, v.high), u.continuous & v.continuous
    ),
    "logb": _logb,
    "lt": _lt,
    "le": _le,
    "gt": lambda u, v: _lt(v, u),
    "ge": lambda u, v: _le(v, u),
    "eq": _eq,
    "ne": _ne,
    "powq": _powq,
    "select": _select,
}
