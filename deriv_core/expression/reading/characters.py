"""Characters a learner may paste: folded one to one where the meaning is certain, else refused by name.

Folding keeps the length of the text, so every position still points into what was typed.
"""

from __future__ import annotations

import re
import unicodedata

from deriv_core.errors import ExpressionError
from deriv_core.numbers.by_hand import SUPERSCRIPTS
from deriv_core.words import Message

_FOLDS = {
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000\u2061\u2062", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("−‐‑‒–—﹣－➖", "-"),
    **dict.fromkeys("·⋅∙•×✕✖∗⁎＊", "*"),
    **dict.fromkeys("÷∕⁄／➗", "/"),
    **dict.fromkeys("＋➕﹢", "+"),
    **dict.fromkeys("❨﹙（⟮", "("),
    **dict.fromkeys("❩❫﹚）⟯", ")"),
    "❪": "(",
    **dict.fromkeys("［❲〔", "["),
    **dict.fromkeys("］❳〕", "]"),
    **dict.fromkeys("∣｜❘⏐", "|"),
    **dict.fromkeys("ˆ＾", "^"),
    **dict.fromkeys("＝﹦", "="),
    **dict.fromkeys("＜﹤", "<"),
    **dict.fromkeys("＞﹥", ">"),
    **dict.fromkeys("≤⩽≦", "≤"),
    **dict.fromkeys("≥⩾≧", "≥"),
    **dict.fromkeys("ⅇℯ", "e"),
    "⁢": " ",
    "µ": "μ",
    "≔": "=",
}

GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ϵ": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ϑ": "theta",
    "λ": "lambda",
    "μ": "mu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "φ": "phi",
    "ϕ": "phi",
    "ψ": "psi",
    "ω": "omega",
}
RAISED = SUPERSCRIPTS | dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᶿ⁽⁾", "abcdefghijklmnoprstuvwxyzθ()", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
_KNOWN = {*GREEK, *RAISED, *VULGAR, *"√∛∜≤≥≠⌊⌋⌈⌉"}
_LOG_BASE = re.compile(r"log\s*[₀-₉]+$", re.IGNORECASE)

# Letters of other alphabets that look like Latin ones, and the Latin letter a reader takes them for.
_LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧχνοικυıɑɡ",
        "aeopcyxijshdqwABEKMHOPCTYXIJSABEZHIKMNOPTYXxvoikuiag",
        strict=True,
    )
)
_ADVICE = {
    "∫": (
        Message("reading-integral-sign-not-part-function"),
        Message("reading-type-function-only-page-differentiates"),
    ),
    "∑": (Message("reading-sum-sign-not-part-function"), Message("reading-type-terms-with-between-them")),
    "∏": (
        Message("reading-product-sign-not-part-function"),
        Message("reading-type-factors-with-between-them"),
    ),
    "∂": (
        Message("reading-derivative-sign-not-part-function"),
        Message("reading-type-function-only-its-derivative"),
    ),
    "∞": (Message("reading-infinity-not-number-function-can"), Message("reading-type-function-such-1-w")),
    "→": (Message("reading-arrow-not-part-function"), Message("reading-type-function-only-such-1")),
    "±": (Message("reading-means-two-values-function-one"), Message("reading-choose-or")),
    "°": (Message("reading-angles-radians"), Message("reading-for-degrees-multiply-by-pi")),
    "′": (Message("reading-prime-asks-for-derivative"), Message("reading-type-function-only-its-derivative")),
}


_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"  # pasted along with a formula, around it


def fold(text: str, start: int = 0) -> str:
    """The text with every character either ASCII or one this language knows, at the same positions.

    What stands before `start` is left out: spaces take its place.

    Raises
    ------
    ExpressionError
        At the first invisible, look-alike or foreign character, with its name.
    """
    return " " * start + "".join(_fold_character(text, position) for position in range(start, len(text)))


def fold_leniently(text: str) -> str:
    """The text folded where it can be; every other character stays as it is."""
    folded = ""
    for position, character in enumerate(text):
        try:
            folded += _fold_character(text, position)
        except ExpressionError:
            folded += character
    return folded


def _fold_character(text: str, position: int) -> str:
    character = text[position]
    if character == "$" and _around(text, position):
        return " "
    if " " <= character <= "~" or character in _KNOWN:
        return character
    if character in _FOLDS:
        return _FOLDS[character]
    if character in _INVISIBLE and _around(text, position):
        return " "
    if character in "\r\n" and not (text[position:].strip() and text[:position].strip()):
        return " "
    if character in SUBSCRIPTS and _LOG_BASE.search(text[max(position - 12, 0) : position + 1]):
        return character
    compatible = unicodedata.normalize("NFKC", character)
    if len(compatible) == 1 and compatible.isascii() and compatible.isalnum() and _styled(character):
        return compatible
    if compatible in GREEK and _styled(character):
        return compatible
    raise ExpressionError(*_refusal(text, position))


def _around(text: str, position: int) -> bool:
    """Whether only blanks, invisible characters and dollar signs stand on one side of a position."""
    padding = _INVISIBLE + "$ \t\r\n"
    return not text[:position].strip(padding) or not text[position:].strip(padding)


def _styled(character: str) -> bool:
    # Only styles of one letter (bold, italic, full width); circled digits or Roman numerals mean more.
    name = unicodedata.name(character, "")
    return name.startswith(("MATHEMATICAL ", "FULLWIDTH ", "DOUBLE-STRUCK ", "SCRIPT "))


def _refusal(text: str, position: int) -> tuple[str, str, int, str]:
    character = text[position]
    if character in _ADVICE:
        message, hint = _ADVICE[character]
        return message, text, position, hint
    if character in "\r\n":
        return (
            Message("reading-function-one-line-new-line"),
            text,
            position,
            Message("reading-put-all-on-one-line"),
        )
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    if character in _LOOK_ALIKES:
        latin = _LOOK_ALIKES[character]
        message = Message("reading-letter-looks-like-latin-but", latin=latin, name=name)
        return message, text, position, Message("reading-type-on-keyboard", latin=latin)
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Zl", "Zp", "Cn", "Co", "Cs"):
        return (
            Message("reading-invisible-character", name=name),
            text,
            position,
            Message("reading-delete-and-type-on"),
        )
    if category.startswith("M"):
        return (
            Message("reading-accent-on-letter", name=name),
            text,
            position,
            Message("reading-use-plain-letter"),
        )
    if category == "Nd" or category == "No":
        return (
            Message("reading-digit-not-one-0-9", name=name),
            text,
            position,
            Message("reading-type-digit-on-keyboard"),
        )
    return Message("reading-symbol-not-part-notation", name=name), text, position, Message("reading-delete")
