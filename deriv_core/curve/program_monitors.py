"""Where a program may break, as monitors: pieces of its own code whose zeros are candidates.

The denominator of a quotient, the cosine inside a tangent, π times what is rounded down. An excluding
monitor's zero is outside the domain even where floating point slips past it (tan is finite at the float
nearest to π/2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from deriv_core.expression.functions.entry import Entry
from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running.machine import ARITY
from deriv_core.expression.running.program import ExactProgram, Program, as_floats

MOST_MONITORS = 24

_COMPARED = frozenset(["max", "min", "lt", "le", "gt", "ge", "eq", "ne"])
_ONE = Fraction(1)

#: What vanishes, and whether the function is undefined where it does.
_Rule: TypeAlias = tuple[ExactProgram, bool]


def _of_argument(entry: Entry) -> Iterator[_Rule]:
    """What vanishes where a function of u may break, as code to run on u."""
    for bound in entry.domain:
        measure = (bound.of,) if bound.of else ()
        yield (*measure, *_less(bound.number)), not bound.closed
    for number in entry.breaks:
        yield _less(number), False
    if entry.steps:
        yield ("pi", "mul", "sin"), False
    if entry.name == "cosh":
        yield (), False  # a narrow 1/cosh is a bell


def _less(number: int) -> ExactProgram:
    return (Fraction(number), "sub") if number else ()


_OF_ARGUMENT = {name: tuple(_of_argument(entry)) for name, entry in PRIMITIVES.items()}

#: Operations that jump where they are defined, and what tells one side of a jump from the other.
_STEPPING = {
    **{name: name for name in ("floor", "ceil", "sign", "lt", "le", "gt", "ge", "eq", "ne")},
    "frac": "floor",
    "acot": "sign",
}

Guard: TypeAlias = tuple[ExactProgram, bool]


@dataclass(frozen=True, slots=True)
class Monitor:
    """A program whose zeros are candidates for a break.

    Attributes
    ----------
    program : ExactProgram
    excluding : bool
        Whether the function is undefined where it vanishes.
    turning : bool
        Whether its turning points are candidates too (the exponent of a narrow bell).
    guards : tuple of (ExactProgram, bool)
        Conditions of the branches it stands in, and whether each must hold.
    """

    program: ExactProgram
    excluding: bool
    turning: bool = False
    guards: tuple[Guard, ...] = ()


def monitors(program: ExactProgram) -> tuple[Monitor, ...]:
    """The monitors of a program, each once, those that depend on x only."""
    found: dict[Monitor, None] = {}
    for monitor in _monitors(program, ()):
        if "x" in monitor.program and len(found) < MOST_MONITORS:
            found[monitor] = None
    return tuple(found)


def _whole(exponent: ExactProgram) -> ExactProgram:
    """What vanishes where the exponent is a whole number."""
    return (*exponent, "pi", "mul", "sin")


def _arity(step: Fraction | str) -> int:
    return ARITY.get(step, 0) if isinstance(step, str) else 0


def _arguments(program: ExactProgram) -> tuple[ExactProgram, ...]:
    """The programs of the arguments of the last operation."""
    last = program[-1]
    wanted = _arity(last)
    if not wanted:
        return ()
    starts: list[int] = []
    for position, step in enumerate(program[:-1]):
        arity = _arity(step)
        if not arity:
            starts.append(position)
        for _ in range(arity - 1):
            starts.pop()
    cuts = [*starts, len(program) - 1]
    return tuple(program[cuts[i] : cuts[i + 1]] for i in range(len(cuts) - 1 - wanted, len(cuts) - 1))


def _monitors(program: ExactProgram, guards: tuple[Guard, ...]) -> Iterator[Monitor]:
    parts = _arguments(program)
    if not parts:
        return
    operation = program[-1]
    if operation == "select":
        condition, chosen, otherwise = parts
        yield from _monitors(condition, guards)
        yield from _monitors(chosen, (*guards, (condition, True)))
        yield from _monitors(otherwise, (*guards, (condition, False)))
        return
    for part in parts:
        yield from _monitors(part, guards)
    for code, excluding in _zeros_of(str(operation), parts):
        yield Monitor(code, excluding, operation == "exp", guards)


def _zeros_of(operation: str, parts: tuple[ExactProgram, ...]) -> Iterator[_Rule]:
    first = parts[0]
    if operation in _COMPARED:
        yield (*first, *parts[1], "sub"), False
        return
    match operation:
        case "div":
            yield parts[1], True
        case "powi" | "powq":
            exponent = parts[1][0]
            if isinstance(exponent, Fraction) and exponent < 0:
                yield first, True
            elif operation == "powq":
                yield first, False
        case "pow" | "exp":
            # 0^w ends where its exponent vanishes.
            yield from ((part, False) for part in parts)
            # (-2)^x is nothing but points; x^x, which is a curve elsewhere, is drawn without its own.
            if operation == "pow" and "x" not in first:
                yield _whole(parts[1]), False
        case "logb":
            yield first, True
            yield parts[1], True
            yield (*parts[1], _ONE, "sub"), True
        case _:
            for code, excluding in _OF_ARGUMENT.get(operation, ()):
                yield (*first, *code), excluding


def step_codes(program: ExactProgram) -> tuple[Program, ...]:
    """Codes with another value beyond a jump or a pole: what is rounded, comparisons, divisors' signs."""
    found: dict[Program, None] = {}
    for part in _parts(program):
        step = _STEPPING.get(str(part[-1]))
        if step is not None and "x" in part:
            found[as_floats((*part[:-1], step))] = None
    for monitor in monitors(program):
        if monitor.excluding:
            found[as_floats((*monitor.program, "sign"))] = None
    return tuple(found)


def _parts(program: ExactProgram) -> Iterator[ExactProgram]:
    yield program
    for argument in _arguments(program):
        yield from _parts(argument)
