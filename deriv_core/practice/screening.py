"""Which wrong derivatives may have given an answer: in floats, at a handful of points, which is cheap.

Nearly every wrong derivative falls here. What is left is compared as a right answer is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Protocol

import numpy as np
import numpy.typing as npt

from deriv_core.budget import checkpoint
from deriv_core.calculus.proved.oracle import sample_points
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.program import compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import Expression, node_count
from deriv_core.practice.broken_rules import Workings, Wrong

_CANDIDATES = 24
_POINTS = 8
_FEWEST = 3
_CLOSE = 1e-7
# What is left, as a share of the derivative, where the terms of a wrong one cancel.
_NOISE = 1e-12
# Of a central difference, whose own error may not throw a slope out.
_STEP = 1e-5
_ROUGHLY = 1e-3
#: How many nodes of wrong derivatives one answer is held against, alone and in pairs.
MOST_NODES = 40_000
MOST_NODES_OF_PAIRS = 15_000
_MOST_ADDED = 120

Floats = npt.NDArray[np.float64]


class Wrongs(Protocol):
    """Where wrong derivatives of one mistake come from."""

    def at_one_place(self) -> Iterator[Wrong]:
        """Each rule broken at one place."""

    def everywhere(self) -> Iterator[Wrong]:
        """Each rule broken wherever it fits."""


class Screen:
    """The values of an answer and of the derivative where both have one.

    Parameters
    ----------
    f, expected, answer : RealFunction
    """

    def __init__(self, f: RealFunction, expected: RealFunction, answer: RealFunction) -> None:
        x = np.array(sample_points(f.expression, _CANDIDATES))
        with np.errstate(all="ignore"):
            right, given = expected(x), answer(x)
        usable = np.flatnonzero(np.isfinite(right) & np.isfinite(given))
        spread = (
            usable[np.unique(np.linspace(0, usable.size - 1, _POINTS).astype(int))] if usable.size else usable
        )
        self.x: Floats = x[spread]
        self.right: Floats = right[spread]
        self.given: Floats = given[spread]
        self._noise: Floats = _NOISE * np.abs(self.right)
        self.tells = spread.size >= _FEWEST and not _close(self.right, self.given)
        self._met: dict[Expression, Floats] = {}

    def values(self, tree: Expression) -> Floats:
        """The values of a tree at the points."""
        if tree not in self._met:
            checkpoint()
            with np.errstate(all="ignore"):
                values = run_numpy(compile_program(tree), self.x)
            self._met[tree] = np.broadcast_to(values, self.x.shape)
        return self._met[tree]

    def passes(self, tree: Expression) -> bool:
        """Whether a wrong derivative has the values of the answer and is wrong."""
        values = self.values(tree)
        return _close(values, self.given, self._noise) and not _close(values, self.right)

    def alone(self, workings: Wrongs) -> list[Wrong]:
        """The single mistakes that pass: those at one place, else those at every place."""
        for candidates in (workings.at_one_place(), workings.everywhere()):
            if passing := self._passing(self._affordable(candidates, MOST_NODES)):
                return passing
        return []

    def in_pairs(self, workings: Workings) -> list[Wrong]:
        """The pairs that pass."""
        inside = self._affordable(workings.one_inside_the_other(), MOST_NODES_OF_PAIRS)
        return self._passing(chain(inside, self._added(workings)))

    def _passing(self, candidates: Iterable[Wrong]) -> list[Wrong]:
        return [wrong for wrong in candidates if self.passes(wrong.tree)]

    def _added(self, workings: Workings) -> Iterator[Wrong]:
        """Pairs at two places beside each other: what each adds adds up to what is wrong."""
        singles = [
            wrong
            for wrong in self._affordable(workings.at_one_place(), MOST_NODES)
            if np.isfinite(self.values(wrong.tree)).all() and not _close(self.values(wrong.tree), self.right)
        ][:_MOST_ADDED]
        if not singles:
            return
        off = np.array([self.values(wrong.tree) - self.right for wrong in singles])
        aim = self.given - self.right
        scale = np.maximum(1e-9, np.abs(aim)) + np.abs(off)[:, None, :] + np.abs(off)[None, :, :]
        meets = (np.abs(off[:, None, :] + off[None, :, :] - aim) <= _CLOSE * scale).all(axis=2)
        for i, j in islice(zip(*np.nonzero(np.triu(meets, 1)), strict=True), _MOST_ADDED):
            checkpoint()
            both = workings.side_by_side(singles[i], singles[j])
            if both is not None:
                yield both

    def _affordable(self, candidates: Iterable[Wrong], most: int) -> Iterator[Wrong]:
        """The candidates, until they have that many nodes together."""
        for wrong in candidates:
            most -= node_count(wrong.tree)
            if most < 0:
                return
            yield wrong


def may_be_slope(f: RealFunction, of: RealFunction, slope: RealFunction) -> bool:
    """Whether a function may be the derivative of another, as far as differences of floats tell."""
    x = np.array(sample_points(f.expression, _CANDIDATES))
    step = _STEP * np.maximum(np.abs(x), 1.0)
    with np.errstate(all="ignore"):
        found, claimed = (of(x + step) - of(x - step)) / (2 * step), slope(x)
        size = np.maximum(np.abs(of(x)), np.maximum(np.abs(found), np.abs(claimed)))
        usable = np.isfinite(found) & np.isfinite(claimed)
        close = np.abs(found - claimed) <= _ROUGHLY * np.maximum(size, 1.0)
    return bool(usable.sum() >= _FEWEST and np.median(close[usable]) == 1)


def _close(a: Floats, b: Floats, noise: Floats | float = 0.0) -> bool:
    with np.errstate(all="ignore"):
        return bool((np.abs(a - b) <= _CLOSE * np.maximum(np.abs(a), np.abs(b)) + noise).all())
