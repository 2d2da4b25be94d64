"""Whether an answer tells which mistake was made: which mistakes give the same one, or even the right one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from deriv_core.calculus.proved.oracle import sample_points
from deriv_core.expression.running.program import compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import Expression
from deriv_core.practice.broken_rules import Workings
from deriv_core.practice.mistakes.mistake_table import MISTAKES

#: Names of two mistakes that give one answer; of a single one that gives the right answer.
Confused: TypeAlias = frozenset[str]

_POINTS = 5
_CLOSE = 1e-9


class Answers:
    """What mistakes make of a derivative, and the right one, as floats at some numbers.

    Parameters
    ----------
    workings : Workings
    x : array of float, optional
        Where; a few places where the function has a value if None.
    """

    def __init__(self, workings: Workings, x: npt.NDArray[np.float64] | None = None) -> None:
        self.x = np.array(sample_points(workings.root.argument.tree, _POINTS)) if x is None else x
        wrong = list(workings.at_one_place())
        self._names = ["", *(one.mistakes[0].name for one in wrong)]
        met: dict[Expression, npt.NDArray[np.float64]] = {}
        for tree in (workings.root.result.tree, *(one.tree for one in wrong)):
            if tree not in met:
                with np.errstate(all="ignore"):
                    met[tree] = np.broadcast_to(run_numpy(compile_program(tree), self.x), self.x.shape)
        self._values = np.array([met[tree] for tree in (workings.root.result.tree, *(w.tree for w in wrong))])

    def confused(self) -> frozenset[Confused]:
        """Which are the same everywhere."""
        return self._the_same(self._values)

    def confused_at(self, place: int) -> frozenset[Confused]:
        """Which are the same at one of the numbers."""
        return self._the_same(self._values[:, place : place + 1])

    def _the_same(self, values: npt.NDArray[np.float64]) -> frozenset[Confused]:
        with np.errstate(all="ignore"):
            size = np.maximum(np.abs(values)[:, None, :], np.abs(values)[None, :, :])
            close = (np.abs(values[:, None, :] - values[None, :, :]) <= _CLOSE * size).all(axis=2)
        pairs = zip(*np.nonzero(np.triu(close, 1)), strict=True)
        found = {frozenset((self._names[i], self._names[j])) for i, j in pairs}
        return frozenset(pair - {""} for pair in found if len(pair) == 2 and not _is_narrower(*pair))


def _is_narrower(one: str, other: str) -> bool:
    """Whether one mistake is a case of the other, or both of a third, so that they are told as one."""
    wide = [MISTAKES[name].narrows or name if name else "" for name in (one, other)]
    return wide[0] == wide[1]


def distinct(numbers: Sequence[object]) -> bool:
    """Whether no two numbers are the same."""
    return len(set(numbers)) == len(numbers)
