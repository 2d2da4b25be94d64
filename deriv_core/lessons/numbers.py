"""The expressions of a computation graph as numbers, and their derivatives by one letter."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from itertools import islice

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.proved.oracle import Agreement, agreement, sympy_derivative
from deriv_core.calculus.values import Value, evaluate
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.tree import Expression, Negate, Number, Variable, depends_on, walk
from deriv_core.words import Message

# The variable of what has none left.
_ALL_FIXED = "x"
# Parts of a number without a short exact form.
LARGEST = 150


def letters_of(expression: Expression) -> tuple[str, ...]:
    """The variables of an expression, in the order they are written."""
    return tuple(dict.fromkeys(part.name for part in walk(expression) if isinstance(part, Variable)))


def partial_derivative(expression: Expression, letter: str, values: Mapping[str, Expression]) -> Expression:
    """The derivative by one letter, the others held fixed.

    It is checked as `derivative` is, with the others at their values in the graph.

    Raises
    ------
    TooComplex
        It could not be checked.
    """
    found = differentiate(expression, letter).result.tree
    others = {name: tree for name, tree in values.items() if name != letter}
    f = RealFunction(put_in(expression, others), letter)
    if agreement(put_in(found, others), f.expression, sympy_derivative(f)) is not Agreement.PROVED:
        raise TooComplex("proof", 0, Message("errors-derivative-could-not-checked-so"))
    return found


def put_in(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """The expression with its letters replaced by their values."""
    for name, tree in values.items():
        if depends_on(expression, name):
            expression = substitute(expression, name, tree)
    return expression


def value_of(tree: Expression) -> Value:
    """The value of an expression without letters."""
    return evaluate(RealFunction(tree, _ALL_FIXED), "0")


def settled(tree: Expression) -> tuple[Expression, Value]:
    """A number's value, and its exact form in place of all it was made of: a graph would grow without end.

    Raises
    ------
    TooComplex
        It has no short exact form, and is long.
    """
    if sum(1 for _ in islice(walk(tree), LARGEST + 1)) > LARGEST:
        raise TooComplex("nodes", LARGEST, Message("lessons-numbers-graph-too-long-followed"))
    value = value_of(tree)
    return (read_back(value.text, _ALL_FIXED) if value.text else tree), value


def in_floats(expression: Expression, values: Mapping[str, float]) -> float:
    """The value in plain double precision; nan where one of the letters has none."""
    if not all(map(math.isfinite, values.values())):
        return math.nan
    numbers = {name: _number(value) for name, value in values.items()}
    return float(RealFunction(put_in(expression, numbers), _ALL_FIXED)(0.0))


def _number(value: float) -> Expression:
    """A float as the number it is, to its last bit."""
    size = Number(Fraction(abs(value)))
    return Negate(size) if value < 0 else size
