"""A worked derivation of which one line is false, and what follows from it after that."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np

from deriv_core.calculus.differentiation.derivation import derivation
from deriv_core.calculus.differentiation.notation import Line
from deriv_core.calculus.differentiation.pending import fill, pending_in
from deriv_core.calculus.differentiation.steps import Step, differentiate
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.proved.oracle import sample_points
from deriv_core.errors import ExpressionError
from deriv_core.expression.running.program import compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import Expression
from deriv_core.practice.broken_rules import BROKEN, Path, Workings
from deriv_core.practice.exercises.exercise import VERSION, Exercise, exercise
from deriv_core.practice.exercises.lots import scattered
from deriv_core.practice.exercises.shape import Asked
from deriv_core.practice.lines.line_check import worked_out
from deriv_core.practice.mistakes.mistake import Mistake
from deriv_core.words import Message

_FEWEST_LINES = 3
_MOST_TRIED = 40
_POINTS = 6
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class FalseLine:
    """A derivation with a false line.

    Attributes
    ----------
    exercise : Exercise
        Its function is differentiated.
    lines : tuple of Line
        From the derivative to be taken to the end. Each follows from the one before, but for one.
    index : int
        The place of the false line in `lines`, from 1.
    mistake : str
        One of `MISTAKES`.
    right : Line
        What might stand there instead.
    """

    exercise: Exercise
    lines: tuple[Line, ...]
    index: int
    mistake: str
    right: Line


@functools.lru_cache(maxsize=128)
def false_line(topic: str, level: int = 2, seed: int = 0) -> FalseLine:
    """A derivation of which one line is false, the same on every machine.

    Parameters
    ----------
    topic : str
        One of `TOPICS` in which a derivative is asked for.
    level, seed : int, optional
        As in `exercise`.

    Raises
    ------
    ExpressionError
        There is no such exercise, or no derivative is asked for in it.

    Examples
    --------
    >>> import deriv_core as dc
    >>> found = dc.false_line("chain", 2, 1)
    >>> found.exercise.function.text, found.index, found.mistake
    ('(t^4 + 7)^8', 4, 'power_wrong_way')
    """
    own = exercise(topic, level, seed)
    if own.asked is not Asked.DERIVATIVE:
        raise ExpressionError(Message("practice-exercise-no-derivative-worked-out"), own.key, 0)
    f = own.function
    workings = Workings(f.expression, f.variable)
    right = [one.line for one in derivation(workings.root)]
    x = np.array(sample_points(f.expression, _POINTS))
    for mistake, path, template in _scattered(workings, f"{VERSION} false {own.key}"):
        lines = [one.line for one in derivation(_with(workings.root, path, template))]
        index = _only_false(lines, x)
        if index and len(lines) >= _FEWEST_LINES and lines[:index] == right[:index]:
            return FalseLine(own, tuple(lines), index, mistake.name, right[index])
    raise ExpressionError(Message("practice-no-line-derivation-can-broken"), own.key, 0)


def _scattered(workings: Workings, text: str) -> Iterator[tuple[Mistake, Path, Expression]]:
    """The ways to break one rule of a derivation at one place, in an order that a text stands for."""
    ways: list[tuple[Mistake, Path, Expression]] = []
    for site in workings.sites:
        for mistake in BROKEN:
            assert mistake.rewrite is not None
            broken = islice(mistake.rewrite(site.step.argument.tree, site.step.variable), 1)
            ways += [(mistake, site.path, template) for template in broken]
    for index in range(min(len(ways), _MOST_TRIED)):
        yield ways[scattered(len(ways), index, text)]


def _with(step: Step, path: Path, template: Expression) -> Step:
    """The steps with another template at one place, and with what follows from it."""
    if path:
        first, *rest = path
        substeps = tuple(
            _with(below, tuple(rest), template) if index == first else below
            for index, below in enumerate(step.substeps)
        )
        template = step.template.tree
    else:
        substeps = tuple(differentiate(part.argument, part.variable) for part in pending_in(template))
    filled = fill(template, (below.result.tree for below in substeps))
    return replace(
        step,
        template=Line(template),
        filled=Line(filled),
        result=Line(tidy(filled)),
        substeps=substeps,
        conditions=(),
    )


def _only_false(lines: list[Line], x: np.ndarray[tuple[int], np.dtype[np.float64]]) -> int:
    """The place of the only line that has other values than the one before; 0 if there is not just one."""
    with np.errstate(all="ignore"):
        values = [
            np.broadcast_to(run_numpy(compile_program(worked_out(line.tree)), x), x.shape) for line in lines
        ]
        same = [
            bool((np.abs(a - b) <= _CLOSE * np.maximum(np.abs(a), np.abs(b))).all())
            for a, b in pairwise(values)
        ]
    return same.index(False) + 1 if same.count(False) == 1 else 0
