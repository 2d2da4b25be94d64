"""What the quotients do where there is no derivative for them to come to."""

from __future__ import annotations

import math

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import about
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.rows import LedgerRow
from deriv_core.numbers.by_hand import few_digits
from deriv_core.words import joined

_LARGE, _SMALL = 1e-3, 1e-6


def quotients_without_limit(ledger: Ledger) -> str:
    """The three quotients at two steps, and what they amount to; empty for a ledger without such steps."""
    rows = [_nearest(ledger, step) for step in (_LARGE, _SMALL)]
    if rows[0] is None or rows[1] is None:
        return ""
    others = tuple(scheme for scheme in ledger.schemes if not scheme.at_first)
    told = (Scheme.BACKWARD, Scheme.FORWARD, Scheme.CENTRAL, *others)
    parts = [_part(scheme, rows[0], rows[1]) for scheme in told]
    parts_said = joined(parts, "lists-commas")
    values = {"large": few_digits(rows[0].step), "small": few_digits(rows[1].step), "parts": parts_said}
    end = ledger.verdict.facts.two_sided_end
    central = all(row is not None and math.isfinite(row.entries[Scheme.CENTRAL].quotient) for row in rows)
    if end and central:
        return about("ledger-quotients-end", **values, end=end)
    return about("ledger-quotients", **values)


def _nearest(ledger: Ledger, step: float) -> LedgerRow | None:
    return next((row for row in ledger.rows if row.step == step), None)


def _part(scheme: Scheme, large: LedgerRow, small: LedgerRow) -> str:
    quotients = [row.entries[scheme].quotient for row in (large, small)]
    if all(map(math.isnan, quotients)):
        return about("ledger-quotient-no-value", label=scheme.label)
    first, second = (few_digits(quotient, 3) for quotient in quotients)
    if first == second:
        return about("ledger-quotient-stays", scheme=scheme.label, first=first)
    return about("ledger-quotient-goes", scheme=scheme.label, first=first, second=second)
