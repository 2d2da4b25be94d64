"""From text to tokens, each with its position. Letter runs stay whole here; `letter_runs` explains them."""

from __future__ import annotations

import re

from deriv_core.errors import ExpressionError, ExpressionTooComplex
from deriv_core.expression.reading import latex_commands
from deriv_core.expression.reading.characters import GREEK, RAISED, SUBSCRIPTS, VULGAR, fold
from deriv_core.expression.reading.tokens import Kind, Token
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.numbers.by_hand import SUPERSCRIPTS
from deriv_core.words import Message

MAX_TOKENS = 200

_NUMBER = re.compile(r"(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_DERIVATIVE = re.compile(
    r"\s*(?:d\s*[A-Za-z]?\s*/\s*d\s*[A-Za-z]|\\[dt]?frac\s*\{\s*d\s*[A-Za-z]?\s*\}\s*\{\s*d\s*[A-Za-z]\s*\})"
)

_MODULE = re.compile(r"(?<![A-Za-z])(?:np|numpy|math|Math|sympy|sp|torch)\.(?=[A-Za-z])")
_DOTTED = re.compile(r"(?<![.])\.(?=[*/^])")
_ATAN2 = re.compile(r"atan2|arctan2", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")

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
    "=<": ("relation", "<="),
    "=>": ("relation", ">="),
    "!=": ("relation", "!="),
    "≤": ("relation", "<="),
    "≥": ("relation", ">="),
    "≠": ("relation", "!="),
    "&": ("keyword", "and"),
    "&&": ("keyword", "and"),
    "∧": ("keyword", "and"),
}
_ADVICE = {
    ".": (Message("reading-stray-dot"), Message("reading-decimal-point-needs-digit-after")),
    "'": (
        Message("reading-quote-mark-or-prime-not"),
        Message("reading-type-function-only-its-derivative"),
    ),
    "%": (
        Message("reading-not-part-notation"),
        Message("reading-for-percentage-divide-by-100"),
    ),
    "!": (Message("reading-factorials-not-supported"), Message("reading-write-product-out")),
    ";": (Message("reading-semicolon"), Message("reading-type-one-function-without")),
    "$": (Message("reading-dollar-sign"), Message("reading-type-formula-without-dollar-signs")),
    ":": (Message("reading-colon"), Message("reading-for-division-type")),
}


def tokenise(text: str, *, start: int = 0, bounded: bool = True) -> list[Token]:
    """The tokens of a text, ending with one of kind "end".

    Parameters
    ----------
    text : str
    start : int
        Where to begin; what stands before it is not read.
    bounded : bool
        False only for text of our own.

    Raises
    ------
    ExpressionError
        At a character that is not part of the notation.
    ExpressionTooComplex
        Over 300 characters or 200 tokens.
    """
    if bounded and len(text) > LONGEST_FUNCTION:
        message = Message("reading-characters-long-limit", text=len(text), longest_function=LONGEST_FUNCTION)
        hint = Message("reading-type-shorter-function")
        raise ExpressionTooComplex(message, text, LONGEST_FUNCTION, hint, "characters", LONGEST_FUNCTION)
    # np.sin is sin and x.^2 is x^2: blanks take the place of what says no more, so that positions hold
    folded = _DOTTED.sub(" ", _MODULE.sub(lambda module: " " * len(module.group()), fold(text, start)))
    _refuse_derivative(text, folded)
    if found_name := _ATAN2.search(folded):
        message = Message("reading-not-function-one-variable", found_name=found_name.group())
        raise ExpressionError(message, text, found_name.start(), Message("reading-for-x-0-type-arctan"))
    tokens: list[Token] = []
    position = start
    side = ""
    while position < len(folded):
        skip = _skipped(folded, position, tokens)
        if skip:
            position, side = skip[0], skip[1] or side
            continue
        found, position = _next(text, folded, position)
        if found[0].kind == "bar" and side.startswith(("left", "right")):
            found = [Token("open" if side == "left" else "close", "|", found[0].start, found[0].end)]
        side = ""
        _check_glued(text, tokens, found[0])
        tokens += found
        if bounded and len(tokens) > MAX_TOKENS:
            message, hint = (
                Message("reading-more-than-symbols", max_tokens=MAX_TOKENS),
                Message("reading-type-shorter-function"),
            )
            raise ExpressionTooComplex(message, text, found[0].start, hint, "tokens", MAX_TOKENS)
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def _refuse_derivative(text: str, folded: str) -> None:
    if _DERIVATIVE.match(folded):
        raise ExpressionError(
            Message("reading-asks-for-derivative-what-page"),
            text,
            len(folded) - len(folded.lstrip()),
            Message("reading-type-function-only"),
        )


