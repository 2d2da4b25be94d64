"""Programs run on complex doubles, for the complex step: only where every operation is analytic.

A modulus, a maximum or a branch is what it is to both sides of the point; where the point itself is the edge
(|w| at 0, floor(w) at 1) there is nothing analytic and no answer.
"""

from __future__ import annotations

import cmath
import math
import operator
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from deriv_core.expression.functions.entry import Bound
from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running.machine import run
from deriv_core.expression.running.program import Program

_Value: TypeAlias = complex | None


# A choice that hangs on less than this may be that of the imaginary step, squared, and not of the point.
_CLEAR = 1e-30
# The square of less is lost beside 1.
_FIRST_ORDER = 1e-9


class _NotAnalytic(Exception):
    """The operation has no complex derivative here."""


def _need(condition: bool) -> None:
    if not condition:
        raise _NotAnalytic


def _not_zero(x: float) -> bool:
    return abs(x) > _CLEAR


def _positive(x: float) -> bool:
    return x > _CLEAR


def _not_whole(x: float) -> bool:
    return math.isfinite(x) and x != math.floor(x)


def _reciprocal(z: complex) -> complex:
    return _div(1, z)


_MEASURES: dict[str, Callable[[float], float]] = {"": float, "abs": abs, "sin": math.sin, "cos": math.cos}


def _is_inside(bound: Bound, x: float) -> bool:
    """Whether a bound holds, and not for the sake of the imaginary step."""
    beyond = _MEASURES[bound.of](x) - bound.number
    clear = _CLEAR if not bound.number else 0.0
    match bound.relation:
        case ">" | ">=":
            return beyond > clear
        case "<" | "<=":
            return beyond < -clear
        case _:
            return abs(beyond) > clear


def _inside(name: str, function: Callable[[complex], complex]) -> Callable[[complex], complex]:
    """The function, for arguments in the inside of its domain and at none of its breaks."""
    entry = PRIMITIVES[name]

    def checked(z: complex) -> complex:
        _need(all(_is_inside(bound, z.real) for bound in entry.domain))
        _need(all(_not_zero(z.real - number) for number in entry.breaks))
        _need(not entry.steps or _not_whole(z.real))
        return function(z)

    return checked


def _div(a: complex, b: complex) -> complex:
    _need(b.real != 0)
    return a / b


def _cbrt(z: complex) -> complex:
    return _powq(z, 1, 3)


def _powi(base: complex, n: complex) -> complex:
    exponent = int(n.real)
    power, square, left = complex(1), base, abs(exponent)
    while left:
        if left % 2:
            power *= square
        square *= square
        left //= 2
    return power if exponent >= 0 else _reciprocal(power)


def _powq(base: complex, p: complex, q: complex) -> complex:
    """base^(p/q), where odd roots of negative numbers are real"""
    numerator, denominator = int(p.real), int(q.real)
    _need(_positive(base.real) or (_positive(-base.real) and denominator % 2 == 1))
    size = base if base.real > 0 else -base
    root = cmath.sqrt(size) if (numerator, denominator) == (1, 2) else size ** (numerator / denominator)
    return -root if base.real < 0 and numerator % 2 else root


def _pow(base: complex, exponent: complex) -> complex:
    _need(_positive(base.real))
    return cmath.exp(exponent * cmath.log(base))


def _erf(z: complex) -> complex:
    """erf(z) to the first order of the imaginary part"""
    _need(abs(z.imag) < _FIRST_ORDER)
    return complex(math.erf(z.real), z.imag * 2 / math.sqrt(math.pi) * math.exp(-z.real * z.real))


def _logb(z: complex, base: complex) -> complex:
    _need(_positive(z.real) and _positive(base.real) and base != 1)
    return cmath.log(z) / cmath.log(base)


def _extreme(larger: bool) -> Callable[[complex, complex], complex]:
    def choose(a: complex, b: complex) -> complex:
        _need(_not_zero(a.real - b.real))
        return a if (a.real > b.real) == larger else b

    return choose


def _compare(relation: Callable[[float, float], bool]) -> Callable[[complex, complex], complex]:
    def hold(a: complex, b: complex) -> complex:
        _need(_not_zero(a.real - b.real))
        return complex(relation(a.real, b.real))

    return hold


_FUNCTIONS: dict[str, Callable[[complex], complex]] = {
    "abs": lambda z: z if z.real > 0 else -z,
    "sqrt": cmath.sqrt,
    "cbrt": _cbrt,
    "exp": cmath.exp,
    "ln": cmath.log,
    "log2": lambda z: cmath.log(z) / math.log(2),
    "log10": cmath.log10,
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "cot": lambda z: _reciprocal(cmath.tan(z)),
    "asin": cmath.asin,
    "acos": cmath.acos,
    "atan": cmath.atan,
    "acot": lambda z: cmath.atan(_reciprocal(z)),
    "sinh": cmath.sinh,
    "cosh": cmath.cosh,
    "tanh": cmath.tanh,
    "asinh": cmath.asinh,
    "acosh": cmath.acosh,
    "atanh": cmath.atanh,
    "erf": _erf,
    "floor": lambda z: complex(math.floor(z.real)),
    "ceil": lambda z: complex(math.ceil(z.real)),
    "frac": lambda z: z - math.floor(z.real),
    "sign": lambda z: complex(math.copysign(1, z.real)),
}

OPERATIONS: dict[str, Callable[..., complex]] = {
    **{name: _inside(name, function) for name, function in _FUNCTIONS.items()},
    "neg": operator.neg,
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": _div,
    "pow": _pow,
    "powi": _powi,
    "max": _extreme(True),
    "min": _extreme(False),
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
        condition, a, b = values
        # What the branch not taken is does no harm.
        return None if condition is None else a if condition != 0 else b
    if any(value is None for value in values):
        return None
    try:
        return OPERATIONS[name](*values)
    except (_NotAnalytic, ArithmeticError, ValueError):
        return None


def run_complex(program: Program, z: complex) -> complex | None:
    """The value of a program at a complex number very near the real line.

    Parameters
    ----------
    program : tuple of float and str
        Postfix code from `compile_program`.
    z : complex

    Returns
    -------
    complex or None
        None where an operation is not analytic at the real part of its argument, or floats do not hold the
        value.
    """

    def leaf(step: float | Fraction | str) -> _Value:
        if step == "x":
            return z
        return None if isinstance(step, str) else complex(step)

    value = run(program, leaf, _apply)
    return value if value is not None and cmath.isfinite(value) else None
