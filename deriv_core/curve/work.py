"""Running programs against a budget, so that no function can hold the machine for long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from deriv_core.curve.pixels import Floats
from deriv_core.expression.program import ExactProgram, Program
from deriv_core.expression.run_numpy import run_numpy

MOST_EVALUATIONS = 200_000
#: In about a microsecond each; a share of it is kept for what comes after the search for critical points.
MOST_EFFORT = 300_000.0
CRITICAL_EFFORT = 80_000.0


class Drawable(Protocol):
    """What a curve is drawn from: a `RealFunction`, or anything with its two programs."""

    @property
    def program(self) -> Program:
        """The function as postfix code of floats."""
        ...

    @property
    def exact_program(self) -> ExactProgram:
        """The same with exact numbers."""
        ...


@dataclass
class Work:
    """A program being run, and what it has cost so far.

    Attributes
    ----------
    program : Program
    evaluations : int
        At how many points the program was run.
    effort : float
        An estimate of the time spent, helpers included, in microseconds of an ordinary machine.
    """

    program: Program
    evaluations: int = 0
    effort: float = 0.0

    def __call__(self, x: Floats) -> Floats:
        """The values of the function."""
        self.evaluations += x.size
        return self.run(self.program, x)

    def run(self, program: Program, x: Floats) -> Floats:
        """The values of another program, which cost effort but are no evaluations."""
        self.effort += len(program) * (2.5 + 0.006 * x.size)
        return run_numpy(program, x)

    def affordable(self, wanted: int) -> int:
        """How many of the wanted evaluations may still be made."""
        room = (MOST_EFFORT - self.effort) / (0.006 * len(self.program))
        return max(0, min(wanted, MOST_EVALUATIONS - self.evaluations, int(room)))