def _skipped(folded: str, position: int, tokens: list[Token]) -> tuple[int, str] | None:
    """Where a space or a command without meaning ends, and the size command it may be; None for any other."""
    character = folded[position]
    if character == " " or (character == "~" and tokens and "\\" in folded):  # LaTeX's unbreakable space
        return position + 1, ""
    return latex_commands.skipped(folded, position) if character == "\\" else None


def _next(text: str, folded: str, position: int) -> tuple[list[Token], int]:
    """What begins at a position, and where reading goes on."""
    character = folded[position]
    if number := _NUMBER.match(folded, position):
        return [Token("number", number.group(), position, number.end())], number.end()
    if word := _WORD.match(folded, position):
        return [Token("word", word.group(), position, word.end())], word.end()
    if character == "\\":
        token, end = latex_commands.command(text, folded, position)
        return [token], end
    if character in GREEK:
        name = GREEK[character]
        kind: Kind = "constant" if name == "pi" else "letter"
        return [Token(kind, name, position, position + 1)], position + 1
    if character in RAISED:
        return _raised(text, folded, position)
    if character in SUBSCRIPTS:
        end = _end_of(folded, position, SUBSCRIPTS)
        digits = "".join(SUBSCRIPTS[c] for c in folded[position:end])
        return [Token("underscore", "_", position, position), Token("number", digits, position, end)], end
    token = _symbol(text, folded, position)
    return [token], token.end


def _symbol(text: str, folded: str, position: int) -> Token:
    character = folded[position]
    if character in VULGAR:
        top, bottom = VULGAR[character]
        return Token("fraction", f"{top}/{bottom}", position, position + 1)
    if character == "&" and r"\begin" in folded[:position]:
        return Token("column", "&", position, position + 1)
    for length in (2, 1):
        symbol = folded[position : position + length]
        if symbol in _SYMBOLS and len(symbol) == length:
            kind, value = _SYMBOLS[symbol]
            return Token(kind, value, position, position + length)
    if character == ":" and "piecewise" in folded[:position]:
        hint = Message("reading-write-piecewise-w-2-if")
        raise ExpressionError(Message("reading-these-cases-cannot-read"), text, position, hint)
    message, hint = _ADVICE.get(
        character,
        (Message("reading-character-not-part-notation", character=character), Message("reading-delete")),
    )
    raise ExpressionError(message, text, position, hint)


def _end_of(folded: str, position: int, characters: dict[str, str]) -> int:
    while position < len(folded) and folded[position] in characters:
        position += 1
    return position


def _raised(text: str, folded: str, position: int) -> tuple[list[Token], int]:
    """² and ⁻¹ as one exponent; ˣ and ²ˣ as what x^{...} would be."""
    end = _end_of(folded, position, RAISED)
    shown = "".join(RAISED[c] for c in folded[position:end])
    if not all(c in SUPERSCRIPTS for c in folded[position:end]):
        tokens = [Token("operator", "^", position, position + 1), Token("open", "}", position, position)]
        at = position
        while at < end:
            found, following = _next(text, folded[:position] + shown, at)
            tokens += found
            at = following
        return [*tokens, Token("close", "}", end, end)], end
    if not re.fullmatch(r"[+-]?\d+", shown):
        raise ExpressionError(
            Message("reading-small-exponent-not-whole-number"),
            text,
            position,
            Message("reading-type-instead"),
        )
    return [Token("power", shown.lstrip("+"), position, end)], end


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
            Message("reading-could-sum-or-product", shown=mixed),
            text,
            token.start,
            Message("reading-write-with-or-or-decimal"),
        )


def _stray_dot(text: str, position: int) -> tuple[str, str, int, str]:
    message, hint = _ADVICE["."]
    return message, text, position, hint
