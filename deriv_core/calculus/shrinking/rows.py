"""A row of the error ledger: one step, with the quotient of each scheme and its error."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Entry:
    """One quotient of the ledger and its error.

    Attributes
    ----------
    quotient : float
        As `difference_quotient` gives it.
    error : float
        Quotient minus derivative, signed; ``nan`` where either is missing, as all that follows.
    relative_error : float
        The size of the error over that of the derivative; ``nan`` where that is 0.
    ratio : float
        The error over ε to the order of the scheme: error/ε, for the central one error/ε². Until round-off
        takes over it tends to J″/2 (forward), -J″/2 (backward), J‴/6 (central).
    digits : int or None
        How many significant digits the quotient and the derivative share when both are rounded to so many;
        None where the derivative is 0 or missing.
    truncation : float
        The error in exact arithmetic, worked out with 100 digits.
    round_off : float
        The rest of the error.
    """

    quotient: float
    error: float
    relative_error: float
    ratio: float
    digits: int | None
    truncation: float
    round_off: float


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One step: `taken` is (w + ε) - w in floats, what the step became."""

    step: float
    taken: float
    entries: dict[Scheme, Entry]
