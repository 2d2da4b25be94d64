"""The picture of the error against ε in words: one remark a part of it, with this function's own numbers.

Every remark is read off the rows of the ledger. What the rows do not show is not said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import about, in_names_of
from deriv_core.calculus.shrinking.leading import truncation_remark
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.no_derivative import quotients_without_limit
from deriv_core.calculus.shrinking.predicted import is_exact, is_free_of_errors, rule_in_words
from deriv_core.calculus.shrinking.round_off import forward, place_dominates, round_off_remark
from deriv_core.calculus.shrinking.rows import LedgerRow
from deriv_core.numbers.by_hand import few_digits
from deriv_core.words import joined

_OFF = 0.05


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of the picture.

    Attributes
    ----------
    part : str
        ``"truncation forward"`` (of both schemes where both are exact before rounding),
        ``"truncation central"``, ``"best forward"``, ``"best central"``, ``"round_off"``, ``"flat"``
        (J(w + ε) rounds to J(w)), ``"lost"`` (w + ε rounds to w); where no error is anywhere ``"exact"``;
        where there is no derivative ``"verdict"`` and ``"quotients"``.
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

    if not ledger.verdict.exists:
        yield "verdict", ledger.verdict.reason
        yield "quotients", own(quotients_without_limit(ledger))
        return
    if ledger.verdict.beyond_floats:
        yield "verdict", _beyond_floats(ledger.derivative)
        return
    if all(is_free_of_errors(scheme, ledger.rows) for scheme in ledger.schemes):
        yield (
            "exact",
            about("ledger-every-quotient-exact-at-no"),
        )
        yield "lost", own(_lost(ledger))
        return
    schemes = _told(ledger)
    if all(is_exact(scheme, ledger.rows) for scheme in schemes):
        yield "truncation forward", _all_exact(schemes)
    else:
        for scheme in schemes:
            yield f"truncation {scheme}", own(truncation_remark(ledger, scheme))
    yield from _best_steps(ledger)
    yield "round_off", own(round_off_remark(ledger))
    yield "flat", own(_flat(ledger))
    yield "lost", own(_lost(ledger))


def _told(ledger: Ledger) -> list[Scheme]:
    """The schemes that are spoken of: of two that mirror each other the first."""
    return [one for one in ledger.schemes if not any(one.mirrors(other) for other in _before(one, ledger))]


def _before(scheme: Scheme, ledger: Ledger) -> tuple[Scheme, ...]:
    return ledger.schemes[: ledger.schemes.index(scheme)]


def _all_exact(schemes: list[Scheme]) -> str:
    names = joined((scheme.label for scheme in schemes), "lists-and-the")
    return about("ledger-all-exact", names=names)


def _beyond_floats(derivative: float) -> str:
    if derivative == 0:
        return about("ledger-derivative-not-0-but-nearer")
    return about("ledger-derivative-beyond-range-floats-so")


def _best_steps(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """For each scheme, what is predicted or why nothing is, said once, and what was seen."""
    schemes = _told(ledger)
    bests = {(ledger.predictions[scheme].best, ledger.predictions[scheme].best_error) for scheme in schemes}
    (best, error), *others = bests
    if error == 0 and not others and all(is_exact(scheme, ledger.rows) for scheme in schemes):
        yield "best forward", about("ledger-largest-without-error", best=few_digits(best), count=len(schemes))
        return
    said: set[str] = set()
    for scheme in schemes:
        if is_free_of_errors(scheme, ledger.rows):
            continue
        reason = ledger.predictions[scheme].reason
        # That a quotient is exact before rounding stands with the truncation errors.
        known = reason in said or is_exact(scheme, ledger.rows)
        yield f"best {scheme}", _best(ledger, scheme, "" if known else reason)
        said.add(reason)


def _best(ledger: Ledger, scheme: Scheme, reason: str) -> str:
    predicted = ledger.predictions[scheme]
    if not math.isfinite(predicted.best):
        return ""
    best = few_digits(predicted.best)
    values = {"best": best, "scheme": scheme.label, "error": few_digits(predicted.best_error)}
    code = "ledger-seen-without-error" if predicted.best_error == 0 else "ledger-seen-smallest"
    if predicted.step is None:
        seen = about(code, place="start", **values)
        return joined([reason, seen]) if reason else seen
    ruled = about(
        "ledger-rule-but-rounding" if place_dominates(ledger) else "ledger-rule",
        rule=rule_in_words(scheme),
        scheme=scheme.label,
        step=few_digits(predicted.step),
        seen=about(code, place="inside", **values),
    )
    return in_names_of(ledger.function, ruled)


def _flat(ledger: Ledger) -> str:
    """Where J(w + ε) is J(w) for floats though w + ε is not w, and J is not flat."""
    moved = [row for row in ledger.rows if row.taken != 0]
    flat = _from_some_step_on(moved, [_is_flat(ledger, row) for row in moved])
    if not flat:
        return ""
    code = "ledger-flat-by-chance-right" if ledger.derivative == 0 else "ledger-flat"
    return about(code, step=few_digits(flat[0].step))


def _is_flat(ledger: Ledger, row: LedgerRow) -> bool:
    entry = forward(row)
    return entry.quotient == 0 and ledger.derivative + entry.truncation not in (0.0, math.inf, -math.inf)


def _from_some_step_on(rows: list[LedgerRow], holds: list[bool]) -> list[LedgerRow]:
    """The rows at the end of a table for which something holds."""
    count = next((k for k, one in enumerate(reversed(holds)) if not one), len(holds))
    return rows[len(rows) - count :]


def _lost(ledger: Ledger) -> str:
    lost = _from_some_step_on(list(ledger.rows), [row.taken == 0 for row in ledger.rows])
    if not lost or any(forward(row).quotient != 0 for row in lost):
        return ""
    said = about("ledger-lost-whole" if ledger.derivative else "ledger-lost", step=few_digits(lost[0].step))
    before = [row for row in ledger.rows if row.taken != 0]
    last = before[-1] if before else None
    if last is not None and abs(last.taken / last.step - 1) > _OFF:
        step, taken = few_digits(last.step), few_digits(last.taken)
        return about("ledger-lost-already", said=said, step=step, taken=taken)
    return about("ledger-lost-alone", said=said)
