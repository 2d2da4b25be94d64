"""What is known of a real number: exact where SymPy has it cheaply, and always between bounds.

The bounds answer every question on the way (the sign under a root, the branch of a modulus, the step of a
floor), so that SymPy is asked for no sign and no digits, which may take it for ever. It is asked only whether
a number that the bounds cannot tell from 0 is 0, and that by algebra alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from typing import Any

import sympy

from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.exact_cost import (
    MOST_BITS,
    MOST_BITS_TAKEN_APART,
    exponential_bits,
    power_bits,
    radical_bits,
    taken_apart_bits,
)
from deriv_core.expression.running.intervals import Interval
from deriv_core.expression.running.vanishing import vanishes

_MOST_OPERATIONS = 60
_LARGEST_POWER = 10**6

# A number as small as 2^-1200, made of numbers between 2^-200 and 2^200, is 0 beyond reasonable doubt.
_TAME = 200
_GONE = -1200

_REFUSALS = (
    *(ArithmeticError, AttributeError, MemoryError, NotImplementedError),
    *(RecursionError, TypeError, ValueError),
)


class UndefinedAtPoint(Exception):
    """Some operation of the tree is not a real number at the point."""


class Undecided(Exception):
    """A sign on the way is not known to so few digits."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a real number.

    Attributes
    ----------
    exact : sympy.Expr or None
        None where it could not be had cheaply.
    bounds : Interval
    """

    exact: Any
    bounds: Interval


ZERO = Known(sympy.Integer(0), iv.ZERO)
ONE = Known(sympy.Integer(1), iv.ONE)


def need(condition: bool) -> None:
    """Undefined unless the condition holds."""
    if not condition:
        raise UndefinedAtPoint


def asked(function: Callable[..., Any], *parts: Any) -> Any:
    """SymPy's answer; None where a part is not known, and whatever it fails of."""
    if any(part is None for part in parts):
        return None
    if radical_bits(*parts) > MOST_BITS or taken_apart_bits(*parts) > MOST_BITS_TAKEN_APART:
        return None
    try:
        value = function(*parts)
    except _REFUSALS:
        return None
    return value if _is_short(value) else None


def _is_short(value: Any) -> bool:
    """Whether an exact number is one, and worth carrying."""
    if value.is_Rational:
        return bool(max(abs(value.p), value.q).bit_length() <= MOST_BITS)
    if value.has(sympy.I, sympy.nan, sympy.zoo, sympy.oo, sympy.Float):
        return False
    return bool(value.count_ops() <= _MOST_OPERATIONS)


def _is_plain_exponential(value: Any) -> bool:
    """Whether this is 2 e^5 or the like, of which SymPy never works out the digits on its own."""
    if value is None:
        return False
    _, power = value.as_coeff_Mul()
    return isinstance(power, sympy.exp) and power.exp.is_Rational


def _small_power(base: Any, exponent: Any) -> Any:
    """base ** exponent, where that is not too long to be written out."""
    if power_bits(base, exponent) > MOST_BITS:
        raise ValueError
    return base**exponent


def small_exponential(argument: Any) -> Any:
    """e ** argument, where that is not too long to be written out."""
    if exponential_bits(argument) > MOST_BITS:
        raise ValueError
    return sympy.exp(argument)


