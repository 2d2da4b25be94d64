"""Sine, cosine, the arc functions and rounding, on one-sided germs."""

from __future__ import annotations

from fractions import Fraction

from . import series as s
from .germ import Beyond, Germ, add, inverse, multiply, power, sign, size_of, subtract
from .series import (
    MP,
    TINY,
    UNIT,
    Rest,
    Series,
    Undecided,
    compose,
    constant,
    oscillation,
    sign_of,
    split,
)

_LARGEST_ANGLE = MP.mpf(10) ** 20  # of its 60 digits, 40 are left for the phase


def sin(u: Germ) -> Germ:
    """The sine of u."""
    return _circular(u, 0)


def cos(u: Germ) -> Germ:
    """The cosine of u."""
    return _circular(u, 1)


def _circular(u: Germ, quarter: int) -> Germ:
    """sin(u + quarter * π/2)"""
    if isinstance(u, Beyond):
        if u.grows:
            return oscillation(size_of(u))
        return (
            u if quarter == 0 else add(constant(MP.one, size_of(u)), Series((), Rest.FLAT, None, size_of(u)))
        )
    if u.top is not None and u.top < UNIT:
        u.lead()
        return _swinging(u)
    limit, small = split(u)
    if abs(limit) > _LARGEST_ANGLE:
        raise Undecided("an angle without enough digits")
    sine, cosine = MP.sin(limit), MP.cos(limit)
    scale = min(MP.one, abs(limit))
    sine = MP.zero if abs(sine) < TINY * scale else sine
    cosine = MP.zero if abs(cosine) < TINY else cosine
    cycle = [sine, cosine, -sine, -cosine]
    factorial, coefficients = MP.one, []
    for j in range(u.size + 1):
        factorial *= max(j, 1)
        coefficients.append(cycle[(j + quarter) % 4] / factorial)
    return compose(coefficients, small)


def _swinging(u: Series) -> Series:
    """A periodic function of something that goes to infinity: it swings if the way there is continuous."""
    smooth = u.order is None or u.rest is Rest.TRUNCATED or u.order > UNIT
    return Series((), Rest.OSCILLATING if smooth else Rest.BOUNDED, UNIT, u.size)


def atan(u: Germ) -> Germ:
    """The arc tangent of u."""
    if isinstance(u, Beyond):
        if not u.grows:
            return u
        return subtract(constant(u.sign * MP.pi / 2, size_of(u)), inverse(u))
    if u.top is not None and u.top < UNIT:
        quarter_turn = constant(sign_of(u.lead()) * MP.pi / 2, u.size)
        return subtract(quarter_turn, atan(s.inverse(u)))
    limit, small = split(u)
    # 1 / (1 + (limit + t)^2) as a series in t, integrated.
    a, b = 1 + limit * limit, 2 * limit
    slopes = [1 / a]
    for j in range(1, u.size):
        slopes.append(-(b * slopes[j - 1] + (slopes[j - 2] if j > 1 else 0)) / a)
    return compose([MP.atan(limit)] + [c / (j + 1) for j, c in enumerate(slopes)], small)


def asin(u: Germ) -> Germ:
    """The arc sine of u: atan(u / sqrt(1 - u^2)), and ±π/2 at ±1."""
    rest = subtract(constant(MP.one, size_of(u)), multiply(u, u))
    if isinstance(rest, Series) and rest.is_zero:
        return constant(sign(u) * MP.pi / 2, size_of(u))
    return atan(multiply(u, inverse(power(rest, Fraction(1, 2)))))


def floor(u: Germ) -> Germ:
    """The largest whole number not above u."""
    if isinstance(u, Beyond):
        if u.grows:
            return u
        return constant(MP.mpf(0 if u.sign > 0 else -1), size_of(u))
    if u.top is not None and u.top < UNIT:
        u.lead()
        return s.add(u, _swinging(u))
    limit, small = split(u)
    whole = MP.nint(limit)
    if abs(limit - whole) > TINY * max(1, abs(limit)):
        return constant(MP.floor(limit), u.size)
    if not small.is_zero and sign(small) < 0:
        whole -= 1
    return constant(MP.mpf(whole), u.size)
