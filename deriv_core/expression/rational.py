"""Exact arithmetic on fractions, as far as it stays exact and cheap: powers, roots, floors, maxima.

Everything answers None where the value is not rational, not real, or longer than `MAX_BITS`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

MAX_BITS = 4000


def power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """base ^ exponent; 0 ^ 0 is left to others."""
    if exponent.denominator != 1:
        under = root(base, exponent.denominator)
        return None if under is None else power(under, Fraction(exponent.numerator))
    if not base and exponent <= 0:
        return None
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if abs(base) != 1 and bits * abs(exponent.numerator) > MAX_BITS:
        return None
    return base ** (exponent.numerator if abs(base) != 1 else exponent.numerator % 2)


def root(value: Fraction, index: int) -> Fraction | None:
    """The real root of a value; odd roots of negatives are negative."""
    if value < 0:
        under = root(-value, index) if index % 2 else None
        return None if under is None else -under
    above, below = _whole_root(value.numerator, index), _whole_root(value.denominator, index)
    return None if above is None or below is None else Fraction(above, below)


def _whole_root(value: int, index: int) -> int | None:
    if value in (0, 1):
        return value
    if not 0 < index < value.bit_length() <= MAX_BITS:
        return value if index == 1 else None  # below 2^index lies no other whole root
    low, high = 1, 1 << (value.bit_length() // index + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle**index < value else (low, middle)
    return low if low**index == value else None


def _indexed_root(value: Fraction, index: Fraction) -> Fraction | None:
    return power(value, 1 / index) if index else None


def logarithm(value: Fraction, base: Fraction) -> Fraction | None:
    """The whole logarithm of a number, as of 100 to the base 10."""
    if value <= 0 or base <= 1 or max(value.numerator, value.denominator).bit_length() > MAX_BITS:
        return None
    size, count = max(value, 1 / value), 0
    while size > 1 and count <= MAX_BITS:
        size, count = size / base, count + 1
    return None if size != 1 else Fraction(count if value >= 1 else -count)


def _constant_at(point: int, value: int) -> Callable[[Fraction], Fraction | None]:
    """A function known at one rational point only, as exp at 0."""
    return lambda argument: Fraction(value) if argument == point else None


_ONE_ARGUMENT: dict[str, Callable[[Fraction], Fraction | None]] = {
    "sqrt": lambda value: root(value, 2),
    "cbrt": lambda value: root(value, 3),
    "abs": abs,
    "floor": lambda value: Fraction(math.floor(value)),
    "ceil": lambda value: Fraction(math.ceil(value)),
    "frac": lambda value: value - math.floor(value),
    "sign": lambda value: Fraction((value > 0) - (value < 0)),
    "exp": _constant_at(0, 1),
    "cosh": _constant_at(0, 1),
    "ln": _constant_at(1, 0),
    "log2": lambda value: logarithm(value, Fraction(2)),
    "log10": lambda value: logarithm(value, Fraction(10)),
}


#: The sines of π/6, π/2 and 5π/6 ... and the tangents of π/4 and 3π/4: with 0 and 1 the only rational ones.
_SINES = {
    Fraction(n, 6): Fraction(twice, 2)
    for n, twice in enumerate((0, 1, None, 2, None, 1))
    if twice is not None
}
_TANGENTS = {Fraction(0): Fraction(0), Fraction(1, 4): Fraction(1), Fraction(3, 4): Fraction(-1)}


def circular(function: str, half_turns: Fraction) -> Fraction | None:
    """The sine, cosine or tangent of so many times π, where it is rational."""
    if function == "tan":
        return _TANGENTS.get(half_turns % 1)
    turned = half_turns + Fraction(1, 2) if function == "cos" else half_turns
    sine = _SINES.get(turned % 1)
    return None if sine is None else sine * (-1) ** (turned // 1 % 2)


def call(function: str, arguments: Sequence[Fraction]) -> Fraction | None:
    """The value of a function of the table at rational numbers, where it is plainly rational."""
    if function == "max":
        return max(arguments)
    if function == "min":
        return min(arguments)
    if function == "root":
        return _indexed_root(*arguments)
    if function == "log":
        return logarithm(*arguments)
    evaluate = _ONE_ARGUMENT.get(function)
    return None if evaluate is None else evaluate(arguments[0])
