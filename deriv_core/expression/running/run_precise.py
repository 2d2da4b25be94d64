"""Programs run by mpmath: as many digits as the caller's working precision, one point at a time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any

import mpmath

from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running.machine import run
from deriv_core.expression.running.program import ExactProgram
from deriv_core.expression.tree import HOLDS

# Beyond this the value is not worth its digits (and exp of it would take for ever).
LARGEST_EXPONENT = 1e7
# And beyond this its phase has no digits, while π to so many would take for ever.
LARGEST_ANGLE = mpmath.mpf(10) ** 1000


class _Undefined(Exception):
    """Some operation of the program is not a real number here."""


def _need(condition: bool) -> None:
    if not condition:
        raise _Undefined


def _mp_div(a: Any, b: Any) -> Any:
    _need(b != 0)
    return a / b


def _mp_exp(a: Any) -> Any:
    _need(a < LARGEST_EXPONENT)
    return mpmath.exp(a) if a > -LARGEST_EXPONENT else mpmath.mpf(0)


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


def _bounded(function: Callable[[Any], Any], largest: Any) -> Callable[[Any], Any]:
    """The function of what is below all bounds."""

    def checked(a: Any) -> Any:
        _need(abs(a) < largest)
        return function(a)

    return checked


def _mp_logb(a: Any, base: Any) -> Any:
    _need(a > 0 and base > 0 and base != 1)
    return mpmath.log(a) / mpmath.log(base)


@lru_cache(maxsize=256)
def _erf(number: tuple[int, ...], precision: int) -> Any:
    with mpmath.workprec(precision):
        return mpmath.erf(mpmath.make_mpf(number))


def _mp_erf(a: Any) -> Any:
    # Dear to many digits, and the same in each term of a higher derivative.
    return _erf(a._mpf_, mpmath.mp.prec)


def _mp_tanh(a: Any) -> Any:
    return mpmath.tanh(a) if abs(a) < LARGEST_EXPONENT else mpmath.sign(a)


def _inside(name: str, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The function in its domain."""

    def checked(a: Any) -> Any:
        for bound in PRIMITIVES[name].domain:
            measured = _FUNCTIONS[bound.of](a) if bound.of else a
            _need(HOLDS[bound.relation](measured, bound.number))
        return function(a)

    return checked


_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "abs": abs,
    "sqrt": mpmath.sqrt,
    "cbrt": lambda a: mpmath.sign(a) * mpmath.cbrt(abs(a)),
    "exp": _mp_exp,
    "ln": mpmath.log,
    "log2": lambda a: mpmath.log(a) / mpmath.log(2),
    "log10": mpmath.log10,
    "sin": _bounded(mpmath.sin, LARGEST_ANGLE),
    "cos": _bounded(mpmath.cos, LARGEST_ANGLE),
    "tan": _bounded(mpmath.tan, LARGEST_ANGLE),
    "cot": _bounded(mpmath.cot, LARGEST_ANGLE),
    "asin": mpmath.asin,
    "acos": mpmath.acos,
    "atan": mpmath.atan,
    "acot": lambda a: mpmath.pi / 2 if a == 0 else mpmath.atan(1 / a),
    "sinh": lambda a: mpmath.sinh(a) if abs(a) < LARGEST_EXPONENT else mpmath.sign(a) * mpmath.inf,
    "cosh": lambda a: mpmath.cosh(a) if abs(a) < LARGEST_EXPONENT else mpmath.inf,
    "tanh": _mp_tanh,
    "asinh": mpmath.asinh,
    "acosh": mpmath.acosh,
    "atanh": mpmath.atanh,
    "erf": _mp_erf,
    "floor": mpmath.floor,
    "ceil": mpmath.ceil,
    "frac": lambda a: a - mpmath.floor(a),
    "sign": mpmath.sign,
}

OPERATIONS: dict[str, Callable[..., Any]] = {
    **{name: _inside(name, function) for name, function in _FUNCTIONS.items()},
    "neg": lambda a: -a,
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
    "powq": _mp_powq,
}


_LEAVES: dict[str, Callable[[], Any]] = {
    "pi": lambda: +mpmath.pi,
    "e": lambda: +mpmath.e,
    "nan": lambda: None,
}


def _apply(name: str, *values: Any) -> Any:
    if name == "select":
        condition, a, b = values
        # An undefined value of the branch not taken does no harm.
        return None if condition is None else a if condition != 0 else b
    if any(value is None for value in values):
        return None
    try:
        found = OPERATIONS[name](*values)
    except _Undefined:
        return None
    return None if mpmath.isnan(found) else found


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

    def leaf(step: float | Fraction | str) -> Any:
        if isinstance(step, Fraction):
            return mpmath.mpf(step.numerator) / step.denominator
        return mpmath.mpf(x) if step == "x" else _LEAVES[str(step)]()

    value = run(program, leaf, _apply)
    return value if value is not None and mpmath.isfinite(value) else None
