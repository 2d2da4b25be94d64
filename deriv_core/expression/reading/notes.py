"""The sentences shown where a text could be read in two ways: which it was, and how to say the other.

Both readings are printed from their trees, so each can be typed as it stands and means what it says.
"""

from __future__ import annotations

from deriv_core.expression.printer import to_text
from deriv_core.expression.tree import (
    Call,
    Constant,
    Expression,
    Negate,
    Number,
    Power,
    Product,
    Quotient,
    Variable,
)
from deriv_core.words import Message


def two_readings(shown: str, reading: str, other: str) -> str:
    """What was typed, how it was read, and what to type for the other reading."""
    return Message("reading-read-for-other-reading-type", shown=shown, reading=reading, other=other)


def product_text(*factors: Expression) -> str:
    """A product in which every factor but the simplest is in brackets: (1/2)*x."""
    return "*".join(map(_bracketed, _flat(factors)))


def quotient_text(above: Expression, below: Expression) -> str:
    """A quotient of which both parts are in brackets where they are not simple: (x^1)/2."""
    plain = isinstance(above, Number | Constant | Variable | Call | Product)
    return f"{to_text(above) if plain else f'({to_text(above)})'}/{_bracketed(below)}"


def _bracketed(node: Expression) -> str:
    text = to_text(node)
    return text if isinstance(node, Number | Constant | Variable | Call | Power) else f"({text})"


def times(*factors: Expression) -> Expression:
    """Factors as one product, without a product inside and with the sign of the first before it all."""
    if isinstance(factors[0], Negate):
        return Negate(times(factors[0].operand, *factors[1:]))
    return Product(_flat(factors))


def _flat(factors: tuple[Expression, ...]) -> tuple[Expression, ...]:
    return tuple(part for f in factors for part in (f.factors if isinstance(f, Product) else (f,)))


def over(above: Expression, below: Expression) -> Expression:
    """above / below, with the sign before it all."""
    return Negate(Quotient(above.operand, below)) if isinstance(above, Negate) else Quotient(above, below)


def root_takes_one(root: str, under: Expression) -> str:
    """The note on sqrt 2x: how the root is typed, and what stands under it."""
    return Message("reading-takes-only-for-more-under", root=root, under=to_text(under))


def spelled_out(shown: str, node: Expression, remark: str = "") -> str:
    """What was typed and what it stands for: relu(x), If(x < 0, -x, x)."""
    if remark:
        return Message("reading-read-remark", shown=shown, node=to_text(node), remark=remark)
    return Message("reading-read", shown=shown, node=to_text(node))
