"""Quotients: the numerator, its order and its signs, and the denominator."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.calculus.differentiation.pending import pending
from deriv_core.expression.tree import (
    ONE,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    depends_on,
    integer,
)
from deriv_core.practice.mistakes.mistake import Mistake, Rewrite, broken
from deriv_core.practice.mistakes.parts import plus, quotient_of, times


def _square(node: Expression) -> Expression:
    return Power(node, integer(2))


def _of_quotient(name: str) -> Rewrite:
    """One of `_BROKEN`, of a quotient whose denominator varies."""

    def rewrite(node: Expression, x: str) -> Iterator[Expression]:
        parts = quotient_of(node)
        if parts is not None and depends_on(parts[1], x):
            f, g = parts
            first, second = times(pending(f, x), g), times(f, pending(g, x))
            match name:
                case "of derivatives":
                    yield Quotient(pending(f, x), pending(g, x))
                case "swapped":
                    yield Quotient(plus(second, Negate(first)), _square(g))
                case "plus":
                    yield Quotient(plus(first, second), _square(g))
                case "not squared":
                    yield Quotient(plus(first, Negate(second)), g)
                case "numerator squared":
                    yield Quotient(plus(first, Negate(second)), _square(f))

    return rewrite


def _reciprocal(node: Expression, x: str) -> Iterator[Expression]:
    """(1/g)' = 1/g'"""
    numerator, g = quotient_of(node) or (node, ONE)
    if numerator == ONE and depends_on(g, x):
        yield Quotient(ONE, pending(g, x))


def _brackets_lost(node: Expression, x: str) -> Iterator[Expression]:
    """f' g - f g1' + g2', f' g - f1 + f2 g', or only the first of several terms subtracted"""
    if not (isinstance(node, Quotient) and depends_on(node.denominator, x)):
        return
    f, g = node.numerator, node.denominator
    first, below = times(pending(f, x), g), _square(g)
    for subtracted in (*_unbracketed(f, pending(g, x)), *_of_the_sum(f, g, x)):
        yield Quotient(plus(first, *subtracted), below)


def _unbracketed(f: Expression, dg: Expression) -> Iterator[tuple[Expression, ...]]:
    """-(f1 + f2) g' as -f1 + f2 g', and as -f1 g' + f2 g'."""
    if isinstance(f, Sum):
        head, *middle, last = f.terms
        yield Negate(head), *middle, times(last, dg)
        yield Negate(times(head, dg)), *(times(term, dg) for term in (*middle, last))


def _of_the_sum(f: Expression, g: Expression, x: str) -> Iterator[tuple[Expression, ...]]:
    """-f (g1' + g2') as -f g1' + g2', and as -f g1' + f g2'."""
    if isinstance(g, Sum):
        head, *others = (pending(term, x) for term in g.terms)
        yield Negate(times(f, head)), *others
        yield Negate(times(f, head)), *(times(f, other) for other in others)
        if isinstance(f, Sum):
            products = [Product((term, other)) for term in f.terms for other in (head, *others)]
            yield Negate(products[0]), *products[1:]


def _quotient(name: str, wrong_rule: str, rewrite: Rewrite, example: tuple[str, str]) -> Mistake:
    return broken(
        name,
        wrong_rule,
        rewrite,
        family="quotient",
        breaks="quotient",
        example=example,
    )


QUOTIENTS: tuple[Mistake, ...] = (
    _quotient(
        "quot_of_derivs",
        r"\left(\frac{f}{g}\right)' = \frac{f'}{g'}",
        _of_quotient("of derivatives"),
        ("x^3/(x^2 + 1)", "3x^2/(2x)"),
    ),
    _quotient(
        "quot_swapped",
        r"\left(\frac{f}{g}\right)' = \frac{f\,g' - f'\,g}{g^2}",
        _of_quotient("swapped"),
        ("sin(x)/(x^2 + 1)", "(2x sin x - (x^2 + 1) cos x)/(x^2 + 1)^2"),
    ),
    _quotient(
        "quot_plus",
        r"\left(\frac{f}{g}\right)' = \frac{f'\,g + f\,g'}{g^2}",
        _of_quotient("plus"),
        ("sin(x)/(x^2 + 1)", "(2x sin x + (x^2 + 1) cos x)/(x^2 + 1)^2"),
    ),
    _quotient(
        "quot_no_square",
        r"\left(\frac{f}{g}\right)' = \frac{f'\,g - f\,g'}{g}",
        _of_quotient("not squared"),
        ("sin(x)/(x^2 + 1)", "((x^2 + 1) cos x - 2x sin x)/(x^2 + 1)"),
    ),
    _quotient(
        "quot_den_f2",
        r"\left(\frac{f}{g}\right)' = \frac{f'\,g - f\,g'}{f^2}",
        _of_quotient("numerator squared"),
        ("sin(x)/(x^2 + 1)", "((x^2 + 1) cos x - 2x sin x)/sin(x)^2"),
    ),
    broken(
        "recip_of_deriv",
        r"\left(\frac{1}{g}\right)' = \frac{1}{g'}",
        _reciprocal,
        family="quotient",
        breaks="reciprocal",
        example=("1/(x^3 + x)", "1/(3x^2 + 1)"),
        narrows="func_of_deriv",
    ),
    _quotient(
        "brackets_lost",
        r"f'\,g - f\,g_1' + g_2'",
        _brackets_lost,
        ("(3x + 1)/(x^2 + 1)", "(3(x^2 + 1) - 6x^2 + 2x)/(x^2 + 1)^2"),
    ),
)
