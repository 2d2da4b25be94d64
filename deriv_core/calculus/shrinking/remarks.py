"""The picture of the error against ε in words: one remark a part of it, with this function's own numbers.

Every remark is read off the rows of the ledger. What the rows do not show is not said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.calculus.difference_quotient import Scheme
from deriv_core.calculus.shrinking.figures import figure, in_names_of
from deriv_core.calculus.shrinking.leading import LEADING, truncation_remark
from deriv_core.calculus.shrinking.ledger import Entry, Ledger, LedgerRow
from deriv_core.calculus.shrinking.no_derivative import quotients_without_limit
from deriv_core.calculus.shrinking.predicted import UNIT_ROUND_OFF
from deriv_core.calculus.verdict.differentiability import Kind

_TAKES_OVER = 10.0
_OFF = 0.05


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of the picture.

    Attributes
    ----------
    part : str
        ``"truncation forward"``, ``"truncation central"``, ``"best forward"``, ``"best central"``,
        ``"round_off"``, ``"flat"`` (J(w + ε) rounds to J(w)), ``"lost"`` (w + ε rounds to w); where there is
        no derivative ``"verdict"`` and ``"quotients"``.
    sentence : str
    """

    part: str
    sentence: str


def explain(ledger: Ledger) -> tuple[Remark, ...]:
    """What is to be seen in the log-log picture of the error against ε.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    tuple of Remark
        At most one for each part; a part that this function does not show is left out.
    """
    return tuple(Remark(part, sentence) for part, sentence in _remarks(ledger) if sentence)


def _remarks(ledger: Ledger) -> Iterator[tuple[str, str]]:
    def own(sentence: str) -> str:
        return in_names_of(ledger.function, sentence)

    if ledger.verdict.kind is not Kind.DIFFERENTIABLE:
        yield "verdict", ledger.verdict.reason
        yield "quotients", own(quotients_without_limit(ledger))
        return
    if not math.isfinite(ledger.derivative):
        yield "verdict", "The derivative is beyond the range of floats, so no error can be measured."
        return
    for scheme in LEADING:
        yield f"truncation {scheme}", own(truncation_remark(ledger, scheme))
    for scheme in LEADING:
        yield f"best {scheme}", _best(ledger, scheme)
    yield "round_off", own(_round_off(ledger))
    yield "flat", own(_flat(ledger))
    yield "lost", own(_lost(ledger))


def _forward(row: LedgerRow) -> Entry:
    return row.entries[Scheme.FORWARD]


def _best(ledger: Ledger, scheme: Scheme) -> str:
    predicted = ledger.predictions[scheme]
    if not math.isfinite(predicted.best):
        return ""
    best = figure(predicted.best)
    if predicted.best_error == 0:
        seen = f"of the steps here ε = {best} is the largest that gives the derivative to the last digit"
    else:
        seen = f"of the steps here ε = {best} has the smallest error, {figure(predicted.best_error)}"
    if predicted.step is None:
        return f"{predicted.reason} {seen[0].upper()}{seen[1:]}."
    rule = in_names_of(ledger.function, LEADING[scheme].rule)
    return f"The rule {rule} puts the best {scheme} ε at about {figure(predicted.step)}; {seen}."


def _round_off(ledger: Ledger) -> str:
    predicted = ledger.predictions[Scheme.FORWARD]
    below = [row for row in ledger.rows if row.step < predicted.best and math.isfinite(_forward(row).error)]
    if not below or all(abs(_forward(row).error) <= predicted.best_error for row in below):
        return _no_round_off(ledger, below)
    moved = [row for row in below if row.taken != 0]
    if not moved:
        return ""
    worst = max(moved, key=lambda row: abs(_forward(row).error))
    entry = _forward(worst)
    if not abs(entry.error) > _TAKES_OVER * max(predicted.best_error, abs(entry.truncation)):
        return ""
    step, seen = figure(worst.step), figure(abs(entry.error))
    start = f"Below ε = {figure(predicted.best)} round-off takes over"
    kept = UNIT_ROUND_OFF * abs(ledger.value)
    if not kept > 0:
        return f"{start}: at ε = {step} the forward error is {seen}."
    return (
        f"{start}: a float keeps J(w) to about u·|J| = {figure(kept)} at best; divided by ε = {step} that is "
        f"{figure(kept / worst.step)}, and the forward error there is {seen}."
    )


def _no_round_off(ledger: Ledger, below: list[LedgerRow]) -> str:
    known = [row for row in ledger.rows if math.isfinite(_forward(row).error)]
    if not known:
        return ""
    last = figure(known[-1].step)
    where = f"the forward error is smallest at the last ε, {last}"
    if below:
        best = figure(ledger.predictions[Scheme.FORWARD].best)
        where = f"from ε = {best} to {last} the forward error does not grow"
    return f"Round-off does not take over here: {where}."


def _flat(ledger: Ledger) -> str:
    """Where J(w + ε) is J(w) for floats though w + ε is not w, and J is not flat."""
    moved = [row for row in ledger.rows if row.taken != 0]
    flat = _from_some_step_on(moved, [_is_flat(ledger, row) for row in moved])
    if not flat:
        return ""
    chance = ", which happens to be the derivative" if ledger.derivative == 0 else ""
    return (
        f"From ε = {figure(flat[0].step)} on J(w + ε) rounds to J(w), though w + ε is not w: "
        f"the forward quotient is 0{chance}."
    )


def _is_flat(ledger: Ledger, row: LedgerRow) -> bool:
    entry = _forward(row)
    return entry.quotient == 0 and ledger.derivative + entry.truncation not in (0.0, math.inf, -math.inf)


def _from_some_step_on(rows: list[LedgerRow], holds: list[bool]) -> list[LedgerRow]:
    """The rows at the end of a table for which something holds."""
    count = next((k for k, one in enumerate(reversed(holds)) if not one), len(holds))
    return rows[len(rows) - count :]


def _lost(ledger: Ledger) -> str:
    lost = _from_some_step_on(list(ledger.rows), [row.taken == 0 for row in ledger.rows])
    if not lost or any(_forward(row).quotient != 0 for row in lost):
        return ""
    whole = " and its error the whole derivative" if ledger.derivative else ""
    before = [row for row in ledger.rows if row.taken != 0]
    last = before[-1] if before else None
    end = "."
    if last is not None and abs(last.taken / last.step - 1) > _OFF:
        end = f"; already at ε = {figure(last.step)} the step really taken is {figure(last.taken)}."
    return f"At ε = {figure(lost[0].step)} w + ε rounds to w: the forward quotient is 0{whole}{end}"
