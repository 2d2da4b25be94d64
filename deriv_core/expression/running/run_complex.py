"""Programs run on complex doubles, for the complex step: only where every operation is analytic.

A modulus, a maximum or a branch is what it is to both sides of the point; where the point itself is the edge
(|w| at 0, floor(w) at 1) there is nothing analytic and no answer.
"""

from __future__ import annotations

import cmath
import math
import operator
from collections.abc import Callable
from typing import TypeAlias

from deriv_core.expression.running.program import Program

_Value: TypeAlias = complex | None
_Test: TypeAlias = Callable[[float], bool]


# A choice that hangs on less than this may be that of the imaginary step, squared, and not of the point.
_CLEAR = 1e-30
# The square of less is lost beside 1.
_FIRST_ORDER = 1e-9


class _NotAnalytic(Exception):
    """The operation has no complex derivative here."""


def _need(condition: bool) -> None:
    if not condition:
        raise _NotAnalytic


def _where(test: _Test, function: Callable[[complex], complex]) -> Callable[[complex], complex]:
    """A function, for arguments whose real part passes a test."""

    def checked(z: complex) -> complex:
        _need(test(z.real))
        return function(z)

    return checked


def _not_zero(x: float) -> bool:
    return abs(x) > _CLEAR


def _positive(x: float) -> bool:
    return x > _CLEAR


def _inside(x: float) -> bool:
    return abs(x) < 1


def _outside(x: float) -> bool:
    return abs(x) > 1


def _not_whole(x: float) -> bool:
    return math.isfinite(x) and x != math.floor(x)


def _reciprocal(z: complex) -> complex:
    return _div(1, z)


def _div(a: complex, b: complex) -> complex:
    _need(b.real != 0)
    return a / b


def _over(function: Callable[[complex], complex]) -> Callable[[complex], complex]:
    return lambda z: _reciprocal(function(z))


def _of_reciprocal(function: Callable[[complex], complex]) -> Callable[[complex], complex]:
    return lambda z: function(_reciprocal(z))


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


_UNARY: dict[str, Callable[[complex], complex]] = {
    "neg": operator.neg,
    "abs": _where(_not_zero, lambda z: z if z.real > 0 else -z),
    "sqrt": _where(_positive, cmath.sqrt),
    "cbrt": _cbrt,
    "exp": cmath.exp,
    "ln": _where(_positive, cmath.log),
    "log2": _where(_positive, lambda z: cmath.log(z) / math.log(2)),
    "log10": _where(_positive, cmath.log10),
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "sec": _over(cmath.cos),
    "csc": _over(cmath.sin),
    "cot": _over(cmath.tan),
    "asin": _where(_inside, cmath.asin),
    "acos": _where(_inside, cmath.acos),
    "atan": cmath.atan,
    "asec": _where(_outside, _of_reciprocal(cmath.acos)),
    "acsc": _where(_outside, _of_reciprocal(cmath.asin)),
    "acot": _where(_not_zero, _of_reciprocal(cmath.atan)),
    "sinh": cmath.sinh,
    "cosh": cmath.cosh,
    "tanh": cmath.tanh,
    "sech": _over(cmath.cosh),
    "csch": _over(cmath.sinh),
    "coth": _over(cmath.tanh),
    "asinh": cmath.asinh,
    "acosh": _where(lambda x: x > 1, cmath.acosh),
    "atanh": _where(_inside, cmath.atanh),
    "asech": _where(lambda x: 0 < x < 1, _of_reciprocal(cmath.acosh)),
    "acsch": _where(_not_zero, _of_reciprocal(cmath.asinh)),
    "acoth": _where(_outside, _of_reciprocal(cmath.atanh)),
    "erf": _erf,
    "floor": _where(_not_whole, lambda z: complex(math.floor(z.real))),
    "ceil": _where(_not_whole, lambda z: complex(math.ceil(z.real))),
    "frac": _where(_not_whole, lambda z: z - math.floor(z.real)),
    "sign": _where(_not_zero, lambda z: complex(math.copysign(1, z.real))),
}

_BINARY: dict[str, Callable[[complex, complex], complex]] = {
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
}

_TERNARY: dict[str, Callable[[complex, complex, complex], complex]] = {"powq": _powq}


def _apply(operation: Callable[..., complex], *values: _Value) -> _Value:
    if any(value is None for value in values):
        return None
    try:
        return operation(*values)
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
    stack: list[_Value] = []
    for step in program:
        if isinstance(step, float):
            stack.append(complex(step))
        elif step == "x":
            stack.append(z)
        elif step == "nan":
            stack.append(None)
        elif step in _UNARY:
            stack.append(_apply(_UNARY[step], stack.pop()))
        elif step in _BINARY:
            b = stack.pop()
            stack.append(_apply(_BINARY[step], stack.pop(), b))
        elif step == "select":
            b, a, condition = stack.pop(), stack.pop(), stack.pop()
            # What the branch not taken is does no harm.
            stack.append(None if condition is None else a if condition != 0 else b)
        else:
            c, b = stack.pop(), stack.pop()
            stack.append(_apply(_TERNARY[step], stack.pop(), b, c))
    value = stack.pop()
    return value if value is not None and cmath.isfinite(value) else None
