"""Where something holds, in words: x > 0, -1 < x < 2, x = 3."""

from __future__ import annotations

from collections.abc import Sequence

from deriv_core.practice.places import Place, Stretch

_MOST_NAMED = 2


def region(parts: Sequence[Stretch] | Sequence[Place], variable: str) -> str:
    """Some stretches or places of the axis in words; empty where they are many, or one has no short name."""
    merged: list[tuple[Place, Place]] = []
    for part in parts:
        low, high = (part.low, part.high) if isinstance(part, Stretch) else (part, part)
        if merged and merged[-1][1] == low:
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    if len(merged) > _MOST_NAMED:
        return ""
    told = [_told(low, high, variable) for low, high in merged]
    return " and for ".join(told) if all(told) else ""


def _told(low: Place, high: Place, variable: str) -> str:
    if low == high:
        return low.text and f"{variable} = {low.text}"
    if low.unbounded and high.unbounded:
        return f"all {variable}"
    if low.unbounded:
        return high.text and f"{variable} < {high.text}"
    if high.unbounded:
        return low.text and f"{variable} > {low.text}"
    return low.text and high.text and f"{low.text} < {variable} < {high.text}"
