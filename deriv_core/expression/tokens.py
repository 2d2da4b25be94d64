"""From text to tokens, each with its position. Letter runs stay whole here; `words` explains them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..errors import ExpressionError, ExpressionTooComplex
from .characters import GREEK, SUPERSCRIPTS, VULGAR, fold
from .functions import SPELLINGS

MAX_CHARACTERS = 300
MAX_TOKENS = 200

Kind: TypeAlias = Literal[
    "number",  # value: the digits as written
    "fraction",  # ½: value "1/2"
    "power",  # ², ⁻¹: value "2", "-1"
    "word",  # a run of letters not yet explained
    "function",
    "constant",
    "letter",  # the variable, or a letter that should be
    "keyword",
    "operator",  # + - * / ^
    "relation",
    "open",  # value: the bracket that closes it
    "close",
    "bar",  # | : opens or closes, the parser knows
    "comma",
    "root",  # √ ∛ ∜: value "2", "3", "4"
    "frac",  # \frac
    "sqrt",  # \sqrt
    "underscore",
    "end",
]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text, ``text[start:end]``."""

    kind: Kind
    value: str
    start: int
    end: int


_NUMBER = re.compile(r"(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.|$)")
_NAMED = re.compile(r"\\(?:mathrm|operatorname|mathit|mathop|rm)\s*\{\s*([A-Za-z]+)\s*\}")
_DERIVATIVE = re.compile(r"\s*(?:d\s*/\s*d\s*[A-Za-z]|\\[dt]?frac\s*\{\s*d\s*\}\s*\{\s*d\s*[A-Za-z]\s*\})")

_SYMBOLS: dict[str, tuple[Kind, str]] = {
    "+": ("operator", "+"),
    "-": ("operator", "-"),
    "*": ("operator", "*"),
    "/": ("operator", "/"),
    "^": ("operator", "^"),
    "**": ("operator", "^"),
    "(": ("open", ")"),
    "[": ("open", "]"),
    "{": ("open", "}"),
    "⌊": ("open", "⌋"),
    "⌈": ("open", "⌉"),
    ")": ("close", ")"),
    "]": ("close", "]"),
    "}": ("close", "}"),
    "⌋": ("close", "⌋"),
    "⌉": ("close", "⌉"),
    "|": ("bar", "|"),
    ",": ("comma", ","),
    "_": ("underscore", "_"),
    "√": ("root", "2"),
    "∛": ("root", "3"),
    "∜": ("root", "4"),
    "<": ("relation", "<"),
    ">": ("relation", ">"),
    "=": ("relation", "="),
    "==": ("relation", "="),
    "<=": ("relation", "<="),
    ">=": ("relation", ">="),
    "!=": ("relation", "!="),
    "≤": ("relation", "<="),
    "≥": ("relation", ">="),
    "≠": ("relation", "!="),
}
_COMMANDS: dict[str, tuple[Kind, str]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), ("frac", "frac")),
    **dict.fromkeys(("cdot", "times", "ast"), ("operator", "*")),
    "div": ("operator", "/"),
    **dict.fromkeys(("vert", "mid"), ("bar", "|")),
    "lvert": ("open", "|"),
    "rvert": ("close", "|"),
    "lfloor": ("open", "⌋"),
    "rfloor": ("close", "⌋"),
    "lceil": ("open", "⌉"),
    "rceil": ("close", "⌉"),
    "lbrack": ("open", "]"),
    "rbrack": ("close", "]"),
    **dict.fromkeys(("lt",), ("relation", "<")),
    **dict.fromkeys(("gt",), ("relation", ">")),
    **dict.fromkeys(("le", "leq", "leqslant"), ("relation", "<=")),
    **dict.fromkeys(("ge", "geq", "geqslant"), ("relation", ">=")),
    **dict.fromkeys(("ne", "neq"), ("relation", "!=")),
    "varepsilon": ("letter", "epsilon"),
    "vartheta": ("letter", "theta"),
    "varphi": ("letter", "phi"),
    "pi": ("constant", "pi"),
    **{name: ("letter", name) for name in GREEK.values() if name != "pi"},
    **{spelling: ("function", name) for spelling, name in SPELLINGS.items() if spelling.isalpha()},
}
# These two have LaTeX arguments of their own; \frac is not the fractional part.
_COMMANDS |= {"sqrt": ("sqrt", "sqrt"), "frac": ("frac", "frac")}
_SIZES = {f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")} | {
    "left",
    "right",
    "middle",
}
_SPACES = {",", ";", ":", "!", " ", ">", "quad", "qquad", "displaystyle", "textstyle", "thinspace", "limits"}

_ADVICE = {
    ".": ("There is a stray dot here.", "A decimal point needs a digit after it: 0.5."),
    "'": (
        "A quote mark or prime is not part of a function.",
        "Type the function only: its derivative is shown.",
    ),
    "%": ("% is not part of the notation.", "For a percentage divide by 100; for a remainder use frac."),
    "!": ("Factorials are not supported.", "Write the product out."),
    ";": ("There is a semicolon here.", "Type one function, without it."),
    "$": ("There is a dollar sign here.", "Type the formula without dollar signs."),
    ":": ("There is a colon here.", "For division type /."),
    "&": ("& is not part of the notation.", "Type one function of one variable."),
}


