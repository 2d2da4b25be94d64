"""The primitive functions, of what is known of their arguments; each checks its domain."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial, reduce
from typing import Any

from deriv_core.expression.functions.entry import Bound
from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.known import ONE, Arithmetic, Known, asked, need, small_exponential
from deriv_core.expression.running.to_sympy import SIMPLE
from deriv_core.expression.tree import HOLDS

# e^(2^7) is about 2^185, and 1 - erf(2^4) about 2^-374.
_TAMEST_MAGNITUDE = {
    **dict.fromkeys(("exp", "sinh", "cosh", "tanh"), 7),
    "erf": 4,
}


def call(on: Arithmetic, function: str, values: list[Known]) -> Known:
    """The value of a function, by name.

    Raises
    ------
    UndefinedAtPoint
    Undecided
    """
    if function in _OWN:
        return _OWN[function](on, *values)
    (u,) = values
    need(all(_holds(on, bound, u) for bound in PRIMITIVES[function].domain))
    if function == "acot" and on.sign(u) == 0:
        return on.over(on.constant("pi"), on.fraction(Fraction(2)))
    if function in _TAMEST_MAGNITUDE:
        on.tame = on.tame and iv.magnitude(u.bounds) <= _TAMEST_MAGNITUDE[function]
    bounds = iv.FUNCTIONS[function](u.bounds, on.bits)
    return on.known(named(function, values), bounds)


def named(function: str, values: list[Known]) -> Any:
    """The exact value of a function of one argument, as SymPy names it; None where it is not to be had."""
    (u,) = values
    # SymPy may look at the digits of an argument, so one with too many is not shown to it.
    shown = u.exact if iv.magnitude(u.bounds) <= iv.MOST_BITS else None
    return asked(small_exponential if function == "exp" else SIMPLE[function], shown)


def _log(on: Arithmetic, u: Known, base: Known) -> Known:
    need(on.sign(u) > 0 and on.sign(base) > 0 and on.sign(on.minus(base, ONE)) != 0)
    bounds = iv.ratio_of_logs(u.bounds, base.bounds, on.bits)
    return on.known(asked(SIMPLE["log"], u.exact, base.exact), bounds)


def _frac(on: Arithmetic, u: Known) -> Known:
    part = on.minus(u, on.floor(u))
    return Known(part.exact, iv.within(part.bounds, *iv.UNIT))


def _extreme(larger: bool, on: Arithmetic, *values: Known) -> Known:
    return reduce(partial(on.extreme, larger=larger), values)


_OWN: dict[str, Callable[..., Known]] = {
    "cbrt": lambda on, u: on.rational_power(u, Fraction(1, 3)),
    "sqrt": lambda on, u: on.rational_power(u, Fraction(1, 2)),
    "log": _log,
    "max": partial(_extreme, True),
    "min": partial(_extreme, False),
    "abs": lambda on, u: on.absolute(u),
    "sign": lambda on, u: on.fraction(Fraction(on.sign(u))),
    "floor": lambda on, u: on.floor(u),
    "ceil": lambda on, u: on.negate(on.floor(on.negate(u))),
    "frac": _frac,
}


def _holds(on: Arithmetic, bound: Bound, u: Known) -> bool:
    measured = call(on, bound.of, [u]) if bound.of else u
    beyond = on.minus(measured, on.fraction(Fraction(bound.number))) if bound.number else measured
    return HOLDS[bound.relation](on.sign(beyond), 0)
