"""How an exact number is written, one rule for the sentence, the readout, the tables, lessons and exports.

A decimal where decimals were typed, a fraction where fractions were, and where neither was, whichever is
shorter. A decimal that is exact is shown in full while it is not too long, and only then behind "=".
"""

from __future__ import annotations

import re
from fractions import Fraction

from deriv_core.numbers.by_hand import by_hand, number, shows_exactly
from deriv_core.numbers.rounding import ALL_DIGITS
from deriv_core.numbers.typed import decimal_text, significant_digits

# An exact decimal of more digits is rounded, unless every digit is asked for.
EXACT_DIGITS = 12
_DECIMAL = re.compile(r"\d\.|\.\d|\de-?\d", re.IGNORECASE)
_FRACTION = re.compile(r"\d\s*/\s*\d")


def exact_form(ratio: Fraction, *typed: str) -> str:
    """The exact text of a rational number, empty where it has no short one.

    Parameters
    ----------
    ratio : Fraction
    *typed : str
        What it was made of, as it was typed: the function, the point, the step.

    Examples
    --------
    >>> made = Fraction(121066009, 1000000)
    >>> exact_form(made, "(2 + 3w)^2", "3", "0.001"), exact_form(Fraction(61, 10), "w + 6", "1/10")
    ('121.066009', '61/10')
    >>> exact_form(Fraction(1, 4), "1/w", "4"), exact_form(Fraction(1, 4), "0.5w", "1/2")
    ('1/4', '0.25')
    """
    digits = significant_digits(ratio)
    if ratio.denominator == 1 or digits is None:
        return str(ratio)
    decimal = decimal_text(ratio) if digits <= ALL_DIGITS else ""
    if any(map(_DECIMAL.search, typed)):
        return decimal
    if any(map(_FRACTION.search, typed)) or not decimal:
        return str(ratio)
    return decimal if len(decimal) < len(str(ratio)) else str(ratio)


def is_decimal(text: str) -> bool:
    """Whether an exact text is a decimal or a whole number, and no fraction or root."""
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def shown_decimal(decimal: float, ratio: Fraction | None, digits: int) -> str:
    """A number's decimal: all of it where that is exact and not long, else rounded to the digits asked for.

    >>> shown_decimal(121.066009, Fraction(121066009, 1000000), 7), shown_decimal(1 / 3, Fraction(1, 3), 7)
    ('121.066009', '0.3333333')
    """
    most = max(digits, EXACT_DIGITS)
    own = None if ratio is None else significant_digits(ratio)
    if ratio is None or own is None or own > most:
        return number(decimal, digits)
    shown = number(float(ratio), max(own, digits))
    # Of 16 or 17 digits the nearest float may have others.
    return shown if shows_exactly(shown, ratio) else by_hand(decimal_text(ratio))
