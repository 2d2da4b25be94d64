"""From what a learner types to a tree: precedence climbing over tokens that know their positions.

The binding, loosest first: ``+ -``; a sign at the start of a term; ``* /`` and side by side (left to
right, alike: 1/2x is (1/2)·x); ``^`` (right to left). A function without brackets takes what stands side by
side after it, up to the next operator or function: ``sin 2x cos 3x``; a root takes one power only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn, cast

from ..errors import ExpressionError, ExpressionTooComplex
from . import bounds
from .characters import GREEK
from .functions import FUNCTIONS
from .notes import Notes
from .tokens import Token, tokenise
from .tree import (
    Branch,
    Call,
    Comparison,
    Constant,
    ConstantName,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Variable,
    depends_on,
    integer,
)
from .words import explain

_LEFT_SIDE = re.compile(
    r"\s*(?P<name>[A-Za-z])\s*(?:(?:\\left)?\(\s*(?P<variable>[A-Za-z]|\\?[a-z]{2,7}|[α-ω])\s*(?:\\right)?\))?\s*=(?!=)"
)
_MAX_OPEN = 40
_OPENERS = {")": "(", "]": "[", "}": "{", "|": "|", "⌋": "⌊", "⌉": "⌈"}
_STARTS = {"number", "fraction", "constant", "letter", "function", "open", "bar", "root", "frac", "sqrt"}
_ROOTS = ("sqrt", "cbrt")
_INVERSES = {
    **{name: f"a{name}" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{f"{name}h": f"a{name}h" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
}
_ONE = Number(Fraction(1))


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
    name, named_variable, body_start = _left_side(text)
    tokens = [token for token in tokenise(text) if token.start >= body_start]
    tokens, found, notes = explain(text, tokens, variable or named_variable)
    parser = _Parser(text, tokens)
    for note in notes:
        parser.notes.add(note)
    expression = parser.whole()
    bounds.check(expression, text, parser.start_of)
    if name == found and depends_on(expression, found):
        _fail(f"{found} stands on both sides.", text, 0, "Type the right-hand side only.")
    return Parsed(expression, found, name or "J", tuple(parser.notes))


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
        _fail(f"{parsed.variable} is not a number.", text, position, "Type a number such as 3, 1/2 or pi/4.")
    return parsed.expression


def _fail(message: str, text: str, position: int, hint: str | None) -> NoReturn:
    raise ExpressionError(message, text, position, hint)


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
            _fail(
                f"{variable} is a constant, not a variable.",
                text,
                match.start("variable"),
                "Use another letter.",
            )
    return match["name"], variable, match.end()


class _Parser:
    """One pass over the tokens."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.index = 0
        self.open: list[
            tuple[str, int]
        ] = []  # the brackets we are inside of: what closes each, where it opens
        self.depth = 0
        self.starts: dict[int, int] = {}
        self.kept: list[Expression] = []  # keeps ids of `starts` alive
        self.notes = Notes(text)

    # --- tokens ------------------------------------------------------------------------------------------

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    @property
    def before(self) -> Token:
        return self.tokens[self.index - 1]

    @property
    def following(self) -> Token:
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.token
        self.index += token.kind != "end"
        return token

    def at(self, kind: str, *values: str) -> bool:
        return self.token.kind == kind and (not values or self.token.value in values)

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_OPEN:
            raise self._too_deep(self.token.start)

    def fail(self, message: str, position: int, hint: str | None = None) -> NoReturn:
        _fail(message, self.text, position, hint)

    def start_of(self, node: Expression) -> int:
        return self.starts.get(id(node), 0)

    def mark(self, node: Expression, start: int) -> Expression:
        if id(node) not in self.starts:
            self.starts[id(node)] = start
            self.kept.append(node)
        return node

    # --- sums and products -------------------------------------------------------------------------------

    def whole(self) -> Expression:
        if self.at("end"):
            self.fail("There is nothing to read yet.", 0, "Type a function such as w^2.")
        expression = self.sum()
        if not self.at("end"):
            self._refuse_rest()
        return expression

    def _refuse_rest(self) -> NoReturn:
        token = self.token
        shown = self.text[token.start : token.end]
        if token.kind == "close":
            self.fail(
                f"This {shown} was never opened.", token.start, "Delete it, or open a bracket before it."
            )
        if token.kind == "relation":
            hint = (
                "Type one side only: a function such as w^2."
                if token.value == "="
                else "Type the function only."
            )
            self.fail("An equation or inequality is not a function.", token.start, hint)
        if token.kind == "comma":
            self.fail("There is a comma here.", token.start, "A decimal point is a dot: 0.5.")
        if token.kind == "keyword":
            hint = "Cases are written piecewise(w^2 if w < 1, 2w - 1 otherwise)."
            self.fail(f"“{shown}” belongs inside piecewise( ).", token.start, hint)
        self.fail(f"{shown} does not fit here.", token.start, "Delete it, or put an operator before it.")

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
            raise self._too_deep(start)
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
                above = self._joined(factors, start)
                if self.starts_operand():
                    self.notes.division(start, above, below, self.before, self.token)
                factors = [self.mark(Quotient(above, below), start)]
            elif self.starts_operand():
                self._refuse_two_numbers()
                factors.append(self.power())
            else:
                return self._joined(factors, start)

    def _joined(self, factors: list[Expression], start: int) -> Expression:
        return factors[0] if len(factors) == 1 else self.mark(Product(tuple(factors)), start)

    def _refuse_two_numbers(self) -> None:
        before = self.tokens[self.index - 1]
        if self.token.kind in ("number", "fraction") and before.kind in ("number", "fraction"):
            self.fail("Two numbers stand side by side.", self.token.start, "Put an operator between them.")

    def starts_operand(self) -> bool:
        if self.token.kind == "bar":  # inside bars the next bar closes them
            return not (self.open and self.open[-1][0] == "|")
        return self.token.kind in _STARTS

    # --- powers ------------------------------------------------------------------------------------------

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
            exponent = self._small_exponent()
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

    def _small_exponent(self) -> Expression:
        token = self.take()
        size = bounds.number(token.value.lstrip("-"))
        if size is None:
            raise self._too_many_digits(token)
        return self.mark(integer(int(token.value)), token.start)

    # --- operands ----------------------------------------------------------------------------------------

    def operand(self) -> Expression:
        token = self.token
        match token.kind:
            case "number":
                return self._number()
            case "fraction":
                self.take()
                top, bottom = token.value.split("/")
                quotient = Quotient(Number(Fraction(int(top))), Number(Fraction(int(bottom))))
                return self.mark(quotient, token.start)
            case "constant":
                return self.mark(Constant(cast(ConstantName, self.take().value)), token.start)
            case "letter":
                return self.mark(Variable(self.take().value), token.start)
            case "open" | "bar":
                return self.group()
            case "root":
                return self._root_sign()
            case "frac":
                return self._fraction()
            case "sqrt":
                return self._latex_root()
            case "function":
                return self._call()
        self._refuse_operand()

    def _refuse_operand(self) -> NoReturn:
        token = self.token
        before = self.tokens[self.index - 1] if self.index else None
        if token.kind == "end" and before is not None:
            shown = self.text[before.start : before.end]
            self.fail(f"Something is missing after {shown}", before.start, "Finish it, or delete it.")
        if token.kind in ("close", "comma") and before is not None and before.kind == "open":
            self.fail("There is nothing between these brackets.", token.start, "Put something inside.")
        shown = self.text[token.start : token.end] or "the end"
        if token.kind == "operator" and before is not None and before.kind == "operator":
            self.fail(f"{shown} follows another operator.", token.start, "Delete one of the two.")
        if token.kind in ("operator", "relation"):
            self.fail(
                f"Something is missing before {shown}", token.start, "Put a number or the variable there."
            )
        if token.kind == "underscore":
            self.fail("There is a stray _ here.", token.start, "Only a logarithm takes one: log_2(x).")
        self.fail(
            f"A number or the variable was expected before {shown}", token.start, "Look just before it."
        )

    def _number(self) -> Expression:
        token = self.take()
        value = bounds.number(token.value)
        if value is None:
            raise self._too_many_digits(token)
        if "e" in token.value.lower():
            self.notes.scientific(token.value, value)
        return self.mark(value, token.start)

    def _too_many_digits(self, token: Token) -> ExpressionTooComplex:
        message = f"This number has more than {bounds.MAX_DIGITS} digits."
        return ExpressionTooComplex(message, self.text, token.start, "Round it.", "digits", bounds.MAX_DIGITS)

    def _too_deep(self, position: int) -> ExpressionTooComplex:
        message = f"This is nested more than {bounds.MAX_DEPTH} levels deep."
        return ExpressionTooComplex(
            message, self.text, position, "Type a simpler function.", "depth", bounds.MAX_DEPTH
        )

    def group(self) -> Expression:
        """Brackets of any kind, bars, floor and ceiling."""
        closing = self._opening()
        inner = self.sum_inside(closing)
        self._closing(closing)
        name = {"|": "abs", "⌋": "floor", "⌉": "ceil"}.get(closing)
        return inner if name is None else self.mark(Call(name, (inner,)), self.start_of(inner))

    def sum_inside(self, closing: str) -> Expression:
        if self.at("close", closing):
            opened = self.tokens[self.index - 1]
            if self.index >= 2 and self.tokens[self.index - 2].kind == "function":
                self._needs_argument(self.tokens[self.index - 2], opened.start)
            self.fail("There is nothing between these brackets.", opened.start, "Put something inside.")
        return self.sum()

    def _opening(self) -> str:
        token = self.take()
        closing = "|" if token.kind == "bar" else token.value
        self.open.append((closing, token.start))
        self.deeper()
        return closing

    def _closing(self, closing: str) -> None:
        token = self.token
        if self.at("close", closing) or (closing == "|" and self.at("bar")):
            self.take()
            self.open.pop()
            self.depth -= 1
            return
        opened = self.open[-1][1]
        shown = self.text[token.start : token.end]
        if token.kind == "close":
            self.fail(
                f"{_OPENERS[closing]} is closed by {shown} here.",
                token.start,
                f"Close it with {closing}.",
            )
        if token.kind == "end":
            self.fail(f"This {_OPENERS[closing]} is never closed.", opened, f"Add {closing} where it ends.")
        self._refuse_rest()

    # --- roots, fractions --------------------------------------------------------------------------------

    def _root_sign(self) -> Expression:
        token = self.take()
        if not self.starts_operand():
            self.fail("This root has nothing under it.", token.start, "Put something after it: √(w + 1).")
        bare = self.token.kind not in ("open", "bar")
        self.deeper()
        under = self.operand()
        self.depth -= 1
        if bare and self.starts_operand():
            self.notes.root(token, under)
        return self.mark(_root(under, int(token.value)), token.start)

    def _fraction(self) -> Expression:
        token = self.take()
        above = self._latex_argument(token)
        below = self._latex_argument(token)
        return self.mark(Quotient(above, below), token.start)

    def _latex_argument(self, command: Token) -> Expression:
        if self.at("open", "}"):
            return self.group()
        if self.at("number"):
            token = self.token
            first = Token("number", token.value[0], token.start, token.start + 1)
            rest = Token("number", token.value[1:], token.start + 1, token.end)
            split = [first, rest] if rest.value else [first]
            self.tokens[self.index : self.index + 1] = split
            return self._number()
        if self.token.kind in ("letter", "constant", "frac", "sqrt"):
            return self.operand()
        shown = self.text[command.start : command.end]
        self.fail(f"{shown} needs more than this.", command.start, "Write it as \\frac{1}{x}.")

    def _latex_root(self) -> Expression:
        token = self.take()
        index: Expression | None = None
        if self.at("open", "]"):
            index = self.group()
        under = self.group() if self.at("open") else self._latex_argument(token)
        if index is None:
            return self.mark(Call("sqrt", (under,)), token.start)
        return self.mark(Call("root", (under, index)), token.start)

    # --- functions ---------------------------------------------------------------------------------------

    def _call(self) -> Expression:
        token = self.take()
        if token.value == "piecewise":
            return self._piecewise(token)
        base: Expression | None = None
        exponent: Expression | None = None
        while self.at("underscore") or ((self.at("operator", "^") or self.at("power")) and exponent is None):
            if self.at("underscore"):
                base = self._log_base(token, base)
            else:
                exponent = self._function_exponent()
        name, exponent = self._inverse(token, exponent)
        arguments = self._arguments(token, name)
        node = self._applied(token, name, base, arguments)
        self.mark(node, token.start)
        return node if exponent is None else self.mark(Power(node, exponent), token.start)

    def _log_base(self, function: Token, base: Expression | None) -> Expression:
        underscore = self.take()
        if function.value != "log" or base is not None:
            self.fail("There is a stray _ here.", underscore.start, "Only a logarithm takes one: log_2(x).")
        if self.at("open"):
            return self.group()
        if self.token.kind in ("number", "constant", "letter"):
            return self.operand()
        self.fail("The base of the logarithm is missing.", underscore.start, "Write it as log_2(x).")

    def _function_exponent(self) -> Expression:
        if self.at("power"):
            return self._small_exponent()
        self.take()
        start = self.token.start
        if self.at("operator", "-"):
            self.take()
            return self.mark(Negate(self._plain_exponent()), start)
        return self._plain_exponent()

    def _plain_exponent(self) -> Expression:
        if self.at("open"):
            return self.group()
        if self.token.kind in ("number", "constant", "letter", "fraction"):
            return self.operand()
        self.fail("The exponent of the function is missing.", self.token.start, "Write it as sin^2(x).")

    def _inverse(self, token: Token, exponent: Expression | None) -> tuple[str, Expression | None]:
        """sin^-1 is the inverse function, as everywhere in calculus."""
        if exponent != Negate(_ONE):
            return token.value, exponent
        if token.value not in _INVERSES:
            shown = self.text[token.start : token.end]
            self.fail(
                f"{shown}^-1 could be an inverse or a reciprocal.",
                token.start,
                f"Write 1/{shown}(x), or name the inverse function.",
            )
        self.notes.inverse(token.value, _INVERSES[token.value])
        return _INVERSES[token.value], None

    def _arguments(self, token: Token, name: str) -> tuple[Expression, ...]:
        fewest = 2 if name == "pow" else FUNCTIONS[name].arity[0] if name != "log" else 1
        most = 2 if name == "pow" else FUNCTIONS[name].arity[1]
        if not self.at("open") or self.token.value in ("⌋", "⌉", "|"):
            if fewest > 1:
                self._needs_argument(token, token.start)
            return (self._bare_argument(token, name),)
        closing = self._opening()
        arguments = [self.sum_inside(closing)]
        while self.at("comma"):
            comma = self.take()
            if len(arguments) == most:
                shown = self.text[token.start : token.end]
                counted = "one argument" if most == 1 else f"{most} arguments"
                self.fail(f"{shown} takes {counted}.", comma.start, "Delete the comma and what follows it.")
            arguments.append(self.sum())
        if len(arguments) < fewest:
            shown = self.text[token.start : token.end]
            self.fail(f"{shown} needs {fewest} arguments.", self.token.start, f"Write it as {shown}(x, 3).")
        self._closing(closing)
        return tuple(arguments)

    def _bare_argument(self, token: Token, name: str) -> Expression:
        """What stands side by side after a function, up to the next operator or function."""
        start = self.token.start
        if self.at("operator", "-") and self.tokens[self.index + 1].kind in _STARTS:
            self.take()
            return self.mark(Negate(self._bare_argument(token, name)), start)
        if not self.starts_operand():
            self._needs_argument(token, token.start)
        self.deeper()
        factors = [self.power()]
        while name not in _ROOTS and self._continues_argument(factors):
            self._refuse_two_numbers()
            factors.append(self.power())
        self.depth -= 1
        argument = self._joined(factors, start)
        if name in _ROOTS and self.starts_operand():
            self.notes.root(token, argument)
        elif self.starts_operand() or self.at("operator"):
            self.notes.bare_argument(token, argument, self.token, self.following)
        return argument

    def _continues_argument(self, factors: Sequence[Expression]) -> bool:
        if not self.starts_operand() or self.token.kind == "function":
            return False
        if self.token.kind in ("open", "bar"):  # sin 2(x + 1), but sin x (x + 1) is a product
            return all(isinstance(factor, Number | Constant) for factor in factors)
        return not isinstance(factors[-1], Call) and not self._after_bracket()

    def _after_bracket(self) -> bool:
        return self.tokens[self.index - 1].kind in ("close", "bar")

    def _needs_argument(self, token: Token, position: int) -> NoReturn:
        shown = self.text[token.start : token.end]
        self.fail(f"{shown} has nothing to act on.", position, f"Write it as {shown.lower()}(x).")

    def _applied(
        self, token: Token, name: str, base: Expression | None, arguments: tuple[Expression, ...]
    ) -> Expression:
        if name == "pow":
            return Power(*arguments)
        if name != "log":
            return Call(name, arguments)
        if base is not None:
            if len(arguments) > 1:
                self.fail("This logarithm has two bases.", token.start, "Write log_2(x) or log(x, 2).")
            return Call("log", (arguments[0], base))
        if len(arguments) == 2:
            return Call("log", arguments)
        self.notes.natural_log(self.text[token.start : token.end])
        return Call("ln", arguments)

    # --- cases -------------------------------------------------------------------------------------------

    def _piecewise(self, token: Token) -> Expression:
        if not self.at("open", ")"):
            self._piecewise_help(token.start)
        closing = self._opening()
        branches: list[Branch] = []
        otherwise: Expression | None = None
        while True:
            value = self.sum()
            if self.at("keyword", "otherwise"):
                self.take()
                otherwise = value
                break
            if not self.at("keyword", "if"):
                self._piecewise_help(self.token.start)
            self.take()
            branches.append(Branch(value, self._conditions()))
            if not self.at("comma"):
                break
            self.take()
        if not branches:
            self._piecewise_help(self.token.start)
        self._closing(closing)
        return self.mark(Piecewise(tuple(branches), otherwise), token.start)

    def _piecewise_help(self, position: int) -> NoReturn:
        hint = "Write it as piecewise(w^2 if w < 1, 2w - 1 otherwise)."
        self.fail("These cases cannot be read.", position, hint)

    def _conditions(self) -> tuple[Comparison, ...]:
        """Comparisons joined by "and", or chained as in 0 <= w < 1."""
        conditions: list[Comparison] = []
        while True:
            left = self.sum()
            if not self.at("relation"):
                self.fail(
                    "A condition such as w < 1 was expected.",
                    self.token.start,
                    "Compare with <, <=, > or >=.",
                )
            while self.at("relation"):
                relation = cast(Relation, self.take().value)
                right = self.sum()
                conditions.append(Comparison(left, relation, right))
                left = right
            if not self.at("keyword", "and"):
                return tuple(conditions)
            self.take()


def _root(under: Expression, index: int) -> Expression:
    if index == 4:
        return Call("root", (under, Number(Fraction(4))))
    return Call("sqrt" if index == 2 else "cbrt", (under,))
