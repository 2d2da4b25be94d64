"""Programs run on intervals, held to where every operation is smooth: a proof, or nothing.

Between the bounds of an interval that gets through, the function is real and has derivatives of every order:
no divisor reaches 0, no root or modulus touches its corner, nothing that is rounded down passes a whole
number, every comparison comes out one way. A derivative's formula alone does not see any of that.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from mpmath import libmp

from deriv_core.expression.functions.entry import Bound
from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.intervals import Interval
from deriv_core.expression.running.machine import run
from deriv_core.expression.running.program import ExactProgram

BITS = 80
_INFINITE = (libmp.finf, libmp.fninf, libmp.fnan)

_Value: TypeAlias = Interval | None


class _NotSmooth(Exception):
    """It is not shown that the operation is smooth all along the interval."""


def _need(condition: bool) -> None:
    if not condition:
        raise _NotSmooth


def _sign_known(u: Interval) -> bool:
    return bool(iv.sign(u))


def _positive(u: Interval) -> bool:
    return iv.sign(u) == 1


def _below_one(u: Interval) -> bool:
    return _positive(iv.sub(iv.ONE, u, BITS))


def _above_one(u: Interval) -> bool:
    return _positive(iv.sub(u, iv.ONE, BITS))


_RELATIONS: dict[str, Callable[[Interval], bool]] = {
    ">": _positive,
    "<": lambda u: _positive(iv.neg(u, BITS)),
    "!=": _sign_known,
}


def _is_inside(bound: Bound, u: Interval) -> bool:
    """Whether the open bound holds all along."""
    measured = iv.FUNCTIONS[bound.of](u, BITS) if bound.of else u
    return _RELATIONS[bound.inside.relation](_minus(measured, bound.number))


def _minus(u: Interval, number: int) -> Interval:
    return iv.sub(u, iv.of_fraction(Fraction(number), BITS), BITS) if number else u


def _floor(u: Interval) -> Interval:
    low, high = iv.floor(u, BITS)
    _need(low == high)
    return low, high


def _ceil(u: Interval) -> Interval:
    return iv.neg(_floor(iv.neg(u, BITS)), BITS)


def _frac(u: Interval) -> Interval:
    return iv.sub(u, _floor(u), BITS)


def _sign(u: Interval) -> Interval:
    return iv.ONE if iv.sign(u) == 1 else iv.neg(iv.ONE, BITS)


_OWN: dict[str, Callable[[Interval], Interval]] = {
    "neg": lambda u: iv.neg(u, BITS),
    "floor": _floor,
    "ceil": _ceil,
    "frac": _frac,
}


def _function(name: str, u: Interval) -> Interval:
    if name in _OWN:
        return _OWN[name](u)
    entry = PRIMITIVES[name]
    _need(all(_is_inside(bound, u) for bound in entry.domain))
    _need(all(_sign_known(_minus(u, number)) for number in entry.breaks))
    return _sign(u) if name == "sign" else iv.FUNCTIONS[name](u, BITS)


def _div(u: Interval, v: Interval) -> Interval:
    _need(_sign_known(v))
    return iv.div(u, v, BITS)


def _pow(base: Interval, exponent: Interval) -> Interval:
    _need(_positive(base))
    return iv.power(base, exponent, BITS)


def _exact(n: Interval) -> Fraction:
    _need(n[0] == n[1])
    return iv.to_fraction(n[0])


def _powi(base: Interval, n: Interval) -> Interval:
    exponent = int(_exact(n))
    _need(exponent >= 0 or _sign_known(base))
    return iv.whole_power(base, exponent, BITS)


def _powq(base: Interval, p: Interval, q: Interval) -> Interval:
    exponent = _exact(p) / _exact(q)
    _need(_sign_known(base) if exponent.denominator % 2 else _positive(base))
    return iv.root_power(base, exponent, BITS)


def _logb(u: Interval, base: Interval) -> Interval:
    _need(_positive(u) and _positive(base) and (_above_one(base) or _below_one(base)))
    return iv.ratio_of_logs(u, base, BITS)


def _order(u: Interval, v: Interval) -> int:
    """1 where u is the larger one all along, -1 where v is."""
    sign = iv.sign(iv.sub(u, v, BITS))
    _need(bool(sign))
    return sign or 0


def _compare(relation: Callable[[int, int], bool]) -> Callable[[Interval, Interval], Interval]:
    return lambda u, v: iv.ONE if relation(_order(u, v), 0) else iv.ZERO


_BETWEEN: dict[str, Callable[..., Interval]] = {
    "add": lambda u, v: iv.add(u, v, BITS),
    "sub": lambda u, v: iv.sub(u, v, BITS),
    "mul": lambda u, v: iv.mul(u, v, BITS),
    "div": _div,
    "pow": _pow,
    "powi": _powi,
    "max": lambda u, v: u if _order(u, v) > 0 else v,
    "min": lambda u, v: v if _order(u, v) > 0 else u,
    "logb": _logb,
    "lt": _compare(operator.lt),
    "le": _compare(operator.le),
    "gt": _compare(operator.gt),
    "ge": _compare(operator.ge),
    "eq": _compare(operator.eq),
    "ne": _compare(operator.ne),
    "powq": _powq,
}


def _apply(name: str, *values: _Value) -> _Value:
    if name == "select":
        condition, u, v = values
        return None if condition is None else v if condition == iv.ZERO else u
    if any(value is None for value in values) or values[0] is None:
        return None
    try:
        found = _BETWEEN[name](*values) if name in _BETWEEN else _function(name, values[0])
    except (_NotSmooth, ArithmeticError, ValueError, NotImplementedError, libmp.ComplexResult):
        return None
    return None if any(bound in _INFINITE for bound in found) else found


def _leaf(step: float | Fraction | str, x: Interval) -> _Value:
    match step:
        case Fraction():
            return iv.of_fraction(step, BITS)
        case "x":
            return x
        case "pi":
            return iv.pi(BITS)
        case "e":
            return iv.exp(iv.ONE, BITS)
        case _:
            return None


def run_smooth(program: ExactProgram, x: Interval) -> Interval | None:
    """Bounds of a program on an interval on which each of its operations is shown to be smooth.

    Parameters
    ----------
    program : tuple of Fraction and str
        Postfix code from `program.compile_exact`.
    x : Interval
        A pair of mpmath's raw numbers; see `intervals`.

    Returns
    -------
    Interval or None
        None where some operation is not shown to be defined and smooth all along the interval.
    """
    return run(program, lambda step: _leaf(step, x), _apply)
