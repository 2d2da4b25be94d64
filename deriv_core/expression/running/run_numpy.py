"""Programs run by NumPy: double precision, whole arrays at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from deriv_core.expression.running.program import Program

FloatArray: TypeAlias = npt.NDArray[np.float64]


_LARGEST_WHOLE = 2.0**53
# NumPy has none of its own.
_erf = np.vectorize(math.erf, otypes=[float])


def _where(condition: Any, value: Any) -> Any:
    return np.where(condition, value, np.nan)


def _powi(base: Any, n: Any) -> Any:
    exponent = float(n.flat[0])
    if exponent == 2:
        return base * base
    value = np.power(base, exponent)
    return value if exponent > 0 else _where((base != 0) | (exponent == 0), value) + 0 * base


def _powq(base: Any, p: Any, q: Any) -> Any:
    numerator, denominator = int(p.flat[0]), int(q.flat[0])
    if (numerator, denominator) == (1, 2):
        return np.sqrt(base)
    if (numerator, denominator) == (1, 3):
        return np.cbrt(base)
    size = np.power(np.abs(base), numerator / denominator)
    if denominator % 2:
        size = np.copysign(size, base) if numerator % 2 else size
    else:
        size = _where(base >= 0, size)
    return size if numerator > 0 else _where(base != 0, size)


def _pow(base: Any, exponent: Any) -> Any:
    # Of a negative base only whole exponents are known to be so; one beyond 2^53 is not.
    whole = (exponent == np.floor(exponent)) & (np.abs(exponent) < _LARGEST_WHOLE)
    value = np.power(np.where(whole, base, np.abs(base)), exponent)
    real = (base > 0) | ((base == 0) & (exponent > 0)) | ((base < 0) & whole)
    # NumPy's 1 ** nan is 1; here nothing comes back from undefined.
    return _where(real & ~np.isnan(exponent), value)


def _ln(a: Any) -> Any:
    return _where(a > 0, np.log(a))


def _logb(a: Any, base: Any) -> Any:
    return _where((a > 0) & (base > 0) & (base != 1), np.log(a) / np.log(base))


def _reciprocal(a: Any) -> Any:
    return _where(a != 0, 1 / a)


def _compare(relation: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: _where(~(np.isnan(a) | np.isnan(b)), relation(a, b).astype(float))


def _select(condition: Any, a: Any, b: Any) -> Any:
    return _where(~np.isnan(condition), np.where(condition != 0, a, b))


_UNARY: dict[str, Callable[[Any], Any]] = {
    "neg": np.negative,
    "abs": np.abs,
    "sqrt": np.sqrt,
    "cbrt": np.cbrt,
    "exp": np.exp,
    "ln": _ln,
    "log2": lambda a: _where(a > 0, np.log2(a)),
    "log10": lambda a: _where(a > 0, np.log10(a)),
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "sec": lambda a: _reciprocal(np.cos(a)),
    "csc": lambda a: _reciprocal(np.sin(a)),
    "cot": lambda a: _reciprocal(np.tan(a)),
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "asec": lambda a: np.arccos(_reciprocal(a)),
    "acsc": lambda a: np.arcsin(_reciprocal(a)),
    "acot": lambda a: np.where(a == 0, np.pi / 2, np.arctan(1 / a)),
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "sech": lambda a: 1 / np.cosh(a),
    "csch": lambda a: _reciprocal(np.sinh(a)),
    "coth": lambda a: _reciprocal(np.tanh(a)),
    "asinh": np.arcsinh,
    "acosh": np.arccosh,
    "atanh": lambda a: _where(np.abs(a) < 1, np.arctanh(a)),
    "asech": lambda a: np.arccosh(_reciprocal(a)),
    "acsch": lambda a: np.arcsinh(_reciprocal(a)),
    "acoth": lambda a: _where(np.abs(a) > 1, np.arctanh(1 / a)),
    "erf": _erf,
    "floor": np.floor,
    "ceil": np.ceil,
    "frac": lambda a: a - np.floor(a),
    "sign": np.sign,
}

_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": lambda a, b: _where(b != 0, a / b),
    "pow": _pow,
    "powi": _powi,
    "max": np.maximum,
    "min": np.minimum,
    "logb": _logb,
    "lt": _compare(np.less),
    "le": _compare(np.less_equal),
    "gt": _compare(np.greater),
    "ge": _compare(np.greater_equal),
    "eq": _compare(np.equal),
    "ne": _compare(np.not_equal),
}

_TERNARY: dict[str, Callable[[Any, Any, Any], Any]] = {"powq": _powq, "select": _select}


def run_numpy(program: Program, x: FloatArray) -> FloatArray:
    """The values of a program at an array of points.

    Parameters
    ----------
    program : tuple of float and str
        Postfix code from `compile_program`.
    x : float array of any shape

    Returns
    -------
    float array of the same shape
        ``nan`` where the function is not a real number, ``inf`` where it is one too large for a float.
    """
    points = np.asarray(x, dtype=float)
    stack: list[Any] = []
    with np.errstate(all="ignore"):
        for step in program:
            if isinstance(step, float):
                stack.append(np.array(step))
            elif step == "x":
                stack.append(points)
            elif step == "nan":
                stack.append(np.array(np.nan))
            elif step in _UNARY:
                stack.append(_UNARY[step](stack.pop()))
            elif step in _BINARY:
                b = stack.pop()
                stack.append(_BINARY[step](stack.pop(), b))
            else:
                c, b = stack.pop(), stack.pop()
                stack.append(_TERNARY[step](stack.pop(), b, c))
    return np.broadcast_to(stack.pop(), points.shape).astype(float)
