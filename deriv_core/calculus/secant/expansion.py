"""The secant's slope as a series in the step: the derivative, the first term that vanishes, and the rest.

By Taylor's formula (f(x + h) - f(x)) / h = f'(x) + (h/2) f''(x) + R, where R is of the order h², and
(f(x + h) - f(x - h)) / (2 h) = f'(x) + (h²/6) f'''(x) + R, where R is of the order h⁴.
"""

from __future__ import annotations

from deriv_core import budget
from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.errors import DerivError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.tree import (
    Call,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Variable,
    integer,
    node_count,
    rational,
    walk,
)
from deriv_core.numbers.by_hand import raised
from deriv_core.words import Message

SECONDS = 0.2
# A learner would not write down more; and what is longer may take long.
_MOST_PARTS = 120
_SHORT = 12
_SMALL_NUMBER = 20
_WITH_CORNERS = frozenset({"abs", "sign", "floor", "ceil", "frac", "max", "min"})


def in_words(order: int, letter: str) -> str:
    """How fast what remains shrinks, in a sentence; as ε falls to 0, not at any one ε."""
    return Message(
        "secant-shrinks-like-or-faster-half",
        letter=letter,
        power=f"ε{raised(order)}",
        order=order,
        whole=2**order,
    )


def first_vanishing(f: RealFunction, limit: Expression, on: TwoPoints) -> Expression | None:
    """(h/2) f''(x), -(h/2) f''(x), (h²/6) f'''(x), ...; None where it is not known in time, or f has corners.

    Parameters
    ----------
    f : RealFunction
    limit : Expression
        Its derivative.
    on : TwoPoints
    """
    if any(map(_may_turn, walk(f.expression))) or node_count(f.expression) > _MOST_PARTS:
        return None
    try:
        higher = _derivative_of(f, limit, on.scheme.order)
    except DerivError:
        return None
    h, order, factor = Variable(on.h), on.scheme.order, on.scheme.leading
    power = h if order == 1 else Power(h, integer(order))
    term = Product((Quotient(power, rational(1 / abs(factor))), higher))
    return tidy(Negate(term) if factor < 0 else term)


def _derivative_of(f: RealFunction, limit: Expression, order: int) -> Expression:
    if _is_short(f.expression, limit):
        return _bounded(RealFunction(limit, f.variable), order).expression
    text = budget.ask(higher_derivative, to_text(limit), f.variable, order, seconds=SECONDS)
    return read_back(text, f.variable)


def _is_short(function: Expression, limit: Expression) -> bool:
    """Whether the next derivatives take milliseconds here; a new process, its caches empty, takes 60."""
    small = all(part.value <= _SMALL_NUMBER for part in walk(function) if isinstance(part, Number))
    return small and node_count(function) <= _SHORT and node_count(limit) <= 2 * _SHORT


def _may_turn(node: Expression) -> bool:
    """Whether the node may have a corner or a jump although its derivatives have values there."""
    return isinstance(node, Piecewise) or (isinstance(node, Call) and node.function in _WITH_CORNERS)


def higher_derivative(text: str, variable: str, order: int) -> str:
    """The text of a derivative; for a worker process.

    Raises
    ------
    TooComplex
        It is refused, or too long to be part of a line.
    """
    return _bounded(RealFunction(read_back(text, variable), variable), order).text


def _bounded(f: RealFunction, order: int) -> RealFunction:
    higher = derivative(f, order)
    if node_count(higher.expression) > _MOST_PARTS:
        raise TooComplex("nodes", _MOST_PARTS)
    return higher
