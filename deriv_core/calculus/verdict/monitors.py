"""The places where an expression may break, as expressions that vanish there.

A *monitor* is a part of the function's own tree: the denominator of a quotient, what stands between the bars
of a modulus, the cosine inside a tangent. Where every monitor differs from 0 the function is smooth, or
undefined all around. A product vanishes where a factor does, so monitors are split until only sums and
functions are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from deriv_core.expression.functions.entry import Entry, minus
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
    ONE,
    Call,
    Constant,
    Expression,
    Negate,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    depends_on,
    exact_rational,
    walk,
)

MOST_MONITORS = 24


@dataclass(frozen=True, slots=True)
class Monitor:
    """What to watch.

    Attributes
    ----------
    tree : Expression
    steps : bool
        Watch for whole numbers (floor and its kin), not only for 0.
    """

    tree: Expression
    steps: bool = False


def monitors(node: Expression, variable: str) -> tuple[Monitor, ...]:
    """The monitors of an expression, each once, those that depend on the variable."""
    found: dict[Monitor, None] = {}
    for part in walk(node):
        for tree in _vanishing(part):
            for factor in factors(tree):
                if depends_on(factor, variable):
                    found[Monitor(factor)] = None
        if isinstance(part, Call) and FUNCTIONS[part.function].steps:
            found[Monitor(part.arguments[0], steps=True)] = None
    return tuple(found)[:MOST_MONITORS]


def _minus(left: Expression, right: Expression) -> Expression:
    return Sum((left, Negate(right)))


def _vanishing(node: Expression) -> Iterator[Expression]:
    """What must not be 0 for a node to be smooth where its parts are."""
    match node:
        case Quotient(_, denominator):
            yield denominator
        case Power(base, exponent) if base != Constant("e"):
            constant = exact_rational(exponent)
            if constant is None or constant < 0 or constant.denominator != 1:
                yield base
        case Call(function, (argument,)):
            yield from _of_argument(FUNCTIONS[function], argument)
        case Call("root", (radicand, _)):
            yield radicand
        case Call("log", (argument, base)):
            yield from (argument, base, _minus(base, ONE))
        case Call("max" | "min", arguments):
            for first, second in combinations(arguments, 2):
                yield _minus(first, second)
        case Piecewise(branches, _):
            for branch in branches:
                for comparison in branch.conditions:
                    yield _minus(comparison.left, comparison.right)


def _of_argument(entry: Entry, argument: Expression) -> Iterator[Expression]:
    for bound in entry.domain:
        yield from bound.ends(argument)
    for number in entry.breaks:
        yield minus(argument, number)


def factors(node: Expression) -> Iterator[Expression]:
    """Expressions one of which is 0 wherever the node is."""
    match node:
        case Product(parts):
            for part in parts:
                yield from factors(part)
        case Negate(operand):
            yield from factors(operand)
        case Quotient(numerator, _):
            yield from factors(numerator)
        case Power(base, exponent) if base != Constant("e") and (exact_rational(exponent) or 0) > 0:
            yield from factors(base)
        case Call("abs" | "sqrt" | "cbrt" | "root", (argument, *_)):
            yield from factors(argument)
        case _:
            yield node
