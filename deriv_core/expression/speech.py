"""From the tree to words, for readers who listen: "the sine of w squared"."""

from __future__ import annotations

from fractions import Fraction

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
from deriv_core.numbers.typed import decimal_text
from deriv_core.words import Message, joined

# The name of a relation's message.
_RELATIONS = {"<": "less", "<=": "at-most", ">": "greater", ">=": "at-least", "=": "equals", "!=": "not"}


def to_speech(node: Expression) -> str:
    """The expression in words, in English with "all of ... end" where brackets matter."""
    match node:
        case Number(value):
            return decimal_text(value)
        case Constant(name) | Variable(name):
            return name
        case Negate(operand):
            return Message("speech-negative", operand=_grouped(operand, Sum))
        case Sum(terms):
            words = to_speech(terms[0])
            for term in terms[1:]:
                if isinstance(term, Negate):
                    words = Message("speech-minus", left=words, right=_grouped(term.operand, Sum))
                else:
                    words = Message("speech-plus", left=words, right=to_speech(term))
            return words
        case Product(factors):
            return joined((_grouped(factor, Sum | Quotient) for factor in factors), "speech-times")
        case Quotient(numerator, denominator):
            below = _grouped(denominator, Sum | Product | Quotient)
            return Message("speech-over", above=_grouped(numerator, Sum), below=below)
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, arguments)
        case Piecewise(branches, otherwise):
            parts: list[str] = [
                Message("speech-case", value=to_speech(branch.value), condition=_conditions(branch))
                for branch in branches
            ]
            if otherwise is not None:
                parts.append(Message("speech-otherwise", value=to_speech(otherwise)))
            return Message("speech-piecewise", cases=joined(parts, "lists-commas"))


def _grouped(node: Expression, grouped: object) -> str:
    words = to_speech(node)
    return Message("speech-grouped", words=words) if isinstance(node, grouped) else words  # type: ignore[arg-type]


def _power(base: Expression, exponent: Expression) -> str:
    spoken = _grouped(base, Sum | Product | Quotient | Negate | Power)
    if exponent == Number(Fraction(2)):
        return Message("speech-squared", base=spoken)
    if exponent == Number(Fraction(3)):
        return Message("speech-cubed", base=spoken)
    return Message("speech-power", base=spoken, exponent=_grouped(exponent, Sum | Product | Quotient))


def _call(function: str, arguments: tuple[Expression, ...]) -> str:
    if function == "log":
        base = to_speech(arguments[1])
        return Message("speech-logarithm", argument=_argument(arguments[0]), base=base)
    if function == "root":
        index = to_speech(arguments[1])
        return Message("speech-root", argument=_argument(arguments[0]), index=index)
    of = joined(map(_argument, arguments), "lists-and")
    return Message("speech-function", name=FUNCTIONS[function].spoken, arguments=of)


def _argument(node: Expression) -> str:
    return _grouped(node, Sum | Product | Quotient)


def _comparison(comparison: Comparison) -> str:
    left, right = to_speech(comparison.left), to_speech(comparison.right)
    return Message(f"speech-{_RELATIONS[comparison.relation]}", left=left, right=right)


def _conditions(branch: Branch) -> str:
    return joined(map(_comparison, branch.conditions), "lists-and")
