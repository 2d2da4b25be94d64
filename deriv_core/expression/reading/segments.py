"""One run of letters cut into known pieces: xsinx is x, sin, x."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from deriv_core.expression.reading.names import GREEK_NAMES, NAMES
from deriv_core.expression.reading.tokens import Kind

_LONGEST = max(map(len, NAMES))
# Two-letter names of some countries would turn up inside ordinary runs, so they must stand alone.
_ONLY_WHOLE = {"sh", "ch", "th", "lb"}
_INVERSE_IN_CAPITALS = re.compile(r"[Aa]rc[A-Z][a-z]+H?")
_NAME_PRICE = 0.001  # a name costs a little, so that arcsin wins over arc·sin; an unknown stretch a lot
_UNKNOWN_LETTER = 3.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters ``start`` to ``end`` of a run; kind None where nothing explains them."""

    kind: Kind | None
    value: str
    start: int
    end: int
    price: float


class Run:
    """A run of letters and the known names that may begin at each of them, whatever the variable is.

    Parameters
    ----------
    letters : str
    argument_follows : bool
        Whether a function at the end of the run has something to act on.
    """

    def __init__(self, letters: str, *, argument_follows: bool) -> None:
        self.letters = letters
        whole = NAMES.get(_folded(letters))
        self._whole = whole and Piece(*whole, 0, len(letters), _NAME_PRICE)
        self._names = [list(self._names_at(start, argument_follows)) for start in range(len(letters))]

    def _names_at(self, start: int, argument_follows: bool) -> Iterable[Piece]:
        size = len(self.letters)
        for end in range(min(size, start + _LONGEST), start, -1):
            piece = self.letters[start:end]
            if piece in GREEK_NAMES:
                yield Piece(None, piece, start, end, _UNKNOWN_LETTER)
            known = NAMES.get(_folded(piece))
            if known is None or piece.lower() in _ONLY_WHOLE:
                continue
            if known[0] == "function" and end == size and not argument_follows:
                continue
            yield Piece(*known, start, end, _NAME_PRICE)

    def cut(self, variable: str) -> list[Piece]:
        """The cheapest cut into known pieces, longest names first; unknown stretches cost.

        Worked out from the end: `best[i]` is the cheapest cut of what begins at i, and `stretch[i]` the
        cheapest way on from i inside an unknown stretch, with the place where that stretch ends.
        """
        if self._whole and self.letters != variable:
            return [self._whole]
        size = len(self.letters)
        best: list[tuple[float, Piece | None]] = [(0.0, None)] * (size + 1)
        stretch = [(0.0, size)] * (size + 1)
        for start in range(size - 1, -1, -1):
            cost, chosen = float("inf"), None
            for piece in self._pieces_at(start, variable):
                if piece.price + best[piece.end][0] < cost:
                    cost, chosen = piece.price + best[piece.end][0], piece
            rest, end = stretch[start + 1]
            if _UNKNOWN_LETTER + rest < cost:
                price = 2.0 + end - start
                cost, chosen = 3.0 + rest, Piece(None, self.letters[start:end], start, end, price)
            best[start] = cost, chosen
            stretch[start] = (cost, start) if cost <= 1 + rest else (1 + rest, end)
        pieces: list[Piece] = []
        while (following := best[pieces[-1].end if pieces else 0][1]) is not None:
            pieces.append(following)
        return pieces

    def _pieces_at(self, start: int, variable: str) -> Iterable[Piece]:
        end = start + len(variable)
        if variable and self.letters.startswith(variable, start):
            yield Piece("letter", variable, start, end, _NAME_PRICE)
        yield from (piece for piece in self._names[start] if piece.value != variable or piece.kind)


def _folded(piece: str) -> str:
    """Lower case where the capitals look meant for a name: Sin, SIN, ArcTan; not sIn."""
    if piece.islower() or piece.isupper() or (piece[0].isupper() and piece[1:].islower()):
        return piece.lower()
    return piece.lower() if _INVERSE_IN_CAPITALS.fullmatch(piece) else piece
