"""Choices that are the same on every machine: from the digits of a hash of a text, and no state."""

from __future__ import annotations

import hashlib
import math


def number_from(text: str) -> int:
    """A whole number below 2^64 that a text stands for."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def scattered(size: int, index: int, text: str) -> int:
    """The place of an index in an order of 0, ..., size - 1 that a text stands for.

    All places come once before one comes again, and neighbours lie far apart.
    """
    start = number_from(f"{text} start")
    stride = size // 2 + number_from(f"{text} stride") % max(1, size // 3)
    while math.gcd(stride, size) != 1:
        stride += 1
    return (start + stride * index) % size
