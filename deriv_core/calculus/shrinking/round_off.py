"""Round-off in words: of J(w), of w + ε, or of what goes on inside of J, by their sizes at this point.

A float keeps J(w) to about u·|J| and w + ε to about u·|w|, which J makes u·|w·J′|; both are divided by ε.
Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.6 (conditioning).
"""

from __future__ import annotations

import math

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import about
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.predicted import UNIT_ROUND_OFF
from deriv_core.calculus.shrinking.rows import Entry, LedgerRow
from deriv_core.numbers.by_hand import few_digits

_TAKES_OVER = 10.0
_DOMINATES = 10.0


def forward(row: LedgerRow) -> Entry:
    """The forward quotient of a row."""
    return row.entries[Scheme.FORWARD]


def _of_value(ledger: Ledger) -> float:
    return UNIT_ROUND_OFF * abs(ledger.value)


def _of_place(ledger: Ledger) -> float:
    return UNIT_ROUND_OFF * abs(ledger.point.x * ledger.derivative)


def place_dominates(ledger: Ledger) -> bool:
    """Whether the rounding of w + ε outweighs that of J(w), the only one that the rules know of."""
    return _of_place(ledger) > _DOMINATES * _of_value(ledger)


def round_off_remark(ledger: Ledger) -> str:
    """Where round-off takes over in the forward quotient, and which."""
    predicted = ledger.predictions[Scheme.FORWARD]
    below = [row for row in ledger.rows if row.step < predicted.best and math.isfinite(forward(row).error)]
    if not below or all(abs(forward(row).error) <= predicted.best_error for row in below):
        return _none(ledger, below)
    moved = [row for row in below if row.taken != 0]
    if not moved:
        return ""
    worst = max(moved, key=lambda row: abs(forward(row).error))
    entry = forward(worst)
    if not abs(entry.error) > _TAKES_OVER * max(predicted.best_error, abs(entry.truncation)):
        return ""
    return about(
        "ledger-below-round-off-takes-over", best=few_digits(predicted.best), ledger=_cause(ledger, worst)
    )


def _cause(ledger: Ledger, row: LedgerRow) -> str:
    error = abs(forward(row).error)
    step, seen = few_digits(row.step), few_digits(error)
    value, place = _of_value(ledger), _of_place(ledger)
    if error > _DOMINATES * (value + place) / row.step:
        return about("ledger-lost-inside", step=step, seen=seen)
    if place_dominates(ledger):
        return about(
            "ledger-place-rounded",
            by=few_digits(place),
            step=step,
            share=few_digits(place / row.step),
            taken=_taken(row, "start"),
            seen=seen,
        )
    mostly = _left_by_step(ledger, row) <= error / 2
    return about(
        "ledger-value-rounded-mostly-step" if mostly else "ledger-value-rounded",
        by=few_digits(value),
        step=step,
        share=few_digits(value / row.step),
        seen=seen,
        taken=_taken(row, "inside"),
    )


def _taken(row: LedgerRow, place: str) -> str:
    taken = few_digits(row.taken)
    if taken == few_digits(row.step):
        return about("ledger-taken-off", place=place, off=few_digits(abs(row.taken - row.step)))
    return about("ledger-taken", place=place, taken=taken)


def _left_by_step(ledger: Ledger, row: LedgerRow) -> float:
    """What of the error remains when the rise is divided by the step really taken."""
    return abs(forward(row).error - ledger.derivative * (row.taken / row.step - 1))


def _none(ledger: Ledger, below: list[LedgerRow]) -> str:
    known = [row for row in ledger.rows if math.isfinite(forward(row).error)]
    if not known:
        return ""
    last = few_digits(known[-1].step)
    if below:
        best = few_digits(ledger.predictions[Scheme.FORWARD].best)
        return about("ledger-no-round-off-grows-not", best=best, last=last)
    return about("ledger-no-round-off-last", last=last)
