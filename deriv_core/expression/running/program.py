"""A function as flat postfix code over a closed table of real operations.

A program is a tuple of numbers (pushed) and operation names. NumPy and mpmath run it here (`run_numpy`,
`run_precise`), JavaScript runs the same code in the browser, so all three see one function. Undefined is
``nan`` at *every* operation, never only at the end: 1/(1/x) is undefined at 0 although floating point would
find its way back to 0.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TypeAlias

from deriv_core.expression.functions.lowering import lowered
from deriv_core.expression.tree import (
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

Program: TypeAlias = tuple[float | str, ...]
ExactProgram: TypeAlias = tuple[Fraction | str, ...]
_Code: TypeAlias = list[Fraction | str]

_FLOATS: dict[str, float | str] = {"pi": math.pi, "e": math.e}

_RELATIONS = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "=": "eq", "!=": "ne"}


def compile_exact(node: Expression) -> ExactProgram:
    """The program of an expression of one variable, its numbers exact and π and e by name."""
    code: _Code = []
    _emit(node, code)
    return tuple(code)


def compile_program(node: Expression) -> Program:
    """The program of an expression of one variable, its numbers as floats.

    ``"nan"`` stays a name, so that the program can travel as JSON.
    """
    return as_floats(compile_exact(node))


def as_floats(program: ExactProgram) -> Program:
    """The same program with its numbers as floats, step by step."""
    return tuple(float(step) if isinstance(step, Fraction) else _FLOATS.get(step, step) for step in program)


def _emit(node: Expression, code: _Code) -> None:
    match node:
        case Number(value):
            code.append(value)
        case Constant(name):
            code.append(name)
        case Variable():
            code.append("x")
        case Negate(operand):
            _emit(operand, code)
            code.append("neg")
        case Sum(terms):
            _emit(terms[0], code)
            for term in terms[1:]:
                if isinstance(term, Negate):
                    _emit(term.operand, code)
                    code.append("sub")
                else:
                    _emit(term, code)
                    code.append("add")
        case Product(factors):
            _emit(factors[0], code)
            for factor in factors[1:]:
                _emit(factor, code)
                code.append("mul")
        case Quotient(_, denominator) if exact_rational(denominator) == 0:
            code.append("nan")  # 1/sin(pi), which in floats is 8e15
        case Quotient(numerator, denominator):
            _emit(numerator, code)
            _emit(denominator, code)
            code.append("div")
        case Power(base, exponent):
            _emit_power(base, exponent, code)
        case Call(function, arguments):
            made_of = lowered(node)
            if made_of is None:
                _emit_call(function, arguments, code)
            else:
                _emit(made_of, code)
        case Piecewise():
            _emit_piecewise(node, code)


def _emit_power(base: Expression, exponent: Expression, code: _Code) -> None:
    if base == Constant("e"):
        _emit(exponent, code)
        code.append("exp")
        return
    _emit(base, code)
    constant = exact_rational(exponent)
    if constant is None:
        _emit(exponent, code)
        code.append("pow")
    else:
        _emit_rational_power(constant, code)


def _emit_rational_power(exponent: Fraction, code: _Code) -> None:
    if exponent.denominator == 1:
        code += [Fraction(exponent.numerator), "powi"]
    else:
        code += [Fraction(exponent.numerator), Fraction(exponent.denominator), "powq"]


def _emit_call(function: str, arguments: tuple[Expression, ...], code: _Code) -> None:
    _emit(arguments[0], code)
    if function == "root":
        index = exact_rational(arguments[1])
        if index:
            _emit_rational_power(1 / index, code)
        else:
            code.append(Fraction(1))
            _emit(arguments[1], code)
            code += ["div", "pow"]
    elif function == "log":
        _emit(arguments[1], code)
        code.append("logb")
    elif function in ("max", "min"):
        for argument in arguments[1:]:
            _emit(argument, code)
            code.append(function)
    else:
        code.append(function)


def _emit_piecewise(node: Piecewise, code: _Code) -> None:
    # cond1 value1 (cond2 value2 (... otherwise select) select) select, so the first that holds wins.
    for branch in node.branches:
        _emit_comparison(branch.conditions[0], code)
        for comparison in branch.conditions[1:]:
            _emit_comparison(comparison, code)
            code.append("mul")  # both hold: 1 times 1
        _emit(branch.value, code)
    if node.otherwise is None:
        code.append("nan")
    else:
        _emit(node.otherwise, code)
    code += ["select"] * len(node.branches)


def _emit_comparison(comparison: Comparison, code: _Code) -> None:
    _emit(comparison.left, code)
    _emit(comparison.right, code)
    code.append(_RELATIONS[comparison.relation])
