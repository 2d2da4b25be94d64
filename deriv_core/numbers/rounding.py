"""Floats and their significant digits."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

ALL_DIGITS = 17  # of a float


def to_digits(x: float, digits: int) -> float:
    """The float nearest to x as it is with so many significant digits; halves go away from 0, as on paper.

    >>> to_digits(6.000999999999479, 7), to_digits(1234567.5, 7), to_digits(1234566.5, 7)
    (6.001, 1234568.0, 1234567.0)
    """
    if not math.isfinite(x) or digits >= ALL_DIGITS:
        return float(x)
    return float(Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal_from_float(float(x)))


def written_as(x: float) -> Decimal:
    """The shortest decimal that reads back as a float."""
    return Decimal(repr(float(x)))


def as_decimal(x: float) -> Fraction:
    """The decimal that a float is written as: a tenth for 0.1, which the float is not.

    >>> as_decimal(0.1), as_decimal(-2.5e-8)
    (Fraction(1, 10), Fraction(-1, 40000000))
    """
    return Fraction(written_as(x))


def decade(x: float) -> int:
    """The power of ten of a number's first digit.

    >>> decade(6.02e23), decade(-0.05), decade(1.0)
    (23, -2, 0)
    """
    return written_as(x).adjusted()


def length(x: float) -> int:
    """With how many digits a float is written, noughts at both ends not counted.

    >>> length(0.25), length(1200.0), length(1 / 3)
    (2, 2, 16)
    """
    return len(written_as(x).normalize().as_tuple().digits)


def agreeing_digits(a: float, b: float, most: int = ALL_DIGITS) -> int:
    """To how many significant digits a agrees with b: they differ by at most half a unit of b's last one.

    Not the length of a common beginning: 5.99999996 and 6 agree to 8 digits. Nor what rounding both to so
    many leaves equal: that would let -0.17 agree with -0.25, as -0.2.
    Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.2.

    Parameters
    ----------
    a, b : float
        Finite; b is not 0.
    most : int

    Examples
    --------
    >>> agreeing_digits(5.99999996, 6.0), agreeing_digits(6.001, 6.0), agreeing_digits(-1 / 6, -0.25)
    (8, 3, 0)
    """
    exponent = decade(b)
    halves = ((n, 0.5 * 10.0 ** (exponent + 1 - n)) for n in range(most, 0, -1))
    return next((n for n, half in halves if abs(a - b) <= half), 0)
