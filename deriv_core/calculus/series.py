"""One-sided series: how a function behaves just beside a point, exactly enough to decide limits.

With ``h`` the distance from the point, a germ is a finite sum of terms ``c * h^a * ln(h)^k`` and a remainder
whose size, and whose nature, are known. That is what a limit needs and what sampling alone cannot give:
``h*ln(h)`` and ``1/ln(h)`` look like anything at any single h, but as terms they are compared exactly.

A term's key is ``(a, -k)``; keys order the terms from the largest down as h shrinks to 0, and they add when
terms are multiplied. Coefficients have 60 digits; a sum that cancels to within 40 of them is taken as 0. The
mpmath context is private and never changes its precision, so threads cannot disturb each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

from mpmath.ctx_mp import MPContext

MP: Any = MPContext()
MP.dps = 60
TINY: Any = MP.mpf(10) ** -40

Real: TypeAlias = Any  # an mpf of the private context
Exponent: TypeAlias = int | Fraction
Key: TypeAlias = tuple[Exponent, int]

UNIT: Key = (0, 0)
LOG: Key = (0, -1)


class Undefined(Exception):
    """The function is not a real number here (at the point, or all along this side of it)."""


class NeedMoreTerms(Exception):
    """Everything kept has cancelled: ask again with longer series."""


class Undecided(Exception):
    """Beyond what these series can say."""


class Rest(Enum):
    """What is known of the part of a function that its terms leave out."""

    NONE = "nothing is left out"
    FLAT = "smaller than every power of h"
    TRUNCATED = "at most as large as the order; longer series would show more"
    BOUNDED = "at most as large as the order; nothing more can be known"
    OSCILLATING = "as large as the order, and swinging without a limit"


@dataclass(frozen=True, slots=True)
class Series:
    """A sum of terms and a remainder.

    Attributes
    ----------
    terms : tuple of (key, coefficient)
        The largest first; no coefficient is 0.
    rest : Rest
        What the terms leave out.
    order : key or None
        The size of what is left out; None when that is nothing or flat.
    size : int
        How many terms are kept.
    """

    terms: tuple[tuple[Key, Real], ...]
    rest: Rest
    order: Key | None
    size: int

    @property
    def is_zero(self) -> bool:
        """Whether this is 0 all along the side."""
        return not self.terms and self.rest is Rest.NONE

    @property
    def top(self) -> Key | None:
        """The key of the largest part, term or remainder; None for 0 and for a flat series."""
        return self.terms[0][0] if self.terms else self.order

    def lead(self) -> tuple[Key, Real]:
        """The largest term, when there is one."""
        if self.terms:
            return self.terms[0]
        if self.rest is Rest.TRUNCATED:
            raise NeedMoreTerms
        raise Undecided("the largest part is not a single term")

    def coefficient(self, key: Key) -> Real:
        """The coefficient at a key, 0 where there is no term."""
        return next((c for k, c in self.terms if k == key), MP.zero)

    def at(self, h: Real) -> Real:
        """The sum of the terms at a distance h."""
        log = MP.log(h)
        return MP.fsum(c * _monomial(key, h, log) for key, c in self.terms)


def _monomial(key: Key, h: Real, log: Real) -> Real:
    exponent = MP.mpf(key[0].numerator) / key[0].denominator
    return h**exponent * log ** (-key[1])


def constant(value: Real, size: int) -> Series:
    """The same value all along the side."""
    return Series(((UNIT, value),) if value else (), Rest.NONE, None, size)


def monomial(key: Key, value: Real, size: int) -> Series:
    """A single term."""
    return Series(((key, value),), Rest.NONE, None, size)


def oscillation(size: int) -> Series:
    """A function that swings between bounds without a limit, such as sin(1/h)."""
    return Series((), Rest.OSCILLATING, UNIT, size)


def sign_of(term: tuple[Key, Real]) -> int:
    """The sign of a term for small h, where ln(h) is negative."""
    key, value = term
    sign = 1 if value > 0 else -1
    return -sign if key[1] % 2 else sign


def plain(exponent: Exponent) -> Exponent:
    """A whole exponent as an int: fast to add and to hash."""
    return exponent.numerator if exponent.denominator == 1 else exponent


def times(key: Key, factor: int) -> Key:
    """The key of a term raised to a whole power."""
    return (plain(key[0] * factor), key[1] * factor)


def product_key(first: Key, second: Key) -> Key:
    """The key of a product."""
    return (plain(first[0] + second[0]), first[1] + second[1])


def add(first: Series, second: Series) -> Series:
    """first + second"""
    rest, order = _larger((first.rest, first.order), (second.rest, second.order))
    return _collect((*first.terms, *second.terms), rest, order, max(first.size, second.size))


def negate(series: Series) -> Series:
    """-series"""
    return replace(series, terms=tuple((key, -c) for key, c in series.terms))


def subtract(first: Series, second: Series) -> Series:
    """first - second"""
    return add(first, negate(second))


def multiply(first: Series, second: Series) -> Series:
    """first * second"""
    size = max(first.size, second.size)
    if first.is_zero or second.is_zero:
        return constant(MP.zero, size)
    rest: tuple[Rest, Key | None] = (Rest.NONE, None)
    for one, other in ((first, second), (second, first)):
        rest = _larger(rest, _rest_of_product(one, other))
    order = rest[1]
    parts = []
    for key1, c1 in first.terms:
        for key2, c2 in second.terms:
            key = product_key(key1, key2)
            if order is None or key < order:
                parts.append((key, c1 * c2))
    return _collect(parts, *rest, size)


def _rest_of_product(one: Series, other: Series) -> tuple[Rest, Key | None]:
    """What the remainder of one factor becomes when multiplied by the whole of the other."""
    if one.rest is Rest.NONE:
        return Rest.NONE, None
    if one.rest is Rest.FLAT or other.top is None:
        return Rest.FLAT, None
    assert one.order is not None
    key = product_key(one.order, other.top)
    if other.terms:
        return one.rest, key
    return (Rest.TRUNCATED if Rest.TRUNCATED in (one.rest, other.rest) else Rest.BOUNDED), key


def _larger(first: tuple[Rest, Key | None], second: tuple[Rest, Key | None]) -> tuple[Rest, Key | None]:
    """The larger of two remainders, or what can be said of both together when they are of one size."""
    (rest1, order1), (rest2, order2) = first, second
    if order1 is None or order2 is None:
        if order1 is None and order2 is None:
            return (Rest.FLAT if Rest.FLAT in (rest1, rest2) else Rest.NONE), None
        return second if order1 is None else first
    if order1 != order2:
        return min(first, second, key=lambda pair: pair[1] or UNIT)
    return (Rest.TRUNCATED if Rest.TRUNCATED in (rest1, rest2) else Rest.BOUNDED), order1


def _collect(parts: Iterable[tuple[Key, Real]], rest: Rest, order: Key | None, size: int) -> Series:
    """Add up parts key by key, drop what cancels or is covered by the remainder, keep the largest."""
    sums: dict[Key, list[Real]] = {}
    for key, value in parts:
        if order is None or key < order:
            sums.setdefault(key, []).append(value)
    terms = []
    for key in sorted(sums):
        values = sums[key]
        total = sum(values[1:], values[0])
        if len(values) == 1 or abs(total) > TINY * max(abs(v) for v in values):
            terms.append((key, total))
    if len(terms) > size:
        rest, order = Rest.TRUNCATED, terms[size][0]
        terms = terms[:size]
    return Series(tuple(terms), rest, order, size)


def split(series: Series) -> tuple[Real, Series]:
    """The limit of a series that has one, and the part that goes to 0."""
    top = series.top
    if top is not None and top < UNIT:
        series.lead()
        raise Undecided("no finite limit")
    if series.order is not None and series.order <= UNIT:
        if series.rest is Rest.TRUNCATED:
            raise NeedMoreTerms
        raise Undecided("the function swings")
    limit = series.coefficient(UNIT)
    return limit, replace(series, terms=tuple(t for t in series.terms if t[0] != UNIT))


def compose(coefficients: Sequence[Real], small: Series) -> Series:
    """sum of coefficients[j] * small^j, where small goes to 0 and the sum goes on for ever."""
    size = small.size
    if small.is_zero:
        return constant(coefficients[0], size)
    result = constant(coefficients[-1], size)
    for coefficient in reversed(coefficients[:-1]):
        result = add(multiply(result, small), constant(coefficient, size))
    if small.top is None:
        return result
    return add(result, Series((), Rest.TRUNCATED, times(small.top, len(coefficients)), size))


def over_lead(series: Series) -> tuple[Key, Real, Series]:
    """key, c and small such that series = c * term(key) * (1 + small)."""
    key, value = series.lead()
    shift = times(key, -1)
    terms = tuple((product_key(k, shift), c / value) for k, c in series.terms[1:])
    order = None if series.order is None else product_key(series.order, shift)
    return key, value, Series(terms, series.rest, order, series.size)


def inverse(series: Series) -> Series:
    """1 / series"""
    if series.is_zero:
        raise Undefined
    key, value, small = over_lead(series)
    alternating = [MP.mpf((-1) ** j) for j in range(series.size + 1)]
    return multiply(monomial(times(key, -1), 1 / value, series.size), compose(alternating, small))
