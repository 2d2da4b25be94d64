"""The expression tree: immutable, and in the learner's own form and order.

``1/w`` stays a quotient, ``1 + x`` stays ``1 + x``, ``(a + b) + c`` keeps its brackets. Two trees are
equal exactly when they are written alike. Subtraction is a sum with a `Negate` term; nothing is ever
simplified here.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from deriv_core.expression import rational as rational_numbers

ConstantName: TypeAlias = Literal["pi", "e"]
Relation: TypeAlias = Literal["<", "<=", ">", ">=", "=", "!="]

#: Whether a relation holds of two numbers; of a difference's sign and 0 as well.
HOLDS: dict[Relation, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at least 0 with a terminating decimal, exact: ``0.1`` is 1/10. Negative ones are `Negate`."""

    value: Fraction

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError("a Number is at least 0; a negative one is Negate(Number)")
        rest = self.value.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        if rest != 1:
            raise ValueError("a Number has a terminating decimal; other fractions are Quotient")


@dataclass(frozen=True, slots=True)
class Constant:
    """π or e."""

    name: ConstantName


@dataclass(frozen=True, slots=True)
class Variable:
    """The variable: one letter, or the English name of a Greek one (``"theta"``)."""

    name: str


@dataclass(frozen=True, slots=True)
class Negate:
    """-operand"""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Sum:
    """terms[0] + terms[1] + ...; at least two terms, a subtracted one is `Negate`."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """factors[0] · factors[1] · ...; at least two factors."""

    factors: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """numerator / denominator"""

    numerator: Expression
    denominator: Expression


@dataclass(frozen=True, slots=True)
class Power:
    """base ^ exponent; e^u is ``Power(Constant("e"), u)``."""

    base: Expression
    exponent: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the closed table `functions.FUNCTIONS` applied to its arguments."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """left relation right"""

    left: Expression
    relation: Relation
    right: Expression


@dataclass(frozen=True, slots=True)
class Branch:
    """value, where every one of the conditions holds."""

    value: Expression
    conditions: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Piecewise:
    """The first branch whose conditions hold; else `otherwise`; undefined where that is None."""

    branches: tuple[Branch, ...]
    otherwise: Expression | None


Expression: TypeAlias = (
    Number | Constant | Variable | Negate | Sum | Product | Quotient | Power | Call | Piecewise
)

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
E = Constant("e")


def children(node: Expression) -> tuple[Expression, ...]:
    """The direct parts of a node, in the order they are written."""
    match node:
        case Number() | Constant() | Variable():
            return ()
        case Negate(operand):
            return (operand,)
        case Sum(parts) | Product(parts) | Call(_, parts):
            return parts
        case Quotient(first, second) | Power(first, second):
            return (first, second)
        case Piecewise(branches, otherwise):
            parts = ()
            for branch in branches:
                parts += (branch.value,)
                for comparison in branch.conditions:
                    parts += (comparison.left, comparison.right)
            return parts if otherwise is None else (*parts, otherwise)


def rebuilt(node: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The node with `change` applied to each of its direct parts."""
    match node:
        case Number() | Constant() | Variable():
            return node
        case Negate(operand):
            return Negate(change(operand))
        case Sum(terms):
            return Sum(tuple(map(change, terms)))
        case Product(factors):
            return Product(tuple(map(change, factors)))
        case Quotient(numerator, denominator):
            return Quotient(change(numerator), change(denominator))
        case Power(base, exponent):
            return Power(change(base), change(exponent))
        case Call(function, arguments):
            return Call(function, tuple(map(change, arguments)))
        case Piecewise(branches, otherwise):
            return Piecewise(
                tuple(
                    Branch(
                        change(branch.value),
                        tuple(
                            Comparison(change(c.left), c.relation, change(c.right)) for c in branch.conditions
                        ),
                    )
                    for branch in branches
                ),
                None if otherwise is None else change(otherwise),
            )


