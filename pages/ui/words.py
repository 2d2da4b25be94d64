"""Numbers and small sentences the way the page writes them."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from deriv_core.expression.decimals import ALL_DIGITS as ALL_DIGITS
from deriv_core.expression.decimals import as_typed
from deriv_core.expression.reading.characters import GREEK

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")

READABLE_DIGITS = 7
_LARGEST_WHOLE = 1e12
_LONGEST_NAME = 40
# Of what a gesture writes into a field; what is typed there may have as many as a float.
MOST_DIGITS = 12


def plain(text: str) -> str:
    r"""`text` so that Markdown shows it letter by letter: every sign that could mean something is escaped.

    >>> plain("2*w [x](y) $1$")
    '2\\*w \\[x\\]\\(y\\) \\$1\\$'
    """
    return _PUNCTUATION.sub(r"\\\1", text.replace("\n", " "))


def number(value: float, digits: int = READABLE_DIGITS) -> str:
    """A number for reading: a true minus, no trailing noughts, powers of ten as they are written by hand.

    >>> number(6.000999999999479), number(-0.25), number(1e-8), number(float("nan")), number(123456789.0)
    ('6.001', '−0.25', '10⁻⁸', 'not defined', '123456789')
    >>> number(6.000999999999479, ALL_DIGITS)
    '6.000999999999479'
    """
    if math.isnan(value):
        return "not defined"
    if math.isinf(value):
        # What a float cannot hold is not infinite for that.
        return "over 10³⁰⁸" if value > 0 else "under −10³⁰⁸"
    if value.is_integer() and abs(value) < _LARGEST_WHOLE:
        return str(int(value)).replace("-", "−")
    shown = repr(value) if digits >= ALL_DIGITS else f"{value:.{digits}g}"
    mantissa, _, exponent = shown.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    if mantissa == "-0":
        mantissa = "0"
    mantissa = mantissa.replace("-", "−")
    if not exponent:
        return mantissa
    power = "10" + str(int(exponent)).translate(_SUPERSCRIPT)
    return {"1": power, "−1": "−" + power}.get(mantissa, f"{mantissa}·{power}")


def signed(value: float, digits: int = READABLE_DIGITS) -> str:
    """The same with its sign always shown, for a difference.

    >>> signed(0.000999999999479, 4), signed(-0.5), signed(0.0)
    ('+0.001', '−0.5', '0')
    """
    return with_sign(value, number(value, digits))


def with_sign(value: float, shown: str) -> str:
    """A number that is written already, with a plus in front where it is above 0."""
    return f"+{shown}" if value > 0 and shown != "0" else shown


def pretty(sentence: str) -> str:
    """The library's plain numbers in a sentence, as the page writes them.

    >>> pretty("the slope is 2*sqrt(2), at w = pi/2 about 8.7312e+09")
    'the slope is 2·√(2), at w = π/2 about 8.7312·10⁹'
    """
    sentence = re.sub(r"\bpi\b", "π", sentence.replace("sqrt(", "√(").replace("*", "·"))
    return re.sub(
        r"(\d)e([+−-]?)0*(\d+)",
        lambda found: (
            f"{found[1]}·10" + (found[2].strip("+").replace("−", "-") + found[3]).translate(_SUPERSCRIPT)
        ),
        sentence,
    )


def sentence_of(words: str) -> str:
    """Words with a capital and a full stop, whatever they came with.

    >>> sentence_of("a corner, so no tangent")
    'A corner, so no tangent.'
    """
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "…")) else ".")


def letter(variable: str) -> str:
    """The variable as it is written: w stays w, theta is θ.

    >>> letter("w"), letter("theta")
    ('w', 'θ')
    """
    return next((sign for sign, name in GREEK.items() if name == variable), variable)


def field_text(value: float) -> str:
    """A number as a learner would type it, in at most twelve digits.

    >>> field_text(3.0), field_text(-0.0), field_text(2.4375), field_text(5e-05), field_text(1 / 3)
    ('3', '0', '2.4375', '5e-5', '0.333333333333')
    """
    return as_typed(value, MOST_DIGITS)


def caret(text: str, position: int, width: int = 60) -> str:
    """`text` with a caret under the character at `position`; a long text is cut to what surrounds it.

    >>> print(caret("sin(", 3))
    sin(
       ^
    """
    start = max(0, position - width * 2 // 3)
    cut = text[start : start + width]
    ahead = "…" if start else ""
    behind = "…" if start + width < len(text) else ""
    # A tab or another control sign would move the caret away from its character.
    shown = "".join(sign if sign.isprintable() else "�" for sign in cut)
    return f"{ahead}{shown}{behind}\n{' ' * (len(ahead) + position - start)}^"


def shows_exactly(shown: str, ratio: Fraction | None) -> bool:
    """Whether a shown decimal is the exact value itself and not a rounding of it.

    >>> shows_exactly("−0.25", Fraction(-1, 4)), shows_exactly("0.3333333", Fraction(1, 3))
    (True, False)
    >>> shows_exactly("−2·10⁻⁸", Fraction(-2, 10**8))
    True
    """
    if ratio is None:
        return False
    try:
        mantissa, _, power = re.sub(r"^([+−]?)10(?=[⁻⁰¹²³⁴-⁹])", r"\g<1>1·10", shown).partition("·10")
        return (
            Fraction(mantissa.translate(_PLAIN)) * Fraction(10) ** int(power.translate(_PLAIN) or 0) == ratio
        )
    except ValueError:  # no number at all
        return False


def file_name(function: str, point: str) -> str:
    """A name that every system takes.

    >>> file_name("w^2", "3"), file_name("sin(w)/w", "-pi/4")
    ('derivative-w-2-at-3', 'derivative-sin-w-w-at-minus-pi-4')
    """
    at = f"minus {point[1:]}" if point.startswith("-") else point
    return f"derivative-{_slug(function) or 'of-a-function'}-at-{_slug(at) or 'a-point'}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_NAME].strip("-")
