"""Numbers a person would write: short decimals, simple fractions and parts of π."""

from __future__ import annotations

import math

import numpy as np

from deriv_core.curve.pixels import Floats
from deriv_core.numbers.rounding import length

PARTS = 12  # halves, thirds, quarters, sixths and twelfths of 1 and of π
MOST_PROBES = 160
_NEIGHBOURS = 4
#: Of so many digits and more, one float is as much of a number as the next.
_PLAIN = 14


def nice_probes(x_lo: float, x_hi: float) -> Floats:
    """Nice numbers inside a window, at most a few hundred: where holes and special values are wont to be."""
    probes = [np.array([0.0] if x_lo <= 0 <= x_hi else [])]
    decimals = 10.0 ** math.floor(math.log10((x_hi - x_lo) / 10))
    for unit, parts in ((decimals, 1), (1.0, PARTS), (math.pi, PARTS)):
        for count in (parts, 2, 1):
            first, last = math.ceil(x_lo * count / unit), math.floor(x_hi * count / unit)
            if last - first < MOST_PROBES:
                probes.append(_multiples(first, last, unit, count))
                break
    found = np.unique(np.concatenate(probes))
    return found[(found >= x_lo) & (found <= x_hi)]


def _multiples(first: int, last: int, unit: float, parts: int) -> Floats:
    whole = np.arange(first, last + 1, dtype=float)
    if unit < 1:
        return whole / round(1 / unit)  # 3/10 is the float 0.3; 3 * 0.1 is not
    return whole * unit / parts


def nicest_near(a: float, b: float) -> float:
    """The nicest of the floats from a to b and a few beside them; of equally nice ones the one in the middle.

    The fewer digits a float needs, the nicer it is; twelfths of 1 and of π count as short. A digit saved of
    sixteen is chance: √2 is not 1.414213562373095.
    """
    middle = 0.5 * a + 0.5 * b
    candidates = {a, b, middle, *_around(a, -1), *_around(b, 1), *_rounded(a, b, middle)}
    return min(candidates, key=lambda c: (min(awkwardness(c), _PLAIN), abs(c - middle)))


def awkwardness(x: float) -> int:
    """How many digits a number takes to write; twelfths of 1 and of π take few. Plain floats come near 17."""
    for unit in (1.0, math.pi):
        parts = x * PARTS / unit
        if abs(parts) < 1e6 and abs(x - round(parts) * unit / PARTS) == 0:
            return 0 if unit == 1 else 1
    # 5e-324 is short to write and yet no one's number.
    return length(x) if abs(x) > 1e-100 else 20


def _around(x: float, direction: int) -> list[float]:
    found = []
    for _ in range(_NEIGHBOURS):
        x = math.nextafter(x, direction * math.inf)
        found.append(x)
    return found


def _rounded(a: float, b: float, middle: float) -> list[float]:
    reach = max(b - a, _NEIGHBOURS * math.ulp(middle)) if middle else max(b - a, 1e-300)
    candidates = [round(middle, digits) for digits in range(13)]
    candidates += [round(middle * PARTS / unit) * unit / PARTS for unit in (1.0, math.pi)]
    return [c for c in candidates if abs(c - middle) <= reach]
