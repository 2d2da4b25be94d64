"""Running programs against a budget, so that no function can hold the machine for long."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import mpmath
import numpy as np

from deriv_core.budget import checkpoint
from deriv_core.calculus.precision import MP_DIGITS, Real, digits
from deriv_core.curve.bisection import Flags
from deriv_core.curve.pixels import Floats
from deriv_core.curve.program_monitors import step_codes
from deriv_core.expression.running.program import ExactProgram, Program
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import Expression

MOST_EVALUATIONS = 200_000
#: In about a microsecond each; a share of it is kept for what comes after the search for critical points.
MOST_EFFORT = 300_000.0
CRITICAL_EFFORT = 80_000.0
#: The same for what is computed to many digits.
EXACT_EFFORT, PRECISE_STEP = 20_000.0, 4.0
#: More of it where floats overflow: without many digits there is nothing to draw.
OVERFLOW_EFFORT = 50_000.0


class Drawable(Protocol):
    """What a curve is drawn from: a `RealFunction`, or anything with its tree and its two programs."""

    @property
    def expression(self) -> Expression:
        """The function as a tree."""
        ...

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
    """A function being evaluated, and what it has cost so far.

    Attributes
    ----------
    f : RealFunction
    evaluations : int
        At how many points the program was run.
    effort : float
        An estimate of the time spent, helpers included, in microseconds of an ordinary machine.
    exact_effort : float
        The same for what is computed to many digits.
    overflowing : list of (from, to)
        Where floats overflow on the way to a value that is none too large.
    """

    f: Drawable
    evaluations: int = 0
    effort: float = 0.0
    exact_effort: float = 0.0
    overflowing: list[tuple[float, float]] = field(default_factory=list)

    @property
    def program(self) -> Program:
        """The function as floats are put through it."""
        return self.f.program

    @cached_property
    def steps(self) -> tuple[Program, ...]:
        """Codes whose value is another beyond a jump or a pole of the function."""
        return step_codes(self.f.exact_program)

    def stepping(self, a: Floats, b: Floats) -> Flags:
        """Whether the function has a jump or a pole between each a and b, as far as its operations tell."""
        found = np.zeros(a.shape, dtype=bool)
        for code in self.steps if a.size else ():
            before, after = self.run(code, a), self.run(code, b)
            # A sign of 0 is one that underflowed: no step.
            found |= before * after < 0 if code[-1] == "sign" else np.abs(after - before) > 0
        return found

    def __call__(self, x: Floats) -> Floats:
        """The values of the function."""
        self.evaluations += x.size
        return self.without_overflow(x, self.run(self.program, x))

    def without_overflow(self, x: Floats, y: Floats) -> Floats:
        """Values of the function, those lost to overflow computed to many digits."""
        lost = np.zeros(x.shape, dtype=bool)
        for low, high in self.overflowing:
            lost |= (x >= low) & (x <= high)
        if self.overflowing:
            lost &= ~np.isfinite(y)
            y[lost] = self.to_many_digits(x[lost])
        return y

    def to_many_digits(self, x: Floats) -> Floats:
        """The values of the function as many digits have them, rounded; nan beyond the budget."""
        program, values = self.f.exact_program, np.full(x.shape, np.nan)
        with digits(MP_DIGITS):
            for i, point in enumerate(x.tolist()):
                if self.exact_effort > OVERFLOW_EFFORT:
                    break
                value = self.run_precise(program, mpmath.mpf(point))
                values[i] = np.nan if value is None else float(value)
        return values

    def run(self, program: Program, x: Floats) -> Floats:
        """The values of another program, which cost effort but are no evaluations."""
        checkpoint()
        self.effort += len(program) * (2.5 + 0.006 * x.size)
        return run_numpy(program, x)

    def run_precise(self, program: ExactProgram, x: Real) -> Real | None:
        """The value of a program to as many digits as mpmath is set to."""
        checkpoint()
        self.exact_effort += PRECISE_STEP * len(program)
        return run_precise(program, x)

    def affords_digits(self, effort_a_step: float = 0.0) -> bool:
        """Whether a computation to many digits may be made, given what it costs a step of the function."""
        if self.exact_effort > EXACT_EFFORT:
            return False
        self.exact_effort += effort_a_step * len(self.program)
        return True

    def affordable(self, wanted: int) -> int:
        """How many of the wanted evaluations may still be made."""
        room = (MOST_EFFORT - self.effort) / (0.006 * len(self.program))
        return max(0, min(wanted, MOST_EVALUATIONS - self.evaluations, int(room)))
