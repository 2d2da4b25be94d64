"""The steps as a calculation written down line by line: the whole expression, one rule applied at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deriv_core.calculus.differentiation.conditions import Condition, always_holds
from deriv_core.calculus.differentiation.notation import Line
from deriv_core.calculus.differentiation.pending import Pending, fill, pending_in, without_places
from deriv_core.calculus.differentiation.steps import Step
from deriv_core.expression.tree import Expression, Variable, rebuilt

SIMPLIFY = "simplify"


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line of a derivation.

    Attributes
    ----------
    line : Line
        The whole expression; what is still to be differentiated stands in it as pending derivatives, and the
        next line works on the first of them.
    rule : str
        Which rule leads here from the line before: a name of `rules.RULES`, ``"simplify"``, or empty for the
        first line.
    worked_on : Line or None
        The pending derivative of the line before that this rule was applied to.
    bindings : tuple of (str, Line)
        What the letters of the rule stood for.
    conditions : tuple of Condition
        Where this line holds.
    """

    line: Line
    rule: str
    worked_on: Line | None
    bindings: tuple[tuple[str, Line], ...] = ()
    conditions: tuple[Condition, ...] = ()


def derivation(root: Step) -> tuple[DerivationLine, ...]:
    """The lines from the derivative to be taken to the result.

    Parameters
    ----------
    root : Step

    Returns
    -------
    tuple of DerivationLine
        Each is equal to the one before; the last is ``root.result``.
    """
    lines = [DerivationLine(root.before, "", None), *unfolded(root, None)]
    if lines[-1].line != root.result:
        said = {where for line in lines for where in line.conditions}
        conditions = tuple(where for where in root.conditions if where not in said)
        lines.append(DerivationLine(root.result, SIMPLIFY, None, (), conditions))
    return tuple(lines)


def unfolded(step: Step, place: Expression | None) -> Iterator[DerivationLine]:
    """The lines of a step without the first, taken at a place where the variable is the inside of a chain."""

    def at_place(tree: Expression) -> Expression:
        return tree if place is None else _taken_at(tree, step.variable, place)

    before = Line(at_place(step.before.tree))
    bindings = tuple((letter, Line(at_place(line.tree))) for letter, line in step.bindings)
    placed = (c if place is None else c.at(step.variable, place) for c in step.conditions)
    conditions = tuple(c for c in placed if not always_holds(c))
    if not step.substeps:
        yield DerivationLine(Line(at_place(step.result.tree)), step.rule, before, bindings, conditions)
        return
    template = at_place(step.template.tree)
    yield DerivationLine(Line(template), step.rule, before, bindings, conditions)
    parts: list[Expression] = list(pending_in(template))
    plain = without_places(template)
    for index, (substep, waiting) in enumerate(zip(step.substeps, pending_in(template), strict=True)):
        for below in unfolded(substep, waiting.at):
            parts[index] = below.line.tree
            yield replace(below, line=Line(fill(plain, iter(parts))))


def _taken_at(tree: Expression, name: str, place: Expression) -> Expression:
    """The tree with its variable replaced by a place, derivatives by that variable taken there."""
    if isinstance(tree, Pending):
        return replace(tree, at=place) if tree.variable == name and tree.at is None else tree
    if isinstance(tree, Variable):
        return place if tree.name == name else tree
    return rebuilt(tree, lambda part: _taken_at(part, name, place))
