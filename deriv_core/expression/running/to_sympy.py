"""From the tree to SymPy with real-number meaning."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy

from deriv_core.errors import TooComplex
from deriv_core.expression.functions.lowering import lowered
from deriv_core.expression.functions.table import FUNCTIONS, HYPERBOLIC
from deriv_core.expression.running.exact_cost import (
    MOST_BITS_ON_THE_WAY,
    MOST_BITS_TAKEN_APART,
    exponential_bits,
    power_bits,
    taken_apart_bits,
)
from deriv_core.expression.tree import (
    Branch,
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
    Variable,
    children,
    exact_rational,
    walk,
)
from deriv_core.words import Message

SIMPLE: dict[str, Any] = {
    **{name: getattr(sympy, name) for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{name: getattr(sympy, name) for name in ("asin", "acos", "atan", "asec", "acsc", "acot")},
    **{name: getattr(sympy, name) for name in ("sinh", "cosh", "tanh", "sech", "csch", "coth")},
    **{name: getattr(sympy, name) for name in ("asinh", "acosh", "atanh", "asech", "acsch", "acoth")},
    "erf": sympy.erf,
    "exp": lambda u: bounded_power(sympy.E, u),
    "ln": sympy.log,
    "log10": lambda u: sympy.log(u) / sympy.log(10),
    "log2": lambda u: sympy.log(u) / sympy.log(2),
    "log": lambda u, base: sympy.log(u) / sympy.log(base),
    "sqrt": sympy.sqrt,
    "cbrt": lambda u: real_power(u, Fraction(1, 3)),
    "abs": sympy.Abs,
    "floor": sympy.floor,
    "ceil": sympy.ceiling,
    "frac": lambda u: u - sympy.floor(u),
    "sign": sympy.sign,
    "max": sympy.Max,
    "min": sympy.Min,
}
RELATIONS: dict[str, Any] = {
    "<": sympy.Lt,
    "<=": sympy.Le,
    ">": sympy.Gt,
    ">=": sympy.Ge,
    "=": sympy.Eq,
    "!=": sympy.Ne,
}


# SymPy asks whether what is in one of these is real, with polynomials as long as x^6.4112895 has units in its
# last digit.
_HYPERBOLIC = {name for name, entry in FUNCTIONS.items() if entry.rule == HYPERBOLIC}
# It takes powers apart in what is in one of these.
_TAKES_APART = _HYPERBOLIC | {"max", "min"}
MOST_IN_AN_EXPONENT = 10_000
MOST_NESTED = 2


def _largest_exponent(node: Expression) -> int:
    """The largest numerator or denominator of a constant exponent, or of a number in an exponent of e."""
    sizes = [1]
    for part in walk(node):
        match part:
            case Power(Constant("e"), exponent) | Call("exp", (exponent,)):
                numbers = (inner.value for inner in walk(exponent) if isinstance(inner, Number))
                sizes += [max(abs(value.numerator), value.denominator) for value in numbers]
            case Power(_, exponent) | Call("root", (_, exponent)):
                value = exact_rational(exponent) or Fraction(1)
                sizes += [abs(value.numerator), value.denominator]
    return max(sizes)


def _nested(node: Expression) -> int:
    """How many hyperbolic functions stand inside each other."""
    own = int(isinstance(node, Call) and node.function in _HYPERBOLIC)
    return own + max(map(_nested, children(node)), default=0)


def bounded_power(base: Any, exponent: Any) -> Any:
    """base ** exponent.

    Raises
    ------
    TooComplex
        A number in it would be too long.
    """
    if base is not sympy.E:
        _need_whole(base, exponent)
    # ((9x)^99)^99 holds a number of 31,000 bits
    bits = exponential_bits(exponent) if base is sympy.E else power_bits(base, exponent)
    if bits > MOST_BITS_ON_THE_WAY:
        message = Message("errors-numbers-too-long-written-out")
        raise TooComplex("bits", MOST_BITS_ON_THE_WAY, message)
    return base**exponent


def _need_whole(*parts: Any) -> None:
    if taken_apart_bits(*parts) > MOST_BITS_TAKEN_APART:
        message = Message("errors-numbers-too-long-for-sympy")
        raise TooComplex("bits", MOST_BITS_TAKEN_APART, message)


def real_power(base: Any, exponent: Fraction) -> Any:
    """base ** exponent where odd roots of negative numbers are real.

    Raises
    ------
    TooComplex
        A number in it would be too long.
    """
    power = sympy.Rational(exponent.numerator, exponent.denominator)
    if exponent.denominator % 2 == 0 or exponent.denominator == 1:
        return bounded_power(base, power)
    size = bounded_power(sympy.Abs(base), power)
    return size if exponent.numerator % 2 == 0 else sympy.sign(base) * size


def to_sympy(node: Expression, symbol: sympy.Symbol) -> Any:
    """The SymPy expression with the same real values.

    Parameters
    ----------
    node : Expression
    symbol : sympy.Symbol
        What stands for the variable; real.

    Returns
    -------
    sympy.Expr
        SymPy's own automatic evaluation applies: the learner's form is not kept, and neither are holes.

    Raises
    ------
    TooComplex
        SymPy would write out a number of more than 4,000 bits, or a polynomial of more than 10,000 terms.
    """

    def convert(part: Expression) -> Any:
        match part:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Constant(name):
                return sympy.pi if name == "pi" else sympy.E
            case Variable():
                return symbol
            case Negate(operand):
                return -convert(operand)
            case Sum(terms):
                return sympy.Add(*map(convert, terms))
            case Product(factors):
                return sympy.Mul(*map(convert, factors))
            case Quotient(numerator, denominator):
                return convert(numerator) / convert(denominator)
            case Power(base, exponent):
                constant = exact_rational(exponent)
                if constant is None:
                    return bounded_power(convert(base), convert(exponent))
                return real_power(convert(base), constant)
            case Call("root", (radicand, index)):
                degree = exact_rational(index)
                if degree:
                    return real_power(convert(radicand), 1 / degree)
                return bounded_power(convert(radicand), 1 / convert(index))
            case Call():
                return _called(part, convert)
            case Piecewise(branches, otherwise):
                rows = [(convert(branch.value), condition(branch, symbol)) for branch in branches]
                rows.append((sympy.nan if otherwise is None else convert(otherwise), sympy.true))
                return sympy.Piecewise(*rows)

    return convert(node)


def _called(node: Call, convert: Callable[[Expression], Any]) -> Any:
    if node.function in _HYPERBOLIC and _largest_exponent(node) > MOST_IN_AN_EXPONENT:
        message = Message("errors-exponents-too-long-for-sympy")
        raise TooComplex("exponent", MOST_IN_AN_EXPONENT, message)
    if node.function in _HYPERBOLIC and _nested(node) > MOST_NESTED:
        message = Message("errors-too-many-hyperbolic-functions-stand")
        raise TooComplex("nesting", MOST_NESTED, message)
    made_of = lowered(node)
    if made_of is not None and node.function not in SIMPLE:
        return convert(made_of)
    arguments = tuple(map(convert, node.arguments))
    if node.function in _TAKES_APART:
        _need_whole(*arguments)
    return SIMPLE[node.function](*arguments)


def condition(branch: Branch, symbol: sympy.Symbol) -> Any:
    """Where a case holds, as SymPy's relations."""
    return sympy.And(
        *(
            RELATIONS[c.relation](to_sympy(c.left, symbol), to_sympy(c.right, symbol))
            for c in branch.conditions
        )
    )
