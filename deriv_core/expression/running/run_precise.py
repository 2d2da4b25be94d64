"""Programs run by mpmath: as many digits as the caller's working precision, one point at a time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath

from deriv_core.expression.running.program import ExactProgram

# Beyond this the value is not worth its digits (and exp of it would take for ever).
_LARGEST_EXPONENT = 1e7
# And beyond this its phase has no digits, while π to so many would take for ever.
_LARGEST_ANGLE = mpmath.mpf(10) ** 1000


class _Undefined(Exception):
    """Some operation of the program is not a real number here."""


def _need(condition: bool) -> None:
    if not condition:
        raise _Undefined


def _mp_div(a: Any, b: Any) -> Any:
    _need(b != 0)
    return a / b


def _mp_exp(a: Any) -> Any:
    _need(a < _LARGEST_EXPONENT)
    return mpmath.exp(a) if a > -_LARGEST_EXPONENT else mpmath.mpf(0)


def _mp_powi(base: Any, n: Any) -> Any:
    _need(base != 0 or n >= 0)
    return base ** int(n)


def _mp_powq(base: Any, p: Any, q: Any) -> Any:
    _need((base >= 0 or int(q) % 2 == 1) and (base != 0 or p > 0))
    size = mpmath.power(abs(base), mpmath.mpf(int(p)) / int(q))
    return -size if base < 0 and int(p) % 2 else size


def _mp_pow(base: Any, exponent: Any) -> Any:
    if base < 0:
        return _mp_of_negative(base, exponent)
    _need(base > 0 or (base == 0 and exponent > 0))
    return mpmath.mpf(0) if base == 0 else _mp_exp(exponent * mpmath.log(base))


def _mp_of_negative(base: Any, exponent: Any) -> Any:
    """base ** exponent for a base below 0: real for whole exponents, of others nothing is known."""
    _need(mpmath.isint(exponent))
    size = _mp_exp(exponent * mpmath.log(-base))
    return -size if exponent % 2 else size


def _mp_real(function: Callable[[Any], Any], domain: Callable[[Any], bool]) -> Callable[[Any], Any]:
    def checked(a: Any) -> Any:
        _need(domain(a))
        return function(a)

    return checked


def _mp_circular(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _mp_real(function, lambda a: abs(a) < _LARGEST_ANGLE)


_mp_sin, _mp_cos = _mp_circular(mpmath.sin), _mp_circular(mpmath.cos)


def _mp_hyperbolic(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _mp_real(function, lambda a: abs(a) < _LARGEST_EXPONENT)


def _mp_logb(a: Any, base: Any) -> Any:
    _need(a > 0 and base > 0 and base != 1)
    return mpmath.log(a) / mpmath.log(base)


def _mp_tanh(a: Any) -> Any:
    return mpmath.tanh(a) if abs(a) < _LARGEST_EXPONENT else mpmath.sign(a)


def _positive(a: Any) -> bool:
    return bool(a > 0)


def _within_one(a: Any) -> bool:
    return bool(abs(a) <= 1)


_UNARY: dict[str, Callable[[Any], Any]] = {
    "neg": lambda a: -a,
    "abs": abs,
    "sqrt": _mp_real(mpmath.sqrt, lambda a: a >= 0),
    "cbrt": lambda a: mpmath.sign(a) * mpmath.cbrt(abs(a)),
    "exp": _mp_exp,
    "ln": _mp_real(mpmath.log, _positive),
    "log2": _mp_real(lambda a: mpmath.log(a) / mpmath.log(2), _positive),
    "log10": _mp_real(mpmath.log10, _positive),
    "sin": _mp_sin,
    "cos": _mp_cos,
    "tan": _mp_circular(mpmath.tan),
    "sec": lambda a: _mp_div(1, _mp_cos(a)),
    "csc": lambda a: _mp_div(1, _mp_sin(a)),
    "cot": lambda a: _mp_div(_mp_cos(a), _mp_sin(a)),
    "asin": _mp_real(mpmath.asin, _within_one),
    "acos": _mp_real(mpmath.acos, _within_one),
    "atan": mpmath.atan,
    "asec": lambda a: _UNARY["acos"](_mp_div(1, a)),
    "acsc": lambda a: _UNARY["asin"](_mp_div(1, a)),
    "acot": lambda a: mpmath.pi / 2 if a == 0 else mpmath.atan(1 / a),
    "sinh": _mp_hyperbolic(mpmath.sinh),
    "cosh": _mp_hyperbolic(mpmath.cosh),
    "tanh": _mp_tanh,
    "sech": lambda a: 1 / mpmath.cosh(a) if abs(a) < _LARGEST_EXPONENT else mpmath.mpf(0),
    "csch": lambda a: _mp_div(1, mpmath.sinh(a)) if abs(a) < _LARGEST_EXPONENT else mpmath.mpf(0),
    "coth": lambda a: _mp_div(1, _mp_tanh(a)),
    "asinh": mpmath.asinh,
    "acosh": _mp_real(mpmath.acosh, lambda a: a >= 1),
    "atanh": _mp_real(mpmath.atanh, lambda a: abs(a) < 1),
    "asech": lambda a: _UNARY["acosh"](_mp_div(1, a)),
    "acsch": lambda a: mpmath.asinh(_mp_div(1, a)),
    "acoth": _mp_real(lambda a: mpmath.atanh(1 / a), lambda a: abs(a) > 1),
    "erf": mpmath.erf,
    "floor": mpmath.floor,
    "ceil": mpmath.ceil,
    "frac": lambda a: a - mpmath.floor(a),
    "sign": mpmath.sign,
}

_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": _mp_div,
    "pow": _mp_pow,
    "powi": _mp_powi,
    "max": max,
    "min": min,
    "logb": _mp_logb,
    "lt": lambda a, b: mpmath.mpf(a < b),
    "le": lambda a, b: mpmath.mpf(a <= b),
    "gt": lambda a, b: mpmath.mpf(a > b),
    "ge": lambda a, b: mpmath.mpf(a >= b),
    "eq": lambda a, b: mpmath.mpf(a == b),
    "ne": lambda a, b: mpmath.mpf(a != b),
}

_TERNARY: dict[str, Callable[[Any, Any, Any], Any]] = {"powq": _mp_powq}


_NULLARY: dict[str, Callable[[], Any]] = {
    "pi": lambda: +mpmath.pi,
    "e": lambda: +mpmath.e,
    "nan": lambda: None,
}


def _apply(operation: Callable[..., Any], *values: Any) -> Any:
    if any(value is None for value in values):
        return None
    try:
        return operation(*values)
    except _Undefined:
        return None


def run_precise(program: ExactProgram, x: Any) -> Any:
    """The value of a program at one point, at mpmath's current working precision.

    Parameters
    ----------
    program : tuple of Fraction and str
        Postfix code from `program.compile_exact`.
    x : mpmath.mpf

    Returns
    -------
    mpmath.mpf or None
        None where the function is not a real number (or an exponent or an angle is beyond all bounds).
    """
    stack: list[Any] = []
    for step in program:
        if isinstance(step, Fraction):
            stack.append(mpmath.mpf(step.numerator) / step.denominator)
        elif step == "x":
            stack.append(mpmath.mpf(x))
        elif step in _NULLARY:
            stack.append(_NULLARY[step]())
        elif step in _UNARY:
            stack.append(_apply(_UNARY[step], stack.pop()))
        elif step in _BINARY:
            b = stack.pop()
            stack.append(_apply(_BINARY[step], stack.pop(), b))
        elif step == "select":
            b, a, condition = stack.pop(), stack.pop(), stack.pop()
            # An undefined value of the branch not taken does no harm.
            stack.append(None if condition is None else a if condition != 0 else b)
        else:
            c, b = stack.pop(), stack.pop()
            stack.append(_apply(_TERNARY[step], stack.pop(), b, c))
    value = stack.pop()
    return value if value is not None and mpmath.isfinite(value) else None
