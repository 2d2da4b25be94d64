"""Values of a derivative from outside the rules: SymPy's `diff`, and differencing at high precision.

Points are taken on both sides of 0 where the function allows it, away from round numbers, where joins and
poles like to sit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import chain, zip_longest
from typing import Any

import mpmath
import numpy as np
import sympy

from deriv_core.calculus.precision import digits
from deriv_core.calculus.proved.sympy_value import NoOpinion, sympy_value
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.program import ExactProgram, compile_exact, compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import (
    Call,
    Expression,
    Piecewise,
    Power,
    Variable,
    children,
    exact_rational,
    node_count,
    walk,
)

POINTS = 8
FEWEST_POINTS = 6
DIGITS = 50
_MORE_DIGITS = 400
_RELATIVE = 30  # digits two values share
_LARGEST = 1e100
_SPARE = 3  # times as many points are looked at, where some turn out to say nothing

_NEAR = (
    *(0.371, 1.137, 2.713, 0.829, 1.618, 0.0931, 3.907, 7.313),
    *(5.231, 0.513, 12.71, 0.0113, 25.37, 61.3, 0.953, 1.017),
)

# Beyond these sizes SymPy's diff may take minutes: it asks for the sign of all that is inside a bar or root;
# the function is differenced instead, which is as independent of our rules.
_LARGEST_FOR_SYMPY = 80
_LARGEST_WITH_KINKS = 24
_MOST_CALLS_IN_A_KINK = 3
_KINKED = frozenset({"abs", "cbrt", "root", "sign", "floor", "ceil", "frac", "max", "min"})


class Agreement(StrEnum):
    """How a claimed derivative compares with the function's own."""

    PROVED = "proved"
    PARTLY = "partly"  # right wherever it has a value, but without one at some points where f is smooth
    REFUTED = "refuted"
    UNDECIDED = "undecided"  # too few points


def sympy_derivative(f: RealFunction) -> sympy.Expr | None:
    """SymPy's own derivative; None where it would take long or has none."""
    return diff_of(f, lambda: f.bare_sympy, sympy.Symbol(f.variable, real=True))


def diff_of(f: RealFunction, written: Callable[[], sympy.Expr], symbol: sympy.Symbol) -> sympy.Expr | None:
    """SymPy's derivative of f as it is written for SymPy; None where it would take long or has none."""
    limit = _LARGEST_WITH_KINKS if any(map(_kinked, walk(f.expression))) else _LARGEST_FOR_SYMPY
    if node_count(f.expression) > limit:
        return None
    try:
        return sympy.diff(written(), symbol)
    except TooComplex:
        return None
    except (ArithmeticError, AttributeError, NotImplementedError, RecursionError, TypeError, ValueError):
        return None  # such as max(x, asin(pi)): SymPy compares before it asks whether there is a number


def _kinked(node: Expression) -> bool:
    """Whether SymPy needs the sign of something inside the node."""
    match node:
        case Call(function):
            return function in _KINKED
        case Power(_, exponent):
            value = exact_rational(exponent)
            return value is not None and value.denominator > 1
    return isinstance(node, Piecewise)


def sample_points(expression: Expression, most: int = POINTS) -> list[float]:
    """Up to `most` points at which the expression is a moderate real number, from both sides of 0 in turn."""
    program = compile_program(expression)
    found = _defined(program, [sign * size for size in _NEAR for sign in (1, -1)])
    if min(sum(x > 0 for x in found), sum(x < 0 for x in found)) < POINTS // 2:
        found += _defined(program, _further(expression))
    if len(found) < most:
        found += _defined(program, _at_middles(expression))
    if 0 < len(found) < most:  # a narrow domain: look beside the points there are
        found += _defined(program, [x * (1 + k * 1e-4) for x in found for k in (1, -1, 2, -2, 3, -3, 4, -4)])
    found = list(dict.fromkeys(found))
    turns = zip_longest((x for x in found if x > 0), (x for x in found if x < 0))
    return [x for x in chain.from_iterable(turns) if x is not None][:most]


def has_stretch(expression: Expression) -> bool:
    """Whether real values were found at more than single points, to high precision."""
    code = compile_exact(expression)
    with digits(DIGITS):
        values = [run_precise(code, x) for x in sample_points(expression)]
    return sum(value is not None for value in values) >= FEWEST_POINTS


def _further(expression: Expression) -> list[float]:
    numbers = [float(value) for value in constants_in(expression) if value is not None]
    beside = [s * n + d for n in numbers for s in (1, -1) for d in (0.013, -0.013, 0.37, -0.37)]
    scales = np.geomspace(1.3e-4, 9.7e3, 60)
    steps = np.arange(0.0371, 40, 0.1931)
    return [*beside, *scales, *-scales, *steps, *-steps]


