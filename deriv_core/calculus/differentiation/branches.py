"""The insides of the branches of max, min and piecewise functions, where a derivative by branches is true.

Where branches meet nothing is claimed: every condition here is strict, every result leaves the joins out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from deriv_core.calculus.differentiation.pending import pending
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import (
    HOLDS,
    Branch,
    Comparison,
    Expression,
    Piecewise,
    Relation,
    Variable,
    depends_on,
    exact_rational,
)

MOST_BRANCHES = 16
_FLIPPED: dict[Relation, Relation] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_STRICT: dict[Relation, Relation] = {"<": "<", "<=": "<", ">": ">", ">=": ">", "!=": "!="}
_STRICT_OPPOSITE: dict[Relation, Relation] = {"<": ">", "<=": ">", ">": "<", ">=": "<", "=": "!="}


def extremum_interiors(arguments: tuple[Expression, ...], x: str, relation: Relation) -> Expression:
    """The derivative of each argument, where it is strictly above (">") or below ("<") all the others."""
    winners = winning_branches(arguments, x, relation)
    return Piecewise(tuple(Branch(pending(b.value, x), b.conditions) for b in winners), None)


def winning_branches(arguments: tuple[Expression, ...], x: str, relation: Relation) -> list[Branch]:
    """Each argument, where it is strictly above (">") or below ("<") all the others."""
    branches = []
    for argument in arguments:
        others = (other for other in arguments if other != argument)
        conditions = tuple(_variable_first(Comparison(argument, relation, other), x) for other in others)
        branches.append(Branch(argument, conditions))
    return branches


def _variable_first(comparison: Comparison, x: str) -> Comparison:
    if depends_on(comparison.left, x):
        return comparison
    return Comparison(comparison.right, _FLIPPED[comparison.relation], comparison.left)


def piecewise_interiors(node: Piecewise, x: str) -> Expression | None:
    """The derivative of each branch strictly inside it; None where the branches are too entangled to say."""
    branches = [Branch(pending(b.value, x), b.conditions) for b in open_branches(node, x)]
    if not branches:
        return None
    if len(branches) == 1 and not branches[0].conditions:
        return branches[0].value
    return Piecewise(tuple(branches), None)


def open_branches(node: Piecewise, x: str) -> list[Branch]:
    """The branches with strict conditions that exclude each other; none where they are too entangled."""
    breaks = _breaks(node, x)
    return _branches_by_conditions(node, x) if breaks is None else _branches_by_intervals(node, x, breaks)


# --- conditions that compare the variable with numbers: the line falls into intervals --------------------


def _breaks(node: Piecewise, x: str) -> list[tuple[float, Expression]] | None:
    """The numbers the variable is compared with, in order; None where something else is compared."""
    found: dict[float, Expression] = {}
    for branch in node.branches:
        for comparison in branch.conditions:
            aligned = _variable_first(comparison, x)
            if aligned.left != Variable(x) or depends_on(aligned.right, x):
                return None
            number = run_precise(compile_exact(aligned.right), 0)
            if number is None:
                return None
            found.setdefault(float(number), aligned.right)
    return sorted(found.items(), key=lambda item: item[0])


def _branches_by_intervals(node: Piecewise, x: str, breaks: list[tuple[float, Expression]]) -> list[Branch]:
    numbers = [number for number, _ in breaks]
    insides = [numbers[0] - 1, *(sum(pair) / 2 for pair in itertools.pairwise(numbers)), numbers[-1] + 1]
    values = [_value_at(node, x, inside) for inside in insides]
    branches = []
    start = 0
    for stop in range(1, len(values) + 1):
        if stop < len(values) and values[stop] == values[start]:
            continue
        value = values[start]
        if value is not None:
            conditions = []
            if start > 0:
                conditions.append(Comparison(Variable(x), ">", breaks[start - 1][1]))
            if stop < len(values):
                conditions.append(Comparison(Variable(x), "<", breaks[stop - 1][1]))
            for number, tree in breaks[start : stop - 1]:
                if _value_at(node, x, number) != value:  # a single point taken out
                    conditions.append(Comparison(Variable(x), "!=", tree))
            branches.append(Branch(value, tuple(conditions)))
        start = stop
    return branches


def _value_at(node: Piecewise, x: str, point: float) -> Expression | None:
    for branch in node.branches:
        if all(_holds(_variable_first(comparison, x), point) for comparison in branch.conditions):
            return branch.value
    return node.otherwise


def _holds(comparison: Comparison, point: float) -> bool:
    right = run_precise(compile_exact(comparison.right), 0)
    return right is not None and HOLDS[comparison.relation](point, float(right))


# --- any other conditions: each made strict, the ones before turned round --------------------------------


def _branches_by_conditions(node: Piecewise, x: str) -> list[Branch]:
    """Branch n holds where its own conditions hold and each earlier branch fails in some way."""
    branches: list[Branch] = []
    failures: list[list[Comparison]] = []
    cases = [*((branch.value, branch.conditions) for branch in node.branches)]
    if node.otherwise is not None:
        cases.append((node.otherwise, ()))
    for value, conditions in cases:
        if not any(comparison.relation == "=" for comparison in conditions):  # an equality has no inside
            own = tuple(Comparison(c.left, _STRICT[c.relation], c.right) for c in conditions)
            for way in itertools.islice(itertools.product(*failures), MOST_BRANCHES + 1):
                branches.append(Branch(value, tuple(dict.fromkeys((*way, *own)))))
        failures.append(list(_ways_to_fail(conditions)))
    return branches if len(branches) <= MOST_BRANCHES else []


def _ways_to_fail(conditions: tuple[Comparison, ...]) -> Iterator[Comparison]:
    for comparison in conditions:
        if comparison.relation != "!=":  # it fails at single points only
            yield Comparison(comparison.left, _STRICT_OPPOSITE[comparison.relation], comparison.right)


def only_rivals(arguments: tuple[Expression, ...], relation: Relation) -> tuple[Expression, ...]:
    """The arguments of max (">") or min ("<"), each once; of the plain numbers only the one that counts."""
    distinct = tuple(dict.fromkeys(arguments))
    numbers = [number for argument in distinct if (number := exact_rational(argument)) is not None]
    if not numbers:
        return distinct
    best = max(numbers) if relation == ">" else min(numbers)
    kept: list[Expression] = []
    for argument in distinct:
        number = exact_rational(argument)
        if number is None or (number == best and best not in map(exact_rational, kept)):
            kept.append(argument)
    return tuple(kept)
