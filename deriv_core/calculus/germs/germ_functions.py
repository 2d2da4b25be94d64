"""The primitive functions on one-sided germs: a table from their names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from deriv_core.calculus.germs import germ as g
from deriv_core.calculus.germs import series as s
from deriv_core.calculus.germs import waves
from deriv_core.calculus.germs.composition import compose, split
from deriv_core.calculus.germs.germ import Beyond, Germ
from deriv_core.calculus.germs.series import UNIT, Rest, Series, Undecided, Undefined, constant
from deriv_core.calculus.precision import MP, TINY, Real
from deriv_core.expression.functions.table import PRIMITIVES

_HALF = Fraction(1, 2)


def divide(u: Germ, v: Germ) -> Germ:
    """u / v"""
    ratio = _exact_ratio(u, v)
    return g.multiply(u, g.inverse(v)) if ratio is None else constant(ratio, g.size_of(v))


def _exact_ratio(u: Germ, v: Germ) -> Real | None:
    """c where u = c v with nothing left out, as in w/|w|: a quotient of series would be cut off."""
    if not isinstance(u, Series) or not isinstance(v, Series) or v.is_zero:
        return None
    if not u.rest is v.rest is Rest.NONE or [key for key, _ in u.terms] != [key for key, _ in v.terms]:
        return None
    ratio = u.terms[0][1] / v.terms[0][1]
    close = all(abs(a - ratio * b) <= TINY * abs(a) for (_, a), (_, b) in zip(u.terms, v.terms, strict=True))
    return ratio if close else None


def _one(u: Germ) -> Germ:
    return g.whole_power(u, 0)


def _tan(u: Germ) -> Germ:
    return divide(waves.sin(u), waves.cos(u))


def _cot(u: Germ) -> Germ:
    return divide(waves.cos(u), waves.sin(u))


def _twice_sinh(u: Germ) -> Germ:
    return g.subtract(g.exp(u), g.exp(g.negate(u)))


def _twice_cosh(u: Germ) -> Germ:
    return g.add(g.exp(u), g.exp(g.negate(u)))


def _tanh(u: Germ) -> Germ:
    """1 - 2 / (e^(2u) + 1)"""
    fall = g.inverse(g.add(g.exp(_scaled(u, MP.mpf(2))), _one(u)))
    return g.subtract(_one(u), _scaled(fall, MP.mpf(2)))


def _scaled(u: Germ, factor: Real) -> Germ:
    return g.multiply(u, constant(MP.mpf(factor), 1))


def _asinh(u: Germ) -> Germ:
    """sign(u) ln(|u| + sqrt(u^2 + 1))"""
    size = g.absolute(u)
    root = g.power(g.add(g.multiply(u, u), _one(u)), _HALF)
    result = g.ln(g.add(size, root))
    return g.negate(result) if g.sign(u) < 0 else result


def _acosh(u: Germ) -> Germ:
    """ln(u + sqrt(u^2 - 1)), for u >= 1"""
    if g.sign(u) < 0:
        raise Undefined
    root = g.power(g.subtract(g.multiply(u, u), _one(u)), _HALF)
    return g.ln(g.add(u, root))


def _atanh(u: Germ) -> Germ:
    """(ln(1 + u) - ln(1 - u)) / 2"""
    return _scaled(g.subtract(g.ln(g.add(_one(u), u)), g.ln(g.subtract(_one(u), u))), _half())


def _half() -> Real:
    return MP.mpf(1) / 2


def _acos(u: Germ) -> Germ:
    return g.subtract(_scaled(_one(u), MP.pi / 2), waves.asin(u))


def _acot(u: Germ) -> Germ:
    if isinstance(u, Series) and u.is_zero:
        return constant(MP.pi / 2, u.size)
    return waves.atan(g.inverse(u))


def _sign(u: Germ) -> Germ:
    if isinstance(u, Series) and u.swings and u.span and not s.sign_of_span(u.span):
        return s.swing(Rest.BOUNDED, UNIT, (-MP.one, MP.one), u.size)
    return _scaled(_one(u), g.sign(u)) if g.sign(u) else g.subtract(_one(u), _one(u))


_LARGEST_OF_ERF = MP.mpf(10) ** 30  # the exponential of its square has digits to write down


def _erf(u: Germ) -> Germ:
    """By Taylor's series, and 1 - e^(-u^2)/(u sqrt(pi)) (1 - 1/(2u^2) + ...) where u is large"""
    if isinstance(u, Beyond) and not u.grows:
        return _scaled(u, 2 / MP.sqrt(MP.pi))
    if isinstance(u, Beyond) or (u.top is not None and u.top < UNIT):
        return g.subtract(_scaled(_one(u), g.sign(u)), _tail(u))
    if g.wavers(u):
        return g.reshaped(u, MP.erf)
    limit, small = split(u)
    if abs(limit) > _LARGEST_OF_ERF:
        raise Undecided("an error function too near to 1")
    bell = [2 / MP.sqrt(MP.pi) * MP.exp(-limit * limit)]
    for j in range(1, u.size):
        bell.append(-2 * (limit * bell[j - 1] + (bell[j - 2] if j > 1 else 0)) / j)
    return compose([MP.erf(limit)] + [c / (j + 1) for j, c in enumerate(bell)], small)


def _tail(u: Germ) -> Germ:
    """sign(u) - erf(u) of what goes to infinity"""
    square, below = g.multiply(u, u), g.inverse(u)
    lead = g.multiply(g.exp(g.negate(square)), _scaled(below, 1 / MP.sqrt(MP.pi)))
    if isinstance(below, Beyond):
        return lead
    coefficients = [MP.one]
    for j in range(1, below.size + 1):
        coefficients.append(-coefficients[-1] * (2 * j - 1) / 2)
    return g.multiply(lead, compose(coefficients, s.multiply(below, below)))


PERIODS: dict[str, Real] = {
    name: 2 * MP.pi if entry.turns else MP.one
    for name, entry in PRIMITIVES.items()
    if entry.turns or entry.steps
}

FUNCTIONS: dict[str, Callable[[Germ], Germ]] = {
    "sin": waves.sin,
    "cos": waves.cos,
    "tan": _tan,
    "cot": _cot,
    "asin": waves.asin,
    "acos": _acos,
    "atan": waves.atan,
    "acot": _acot,
    "sinh": lambda u: _scaled(_twice_sinh(u), _half()),
    "cosh": lambda u: _scaled(_twice_cosh(u), _half()),
    "tanh": _tanh,
    "asinh": _asinh,
    "acosh": _acosh,
    "atanh": _atanh,
    "erf": _erf,
    "exp": g.exp,
    "ln": g.ln,
    "log2": lambda u: _scaled(g.ln(u), 1 / MP.log(2)),
    "log10": lambda u: _scaled(g.ln(u), 1 / MP.log(10)),
    "sqrt": lambda u: g.power(u, _HALF),
    "cbrt": lambda u: g.power(u, Fraction(1, 3)),
    "abs": g.absolute,
    "floor": waves.floor,
    "ceil": lambda u: g.negate(waves.floor(g.negate(u))),
    "frac": waves.frac,
    "sign": _sign,
}
