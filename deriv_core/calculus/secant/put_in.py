"""A number put in for the variable, and what a learner then does with it."""

from __future__ import annotations

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import negated, product, summed, times
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running.exact import exact_value
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    depends_on,
    exact_rational,
    integer,
    rational,
    rebuilt,
)
from deriv_core.numbers.exact_text import exact_text


def put_in(tree: Expression, on: TwoPoints, point: Expression) -> Expression:
    """The tree at a point, its numbers worked out and all of it tidied.

    Raises
    ------
    UndefinedAtPoint
        Some part of it has no value there at any step.
    """
    return tidy(_signs_out(tidy(_settled(substitute(tree, on.x, point), on.h))))


def put_in_lightly(tree: Expression, on: TwoPoints, point: Expression) -> Expression:
    """The same, but quotients such as sin(ε/2)/(ε/2) stand."""
    return _light(substitute(tree, on.x, point), on.h)


def _settled(node: Expression, h: str) -> Expression:
    """The node with each part that has no step in it replaced by its value."""
    if depends_on(node, h):
        return rebuilt(node, lambda part: _settled(part, h))
    return constant(node)


def _signs_out(node: Expression) -> Expression:
    return _sign_out(rebuilt(node, _signs_out))


def _sign_out(node: Expression) -> Expression:
    """sin(-ε) is -sin(ε), |-ε| is |ε|, and (-ε)^(4/3) is ε^(4/3)."""
    match node:
        case Power(Negate(operand), exponent):
            number = exact_rational(exponent)
            if number is not None and number.denominator % 2:
                power = Power(operand, exponent)
                return Negate(power) if number.numerator % 2 else power
        case Call("root", (Negate(operand), index)):
            degree = exact_rational(index)
            if degree is not None and degree.denominator == 1 and degree.numerator % 2:
                return Negate(Call("root", (operand, index)))
        case Call(name, (Negate(operand),)) if FUNCTIONS[name].parity == "even":
            return Call(name, (operand,))
        case Call(name, (Negate(operand),)) if FUNCTIONS[name].parity == "odd":
            return Negate(Call(name, (operand,)))
    return node


def constant(node: Expression) -> Expression:
    """The exact value of a constant where it is short; else the constant, tidied.

    Raises
    ------
    UndefinedAtPoint
        It is not a real number.
    """
    value = exact_rational(node)
    if value is not None:
        return rational(value)
    exact = exact_value(node, "w", integer(0))
    text = exact_text(exact)
    return tidy(node) if text in ("", "oo", "-oo") else read_back(text, "w")


def _light(node: Expression, h: str) -> Expression:
    if not depends_on(node, h):
        return constant(node)
    node = rebuilt(node, lambda part: _light(part, h))
    match node:
        case Call(name, arguments):
            return _sign_out(Call(name, tuple(map(tidy, arguments))))
        case Power(base, exponent):
            return Power(base, tidy(exponent))
        case Negate(operand):
            return negated(operand)
        case Sum(terms):
            return _light_sum(terms, h)
        case Product(factors):
            return _light_product(factors)
        case Quotient(above, below):
            return _light_quotient(above, below)
    return node


def _light_sum(terms: tuple[Expression, ...], h: str) -> Expression:
    whole = summed(terms)
    flat = whole.terms if isinstance(whole, Sum) else (whole,)
    fixed = [term for term in flat if not depends_on(term, h)]
    if len(fixed) < 2:
        return whole
    return summed([tidy(Sum(tuple(fixed))), *(term for term in flat if depends_on(term, h))])


def _light_product(factors: tuple[Expression, ...]) -> Expression:
    if ZERO in factors:
        return ZERO
    sizes = [factor.operand if isinstance(factor, Negate) else factor for factor in factors]
    result = times(ONE, product(sizes))
    return negated(result) if sum(isinstance(factor, Negate) for factor in factors) % 2 else result


def _light_quotient(above: Expression, below: Expression) -> Expression:
    if above == ZERO or below == ONE:
        return above
    if isinstance(above, Negate):
        return negated(_light_quotient(above.operand, below))
    if isinstance(below, Negate):
        return negated(_light_quotient(above, below.operand))
    return Quotient(above, below)
