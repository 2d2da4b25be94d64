"""A secant's slope in the best form there is, each form checked against the definition."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation.conditions import Condition
from deriv_core.calculus.proved.oracle import Agreement
from deriv_core.calculus.secant import expansion
from deriv_core.calculus.secant.cancelling import cancelled_of_several
from deriv_core.calculus.secant.common import no_holes
from deriv_core.calculus.secant.numeric_check import compared
from deriv_core.calculus.secant.put_together import worked_out
from deriv_core.calculus.secant.rewriting import is_smooth_everywhere, rewritten
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import CONSTANT, Form, Worked, summed
from deriv_core.errors import TooComplex
from deriv_core.expression.bounds import MAX_DIGITS
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import ZERO, Expression, Number, Sum, Variable, node_count, walk

_LARGEST_NUMBER = 10**MAX_DIGITS
_MOST_PARTS = 160
_MOST_WORKED = 400

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Slope:
    """A form of the slope, its limit, the part that vanishes, and where it holds; see `SecantSlope`.

    `holes` are what must not be 0 at either point of the secant, of which `condition` is made.
    """

    form: Form
    expression: Expression
    limit: Expression | None
    vanishing: Expression | None
    condition: Condition | None = None
    holes: tuple[Expression, ...] = ()


def best_form(f: RealFunction, on: TwoPoints) -> Slope:
    """Cancelled or by an identity, else a series, else as it is defined."""
    limit = _limit(f)
    found = _readable_form(f, limit, on)
    if found is not None:
        worked, holes = found
        vanishing = worked.vanishing if limit is not None else None
        checked = _checked(f, on, worked, limit)
        if checked is Agreement.PROVED:
            return Slope(worked.form, worked.slope, limit, vanishing, no_holes(holes, on), holes)
        if checked is Agreement.REFUTED:
            _log.error("The %s secant slope of %s is wrong", on.scheme, f.text)
    elif limit is not None and _readable(limit):
        term = expansion.first_vanishing(f, limit, on)
        if term is not None:
            return Slope(Form.SERIES, with_rest(limit, term, on), limit, term)
    return Slope(Form.DEFINITION, on.definition(f.expression), limit, None)


def with_rest(limit: Expression, term: Expression, on: TwoPoints) -> Expression:
    """limit + term + R"""
    return summed([limit, term, Variable(remainder(on))])


def remainder(on: TwoPoints) -> str:
    """The letter for what remains: R, or Q where that is the variable."""
    return "R" if on.x != "R" else "Q"


def _limit(f: RealFunction) -> Expression | None:
    try:
        return derivative(f).expression
    except TooComplex:
        return None


def _readable_form(
    f: RealFunction, limit: Expression | None, on: TwoPoints
) -> tuple[Worked, tuple[Expression, ...]] | None:
    """The first form that is worked out and short enough, and what must not be 0 for it."""
    if node_count(f.expression) > _MOST_WORKED:
        return None
    if not on.scheme.is_secant:
        several = cancelled_of_several(f.expression, on)
        return None if several is None else (several, ())
    for form in rewritten(f.expression, on):
        worked = worked_out(form.tree, on)
        short = None if worked is None else _shortened(worked)
        if short is not None:
            return short, form.holes
    if limit == ZERO and is_smooth_everywhere(f.expression):
        return CONSTANT, ()
    return None


def _shortened(worked: Worked) -> Worked | None:
    """The form tidied, without a vanishing part that is too long; None where the slope itself is."""
    worked = worked.tidied()
    if not _readable(worked.slope):
        return None
    short = worked.vanishing is not None and _readable(worked.vanishing)
    return worked if short else Worked(worked.slope, None, worked.form)


def _readable(node: Expression) -> bool:
    """Few parts and short numbers: what a learner would still write down."""
    parts = list(walk(node))
    numbers = (part.value for part in parts if isinstance(part, Number))
    return len(parts) <= _MOST_PARTS and all(number.numerator <= _LARGEST_NUMBER for number in numbers)


def _checked(f: RealFunction, on: TwoPoints, worked: Worked, limit: Expression | None) -> Agreement:
    """Whether the form, and limit + vanishing part, are the difference quotient."""
    forms = [worked.slope]
    if limit is not None and worked.vanishing is not None:
        forms.append(Sum((limit, worked.vanishing)))
    return compared(forms, f.expression, on)
