"""The slope of the log-log picture: how the error follows its leading term, and what it does without one."""

from __future__ import annotations

import math

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import derivative_name, figure, power_of_step
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.predicted import is_exact, is_free_of_errors
from deriv_core.expression.reading.characters import raised

# An error follows its leading term where it is that but for a tenth.
_FOLLOWS = 0.1
_EXAMPLE_STEP = 0.01


_SHARES = {1: "tenth", 2: "hundredth", 3: "thousandth", 4: "ten-thousandth"}


def truncation_remark(ledger: Ledger, scheme: Scheme) -> str:
    """How the error shrinks before round-off takes over; empty where the rows do not show it."""
    slope, name = ledger.higher[scheme.order + 1], derivative_name(scheme.order + 1)
    if is_free_of_errors(scheme, ledger.rows):
        return (
            f"The {scheme.label} quotient is the derivative itself at every ε here: it has no error at all."
        )
    if is_exact(scheme, ledger.rows):
        return (
            f"Before rounding the {scheme.label} quotient is the derivative itself at every ε here; "
            "what error it has is round-off."
        )
    if math.isfinite(slope) and slope != 0:
        return _by_leading_term(ledger, scheme, abs(slope * float(scheme.leading)))
    example = _example(ledger, scheme)
    if not example:
        return ""
    if slope == 0:
        faster = f"the {scheme.label} error shrinks faster than {power_of_step(scheme.order)}"
        return f"{name} = 0 at w, so {faster}: {example}."
    return f"{name} is not known here; yet the {scheme.label} error shrinks: {example}."


def _by_leading_term(ledger: Ledger, scheme: Scheme, coefficient: float) -> str:
    power = power_of_step(scheme.order)
    name = f"{power}·|{derivative_name(scheme.order + 1)}|/{1 / abs(scheme.leading)}"
    size = f"{figure(coefficient)}·{power}"
    steps = _following(ledger, scheme, coefficient)
    if not steps:
        return (
            f"At no ε here is the {scheme.label} error near {name}, about {size}, to which truncation tends."
        )
    if len(steps) == 1:
        return f"At ε = {figure(steps[0])} alone the {scheme.label} error is near {name}, about {size}."
    return (
        f"From ε = {figure(steps[0])} to {figure(steps[-1])} each tenth of ε leaves about a {_share(scheme)} "
        f"of the {scheme.label} error: slope {scheme.order}, about {size}, which is {name}."
    )


def _share(scheme: Scheme) -> str:
    return _SHARES.get(scheme.order, f"10{raised(-scheme.order)}th")


def _following(ledger: Ledger, scheme: Scheme, coefficient: float) -> list[float]:
    """The longest run of steps at which the error is its leading term."""
    longest: list[float] = []
    run: list[float] = []
    for row in ledger.rows:
        expected = coefficient * abs(row.step) ** scheme.order
        error = abs(row.entries[scheme].error)
        run = [*run, row.step] if abs(error - expected) <= _FOLLOWS * expected else []
        longest = run if len(run) > len(longest) else longest
    return longest


def _example(ledger: Ledger, scheme: Scheme) -> str:
    """Two truncation errors at steps one after the other; empty where they are not known or not smaller."""
    small = [row for row in ledger.rows if abs(row.step) <= _EXAMPLE_STEP][:2]
    sizes = [abs(row.entries[scheme].truncation) for row in small]
    if len(sizes) < 2 or not sizes[0] > sizes[1]:
        return ""
    (first, second), (a, b) = (figure(size) for size in sizes), (figure(row.step) for row in small)
    return f"before rounding it is {first} at ε = {a} and {second} at ε = {b}"
