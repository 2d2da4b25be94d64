"""Bounds on an expression, checked on the tree before anything else looks at it. Each has its own message."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from deriv_core.errors import ExpressionTooComplex
from deriv_core.expression.running.program import compile_program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.tree import (
    Call,
    Expression,
    Number,
    Power,
    Product,
    Variable,
    children,
    exact_rational,
)
from deriv_core.words import Message

MAX_NODES = 160
MAX_DEPTH = 24
MAX_DIGITS = 17
MAX_OWN_DIGITS = 400  # in what the library itself writes, such as the value of w^100 at 12
MAX_EXPONENT = 100
MAX_CONSTANT_DIGITS = 40
MAX_NESTING = 6
MAX_TOWER = 3


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the bounds need to know of a node."""

    nodes: int
    depth: int
    nesting: int  # calls inside calls
    tower: int  # variable exponents inside variable exponents
    constant: bool


_LEAF = _Measure(1, 1, 0, 0, True)


def check(root: Expression, text: str, start_of: Callable[[Expression], int]) -> None:
    """Refuse an expression over a bound.

    Parameters
    ----------
    root : Expression
    text : str
        What was typed.
    start_of : callable
        The position in `text` where a node begins.

    Raises
    ------
    ExpressionTooComplex
    """

    def refuse(node: Expression, bound: str, limit: int, message: str, hint: str) -> None:
        raise ExpressionTooComplex(message, text, start_of(node), hint, bound, limit)

    def measure(node: Expression) -> _Measure:
        parts = [measure(child) for child in children(node)]
        result = _combine(node, parts)
        if result.nodes > MAX_NODES:
            refuse(
                node,
                "nodes",
                MAX_NODES,
                Message("reading-more-than-parts", max_nodes=MAX_NODES),
                Message("reading-type-shorter-function"),
            )
        if result.depth > MAX_DEPTH:
            message = Message("reading-nested-more-than-levels-deep", max_depth=MAX_DEPTH)
            refuse(node, "depth", MAX_DEPTH, message, Message("reading-type-simpler-function"))
        if result.nesting > MAX_NESTING:
            message = Message("reading-more-than-functions-nested-one", max_nesting=MAX_NESTING)
            refuse(node, "nesting", MAX_NESTING, message, Message("reading-nest-fewer-functions"))
        if result.tower > MAX_TOWER:
            message = Message("reading-more-than-variable-exponents-stand", max_tower=MAX_TOWER)
            refuse(node, "tower", MAX_TOWER, message, Message("reading-use-fewer-levels"))
        if isinstance(node, Power) and parts[1].constant:
            _check_exponent(node, refuse)
        if result.constant:
            _check_constant(node, refuse)
        elif isinstance(node, Product):
            factors = [f for f, part in zip(node.factors, parts, strict=True) if part.constant]
            if len(factors) > 1:
                _check_constant(Product(tuple(factors)), lambda _, *rest: refuse(node, *rest))
        return result

    measure(root)


def _combine(node: Expression, parts: list[_Measure]) -> _Measure:
    if not parts:
        return _LEAF if not isinstance(node, Variable) else _Measure(1, 1, 0, 0, False)
    tower = max(part.tower for part in parts)
    if isinstance(node, Power) and not parts[1].constant:
        tower = max(tower, parts[1].tower + 1)
    if isinstance(node, Call) and node.function == "exp" and not parts[0].constant:
        tower = max(tower, parts[0].tower + 1)
    return _Measure(
        1 + sum(part.nodes for part in parts),
        1 + max(part.depth for part in parts),
        max(part.nesting for part in parts) + isinstance(node, Call),
        tower,
        all(part.constant for part in parts),
    )


def constant_value(node: Expression) -> float:
    """The value of an expression without a variable; nan where undefined, inf where too large."""
    return float(run_numpy(compile_program(node), np.zeros(1))[0])


def _check_constant(node: Expression, refuse: Callable[..., None]) -> None:
    value = abs(constant_value(node))
    limit = 10.0**MAX_CONSTANT_DIGITS
    too_long = value >= limit or 0 < value <= 1 / limit
    if isinstance(node, Power) and not too_long:
        too_long = _power_digits(node) > MAX_CONSTANT_DIGITS
    if too_long:
        message = Message("reading-number-more-than-digits", limit=MAX_CONSTANT_DIGITS)
        refuse(node, "constant digits", MAX_CONSTANT_DIGITS, message, Message("reading-use-smaller-numbers"))


def _power_digits(node: Power) -> float:
    base, exponent = exact_rational(node.base), exact_rational(node.exponent)
    if base is None or exponent is None or abs(base) in (0, 1):
        return 0
    size = max(abs(base.numerator), base.denominator)
    return math.log10(size) * float(abs(exponent))


def _check_exponent(node: Power, refuse: Callable[..., None]) -> None:
    value = constant_value(node.exponent)
    if abs(value) > MAX_EXPONENT:
        message = Message("reading-exponent-larger-than", max_exponent=MAX_EXPONENT)
        refuse(node.exponent, "exponent", MAX_EXPONENT, message, Message("reading-use-smaller-exponent"))


def number(value: str, most_digits: int = MAX_DIGITS) -> Number | None:
    """The exact number of a token such as 0.1 or 1.5e-3; None where it has too many digits."""
    mantissa, _, exponent = value.lower().partition("e")
    digits = mantissa.replace(".", "").lstrip("0")
    power = int(exponent[:6] or 0) if len(exponent) <= 6 else 10**6
    if len(digits) > most_digits or abs(power) > MAX_CONSTANT_DIGITS:
        return None
    scale = Fraction(10) ** power
    return Number(Fraction(mantissa.rstrip(".") or "0") * scale)
