"""Bars |x|: which of them open and which close, and the readings of a text that it leaves open."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence

from deriv_core.errors import ExpressionError
from deriv_core.expression.reading.grammar.spans import Reading
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Call, Expression, walk

_MAX_READINGS = 48  # of one text


class Bars:
    """The bars of one text in one reading.

    A bar where an operand is needed opens. One after an operand inside of bars may close them or open a pair
    of its own: `opening` says which, by where the bar stands; what it leaves open closes.

    Attributes
    ----------
    hold_variable : bool
        Whether a pair around a constant is refused.
    undecided : list of int
        Where a bar closed that could open.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        opening: Mapping[int, bool] | None = None,
        *,
        hold_variable: bool = False,
    ) -> None:
        self.hold_variable = hold_variable
        self.undecided: list[int] = []
        self._opening = dict(opening or {})
        self._starts = [token.start for token in tokens if token.kind == "bar"]

    def opens(self, start: int, inside: Sequence[tuple[str, int]]) -> bool:
        """Whether the bar after an operand, inside of these brackets of which the last are bars, opens."""
        if start not in self._opening:
            self._opening[start] = False
            if self.can_open(start, inside):
                self.undecided.append(start)
        return self._opening[start]

    def can_open(self, start: int, inside: Sequence[tuple[str, int]]) -> bool:
        """Whether enough bars follow to close the one here and those that are open."""
        following = len(self._starts) - bisect.bisect_right(self._starts, start)
        return following > sum(opened in self._starts for _, opened in inside)


def readings(tokens: Sequence[Token], read: Callable[[Bars], Reading]) -> list[Reading]:
    """The reading of a text and, where its bars allow one, another.

    One in which every pair of bars holds the variable goes before one with bars around a constant.

    Raises
    ------
    ExpressionError
        The first refusal, where there is no reading.
    """
    if not any(token.kind == "bar" for token in tokens):
        return [read(Bars(tokens))]
    found, _ = _tried(tokens, read, hold_variable=True)
    refusal = None
    if len(found) < 2:
        others, refusal = _tried(tokens, read, hold_variable=False)
        known = [reading.tree for reading in found]
        found += [other for other in others if other.tree not in known]
    if not found:
        assert refusal is not None
        raise refusal
    return found[:2]


def _tried(
    tokens: Sequence[Token], read: Callable[[Bars], Reading], *, hold_variable: bool
) -> tuple[list[Reading], ExpressionError | None]:
    """Up to two readings, the one in which bars close soonest first, and the first refusal."""
    found: list[Reading] = []
    refusal: ExpressionError | None = None
    waiting: list[dict[int, bool]] = [{}]
    for _ in range(_MAX_READINGS):
        if not waiting or len(found) > 1:
            break
        opening = waiting.pop()
        bars = Bars(tokens, opening, hold_variable=hold_variable)
        try:
            reading = read(bars)
        except ExpressionError as error:
            refusal = refusal or error
        else:
            if not found or not _doubles_bars(reading.tree):
                found.append(reading)
        for start in bars.undecided:
            waiting.append({**opening, start: True})
            opening = {**opening, start: False}
    return found, refusal


def _doubles_bars(expression: Expression) -> bool:
    """Whether bars stand right inside of bars, which nobody means where there is another reading."""
    doubled = (
        node.arguments[0] for node in walk(expression) if isinstance(node, Call) and node.function == "abs"
    )
    return any(isinstance(inner, Call) and inner.function == "abs" for inner in doubled)
