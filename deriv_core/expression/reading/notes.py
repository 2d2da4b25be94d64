"""The sentences shown where a text could be read in two ways: which it was, and how to say the other.

Both readings are printed from their trees, so each can be typed as it stands and means what it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.expression.printer import decimal_text, to_text
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


class Notes:
    """Collects the sentences of one text, each once, in the order they arise."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences: dict[str, None] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def add(self, sentence: str) -> None:
        """Keep a sentence, unless it is there already."""
        self._sentences.setdefault(sentence)

    def two_readings(self, start: int, end: int, reading: str, other: str) -> None:
        """Text from `start` to `end`, how it was read, and what to type for the other reading."""
        self.add(f"{self._text[start:end].strip()} is read as {reading}; for the other reading type {other}.")

    def natural_log(self, shown: str) -> None:
        """log x"""
        self.add(f"{shown} is read as the natural logarithm ln; for base 10 type log10.")

    def scientific(self, shown: str, value: Number) -> None:
        """3e2"""
        self.add(f"{shown} is read as the number {decimal_text(value.value)}.")

    def inverse(self, function: str, inverse: str) -> None:
        """sin^-1 x"""
        self.add(
            f"{function}^-1 is read as the inverse function {inverse.replace('a', 'arc', 1)}, "
            f"not as 1/{function}."
        )

    def root(self, shown: str, under: Expression) -> None:
        """sqrt 2x"""
        self.add(f"{shown} takes only {to_text(under)} here; for more under the root type {shown}( ).")


def product_text(*factors: Expression) -> str:
    """A product in which every factor but the simplest is in brackets: (1/2)*x."""
    flat = [part for f in factors for part in (f.factors if isinstance(f, Product) else (f,))]
    return "*".join(map(_bracketed, flat))


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
    flat = [part for f in factors for part in (f.factors if isinstance(f, Product) else (f,))]
    return Product(tuple(flat))


def over(above: Expression, below: Expression) -> Expression:
    """above / below, with the sign before it all."""
    return Negate(Quotient(above.operand, below)) if isinstance(above, Negate) else Quotient(above, below)
