"""What the quotients do where there is no derivative for them to come to."""

from __future__ import annotations

import math

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import figure
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.rows import LedgerRow

_LARGE, _SMALL = 1e-3, 1e-6


def quotients_without_limit(ledger: Ledger) -> str:
    """The three quotients at two steps, and what they amount to; empty for a ledger without such steps."""
    rows = [_nearest(ledger, step) for step in (_LARGE, _SMALL)]
    if rows[0] is None or rows[1] is None:
        return ""
    others = tuple(scheme for scheme in ledger.schemes if not scheme.at_first)
    told = (Scheme.BACKWARD, Scheme.FORWARD, Scheme.CENTRAL, *others)
    parts = [_part(scheme, rows[0], rows[1]) for scheme in told]
    start = f"At ε = {figure(rows[0].step)} and {figure(rows[1].step)}"
    end = ledger.verdict.facts.two_sided_end
    central = all(row is not None and math.isfinite(row.entries[Scheme.CENTRAL].quotient) for row in rows)
    return f"{start} {', '.join(parts)}{f'; {end}' if end and central else ''}."


def _nearest(ledger: Ledger, step: float) -> LedgerRow | None:
    return next((row for row in ledger.rows if row.step == step), None)


def _part(scheme: Scheme, large: LedgerRow, small: LedgerRow) -> str:
    quotients = [row.entries[scheme].quotient for row in (large, small)]
    if all(map(math.isnan, quotients)):
        return f"the {scheme.label} quotient has no value"
    first, second = (figure(quotient, 3) for quotient in quotients)
    return f"the {scheme.label} quotient is {first}" + (f" and {second}" if first != second else "")
