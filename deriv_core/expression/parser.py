"""From what a learner types to a tree: precedence climbing over tokens that know their positions.

The binding, loosest first: ``+ -``; a sign at the start of a term; ``* /`` and side by side (left to
right, alike: 1/2x is (1/2)·x); ``^`` (right to left). A function without brackets takes what stands side by
side after it, up to the next operator or function: ``sin 2x cos 3x``; a root takes one power only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import ExpressionError, ExpressionTooComplex
from . import bounds
from .calls import Calls
from .characters import GREEK
from .cursor import fail
from .printer import to_text
from .tokens import tokenise
from .tree import (
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    depends_on,
)
from .words import explain

# The longest text that `to_text` makes of a tree within the bounds.
MAX_OWN_CHARACTERS = 8000
_LEFT_SIDE = re.compile(
    r"\s*(?P<name>[A-Za-z])\s*(?:(?:\\left)?\(\s*(?P<variable>[A-Za-z]|\\?[a-z]{2,7}|[α-ω])\s*(?:\\right)?\))?\s*=(?!=)"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read.

    Attributes
    ----------
    expression : Expression
    variable : str
        The variable, inferred where it was not given ("x" for a constant).
    name : str
        The name on the left-hand side, "J" where there is none.
    notes : tuple of str
        A sentence for every reading somebody else might do differently.
    """

    expression: Expression
    variable: str
    name: str
    notes: tuple[str, ...]


def parse(text: str, variable: str | None = None) -> Parsed:
    """Read a function of one variable.

    Parameters
    ----------
    text : str
        Such as ``"w^2"``, ``"xsinx"``, ``r"\\frac{1}{x}"`` or ``"J(w) = 1/w"``.
    variable : str, optional
        The variable; inferred where None.

    Returns
    -------
    Parsed

    Raises
    ------
    ExpressionError
        Where the text cannot be read; its position is the character to look at.
    ExpressionTooComplex
        Over one of the bounds of `bounds`.
    """
    try:
        return _parsed(text, variable)
    except ExpressionTooComplex as error:
        own = _own_text(text, variable) if error.bound in ("characters", "tokens") else None
        if own is None:
            raise
        return own


def _own_text(text: str, variable: str | None) -> Parsed | None:
    """What a text means that `to_text` wrote, which may be longer than what was typed: (x+1)(x+2), √x."""
    if len(text) > MAX_OWN_CHARACTERS:
        return None
    try:
        tokens, found, _ = explain(text, tokenise(text, bounded=False), variable)
        parser = _Parser(text, tokens, bounded=False)
        expression = parser.whole()
        bounds.check(expression, text, parser.start_of)
    except ExpressionError:
        return None
    return Parsed(expression, found, "J", ()) if to_text(expression) == text else None


def _parsed(text: str, variable: str | None) -> Parsed:
    name, named_variable, body_start = _left_side(text)
    tokens = [token for token in tokenise(text) if token.start >= body_start]
    tokens, found, notes = explain(text, tokens, variable or named_variable)
    parser = _Parser(text, tokens)
    for note in notes:
        parser.notes.add(note)
    expression = parser.whole()
    bounds.check(expression, text, parser.start_of)
    if name == found and depends_on(expression, found):
        fail(f"{found} stands on both sides.", text, 0, "Type the right-hand side only.")
    return Parsed(expression, found, name or "J", tuple(parser.notes))


def read_back(text: str, variable: str) -> Expression:
    """Read what the printers wrote, however long it is.

    Parameters
    ----------
    text : str
        Plain text or LaTeX of our own, never a stranger's: no bound on its size is checked.
    variable : str

    Raises
    ------
    ExpressionError
        Where it cannot be read.
    """
    tokens, _, _ = explain(text, tokenise(text, bounded=False), variable)
    return _Parser(text, tokens, bounded=False).whole()


def parse_constant(text: str) -> Expression:
    """Read a number such as ``"1/2"``, ``"pi/4"``, ``"sqrt(2)"`` or ``"-3"``.

    Raises
    ------
    ExpressionError
        Also where the text holds a variable.
    """
    parsed = parse(text)
    if depends_on(parsed.expression, parsed.variable):
        position = max(text.find(parsed.variable), 0)
        fail(f"{parsed.variable} is not a number.", text, position, "Type a number such as 3, 1/2 or pi/4.")
    return parsed.expression


def _left_side(text: str) -> tuple[str, str | None, int]:
    match = _LEFT_SIDE.match(text[:60])
    if not match:
        return "", None, 0
    variable = match["variable"]
    if variable is not None:
        variable = GREEK.get(variable, variable.lstrip("\\"))
        if len(variable) > 1 and variable not in GREEK.values():
            return "", None, 0
        if variable in ("e", "pi"):
            fail(
                f"{variable} is a constant, not a variable.",
                text,
                match.start("variable"),
                "Use another letter.",
            )
    return match["name"], variable, match.end()


class _Parser(Calls):
    """Sums, products and powers: the levels of binding, loosest first."""

    def whole(self) -> Expression:
        if self.at("end"):
            self.fail("There is nothing to read yet.", 0, "Type a function such as w^2.")
        expression = self.sum()
        if not self.at("end"):
            self.refuse_rest()
        return expression

    def sum(self) -> Expression:
        start = self.token.start
        terms = [self.term()]
        while self.at("operator", "+", "-"):
            minus = self.take().value == "-"
            at = self.token.start
            term = self.term(after_operator=True)
            terms.append(self.mark(Negate(term), at) if minus else term)
        return terms[0] if len(terms) == 1 else self.mark(Sum(tuple(terms)), start)

    def term(self, *, after_operator: bool = False) -> Expression:
        start = self.token.start
        signs = 0
        while self.at("operator", "-") or (self.at("operator", "+") and not after_operator and not signs):
            signs += self.take().value == "-"
        node = self.product()
        for _ in range(signs):
            node = self.mark(Negate(node), start)
        if signs > bounds.MAX_DEPTH:
            raise self.too_deep(start)
        return node

    def product(self) -> Expression:
        """Factors joined by * and / and by standing side by side, from left to right."""
        start = self.token.start
        factors = [self.power()]
        while True:
            if self.at("operator", "*"):
                self.take()
                factors.append(self.signed_power())
            elif self.at("operator", "/"):
                self.take()
                below = self.signed_power()
                above = self.joined(factors, start)
                if self.starts_operand():
                    self.notes.division(start, above, below, self.before, self.token)
                factors = [self.mark(Quotient(above, below), start)]
            elif self.starts_operand():
                self.refuse_two_numbers()
                factors.append(self.power())
            else:
                return self.joined(factors, start)

    def joined(self, factors: list[Expression], start: int) -> Expression:
        return factors[0] if len(factors) == 1 else self.mark(Product(tuple(factors)), start)

    def signed_power(self) -> Expression:
        start = self.token.start
        if not self.at("operator", "-"):
            return self.power()
        self.take()
        return self.mark(Negate(self.signed_power()), start)

    def power(self) -> Expression:
        start = self.token.start
        return self.raised(self.operand(), start)

    def raised(self, base: Expression, start: int) -> Expression:
        """The base with the exponents that follow it; a^b^c is a^(b^c)."""
        if self.at("power"):
            exponent = self.small_exponent()
            base = self.mark(Power(base, exponent), start)
        if not self.at("operator", "^"):
            return base
        self.take()
        first = self.token
        self.deeper()
        exponent = self.signed_power()
        self.depth -= 1
        around = first, self.before, self.token, self.following
        self.notes.exponent(start, base, exponent, around)
        return self.mark(Power(base, exponent), start)
