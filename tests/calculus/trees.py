"""Random expression trees of the variable x, of the kinds learners type."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
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
    integer,
    rational,
)

X = Variable("x")
UNARY = [name for name, info in FUNCTIONS.items() if info.arity == (1, 1)]
EXPONENTS = (
    *map(integer, (2, 3, -1, -2)),
    *(rational(Fraction(p, q)) for p, q in ((1, 3), (2, 3), (-1, 2), (3, 2))),
)

leaves = st.one_of(
    st.just(X),
    st.just(X),
    st.just(X),
    st.integers(0, 9).map(lambda n: Number(Fraction(n))),
    st.sampled_from([Number(Fraction(1, 2)), Number(Fraction(1, 10)), Constant("pi"), E]),
)


def _larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        pairs.map(lambda pair: Quotient(*pair)),
        st.tuples(parts, parts, parts).map(Product),
        parts.map(Negate),
        st.builds(Power, parts, st.sampled_from(EXPONENTS)),
        st.builds(Power, st.sampled_from([E, integer(2), X]), parts),
        st.builds(lambda name, part: Call(name, (part,)), st.sampled_from(UNARY), parts),
        st.builds(lambda name, pair: Call(name, pair), st.sampled_from(["max", "min"]), pairs),
    )


def expressions(most: int = 8) -> st.SearchStrategy[Expression]:
    """Trees with up to `most` leaves."""
    return st.recursive(leaves, _larger, max_leaves=most)
