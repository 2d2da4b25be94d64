"""SymPy expressions and trees as the Python a learner would write."""

from __future__ import annotations

import functools
import math
import operator
from typing import Any

import sympy
from sympy.printing.str import StrPrinter

from deriv_core.errors import TooComplex
from deriv_core.expression.printer import to_text
from deriv_core.expression.rational import MAX_BITS
from deriv_core.expression.tree import (
    Call,
    Constant,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    exact_rational,
    rebuilt,
    walk,
)

# What `math` calls the functions of the tree that it has under the same meaning.
IN_MATH = {"sin": "sin", "cos": "cos", "tan": "tan", "exp": "exp", "sqrt": "sqrt", "ln": "log", "erf": "erf"}


class _PythonPrinter(StrPrinter):  # type: ignore[misc]
    """SymPy's own text, with fractions that stay exact when Python reads them: 1/3 would become a float."""

    def _print_Rational(self, expr: sympy.Rational) -> str:  # noqa: N802 - the name SymPy calls
        return f"Rational({expr.p}, {expr.q})"


def sympy_python(expression: Any) -> str:
    """Python that builds the SymPy expression, its symbols and functions imported.

    >>> import sympy
    >>> sympy_python(sympy.Symbol("w") + sympy.Rational(1, 3))
    'w + Rational(1, 3)'
    """
    return str(_PythonPrinter().doprint(expression))


def is_plain_arithmetic(node: Expression) -> bool:
    """Whether `arithmetic_python` can write the node: whole powers, and functions that `math` has."""
    for part in walk(node):
        match part:
            case Call(function, _) if function not in IN_MATH:
                return False
            case Piecewise():
                return False
            case Power(base, exponent) if base != Constant("e"):
                above = exact_rational(exponent)
                if above is None or above.denominator != 1:
                    return False
    return True


def arithmetic_python(node: Expression) -> str:
    """Python that works the node out in floats, in the form it was typed.

    >>> from deriv_core.expression.reading.parser import read_back
    >>> arithmetic_python(read_back("1/(2 + 0.001)^2 + ln(3)", "w"))
    '1/(2 + 0.001)**2 + log(3)'
    """
    return to_text(_in_math(node)).replace("^", "**")


def _in_math(node: Expression) -> Expression:
    """The node with its functions under the names of `math`; e^x is exp(x), which is more exact."""
    match node:
        case Power(Constant("e"), exponent):
            return Call("exp", (_in_math(exponent),))
        case Call(function, arguments):
            return Call(IN_MATH[function], tuple(map(_in_math, arguments)))
    return rebuilt(node, _in_math)


def names_of_math(node: Expression) -> tuple[str, ...]:
    """What `arithmetic_python` needs of `math`."""
    parts = list(walk(_in_math(node)))
    functions = {part.function for part in parts if isinstance(part, Call)}
    return tuple(sorted(functions | {part.name for part in parts if isinstance(part, Constant)}))


def python_value(node: Expression) -> float:
    """What Python makes of `arithmetic_python`, whole numbers kept whole: 9 for 3**2, 3.0 for 6/2.

    The last digit of a power is not always the one that `run_numpy` gives.

    Raises
    ------
    TooComplex
        Python would raise an error: a division by 0, a root of a negative number.
    """
    try:
        return _in_python(_in_math(node))
    except (ArithmeticError, ValueError):
        raise TooComplex("arithmetic", 0, "There is no such number in plain arithmetic.") from None


def _in_python(node: Expression) -> float:
    match node:
        case Number(value):
            return value.numerator if value.denominator == 1 else float(value)
        case Constant(name):
            return math.pi if name == "pi" else math.e
        case Negate(operand):
            return -_in_python(operand)
        case Sum(terms):
            return functools.reduce(operator.add, map(_in_python, terms))
        case Product(factors):
            return functools.reduce(operator.mul, map(_in_python, factors))
        case Quotient(numerator, denominator):
            return _in_python(numerator) / _in_python(denominator)
        case Power(base, exponent):
            return _power(_in_python(base), _in_python(exponent))
        case Call(function, arguments):
            result: float = getattr(math, function)(*map(_in_python, arguments))
            return result
        case _:
            raise ValueError("no arithmetic")


def _power(base: float, exponent: float) -> float:
    """base ** exponent; whole numbers beyond all that is shown as they are would take for ever."""
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * abs(exponent) > MAX_BITS:
        raise OverflowError
    power: float = base**exponent
    return power
