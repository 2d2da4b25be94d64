"""Secant slopes that are worked out, and how those of parts make that of a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    holds_variable,
)


class Form(StrEnum):
    """How far the secant's slope is worked out."""

    CANCELLED = "cancelled"  # no step below: the slope is a number at ε = 0, too
    FACTORED = "factored"  # an identity: what is left of 0/0 is one known limit, as sin(ε)/ε
    SERIES = "series"  # the derivative, the first term that vanishes, and what remains
    DEFINITION = "definition"  # as it is defined


@dataclass(frozen=True, slots=True)
class Worked:
    """The slope of a secant, and the part of it that vanishes with the step.

    Attributes
    ----------
    slope : Expression
    vanishing : Expression or None
        The slope less its limit, in a form of which one sees that it vanishes; None where there is none.
    form : Form
        `Form.CANCELLED` or `Form.FACTORED`.
    """

    slope: Expression
    vanishing: Expression | None
    form: Form

    def tidied(self) -> Worked:
        """Both as a learner would leave them; the quotients of an identity, sin(ε/2)/(ε/2), stand."""
        if self.form is Form.FACTORED:
            return self
        vanishing = None if self.vanishing is None else tidy(self.vanishing)
        return Worked(tidy(self.slope), vanishing, self.form)


CONSTANT = Worked(ZERO, ZERO, Form.CANCELLED)


def multiplied(constant: Expression, part: Worked, divided: bool = False) -> Worked:
    """A constant times a slope, or a slope over a constant."""

    def scaled(tree: Expression) -> Expression:
        if part.form is Form.FACTORED:
            return times(Quotient(ONE, constant) if divided else constant, tree)
        return Quotient(tree, constant) if divided else Product((constant, tree))

    vanishing = part.vanishing
    if vanishing is not None:  # term by term, to be added to a limit
        terms = vanishing.terms if isinstance(vanishing, Sum) else (vanishing,)
        vanishing = summed(map(scaled, terms))
    return Worked(scaled(part.slope), vanishing, part.form)


def times(constant: Expression, tree: Expression) -> Expression:
    """constant · tree, the numbers in front put together and all else as it stands."""
    if isinstance(tree, Sum):
        return Sum(tuple(times(constant, term) for term in tree.terms))
    if isinstance(tree, Negate):
        return negated(times(constant, tree.operand))
    factors = tree.factors if isinstance(tree, Product) else (tree,)
    fixed = [factor for factor in factors if not holds_variable(factor)]
    front = tidy(Product((constant, *fixed)))
    rest = [factor for factor in factors if holds_variable(factor)]
    if front == ZERO or not rest:
        return front
    sign, size = isinstance(front, Negate), front.operand if isinstance(front, Negate) else front
    result = product([*(size.factors if isinstance(size, Product) else (size,)), *rest])
    return Negate(result) if sign else result


def product(factors: Iterable[Expression]) -> Expression:
    """The product without factors 1."""
    kept = [factor for factor in factors if factor != ONE] or [ONE]
    return kept[0] if len(kept) == 1 else Product(tuple(kept))


def negated(node: Expression) -> Expression:
    """-node, a sign taken back rather than set twice."""
    if isinstance(node, Sum):
        return Sum(tuple(map(negated, node.terms)))
    return node.operand if isinstance(node, Negate) else node if node == ZERO else Negate(node)


def added(parts: list[Worked]) -> Worked:
    """The slope of a sum: what cancels is tidied as one where the first of it stands."""
    if all(part.form is Form.CANCELLED for part in parts):
        return Worked(Sum(tuple(part.slope for part in parts)), _sum_of_vanishing(parts), Form.CANCELLED)
    slope = total([part.slope for part in parts], [part.form for part in parts])
    form = Form.CANCELLED if slope == ZERO else Form.FACTORED
    if any(part.vanishing is None for part in parts):
        return Worked(slope, None, form)
    vanishing = total([part.vanishing or ZERO for part in parts], [part.form for part in parts])
    return Worked(slope, vanishing, form)


def _sum_of_vanishing(parts: list[Worked]) -> Expression | None:
    terms = [part.vanishing for part in parts if part.vanishing is not None]
    return Sum(tuple(terms)) if len(terms) == len(parts) else None


def total(trees: list[Expression], forms: list[Form]) -> Expression:
    """The sum, laid flat; the trees that cancelled are tidied together."""
    simple = [tree for tree, form in zip(trees, forms, strict=True) if form is Form.CANCELLED]
    first = tidy(Sum(tuple(simple))) if len(simple) > 1 else tidy(simple[0]) if simple else ZERO
    terms: list[Expression] = []
    seen = False
    for tree, form in zip(trees, forms, strict=True):
        if form is Form.CANCELLED:
            tree, seen = ZERO if seen else first, True
        terms.append(tree)
    return summed(terms)


def summed(parts: Iterable[Expression]) -> Expression:
    """The sum of any number of terms, laid flat, without zeros and without pairs t - t."""
    flat = (term for part in parts for term in (part.terms if isinstance(part, Sum) else (part,)))
    terms: list[Expression] = []
    for term in flat:
        if (opposite := negated(term)) in terms:
            terms.remove(opposite)
        elif term != ZERO:
            terms.append(term)
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))
