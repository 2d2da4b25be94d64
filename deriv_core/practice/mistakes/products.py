"""Products: which factors are differentiated, and what is done with the parts."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.calculus.differentiation.pending import pending
from deriv_core.expression.tree import ONE, Expression, Negate, Product, Quotient, Variable, depends_on
from deriv_core.practice.mistakes.mistake import Mistake, broken
from deriv_core.practice.mistakes.parts import plus, split, times


def _pairs(node: Expression, x: str) -> Iterator[tuple[Expression, Expression]]:
    """Two factors of a product of varying ones, the others and the constants with either."""
    if not isinstance(node, Product):
        return
    fixed, varying = split(node, x)
    for cut in range(1, len(varying)):
        yield times(*fixed, *varying[:cut]), times(*varying[cut:])
        if fixed:
            yield times(*varying[:cut]), times(*fixed, *varying[cut:])


def _of_derivatives(node: Expression, x: str) -> Iterator[Expression]:
    """(f g)' = f' g'"""
    if isinstance(node, Product):
        fixed, varying = split(node, x)
        if len(varying) > 1:
            yield times(*fixed, *(pending(factor, x) for factor in varying))
        if len(varying) > 2:
            yield from (times(pending(f, x), pending(g, x)) for f, g in _pairs(node, x))


def _own_derivatives(node: Expression, x: str) -> Iterator[Expression]:
    """(f g)' = f f' + g g'"""
    if isinstance(node, Product):
        _, varying = split(node, x)
        if len(varying) > 2:
            yield plus(*(times(factor, pending(factor, x)) for factor in varying))
    for f, g in _pairs(node, x):
        yield plus(times(f, pending(f, x)), times(g, pending(g, x)))


def _minus(node: Expression, x: str) -> Iterator[Expression]:
    """(f g)' = f' g - f g', or the other way round"""
    for f, g in _pairs(node, x):
        first, second = times(pending(f, x), g), times(f, pending(g, x))
        yield plus(first, Negate(second))
        yield plus(Negate(first), second)


def _first_only(node: Expression, x: str) -> Iterator[Expression]:
    """(f g)' = f' g, or f g'; with more factors, one of them left out"""
    if not isinstance(node, Product):
        return
    fixed, varying = split(node, x)
    if len(varying) < 2:
        return
    terms = [
        times(*fixed, *varying[:i], pending(factor, x), *varying[i + 1 :]) for i, factor in enumerate(varying)
    ]
    yield from terms
    if len(terms) > 2:
        yield from (plus(*terms[:i], *terms[i + 1 :]) for i in reversed(range(len(terms))))


def _as_sum(node: Expression, x: str) -> Iterator[Expression]:
    """(f g)' = f' + g'"""
    if isinstance(node, Product):
        fixed, varying = split(node, x)
        if len(varying) > 1:
            yield plus(*(pending(factor, x) for factor in varying))
            if fixed or len(varying) > 2:
                yield from (plus(pending(f, x), pending(g, x)) for f, g in _pairs(node, x))


def _variable_gone(node: Expression, x: str) -> Iterator[Expression]:
    """(x f)' = f' or x f', and the same in a quotient"""
    here = Variable(x)
    match node:
        case Product(factors) if here in factors:
            index = factors.index(here)
            others = times(*factors[:index], *factors[index + 1 :])
            if depends_on(others, x):
                yield pending(others, x)
                yield times(here, pending(others, x))
        case Quotient(numerator, denominator):
            if denominator == here and depends_on(numerator, x):
                yield pending(numerator, x)
                yield Quotient(pending(numerator, x), here)
            rest = _without(numerator, here)
            if rest is not None and depends_on(denominator, x):
                below = pending(Quotient(rest, denominator), x)
                yield below
                yield times(here, below)
                yield Quotient(rest, pending(denominator, x))


def _without(node: Expression, here: Expression) -> Expression | None:
    """What is left of x or of a product with x in it."""
    if node == here:
        return ONE
    if isinstance(node, Product) and here in node.factors:
        index = node.factors.index(here)
        return times(*node.factors[:index], *node.factors[index + 1 :])
    return None


PRODUCTS: tuple[Mistake, ...] = (
    broken(
        "product_of_derivs",
        r"(f\,g)' = f'\,g'",
        _of_derivatives,
        family="product",
        breaks="product",
        example=("x^2 sin x", "2x cos x"),
    ),
    broken(
        "product_ff_gg",
        r"(f\,g)' = f\,f' + g\,g'",
        _own_derivatives,
        family="product",
        breaks="product",
        example=("x^2 sin x", "2x^3 + sin x cos x"),
    ),
    broken(
        "product_minus",
        r"(f\,g)' = f'\,g - f\,g'",
        _minus,
        family="product",
        breaks="product",
        example=("x^2 e^x", "2x e^x - x^2 e^x"),
    ),
    broken(
        "product_first_only",
        r"(f\,g)' = f'\,g",
        _first_only,
        family="product",
        breaks="product",
        example=("x^2 sin x", "2x sin x"),
    ),
    broken(
        "product_as_sum",
        r"(f\,g)' = f' + g'",
        _as_sum,
        family="product",
        breaks="product",
        example=("x^2 sin x", "2x + cos x"),
    ),
    broken(
        "var_gone",
        r"(x\,f)' = f'",
        _variable_gone,
        family="product",
        breaks="product",
        example=("sin(x)/x", "cos(x)/x"),
    ),
)
