"""The functions a learner may name, of what is known of their arguments; each checks its domain."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial, reduce

from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.known import ONE, Arithmetic, Known, asked, need, small_exponential
from deriv_core.expression.running.to_sympy import SIMPLE

# e^(2^7) is about 2^185, and 1 - erf(2^4) about 2^-374.
_TAMEST_MAGNITUDE = {
    **dict.fromkeys(("exp", "sinh", "cosh", "tanh", "sech", "csch", "coth"), 7),
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
    if function in _DOMAINS:
        need(_DOMAINS[function](on, u))
    if function == "acot" and on.sign(u) == 0:
        return on.over(on.constant("pi"), on.fraction(Fraction(2)))
    if function in _TAMEST_MAGNITUDE:
        on.tame = on.tame and iv.magnitude(u.bounds) <= _TAMEST_MAGNITUDE[function]
    bounds = iv.FUNCTIONS[function](u.bounds, on.bits)
    # SymPy may look at the digits of an argument, so one with too many is not shown to it.
    shown = u.exact if iv.magnitude(u.bounds) <= iv.MOST_BITS else None
    exactly = small_exponential if function == "exp" else SIMPLE[function]
    return on.known(asked(exactly, shown), bounds)


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


def _within_one(on: Arithmetic, u: Known) -> bool:
    return on.sign(on.minus(ONE, u)) >= 0 and on.sign(on.sum([ONE, u])) >= 0


def _beyond_one(on: Arithmetic, u: Known) -> int:
    """The sign of |u| - 1"""
    return on.sign(on.minus(on.absolute(u), ONE))


def _not_zero(on: Arithmetic, u: Known) -> bool:
    return on.sign(u) != 0


def _positive(on: Arithmetic, u: Known) -> bool:
    return on.sign(u) > 0


def _cosine_not_zero(on: Arithmetic, u: Known) -> bool:
    return _not_zero(on, call(on, "cos", [u]))


def _sine_not_zero(on: Arithmetic, u: Known) -> bool:
    return _not_zero(on, call(on, "sin", [u]))


_DOMAINS: dict[str, Callable[[Arithmetic, Known], bool]] = {
    "ln": _positive,
    "log10": _positive,
    "log2": _positive,
    "tan": _cosine_not_zero,
    "sec": _cosine_not_zero,
    "csc": _sine_not_zero,
    "cot": _sine_not_zero,
    "asin": _within_one,
    "acos": _within_one,
    "asec": lambda on, u: _beyond_one(on, u) >= 0,
    "acsc": lambda on, u: _beyond_one(on, u) >= 0,
    "csch": _not_zero,
    "coth": _not_zero,
    "acosh": lambda on, u: on.sign(on.minus(u, ONE)) >= 0,
    "atanh": lambda on, u: _beyond_one(on, u) < 0,
    "asech": lambda on, u: _positive(on, u) and on.sign(on.minus(ONE, u)) >= 0,
    "acsch": _not_zero,
    "acoth": lambda on, u: _beyond_one(on, u) > 0,
}
