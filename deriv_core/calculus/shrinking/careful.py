"""What a careful program does instead: a complex step, more digits, extrapolation."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from deriv_core.calculus.difference_quotient import difference_quotient
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import digits
from deriv_core.calculus.scheme import AT_FIRST, Scheme
from deriv_core.calculus.shrinking.exactly import DIGITS, Exactly, forward_quotient
from deriv_core.calculus.shrinking.in_sentences import about, in_names_of
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.run_complex import run_complex
from deriv_core.numbers.by_hand import few_digits
from deriv_core.words import Message

COMPLEX_STEP = 1e-20
PRECISE_DIGITS = 60
PRECISE_STEPS = (1e-16, 1e-25)
FIRST_STEP = 0.1
LEVELS = 6

# A way that is further off than this does not claim to be a careful one.
_CLOSE = 1e-6
_NEAR_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class CarefulRow:
    """One careful way to the derivative.

    Attributes
    ----------
    name : str
        Complex step, 60 digits or extrapolation, in words.
    step : float
    quotient : float
    error : float
        Quotient minus derivative.
    note : str
        A sentence.
    """

    name: str
    step: float
    quotient: float
    error: float
    note: str


def careful_rows(
    f: RealFunction, point: Point, verdict: PointVerdict, exact: Exactly | None
) -> tuple[tuple[CarefulRow, ...], tuple[str, ...]]:
    """The careful ways that work, and a sentence for each that does not; nothing without a derivative."""
    if not verdict.exists or verdict.beyond_floats:
        return (), ()
    found = [
        _complex_step(f, point, verdict.decimal),
        *(_precise(f, point, exact, step) for step in PRECISE_STEPS),
        _extrapolation(f, point, verdict.decimal),
    ]
    declined = dict.fromkeys(in_names_of(f, row) for row in found if isinstance(row, str))
    return tuple(row for row in found if isinstance(row, CarefulRow)), tuple(declined)


def _is_close(f: RealFunction, point: Point, quotient: float, derivative: float) -> bool:
    """Whether a quotient is the derivative but for a millionth; beside 0, of the slopes nearby much less."""
    if derivative:
        return abs(quotient - derivative) <= _CLOSE * abs(derivative)
    nearby = [abs(difference_quotient(f, point.x, FIRST_STEP, scheme)) for scheme in AT_FIRST]
    return abs(quotient) <= _NEAR_NOTHING * max(filter(math.isfinite, nearby), default=0.0)


def _complex_step(f: RealFunction, point: Point, derivative: float) -> CarefulRow | str:
    """Im J(w + iε) / ε, from J(w + iε) = J(w) + iε J′(w) - ε² J″(w)/2 - ...

    Source: W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions, SIAM
    Review 40 (1998) 110-112.
    """
    value = run_complex(f.program, complex(point.x, COMPLEX_STEP))
    if value is None:
        return about("ledger-complex-step-needs-every-part")
    quotient = value.imag / COMPLEX_STEP
    if not _is_close(f, point, quotient, derivative):
        return about("ledger-complex-step-does-not-come")
    note = about("ledger-im-j-w-i-takes")
    return CarefulRow(
        Message("ledger-complex-step"), COMPLEX_STEP, quotient, quotient - derivative, in_names_of(f, note)
    )


def _precise(f: RealFunction, point: Point, exact: Exactly | None, step: float) -> CarefulRow | str:
    """The forward quotient with 60 digits."""
    quotient = forward_quotient(f.exact_program, point.program, step, PRECISE_DIGITS)
    if exact is None or quotient is None:
        return about("ledger-with-digits-j-or-its", precise_digits=PRECISE_DIGITS)
    with digits(DIGITS):
        error = float(quotient - exact.slope)
    note = about("ledger-forward-quotient-again-with-digits", precise_digits=PRECISE_DIGITS)
    return CarefulRow(Message("ledger-digits", digits=PRECISE_DIGITS), step, float(quotient), error, note)


def _extrapolation(f: RealFunction, point: Point, derivative: float) -> CarefulRow | str:
    """Central quotients at 0.1, 0.05, 0.025, ... whose errors in ε², ε⁴, ... are made to cancel.

    Source: W. H. Press et al., Numerical Recipes, 3rd ed., section 5.7 (Ridders' method), after L. F.
    Richardson; its own estimate of the error picks the entry of the table that is kept.
    """
    best, estimate = math.nan, math.inf
    above: list[float] = []
    for level in range(LEVELS):
        row = [difference_quotient(f, point.x, FIRST_STEP / 2**level, Scheme.CENTRAL)]
        for column, before in enumerate(above, start=1):
            with np.errstate(all="ignore"):
                row.append(float((np.float64(4.0**column) * row[-1] - before) / (4.0**column - 1)))
            unsure = max(abs(row[-1] - row[-2]), abs(row[-1] - before))
            if unsure < estimate:
                best, estimate = row[-1], unsure
        above = row
    last = few_digits(FIRST_STEP / 2 ** (LEVELS - 1))
    if not math.isfinite(best) or not _is_close(f, point, best, derivative):
        return about("ledger-extrapolating-does-not-come", first_step=str(FIRST_STEP), last=last)
    note = about(
        "ledger-from-central-quotients-at-halved",
        first_step=str(FIRST_STEP),
        last=last,
        estimate=few_digits(estimate),
    )
    return CarefulRow(Message("ledger-extrapolation"), FIRST_STEP, best, best - derivative, note)
