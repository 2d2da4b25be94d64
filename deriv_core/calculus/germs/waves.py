"""Sine, cosine, the arc functions and rounding, on one-sided germs."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.calculus.germs import series as s
from deriv_core.calculus.germs.composition import compose, split
from deriv_core.calculus.germs.germ import (
    Beyond,
    Germ,
    add,
    inverse,
    multiply,
    power,
    reshaped,
    sign,
    size_of,
    subtract,
    wavers,
)
from deriv_core.calculus.germs.series import (
    UNIT,
    NeedMoreTerms,
    Rest,
    Series,
    Undecided,
    constant,
    sign_of_span,
    swing,
)
from deriv_core.calculus.precision import MP, TINY

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
            return _rolling(u, -1, 1)
        return (
            u if quarter == 0 else add(constant(MP.one, size_of(u)), Series((), Rest.FLAT, None, size_of(u)))
        )
    if u.top is not None and u.top < UNIT:
        return _rolling(u, -1, 1)
    if wavers(u):
        return _sine_of_span(u, quarter)
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


def _rolling(u: Germ, low: int, high: int) -> Series:
    """A periodic function of something that goes to infinity: it swings if the way there is continuous."""
    rest = Rest.OSCILLATING if _smooth(u.log if isinstance(u, Beyond) else u) else Rest.BOUNDED
    return swing(rest, UNIT, (MP.mpf(low), MP.mpf(high)), size_of(u))


def _smooth(u: Series | None) -> bool:
    """Whether u, or e^u, goes to infinity without jumps larger than any number."""
    if u is None:
        return False
    if u.order is None or u.order > UNIT:
        sign(u)
        return True
    if u.rest is Rest.TRUNCATED:
        raise NeedMoreTerms
    return False


def _sine_of_span(u: Series, quarter: int) -> Series:
    """sin(u + quarter * π/2) of what stays within bounds"""
    assert u.span is not None
    move = quarter * MP.pi / 2
    first, last = (int(MP.ceil((x + move) / MP.pi - MP.mpf(1) / 2)) for x in u.span)
    turns = [(k + MP.mpf(1) / 2) * MP.pi - move for k in range(first, min(last, first + 2) + 1)]
    return reshaped(u, lambda x: MP.sin(x + move), turns=turns)


def atan(u: Germ) -> Germ:
    """The arc tangent of u."""
    if isinstance(u, Beyond):
        if not u.grows:
            return u
        return subtract(constant(u.sign * MP.pi / 2, size_of(u)), inverse(u))
    if u.top is not None and u.top < UNIT:
        quarter_turn = constant(sign(u) * MP.pi / 2, u.size)
        return subtract(quarter_turn, atan(inverse(u)))
    if wavers(u):
        return reshaped(u, MP.atan)
    limit, small = split(u)
    # 1 / (1 + (limit + t)^2) as a series in t, integrated.
    a, b = 1 + limit * limit, 2 * limit
    slopes = [1 / a]
    for j in range(1, u.size):
        slopes.append(-(b * slopes[j - 1] + (slopes[j - 2] if j > 1 else 0)) / a)
    return compose([MP.atan(limit)] + [c / (j + 1) for j, c in enumerate(slopes)], small)


def asin(u: Germ) -> Germ:
    """The arc sine of u: atan(u / sqrt(1 - u^2)), and ±π/2 at ±1."""
    if wavers(u) and u.span is not None and max(map(abs, u.span)) < 1:
        return reshaped(u, MP.asin)
    rest = subtract(constant(MP.one, size_of(u)), multiply(u, u))
    if isinstance(rest, Series) and rest.is_zero:
        return constant(sign(u) * MP.pi / 2, size_of(u))
    return atan(multiply(u, inverse(power(rest, Fraction(1, 2)))))


def floor(u: Germ) -> Germ:
    """The largest whole number not above u."""
    if isinstance(u, Beyond):
        if u.grows:
            raise Undecided("whole numbers beyond every power")
        return constant(MP.mpf(0 if u.sign > 0 else -1), size_of(u))
    if u.top is not None and u.top < UNIT:
        return s.add(u, _rolling(u, -1, 0))
    if wavers(u):
        return _floor_of_span(u)
    limit, small = split(u)
    whole = MP.nint(limit)
    if abs(limit - whole) > TINY * max(1, abs(limit)):
        return constant(MP.floor(limit), u.size)
    if small.swings and small.span and not sign_of_span(small.span):
        return swing(Rest.BOUNDED, UNIT, (whole - 1, whole), u.size)
    if not small.is_zero and sign(small) < 0:
        whole -= 1
    return constant(MP.mpf(whole), u.size)


def _floor_of_span(u: Series) -> Series:
    """The whole numbers between bounds, those within a hair of the bounds included."""
    assert u.span is not None
    low, high = MP.floor(u.span[0] - TINY), MP.floor(u.span[1] + TINY)
    return constant(low, u.size) if low == high else swing(Rest.BOUNDED, UNIT, (low, high), u.size)


def frac(u: Germ) -> Germ:
    """u - floor(u)"""
    return _rolling(u, 0, 1) if isinstance(u, Beyond) and u.grows else subtract(u, floor(u))
