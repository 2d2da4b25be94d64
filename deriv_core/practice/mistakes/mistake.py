"""What is known of a mistake: its words, the rule it breaks, and the broken rule itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.expression.tree import Expression
from deriv_core.practice.mistakes.parts import PARTS
from deriv_core.words import Message

#: What a broken rule makes of the derivative of an expression by a variable: templates with pending
#: derivatives, as the matchers of `differentiation` return them, one for each way to break it; none where it
#: does not fit.
Rewrite: TypeAlias = Callable[[Expression, str], Iterable[Expression]]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake as data.

    Attributes
    ----------
    name : str
        ``"chain_no_inner"``.
    wrong_rule : str
        LaTeX; empty where no formula says it.
    right_rule : str
        LaTeX of the rule that it breaks.
    family : str
        ``"chain"``. Two mistakes are looked for together only if their families differ.
    breaks : str
        The name of the right rule of differentiation, whose words it takes; empty where it is none of these.
    example : tuple of (str, str)
        A function and the answer that the mistake makes of it.
    rewrite : callable or None
        The broken rule; None where what is done is no rule of differentiation.
    narrows : str
        The name of a more general mistake of which this one is a case; empty where there is none.
    """

    name: str
    wrong_rule: str
    right_rule: str
    family: str
    example: tuple[str, str]
    rewrite: Rewrite | None = None
    narrows: str = ""
    breaks: str = ""

    @property
    def statement(self) -> Message:
        """One sentence: what was done."""
        return Message(f"mistakes-{self.name}")

    @property
    def question(self) -> Message:
        """What to ask first, so that the learner finds it; the parts of `named_parts` stand in braces."""
        return Message(f"mistakes-{self.name}-question", **{part: f"{{{part}}}" for part in PARTS})

    @property
    def rule(self) -> str:
        """The right rule in words."""
        return _RULES[self.breaks].statement if self.breaks else Message(f"mistakes-{self.name}-rule")


_RULES = {rule.name: rule for rule in RULES}


def broken(
    name: str,
    wrong_rule: str,
    rewrite: Rewrite,
    *,
    family: str,
    breaks: str,
    example: tuple[str, str],
    narrows: str = "",
) -> Mistake:
    """The entry of a broken rule; `breaks` is the name of the right one, whose words it takes."""
    return Mistake(name, wrong_rule, _RULES[breaks].formula, family, example, rewrite, narrows, breaks)
