"""A derivative that is still to be taken, standing in a tree, and how it is put there and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.expression.tree import Expression, Variable, depends_on, rebuilt, walk


@dataclass(frozen=True, slots=True)
class Pending(Variable):
    """D(argument, variable), not worked out yet; with `at`, taken there (the outer half of the chain rule).

    It is a `Variable`, so it may stand wherever an expression may, and everything that walks a tree walks
    past it: what it holds is not part of the expression around it. `name` is never printed.
    """

    argument: Expression
    variable: str
    at: Expression | None = None


def pending(argument: Expression, variable: str, at: Expression | None = None) -> Pending:
    """D(argument, variable), taken at `at`."""
    return Pending("D", argument, variable, at)


def pending_in(node: Expression) -> Iterator[Pending]:
    """The pending derivatives of a tree, in the order they are written."""
    return (part for part in walk(node) if isinstance(part, Pending))


def substitute(node: Expression, name: str, replacement: Expression) -> Expression:
    """The node with every variable of that name replaced; parts without it are kept, not copied."""
    if type(node) is Variable:
        return replacement if node.name == name else node
    if not depends_on(node, name):
        return node
    return rebuilt(node, lambda part: substitute(part, name, replacement))


def fill(template: Expression, results: Iterator[Expression]) -> Expression:
    """The template with its pending derivatives replaced, one after another, by the next of the results."""
    if isinstance(template, Pending):
        result = next(results)
        return result if template.at is None else substitute(result, template.variable, template.at)
    if next(pending_in(template), None) is None:
        return template
    return rebuilt(template, lambda part: fill(part, results))


def without_places(tree: Expression) -> Expression:
    """The tree with its pending derivatives taken nowhere, so that `fill` puts parts in as they are."""
    if isinstance(tree, Pending):
        return Pending(tree.name, tree.argument, tree.variable)
    return rebuilt(tree, without_places)
