"""One-sided series: how a function behaves just beside a point, exactly enough to decide limits.

With ``h`` the distance from the point and ``L = -ln(h)``, a germ is a finite sum of terms ``c * h^a * L^k``
and a remainder whose size, and whose nature, are known. That is what a limit needs and what sampling alone
cannot give: ``h*ln(h)`` and ``1/ln(h)`` look like anything at any single h, but as terms they are compared
exactly.

A term's key is ``(a, -k)``; keys order the terms from the largest down as h shrinks to 0, and they add when
terms are multiplied. Coefficients have 60 digits; a sum that cancels to within 40 of them is taken as 0
(see `precision`).

A remainder that swings, as sin(1/h) does, has a *span*: the numbers between which it stays when it is divided
by the monomial of its order, give or take what vanishes with h. So ``2 + sin(1/h)`` is known to be positive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from deriv_core.calculus.precision import MP, TINY, Real

Exponent: TypeAlias = int | Fraction
Key: TypeAlias = tuple[Exponent, Exponent]
Span: TypeAlias = tuple[Real, Real]

UNIT: Key = (0, 0)
LOG: Key = (0, -1)
_SHORT = 5040  # the longest denominator of an exponent that is meant as a fraction
_LONG = 2**100
_SAME = Fraction(1, 2**130)


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
    BOUNDED = "at most as large as the order; its span, if there is one, holds it"
    OSCILLATING = "as large as the order, and coming near every number of its span again and again"


class Remainder(NamedTuple):
    """The part of a function that its terms leave out; see `Series`."""

    rest: Rest
    order: Key | None = None
    span: Span | None = None


NOTHING = Remainder(Rest.NONE)


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
    span : (mpf, mpf) or None
        Of a bounded or an oscillating remainder: the numbers between which it stays, once divided by the
        monomial of its order; None where no such numbers are known.
    """

    terms: tuple[tuple[Key, Real], ...]
    rest: Rest
    order: Key | None
    size: int
    span: Span | None = None

    @property
    def remainder(self) -> Remainder:
        """What the terms leave out."""
        return Remainder(self.rest, self.order, self.span)

    @property
    def swings(self) -> bool:
        """Whether nothing but a remainder with a span is known."""
        return not self.terms and self.span is not None

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
        return MP.fsum(c * size_at(key, h) for key, c in self.terms)


def number(exponent: Exponent) -> Real:
    """An exponent as a 60-digit number."""
    return MP.mpf(exponent.numerator) / exponent.denominator


def size_at(key: Key, h: Real) -> Real:
    """h^a L^k"""
    return h ** number(key[0]) * (-MP.log(h)) ** -number(key[1])


def constant(value: Real, size: int) -> Series:
    """The same value all along the side."""
    return Series(((UNIT, value),) if value else (), Rest.NONE, None, size)


def monomial(key: Key, value: Real, size: int) -> Series:
    """A single term."""
    return Series(((key, value),), Rest.NONE, None, size)


def swing(rest: Rest, order: Key, span: Span, size: int) -> Series:
    """Nothing but a remainder with a span; one number alone is no swing."""
    return Series((), Rest.BOUNDED if span[0] == span[1] else rest, order, size, span)


def sign_of(value: Real) -> int:
    """The sign of a term with this coefficient, its monomial being positive for small h."""
    return 1 if value > 0 else -1


def sign_of_span(span: Span) -> int:
    """The sign of all that a span holds; 0 where it reaches 0, or comes close enough to be taken for it."""
    low, high = span
    margin = TINY * max(abs(low), abs(high))
    return 1 if low > margin else -1 if high < -margin else 0


def image(function: Callable[[Real], Real], span: Span, turns: Iterable[Real] = ()) -> Span:
    """What a continuous function makes of a span, given where it turns."""
    low, high = span
    values = [function(x) for x in (low, high, *(turn for turn in turns if low < turn < high))]
    return min(values), max(values)


def plain(exponent: Exponent) -> Exponent:
    """A whole exponent as an int, fast to add and to hash; a sum of irrational ones as the fraction it meets.

    An irrational exponent stands as a fraction of 160 binary digits (see `germ`).
    """
    if isinstance(exponent, Fraction) and exponent.denominator > _LONG:
        near = exponent.limit_denominator(_SHORT)
        exponent = near if abs(near - exponent) < _SAME else exponent
    return exponent.numerator if exponent.denominator == 1 else exponent


def times(key: Key, factor: Exponent) -> Key:
    """The key of a term raised to a power."""
    return (plain(key[0] * factor), plain(key[1] * factor))


def product_key(first: Key, second: Key) -> Key:
    """The key of a product."""
    return (plain(first[0] + second[0]), plain(first[1] + second[1]))


