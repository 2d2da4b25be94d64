"""The size of the error against ε, densely enough for a log-log picture."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from deriv_core.calculus.difference_quotient import Classify
from deriv_core.calculus.points import read_point
from deriv_core.calculus.scheme import AT_FIRST, Scheme
from deriv_core.calculus.shrinking.ledger import Ledger, verdict_at
from deriv_core.expression.function import RealFunction
from deriv_core.expression.running.run_numpy import FloatArray
from deriv_core.limits import DECADES

A_DECADE = 10


def error_curves(
    f: RealFunction,
    point: str,
    *,
    decades: int = DECADES,
    a_decade: int = A_DECADE,
    schemes: Iterable[Scheme] = AT_FIRST,
    classify: Classify | None = None,
) -> dict[Scheme, FloatArray]:
    """ε and the size of the error in floats, by scheme, from ε = 1 down.

    Parameters
    ----------
    f : RealFunction
    point : str
    decades, a_decade : int
        How far down, and how many steps in each; every power of ten is among them.
    schemes : iterable of Scheme, optional
    classify : callable, optional
        What gives the verdict at the point.

    Returns
    -------
    dict of Scheme to (n, 2) float array
        The quotients are those of `difference_quotient`. An error may be 0, which no logarithm shows. Rows
        without one are left out; without a derivative all are.
    """
    place, schemes = read_point(point), tuple(schemes)
    derivative = verdict_at(f, place, classify).decimal
    if not math.isfinite(derivative):
        return {scheme: np.empty((0, 2)) for scheme in schemes}
    steps = _steps(decades, a_decade)
    x = np.float64(place.x)
    with np.errstate(all="ignore"):
        offsets = {offset for scheme in schemes for offset in scheme.offsets}
        values = {offset: f(x + offset * steps) for offset in offsets}
        return {
            scheme: _points(steps, scheme.quotient(values.__getitem__, steps) - derivative)
            for scheme in schemes
        }


def truncation_curves(ledger: Ledger) -> dict[Scheme, FloatArray]:
    """ε and the size of the error in exact arithmetic, by scheme, at the ledger's own steps."""
    steps = np.array([row.step for row in ledger.rows])
    return {
        scheme: _points(steps, np.array([row.entries[scheme].truncation for row in ledger.rows]))
        for scheme in ledger.schemes
    }


def _steps(decades: int, a_decade: int) -> FloatArray:
    """Steps evenly apart on a logarithmic scale, the powers of ten as they are written."""
    between = 10.0 ** -(np.arange(decades * a_decade + 1) / a_decade)
    between[::a_decade] = [float(f"1e-{k}") for k in range(decades + 1)]
    return between


def _points(steps: FloatArray, errors: FloatArray) -> FloatArray:
    known = np.isfinite(errors)
    return np.column_stack([np.abs(steps[known]), np.abs(errors[known])])
