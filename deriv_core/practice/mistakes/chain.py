"""Compositions: what is done to the inside and to its derivative."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.calculus.differentiation.pending import pending
from deriv_core.expression.tree import (
    Call,
    E,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    integer,
)
from deriv_core.practice.mistakes.mistake import Mistake, broken
from deriv_core.practice.mistakes.parts import at, compositions, plus, times, without_inside


def no_inner(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f'(g)"""
    for f, u, g in compositions(node, x):
        yield pending(f, u, g)


def _exponential(node: Expression, x: str) -> Iterator[Expression]:
    """(e^u)' = e^u, and (a^u)' = a^u ln(a)"""
    match node:
        case Power(base, exponent) if not depends_on(base, x) and exponent != Variable(x):
            yield node
            if base != E:
                yield times(node, Call("ln", (base,)))
        case Call("exp", (inside,)) if inside != Variable(x):
            yield node


def _logarithm(node: Expression, x: str) -> Iterator[Expression]:
    """(ln u)' = 1/u"""
    if isinstance(node, Call) and node.function in ("ln", "log", "log2", "log10"):
        yield from no_inner(node, x)


def _inner_at_x(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f'(x) g'"""
    for f, u, g in compositions(node, x):
        yield times(pending(f, u, Variable(x)), pending(g, x))


def _outer_at_derivative(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f'(g')"""
    for f, u, g in compositions(node, x):
        yield pending(f, u, pending(g, x))


def _outer_kept(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f(g) g'"""
    for f, u, g in compositions(node, x):
        yield times(at(f, u, g), pending(g, x))


def _as_product(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f'(x) g + f(x) g'"""
    for f, u, g in compositions(node, x):
        here = Variable(x)
        yield plus(times(pending(f, u, here), g), times(at(f, u, here), pending(g, x)))


def _inside_for_derivative(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f'(g) g"""
    for f, u, g in compositions(node, x):
        yield times(pending(f, u, g), g)


def _stops_early(node: Expression, x: str) -> Iterator[Expression]:
    """f(g(h))' = f'(g(h)) g'(h)"""
    for f, u, g in compositions(node, x):
        for inner in (*without_inside(g, x), *_stops_early(g, x)):
            yield times(pending(f, u, g), inner)


def _of_derivative(node: Expression, x: str) -> Iterator[Expression]:
    """f(g)' = f(g')"""
    for f, u, g in compositions(node, x):
        yield at(f, u, pending(g, x))


def _one_rule_of_two(node: Expression, x: str) -> Iterator[Expression]:
    """(f g(h))' = f' g(h) + f g'(h), the same in a quotient, and f(g h)' = f'(g h) g' h'"""
    match node:
        case Product(factors) if sum(depends_on(factor, x) for factor in factors) > 1:
            for choice in _choices(factors, x):
                rows = (
                    Product((*factors[:i], part, *factors[i + 1 :]))
                    for i, (part, factor) in enumerate(zip(choice, factors, strict=True))
                    if depends_on(factor, x)
                )
                yield Sum(tuple(rows))
        case Quotient(f, g) if depends_on(f, x) and depends_on(g, x):
            for df, dg in _choices((f, g), x):
                above = Sum((Product((df, g)), Negate(Product((f, dg)))))
                yield Quotient(above, Power(g, integer(2)))
    for outer, u, inside in compositions(node, x):
        if isinstance(inside, Product) and sum(depends_on(factor, x) for factor in inside.factors) > 1:
            parts = (pending(factor, x) if depends_on(factor, x) else factor for factor in inside.factors)
            yield times(pending(outer, u, inside), Product(tuple(parts)))


def _choices(parts: tuple[Expression, ...], x: str) -> Iterator[tuple[Expression, ...]]:
    """The derivatives of some parts, of one composition or of all without the derivative of the inside."""
    right = tuple(pending(part, x) for part in parts)
    short = tuple(next(iter(without_inside(part, x)), None) for part in parts)
    for index, part in enumerate(short):
        if part is not None:
            yield (*right[:index], part, *right[index + 1 :])
    if sum(part is not None for part in short) > 1:
        yield tuple(part or whole for part, whole in zip(short, right, strict=True))


CHAIN: tuple[Mistake, ...] = (
    broken(
        "exp_inner_kept",
        r"(e^u)' = e^u",
        _exponential,
        family="chain",
        breaks="chain",
        example=("e^(3x) + x", "e^(3x) + 1"),
        narrows="chain_no_inner",
    ),
    broken(
        "log_no_inner",
        r"(\ln u)' = \frac{1}{u}",
        _logarithm,
        family="log",
        breaks="chain",
        example=("ln(x^2 + 1)", "1/(x^2 + 1)"),
        narrows="chain_no_inner",
    ),
    broken(
        "one_rule_of_two",
        r"(f\cdot g(h))' = f'\,g(h) + f\,g'(h)",
        _one_rule_of_two,
        family="chain",
        breaks="chain",
        example=("x sin(2x)", "sin(2x) + x cos(2x)"),
        narrows="chain_no_inner",
    ),
    broken(
        "chain_stops_early",
        r"f(g(h))' = f'(g(h))\,g'(h)",
        _stops_early,
        family="chain",
        breaks="chain",
        example=("sin(cos(3x))", "-cos(cos(3x)) sin(3x)"),
        narrows="chain_no_inner",
    ),
    broken(
        "chain_no_inner",
        r"f(g)' = f'(g)",
        no_inner,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "cos(x^2)"),
    ),
    broken(
        "chain_inner_at_x",
        r"f(g)' = f'(x)\,g'",
        _inner_at_x,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "2x cos x"),
    ),
    broken(
        "chain_outer_at_dg",
        r"f(g)' = f'(g')",
        _outer_at_derivative,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "cos(2x)"),
    ),
    broken(
        "chain_outer_kept",
        r"f(g)' = f(g)\,g'",
        _outer_kept,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "2x sin(x^2)"),
    ),
    broken(
        "chain_as_product",
        r"f(g)' = f'(x)\,g + f(x)\,g'",
        _as_product,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "x^2 cos x + 2x sin x"),
    ),
    broken(
        "chain_g_for_dg",
        r"f(g)' = f'(g)\,g",
        _inside_for_derivative,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "x^2 cos(x^2)"),
    ),
    broken(
        "func_of_deriv",
        r"f(g)' = f(g')",
        _of_derivative,
        family="chain",
        breaks="chain",
        example=("sin(x^2)", "sin(2x)"),
    ),
)
