"""Programs run by NumPy: double precision, whole arrays at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from deriv_core.expression.functions.entry import Bound
from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running.machine import run
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


def _logb(a: Any, base: Any) -> Any:
    return _where((a > 0) & (base > 0) & (base != 1), np.log(a) / np.log(base))


def _div(a: Any, b: Any) -> Any:
    return _where(b != 0, a / b)


def _compare(relation: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: _where(~(np.isnan(a) | np.isnan(b)), relation(a, b).astype(float))


def _select(condition: Any, a: Any, b: Any) -> Any:
    return _where(~np.isnan(condition), np.where(condition != 0, a, b))


def _holds(bound: Bound, a: Any) -> Any:
    measured = np.abs(a) if bound.of else a
    return {">": np.greater, "<": np.less}[bound.relation](measured, bound.number)


def _inside(name: str, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The function where its domain has an open end: there NumPy says infinity, which is a value here."""
    ends = [bound for bound in PRIMITIVES[name].domain if bound.relation in ("<", ">")]
    if not ends:
        return function
    return lambda a: _where(np.logical_and.reduce([_holds(end, a) for end in ends]), function(a))


_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "abs": np.abs,
    "sqrt": np.sqrt,
    "cbrt": np.cbrt,
    "exp": np.exp,
    "ln": np.log,
    "log2": np.log2,
    "log10": np.log10,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "cot": lambda a: _div(1.0, np.tan(a)),
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "acot": lambda a: np.where(a == 0, np.pi / 2, np.arctan(1 / a)),
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "asinh": np.arcsinh,
    "acosh": np.arccosh,
    "atanh": np.arctanh,
    "erf": _erf,
    "floor": np.floor,
    "ceil": np.ceil,
    "frac": lambda a: a - np.floor(a),
    "sign": np.sign,
}

OPERATIONS: dict[str, Callable[..., Any]] = {
    **{name: _inside(name, function) for name, function in _FUNCTIONS.items()},
    "neg": np.negative,
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": _div,
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
    "powq": _powq,
    "select": _select,
}


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

    def leaf(step: float | Fraction | str) -> Any:
        return points if step == "x" else np.array(np.nan if step == "nan" else step)

    with np.errstate(all="ignore"):
        found = run(program, leaf, lambda name, *operands: OPERATIONS[name](*operands))
    return np.broadcast_to(found, points.shape).astype(float)
