"""The shape of an exercise: a function with numbers left open, and what is asked of it."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

#: Where a slope is asked for; those where it is not a short fraction are passed over.
SMALL_POINTS = ("2", "-1", "1", "3", "-2", "1/2", "-3", "4", "0")
_STEPS = ("0.1", "0.5", "-0.1", "0.01", "2", "0.2")


class Asked(StrEnum):
    """What an exercise asks for."""

    DERIVATIVE = "derivative"
    SECOND = "second"
    SLOPE = "slope"
    PICTURE = "picture"  # a slope, read off a picture
    QUOTIENT = "quotient"  # the number k
    SECANT = "secant"  # k with ε a letter, cancelled
    WHERE = "where"  # a place where the slope is a given number
    NOWHERE = "nowhere"  # the places without a derivative
    RULE = "rule"
    TANGENT = "tangent"


#: What is asked at a point.
AT_A_POINT = frozenset({Asked.SLOPE, Asked.PICTURE, Asked.QUOTIENT, Asked.SECANT, Asked.WHERE, Asked.TANGENT})


@dataclass(frozen=True, slots=True)
class Shape:
    """A function with numbers left open.

    Attributes
    ----------
    text : str
        In the variable x, numbers in braces: ``"{a}x^{n}"``.
    numbers : tuple of (str, tuple of int)
        What each may be. No two of them have the same size.
    asked : Asked
    points, steps : tuple of str
        Where it may be asked, if a point or a step is.
    """

    text: str
    numbers: tuple[tuple[str, tuple[int, ...]], ...]
    asked: Asked = Asked.DERIVATIVE
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    def filled(self, numbers: Mapping[str, int]) -> str:
        """The text of the function with its numbers."""
        return self.text.format(**numbers).replace("+ -", "- ").replace("- -", "+ ")


@functools.lru_cache(maxsize=512)
def choices(shape: Shape) -> tuple[dict[str, int], ...]:
    """All the numbers that a shape may have, each of another size."""
    names, values = zip(*shape.numbers, strict=True)
    return tuple(
        dict(zip(names, chosen, strict=True))
        for chosen in itertools.product(*values)
        if len({abs(number) for number in chosen}) == len(chosen)
    )


def shape(
    text: str,
    asked: Asked = Asked.DERIVATIVE,
    *,
    at: tuple[str, ...] | None = None,
    **numbers: tuple[int, ...],
) -> Shape:
    """A shape with the usual points and steps where it needs some and names none."""
    points = at if at is not None else SMALL_POINTS if asked in AT_A_POINT else ()
    return Shape(text, tuple(numbers.items()), asked, points, _STEPS if asked is Asked.QUOTIENT else ())