def add(first: Series, second: Series) -> Series:
    """first + second"""
    left_out = _together(first.remainder, second.remainder)
    return _collect((*first.terms, *second.terms), left_out, max(first.size, second.size))


def negate(series: Series) -> Series:
    """-series"""
    span = None if series.span is None else (-series.span[1], -series.span[0])
    return replace(series, terms=tuple((key, -c) for key, c in series.terms), span=span)


def subtract(first: Series, second: Series) -> Series:
    """first - second"""
    return add(first, negate(second))


def multiply(first: Series, second: Series) -> Series:
    """first * second"""
    size = max(first.size, second.size)
    if first.is_zero or second.is_zero:
        return constant(MP.zero, size)
    left_out = _left_out_of_product(first, second)
    if first.terms or second.terms:
        left_out = _together(left_out, _left_out_of_product(second, first))
    order = left_out.order
    parts = []
    for key1, c1 in first.terms:
        for key2, c2 in second.terms:
            key = product_key(key1, key2)
            if order is None or key <= order:
                parts.append((key, c1 * c2))
    return _collect(parts, left_out, size)


def _left_out_of_product(one: Series, other: Series) -> Remainder:
    """What the remainder of one factor becomes when multiplied by the whole of the other."""
    if one.rest is Rest.NONE:
        return NOTHING
    if one.rest is Rest.FLAT or other.top is None:
        return Remainder(Rest.FLAT)
    assert one.order is not None
    key = product_key(one.order, other.top)
    if other.terms:
        factor = other.terms[0][1]
        return Remainder(one.rest, key, one.span and image(lambda x: x * factor, one.span))
    if Rest.TRUNCATED in (one.rest, other.rest):
        return Remainder(Rest.TRUNCATED, key)
    if one.span is None or other.span is None:
        return Remainder(Rest.BOUNDED, key)
    corners = [x * y for x in one.span for y in other.span]
    return Remainder(Rest.BOUNDED, key, (min(corners), max(corners)))


def _together(first: Remainder, second: Remainder) -> Remainder:
    """The larger of two remainders, or what can be said of both together when they are of one size."""
    if first.order is None or second.order is None:
        if first.order is not None or second.order is not None:
            return first if second.order is None else second
        return Remainder(Rest.FLAT) if Rest.FLAT in (first.rest, second.rest) else NOTHING
    if first.order != second.order:
        return first if first.order < second.order else second
    if Rest.TRUNCATED in (first.rest, second.rest):
        return Remainder(Rest.TRUNCATED, first.order)
    if first.span is None or second.span is None:
        return Remainder(Rest.BOUNDED, first.order)
    span = (first.span[0] + second.span[0], first.span[1] + second.span[1])
    vanishing = [one for one in (first, second) if not any(one.span or ())]
    rest = (second if first in vanishing else first).rest if vanishing else Rest.BOUNDED
    return Remainder(rest, first.order, span)


def _collect(parts: Iterable[tuple[Key, Real]], left_out: Remainder, size: int) -> Series:
    """Add up parts key by key, drop what cancels or is covered by the remainder, keep the largest."""
    order = left_out.order
    sums: dict[Key, list[Real]] = {}
    for key, value in parts:
        if order is None or key <= order:
            sums.setdefault(key, []).append(value)
    if order is not None:
        left_out = _shifted(left_out, sums.pop(order, []))
    terms = []
    for key in _merged(sums):
        values = sums[key]
        total = sum(values[1:], values[0])
        if len(values) == 1 or abs(total) > TINY * max(abs(v) for v in values):
            terms.append((key, total))
    if len(terms) > size:
        left_out = Remainder(Rest.TRUNCATED, terms[size][0])
        terms = terms[:size]
    return Series(tuple(terms), left_out.rest, left_out.order, size, left_out.span)


def _shifted(left_out: Remainder, values: list[Real]) -> Remainder:
    """A remainder and terms of its own order."""
    if left_out.span is None or not values:
        return left_out
    move = MP.fsum(values)
    largest = max(abs(x) for x in (*left_out.span, *values))
    low, high = (x + move if abs(x + move) > TINY * largest else MP.zero for x in left_out.span)
    return left_out._replace(span=(low, high))


def _merged(sums: dict[Key, list[Real]]) -> list[Key]:
    """The keys in order; one irrational exponent in two roundings becomes one key."""
    keys: list[Key] = []
    for key in sorted(sums):
        last = keys[-1] if keys else None
        if last and key[0].denominator > _LONG and key[1] == last[1] and key[0] - last[0] < _SAME:
            sums[last].extend(sums[key])
        else:
            keys.append(key)
    return keys
