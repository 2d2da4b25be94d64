"""Where a step holds: u > 0, u ≠ 0, u is not a whole number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.tree import ZERO, Expression

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
            return f"{to_text(self.left)} is not a whole number"
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
