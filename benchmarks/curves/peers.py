"""The ways of drawing a curve that are compared. Each returns the pieces and the number of evaluations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import sympy
from sympy.plotting.series import LineOver1DRangeSeries

from deriv_core.curve.sampling import sample_curve
from deriv_core.expression.function import RealFunction

from .tasks import Task

Drawing = tuple[list[Any], int]


def ours(f: RealFunction, task: Task) -> Drawing:
    curve = sample_curve(f, task.x, task.y, 800, 500)
    return curve.pieces, curve.evaluations


def linspace_400(f: RealFunction, task: Task) -> Drawing:
    """Four hundred even samples, joined where both are numbers: a plot as most are written."""
    x = np.linspace(*task.x, 400)
    return _split(x, f(x), np.zeros(399, dtype=bool)), 400


def thousand_broken(f: RealFunction, task: Task) -> Drawing:
    """A thousand even samples, broken where one lies more than a third of the window from the next."""
    x = np.linspace(*task.x, 1000)
    y = f(x)
    return _split(x, y, np.abs(np.diff(y)) > (task.y[1] - task.y[0]) / 3), 1000


def sympy_adaptive(f: RealFunction, task: Task) -> Drawing:
    """SymPy's adaptive sampler with the function compiled by SymPy, at its default depth."""
    calls = 0
    symbol = sympy.Symbol(f.variable, real=True)
    compiled = sympy.lambdify(symbol, f.sympy, "numpy")

    def counted(value: Any) -> Any:
        nonlocal calls
        calls += 1
        with np.errstate(all="ignore"):
            return compiled(np.float64(value))

    series = LineOver1DRangeSeries(counted, (symbol, *task.x), adaptive=True)
    x, y = (np.array(part, dtype=float) for part in series.get_points())
    return _split(x, y, np.zeros(max(len(x) - 1, 0), dtype=bool)), calls


def _split(x: Any, y: Any, broken: Any) -> list[Any]:
    real = np.isfinite(y)
    cuts = np.flatnonzero(broken | ~real[1:] | ~real[:-1]) + 1
    parts = np.split(np.column_stack([x, y]), cuts)
    return [part for part in parts if np.isfinite(part[:, 1]).all()]


PEERS: dict[str, Callable[[RealFunction, Task], Drawing]] = {
    "ours": ours,
    "linspace(400)": linspace_400,
    "linspace(1000), broken": thousand_broken,
    "SymPy adaptive": sympy_adaptive,
}
