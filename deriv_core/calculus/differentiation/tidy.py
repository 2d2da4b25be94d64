"""What a learner does silently to a result, and nothing more.

Numbers are folded and written first, 1· and +0 go, x·x² becomes x³, equal bases cancel (what must not be 0 is
noted), signs come out of products and quotients, like terms are collected, nested sums and products are laid
flat. A sum keeps its order, nothing is expanded or factored, and no identity is used.
"""

from __future__ import annotations

from fractions import Fraction

from deriv_core.calculus.differentiation.monomial import Monomial, monomial
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    Constant,
    E,
    Expression,
    Negate,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    rebuilt,
)


def tidy(node: Expression) -> Expression:
    """The node as a learner would leave it; equal to it wherever the node is defined."""
    return Tidying().of(node)[0]


class Tidying:
    """Tidies many nodes that share parts, each part once."""

    def __init__(self) -> None:
        # By identity: comparing trees costs more than tidying them. Holding both sides keeps the ids valid.
        self._known: dict[int, tuple[Expression, Expression]] = {}
        self._cancelled: list[Expression] = []

    def of(self, node: Expression) -> tuple[Expression, tuple[Expression, ...]]:
        """The tidied node, and what was cancelled for it and not before: each of these must not be 0."""
        self._cancelled = []
        return self._tidied(node), tuple(dict.fromkeys(self._cancelled))

    def _tidied(self, node: Expression) -> Expression:
        if isinstance(node, Number | Constant | Variable):
            return node
        if id(node) not in self._known:
            result = self._worked_out(node)
            self._known[id(node)] = (node, result)
            self._known[id(result)] = (result, result)
        return self._known[id(node)][1]

    def _worked_out(self, node: Expression) -> Expression:
        match node:
            case Sum(terms):
                return self._sum([self._tidied(term) for term in terms])
            case Negate() | Product() | Quotient() | Power():
                return self._product(rebuilt(node, self._tidied)).tree()
            case Call("ln", (inside,)) if inside in (ONE, E):
                return ZERO if inside == ONE else ONE
            case _:
                return rebuilt(node, self._tidied)

    def _product(self, node: Expression) -> Monomial:
        product = monomial(node)
        self._cancelled += product.cancelled
        return product

    def _sum(self, terms: list[Expression]) -> Expression:
        """The terms in their order, like ones collected where the first of them stands."""
        collected: dict[frozenset[tuple[Expression, Fraction]], Monomial] = {}
        for term in terms:
            for part in term.terms if isinstance(term, Sum) else (term,):
                product = self._product(part)
                like = collected.setdefault(product.key(), product)
                if like is not product:
                    like.coefficient += product.coefficient
                    like.decimal = like.decimal or product.decimal
        parts = [part for part in (product.tree() for product in collected.values()) if part != ZERO]
        if not parts:
            return ZERO
        return parts[0] if len(parts) == 1 else Sum(tuple(parts))
