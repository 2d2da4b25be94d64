"""Random expressions as learners could write them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
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
)

_ONE_ARGUMENT = [name for name, info in FUNCTIONS.items() if info.arity[0] == 1]


def leaves(variable: str = "x") -> st.SearchStrategy[Expression]:
    """Numbers, constants and the variable."""
    numbers = st.fractions(0, 20, max_denominator=1) | st.sampled_from(
        [Fraction(1, 2), Fraction(3, 8), Fraction(1, 10)]
    )
    return st.one_of(
        st.just(Variable(variable)),
        numbers.map(Number),
        st.sampled_from([Constant("pi"), Constant("e")]),
    )


def _grow(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    comparisons = st.builds(Comparison, parts, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), parts)
    branches = st.builds(Branch, parts, st.lists(comparisons, min_size=1, max_size=2).map(tuple))
    return st.one_of(
        parts.map(Negate),
        several.map(Sum),
        several.map(Product),
        st.builds(Quotient, parts, parts),
        st.builds(Power, parts, parts),
        st.builds(Call, st.sampled_from(_ONE_ARGUMENT), st.tuples(parts)),
        st.builds(Call, st.sampled_from(["log", "root", "max", "min"]), st.tuples(parts, parts)),
        st.builds(Piecewise, st.lists(branches, min_size=1, max_size=2).map(tuple), st.none() | parts),
    )


def expressions(variable: str = "x", max_leaves: int = 8) -> st.SearchStrategy[Expression]:
    """Trees of every kind of node."""
    return st.recursive(leaves(variable), _grow, max_leaves=max_leaves)
