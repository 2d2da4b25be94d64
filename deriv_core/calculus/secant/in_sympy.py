"""Trees of the variable and the step in SymPy."""

from __future__ import annotations

from typing import Any

import sympy

from deriv_core.expression.running.to_sympy import SIMPLE, bounded_power, real_power, to_sympy
from deriv_core.expression.tree import (
    Call,
    E,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    exact_rational,
    holds_variable,
)


def in_sympy(node: Expression, symbols: dict[str, Any]) -> Any:
    """The `sympy.Expr` of a tree of several variables.

    Parameters
    ----------
    node : Expression
        Without cases.
    symbols : dict of str to sympy.Symbol
        Real ones, by the names of the variables.
    """

    def convert(part: Expression) -> Any:
        match part:
            case Variable(name):
                return symbols[name]
            case _ if not holds_variable(part):
                return to_sympy(part, sympy.Dummy())
            case Negate(operand):
                return -convert(operand)
            case Sum(terms):
                return sympy.Add(*map(convert, terms))
            case Product(factors):
                return sympy.Mul(*map(convert, factors))
            case Quotient(numerator, denominator):
                return convert(numerator) / convert(denominator)
            case Power(base, exponent):
                return _power(convert, base, exponent)
            case Call("root", (inside, index)):
                degree = exact_rational(index)
                assert degree  # the only roots that are worked out
                return real_power(convert(inside), 1 / degree)
            case Call(function, arguments):
                return SIMPLE[function](*map(convert, arguments))
        raise TypeError(type(part).__name__)

    return convert(node)


def _power(convert: Any, base: Expression, exponent: Expression) -> Any:
    number = exact_rational(exponent)
    if number is not None and base != E:
        return real_power(convert(base), number)
    return bounded_power(convert(base), convert(exponent))
