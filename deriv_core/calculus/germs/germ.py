"""The real functions on one-sided germs: series, and quantities larger or smaller than every power of h."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias, TypeGuard

from deriv_core.calculus.germs import composition
from deriv_core.calculus.germs import series as s
from deriv_core.calculus.germs.composition import compose, over_lead, split
from deriv_core.calculus.germs.recognition import fraction_near
from deriv_core.calculus.germs.series import (
    LOG,
    UNIT,
    Exponent,
    Key,
    NeedMoreTerms,
    Rest,
    Series,
    Undecided,
    Undefined,
    constant,
    image,
    monomial,
    number,
    plain,
    product_key,
    sign_of,
    sign_of_span,
    swing,
    times,
)
from deriv_core.calculus.precision import MP, TINY, Real
from deriv_core.expression.running.run_precise import LARGEST_EXPONENT

# Of such a remainder, standing alone, the size is known and not the sign.
SIZE_ONLY = (Rest.OSCILLATING, Rest.BOUNDED, Rest.TRUNCATED)


@dataclass(frozen=True, slots=True)
class Beyond:
    """sign * exp(log), where log goes to ±∞ faster than ln(h): e^(1/h), e^(-1/h^2).

    `log` is None where even that is not a series; `grows` tells ∞ from 0.
    """

    sign: int
    grows: bool
    log: Series | None


Germ: TypeAlias = Series | Beyond

_LONGEST_EXPONENT = 10**10


def negate(u: Germ) -> Germ:
    """-u"""
    return replace(u, sign=-u.sign) if isinstance(u, Beyond) else s.negate(u)


def add(u: Germ, v: Germ) -> Germ:
    """u + v"""
    if isinstance(u, Series) and isinstance(v, Series):
        return s.add(u, v)
    if isinstance(u, Beyond) and isinstance(v, Beyond):
        return _add_beyond(u, v)
    beyond, series = (u, v) if isinstance(u, Beyond) else (v, u)
    assert isinstance(beyond, Beyond)
    assert isinstance(series, Series)
    if series.is_zero:
        return beyond
    if not beyond.grows:
        return series if series.rest is not Rest.NONE else replace(series, rest=Rest.FLAT)
    return replace(beyond, log=_roughly(beyond.log))


def _roughly(log: Series | None) -> Series | None:
    """The same logarithm, up to something flat."""
    return log if log is None or log.rest is not Rest.NONE else replace(log, rest=Rest.FLAT)


def _add_beyond(u: Beyond, v: Beyond) -> Germ:
    """u (1 + v/u)"""
    if u.log is None or v.log is None:
        if u.grows and v.grows and u.sign == v.sign:
            return replace(u, log=None)
        raise Undecided("two quantities beyond comparison")
    ratio = exp(subtract(v.log, u.log))
    if u.sign != v.sign:
        ratio = negate(ratio)
    if isinstance(ratio, Beyond) and ratio.grows:
        return replace(v, log=_roughly(v.log))
    return multiply(u, add(constant(MP.one, u.log.size), ratio))


def subtract(u: Germ, v: Germ) -> Germ:
    """u - v"""
    return add(u, negate(v))


def multiply(u: Germ, v: Germ) -> Germ:
    """u * v"""
    if isinstance(u, Series) and isinstance(v, Series):
        return s.multiply(u, v)
    if isinstance(u, Series):
        u, v = v, u
    assert isinstance(u, Beyond)
    if isinstance(v, Beyond):
        if u.log is None or v.log is None:
            if u.grows is v.grows:
                return Beyond(u.sign * v.sign, u.grows, None)
            raise Undecided("two quantities beyond comparison")
        product = exp(add(u.log, v.log))
        return product if u.sign == v.sign else negate(product)
    if v.is_zero:
        return v
    if not u.grows and not v.terms and v.rest is not Rest.TRUNCATED:
        return Series((), Rest.FLAT, None, v.size)
    key, value, small = over_lead(v)
    log = None if u.log is None else s.add(u.log, _log_of_lead(key, value, small))
    return Beyond(u.sign * sign_of(value), u.grows, log)


def _log_of_lead(key: Key, value: Real, small: Series) -> Series:
    """ln |c h^a L^k (1 + small)|; of the logarithm of a logarithm it is only known that L outgrows it."""
    size = small.size
    log = s.add(constant(MP.log(abs(value)), size), _log_h(key, size))
    if key[1]:
        return s.add(log, swing(Rest.BOUNDED, LOG, (MP.zero, MP.zero), size))
    return s.add(log, _log_one_plus(small))


def _log_h(key: Key, size: int) -> Series:
    """a ln(h) = -a L"""
    return monomial(LOG, -number(key[0]), size) if key[0] else constant(MP.zero, size)


def _log_one_plus(small: Series) -> Series:
    """ln(1 + small)"""
    coefficients = [MP.zero] + [MP.mpf((-1) ** (j + 1)) / j for j in range(1, small.size + 1)]
    return compose(coefficients, small)


def inverse(u: Germ) -> Germ:
    """1 / u"""
    if isinstance(u, Series):
        return composition.inverse(u)
    return Beyond(u.sign, not u.grows, None if u.log is None else s.negate(u.log))


def sign(u: Germ) -> int:
    """The sign of u all along the side; 0 only where u is 0 there."""
    if isinstance(u, Beyond):
        return u.sign
    if u.is_zero:
        return 0
    known = sign_of_span(u.span) if u.swings and u.span else 0
    return known or sign_of(u.lead()[1])


def absolute(u: Germ) -> Germ:
    """|u|"""
    if isinstance(u, Series) and u.swings:
        return reshaped(u, abs, turns=(MP.zero,))
    if isinstance(u, Series) and not u.terms and u.rest in SIZE_ONLY:
        return u  # as small as before
    return negate(u) if sign(u) < 0 else u


def reshaped(
    u: Series, function: Callable[[Real], Real], degree: Exponent = 1, turns: Iterable[Real] = ()
) -> Series:
    """A continuous function of what only swings; of one whose order is not 1, if it is of that degree.

    All that comes near every number of its span comes near every value there.
    """
    assert u.order is not None
    assert u.span is not None
    return swing(u.rest, times(u.order, degree), image(function, u.span, turns), u.size)


def wavers(u: Germ) -> TypeGuard[Series]:
    """Whether all that is known of u is that it stays within bounds."""
    return isinstance(u, Series) and u.swings and u.order == UNIT


def exp(u: Germ) -> Germ:
    """e^u"""
    if isinstance(u, Beyond):
        if u.grows:
            return Beyond(1, u.sign > 0, None)
        return add(constant(MP.one, u.log.size if u.log else 1), u)
    if u.top is not None and u.top < LOG:
        return Beyond(1, sign(u) > 0, u)
    if u.span is not None and u.order == UNIT and all(key == LOG for key, _ in u.terms):
        power = _power_of_h(-u.coefficient(LOG))
        return swing(u.rest, (power, 0), image(MP.exp, u.span), u.size)
    power = _power_of_h(-u.coefficient(LOG))
    limit, small = split(replace(u, terms=tuple(t for t in u.terms if t[0] != LOG)))
    if abs(limit) > LARGEST_EXPONENT:
        raise Undecided("an exponential too large to write down")
    coefficients = [MP.one]
    for j in range(1, u.size + 1):
        coefficients.append(coefficients[-1] / j)
    return s.multiply(monomial((power, 0), MP.exp(limit), u.size), compose(coefficients, small))


def _power_of_h(slope: Real) -> int | Fraction:
    """The exponent a of h^a = e^(-a L), a near fraction taken as meant."""
    if not slope:
        return 0
    if abs(slope) > LARGEST_EXPONENT:
        raise Undecided("a power too high to write down")
    nearest = Fraction(int(MP.nint(slope * 5040)), 5040)
    if abs(slope - MP.mpf(nearest.numerator) / nearest.denominator) < TINY * max(1, abs(slope)):
        return plain(nearest)
    mantissa = MP.nint(slope * MP.mpf(2) ** 160)
    return Fraction(int(mantissa), 2**160)


def ln(u: Germ) -> Germ:
    """The natural logarithm of u."""
    if isinstance(u, Series) and u.is_zero:
        raise Undefined
    if sign(u) < 0:
        raise Undefined
    if isinstance(u, Beyond):
        if u.log is None:
            raise Undecided("a logarithm beyond the series")
        return u.log
    if u.swings and u.order is not None and not u.order[1]:
        return s.add(_log_h(u.order, u.size), replace(reshaped(u, MP.log), order=UNIT))
    key, value, small = over_lead(u)
    if key[1]:
        raise Undecided("a logarithm of a logarithm")
    limit = MP.log(value)
    if abs(limit) < TINY:
        limit = MP.zero
    return s.add(s.add(_log_h(key, u.size), constant(limit, u.size)), _log_one_plus(small))


def whole_power(u: Germ, n: int) -> Germ:
    """u^n for a whole n >= 0, by squaring, so that what is exact stays exact."""
    if isinstance(u, Series) and u.swings and n:
        return reshaped(u, lambda x: x**n, n, turns=(MP.zero,))
    result: Germ | None = None
    square = u
    while n:
        if n & 1:
            result = square if result is None else multiply(result, square)
        n >>= 1
        if n:
            square = multiply(square, square)
    return constant(MP.one, size_of(u)) if result is None else result


def size_of(u: Germ) -> int:
    """How many terms a germ keeps."""
    if isinstance(u, Series):
        return u.size
    return u.log.size if u.log is not None else 1


def power(u: Germ, exponent: Fraction) -> Germ:
    """u^(p/q) in the real numbers: an odd root of a negative number is negative, an even one undefined."""
    if exponent.denominator == 1:
        n = exponent.numerator
        return whole_power(u, n) if n >= 0 else inverse(whole_power(u, -n))
    if isinstance(u, Series) and u.is_zero:
        if exponent < 0:
            raise Undefined
        return u
    if isinstance(u, Series) and u.swings and exponent > 0 and exponent.denominator % 2:
        return reshaped(u, lambda x: _real_power(x, exponent), exponent, turns=(MP.zero,))
    negative = sign(u) < 0
    if negative and exponent.denominator % 2 == 0:
        raise Undefined
    turned = negative and exponent.numerator % 2 == 1
    result = _positive_power(absolute(u), exponent)
    return negate(result) if turned else result


def _real_power(x: Real, exponent: Fraction) -> Real:
    """x^(p/q) for an odd q"""
    size = abs(x) ** number(exponent)
    return -size if x < 0 and exponent.numerator % 2 else size


def _positive_power(u: Germ, exponent: Fraction) -> Germ:
    r = number(exponent)
    if isinstance(u, Beyond):
        log = None if u.log is None else s.multiply(u.log, constant(r, u.log.size))
        return Beyond(1, u.grows is (exponent > 0), log)
    if u.swings:
        return reshaped(u, lambda x: x**r, exponent)
    key, value, small = over_lead(u)
    coefficients = [MP.one]
    for j in range(1, u.size + 1):
        coefficients.append(coefficients[-1] * (r - j + 1) / j)
    lead = monomial(times(key, exponent), value**r, u.size)
    return s.multiply(lead, compose(coefficients, small))


def general_power(u: Germ, v: Germ) -> Germ:
    """u^v with an exponent not written as a fraction: e^(v ln u), for u < 0 of one that stays a fraction."""
    if isinstance(u, Series) and u.is_zero:
        if sign(v) <= 0:
            raise Undefined
        return u
    fixed = _fixed_fraction(v)
    if fixed is not None and sign(u) < 0:
        return power(u, fixed)
    return exp(multiply(v, ln(u)))


def _fixed_fraction(v: Germ) -> Fraction | None:
    """The fraction that a germ is all along, as floor(x) is a whole number beside most points."""
    if isinstance(v, Series) and v.rest is Rest.NONE and all(key == UNIT for key, _ in v.terms):
        return fraction_near(v.coefficient(UNIT), _LONGEST_EXPONENT)
    return None


def limit_of(u: Germ) -> Real | None:
    """The limit of u: a number, ±inf, or None where it swings."""
    if isinstance(u, Beyond):
        return (u.sign * MP.inf) if u.grows else MP.zero
    if u.top is None or u.top > UNIT:
        return MP.zero
    if not u.terms:
        return _limit_of_remainder(u)
    key, value = u.terms[0]
    return value if key == UNIT else sign_of(value) * MP.inf


def _limit_of_remainder(u: Series) -> Real | None:
    """The limit of a remainder as large as 1 or larger."""
    if u.rest is Rest.TRUNCATED:
        raise NeedMoreTerms
    if u.span is not None and u.order is not None:
        low, high = u.span
        if u.order == UNIT and low == high:
            return low
        if u.order < UNIT and sign_of_span(u.span):
            return sign_of_span(u.span) * MP.inf
        # Larger than 1 and coming near 0, it may come near any number on its way, or near none.
        if u.rest is Rest.OSCILLATING and (u.order == UNIT or low < 0 < high):
            return None
    raise Undecided("bounded, but nothing more is known")


def shift(u: Germ, key: Key) -> Germ:
    """u times a power of h."""
    if isinstance(u, Beyond):
        return multiply(u, monomial(key, MP.one, size_of(u)))
    order = None if u.order is None else product_key(u.order, key)
    return replace(u, terms=tuple((product_key(k, key), c) for k, c in u.terms), order=order)
