"""How a derivation goes on from any line: the rule that fits, its use, and all the lines to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deriv_core.calculus.differentiation.derivation import SIMPLIFY, DerivationLine, unfolded
from deriv_core.calculus.differentiation.notation import Line
from deriv_core.calculus.differentiation.pending import Pending, fill, pending_in, without_places
from deriv_core.calculus.differentiation.rules import RULES, Rule
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.secant_slope import secant_slope
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Expression
from deriv_core.practice.lines.secant_lines import definition

_BY_NAME = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Hint:
    """What helps with the next line, to be shown one by one.

    Attributes
    ----------
    part : Line
        The derivative that is worked on.
    rule : Rule
        What fits its outermost operation.
    line : Line
        The whole line with the rule used once.
    """

    part: Line
    rule: Rule
    line: Line


def hint(line: Expression) -> Hint | None:
    """How to go on; None where nothing is left to be differentiated.

    Raises
    ------
    TooComplex
        No rule of ours applies.
    """
    waiting = next(pending_in(line), None)
    if waiting is None:
        return None
    step = differentiate(waiting.argument, waiting.variable)
    first = next(unfolded(step, waiting.at))
    return Hint(Line(waiting), _BY_NAME[step.rule], Line(_with_first(line, first.line.tree)))


def _with_first(line: Expression, part: Expression) -> Expression:
    """The line with its first pending derivative replaced by a part that is already at its place."""
    waiting: list[Expression] = list(pending_in(line))
    return fill(without_places(line), iter([part, *waiting[1:]]))


def rest(line: Expression) -> Iterator[DerivationLine]:
    """The lines that follow, each with its rule, to the tidied result.

    Raises
    ------
    TooComplex
        No rule of ours applies to something in it.
    """
    while isinstance(waiting := next(pending_in(line), None), Pending):
        step = differentiate(waiting.argument, waiting.variable)
        before = line
        for below in unfolded(step, waiting.at):
            line = _with_first(before, below.line.tree)
            yield replace(below, line=Line(line))
    result = tidy(line)
    if result != line:
        yield DerivationLine(Line(result), SIMPLIFY, None)


def secant_rest(f: RealFunction) -> Iterator[tuple[Line, str]]:
    """First principles to the end, each line with what was done: put in, cancelled, ε gone to 0."""
    slope = secant_slope(f)
    yield Line(definition(f)), "put in"
    yield Line(slope.expression), "cancelled"
    if slope.limit is not None:
        yield Line(slope.limit), "ε goes to 0"
