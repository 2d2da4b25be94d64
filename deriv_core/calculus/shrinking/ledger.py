"""The error ledger: the quotient's error as ε shrinks by tens, and what of it is whose fault."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from deriv_core.budget import refuse, shared, stopwatch
from deriv_core.calculus.difference_quotient import Classify, difference_quotient, read_step
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.scheme import AT_FIRST, Scheme
from deriv_core.calculus.shrinking.careful import CarefulRow, careful_rows
from deriv_core.calculus.shrinking.exactly import UNKNOWN, Exactly, exactly
from deriv_core.calculus.shrinking.higher import higher_slopes
from deriv_core.calculus.shrinking.ledger_frame import ledger_frame
from deriv_core.calculus.shrinking.predicted import Prediction, predictions
from deriv_core.calculus.shrinking.rows import Entry, LedgerRow
from deriv_core.calculus.values import evaluate_at
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.limits import DECADES
from deriv_core.numbers.rounding import agreeing_digits

#: 1, 0.1, ..., `SMALLEST_STEP`; each the float nearest to its decimal, which 10.0**-k is not always.
STEPS: tuple[float, ...] = tuple(float(f"1e-{k}") for k in range(DECADES + 1))

# For SymPy's opinion on the verdict; and for exact arithmetic, after which truncation errors are left out.
QUESTION_SECONDS = 0.8
EXACT_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Ledger:
    """The quotients of a function at a point as the step shrinks.

    Attributes
    ----------
    function : RealFunction
    point : Point
    value : float
        The float nearest to J(w).
    verdict : PointVerdict
    derivative : float
    higher : dict of int to float
        J″, J‴ and so on at the point, by their order; ``nan`` where there is none or it is not known.
    schemes : tuple of Scheme
    rows : tuple of LedgerRow
    predictions : dict of Scheme to Prediction
    careful : tuple of CarefulRow
        What a careful program does.
    declined : tuple of str
        A sentence for each careful way that does not work here.
    frame : pandas.DataFrame
        All of it, one row a quotient; see `ledger_frame`.
    """

    function: RealFunction
    point: Point
    value: float
    verdict: PointVerdict
    derivative: float
    higher: dict[int, float]
    schemes: tuple[Scheme, ...]
    rows: tuple[LedgerRow, ...]
    predictions: dict[Scheme, Prediction]
    careful: tuple[CarefulRow, ...]
    declined: tuple[str, ...]
    frame: pd.DataFrame = field(compare=False, repr=False)

    @property
    def second(self) -> float:
        """J″ at the point."""
        return self.higher[2]

    @property
    def third(self) -> float:
        """J‴ at the point."""
        return self.higher[3]


def error_ledger(
    f: RealFunction,
    point: str,
    steps: Iterable[float] = STEPS,
    *,
    schemes: Iterable[Scheme] = AT_FIRST,
    classify: Classify | None = None,
) -> Ledger:
    """The errors of the forward, backward and central quotient, or of others, as the step shrinks.

    Parameters
    ----------
    f : RealFunction
    point : str
        A number as a learner types it.
    steps : iterable of float
        From the largest down.
    schemes : iterable of Scheme, optional
    classify : callable, optional
        What gives the verdict at the point, for those who keep verdicts they already have.

    Returns
    -------
    Ledger

    Raises
    ------
    ExpressionError
        The point is not a real number, or a step is 0 or infinite.

    Notes
    -----
    Bounded: SymPy is asked for 0.8 seconds at most, and only where the verdict needs it; exact arithmetic
    ends after 0.3. What is not known by then is ``nan``.

    Examples
    --------
    >>> import deriv_core as dc
    >>> ledger = error_ledger(dc.parse_function("w^2"), "3")
    >>> entry = ledger.rows[8].entries[Scheme.FORWARD]
    >>> ledger.rows[8].step, entry.quotient, entry.digits
    (1e-08, 5.999999963535174, 8)
    """
    place = read_point(point)
    verdict = verdict_at(f, place, classify)
    sizes = [read_step(step) for step in steps]
    exact = exactly(f, place, verdict)
    chosen = tuple(schemes)
    rows = _rows(f, place, verdict, sizes, exact, chosen)
    value = _value(f, place, verdict)
    higher = higher_slopes(f, place, verdict, max(3, *(scheme.order + 1 for scheme in chosen)))
    predicted = predictions(f, value, verdict, higher, rows, chosen)
    careful, declined = careful_rows(f, place, verdict, exact)
    return Ledger(
        function=f,
        point=place,
        value=value,
        verdict=verdict,
        derivative=verdict.decimal,
        higher=higher,
        schemes=chosen,
        rows=rows,
        predictions=predicted,
        careful=careful,
        declined=declined,
        frame=ledger_frame(place, verdict, rows, careful),
    )


def verdict_at(f: RealFunction, point: Point, classify: Classify | None) -> PointVerdict:
    """The verdict at a point, kept or worked out in time."""
    if classify is not None:
        return classify(f, point)
    with shared(QUESTION_SECONDS):
        return classify_at(f, point)


def quotient_at(f: RealFunction, point: Point, verdict: PointVerdict, step: float, scheme: Scheme) -> float:
    """The quotient in floats, none where it asks for a value at a point that has none.

    Floats step over a pole: tan has 1.6e16 at the one nearest to pi/2.
    """
    if not verdict.facts.has_value and scheme.asks_at_point:
        return math.nan
    return difference_quotient(f, point.x, step, scheme)


def _value(f: RealFunction, point: Point, verdict: PointVerdict) -> float:
    if not verdict.facts.has_value:
        return math.nan
    try:
        return evaluate_at(f, point).decimal
    except TooComplex:
        return f(point.x)


def _rows(
    f: RealFunction,
    point: Point,
    verdict: PointVerdict,
    steps: list[float],
    exact: Exactly | None,
    schemes: tuple[Scheme, ...],
) -> tuple[LedgerRow, ...]:
    passed = stopwatch()
    rows = []
    for step in steps:
        late = exact is not None and passed() > EXACT_SECONDS
        if late:
            refuse(TooComplex("seconds", EXACT_SECONDS))
        known = UNKNOWN if exact is None or late else exact.errors(step, schemes)
        entries = {
            scheme: _entry(
                quotient_at(f, point, verdict, step, scheme), verdict.decimal, step, scheme, known[scheme]
            )
            for scheme in schemes
        }
        rows.append(LedgerRow(step, (point.x + step) - point.x, entries))
    return tuple(rows)


def _entry(quotient: float, derivative: float, step: float, scheme: Scheme, truncation: float) -> Entry:
    with np.errstate(all="ignore"):
        error = float(np.float64(quotient) - derivative)
        relative = abs(error) / abs(derivative) if derivative else math.nan
        ratio = np.float64(error)
        for _ in range(scheme.order):
            ratio = ratio / step
    compared = math.isfinite(error) and derivative != 0
    digits = agreeing_digits(quotient, derivative) if compared else None
    return Entry(quotient, error, relative, float(ratio), digits, truncation, error - truncation)
