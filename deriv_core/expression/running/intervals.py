"""The real functions between bounds: from an interval that holds a number to one that holds its value.

An interval is a pair of mpmath's raw numbers, the upper one perhaps infinite: the number itself is always
finite. Every function takes the working precision in bits and keeps nothing, so threads cannot disturb each
other. Whether a function is defined is the caller's question, answered before.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from mpmath import libmp
from mpmath.libmp import libmpi

Interval: TypeAlias = tuple[Any, Any]
Operation: TypeAlias = Callable[[Interval, Interval, int], Interval]
Function: TypeAlias = Callable[[Interval, int], Interval]

# Sines and exponentials work with as many bits more as their argument has before its point.
MOST_BITS = 4000
# An error function near 1 of 6,000 bits takes half a second, of these a twentieth.
_MOST_BITS_OF_ERF = 2000
_GUARD = 20
# From here on 1 - erf(u) is below 2^-2000, and is worked out itself, to few bits.
_ERF_IS_NEARLY_ONE: Interval = (libmp.from_int(38), libmp.from_int(38))
_BITS_OF_ERFC = 160
_LARGEST_OF_ERFC = 30

ZERO: Interval = (libmp.fzero, libmp.fzero)
ONE: Interval = (libmp.fone, libmp.fone)
TWO: Interval = (libmp.from_int(2), libmp.from_int(2))
UNIT: Interval = (libmp.fzero, libmp.fone)
_SWING: Interval = (libmp.fnone, libmp.fone)
_HALF: Interval = (libmp.fhalf, libmp.fhalf)

add: Operation = libmpi.mpi_add
sub: Operation = libmpi.mpi_sub
mul: Operation = libmpi.mpi_mul
div: Operation = libmpi.mpi_div
neg: Function = libmpi.mpi_neg
absolute: Function = libmpi.mpi_abs
whole_power: Callable[[Interval, int, int], Interval] = libmpi.mpi_pow_int
sqrt: Function = libmpi.mpi_sqrt
pi: Callable[[int], Interval] = libmpi.mpi_pi


def of_fraction(value: Fraction, bits: int) -> Interval:
    """A fraction between its neighbours of that many bits."""
    p, q = value.numerator, value.denominator
    return (
        libmp.from_rational(p, q, bits, libmp.round_floor),
        libmp.from_rational(p, q, bits, libmp.round_ceiling),
    )


def to_fraction(x: Any) -> Fraction:
    """A finite bound, exactly."""
    p, q = libmp.to_rational(x)
    return Fraction(p, q)


def sign(u: Interval) -> int | None:
    """The sign of a number between bounds; None where they do not tell."""
    low, high = libmp.mpf_sign(u[0]), libmp.mpf_sign(u[1])
    if low > 0 or high < 0:
        return 1 if low > 0 else -1
    return 0 if low == high == 0 else None


def magnitude(u: Interval) -> float:
    """The exponent of 2 of the larger bound; -inf for 0."""
    return max(map(_exponent, u))


def _exponent(x: Any) -> float:
    _, man, exp, bc = x
    if not man:
        return -math.inf if x == libmp.fzero else math.inf
    # Exponents themselves may be beyond any float.
    return float(max(-(10**300), min(10**300, exp + bc)))


def nearest_float(u: Interval) -> float | None:
    """The float nearest to a number between bounds; None where they do not tell."""
    low, high = (float(libmp.to_float(bound, rnd=libmp.round_nearest)) + 0.0 for bound in u)
    if low == high:
        return low
    width = libmp.mpf_sub(u[1], u[0], 10, libmp.round_ceiling)
    if _exponent(width) < magnitude(u) - MOST_BITS / 4:
        return low  # half-way between two floats, as nearly as anybody can tell
    return None


def overlap(u: Interval, v: Interval) -> bool:
    """Whether both may hold one number."""
    return bool(libmp.mpf_le(u[0], v[1]) and libmp.mpf_le(v[0], u[1]))


def hull(u: Interval, v: Interval) -> Interval:
    """The least interval around both."""
    return least(u, v)[0], greatest(u, v)[1]


def least(u: Interval, v: Interval) -> Interval:
    """The smaller of two numbers."""
    return _smaller(u[0], v[0]), _smaller(u[1], v[1])


def greatest(u: Interval, v: Interval) -> Interval:
    """The larger of two numbers."""
    return _larger(u[0], v[0]), _larger(u[1], v[1])


def within(u: Interval, low: Any, high: Any) -> Interval:
    """The part of an interval that can be meant."""
    return _larger(u[0], low), _smaller(u[1], high)


def _smaller(a: Any, b: Any) -> Any:
    return a if libmp.mpf_le(a, b) else b


def _larger(a: Any, b: Any) -> Any:
    return a if libmp.mpf_ge(a, b) else b


def _rising(function: Callable[..., Any]) -> Function:
    """A rising function: its values at the bounds, moved outwards by more than their error."""

    def bounded(u: Interval, bits: int) -> Interval:
        low, high = (function(bound, bits + _GUARD, libmp.round_nearest) for bound in u)
        return _outwards(low, high, bits)

    return bounded


def _outwards(low: Any, high: Any, bits: int) -> Interval:
    return _moved(low, -1, bits), _moved(high, 1, bits)


def _moved(x: Any, way: int, bits: int) -> Any:
    _, man, exponent, bc = x
    if not man:
        return x  # 0 is met exactly, and nothing is beyond infinity
    step = libmp.from_man_exp(way, exponent + bc - bits)
    return libmp.mpf_add(x, step, bits + _GUARD, libmp.round_floor if way < 0 else libmp.round_ceiling)


def exp(u: Interval, bits: int) -> Interval:
    """e^u"""
    return _exp_bound(u[0], bits, -1), _exp_bound(u[1], bits, 1)


def _exp_bound(x: Any, bits: int, way: int) -> Any:
    sign_bit, man, exponent, bc = x
    if not man:
        return libmp.fone if x == libmp.fzero else libmp.fzero if x == libmp.fninf else x
    if exponent + bc > MOST_BITS:
        extreme = libmp.from_man_exp(-1 if sign_bit else 1, MOST_BITS - 1)
        if way > 0:
            return _exp_bound(extreme, bits, way) if sign_bit else libmp.finf
        return libmp.fzero if sign_bit else _exp_bound(extreme, bits, way)
    if exponent >= 0:
        # mpmath takes a whole number for a power of e, which takes long; a hair beside it does as well.
        x = libmp.mpf_add(x, libmp.from_man_exp(way, -bits - _GUARD))
    return _moved(libmp.mpf_exp(x, bits + _GUARD, libmp.round_nearest), way, bits)


def _cos_sin(u: Interval, bits: int) -> tuple[Interval, Interval]:
    if magnitude(u) > MOST_BITS:
        return _SWING, _SWING
    cosine, sine = libmpi.mpi_cos_sin(u, bits)
    return cosine, sine


def cos(u: Interval, bits: int) -> Interval:
    """The cosine."""
    return _cos_sin(u, bits)[0]


def sin(u: Interval, bits: int) -> Interval:
    """The sine."""
    return _cos_sin(u, bits)[1]


def _tan(u: Interval, bits: int) -> Interval:
    cosine, sine = _cos_sin(u, bits)
    return div(sine, cosine, bits)


def _cot(u: Interval, bits: int) -> Interval:
    cosine, sine = _cos_sin(u, bits)
    return div(cosine, sine, bits)


def ratio_of_logs(u: Interval, base: Interval, bits: int) -> Interval:
    """log_base(u)"""
    return div(ln(u, bits), ln(base, bits), bits)


ln: Function = _rising(libmp.mpf_log)
_atan: Function = _rising(libmp.mpf_atan)
_small_sinh, _small_tanh = _rising(libmp.mpf_sinh), _rising(libmp.mpf_tanh)
_asin_inside = _rising(libmp.mpf_asin)
_atanh_inside = _rising(libmp.mpf_atanh)
_inner_erf = _rising(libmp.mpf_erf)
_acos_falling = _rising(lambda x, bits, rounding: libmp.mpf_neg(libmp.mpf_acos(x, bits, rounding)))


def _asin(u: Interval, bits: int) -> Interval:
    return _asin_inside(within(u, *_SWING), bits)


def _atanh(u: Interval, bits: int) -> Interval:
    return _atanh_inside(within(u, *_SWING), bits)


def _acos(u: Interval, bits: int) -> Interval:
    falling = neg(_acos_falling(within(u, *_SWING), bits), bits)
    return greatest(falling, ZERO)


def _sinh(u: Interval, bits: int) -> Interval:
    if magnitude(u) <= 3:
        return _small_sinh(u, bits)
    return mul(_HALF, sub(exp(u, bits), exp(neg(u, bits), bits), bits), bits)


def _cosh(u: Interval, bits: int) -> Interval:
    size = absolute(u, bits)
    return mul(_HALF, add(exp(size, bits), exp(neg(size, bits), bits), bits), bits)


def _tanh(u: Interval, bits: int) -> Interval:
    """tanh(u), as 1 - 2/(e^(2u) + 1) where u is large"""
    if magnitude(u) <= 3:
        return _small_tanh(u, bits)
    part = div(TWO, add(exp(mul(TWO, u, bits), bits), ONE, bits), bits)
    return within(sub(ONE, part, bits), *_SWING)


def _erf(u: Interval, bits: int) -> Interval:
    """erf(u), which is never as far out as -1 or 1"""
    if bits > _MOST_BITS_OF_ERF and magnitude(u) < _LARGEST_OF_ERFC:
        low, high = absolute(u, bits)
        if sign(sub((low, high), _ERF_IS_NEARLY_ONE, bits)) == 1:
            size = sub(ONE, (_erfc(high, libmp.round_floor), _erfc(low, libmp.round_ceiling)), bits)
            return size if sign(u) == 1 else neg(size, bits)
    return within(_inner_erf(u, min(bits, _MOST_BITS_OF_ERF)), *_SWING)


def _erfc(u: Any, rounding: str) -> Any:
    """A bound of 1 - erf(u), which is right to far more than the digits it is given up here."""
    slack = libmp.from_man_exp(1 if rounding == libmp.round_ceiling else -1, 3 * _GUARD - _BITS_OF_ERFC)
    value = libmp.mpf_erfc(u, _BITS_OF_ERFC)
    return libmp.mpf_mul(value, libmp.mpf_add(libmp.fone, slack))


def _acosh(u: Interval, bits: int) -> Interval:
    """ln(u + sqrt(u^2 - 1))"""
    u = greatest(u, ONE)
    root = sqrt(greatest(sub(mul(u, u, 3 * bits), ONE, 2 * bits), ZERO), bits)
    # Twice the digits: the logarithm is wanted to its own first digits where u is nearly 1.
    return greatest(ln(add(u, root, 2 * bits), bits), ZERO)


def root_power(u: Interval, exponent: Fraction, bits: int) -> Interval:
    """u^(p/q), q > 1, where odd roots of negative numbers are real."""
    odd = exponent.numerator % 2 == exponent.denominator % 2 == 1
    if odd and (exponent > 0 or sign(u) is not None):
        return _odd_root_power(u, exponent, bits)
    return _size_power(absolute(u, bits), exponent, bits)


def _odd_root_power(u: Interval, exponent: Fraction, bits: int) -> Interval:
    ends = [_size_power(absolute((bound, bound), bits), exponent, bits) for bound in u]
    signed = [
        neg(end, bits) if libmp.mpf_sign(bound) < 0 else end for bound, end in zip(u, ends, strict=True)
    ]
    return hull(*signed)


def _size_power(size: Interval, exponent: Fraction, bits: int) -> Interval:
    if exponent.denominator == 2:
        return whole_power(sqrt(size, bits + _GUARD), exponent.numerator, bits)
    return power(size, of_fraction(exponent, bits + _GUARD), bits)


def power(base: Interval, exponent: Interval, bits: int) -> Interval:
    """e^(exponent ln(base)), base >= 0"""
    return exp(mul(exponent, ln(base, bits + _GUARD), bits + _GUARD), bits)


def floor(u: Interval, bits: int) -> Interval:
    """The largest whole number not above u."""
    return libmp.mpf_floor(u[0], bits, libmp.round_floor), libmp.mpf_floor(u[1], bits, libmp.round_ceiling)


FUNCTIONS: dict[str, Function] = {
    "abs": absolute,
    "sqrt": sqrt,
    "cbrt": lambda u, bits: root_power(u, Fraction(1, 3), bits),
    "exp": exp,
    "ln": ln,
    "log2": lambda u, bits: ratio_of_logs(u, TWO, bits),
    "log10": lambda u, bits: ratio_of_logs(u, of_fraction(Fraction(10), bits), bits),
    "sin": sin,
    "cos": cos,
    "tan": _tan,
    "cot": _cot,
    "asin": _asin,
    "acos": _acos,
    "atan": _atan,
    "acot": lambda u, bits: _atan(div(ONE, u, bits), bits),
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "asinh": _rising(libmp.mpf_asinh),
    "acosh": _acosh,
    "atanh": _atanh,
    "erf": _erf,
}
