"""The real functions on one-sided germs: series, and quantities larger or smaller than every power of h."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from . import series as s
from .series import (
    LOG,
    MP,
    TINY,
    UNIT,
    Key,
    NeedMoreTerms,
    Real,
    Rest,
    Series,
    Undecided,
    Undefined,
    compose,
    constant,
    monomial,
    over_lead,
    plain,
    product_key,
    sign_of,
    split,
    times,
)

# Of such a remainder, standing alone, the size is known and not the sign.
SIZE_ONLY = (Rest.OSCILLATING, Rest.BOUNDED, Rest.TRUNCATED)
_LARGEST_EXPONENT = 1e7  # an exponential beyond this is not worth its digits


@dataclass(frozen=True, slots=True)
class Beyond:
    """sign * exp(log), where log goes to ±∞ faster than ln(h): e^(1/h), e^(-1/h^2).

    `log` is None where even that is not a series; `grows` tells ∞ from 0.
    """

    sign: int
    grows: bool
    log: Series | None


Germ: TypeAlias = Series | Beyond


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
    return Beyond(u.sign * sign_of((key, value)), u.grows, log)


def _log_of_lead(key: Key, value: Real, small: Series) -> Series:
    """ln |c h^a ln(h)^k (1 + small)|; the logarithm of a logarithm is only bounded by one."""
    size = small.size
    log = s.add(constant(MP.log(abs(value)), size), _log_h(key, size))
    if key[1]:
        return s.add(log, Series((), Rest.BOUNDED, LOG, size))
    return s.add(log, _log_one_plus(small))


def _log_h(key: Key, size: int) -> Series:
    """a ln(h)"""
    return (
        monomial(LOG, MP.mpf(key[0].numerator) / key[0].denominator, size)
        if key[0]
        else constant(MP.zero, size)
    )


def _log_one_plus(small: Series) -> Series:
    """ln(1 + small)"""
    coefficients = [MP.zero] + [MP.mpf((-1) ** (j + 1)) / j for j in range(1, small.size + 1)]
    return compose(coefficients, small)


def inverse(u: Germ) -> Germ:
    """1 / u"""
    if isinstance(u, Series):
        return s.inverse(u)
    return Beyond(u.sign, not u.grows, None if u.log is None else s.negate(u.log))


def sign(u: Germ) -> int:
    """The sign of u all along the side; 0 only where u is 0 there."""
    if isinstance(u, Beyond):
        return u.sign
    return 0 if u.is_zero else sign_of(u.lead())


def absolute(u: Germ) -> Germ:
    """|u|"""
    if isinstance(u, Series) and not u.terms and u.rest in SIZE_ONLY:
        return u  # as small as before; and what swings still swings when its lower half is turned up
    return negate(u) if sign(u) < 0 else u


def exp(u: Germ) -> Germ:
    """e^u"""
    if isinstance(u, Beyond):
        if u.grows:
            return Beyond(1, u.sign > 0, None)
        return add(constant(MP.one, u.log.size if u.log else 1), u)
    if u.top is not None and u.top < LOG:
        return Beyond(1, sign_of(u.lead()) > 0, u)
    if u.rest is Rest.OSCILLATING and u.order == UNIT and not any(key < LOG for key, _ in u.terms):
        power = _power_of_h(u.coefficient(LOG))
        return Series((), Rest.OSCILLATING, (power, 0), u.size)
    slope = u.coefficient(LOG)
    limit, small = split(replace(u, terms=tuple(t for t in u.terms if t[0] != LOG)))
    if abs(limit) > _LARGEST_EXPONENT:
        raise Undecided("an exponential too large to write down")
    coefficients = [MP.one]
    for j in range(1, u.size + 1):
        coefficients.append(coefficients[-1] / j)
    return s.multiply(monomial((_power_of_h(slope), 0), MP.exp(limit), u.size), compose(coefficients, small))


def _power_of_h(slope: Real) -> int | Fraction:
    """The exponent a of h^a = e^(a ln h), a near fraction taken as meant."""
    if not slope:
        return 0
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
    key, value, small = over_lead(u)
    if key[1]:
        raise Undecided("a logarithm of a logarithm")
    limit = MP.log(value)
    if abs(limit) < TINY:
        limit = MP.zero
    return s.add(s.add(_log_h(key, u.size), constant(limit, u.size)), _log_one_plus(small))


def whole_power(u: Germ, n: int) -> Germ:
    """u^n for a whole n >= 0, by squaring, so that what is exact stays exact."""
    if isinstance(u, Series) and not u.terms and u.rest is Rest.OSCILLATING and u.order is not None and n:
        return replace(u, order=times(u.order, n))  # a power of what swings swings
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
    negative = sign(u) < 0
    if negative and exponent.denominator % 2 == 0:
        raise Undefined
    turned = negative and exponent.numerator % 2 == 1
    result = _positive_power(absolute(u), exponent)
    return negate(result) if turned else result


def _positive_power(u: Germ, exponent: Fraction) -> Germ:
    r = MP.mpf(exponent.numerator) / exponent.denominator
    if isinstance(u, Beyond):
        log = None if u.log is None else s.multiply(u.log, constant(r, u.log.size))
        return Beyond(1, u.grows is (exponent > 0), log)
    key, value, small = over_lead(u)
    if key[1]:
        raise Undecided("a root of a logarithm")
    coefficients = [MP.one]
    for j in range(1, u.size + 1):
        coefficients.append(coefficients[-1] * (r - j + 1) / j)
    lead = monomial((plain(key[0] * exponent), 0), value**r, u.size)
    return s.multiply(lead, compose(coefficients, small))


def general_power(u: Germ, v: Germ) -> Germ:
    """u^v with an exponent that is not a plain fraction: e^(v ln u), for a positive base only."""
    if isinstance(u, Series) and u.is_zero:
        if sign(v) <= 0:
            raise Undefined
        return u
    return exp(multiply(v, ln(u)))


def limit_of(u: Germ) -> Real | None:
    """The limit of u: a number, ±inf, or None where it swings."""
    if isinstance(u, Beyond):
        return (u.sign * MP.inf) if u.grows else MP.zero
    if u.top is None or u.top > UNIT:
        return MP.zero
    if not u.terms or (u.order is not None and u.order <= UNIT and u.terms[0][0] >= UNIT):
        _need_to_swing(u)
        return None
    key, value = u.terms[0]
    if key < UNIT:
        return sign_of((key, value)) * MP.inf
    return value if key == UNIT else MP.zero


def _need_to_swing(u: Series) -> None:
    """Raise unless the series is known to swing."""
    if u.rest is Rest.TRUNCATED:
        raise NeedMoreTerms
    if u.rest is not Rest.OSCILLATING:
        raise Undecided("bounded, but nothing more is known")


def shift(u: Germ, key: Key) -> Germ:
    """u times a power of h."""
    if isinstance(u, Beyond):
        return multiply(u, monomial(key, MP.one, size_of(u)))
    order = None if u.order is None else product_key(u.order, key)
    return replace(u, terms=tuple((product_key(k, key), c) for k, c in u.terms), order=order)
