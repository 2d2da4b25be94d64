"""Numbers as plain text that can be typed back, and how many digits an exact number has."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.numbers.rounding import ALL_DIGITS

# Of what a gesture writes into a field; what is typed there may have as many as a float.
MOST_DIGITS = 12


def as_typed(value: float, digits: int = ALL_DIGITS) -> str:
    """The text of a float that reads back as it: no noughts that say nothing, not even in a power of ten.

    >>> as_typed(3.0), as_typed(-0.0), as_typed(5e-05), as_typed(1e+16), as_typed(1 / 3, 4)
    ('3', '0', '5e-5', '1e16', '0.3333')
    """
    shown = repr(value + 0.0) if digits >= ALL_DIGITS else f"{value + 0.0:.{digits}g}"
    mantissa, sign, exponent = shown.partition("e")
    return f"{mantissa.removesuffix('.0')}{sign}{int(exponent) if sign else ''}"


def field_text(value: float) -> str:
    """A number as a learner would type it, in at most twelve digits.

    >>> field_text(3.0), field_text(-0.0), field_text(2.4375), field_text(5e-05), field_text(1 / 3)
    ('3', '0', '2.4375', '5e-5', '0.333333333333')
    """
    return as_typed(value, MOST_DIGITS)


def significant_digits(ratio: Fraction) -> int | None:
    """How many digits the decimal of a number has; None where it never ends.

    >>> [significant_digits(Fraction(text)) for text in ("121066009/1000000", "1200", "1/8", "1/3")]
    [9, 2, 3, None]
    """
    rest, places = ratio.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return None
    return len(str(abs(ratio.numerator) * 10**places // ratio.denominator).rstrip("0")) or 1


def decimal_text(ratio: Fraction) -> str:
    """The decimal of a number whose decimal ends, in full.

    >>> [decimal_text(Fraction(text)) for text in ("-121066009/1000000", "1e-8", "7")]
    ['-121.066009', '0.00000001', '7']
    """
    places = 0
    while (ratio * 10**places).denominator != 1:
        places += 1
    digits = str(abs(ratio) * 10**places).rjust(places + 1, "0")
    cut = len(digits) - places
    return f"{'-' if ratio < 0 else ''}{digits[:cut]}{'.' if places else ''}{digits[cut:]}"
