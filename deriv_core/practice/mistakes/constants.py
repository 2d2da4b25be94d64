"""Constants, and the signs of a sum."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.calculus.differentiation.pending import pending, substitute
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    Constant,
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    rebuilt,
    walk,
)
from deriv_core.practice.mistakes.mistake import Mistake, broken
from deriv_core.practice.mistakes.parts import plus, split, times


def _kept(node: Expression, x: str) -> Iterator[Expression]:
    """c' = c"""
    if not depends_on(node, x) and node != ZERO:
        yield node


def _factor_lost(node: Expression, x: str) -> Iterator[Expression]:
    """(c f)' = f'"""
    match node:
        case Negate(operand) if depends_on(operand, x):
            yield pending(operand, x)
            if isinstance(operand, Product):
                yield from _factor_lost(operand, x)
        case Sum(terms):
            # The minus before a factor went with it.
            for index, term in enumerate(terms):
                for lost in _factor_lost(term.operand, x) if isinstance(term, Negate) else ():
                    others = (pending(other, x) for other in terms)
                    yield Sum(tuple(lost if i == index else other for i, other in enumerate(others)))
        case Product():
            fixed, varying = split(node, x)
            if fixed and varying:
                yield pending(times(*varying), x)
        case Quotient(numerator, denominator) if depends_on(denominator, x):
            if not depends_on(numerator, x) and numerator != ONE:
                yield pending(Quotient(ONE, denominator), x)
            elif isinstance(numerator, Product):
                fixed, varying = split(numerator, x)
                if fixed:
                    yield pending(Quotient(times(*varying), denominator), x)


def _below_lost(node: Expression, x: str) -> Iterator[Expression]:
    """(u/c)' = u'"""
    match node:
        case Quotient(numerator, denominator) if depends_on(node, x):
            if not depends_on(denominator, x):
                yield pending(numerator, x)
            elif isinstance(denominator, Product):
                fixed, varying = split(denominator, x)
                if fixed:
                    yield pending(Quotient(numerator, times(*varying)), x)
        case Product(factors):
            fixed, varying = split(node, x)
            if varying and any(isinstance(factor, Quotient) for factor in fixed):
                whole = (
                    factor.numerator if isinstance(factor, Quotient) and factor in fixed else factor
                    for factor in factors
                )
                yield pending(times(*whole), x)


def _moves(node: Expression, x: str) -> Iterator[Expression]:
    """(pi^2)' = 2 pi, (ln 3)' = 1/3, and the same of a factor"""
    if not depends_on(node, x):
        yield from _as_variable(node)
    elif isinstance(node, Product):
        fixed, varying = split(node, x)
        for moved in _as_variable(times(*fixed)) if fixed else ():
            yield plus(times(*fixed, pending(times(*varying), x)), times(moved, *varying))
            yield times(moved, pending(times(*varying), x))


def _as_variable(node: Expression) -> Iterator[Expression]:
    """The derivative of a constant by one of the named numbers in it, or by what a function is of."""
    u = Variable("u")
    for number in dict.fromkeys(part for part in walk(node) if isinstance(part, Constant)):
        yield pending(_replaced(node, number), "u", number)
    for call in dict.fromkeys(part for part in walk(node) if isinstance(part, Call)):
        if len(call.arguments) == 1 and not any(isinstance(part, Constant) for part in walk(call)):
            moved = _replaced(node, call)
            yield pending(substitute(moved, "u", Call(call.function, (u,))), "u", call.arguments[0])


def _replaced(node: Expression, part: Expression) -> Expression:
    return Variable("u") if node == part else rebuilt(node, lambda inner: _replaced(inner, part))


def _minus_lost(node: Expression, x: str) -> Iterator[Expression]:
    """(f - g)' = f' + g'"""
    if not isinstance(node, Sum):
        return
    negated = [index for index, term in enumerate(node.terms) if isinstance(term, Negate)]
    for lost in (*([index] for index in negated), *([negated] if len(negated) > 1 else [])):
        yield Sum(
            tuple(
                pending(term.operand, x) if index in lost and isinstance(term, Negate) else pending(term, x)
                for index, term in enumerate(node.terms)
            )
        )


CONSTANTS: tuple[Mistake, ...] = (
    broken(
        "const_kept",
        r"c' = c",
        _kept,
        family="constant",
        breaks="constant",
        example=("x^2 + 5", "2x + 5"),
    ),
    broken(
        "const_below_lost",
        r"\left(\frac{u}{c}\right)' = u'",
        _below_lost,
        family="constant",
        breaks="constant multiple",
        example=("sin(x)/3", "cos x"),
    ),
    broken(
        "const_factor_lost",
        r"(c\,f)' = f'",
        _factor_lost,
        family="constant",
        breaks="constant multiple",
        example=("3 sin x", "cos x"),
    ),
    broken(
        "named_const_moves",
        r"(\pi^2)' = 2\pi",
        _moves,
        family="constant",
        breaks="constant",
        example=("x^2 + pi^2", "2x + 2pi"),
    ),
    broken(
        "minus_lost",
        r"(f - g)' = f' + g'",
        _minus_lost,
        family="sum",
        breaks="sum",
        example=("x^3 - x^2", "3x^2 + 2x"),
    ),
)
