r"""The LaTeX commands this language knows, and what each of them stands for."""

from __future__ import annotations

import re

from deriv_core.errors import ExpressionError
from deriv_core.expression.functions.table import SPELLINGS
from deriv_core.expression.reading.characters import GREEK
from deriv_core.expression.reading.tokens import Kind, Token
from deriv_core.words import Message

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.|$)")
_TEXTS = {"text", "textrm", "textit", "textbf", "textsf", "textnormal", "mbox"}
_FONTS = {"mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathnormal", "mathop", "operatorname"}
_FONTS |= {"boldsymbol", "bm", "rm", "it", "bf", "sf"}
_NAMED = re.compile(rf"\\(?:{'|'.join(_TEXTS | _FONTS)})\*?\s*\{{\s*([A-Za-z]+)\s*\}}")
_BLANK = re.compile(rf"\\(?:{'|'.join(_TEXTS)})\s*\{{\s*\}}")
_CASES = re.compile(r"\\(begin|end)\s*\{\s*[dr]?cases\s*\}")
_NO_DELIMITER = re.compile(r"\s*\.(?!\d)")

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
    "exponentialE": ("constant", "e"),
    "{": ("open", r"\}"),
    "}": ("close", r"\}"),
    "\\": ("row", ""),
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


def skipped(folded: str, position: int) -> tuple[int, str] | None:
    r"""Where a command ends that only spaces, sizes or sets type, and its name; None for any other."""
    blank = _BLANK.match(folded, position)
    if blank:
        return blank.end(), ""
    match = _COMMAND.match(folded, position)
    assert match is not None
    name, end = match.group()[1:], match.end()
    if name in _SIZES:
        nothing = _NO_DELIMITER.match(folded, end) if name in ("left", "right") else None
        return (nothing.end(), "") if nothing else (end, name)
    if name in _SPACES or (name in _FONTS and not _NAMED.match(folded, position)):
        return end, ""
    if (name in ("(", "[") and not folded[:position].strip()) or (
        name in (")", "]") and not folded[end:].strip()
    ):
        return end, ""
    return None


def command(text: str, folded: str, position: int) -> tuple[Token, int]:
    r"""The token a command stands for, and where reading goes on.

    Raises
    ------
    ExpressionError
        At a command that is not known.
    """
    cases = _CASES.match(folded, position)
    if cases:
        kind: Kind = "cases" if cases[1] == "begin" else "close"
        return Token(kind, "cases", position, cases.end()), cases.end()
    named = _NAMED.match(folded, position)
    if named:
        return _named(named, position), named.end()
    match = _COMMAND.match(folded, position)
    assert match is not None
    name, end = match.group()[1:], match.end()
    if name in _COMMANDS:
        kind, value = _COMMANDS[name]
        return Token(kind, value, position, end), end
    if name == "infty":
        message = Message("reading-infinity-not-number-function-can")
        raise ExpressionError(message, text, position, Message("reading-type-function-such-1-w"))
    raise ExpressionError(
        Message("reading-latex-command-not-known", name=name),
        text,
        position,
        Message("reading-known-frac-sqrt-sin-ln"),
    )


def _named(named: re.Match[str], position: int) -> Token:
    """A name in upright type: a function or a Greek letter of LaTeX, else letters as if typed plainly."""
    word = named.group(1)
    if word in ("sqrt", "frac"):  # a name written out takes its argument in brackets, as any function
        return Token("function", word, position, named.end())
    if word in _COMMANDS:
        kind, value = _COMMANDS[word]
        return Token(kind, value, position, named.end())
    return Token("word", word, named.start(1), named.end(1))
