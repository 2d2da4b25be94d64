"""A function beside a point and at it: its tree read with germs in place of numbers."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from deriv_core.calculus.germs import germ as g
from deriv_core.calculus.germs import waves
from deriv_core.calculus.germs.germ import Germ
from deriv_core.calculus.germs.germ_functions import FUNCTIONS, PERIODS, divide
from deriv_core.calculus.germs.phases import Phases, grows
from deriv_core.calculus.germs.series import UNIT, Key, Rest, Series, Undecided, Undefined, constant
from deriv_core.calculus.precision import MP, Real
from deriv_core.expression.functions.lowering import lowered
from deriv_core.expression.tree import (
    HOLDS,
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
    rebuilt,
    walk,
)


class Along(NamedTuple):
    """What stands for the variable, the sequence it follows if it follows one, and the calls read so far."""

    x: Series
    phases: Phases | None = None
    read: dict[Call, Germ] | None = None


def beside(node: Expression, point: Real, side: int, size: int, phases: Phases | None = None) -> Germ:
    """The germ of an expression at ``point + side * h``, for h falling to 0, all along or along a sequence.

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
    return _read(
        node,
        Along(Series((*_point_terms(point), *step), Rest.NONE, None, size), phases, None if phases else {}),
    )


def weight(node: Expression) -> int:
    """What a series of an expression costs, about: its nodes, a function as much as five and u^v as ten."""
    return sum(map(_weight_of, walk(node)))


def _weight_of(node: Expression) -> int:
    match node:
        case Call():
            return 5
        case Power(base, exponent) if base != Constant("e") and exact_rational(exponent) is None:
            return 10
    return 1


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
    x = Series((*_point_terms(point), ((1, 0), MP.mpf(side))), Rest.NONE, None, size)
    return _resolved(node, Along(x, read={}))


def _point_terms(point: Real) -> tuple[tuple[Key, Real], ...]:
    return ((UNIT, MP.mpf(point)),) if point else ()


def _resolved(node: Expression, at: Along) -> Expression:
    match node:
        case Call("abs", (argument,)):
            inner = _resolved(argument, at)
            return Negate(inner) if g.sign(_read(argument, at)) < 0 else inner
        case Call("sign", (argument,)):
            return integer(g.sign(_read(argument, at)))
        case Call("floor", (argument,)):
            return integer(_whole(waves.floor(_read(argument, at))))
        case Call("ceil", (argument,)):
            return integer(-_whole(waves.floor(g.negate(_read(argument, at)))))
        case Call("frac", (argument,)):
            whole = integer(-_whole(waves.floor(_read(argument, at))))
            return Sum((_resolved(argument, at), whole))
        case Call("max" | "min" as name, arguments):
            better = 1 if name == "max" else -1
            best = arguments[0]
            for argument in arguments[1:]:
                if g.sign(g.subtract(_read(argument, at), _read(best, at))) == better:
                    best = argument
            return _resolved(best, at)
        case Piecewise():
            return _resolved(_branch(node, at), at)
        case _:
            return rebuilt(node, lambda part: _resolved(part, at))


def _whole(u: Germ) -> int:
    """The whole number a germ is."""
    if isinstance(u, Series) and u.rest is Rest.NONE and all(key == UNIT for key, _ in u.terms):
        return int(u.coefficient(UNIT))
    raise Undecided("steps without end")


def _branch(node: Piecewise, at: Along) -> Expression:
    """The branch of a piecewise function that counts."""
    for branch in node.branches:
        # Every condition is read, so that an undefined one makes the whole undefined.
        held = [_holds(comparison, at) for comparison in branch.conditions]
        if all(held):
            return branch.value
    if node.otherwise is None:
        raise Undefined
    return node.otherwise


