"""From SymPy's expressions back to the tree: only what SymPy's `diff` may return."""

from __future__ import annotations

from fractions import Fraction

import sympy

from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Branch,
    Call,
    Comparison,
    Constant,
    E,
    Expression,
    Negate,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Variable,
    rational,
)

_OTHER_NAMES = {"log": "ln", "Abs": "abs", "ceiling": "ceil", "Max": "max", "Min": "min"}
_HALF = rational(Fraction(1, 2))
_RELATIONS: dict[str, Relation] = {
    "StrictLessThan": "<",
    "LessThan": "<=",
    "StrictGreaterThan": ">",
    "GreaterThan": ">=",
    "Equality": "=",
    "Unequality": "!=",
}


class NoTree(Exception):
    """The expression holds something the tree cannot say: a delta function, an unevaluated derivative."""


def from_sympy(expression: sympy.Expr) -> Expression:
    """The tree of a SymPy expression, its terms in SymPy's printed order.

    Raises
    ------
    NoTree
        Where it holds something the tree cannot say.
    """
    if expression.is_Symbol:
        return Variable(expression.name)
    if expression.is_Rational:
        return rational(Fraction(int(expression.p), int(expression.q)))
    match type(expression).__name__:
        case "Pi":
            return Constant("pi")
        case "Exp1":
            return E
        case "Add":
            return Sum(tuple(map(from_sympy, expression.as_ordered_terms())))
        case "Mul":
            return _product(expression)
        case "Pow":
            return _power(*map(from_sympy, expression.args))
        case "exp":
            return Power(E, from_sympy(expression.args[0]))
        case "Piecewise":
            return _piecewise(expression)
        case "Heaviside":
            inside = from_sympy(expression.args[0])
            right = Branch(ONE, (Comparison(inside, ">", ZERO),))
            return Piecewise((right, Branch(ZERO, (Comparison(inside, "<", ZERO),))), None)
        case name:
            return _call(name, expression)


def _call(name: str, expression: sympy.Expr) -> Expression:
    function = _OTHER_NAMES.get(name, name)
    if function not in FUNCTIONS:
        raise NoTree(name)
    return Call(function, tuple(map(from_sympy, expression.args)))


def _power(base: Expression, exponent: Expression) -> Expression:
    if isinstance(exponent, Negate):
        return Quotient(ONE, _power(base, exponent.operand))
    return Call("sqrt", (base,)) if exponent == _HALF else Power(base, exponent)


def _product(expression: sympy.Expr) -> Expression:
    above: list[Expression] = []
    below: list[Expression] = []
    for factor in map(from_sympy, expression.as_ordered_factors()):
        match factor:
            case Quotient(numerator, denominator) if numerator == ONE:
                below.append(denominator)
            case _:
                above.append(factor)
    top = _factors(above)
    return Quotient(top, _factors(below)) if below else top


def _factors(parts: list[Expression]) -> Expression:
    if not parts:
        return ONE
    return parts[0] if len(parts) == 1 else Product(tuple(parts))


def _piecewise(expression: sympy.Expr) -> Expression:
    branches: list[Branch] = []
    for value, holds in expression.args:
        if holds == sympy.true:
            return Piecewise(tuple(branches), from_sympy(value)) if branches else from_sympy(value)
        conditions = holds.args if type(holds).__name__ == "And" else (holds,)
        branches.append(Branch(from_sympy(value), tuple(map(_comparison, conditions))))
    return Piecewise(tuple(branches), None)


def _comparison(holds: sympy.Basic) -> Comparison:
    name = type(holds).__name__
    if name not in _RELATIONS:
        raise NoTree(name)
    left, right = holds.args
    return Comparison(from_sympy(left), _RELATIONS[name], from_sympy(right))
