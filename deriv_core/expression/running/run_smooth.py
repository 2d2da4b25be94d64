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

from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.intervals import Interval
from deriv_core.expression.running.program import ExactProgram

BITS = 80
_INFINITE = (libmp.finf, libmp.fninf, libmp.fnan)

_Value: TypeAlias = Interval | None
_Test: TypeAlias = Callable[[Interval], bool]


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


def _inside(u: Interval) -> bool:
    return _below_one(iv.absolute(u, BITS))


def _outside(u: Interval) -> bool:
    return _above_one(iv.absolute(u, BITS))


def _nonzero(function: iv.Function) -> _Test:
    return lambda u: _sign_known(function(u, BITS))


_sin_known, _cos_known = _nonzero(iv.sin), _nonzero(iv.cos)

_DOMAIN: dict[str, _Test] = {
    **dict.fromkeys(("abs", "cbrt", "acot", "csch", "coth", "acsch"), _sign_known),
    **dict.fromkeys(("sqrt", "ln", "log2", "log10"), _positive),
    **dict.fromkeys(("tan", "sec"), _cos_known),
    **dict.fromkeys(("cot", "csc"), _sin_known),
    **dict.fromkeys(("asin", "acos", "atanh"), _inside),
    **dict.fromkeys(("asec", "acsc", "acoth"), _outside),
    "acosh": _above_one,
    "asech": lambda u: _positive(u) and _below_one(u),
}


def _floor(u: Interval) -> Interval:
    low, high = iv.floor(u, BITS)
    _need(low == high)
    return low, high


def _ceil(u: Interval) -> Interval:
    return iv.neg(_floor(iv.neg(u, BITS)), BITS)


def _frac(u: Interval) -> Interval:
    return iv.sub(u, _floor(u), BITS)


def _sign(u: Interval) -> Interval:
    _need(_sign_known(u))
    return iv.ONE if iv.sign(u) == 1 else iv.neg(iv.ONE, BITS)


_UNARY: dict[str, Callable[[Interval], Interval]] = {
    "neg": lambda u: iv.neg(u, BITS),
    "floor": _floor,
    "ceil": _ceil,
    "frac": _frac,
    "sign": _sign,
}


def _function(name: str, u: Interval) -> Interval:
    if name in _UNARY:
        return _UNARY[name](u)
    _need(name not in _DOMAIN or _DOMAIN[name](u))
    return iv.FUNCTIONS[name](u, BITS)


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


_BINARY: dict[str, Callable[[Interval, Interval], Interval]] = {
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
}


def _apply(operation: Callable[..., Interval], *values: _Value) -> _Value:
    if any(value is None for value in values):
        return None
    try:
        found = operation(*values)
    except (_NotSmooth, ArithmeticError, ValueError, NotImplementedError, libmp.ComplexResult):
        return None
    return None if any(bound in _INFINITE for bound in found) else found


def _leaf(step: Fraction | str, x: Interval) -> _Value:
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
    stack: list[_Value] = []
    for step in program:
        if isinstance(step, Fraction) or step in ("x", "pi", "e", "nan"):
            stack.append(_leaf(step, x))
        elif step in _BINARY:
            v = stack.pop()
            stack.append(_apply(_BINARY[step], stack.pop(), v))
        elif step == "powq":
            q, p = stack.pop(), stack.pop()
            stack.append(_apply(_powq, stack.pop(), p, q))
        elif step == "select":
            v, u, condition = stack.pop(), stack.pop(), stack.pop()
            stack.append(None if condition is None else v if condition == iv.ZERO else u)
        else:
            name = step
            stack.append(_apply(lambda u, name=name: _function(name, u), stack.pop()))
    return stack.pop()
