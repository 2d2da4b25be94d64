"""The table of derivatives of the elementary functions, as a textbook prints it inside its cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.calculus.differentiation.conditions import Condition, Relation, condition
from deriv_core.expression.functions.entry import Entry
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.tree import Expression, Variable, integer


@dataclass(frozen=True, slots=True)
class Elementary:
    """One line of the table: the derivative of function(u), and where it holds."""

    function: str
    rule: str
    derivative: Expression
    conditions: tuple[Condition, ...]


def _conditions(entry: Entry) -> Iterator[Condition]:
    """Inside the domain, and at no break."""
    u = Variable("u")
    for bound in entry.domain:
        yield condition(bound.measured(u), _RELATIONS[bound.inside.relation], integer(bound.number))
    for number in entry.breaks:
        yield condition(u, "!=", integer(number))
    if entry.steps:
        yield condition(u, "not whole")


_RELATIONS: dict[str, Relation] = {">": ">", "<": "<", "!=": "!="}

# The variable of every line is u.
ELEMENTARY: dict[str, Elementary] = {
    entry.name: Elementary(
        entry.name, entry.rule, parse(entry.derivative, "u").expression, tuple(_conditions(entry))
    )
    for entry in FUNCTIONS.values()
    if entry.derivative
}
