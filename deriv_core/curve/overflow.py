"""Samples that floats lose on the way: e^w / (1 + e^w) is 1 at 1000, though it is ∞/∞ in floats."""

from __future__ import annotations

import numpy as np

from deriv_core.curve.pixels import Floats
from deriv_core.curve.work import Work

#: How many stretches without a value are looked into, the longest, and how many samples each gets.
MOST_STRETCHES, MOST_SAMPLES = 8, 100


def recovered(work: Work, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The samples, those in stretches that were lost only to overflow fewer, and computed to many digits.

    What is evaluated later in such a stretch is recovered as well.
    """
    lost = ~np.isfinite(y)
    edges = np.flatnonzero(np.diff(lost, prepend=False, append=False))
    stretches = edges.reshape(-1, 2)
    longest = np.argsort(stretches[:, 0] - stretches[:, 1], kind="stable")[:MOST_STRETCHES]
    kept = np.ones(x.size, dtype=bool)
    for first, end in stretches[longest].tolist():
        probes = x[[(3 * first + end) // 4, (first + end) // 2]]
        if not np.isfinite(work.to_many_digits(probes)).any():
            continue
        low, high = x[max(first - 1, 0)], x[min(end, x.size - 1)]
        work.overflowing.append((float(low), float(high)))
        kept[first + 1 : end - 1] = False
        kept[np.linspace(first, end - 1, min(end - first, MOST_SAMPLES)).astype(int)] = True
    if not work.overflowing:
        return x, y
    return x[kept], work.without_overflow(x[kept], y[kept])
