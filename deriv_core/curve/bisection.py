"""Searches run on many cells at once: halving down to neighbouring floats, and the golden section."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.curve.pixels import Floats

Evaluate: TypeAlias = Callable[[Floats], Floats]
Cells: TypeAlias = tuple[Floats, Floats, Floats, Floats]
Flags: TypeAlias = NDArray[np.bool_]

ARITHMETIC_ROUNDS = 10
ALL_ROUNDS = ARITHMETIC_ROUNDS + 66
GOLDEN = (np.sqrt(5) - 1) / 2


def _rank(x: Floats) -> NDArray[np.int64]:
    """Whole numbers in the order of the floats, neighbours differing by one."""
    bits = x.view(np.int64)
    return np.where(bits < 0, np.iinfo(np.int64).min - bits, bits)


def _from_rank(rank: NDArray[np.int64]) -> Floats:
    return np.where(rank < 0, np.iinfo(np.int64).min - rank, rank).view(np.float64)


def middle(a: Floats, b: Floats, step: int) -> Floats:
    """A float between a and b; a itself where they are neighbours.

    The first steps take the arithmetic mean. Later ones halve the number of floats between the ends, which
    reaches neighbouring floats in 64 steps even beside 0.
    """
    if step < ARITHMETIC_ROUNDS:
        return np.clip(0.5 * a + 0.5 * b, a, b)  # half of the smallest float is 0
    low, high = _rank(a), _rank(b)
    return _from_rank((low >> 1) + (high >> 1) + (low & high & 1))


def halve_cells(
    evaluate: Evaluate,
    cells: Cells,
    keep_left: Callable[[Floats, Floats, Floats], Flags],
    finished: Callable[[Floats, Floats], Flags],
) -> Cells:
    """Halve cells (a, f(a), b, f(b)) until they are finished or their ends are neighbouring floats.

    Parameters
    ----------
    evaluate : callable
        The function, on arrays.
    cells : tuple of four arrays
        a, f(a), b, f(b) with a < b.
    keep_left : callable
        ``keep_left(f(a), f(m), f(b))``: whether to go on with (a, m) rather than (m, b).
    finished : callable
        ``finished(f(a), f(b))``: the cells that need no more halving.
    """
    a, fa, b, fb = (np.array(part, dtype=float) for part in cells)
    live = np.flatnonzero(~finished(fa, fb))
    for step in range(ALL_ROUNDS):
        m = middle(a[live], b[live], step)
        inside = (m > a[live]) & (m < b[live])
        # Arithmetic means stop at the same place as the count of floats does: at neighbours.
        live, m = live[inside], m[inside]
        if not live.size:
            break
        fm = evaluate(m)
        left = keep_left(fa[live], fm, fb[live])
        b[live[left]], fb[live[left]] = m[left], fm[left]
        a[live[~left]], fa[live[~left]] = m[~left], fm[~left]
        live = live[~finished(fa[live], fb[live])]
    return a, fa, b, fb


def lowest(evaluate: Evaluate, a: Floats, b: Floats, tolerance: float, rounds: int = 60) -> Floats:
    """Where the function is smallest in each (a, b), by the golden section.

    nan counts as high, so the search stays where the function is defined.
    """
    a, b = a.copy(), b.copy()
    left, right = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
    f_left, f_right = _high_nan(evaluate(left)), _high_nan(evaluate(right))
    for _ in range(rounds):
        if not a.size or np.max(b - a) <= tolerance:
            break
        go_left = f_left < f_right
        b, a = np.where(go_left, right, b), np.where(go_left, a, left)
        fresh = np.where(go_left, b - GOLDEN * (b - a), a + GOLDEN * (b - a))
        f_fresh = _high_nan(evaluate(fresh))
        left, right = np.where(go_left, fresh, right), np.where(go_left, left, fresh)
        f_left, f_right = np.where(go_left, f_fresh, f_right), np.where(go_left, f_left, f_fresh)
    found: Floats = np.where(f_left < f_right, left, right)
    return found


def _high_nan(values: Floats) -> Floats:
    return np.where(np.isnan(values), np.inf, values)
