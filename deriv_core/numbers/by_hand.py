"""Numbers for reading: a true minus, powers of ten as written by hand, "=" only before what is exact."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Literal

from deriv_core.numbers.rounding import to_digits, written_as
from deriv_core.words import Message

MINUS = "−"
READABLE_DIGITS = 7
#: Raised signs, and the plain ones they stand for.
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))

_PLAIN = str.maketrans(SUPERSCRIPTS | {MINUS: "-"})
_RAISED = {plain: sign for sign, plain in SUPERSCRIPTS.items()}
_POWER = re.compile(f"[{''.join(SUPERSCRIPTS)}]+")
_SIZE = r"(\d+(?:\.\d+)?)(?:·10([⁻⁰¹²³⁴-⁹]+))?|10([⁻⁰¹²³⁴-⁹]+)"
_WRITTEN = re.compile(f"([+−]?)(?:{_SIZE})")
_WITH_E = re.compile(r"[-−]?\d+(?:\.\d+)?e[-−+]?\d+")

_LARGEST_WHOLE = 1e12
# Outside of these a number is written with a power of ten: in seven digits beyond 10⁷, in full beyond 10¹⁶.
_SMALLEST_PLAIN = 1e-4
_MOST_PLAIN = 16
# A rounded number of two or three digits would claim the noughts at its end.
_LARGEST_ROUNDED = 1e5


def raised(number: int) -> str:
    """A whole number as an exponent is written: ⁻¹²"""
    return "".join(_RAISED[sign] for sign in str(number))


def in_plain_powers(written: str, opening: str, closing: str) -> str:
    """The same with plain digits between two signs for the raised ones.

    >>> in_plain_powers("1.5·10⁻⁸", "^{", "}")
    '1.5·10^{-8}'
    """
    return _POWER.sub(lambda found: f"{opening}{found[0].translate(_PLAIN)}{closing}", written)


def by_hand(text: str) -> str:
    """A plain decimal as it is written by hand.

    >>> by_hand("-0.25"), by_hand("-2.5e-08"), by_hand("1e+308")
    ('−0.25', '−2.5·10⁻⁸', '10³⁰⁸')
    """
    mantissa, with_power, exponent = text.replace(MINUS, "-").partition("e")
    shown = mantissa.replace("-", MINUS)
    if not with_power:
        return shown
    power = f"10{raised(int(exponent))}"
    return {"1": power, f"{MINUS}1": MINUS + power}.get(shown, f"{shown}·{power}")


def number(value: float, digits: int = READABLE_DIGITS) -> str:
    """A number for reading, in about seven digits, or as many as are asked for; a whole number in full.

    >>> number(6.000999999999479), number(-0.25), number(1e-8), number(float("nan")), number(123456789.0)
    ('6.001', '−0.25', '10⁻⁸', 'not defined', '123456789')
    >>> number(6.000999999999479, 17)
    '6.000999999999479'
    """
    if value.is_integer() and abs(value) < _LARGEST_WHOLE:
        return by_hand(str(int(value)))
    return _written(to_digits(value, digits), 10.0 ** min(digits, _MOST_PLAIN))


def few_digits(value: float, digits: int = 2) -> str:
    """A rounded number for a sentence.

    >>> few_digits(3.6e-8), few_digits(1e-8), few_digits(-0.25), few_digits(1234.5, 3), few_digits(123456.0)
    ('3.6·10⁻⁸', '10⁻⁸', '−0.25', '1230', '1.2·10⁵')
    """
    return _written(to_digits(value, digits), _LARGEST_ROUNDED)


def far_number(text: str) -> str:
    """A number that floats are too short for.

    >>> far_number("-4.50000e-695")
    '−4.5·10⁻⁶⁹⁵'
    """
    mantissa, _, exponent = text.partition("e")  # beyond what a Decimal bears, too
    return by_hand(f"{mantissa.rstrip('0').rstrip('.') if '.' in mantissa else mantissa}e{exponent}")


def _written(rounded: float, plain_below: float) -> str:
    if math.isnan(rounded):
        return Message("numbers-not-defined")
    if math.isinf(rounded):
        # What a float cannot hold is not infinite for that.
        if rounded > 0:
            return Message("numbers-over", number="10³⁰⁸")
        return Message("numbers-under", number=f"{MINUS}10³⁰⁸")
    if rounded == 0:
        return "0"
    shortest = written_as(rounded).normalize()
    plain = _SMALLEST_PLAIN <= abs(rounded) < plain_below
    return by_hand(f"{shortest:f}" if plain else f"{shortest:e}")


def signed(value: float, digits: int = READABLE_DIGITS) -> str:
    """A number with its sign always shown, for a difference.

    >>> signed(0.000999999999479, 4), signed(-0.5), signed(0.0)
    ('+0.001', '−0.5', '0')
    """
    return with_sign(value, number(value, digits))


def with_sign(value: float, shown: str) -> str:
    """A number that is written already, with a plus in front where it is above 0."""
    return f"+{shown}" if value > 0 and shown != "0" else shown


def pretty(sentence: str) -> str:
    """Plain numbers in a sentence, as they are written by hand.

    >>> pretty("the slope is 2*sqrt(2), at w = pi/2 about 8.7312e+09")
    'the slope is 2·√(2), at w = π/2 about 8.7312·10⁹'
    """
    sentence = re.sub(r"\bpi\b", "π", sentence.replace("sqrt(", "√(").replace("*", "·"))
    return _WITH_E.sub(lambda found: by_hand(found[0]), sentence)


def pretty_exact(text: str) -> str:
    """A plain exact text as it is printed.

    >>> pretty_exact("-3*sqrt(2)/2"), pretty_exact("-1e-8")
    ('−3·√(2)/2', '−10⁻⁸')
    """
    return pretty(text).replace("-", MINUS)


def read_written(shown: str) -> Fraction | None:
    """The number that a text written here says; None where it says none.

    >>> read_written("−2·10⁻⁸") == Fraction(-2, 10**8), read_written("+0.25"), read_written("over 10³⁰⁸")
    (True, Fraction(1, 4), None)
    """
    found = _WRITTEN.fullmatch(shown)
    if not found:
        return None
    sign, mantissa, power, power_alone = found.groups()
    size = Fraction(mantissa or 1) * Fraction(10) ** int((power or power_alone or "0").translate(_PLAIN))
    return -size if sign == MINUS else size


def shows_exactly(shown: str, ratio: Fraction | None) -> bool:
    """Whether a shown decimal is the exact value itself and not a rounding of it.

    >>> shows_exactly("−0.25", Fraction(-1, 4)), shows_exactly("0.3333333", Fraction(1, 3))
    (True, False)
    """
    return ratio is not None and read_written(shown) == ratio


def equal_or_about(shown: str, ratio: Fraction | None) -> Literal["=", "≈"]:
    """What stands before a shown decimal.

    >>> equal_or_about("0.25", Fraction(1, 4)), equal_or_about("0.25", None)
    ('=', '≈')
    """
    return "=" if shows_exactly(shown, ratio) else "≈"
