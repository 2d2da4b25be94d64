"""The picture of the error against ε in words: one remark a part of it, with this function's own numbers.

Every remark is read off the rows of the ledger. What the rows do not show is not said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import figure, in_names_of
from deriv_core.calculus.shrinking.leading import truncation_remark
from deriv_core.calculus.shrinking.ledger import Ledger
from deriv_core.calculus.shrinking.no_derivative import quotients_without_limit
from deriv_core.calculus.shrinking.predicted import is_exact, is_free_of_errors, rule_in_words
from deriv_core.calculus.shrinking.round_off import forward, place_dominates, round_off_remark
from deriv_core.calculus.shrinking.rows import LedgerRow

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
            "Every quotient here is exact: at no ε is there an error, not even of rounding.",
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
    names = " and the ".join(scheme.label for scheme in schemes)
    return (
        f"Before rounding the {names} quotient are the derivative itself at every ε here; "
        "what error they have is round-off."
    )


def _beyond_floats(derivative: float) -> str:
    if derivative == 0:
        return "The derivative is not 0, but nearer to it than any other float: no error can be measured."
    return "The derivative is beyond the range of floats, so no error can be measured."


def _best_steps(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """For each scheme, what is predicted or why nothing is, said once, and what was seen."""
    schemes = _told(ledger)
    bests = {(ledger.predictions[scheme].best, ledger.predictions[scheme].best_error) for scheme in schemes}
    (best, error), *others = bests
    if error == 0 and not others and all(is_exact(scheme, ledger.rows) for scheme in schemes):
        which = "both" if len(schemes) == 2 else "all"
        yield (
            "best forward",
            f"Of the steps here ε = {figure(best)} is the largest at which {which} have no error.",
        )
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
    best = figure(predicted.best)
    if predicted.best_error == 0:
        seen = (
            f"of the steps here ε = {best} is the largest at which the {scheme.label} quotient has no error"
        )
    else:
        error = figure(predicted.best_error)
        seen = f"of the steps here ε = {best} has the smallest {scheme.label} error, {error}"
    if predicted.step is None:
        return f"{reason} {seen[0].upper()}{seen[1:]}.".lstrip()
    own = f"The rule {rule_in_words(scheme)} puts the best {scheme.label} ε at about {figure(predicted.step)}"
    if place_dominates(ledger):
        own += ", but knows nothing of the rounding of w + ε, which is the larger part here"
    return f"{in_names_of(ledger.function, own)}; {seen}."


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
    whole = " and its error the whole derivative" if ledger.derivative else ""
    before = [row for row in ledger.rows if row.taken != 0]
    last = before[-1] if before else None
    end = "."
    if last is not None and abs(last.taken / last.step - 1) > _OFF:
        end = f"; already at ε = {figure(last.step)} the step really taken is {figure(last.taken)}."
    return f"At ε = {figure(lost[0].step)} w + ε rounds to w: the forward quotient is 0{whole}{end}"
