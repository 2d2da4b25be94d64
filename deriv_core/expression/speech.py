"""From the tree to words, for readers who listen: "the sine of w squared"."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.printer import decimal_text
from deriv_core.expression.tree import (
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

_RELATIONS = {
    "<": "is less than",
    "<=": "is at most",
    ">": "is greater than",
    ">=": "is at least",
    "=": "equals",
    "!=": "is not",
}


def to_speech(node: Expression) -> str:
    """The expression in English words, with "all of ... end" where brackets matter."""
    match node:
        case Number(value):
            return decimal_text(value)
        case Constant(name) | Variable(name):
            return name
        case Negate(operand):
            return f"minus {_grouped(operand, Sum)}"
        case Sum(terms):
            words = to_speech(terms[0])
            for term in terms[1:]:
                if isinstance(term, Negate):
                    words += f" minus {_grouped(term.operand, Sum)}"
                else:
                    words += f" plus {to_speech(term)}"
            return words
        case Product(factors):
            return " times ".join(_grouped(factor, Sum | Quotient) for factor in factors)
        case Quotient(numerator, denominator):
            return f"{_grouped(numerator, Sum)} over {_grouped(denominator, Sum | Product | Quotient)}"
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, arguments)
        case Piecewise(branches, otherwise):
            parts = [
                f"{to_speech(branch.value)} if {' and '.join(map(_comparison, branch.conditions))}"
                for branch in branches
            ]
            if otherwise is not None:
                parts.append(f"{to_speech(otherwise)} otherwise")
            return "piecewise: " + ", ".join(parts)


def _grouped(node: Expression, grouped: object) -> str:
    words = to_speech(node)
    return f"all of {words} end" if isinstance(node, grouped) else words  # type: ignore[arg-type]


def _power(base: Expression, exponent: Expression) -> str:
    spoken = _grouped(base, Sum | Product | Quotient | Negate | Power)
    if exponent == Number(Fraction(2)):
        return f"{spoken} squared"
    if exponent == Number(Fraction(3)):
        return f"{spoken} cubed"
    return f"{spoken} to the power {_grouped(exponent, Sum | Product | Quotient)}"


def _call(function: str, arguments: tuple[Expression, ...]) -> str:
    if function == "log":
        return f"the logarithm of {_argument(arguments[0])} to base {to_speech(arguments[1])}"
    if function == "root":
        return f"the root of {_argument(arguments[0])} of index {to_speech(arguments[1])}"
    return f"the {FUNCTIONS[function].spoken} of {' and '.join(map(_argument, arguments))}"


def _argument(node: Expression) -> str:
    return _grouped(node, Sum | Product | Quotient)


def _comparison(comparison: Comparison) -> str:
    return f"{to_speech(comparison.left)} {_RELATIONS[comparison.relation]} {to_speech(comparison.right)}"
