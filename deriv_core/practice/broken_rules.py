"""Wrong derivatives: one rule broken at one place or at every place, or two rules broken at once.

The places are the pending derivatives that the right rules meet. What a broken rule leaves pending is worked
out with the right ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from deriv_core.calculus.differentiation.pending import Pending, fill, pending_in, substitute
from deriv_core.calculus.differentiation.steps import Step, differentiate
from deriv_core.errors import TooComplex
from deriv_core.expression.tree import Expression, rebuilt
from deriv_core.practice.mistakes.mistake import Mistake, Rewrite
from deriv_core.practice.mistakes.mistake_table import MISTAKES

#: The broken rules of differentiation, the most likely first.
BROKEN = tuple(mistake for mistake in MISTAKES.values() if mistake.rewrite is not None)

MOST_SITES = 60
_MOST_WAYS = 24
_MOST_WAYS_EVERYWHERE = 2
_DEEPEST = 60
# What is differentiated after it stands nowhere in the function: x ln x of x^x.
_REWRITES_ALL = frozenset({"logarithmic differentiation"})

Path: TypeAlias = tuple[int, ...]
_Derive: TypeAlias = Callable[[Expression, str], Expression]


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a rule is used.

    Attributes
    ----------
    path : tuple of int
        The way to it from the whole derivative: which substep of which.
    step : Step
        The right one.
    part : Expression
        What is differentiated there, as it stands in the function.
    """

    path: Path
    step: Step
    part: Expression


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong derivative.

    Attributes
    ----------
    mistakes : tuple of Mistake
        One, or the two that were made at once.
    sites : tuple of Site
        Where, one for each of the mistakes; of a mistake made at every place the first.
    tree : Expression
        What comes out.
    everywhere : bool
        Whether it was made at every place where it fits.
    here : Expression or None
        What a single mistake makes of its one place.
    """

    mistakes: tuple[Mistake, ...]
    sites: tuple[Site, ...]
    tree: Expression
    everywhere: bool = False
    here: Expression | None = None


class Workings:
    """The right derivation of a function, and wrong ones made of it."""

    def __init__(self, expression: Expression, variable: str) -> None:
        self._known: dict[tuple[Expression, str], Step] = {}
        self._variable = variable
        self.root = self._step(expression, variable)
        self.sites = tuple(islice(_sites(self.root, (), expression, lambda tree: tree), MOST_SITES))

    def _step(self, argument: Expression, variable: str) -> Step:
        if (argument, variable) not in self._known:
            self._known[argument, variable] = differentiate(argument, variable)
        return self._known[argument, variable]

    def _right(self, argument: Expression, variable: str) -> Expression:
        return self._step(argument, variable).result.tree

    def at_one_place(self) -> Iterator[Wrong]:
        """Each rule broken in each way at each place, the others right."""
        for mistake in BROKEN:
            for site in self.sites:
                for template in _ways(mistake, site.step):
                    here = _worked_out(template, self._right)
                    yield Wrong((mistake,), (site,), self._around({site.path: here}), here=here)

    def everywhere(self) -> Iterator[Wrong]:
        """Each rule broken wherever it fits, if that is at more than one place."""
        for mistake in BROKEN:
            fitting = [site for site in self.sites if next(_ways(mistake, site.step), None) is not None]
            if len(fitting) < 2:
                continue
            for way in range(_MOST_WAYS_EVERYWHERE):
                tree = self._broken_everywhere(mistake, way)
                if tree is not None:
                    yield Wrong((mistake,), (fitting[0],), tree, everywhere=True)

    def _broken_everywhere(self, mistake: Mistake, way: int) -> Expression | None:
        deep = 0

        def derive(argument: Expression, variable: str) -> Expression:
            nonlocal deep
            deep += 1
            if deep > _DEEPEST:
                raise TooComplex("places", _DEEPEST)
            step = self._step(argument, variable)
            ways = list(_ways(mistake, step))
            if ways:
                return _worked_out(ways[min(way, len(ways) - 1)], derive)
            return _worked_out(step.template.tree, derive)

        try:
            return derive(self.root.argument.tree, self._variable)
        except TooComplex:
            return None

    def one_inside_the_other(self) -> Iterator[Wrong]:
        """Two rules of different families broken at once: the second in what the first has left pending."""
        for first in BROKEN:
            for site in self.sites:
                for template in _ways(first, site.step):
                    for waiting in pending_in(template):
                        yield from self._second(first, site, template, waiting)

    def _second(self, first: Mistake, site: Site, template: Expression, waiting: Pending) -> Iterator[Wrong]:
        step = self._step(waiting.argument, waiting.variable)
        for second in BROKEN:
            if second.family == first.family:
                continue
            for inner in _ways(second, step):
                below = _worked_out(inner, self._right)
                here = _worked_out(template, _replacing(waiting, below, self._right))
                yield Wrong((first, second), (site, site), self._around({site.path: here}))

    def side_by_side(self, one: Wrong, other: Wrong) -> Wrong | None:
        """Two mistakes of different families made at once at places of which neither lies in the other."""
        (first,), (second,) = one.mistakes, other.mistakes
        (here,), (there,) = one.sites, other.sites
        shared = min(len(here.path), len(there.path))
        if first.family == second.family or here.path[:shared] == there.path[:shared]:
            return None
        assert one.here is not None
        assert other.here is not None
        results = {here.path: one.here, there.path: other.here}
        return Wrong((first, second), (here, there), self._around(results))

    def _around(self, results: dict[Path, Expression]) -> Expression:
        """The whole derivative with other results at some places."""
        return _refilled(self.root, (), results)


def _sites(
    step: Step, path: Path, part: Expression, placed: Callable[[Expression], Expression]
) -> Iterator[Site]:
    yield Site(path, step, part)
    if step.rule in _REWRITES_ALL:
        return
    for index, (waiting, below) in enumerate(zip(pending_in(step.template.tree), step.substeps, strict=True)):
        inside = _placing(waiting, placed)
        yield from _sites(below, (*path, index), inside(waiting.argument), inside)


def _placing(
    waiting: Pending, placed: Callable[[Expression], Expression]
) -> Callable[[Expression], Expression]:
    """How what is in a pending derivative is written in the function itself: u as what it stands for."""
    place = waiting.at
    if place is None:
        return placed
    return lambda tree: placed(substitute(tree, waiting.variable, place))


def _ways(mistake: Mistake, step: Step) -> Iterator[Expression]:
    rewrite: Rewrite | None = mistake.rewrite
    found: Iterable[Expression] = () if rewrite is None else rewrite(step.argument.tree, step.variable)
    return islice(found, _MOST_WAYS)


def _worked_out(template: Expression, derive: _Derive) -> Expression:
    """The template with its pending derivatives worked out, also in the places where they are taken."""
    if isinstance(template, Pending):
        result = derive(template.argument, template.variable)
        if template.at is None:
            return result
        return substitute(result, template.variable, _worked_out(template.at, derive))
    if next(pending_in(template), None) is None:
        return template
    return rebuilt(template, lambda part: _worked_out(part, derive))


def _replacing(waiting: Pending, result: Expression, derive: _Derive) -> _Derive:
    """The same derivatives, but for one that has another result."""
    asked = (waiting.argument, waiting.variable)
    return lambda argument, variable: result if (argument, variable) == asked else derive(argument, variable)


def _refilled(step: Step, path: Path, results: dict[Path, Expression]) -> Expression:
    if path in results:
        return results[path]
    if not any(other[: len(path)] == path for other in results):
        return step.result.tree
    parts = (_refilled(below, (*path, index), results) for index, below in enumerate(step.substeps))
    return fill(step.template.tree, parts)
