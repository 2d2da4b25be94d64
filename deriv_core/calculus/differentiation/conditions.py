"""Where a step holds: u > 0, u ≠ 0, u is not a whole number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.tree import (
    ZERO,
    Call,
    Constant,
    Expression,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    exact_rational,
)
from deriv_core.words import Message

Relation: TypeAlias = Literal["!=", ">", "<", "not whole"]

_LATEX: dict[Relation, str] = {"!=": r"\ne", ">": ">", "<": "<"}


@dataclass(frozen=True, slots=True)
class Condition:
    """left relation right; ``"not whole"`` has no use for its right side."""

    left: Expression
    relation: Relation
    right: Expression

    @property
    def text(self) -> str:
        """Plain text: ``x != 0``."""
        if self.relation == "not whole":
            return Message("speech-not-whole", left=to_text(self.left))
        return f"{to_text(self.left)} {self.relation} {to_text(self.right)}"

    @property
    def latex(self) -> str:
        """LaTeX: ``x \\ne 0``."""
        if self.relation == "not whole":
            return rf"{to_latex(self.left)} \notin \mathbb{{Z}}"
        return f"{to_latex(self.left)} {_LATEX[self.relation]} {to_latex(self.right)}"

    def at(self, name: str, value: Expression) -> Condition:
        """The condition with a variable replaced."""
        return Condition(
            substitute(self.left, name, value), self.relation, substitute(self.right, name, value)
        )


def condition(left: Expression, relation: Relation, right: Expression = ZERO) -> Condition:
    """left relation right, by default against 0."""
    return Condition(left, relation, right)


def always_holds(found: Condition) -> bool:
    """Whether a condition needs no saying, as 1 + x^2 > 0; False where that is not plain to see."""
    if found.right != ZERO:
        return False
    return found.relation in (">", "!=") and is_positive(found.left)


def is_positive(node: Expression) -> bool:
    """Whether an expression is above 0 wherever it is defined, by its form alone."""
    match node:
        case Number(value):
            return value > 0
        case Constant():
            return True
        case Sum(terms):
            return all(map(is_not_negative, terms)) and any(map(is_positive, terms))
        case Product(factors):
            return all(map(is_positive, factors))
        case Quotient(above, below):
            return is_positive(above) and is_positive(below)
        case Power(base, _):
            return is_positive(base)
        case Call(function):
            return FUNCTIONS[function].range == "positive"
    return False


def is_not_negative(node: Expression) -> bool:
    """Whether an expression is nowhere below 0, by its form alone."""
    match node:
        case Power(base, exponent):
            whole = exact_rational(exponent)
            even = whole is not None and whole.denominator == 1 and whole.numerator % 2 == 0
            return even or is_not_negative(base)
        case Product(parts) | Sum(parts):
            return all(map(is_not_negative, parts))
        case Quotient(above, below):
            return is_not_negative(above) and is_not_negative(below)
        case Call(function):
            return bool(FUNCTIONS[function].range)
    return is_positive(node) or node == ZERO
