"""The slope of the log-log picture: how the error follows its leading term, and what it does without one."""

from __future__ import annotations

import math

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import about, derivative_name, power_of_step
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.predicted import is_exact, is_free_of_errors
from deriv_core.numbers.by_hand import few_digits, raised

# An error follows its leading term where it is that but for a tenth.
_FOLLOWS = 0.1
_EXAMPLE_STEP = 0.01


def truncation_remark(ledger: Ledger, scheme: Scheme) -> str:
    """How the error shrinks before round-off takes over; empty where the rows do not show it."""
    slope, name = ledger.higher[scheme.order + 1], derivative_name(scheme.order + 1)
    if is_free_of_errors(scheme, ledger.rows):
        return about("ledger-quotient-derivative-itself-at-every", label=scheme.label)
    if is_exact(scheme, ledger.rows):
        return about("ledger-before-rounding-quotient-derivative-itself", label=scheme.label)
    if math.isfinite(slope) and slope != 0:
        return _by_leading_term(ledger, scheme, abs(slope * float(scheme.leading)))
    example = _example(ledger, scheme)
    if not example:
        return ""
    if slope == 0:
        power = power_of_step(scheme.order)
        return about("ledger-shrinks-faster", name=name, scheme=scheme.label, power=power, example=example)
    return about("ledger-not-known-yet-error-shrinks", name=name, label=scheme.label, example=example)


def _by_leading_term(ledger: Ledger, scheme: Scheme, coefficient: float) -> str:
    power = power_of_step(scheme.order)
    name = f"{power}·|{derivative_name(scheme.order + 1)}|/{1 / abs(scheme.leading)}"
    size = f"{few_digits(coefficient)}·{power}"
    steps = _following(ledger, scheme, coefficient)
    if not steps:
        return about("ledger-at-no-error-near-about", label=scheme.label, name=name, size=size)
    if len(steps) == 1:
        return about(
            "ledger-at-alone-error-near-about",
            steps=few_digits(steps[0]),
            label=scheme.label,
            name=name,
            size=size,
        )
    return about(
        "ledger-follows",
        first=few_digits(steps[0]),
        last=few_digits(steps[-1]),
        order=scheme.order,
        power=raised(-scheme.order),
        scheme=scheme.label,
        size=size,
        name=name,
    )


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
    (first, second), (a, b) = (few_digits(size) for size in sizes), (few_digits(row.step) for row in small)
    return about("ledger-before-rounding-at-and-at", first=first, a=a, second=second, b=b)
