"""A place in the tokens of one text: to look, to walk on, to point, and to note where each node stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from deriv_core.errors import ExpressionError, ExpressionTooComplex
from deriv_core.expression import bounds
from deriv_core.expression.reading.grammar.applications import Application
from deriv_core.expression.reading.grammar.spans import Notation, Span, Spans
from deriv_core.expression.reading.grammar.vertical_bars import Bars
from deriv_core.expression.reading.tokens import Kind, Token
from deriv_core.expression.tree import Expression, Product
from deriv_core.words import Message

_MAX_OPEN = 40
_MAX_OWN_OPEN = 60


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of `precedence` that the other functions come back to, for what stands inside of them."""

    sum: Callable[[Cursor], Expression]
    power: Callable[[Cursor], Expression]
    beside: Callable[[Cursor], Expression]
    operand: Callable[[Cursor], Expression]


class Cursor:
    """The tokens, where we are in them and inside of what, and the spans of what was read.

    Attributes
    ----------
    text : str
    tokens : list of Token
    token : Token
        The one here, ``tokens[index]``.
    index : int
    bounded : bool
        False only for text of our own.
    most_open : int
        How many levels may be open at once.
    inside : list of tuple
        The brackets we are inside of: what closes each, where it opens.
    bars : Bars
        Which of the bars open.
    rules : Rules
        What reads what stands inside of brackets, roots and functions.
    spans : Spans
    """

    def __init__(self, text: str, tokens: list[Token], bars: Bars, rules: Rules, *, bounded: bool) -> None:
        self.text = text
        self.tokens = list(tokens)  # digits may be cut off in it
        self.index = 0
        self.token = self.tokens[0]
        self.bounded = bounded
        self.most_open = _MAX_OPEN if bounded else _MAX_OWN_OPEN
        self.inside: list[tuple[str, int]] = []
        self.bars = bars
        self.rules = rules
        self.spans = Spans(self.tokens)
        self._depth = 0

    # --- to look and to walk on ----------------------------------------------------------------------------

    @property
    def before(self) -> Token:
        """The token before this one."""
        return self.tokens[self.index - 1]

    @property
    def following(self) -> Token:
        """The token after this one."""
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token here; walk on."""
        token = self.token
        if token.kind != "end":
            self.index += 1
            self.token = self.tokens[self.index]
        return token

    def at(self, kind: Kind, *values: str) -> bool:
        """Whether the token here is of this kind (and has one of these values)."""
        return self.token.kind == kind and (not values or self.token.value in values)

    def opens_next(self, *closings: str) -> bool:
        """Whether a bracket (that one of these closes) opens after the token here."""
        return self.following.kind == "open" and (not closings or self.following.value in closings)

    def has_comma(self, index: int) -> bool:
        """Whether a comma stands right inside the bracket at an index."""
        return any(token.kind == "comma" and depth == 1 for token, depth in self._inside(index))

    def holds_relation(self, index: int) -> bool:
        """Whether a comparison stands somewhere inside the bracket at an index."""
        return any(token.kind == "relation" for token, _ in self._inside(index))

    def _inside(self, index: int) -> Iterator[tuple[Token, int]]:
        """The tokens of the bracket at an index, and how deep each stands in it."""
        depth = 0
        for token in self.tokens[index:]:
            depth += (token.kind == "open") - (token.kind == "close")
            if not depth:
                return
            yield token, depth

    def cut_first_digit(self) -> None:
        r"""Make the first digit here a token of its own, as LaTeX reads \frac12."""
        whole = self.token
        first = Token("number", whole.value[0], whole.start, whole.start + 1)
        rest = Token("number", whole.value[1:], whole.start + 1, whole.end)
        self.tokens[self.index : self.index + 1] = [first, rest] if rest.value else [first]
        self.token = first

    # --- how deep ------------------------------------------------------------------------------------------

    def deeper(self) -> None:
        """Count one level of nesting; refuse too many, before the call stack would."""
        self._depth += 1
        if self._depth > self.most_open:
            raise self.too_deep(self.token.start)

    def shallower(self) -> None:
        """One level less."""
        self._depth -= 1

    def too_deep(self, position: int) -> ExpressionTooComplex:
        """The error for deep nesting."""
        message = Message("reading-nested-more-than-levels-deep", max_depth=bounds.MAX_DEPTH)
        return ExpressionTooComplex(
            message, self.text, position, Message("reading-type-simpler-function"), "depth", bounds.MAX_DEPTH
        )

    # --- to point, and to note what was read ---------------------------------------------------------------

    def error(self, message: str, position: int, hint: str | None = None) -> ExpressionError:
        """The error that points into this text."""
        return ExpressionError(message, self.text, position, hint)

    def shown(self, token: Token) -> str:
        """A token as it was typed."""
        return self.text[token.start : token.end]

    def mark(
        self, node: Expression, first: int, notation: Notation | Application | None = None
    ) -> Expression:
        """Note that a node was read from the token at `first` up to here."""
        self.spans.add(Span(node, first, self.index, notation))
        return node

    def joined(self, factors: list[Expression], first: int) -> Expression:
        """One factor as it is, several as a product."""
        return factors[0] if len(factors) == 1 else self.mark(Product(tuple(factors)), first)