def tokenise(text: str, *, bounded: bool = True) -> list[Token]:
    """The tokens of a text, ending with one of kind "end".

    Parameters
    ----------
    text : str
    bounded : bool
        False only for text of our own.

    Raises
    ------
    ExpressionError
        At a character that is not part of the notation.
    ExpressionTooComplex
        Over 300 characters or 200 tokens.
    """
    if bounded and len(text) > MAX_CHARACTERS:
        raise ExpressionTooComplex(
            f"This is {len(text)} characters long; the limit is {MAX_CHARACTERS}.",
            text,
            MAX_CHARACTERS,
            "Type a shorter function.",
            "characters",
            MAX_CHARACTERS,
        )
    folded = fold(text)
    if _DERIVATIVE.match(folded):
        raise ExpressionError(
            "This asks for a derivative; that is what this page works out.",
            text,
            len(folded) - len(folded.lstrip()),
            "Type the function only.",
        )
    tokens: list[Token] = []
    position = 0
    side = ""
    while position < len(folded):
        if folded[position] == " ":
            position += 1
            continue
        token = _next(text, folded, position)
        position = token.end
        if token.kind == "word" and not token.value:  # a spacing or sizing command
            side = folded[token.start + 1 : token.end]
            continue
        if token.kind == "bar" and side.startswith(("left", "right")):
            token = Token("open" if side == "left" else "close", "|", token.start, token.end)
        side = ""
        _check_glued(text, tokens, token)
        tokens.append(token)
        if bounded and len(tokens) > MAX_TOKENS:
            message = f"This has more than {MAX_TOKENS} symbols."
            raise ExpressionTooComplex(
                message, text, token.start, "Type a shorter function.", "tokens", MAX_TOKENS
            )
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def _next(text: str, folded: str, position: int) -> Token:
    character = folded[position]
    number = _NUMBER.match(folded, position)
    if number:
        return Token("number", number.group(), position, number.end())
    if character.isascii() and character.isalpha():
        end = position
        while end < len(folded) and folded[end].isascii() and folded[end].isalpha():
            end += 1
        return Token("word", folded[position:end], position, end)
    if character == "\\":
        return _command(text, folded, position)
    if character in GREEK:
        name = GREEK[character]
        return Token("constant" if name == "pi" else "letter", name, position, position + 1)
    if character in SUPERSCRIPTS:
        end = position
        while end < len(folded) and folded[end] in SUPERSCRIPTS:
            end += 1
        digits = "".join(SUPERSCRIPTS[c] for c in folded[position:end])
        if (
            not digits.lstrip("+-")
            or not digits.lstrip("+-").isdigit()
            or len(digits.lstrip("+-")) < len(digits) - 1
        ):
            raise ExpressionError(
                "This small exponent is not a whole number.", text, position, "Type ^ instead."
            )
        return Token("power", digits.lstrip("+"), position, end)
    if character in VULGAR:
        top, bottom = VULGAR[character]
        return Token("fraction", f"{top}/{bottom}", position, position + 1)
    for length in (2, 1):
        symbol = folded[position : position + length]
        if symbol in _SYMBOLS and len(symbol) == length:
            kind, value = _SYMBOLS[symbol]
            return Token(kind, value, position, position + length)
    message, hint = _ADVICE.get(character, (f"{character} is not part of the notation.", "Delete it."))
    raise ExpressionError(message, text, position, hint)


def _command(text: str, folded: str, position: int) -> Token:
    named = _NAMED.match(folded, position)
    if named:
        word = named.group(1)
        if word in ("sqrt", "frac"):  # a name written out takes its argument in brackets, as any function
            return Token("function", word, position, named.end())
        if word in _COMMANDS:
            kind, value = _COMMANDS[word]
            return Token(kind, value, position, named.end())
        if word == "e":
            return Token("constant", "e", position, named.end())
    match = _COMMAND.match(folded, position)
    assert match is not None
    name, end = match.group()[1:], match.end()
    if name in _SIZES or name in _SPACES:
        return Token("word", "", position, end)
    if name in _COMMANDS:
        kind, value = _COMMANDS[name]
        return Token(kind, value, position, end)
    if name == "infty":
        message = "Infinity is not a number a function can use."
        raise ExpressionError(message, text, position, "Type a function such as 1/w.")
    raise ExpressionError(
        f"The LaTeX command \\{name} is not known here.",
        text,
        position,
        "Known are \\frac, \\sqrt, \\sin, \\ln, \\cdot, \\left, \\right and the like.",
    )


def _check_glued(text: str, tokens: list[Token], token: Token) -> None:
    """Refuse x2, x.5 and 2½, whose meaning nobody can know."""
    before = tokens[-1] if tokens else None
    if before is None or before.end != token.start:
        return
    if (
        token.kind == "number"
        and token.value.startswith(".")
        and before.kind != "operator"
        and (before.kind in ("word", "letter", "constant", "number", "close", "power", "fraction"))
    ):
        raise ExpressionError(*_stray_dot(text, token.start))
    if before.kind == "number" and token.kind == "fraction":
        mixed = before.value + text[token.start]
        raise ExpressionError(
            f"{mixed} could be a sum or a product.",
            text,
            token.start,
            "Write it with + or *, or as a decimal.",
        )


def _stray_dot(text: str, position: int) -> tuple[str, str, int, str]:
    message, hint = _ADVICE["."]
    return message, text, position, hint
