"""From the tree to SymPy with real-number meaning, and exact values of the tree as typed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy

from .tree import (
    Branch,
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

_SIMPLE: dict[str, Any] = {
    **{name: getattr(sympy, name) for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{name: getattr(sympy, name) for name in ("asin", "acos", "atan", "asec", "acsc", "acot")},
    **{name: getattr(sympy, name) for name in ("sinh", "cosh", "tanh", "sech", "csch", "coth")},
    **{name: getattr(sympy, name) for name in ("asinh", "acosh", "atanh", "asech", "acsch", "acoth")},
    "exp": sympy.exp,
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
_RELATIONS: dict[str, Any] = {
    "<": sympy.Lt,
    "<=": sympy.Le,
    ">": sympy.Gt,
    ">=": sympy.Ge,
    "=": sympy.Eq,
    "!=": sympy.Ne,
}


def real_power(base: Any, exponent: Fraction) -> Any:
    """base ** exponent where odd roots of negative numbers are real."""
    power = sympy.Rational(exponent.numerator, exponent.denominator)
    if exponent.denominator % 2 == 0 or exponent.denominator == 1:
        return base**power
    size = sympy.Abs(base) ** power
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
                    return convert(base) ** convert(exponent)
                return real_power(convert(base), constant)
            case Call("root", (radicand, index)):
                degree = exact_rational(index)
                if degree:
                    return real_power(convert(radicand), 1 / degree)
                return convert(radicand) ** (1 / convert(index))
            case Call(function, arguments):
                return _SIMPLE[function](*map(convert, arguments))
            case Piecewise(branches, otherwise):
                rows = [(convert(branch.value), _condition(branch)) for branch in branches]
                rows.append((sympy.nan if otherwise is None else convert(otherwise), sympy.true))
                return sympy.Piecewise(*rows)

    def _condition(branch: Branch) -> Any:
        return sympy.And(
            *(_RELATIONS[c.relation](convert(c.left), convert(c.right)) for c in branch.conditions)
        )

    return convert(node)


# --- exact values ----------------------------------------------------------------------------------------

_MAX_OPERATIONS = 60
_MAX_DIGITS = 300


class UndefinedAtPoint(Exception):
    """Some operation of the tree is not a real number at the point."""


class _Undecided(Exception):
    """The value is not cheaply had exactly, or a sign on the way cannot be decided."""


def exact_value(node: Expression, variable: str, point: Any) -> Any:
    """The exact value of the tree as typed, every operation of it checked.

    Parameters
    ----------
    node : Expression
    variable : str
    point : sympy.Expr
        An exact real number.

    Returns
    -------
    sympy.Expr or None
        None where the value cannot be had cheaply.

    Raises
    ------
    UndefinedAtPoint
        Where some operation is undefined, so that the hole of (w^2 - 1)/(w - 1) stays a hole.
    """
    try:
        return _value(node, {variable: point})
    except _Undecided:
        return None


def exact_sign(value: Any) -> int | None:
    """-1, 0 or 1 for an exact real number; None where neither SymPy nor 40 digits decide."""
    if value.is_zero:
        return 0
    if value.is_positive:
        return 1
    if value.is_negative:
        return -1
    decimal = value.evalf(40, maxn=200)
    if decimal.is_real and decimal.is_Float and abs(decimal) > sympy.Float("1e-30"):
        return 1 if decimal > 0 else -1
    return None


def _sign(value: Any) -> int:
    sign = exact_sign(value)
    if sign is None:
        raise _Undecided
    return sign


def _need(condition: bool) -> None:
    if not condition:
        raise UndefinedAtPoint


def _checked(value: Any) -> Any:
    """Refuse values grown too large to be worth carrying exactly."""
    if value.is_Rational:
        if max(abs(value.p), value.q).bit_length() > 3.33 * _MAX_DIGITS:
            raise _Undecided
    elif not value.is_real or not value.is_finite or value.count_ops() > _MAX_OPERATIONS:
        raise _Undecided
    return value


def _value(node: Expression, point: dict[str, Any]) -> Any:
    match node:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Constant(name):
            return sympy.pi if name == "pi" else sympy.E
        case Variable(name):
            return point[name]
        case Negate(operand):
            return -_value(operand, point)
        case Sum(terms):
            return _checked(sympy.Add(*(_value(term, point) for term in terms)))
        case Product(factors):
            return _checked(sympy.Mul(*(_value(factor, point) for factor in factors)))
        case Quotient(numerator, denominator):
            top, bottom = _value(numerator, point), _value(denominator, point)
            return _quotient(top, bottom)
        case Power(base, exponent):
            return _power(node, _value(base, point), _value(exponent, point), exact_rational(exponent))
        case Call("root", (radicand, index)):
            degree = exact_rational(index)
            inside = _value(radicand, point)
            if degree:
                return _rational_power(inside, 1 / degree)
            return _power(node, inside, _quotient(sympy.Integer(1), _value(index, point)), None)
        case Call(function, arguments):
            return _call(function, [_value(argument, point) for argument in arguments])
        case Piecewise(branches, otherwise):
            for branch in branches:
                if all(_holds(comparison, point) for comparison in branch.conditions):
                    return _value(branch.value, point)
            _need(otherwise is not None)
            assert otherwise is not None
            return _value(otherwise, point)


def _quotient(top: Any, bottom: Any) -> Any:
    _need(_sign(bottom) != 0)
    return _checked(top / bottom)


def _holds(comparison: Comparison, point: dict[str, Any]) -> bool:
    sign = _sign(_value(comparison.left, point) - _value(comparison.right, point))
    return {
        "<": sign < 0,
        "<=": sign <= 0,
        ">": sign > 0,
        ">=": sign >= 0,
        "=": sign == 0,
        "!=": sign != 0,
    }[comparison.relation]


def _power(node: Expression, base: Any, exponent: Any, constant: Fraction | None) -> Any:
    if constant is not None:
        return _rational_power(base, constant)
    if base != sympy.E:
        sign = _sign(base)
        _need(sign > 0 or (sign == 0 and _sign(exponent) > 0))
        if sign == 0:
            return sympy.Integer(0)
    _small_exponent(base, exponent)
    return _checked(base**exponent)


def _rational_power(base: Any, exponent: Fraction) -> Any:
    if exponent.denominator == 1:
        _need(exponent >= 0 or _sign(base) != 0)
    else:
        sign = _sign(base)
        _need((sign >= 0 or exponent.denominator % 2 == 1) and (sign != 0 or exponent > 0))
        if sign < 0:
            size = _rational_power(-base, exponent)
            return -size if exponent.numerator % 2 else size
    power = sympy.Rational(exponent.numerator, exponent.denominator)
    _small_exponent(base, power)
    return _checked(base**power)


def _small_exponent(base: Any, exponent: Any) -> None:
    """SymPy works number powers out at once, so their size is estimated before."""
    if not (base.is_Rational and exponent.is_Rational) or abs(base) in (0, 1):
        return
    bits = max(abs(base.p), base.q).bit_length()
    if bits * max(1, abs(exponent)) > 3.33 * _MAX_DIGITS:
        raise _Undecided


def _within_one(value: Any) -> bool:
    return _sign(1 - value) >= 0 and _sign(1 + value) >= 0


_DOMAINS: dict[str, Callable[[Any], bool]] = {
    "sqrt": lambda a: _sign(a) >= 0,
    "ln": lambda a: _sign(a) > 0,
    "log10": lambda a: _sign(a) > 0,
    "log2": lambda a: _sign(a) > 0,
    "tan": lambda a: _sign(sympy.cos(a)) != 0,
    "sec": lambda a: _sign(sympy.cos(a)) != 0,
    "csc": lambda a: _sign(sympy.sin(a)) != 0,
    "cot": lambda a: _sign(sympy.sin(a)) != 0,
    "asin": _within_one,
    "acos": _within_one,
    "asec": lambda a: _sign(abs(a) - 1) >= 0,
    "acsc": lambda a: _sign(abs(a) - 1) >= 0,
    "csch": lambda a: _sign(a) != 0,
    "coth": lambda a: _sign(a) != 0,
    "acosh": lambda a: _sign(a - 1) >= 0,
    "atanh": lambda a: _sign(1 - a) > 0 and _sign(1 + a) > 0,
    "asech": lambda a: _sign(a) > 0 and _sign(1 - a) >= 0,
    "acsch": lambda a: _sign(a) != 0,
    "acoth": lambda a: _sign(abs(a) - 1) > 0,
}


def _call(function: str, values: list[Any]) -> Any:
    if function == "cbrt":
        return _rational_power(values[0], Fraction(1, 3))
    if function == "log":
        _need(_sign(values[0]) > 0 and _sign(values[1]) > 0 and _sign(values[1] - 1) != 0)
    if function in ("max", "min"):
        return _extreme(function, values)
    if function in ("abs", "sign"):
        sign = _sign(values[0])
        return sympy.Integer(sign) if function == "sign" else sign * values[0]
    if function in _DOMAINS:
        _need(_DOMAINS[function](values[0]))
    if function in ("sqrt", "exp"):
        _small_exponent(values[0], sympy.Rational(1, 2))
    return _checked(_SIMPLE[function](*values))


def _extreme(function: str, values: list[Any]) -> Any:
    best = values[0]
    for value in values[1:]:
        larger = _sign(value - best) > 0
        if larger == (function == "max"):
            best = value
    return best