def _read(node: Expression, at: Along) -> Germ:
    match node:
        case Number(value):
            return constant(MP.mpf(value.numerator) / value.denominator, at.x.size)
        case Constant(name):
            return constant(+MP.pi if name == "pi" else +MP.e, at.x.size)
        case Variable():
            return at.x
        case Negate(operand):
            return g.negate(_read(operand, at))
        case Sum(terms):
            return reduce(g.add, [_read(term, at) for term in terms])
        case Product(factors):
            return reduce(g.multiply, [_read(factor, at) for factor in factors])
        case Quotient(numerator, denominator):
            return _quotient(numerator, denominator, at)
        case Power(base, exponent):
            return _power(base, exponent, at)
        case Call("root", (radicand, index)):
            whole = exact_rational(index)
            if whole:
                return g.power(_read(radicand, at), 1 / whole)
            return g.general_power(_read(radicand, at), g.inverse(_read(index, at)))
        case Call("max" | "min" as name, arguments):
            return reduce(_larger if name == "max" else _smaller, [_read(a, at) for a in arguments])
        case Call("log", (argument, base)):
            return divide(g.ln(_read(argument, at)), g.ln(_read(base, at)))
        case Call():
            return _called(node, at)
        case Piecewise():
            return _read(_branch(node, at), at)
        case _:
            raise Undecided("an unknown form")


def _called(node: Call, at: Along) -> Germ:
    """A derivative of seven factors holds each of them seven times."""
    if at.read is None:
        return _of_call(node, at)
    if node not in at.read:
        at.read[node] = _of_call(node, at)
    return at.read[node]


def _of_call(node: Call, at: Along) -> Germ:
    made_of = lowered(node)
    return _apply(node.function, node.arguments[0], at) if made_of is None else _read(made_of, at)


def _apply(name: str, argument: Expression, at: Along) -> Germ:
    """A function of one argument; along a sequence whole periods do not count."""
    function, u = FUNCTIONS[name], _read(argument, at)
    if at.phases is None or name not in PERIODS or not grows(u):
        return function(u)
    near = at.phases.stopped(u, _read(argument, Along(at.x)), PERIODS[name])
    if name not in ("floor", "ceil"):
        return function(near)
    return g.add(function(near), g.subtract(u, near))


def _quotient(numerator: Expression, denominator: Expression, at: Along) -> Germ:
    u, v = _read(numerator, at), _read(denominator, at)
    if _without_sign(numerator) != _without_sign(denominator) or not g.sign(v):
        return divide(u, v)
    return constant(MP.mpf(g.sign(u) * g.sign(v)), at.x.size)


def _without_sign(node: Expression) -> Expression:
    """What has the same modulus."""
    match node:
        case Negate(inner) | Call("abs", (inner,)):
            return _without_sign(inner)
        case _:
            return node


def _power(base: Expression, exponent: Expression, at: Along) -> Germ:
    if base == Constant("e"):
        return g.exp(_read(exponent, at))
    constant_exponent = exact_rational(exponent)
    if constant_exponent is None:
        return g.general_power(_read(base, at), _read(exponent, at))
    return g.power(_read(base, at), constant_exponent)


def _larger(u: Germ, v: Germ) -> Germ:
    """v + max(u - v, 0)"""
    difference = g.subtract(u, v)
    if not isinstance(difference, Series) or difference.terms or difference.rest not in g.SIZE_ONLY:
        return v if g.sign(difference) < 0 else u
    # Now one, now the other perhaps: all that is known is how far apart they are.
    if difference.span is None:
        rest = Rest.TRUNCATED if difference.rest is Rest.TRUNCATED else Rest.BOUNDED
        return g.add(v, Series((), rest, difference.order, difference.size))
    if difference.span[0] < 0:
        return g.add(v, g.reshaped(difference, lambda x: max(x, MP.zero), turns=(MP.zero,)))
    return g.add(u, g.reshaped(difference, lambda x: max(-x, MP.zero)))


def _smaller(u: Germ, v: Germ) -> Germ:
    return g.negate(_larger(g.negate(u), g.negate(v)))


def _holds(comparison: Comparison, at: Along) -> bool:
    difference = g.subtract(_read(comparison.left, at), _read(comparison.right, at))
    return HOLDS[comparison.relation](g.sign(difference), 0)
