"""A place in the tokens of one text: what every part of the grammar needs to walk on, point and refuse."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping
from typing import NoReturn

from deriv_core.errors import ExpressionError, ExpressionTooComplex
from deriv_core.expression import bounds
from deriv_core.expression.reading.notes import Notes
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Expression

MAX_OPEN = 40
MAX_OWN_OPEN = 60
_OPENERS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "|": "|",
    "⌋": "⌊",
    "⌉": "⌈",
    r"\}": r"\{",
    "cases": r"\begin{cases}",
}
STARTS = {
    "number",
    "fraction",
    "constant",
    "letter",
    "function",
    "open",
    "bar",
    "root",
    "frac",
    "sqrt",
    "cases",
}


def fail(message: str, text: str, position: int, hint: str | None) -> NoReturn:
    """Raise the error that points."""
    raise ExpressionError(message, text, position, hint)


class Cursor:
    """The tokens, where we are in them, the brackets we are inside of, and where each node began.

    A bar after an operand inside of bars may close them or open a pair of its own. `bars` says which, by
    where the bar stands; what it leaves open closes, and is listed in `undecided` where it could open.
    With `bars_hold_variable` a pair of bars around a constant is refused at once.
    """

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        *,
        bounded: bool = True,
        bars: Mapping[int, bool] | None = None,
        bars_hold_variable: bool = False,
    ) -> None:
        self.text = text
        self.bars = dict(bars or {})
        self.undecided: list[int] = []
        self._bars_hold_variable = bars_hold_variable
        self._bar_starts = [token.start for token in tokens if token.kind == "bar"]
        self._glancing = False
        self.bounded = bounded  # False only for text of our own
        self.tokens = tokens
        self.index = 0
        self.open: list[
            tuple[str, int]
        ] = []  # the brackets we are inside of: what closes each, where it opens
        self.depth = 0
        self.starts: dict[int, int] = {}
        self.kept: list[Expression] = []  # keeps ids of `starts` alive
        self.notes = Notes(text)

    # --- tokens ------------------------------------------------------------------------------------------

    @property
    def token(self) -> Token:
        """The token here."""
        return self.tokens[self.index]

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
        self.index += token.kind != "end"
        return token

    def at(self, kind: str, *values: str) -> bool:
        """Whether the token here is of this kind (and has one of these values)."""
        return self.token.kind == kind and (not values or self.token.value in values)

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

    def deeper(self) -> None:
        """Count one level of nesting; refuse too many, before the call stack would."""
        self.depth += 1
        if self.depth > (MAX_OPEN if self.bounded else MAX_OWN_OPEN):
            raise self.too_deep(self.token.start)

    def fail(self, message: str, position: int, hint: str | None = None) -> NoReturn:
        """Raise the error that points."""
        fail(message, self.text, position, hint)

    def start_of(self, node: Expression) -> int:
        """Where in the text a node begins."""
        return self.starts.get(id(node), 0)

    def mark(self, node: Expression, start: int) -> Expression:
        """Remember where a node begins."""
        if id(node) not in self.starts:
            self.starts[id(node)] = start
            self.kept.append(node)
        return node

    def refuse_rest(self) -> NoReturn:
        """Say why reading stopped here."""
        token = self.token
        shown = self.text[token.start : token.end]
        if token.kind == "close":
            self.fail(
                f"This {shown} was never opened.", token.start, "Delete it, or open a bracket before it."
            )
        if token.kind == "relation":
            hint = (
                "Type one side only: a function such as w^2."
                if token.value == "="
                else "Type the function only."
            )
            self.fail("An equation or inequality is not a function.", token.start, hint)
        if token.kind == "comma":
            self.fail("There is a comma here.", token.start, self._comma_advice())
        if token.kind == "keyword":
            hint = "Cases are written piecewise(w^2 if w < 1, 2w - 1 otherwise)."
            self.fail(f"“{shown}” belongs inside piecewise( ).", token.start, hint)
        self.fail(f"{shown} does not fit here.", token.start, "Delete it, or put an operator before it.")

    def _comma_advice(self) -> str:
        """What to type for 0,5: the number with a dot."""
        before, after = self.before, self.following
        if (
            before.kind == after.kind == "number"
            and before.end + 1 == after.start
            and "." not in before.value
        ):
            dotted, plain = f"{before.value}.{after.value}", before.value + after.value
            return f"A decimal point is a dot: type {dotted}" + (
                f", or {plain} where thousands are meant." if len(after.value) == 3 else "."
            )
        return "A decimal point is a dot: 0.5."

    def starts_operand(self) -> bool:
        """Whether an operand begins here, so that it stands side by side with what came before."""
        if self.token.kind == "bar" and self.open and self.open[-1][0] == "|":
            return self._bar_opens(self.token.start)
        return self.token.kind in STARTS

    def starts_argument(self) -> bool:
        """Whether an operand begins here, where one is needed: after a function or a root sign."""
        return self.token.kind in STARTS and (self.token.kind != "bar" or self._can_open(self.token.start))

    def _bar_opens(self, start: int) -> bool:
        if start not in self.bars:
            self.bars[start] = False
            if self._can_open(start):
                self.undecided.append(start)
        return self.bars[start]

    def _can_open(self, start: int) -> bool:
        """Whether enough bars follow to close the one here and those that are open."""
        following = len(self._bar_starts) - bisect.bisect_right(self._bar_starts, start)
        return following > sum(opened in self._bar_starts for _, opened in self.open)

    def close_on_constant(self, start: int) -> None:
        """Refuse bars around a constant, while a reading without them is looked for."""
        if self._bars_hold_variable:
            self.fail("There is no variable between these bars.", start)

    def glance(self, read: Callable[[], Expression]) -> tuple[Expression, int] | None:
        """What comes next and where it ends, without a step; None where it cannot be read.

        For the notes only, and never from within another glance: reading stays linear.
        """
        if self._glancing:
            return None
        kept = self.index, self.depth, self.notes, list(self.open), list(self.tokens)
        self._glancing, self.notes = True, Notes(self.text)
        try:
            return read(), self.before.end
        except ExpressionError:
            return None
        finally:
            self._glancing = False
            self.index, self.depth, self.notes, self.open, self.tokens = kept

    def too_many_digits(self, token: Token) -> ExpressionTooComplex:
        """The error for a long number, or for 1e41."""
        mantissa = token.value.lower().partition("e")[0].replace(".", "").lstrip("0")
        if self.bounded and len(mantissa) <= bounds.MAX_DIGITS:
            limit = bounds.MAX_CONSTANT_DIGITS
            message = f"This number has more than {limit} digits when it is written out."
            hint = "Use a smaller power of ten."
            return ExpressionTooComplex(message, self.text, token.start, hint, "constant digits", limit)
        message = f"This number has more than {bounds.MAX_DIGITS} digits."
        return ExpressionTooComplex(message, self.text, token.start, "Round it.", "digits", bounds.MAX_DIGITS)

    def too_deep(self, position: int) -> ExpressionTooComplex:
        """The error for deep nesting."""
        message = f"This is nested more than {bounds.MAX_DEPTH} levels deep."
        return ExpressionTooComplex(
            message, self.text, position, "Type a simpler function.", "depth", bounds.MAX_DEPTH
        )

    def open_bracket(self) -> str:
        """Step inside a bracket; what closes it."""
        token = self.take()
        closing = "|" if token.kind == "bar" else token.value
        self.open.append((closing, token.start))
        self.deeper()
        return closing

    def close_bracket(self, closing: str) -> None:
        """Step outside again, or say what is wrong with the bracket."""
        token = self.token
        if self.at("close", closing) or (closing == "|" and self.at("bar")):
            self.take()
            self.open.pop()
            self.depth -= 1
            return
        opened = self.open[-1][1]
        shown = self.text[token.start : token.end]
        if token.kind == "close":
            self.fail(
                f"{_OPENERS[closing]} is closed by {shown} here.",
                token.start,
                f"Close it with {closing}.",
            )
        if token.kind == "end":
            self.fail(f"This {_OPENERS[closing]} is never closed.", opened, f"Add {closing} where it ends.")
        self.refuse_rest()
