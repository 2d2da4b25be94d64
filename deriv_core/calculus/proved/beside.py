"""What is said beside a derivative's formula that goes on where the function stops: 1/x for ln(x), at -1."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from deriv_core.calculus.differentiation.conditions import Condition, Relation
from deriv_core.calculus.differentiation.derivation import derivation
from deriv_core.calculus.proved.oracle import constants_in
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.program import compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import Expression

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

_WHOLE = np.arange(-12.0, 13.0)
_SIZES = np.concatenate([np.geomspace(1.3e-3, 9.7e3, 60), np.arange(0.0371, 13, 0.1931)])
_HOLDS: Mapping[Relation, Callable[[Floats, Floats], Truths]] = {
    ">": np.greater,
    "<": np.less,
    "!=": np.not_equal,
    "not whole": lambda left, _: left != np.floor(left),
}


def goes_further(f: RealFunction, f_prime: RealFunction) -> Floats:
    """Places where the formula of the derivative has a value and f has none; those that sampling finds."""
    numbers = [number for number in constants_in(f.expression) if number is not None]
    x = np.concatenate([_WHOLE, _SIZES, -_SIZES, numbers, np.negative(numbers)])
    return x[np.isnan(_values(f.expression, x)) & np.isfinite(_values(f_prime.expression, x))]


def conditions_beside(f: RealFunction, places: Floats) -> tuple[Condition, ...]:
    """As few of the steps' conditions as leave out all the places; none where they do not leave out all.

    Parameters
    ----------
    f : RealFunction
    places : array, shape (n,)
        As `goes_further` gives them.
    """
    try:
        lines = derivation(differentiation_steps(f))
    except TooComplex:
        return ()
    inside = np.concatenate([_SIZES, -_SIZES])
    inside = inside[np.isfinite(_values(f.expression, inside))]
    found = dict.fromkeys(where for line in lines for where in line.conditions)
    fitting = [where for where in found if _holds(where, inside).all()]
    chosen: list[Condition] = []
    while places.size and fitting:
        best = min(fitting, key=lambda where: (int(_holds(where, places).sum()), where.relation == "!="))
        left = places[_holds(best, places)]
        if left.size == places.size:
            return ()
        chosen.append(best)
        places = left
    return () if places.size else tuple(chosen)


def _holds(where: Condition, x: Floats) -> Truths:
    left, right = _values(where.left, x), _values(where.right, x)
    return _HOLDS[where.relation](left, right) & ~np.isnan(left)


def _values(expression: Expression, x: Floats) -> Floats:
    return run_numpy(compile_program(expression), x)
