"""A tree with its spans: where in the text each node stands, and which notation was used there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from deriv_core.expression.reading.grammar.applications import Application
from deriv_core.expression.reading.tokens import OPERAND_STARTS, Token
from deriv_core.expression.tree import Expression

# How a node was written, where that is needed to tell what else it may mean.
Notation: TypeAlias = Literal[
    "number",  # digits; not those of ½ and ²
    "brackets",  # an operand in brackets; this span has the brackets too
    "quotient",  # a/b
    "power",  # a^b, b without brackets
    "mod",  # x mod m
    "inverse",  # sin^-1: the node is the exponent
    "root sign",  # √x
    "indexed root",  # √[3]{x}
    "bare LaTeX root",  # \sqrt x
    "typed fraction",  # frac{1}{x}
    "foreign cases",  # If(x < 0, -x, x)
]


class Span(NamedTuple):
    """A node and the tokens it was read from, ``tokens[first:end]``. Brackets around a node are outside."""

    node: Expression
    first: int
    end: int
    notation: Notation | Application | None = None


class Spans:
    """The spans of one tree, parts before the whole, in the order they were read.

    Attributes
    ----------
    factors : dict
        By the token a factor begins at: the factor, an operand with its signs and exponents, and its end.
    exponents : dict
        By the token they begin at: what stands raised above a base, in turn, and its end.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self.factors: dict[int, tuple[Expression, int]] = {}
        self.exponents: dict[int, tuple[list[Expression], int]] = {}
        self._spans: list[Span] = []
        self._firsts: dict[int, int] = {}  # by the id of a node, which `_spans` keeps alive

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def add(self, span: Span) -> None:
        """Add a span; the first one of a node says where it begins."""
        self._spans.append(span)
        self._firsts.setdefault(id(span.node), span.first)

    def first_of(self, node: Expression) -> int:
        """The token at which a node begins that was read."""
        return self._firsts[id(node)]

    def start_of(self, node: Expression) -> int:
        """Where in the text a node begins; 0 for what is only stood for, as the 0 of relu(x)."""
        first = self._firsts.get(id(node))
        return 0 if first is None else self._tokens[first].start


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text was read as."""

    text: str
    tokens: list[Token]
    tree: Expression
    spans: Spans

    def shown(self, first: int, end: int) -> str:
        """The text of some tokens."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def token(self, index: int) -> Token:
        """The token at an index; the last one for all beyond."""
        return self.tokens[min(index, len(self.tokens) - 1)]

    def glued(self, index: int) -> bool:
        """Whether no blank stands before a token."""
        return self.tokens[index].start == self.tokens[index - 1].end

    def goes_on(self, index: int) -> bool:
        """Whether what begins at a token stands side by side with what ends there."""
        kind = self.tokens[index].kind
        return kind in OPERAND_STARTS and (kind != "bar" or index in self.spans.factors)