@dataclass(slots=True)
class Arithmetic:
    """The real operations on what is known, at one precision.

    Attributes
    ----------
    bits : int
    believing : bool
        Whether a number too small to be anything else is taken for 0.
    tame : bool
        Whether no number on the way was so large or small that one like it could be lost beside another.
    """

    bits: int
    believing: bool = False
    tame: bool = field(default=True, init=False)

    def known(self, exact: Any, bounds: Interval) -> Known:
        """The two together, each mended by the other."""
        if exact is not None and exact.is_Rational:
            value = self.rational(exact)
            # SymPy is sometimes wrong (of asec(csc(-1/3)), for one); the bounds are not.
            return value if iv.overlap(value.bounds, bounds) else Known(None, bounds)
        size = iv.magnitude(bounds)
        if iv.sign(bounds) is None:
            if exact is not None and size < -self.bits / 4 and vanishes(exact):
                return ZERO
        else:
            self.tame = self.tame and abs(size) <= _TAME
            if abs(size) > iv.MOST_BITS and not _is_plain_exponential(exact):
                exact = None
        return Known(exact, bounds)

    def rational(self, exact: Any) -> Known:
        """A SymPy fraction."""
        return self.fraction(Fraction(int(exact.p), int(exact.q)))

    def fraction(self, value: Fraction) -> Known:
        """A fraction."""
        exact = sympy.Rational(value.numerator, value.denominator)
        if value:
            self.tame = self.tame and abs(iv.magnitude(iv.of_fraction(value, 20))) <= _TAME
        return Known(exact if _is_short(exact) else None, iv.of_fraction(value, self.bits))

    def constant(self, name: str) -> Known:
        """π or e."""
        if name == "pi":
            return Known(sympy.pi, iv.pi(self.bits))
        return Known(sympy.E, iv.exp(iv.ONE, self.bits))

    def known_sign(self, value: Known) -> int | None:
        """The sign; None where so many bits do not tell."""
        sign = iv.sign(value.bounds)
        if sign is None and self.believing and self.tame and iv.magnitude(value.bounds) < _GONE:
            return 0
        return sign

    def sign(self, value: Known) -> int:
        """The sign.

        Raises
        ------
        Undecided
            So many bits do not tell.
        """
        sign = self.known_sign(value)
        if sign is None:
            raise Undecided
        return sign

    # --- algebra -----------------------------------------------------------------------------------------

    def negate(self, u: Known) -> Known:
        """-u"""
        return self.known(asked(lambda a: -a, u.exact), iv.neg(u.bounds, self.bits))

    def sum(self, terms: list[Known]) -> Known:
        """The sum of some numbers."""
        bounds = reduce(lambda a, b: iv.add(a, b, self.bits), [term.bounds for term in terms])
        return self.known(asked(sympy.Add, *(term.exact for term in terms)), bounds)

    def minus(self, u: Known, v: Known) -> Known:
        """u - v"""
        return self.sum([u, self.negate(v)])

    def times(self, u: Known, v: Known) -> Known:
        """u * v"""
        return self.known(asked(sympy.Mul, u.exact, v.exact), iv.mul(u.bounds, v.bounds, self.bits))

    def over(self, u: Known, v: Known) -> Known:
        """u / v"""
        need(self.sign(v) != 0)
        return self.known(asked(lambda a, b: a / b, u.exact, v.exact), iv.div(u.bounds, v.bounds, self.bits))

    def rational_power(self, base: Known, exponent: Fraction) -> Known:
        """base^(p/q), where odd roots of negative numbers are real."""
        p, q = exponent.numerator, exponent.denominator
        if q == 1:
            need(p >= 0 or self.sign(base) != 0)
            exact = asked(_small_power, base.exact, sympy.Integer(p))
            return self.known(exact, iv.whole_power(base.bounds, p, self.bits))
        if exponent < 0 or q % 2 == 0:
            certain = self.sign(base)
            need((certain >= 0 or q % 2 == 1) and (certain != 0 or exponent > 0))
        sign = self.known_sign(base)
        bounds = iv.root_power(base.bounds, exponent, self.bits)
        if sign is None:
            return self.known(None, bounds)
        size = base.exact if sign >= 0 or base.exact is None else -base.exact
        exact = asked(_small_power, size, sympy.Rational(p, q))
        return self.known(-exact if exact is not None and sign < 0 and p % 2 else exact, bounds)

    def power(self, base: Known, exponent: Known) -> Known:
        """base^exponent; of a negative base only for a whole number or a fraction that is known exactly."""
        sign = self.sign(base)
        if sign < 0 and exponent.exact is not None and exponent.exact.is_Rational:
            above, below = int(exponent.exact.p), int(exponent.exact.q)
            if max(abs(above), below) <= _LARGEST_POWER:
                return self.rational_power(base, Fraction(above, below))
        need(sign > 0 or (sign == 0 and self.sign(exponent) > 0))
        if sign == 0:
            return ZERO
        exact = asked(_small_power, base.exact, exponent.exact)
        return self.known(exact, iv.power(base.bounds, exponent.bounds, self.bits))

    # --- choices -----------------------------------------------------------------------------------------

    def absolute(self, u: Known) -> Known:
        """|u|"""
        sign = self.known_sign(u)
        if sign is None:
            return self.known(None, iv.absolute(u.bounds, self.bits))
        return self.negate(u) if sign < 0 else u

    def extreme(self, u: Known, v: Known, larger: bool) -> Known:
        """The larger or the smaller of two."""
        sign = self.known_sign(self.minus(u, v))
        if sign is None:
            bounds = (iv.greatest if larger else iv.least)(u.bounds, v.bounds)
            return self.known(None, bounds)
        return u if (sign > 0) == larger else v

    def floor(self, u: Known) -> Known:
        """The largest whole number not above u."""
        if u.exact is not None and u.exact.is_Rational:
            return self.fraction(Fraction(u.exact.p // u.exact.q))
        low, high = iv.floor(u.bounds, self.bits)
        if low == high and iv.magnitude(u.bounds) < self.bits:
            return self.fraction(iv.to_fraction(low))
        if iv.magnitude((low, high)) < MOST_BITS:
            whole = self.fraction(iv.to_fraction(high))
            # Exactly the whole number between the bounds?
            if self.known_sign(self.minus(u, whole)) == 0:
                return whole
        return self.known(None, (low, high))
