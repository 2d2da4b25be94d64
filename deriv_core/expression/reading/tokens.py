"""What a text is made of: its pieces, each with its kind, its value and its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

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
    "cases",  # \begin{cases}
    "column",  # & in it
    "row",  # \\ in it
    "end",
]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text, ``text[start:end]``."""

    kind: Kind
    value: str
    start: int
    end: int


#: The kinds an operand begins with; a bar may close one instead.
OPERAND_STARTS: frozenset[Kind] = frozenset(
    (
        *("number", "fraction", "constant", "letter", "function", "open", "bar"),
        *("root", "frac", "sqrt", "cases"),
    )
)
