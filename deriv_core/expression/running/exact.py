"""The value of a tree at a point: every operation as typed, checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeAlias

from deriv_core.expression.functions.lowering import lowered
from deriv_core.expression.running.known import ONE, Arithmetic, Known, Undecided, UndefinedAtPoint
from deriv_core.expression.running.known_functions import call, named
from deriv_core.expression.running.to_sympy import SIMPLE
from deriv_core.expression.tree import (
    HOLDS,
    Call,
    Comparison,
    Constant,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    exact_rational,
)

Reading: TypeAlias = Callable[[Expression], Known]

# Few digits settle nearly everything; the last ones tell 10^1200 from the whole number above it.
BITS = (120, 400, 1700, 6000)


def exact_value(node: Expression, variable: str, point: Expression) -> Any:
    """The exact value of a tree as typed at an exact point, every operation of it checked.

    Parameters
    ----------
    node : Expression
    variable : str
    point : Expression
        A tree without a variable.

    Returns
    -------
    sympy.Expr or None
        None where the value cannot be had cheaply.

    Raises
    ------
    UndefinedAtPoint
        Where some operation is undefined, so that the hole of (w^2 - 1)/(w - 1) stays a hole.
    """
    for bits in BITS:
        try:
            return known_value(node, variable, point, bits).exact
        except Undecided:
            continue
    return None


def known_value(
    node: Expression,
    variable: str,
    point: Expression,
    bits: int,
    *,
    believing: bool = False,
    algebra: bool = True,
    met: dict[Call, Known] | None = None,
) -> Known:
    """The value of a tree at the value of another one, worked out to so many bits.

    Believing, a number too small to be anything else is taken for 0, and nothing after that is exact. Without
    algebra the point is known by its bounds only, which is quick. Trees of one point and as many bits may
    share the calls that were `met`.

    Raises
    ------
    UndefinedAtPoint
        Some operation is undefined.
    Undecided
        So many bits do not tell.
    """
    on = Arithmetic(bits, believing)
    at = _read(point, {}, on, {})
    return _read(node, {variable: at if algebra else Known(None, at.bounds)}, on, {} if met is None else met)


def _read(node: Expression, point: dict[str, Known], on: Arithmetic, met: dict[Call, Known]) -> Known:
    def value(part: Expression) -> Known:
        return _read(part, point, on, met)

    match node:
        case Number(number):
            return on.fraction(number)
        case Constant(name):
            return on.constant(name)
        case Variable(name):
            return point[name]
        case Negate(operand):
            return on.negate(value(operand))
        case Sum(terms):
            return on.sum([value(term) for term in terms])
        case Product(factors):
            return reduce(on.times, [value(factor) for factor in factors])
        case Quotient(numerator, denominator):
            return on.over(value(numerator), value(denominator))
        case Power(base, exponent):
            return _power(base, exponent, value, on)
        case Call("root", (radicand, index)):
            degree = exact_rational(index)
            if degree:
                return on.rational_power(value(radicand), 1 / degree)
            return on.power(value(radicand), on.over(ONE, value(index)))
        case Call():
            if node not in met:
                met[node] = _called(node, value, on)
            return met[node]
        case Piecewise():
            return value(_branch(node, value, on))


def _called(node: Call, value: Reading, on: Arithmetic) -> Known:
    made_of = lowered(node)
    if made_of is None:
        return call(on, node.function, [value(argument) for argument in node.arguments])
    found = value(made_of)
    if node.function not in SIMPLE:
        return found
    # By its own name: sec(1), and not 1/cos(1).
    return on.known(named(node.function, [value(argument) for argument in node.arguments]), found.bounds)


def _power(base: Expression, exponent: Expression, value: Reading, on: Arithmetic) -> Known:
    rational = exact_rational(exponent)
    if rational is not None:
        return on.rational_power(value(base), rational)
    if base == Constant("e"):
        return call(on, "exp", [value(exponent)])
    return on.power(value(base), value(exponent))


def _branch(node: Piecewise, value: Reading, on: Arithmetic) -> Expression:
    for branch in node.branches:
        # Every condition is read, so that an undefined one makes the whole undefined.
        held = [_holds(comparison, value, on) for comparison in branch.conditions]
        if all(held):
            return branch.value
    if node.otherwise is None:
        raise UndefinedAtPoint
    return node.otherwise


def _holds(comparison: Comparison, value: Reading, on: Arithmetic) -> bool:
    sign = on.sign(on.minus(value(comparison.left), value(comparison.right)))
    return HOLDS[comparison.relation](sign, 0)