def walk(node: Expression) -> Iterator[Expression]:
    """The node and everything below it, parents first."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(children(current)))


def node_count(node: Expression) -> int:
    """How many nodes a tree has."""
    return sum(1 for _ in walk(node))


def depends_on(node: Expression, variable: str) -> bool:
    """Whether the variable occurs anywhere in the node."""
    return any(isinstance(part, Variable) and part.name == variable for part in walk(node))


def holds_variable(node: Expression) -> bool:
    """Whether any variable occurs in the node."""
    return any(isinstance(part, Variable) for part in walk(node))


def integer(value: int) -> Expression:
    """The tree of a whole number of either sign."""
    return Number(Fraction(value)) if value >= 0 else Negate(Number(Fraction(-value)))


def rational(value: Fraction) -> Expression:
    """The tree of a fraction of either sign in lowest terms, as a quotient of whole numbers."""
    size = abs(value)
    node: Expression = Number(Fraction(size.numerator))
    if size.denominator != 1:
        node = Quotient(node, Number(Fraction(size.denominator)))
    return node if value >= 0 else Negate(node)


def exact_rational(node: Expression) -> Fraction | None:
    """The value of a node where plain arithmetic gives it, as of 2^3 or sqrt(4); else None."""
    match node:
        case Number(value):
            return value
        case Negate(operand):
            inner = exact_rational(operand)
            return None if inner is None else -inner
        case Quotient(numerator, denominator) if numerator == denominator and isinstance(numerator, Constant):
            return Fraction(1)  # pi/pi
        case Quotient(Call("ln" | "log2" | "log10" as above, (u,)), Call(below, (v,))) if above == below:
            parts = _exact_rationals((u, v))
            return None if parts is None else rational_numbers.logarithm(*parts)  # ln(8)/ln(2)
        case Quotient(numerator, denominator):
            top, bottom = exact_rational(numerator), exact_rational(denominator)
            return None if top is None or not bottom else top / bottom
        case Sum(terms):
            parts = _exact_rationals(terms)
            return None if parts is None else sum(parts, Fraction(0))
        case Product(factors):
            parts = _exact_rationals(factors)
            return None if parts is None else math.prod(parts, start=Fraction(1))
        case Power(base, exponent):
            return _exact_power(base, exponent)
        case Call("ln", (Constant("e"),)):
            return Fraction(1)
        case Call("ln", (Power(Constant("e"), exponent) | Call("exp", (exponent,)),)):
            return exact_rational(exponent)
        case Call("sin" | "cos" | "tan" as function, (angle,)):
            turns = _half_turns(angle)
            return None if turns is None else rational_numbers.circular(function, turns)
        case Call(function, arguments):
            parts = _exact_rationals(arguments)
            return None if parts is None else rational_numbers.call(function, parts)
        case _:
            return None


def _half_turns(angle: Expression) -> Fraction | None:
    """How often π goes into a plain multiple of it, as into 5π/6, and into 0."""
    match angle:
        case Constant("pi"):
            return Fraction(1)
        case Negate(operand):
            turns = _half_turns(operand)
            return None if turns is None else -turns
        case Quotient(numerator, denominator):
            turns, parts = _half_turns(numerator), exact_rational(denominator)
            return None if turns is None or not parts else turns / parts
        case Product(factors) if Constant("pi") in factors:
            at = factors.index(Constant("pi"))
            rest = _exact_rationals(factors[:at] + factors[at + 1 :])
            return None if rest is None else math.prod(rest, start=Fraction(1))
        case _:
            return Fraction(0) if exact_rational(angle) == 0 else None


def _exact_rationals(nodes: tuple[Expression, ...]) -> list[Fraction] | None:
    values: list[Fraction] = []
    for node in nodes:
        value = exact_rational(node)
        if value is None:
            return None
        values.append(value)
    return values


def _exact_power(base: Expression, exponent: Expression) -> Fraction | None:
    above = exact_rational(exponent)
    if above is None:
        return None
    if base == E:
        return None if above else Fraction(1)
    below = exact_rational(base)
    if below is not None:
        return rational_numbers.power(below, above)
    if isinstance(base, Call) and base.function == "sqrt":  # sqrt(2)^2, whose base alone is not rational
        under = exact_rational(base.arguments[0])
        return None if under is None or under < 0 else rational_numbers.power(under, above / 2)
    return None