def _at_middles(expression: Expression) -> list[float]:
    """Places beside the numbers of a narrow domain, at distances of all sizes: asin(x - 54321.5)."""
    numbers = {float(value) for value in constants_in(expression) if value is not None}
    near = {sign * number for number in numbers for sign in (1, -1)} | {0.0}
    sizes = 1.3 * np.geomspace(1e-9, 1, 19)
    return [n + s * size for n in sorted(near) for size in sizes for s in (1, -1)]


def constants_in(expression: Expression) -> Iterable[Any]:
    """The values of the largest parts without a variable: places where something may begin or end."""
    stack = [expression]
    while stack:
        part = stack.pop()
        if not any(isinstance(inner, Variable) for inner in walk(part)):
            value = run_numpy(compile_program(part), np.zeros(1))[0]
            yield value if abs(value) < _LARGEST else None
        else:
            stack.extend(children(part))


def _defined(program: Any, candidates: Iterable[float]) -> list[float]:
    x = np.array([c for c in candidates if c], dtype=float)
    y = run_numpy(program, x)
    return [float(p) for p in x[np.isfinite(y) & (np.abs(y) < _LARGEST)]]


def differenced(code: ExactProgram, x: Any, shared: int = DIGITS) -> Any:
    """(f(x + h) - f(x - h)) / (2 h) with so small an h that at least `shared` digits are right, or None."""
    with digits(2 * shared + 20):
        x = mpmath.mpf(x)
        h = mpmath.mpf(10) ** -(shared // 2 + 5) * max(1, abs(x))
        right, left = run_precise(code, x + h), run_precise(code, x - h)
        if right is None or left is None:
            return None
        return (right - left) / (2 * h)


def same(a: Any, b: Any, shared: int = _RELATIVE) -> bool:
    """Whether two values share that many digits."""
    return bool(abs(a - b) <= mpmath.mpf(10) ** -shared * max(abs(a), abs(b)))


def sympy_derivative_value(expression: sympy.Expr, code: ExactProgram, x: float, precision: int) -> Any:
    """SymPy's derivative at a point; by differencing the function itself where SymPy's has no value."""
    try:
        with digits(precision + 10):
            value = sympy_value(expression, x)
            real, imaginary = mpmath.re(value), mpmath.im(value)
            if mpmath.isfinite(real) and abs(imaginary) <= mpmath.mpf(10) ** -precision * max(1, abs(real)):
                return real
    except (NoOpinion, ArithmeticError, ValueError):
        pass
    return differenced(code, x, precision)


def agreement(claimed: Expression, function: Expression, sympy_derivative: sympy.Expr | None) -> Agreement:
    """How a claimed derivative of the function compares with SymPy's, point by point.

    Without SymPy's derivative, the function is differenced.
    """
    claimed_code, code = compile_exact(claimed), compile_exact(function)
    silent = agreed = 0
    for x in sample_points(function, POINTS * _SPARE):
        verdict = _compared(claimed_code, code, sympy_derivative, x)
        if verdict is Agreement.REFUTED:
            return verdict
        silent += verdict is Agreement.PARTLY
        agreed += verdict is Agreement.PROVED
        if agreed == POINTS:
            break
    if agreed < FEWEST_POINTS:
        return Agreement.UNDECIDED
    return Agreement.PARTLY if silent else Agreement.PROVED


def _compared(
    claimed: ExactProgram, code: ExactProgram, sympy_derivative: sympy.Expr | None, x: float
) -> Agreement:
    """The comparison at one point; a mismatch is looked at again with more digits before it counts."""
    for precision in (DIGITS, _MORE_DIGITS):
        with digits(precision + 10):
            value = run_precise(claimed, x)
            if run_precise(code, x) is None:
                return Agreement.UNDECIDED
        if sympy_derivative is None or value is None:
            expected = differenced(code, x, precision)
        else:
            expected = sympy_derivative_value(sympy_derivative, code, x, precision)
        if expected is None:
            return Agreement.UNDECIDED
        if value is None:
            return Agreement.PARTLY
        with digits(precision + 10):
            if same(value, expected) or (precision == _MORE_DIGITS and both_vanish(value, expected)):
                return Agreement.PROVED
    return Agreement.REFUTED


def both_vanish(a: Any, b: Any, precision: int = _MORE_DIGITS) -> bool:
    """Two sums that cancel to 0 share no digits; at hundreds of them what is left of both is nothing else."""
    return bool(max(abs(a), abs(b)) < mpmath.mpf(10) ** -(precision // 3))
