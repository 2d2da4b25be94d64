"""What each operation asks of its arguments to have a real value: nothing below 0 under a root."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TypeAlias

import sympy

from deriv_core.expression.functions.entry import Bound
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.exact import known_value
from deriv_core.expression.running.known import Undecided, UndefinedAtPoint
from deriv_core.expression.running.to_sympy import RELATIONS
from deriv_core.expression.tree import (
    ZERO,
    Call,
    E,
    Expression,
    Power,
    Quotient,
    Variable,
    exact_rational,
    holds_variable,
)

#: An argument, a relation and a bound, and perhaps what makes up for it where it is positive.
Asked: TypeAlias = tuple[Expression, Any, int] | tuple[Expression, Any, int, Expression]

_OPPOSITE = {"<": sympy.Gt, "<=": sympy.Ge}
_FEW_BITS = 120


def own_needs(node: Expression) -> Iterator[Asked]:
    """What one operation asks of its arguments."""
    match node:
        case Quotient(_, denominator) if holds_variable(denominator):
            yield denominator, sympy.Ne, 0
        case Power(base, exponent) if base != E:
            yield from _of_power(base, exact_rational(exponent), exponent)
        case Call("root", (radicand, index)):
            degree = exact_rational(index)
            yield from _of_power(radicand, 1 / degree if degree else None, index)
        case Call("log", (argument, base)):
            yield argument, sympy.Gt, 0
            yield base, sympy.Gt, 0
            yield base, sympy.Ne, 1
        case Call(function, (u,)):
            for bound in FUNCTIONS[function].domain:
                yield from _of_bound(bound, u)


def _of_bound(bound: Bound, u: Expression) -> Iterator[Asked]:
    if bound.of == "abs" and bound.relation in _OPPOSITE:
        yield u, _OPPOSITE[bound.relation], -bound.number
        yield u, RELATIONS[bound.relation], bound.number
    else:
        yield bound.measured(u), RELATIONS[bound.relation], bound.number


def _of_power(base: Expression, number: Fraction | None, exponent: Expression) -> Iterator[Asked]:
    if number is None:
        if not holds_variable(base):
            yield base, sympy.Ne, 0, exponent  # 0^0 is 1 for SymPy
            return
        if not holds_variable(exponent):
            # Not a fraction, as far as is known: x^pi.
            yield base, sympy.Ge, 0
        # Where the base is negative the exponent counts: SymPy's own power is real where it is whole.
        if not isinstance(base, Variable):
            yield base, sympy.Ne, 0, exponent
        elif not _is_positive_at_zero(exponent, base.name):
            yield base, sympy.Ne, 0
    elif number.denominator % 2 == 0:
        yield base, sympy.Gt if number < 0 else sympy.Ge, 0
    elif number < 0:
        yield base, sympy.Ne, 0


def _is_positive_at_zero(exponent: Expression, variable: str) -> bool:
    """Whether 0^exponent is 0 there, in x^(x + 1)."""
    try:
        sign = iv.sign(known_value(exponent, variable, ZERO, _FEW_BITS).bounds)
    except (UndefinedAtPoint, Undecided):
        return False
    return sign is not None and sign > 0


def has_varying_index(node: Expression) -> bool:
    """Whether it is a power with the variable above or a logarithm with the variable in its base."""
    match node:
        case Power(_, index) | Call("log" | "root", (_, index)):
            return holds_variable(index)
        case _:
            return False
