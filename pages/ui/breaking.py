r"""Formulas that may go on in the next line: before a sign, as in print, and inside long brackets too.

KaTeX by itself breaks behind a sign, and never inside ``\left( ... \right)`` or a group.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r" (?:[-+=]|\\cdot) |\\left *(?:\\[{}|]|.)|\\right *(?:\\[{}|]|.)|\\begin|\\end|\\[a-zA-Z]+|\\.|.",
    re.DOTALL,
)
_SIGN = re.compile(r" (?:[-+=]|\\cdot) ")
_COLOURED = re.compile(r"\{\\color(\{[^{}]*\})")
# What takes no room in a line of print.
_SILENT = re.compile(r"\\(?:left|right)|[{}^_ ]|\\(?=[a-z])")
_COLOUR = re.compile(r"\\color\{[^{}]*\}")
# About what a phone shows of a formula in one line.
_FITS = 30
# What is too short to stand alone at a line's end.
_HEAD = 6
_OPENS, _CLOSES = ("{", "\\left", "\\begin"), ("}", "\\right", "\\end")


def breakable(latex: str, *, display: bool = False) -> str:
    r"""The same formula; a long one is free to break before the signs outside of fractions and powers.

    `display` says that it is set with fractions as large as on a line of their own.

    >>> breakable("2 x + 1")
    '2 x + 1'
    >>> breakable("120 x^{5} - 30 x^{4} - 3 x^{3} + 7 x^{2} - 11 x + 1200").count(r"\allowbreak ")
    4
    """
    return latex if _length(latex) <= _FITS else _broken(latex, r"\bigg" if display else r"\Big")


def _broken(latex: str, tall: str) -> str:
    tokens, at = _TOKEN.findall(latex), 0
    parts: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at) if token.startswith(_OPENS) else at
        if _SIGN.fullmatch(token):
            before = r"\allowbreak" if _length("".join(tokens[:at])) > _HEAD else ""
            parts.append(rf"{before}{token}\nobreak ")
        else:
            parts.append(_group(tokens[at : end + 1], tall))
        at = end + 1
    return "".join(parts)


def _group(tokens: list[str], tall: str) -> str:
    """A group as it is, but for one whose inside is a part of the line: a colour, a bracket round a sum."""
    whole = "".join(tokens)
    coloured = _COLOURED.match(whole)
    if coloured:
        inside = _broken(whole[coloured.end() : -1].lstrip(), tall)
        return rf"\textcolor{coloured[1]}{{{inside}}}"
    opening, closing = tokens[0], tokens[-1]
    inside = "".join(tokens[1:-1])
    if not (opening.startswith("\\left") and opening[-1] in "([" and closing[-1] in ")]"):
        return whole
    broken = _broken(inside, tall)
    if broken == inside:
        return whole
    # Brackets that grow hold their inside together; these have a size of their own.
    size = tall if "\\frac" in inside else r"\big"
    return f"{size}l{opening[-1]}{broken}{size}r{closing[-1]}"


def _closing(tokens: list[str], start: int) -> int:
    """Where the group that begins there ends; at the end of all where it never does."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].startswith(_OPENS) - tokens[at].startswith(_CLOSES)
        if depth == 0:
            return at
    return len(tokens) - 1


def _length(latex: str) -> int:
    """About how many letters wide it is; a fraction is as wide as the longer of its two halves."""
    tokens, length, at = _TOKEN.findall(_COLOUR.sub("", latex)), 0, 0
    while at < len(tokens):
        if tokens[at] == "\\frac":
            middle = _closing(tokens, at + 1) + 1
            end = _closing(tokens, middle) + 1
            length += max(_length("".join(tokens[at + 1 : middle])), _length("".join(tokens[middle:end])))
            at = end
        else:
            # A sign stands between two spaces.
            length += 2 if _SIGN.fullmatch(tokens[at]) else len(_SILENT.sub("", tokens[at]))
            at += 1
    return length
