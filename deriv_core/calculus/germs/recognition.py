"""The exact number a 60-digit one is, where that is beyond reasonable doubt."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy

from deriv_core.calculus.precision import MP, Real

# A number this close (relatively) to a fraction this short is that fraction: chance does it once in 10^24.
_CLOSE = MP.mpf(10) ** -45
_LONGEST = 10**20
_LONGEST_MULTIPLE = 10**10
_LARGEST_LOGARITHM = 20  # e^20 is beyond the numerators looked for


def recognised(number: Real) -> sympy.Expr | None:
    """The fraction, the multiple of π or e, the square or cube root, or the logarithm that a number is.

    Parameters
    ----------
    number : mpf
        With 60 digits, of which 45 or more are right; may be infinite.

    Returns
    -------
    sympy.Expr or None
        None where the number is none of these.
    """
    if MP.isinf(number):
        return sympy.oo if number > 0 else -sympy.oo
    plain = fraction_near(number, _LONGEST)
    if plain is not None:
        return _rational(plain)
    for value, unit in (
        (+MP.pi, sympy.pi),
        (+MP.e, sympy.E),
        (1 / MP.pi, 1 / sympy.pi),
        (1 / MP.e, 1 / sympy.E),
    ):
        multiple = fraction_near(number / value, _LONGEST_MULTIPLE)
        if multiple is not None:
            return _rational(multiple) * unit
    square = fraction_near(number * number, _LONGEST_MULTIPLE)
    if square is not None:
        return (1 if number > 0 else -1) * sympy.sqrt(_rational(square))
    cube = fraction_near(number * number * abs(number), _LONGEST_MULTIPLE)
    if cube is not None:
        return (1 if number > 0 else -1) * sympy.cbrt(_rational(cube))
    power = fraction_near(MP.exp(number), 10**6) if abs(number) < _LARGEST_LOGARITHM else None
    return None if power is None else _logarithm(power, number)


def _logarithm(power: Fraction, number: Real) -> sympy.Expr | None:
    """ln(power) if that is the number: of e^(-800) the exponential is 1 to 60 digits, and it is not ln 1."""
    close = abs(MP.log(MP.mpf(power.numerator) / power.denominator) - number) <= _CLOSE * abs(number)
    return sympy.log(_rational(power)) if close else None


def in_decimals(number: Real) -> sympy.Expr:
    """30 digits, for a number that is not recognised."""
    return sympy.Float(MP.nstr(number, 32), 30)


def agree(exact: Any, number: Real) -> bool:
    """Whether an exact SymPy number has the value of a 60-digit one, of which 0 leaves the last digits."""
    value = in_digits(exact)
    if value is None:
        return False
    return bool(abs(value - number) <= (_CLOSE if not value else MP.mpf(10) ** -35 * abs(number)))


def in_digits(exact: Any) -> Real | None:
    """50 digits of a SymPy number; None where SymPy has none."""
    try:
        value = exact.evalf(50)
        # One binary digit is what SymPy leaves of a sum that it finds to be 0 as far as it looks.
        return MP.mpf(0 if getattr(value, "_prec", 0) == 1 else sympy.Float(value, 50)._mpf_)
    except (TypeError, ValueError, ArithmeticError):
        return None


def fraction_near(number: Real, largest: int) -> Fraction | None:
    """The only fraction within reach of a number whose numerator times denominator is at most `largest`."""
    size = abs(number)
    if not size:
        return Fraction(0)
    if size > largest or size * largest < 1:
        return None
    scaled = Fraction(int(MP.nint(number * MP.mpf(2) ** 200)), 2**200)
    nearest = scaled.limit_denominator(int(MP.sqrt(largest / size)) + 1)
    distance = abs(number - MP.mpf(nearest.numerator) / nearest.denominator)
    return nearest if distance <= _CLOSE * size else None


def _rational(value: Fraction) -> sympy.Expr:
    return sympy.Rational(value.numerator, value.denominator)
