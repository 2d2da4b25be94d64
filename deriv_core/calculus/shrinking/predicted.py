"""The best step as a rule of thumb predicts it, beside the best power of ten that was seen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.shrinking.in_sentences import about, derivative_name, in_names_of
from deriv_core.calculus.shrinking.rows import LedgerRow
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.by_hand import number, raised

#: u, the unit round-off of floats: 2^-53, about 1.11e-16.
UNIT_ROUND_OFF = 2.0**-53


@dataclass(frozen=True, slots=True)
class Prediction:
    """The best step of a scheme.

    Attributes
    ----------
    step : float or None
        As predicted.
    best : float
        The step of the ledger with the smallest error, the largest of several; ``nan`` where no error is
        known.
    best_error : float
        The size of the error there.
    reason : str
        Why no step is predicted, where `step` is None; else empty.
    """

    step: float | None
    best: float
    best_error: float
    reason: str


def best_step(scheme: Scheme, value: float, slope: float) -> float:
    """Where C ε^p |slope| + B u |J|/ε is smallest: (B u |J| / (p C |slope|))^(1/(p + 1)).

    C and p are of the scheme's truncation error, and B counts how often the round-off of a value may enter:
    2 √(u |J / J″|) for the forward quotient, (3 u |J / J‴|)^(1/3) for the central one.

    Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed., section 8.1; W. H. Press et al.,
    Numerical Recipes, 3rd ed., section 5.7.
    """
    power, factor = _rule(scheme)
    if power == 2:
        return math.sqrt(factor) * math.sqrt(UNIT_ROUND_OFF * abs(value / slope))
    product = float(factor) * UNIT_ROUND_OFF * abs(value / slope)
    return math.cbrt(product) if power == 3 else product ** (1 / power)


def rule_in_words(scheme: Scheme) -> str:
    """2√(u·|J/J″|), ∛(3u·|J/J‴|)"""
    power, factor = _rule(scheme)
    root = {2: "√", 3: "∛", 4: "∜"}.get(power) or f"{raised(power)}√"
    ratio = f"u·|J/{derivative_name(scheme.order + 1)}|"
    whole = round(float(factor) ** (1 / power))
    if whole**power == factor:
        return f"{whole if whole > 1 else ''}{root}({ratio})"
    return f"{root}({number(float(factor))}{ratio})"


def _rule(scheme: Scheme) -> tuple[int, Fraction]:
    """The root to take, and the factor below it."""
    return scheme.order + 1, scheme.noise / (scheme.order * abs(scheme.leading))


def predictions(
    f: RealFunction,
    value: float,
    verdict: PointVerdict,
    higher: Mapping[int, float],
    rows: tuple[LedgerRow, ...],
    schemes: Sequence[Scheme],
) -> dict[Scheme, Prediction]:
    """The best step of each scheme; `higher` are the higher derivatives by their order."""
    found = {}
    for scheme in schemes:
        slope = higher[scheme.order + 1]
        reason = _why_none(scheme, value, verdict, slope, rows)
        step = None if reason else best_step(scheme, value, slope)
        found[scheme] = Prediction(step, *_best(scheme, rows), in_names_of(f, reason))
    return found


def _best(scheme: Scheme, rows: tuple[LedgerRow, ...]) -> tuple[float, float]:
    seen = [(abs(row.entries[scheme].error), -row.step) for row in rows]
    error, step = min(((e, s) for e, s in seen if math.isfinite(e)), default=(math.nan, math.nan))
    return -step, error


def is_exact(scheme: Scheme, rows: tuple[LedgerRow, ...]) -> bool:
    """Whether exact arithmetic gives the derivative itself at every step of the ledger."""
    return bool(rows) and all(row.entries[scheme].truncation == 0 for row in rows)


def is_free_of_errors(scheme: Scheme, rows: tuple[LedgerRow, ...]) -> bool:
    """Whether the quotient is the derivative itself at every step of the ledger, rounded or not."""
    return is_exact(scheme, rows) and all(row.entries[scheme].error == 0 for row in rows)


def _why_none(
    scheme: Scheme, value: float, verdict: PointVerdict, slope: float, rows: tuple[LedgerRow, ...]
) -> str:
    name = derivative_name(scheme.order + 1)
    if not verdict.exists:
        return about("ledger-no-derivative-known-so-no")
    if verdict.beyond_floats or not math.isfinite(value):
        return about("ledger-j-or-its-slope-beyond")
    if is_exact(scheme, rows):
        return about("ledger-before-rounding-quotient-derivative-at", label=scheme.label)
    if math.isnan(slope):
        return about("ledger-rule-needs-at-w-which", name=name)
    if not math.isfinite(slope):
        return about("ledger-beyond-range-floats", name=name)
    if slope == 0:
        return about("ledger-slope-zero", name=name)
    if value == 0:
        return about("ledger-j-w-0-rule-goes")
    return ""
