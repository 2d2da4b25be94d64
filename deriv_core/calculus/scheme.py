"""Difference quotients as data: where a function is asked, and how much each of its values counts.

A scheme is one entry of `Scheme`. All else is worked out of it: how accurate it is, how it is written in
LaTeX and in Python, which step is best. It travels to the browser as it stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import count
from math import factorial
from types import MappingProxyType
from typing import Any

from deriv_core.words import Message


class Scheme(StrEnum):
    """Difference quotients: the sum of counts · f(x + offset · h), over divisor · h.

    Attributes
    ----------
    counts : mapping of int to int
        Offset, in steps, to how often the value there counts; from the right to the left.
    divisor : int
    at_first : bool
        Whether it is offered at first sight; the others stand behind "more".
    """

    counts: Mapping[int, int]
    divisor: int
    at_first: bool
    _value_: str

    FORWARD = ("forward", {1: 1, 0: -1}, 1, True)
    BACKWARD = ("backward", {0: 1, -1: -1}, 1, True)
    CENTRAL = ("central", {1: 1, -1: -1}, 2, True)
    FORWARD_THREE_POINT = ("forward_three_point", {2: -1, 1: 4, 0: -3}, 2, False)
    FIVE_POINT = ("five_point", {2: -1, 1: 8, -1: -8, -2: 1}, 12, False)

    def __new__(
        cls,
        name: str,
        counts: Mapping[int, int] = MappingProxyType({}),
        divisor: int = 1,
        at_first: bool = False,
    ) -> Scheme:
        """A scheme is its name, with the rest as attributes; by the name alone it is looked up."""
        scheme = str.__new__(cls, name)
        scheme._value_ = name
        scheme.counts, scheme.divisor, scheme.at_first = counts, divisor, at_first
        return scheme

    @property
    def label(self) -> Message:
        """What stands before "quotient"."""
        return Message(f"schemes-{self.value}")

    @property
    def sentence(self) -> Message:
        """Where it looks, after "looks", with ``{w}`` for the variable."""
        return Message(f"schemes-{self.value}-looks", w="{w}")

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where the function is asked, in steps, from the right to the left."""
        return tuple(self.counts)

    @property
    def is_secant(self) -> bool:
        """Whether it is the slope of a line through two points of the curve."""
        return len(self.counts) == 2

    @property
    def asks_at_point(self) -> bool:
        """Whether it needs the value at the point itself."""
        return 0 in self.counts

    @property
    def side(self) -> int:
        """1 where it looks only to the side of w + ε, -1 to the other, 0 to both."""
        return (min(self.offsets) >= 0) - (max(self.offsets) <= 0)

    def mirrors(self, other: Scheme) -> bool:
        """Whether it is another one to the other side: what is said of that need not be said again."""
        return self is not other and self.counts == {
            -offset: -times for offset, times in other.counts.items()
        }

    @property
    def near(self) -> int:
        """The offset of the sample that is drawn as the second point: w + ε, or w - ε."""
        return 1 if 1 in self.counts else -1

    @property
    def weights(self) -> dict[int, Fraction]:
        """Offset to the exact factor of the value there; all of it over h."""
        return {offset: Fraction(times, self.divisor) for offset, times in self.counts.items()}

    def moment(self, power: int) -> Fraction:
        """The sum of weight · offset^power: what stands with h^(power - 1) f^(power) / power!."""
        return sum((weight * offset**power for offset, weight in self.weights.items()), Fraction(0))

    @cached_property
    def _powers(self) -> tuple[int, int]:
        """The orders of the derivatives of f in the first two terms that vanish with h."""
        found = (power for power in count(2) if self.moment(power))
        return next(found), next(found)

    @property
    def order(self) -> int:
        """The order of accuracy: the truncation error shrinks with this power of h."""
        return self._powers[0] - 1

    @property
    def order_of_rest(self) -> int:
        """The power of h with which the error less its leading term shrinks."""
        return self._powers[1] - 1

    @property
    def leading(self) -> Fraction:
        """The factor of h^order · f^(order + 1) in the truncation error."""
        power = self.order + 1
        return self.moment(power) / factorial(power)

    @property
    def noise(self) -> Fraction:
        """How often the round-off of one value counts at most."""
        return sum((abs(weight) for weight in self.weights.values()), Fraction(0))

    def quotient(self, f: Callable[[int], Any], h: Any) -> Any:
        """The quotient of the values f(offset), in the arithmetic that they and h bring along.

        In floats each operation is rounded in this order: here, in the browser and in exported code.
        """
        first, *others = (times * f(offset) for offset, times in self.counts.items())
        return sum(others, start=first) / (self.divisor * h)

    def latex(self, name: str, variable: str, step: str = r"\varepsilon") -> str:
        """The quotient in LaTeX."""
        by = " " if step.startswith("\\") else ""
        rise = self.rise(lambda offset: f"{name}({place(variable, offset, step, by)})", " ")
        return rf"\frac{{{rise}}}{{{_times(self.divisor, step, by)}}}"

    def python(self, value: Callable[[str], str], point: str = "point", step: str = "step") -> str:
        """The quotient in Python; `value` is how the function is asked for its value at a place."""
        rise = self.rise(lambda offset: value(place(point, offset, step, " * ")), " * ")
        return f"({rise}) / {self.python_run(step)}"

    def python_run(self, step: str = "step") -> str:
        """What the rise is divided by, in Python."""
        return f"({self.divisor} * {step})" if self.divisor > 1 else step

    def rise(self, value: Callable[[int], str], by: str) -> str:
        """What stands above in the quotient, of what is written for the value at each offset."""
        parts: list[str] = []
        for offset, times in self.counts.items():
            sign = ("-" if times < 0 else "") if not parts else (" - " if times < 0 else " + ")
            parts.append(f"{sign}{_times(abs(times), value(offset), by)}")
        return "".join(parts)


def place(variable: str, offset: int, step: str, by: str = "") -> str:
    """w, w + ε, w - 2ε"""
    if offset == 0:
        return variable
    return f"{variable} {'-' if offset < 0 else '+'} {_times(abs(offset), step, by)}"


def _times(count: int, text: str, by: str) -> str:
    return text if count == 1 else f"{count}{by}{text}"


#: What is offered at first sight.
AT_FIRST: tuple[Scheme, ...] = tuple(scheme for scheme in Scheme if scheme.at_first)
