"""A function beside a point and at it: its tree read with germs in place of numbers."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from ..expression.tree import (
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
    integer,
)
from . import germ as g
from . import waves
from .germ import Germ
from .pending import rebuilt
from .series import MP, UNIT, Key, Real, Rest, Series, Undecided, Undefined, constant

_HALF = Fraction(1, 2)


def beside(node: Expression, point: Real, side: int, size: int) -> Germ:
    """The germ of an expression at ``point + side * h``, for h falling to 0.

    Raises
    ------
    Undefined
        All along the side the expression is not a real number.
    NeedMoreTerms
        Everything kept cancelled; a larger `size` may settle it.
    Undecided
        The expression is beyond these series.
    """
    step = (((1, 0), MP.mpf(side)),) if side else ()
    return _read(node, Series((*_point_terms(point), *step), Rest.NONE, None, size))


def value_at(node: Expression, point: Real) -> Real:
    """The value of an expression at a point, to 60 digits.

    Raises
    ------
    Undefined
        Some operation of the expression, as written, has no real value there.
    """
    value = beside(node, point, 0, 1)
    assert isinstance(value, Series)
    return value.coefficient(UNIT)


def resolved(node: Expression, point: Real, side: int, size: int) -> Expression:
    """The expression with every choice made as it falls on one side of a point.

    ``|w|`` becomes ``-w`` to the left of 0; max, min, floor, sign and piecewise functions become the branch
    that counts there. What is left is smooth wherever its roots and quotients are.
    """
    return _resolved(node, Series((*_point_terms(point), ((1, 0), MP.mpf(side))), Rest.NONE, None, size))


def _point_terms(point: Real) -> tuple[tuple[Key, Real], ...]:
    return ((UNIT, MP.mpf(point)),) if point else ()


def _resolved(node: Expression, x: Series) -> Expression:
    match node:
        case Call("abs", (argument,)):
            inner = _resolved(argument, x)
            return Negate(inner) if g.sign(_read(argument, x)) < 0 else inner
        case Call("sign", (argument,)):
            return integer(g.sign(_read(argument, x)))
        case Call("floor", (argument,)):
            return integer(_whole(waves.floor(_read(argument, x))))
        case Call("ceil", (argument,)):
            return integer(-_whole(waves.floor(g.negate(_read(argument, x)))))
        case Call("frac", (argument,)):
            whole = integer(-_whole(waves.floor(_read(argument, x))))
            return Sum((_resolved(argument, x), whole))
        case Call("max" | "min" as name, arguments):
            better = 1 if name == "max" else -1
            best = arguments[0]
            for argument in arguments[1:]:
                if g.sign(g.subtract(_read(argument, x), _read(best, x))) == better:
                    best = argument
            return _resolved(best, x)
        case Piecewise():
            return _resolved(_branch(node, x), x)
        case _:
            return rebuilt(node, lambda part: _resolved(part, x))


def _whole(u: Germ) -> int:
    """The whole number a germ is."""
    if isinstance(u, Series) and u.rest is Rest.NONE and all(key == UNIT for key, _ in u.terms):
        return int(u.coefficient(UNIT))
    raise Undecided("steps without end")


def _branch(node: Piecewise, x: Series) -> Expression:
    """The branch of a piecewise function that counts."""
    for branch in node.branches:
        # Every condition is read, so that an undefined one makes the whole undefined.
        held = [_holds(comparison, x) for comparison in branch.conditions]
        if all(held):
            return branch.value
    if node.otherwise is None:
        raise Undefined
    return node.otherwise


def _read(node: Expression, x: Series) -> Germ:
    match node:
        case Number(value):
            return constant(MP.mpf(value.numerator) / value.denominator, x.size)
        case Constant(name):
            return constant(+MP.pi if name == "pi" else +MP.e, x.size)
        case Variable():
            return x
        case Negate(operand):
            return g.negate(_read(operand, x))
        case Sum(terms):
            return reduce(g.add, [_read(term, x) for term in terms])
        case Product(factors):
            return reduce(g.multiply, [_read(factor, x) for factor in factors])
        case Quotient(numerator, denominator):
            return _divide(_read(numerator, x), _read(denominator, x))
        case Power(base, exponent):
            return _power(base, exponent, x)
        case Call("root", (radicand, index)):
            whole = exact_rational(index)
            if whole:
                return g.power(_read(radicand, x), 1 / whole)
            return g.general_power(_read(radicand, x), g.inverse(_read(index, x)))
        case Call("max" | "min" as name, arguments):
            return reduce(_larger if name == "max" else _smaller, [_read(a, x) for a in arguments])
        case Call("log", (argument, base)):
            return _divide(g.ln(_read(argument, x)), g.ln(_read(base, x)))
        case Call(name, (argument,)):
            return _FUNCTIONS[name](_read(argument, x))
        case Piecewise():
            return _read(_branch(node, x), x)
        case _:
            raise Undecided("an unknown form")


def _divide(u: Germ, v: Germ) -> Germ:
    return g.multiply(u, g.inverse(v))


def _power(base: Expression, exponent: Expression, x: Series) -> Germ:
    if base == Constant("e"):
        return g.exp(_read(exponent, x))
    constant_exponent = exact_rational(exponent)
    if constant_exponent is None:
        return g.general_power(_read(base, x), _read(exponent, x))
    return g.power(_read(base, x), constant_exponent)


def _larger(u: Germ, v: Germ) -> Germ:
    """v + max(u - v, 0)"""
    difference = g.subtract(u, v)
    if isinstance(difference, Series) and not difference.terms and difference.rest in g.SIZE_ONLY:
        # Now one, now the other perhaps: all that is known is how far apart they are.
        rest = Rest.TRUNCATED if difference.rest is Rest.TRUNCATED else Rest.BOUNDED
        return g.add(v, Series((), rest, difference.order, difference.size))
    return v if g.sign(difference) < 0 else u


def _smaller(u: Germ, v: Germ) -> Germ:
    return g.negate(_larger(g.negate(u), g.negate(v)))


_RELATIONS: dict[str, Callable[[int], bool]] = {
    "<": lambda sign: sign < 0,
    "<=": lambda sign: sign <= 0,
    ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0,
    "=": lambda sign: sign == 0,
    "!=": lambda sign: sign != 0,
}


def _holds(comparison: Comparison, x: Series) -> bool:
    difference = g.subtract(_read(comparison.left, x), _read(comparison.right, x))
    return _RELATIONS[comparison.relation](g.sign(difference))


def _one(u: Germ) -> Germ:
    return g.whole_power(u, 0)


def _tan(u: Germ) -> Germ:
    return _divide(waves.sin(u), waves.cos(u))


def _cot(u: Germ) -> Germ:
    return _divide(waves.cos(u), waves.sin(u))


def _twice_sinh(u: Germ) -> Germ:
    return g.subtract(g.exp(u), g.exp(g.negate(u)))


def _twice_cosh(u: Germ) -> Germ:
    return g.add(g.exp(u), g.exp(g.negate(u)))


def _scaled(u: Germ, factor: Real) -> Germ:
    return g.multiply(u, constant(MP.mpf(factor), 1))


def _asinh(u: Germ) -> Germ:
    """sign(u) ln(|u| + sqrt(u^2 + 1))"""
    size = g.absolute(u)
    root = g.power(g.add(g.multiply(u, u), _one(u)), _HALF)
    result = g.ln(g.add(size, root))
    return g.negate(result) if g.sign(u) < 0 else result


def _acosh(u: Germ) -> Germ:
    """ln(u + sqrt(u^2 - 1)), for u >= 1"""
    if g.sign(u) < 0:
        raise Undefined
    root = g.power(g.subtract(g.multiply(u, u), _one(u)), _HALF)
    return g.ln(g.add(u, root))


def _atanh(u: Germ) -> Germ:
    """(ln(1 + u) - ln(1 - u)) / 2"""
    return _scaled(g.subtract(g.ln(g.add(_one(u), u)), g.ln(g.subtract(_one(u), u))), _half())


def _half() -> Real:
    return MP.mpf(1) / 2


def _acos(u: Germ) -> Germ:
    return g.subtract(_scaled(_one(u), MP.pi / 2), waves.asin(u))


def _acot(u: Germ) -> Germ:
    if isinstance(u, Series) and u.is_zero:
        return constant(MP.pi / 2, u.size)
    return waves.atan(g.inverse(u))


def _sign(u: Germ) -> Germ:
    return _scaled(_one(u), g.sign(u)) if g.sign(u) else g.subtract(_one(u), _one(u))


_FUNCTIONS: dict[str, Callable[[Germ], Germ]] = {
    "sin": waves.sin,
    "cos": waves.cos,
    "tan": _tan,
    "cot": _cot,
    "sec": lambda u: g.inverse(waves.cos(u)),
    "csc": lambda u: g.inverse(waves.sin(u)),
    "asin": waves.asin,
    "acos": _acos,
    "atan": waves.atan,
    "asec": lambda u: _acos(g.inverse(u)),
    "acsc": lambda u: waves.asin(g.inverse(u)),
    "acot": _acot,
    "sinh": lambda u: _scaled(_twice_sinh(u), _half()),
    "cosh": lambda u: _scaled(_twice_cosh(u), _half()),
    "tanh": lambda u: _divide(_twice_sinh(u), _twice_cosh(u)),
    "sech": lambda u: g.inverse(_scaled(_twice_cosh(u), _half())),
    "csch": lambda u: g.inverse(_scaled(_twice_sinh(u), _half())),
    "coth": lambda u: _divide(_twice_cosh(u), _twice_sinh(u)),
    "asinh": _asinh,
    "acosh": _acosh,
    "atanh": _atanh,
    "asech": lambda u: _acosh(g.inverse(u)),
    "acsch": lambda u: _asinh(g.inverse(u)),
    "acoth": lambda u: _atanh(g.inverse(u)),
    "exp": g.exp,
    "ln": g.ln,
    "log2": lambda u: _scaled(g.ln(u), 1 / MP.log(2)),
    "log10": lambda u: _scaled(g.ln(u), 1 / MP.log(10)),
    "sqrt": lambda u: g.power(u, _HALF),
    "cbrt": lambda u: g.power(u, Fraction(1, 3)),
    "abs": g.absolute,
    "floor": waves.floor,
    "ceil": lambda u: g.negate(waves.floor(g.negate(u))),
    "frac": lambda u: g.subtract(u, waves.floor(u)),
    "sign": _sign,
}
