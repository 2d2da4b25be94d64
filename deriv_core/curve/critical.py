"""Where a program may break: monitors, and the points at which they vanish.

A *monitor* is a piece of the function's own program whose zeros are candidates: the denominator of a quotient,
the cosine inside a tangent, π times what is rounded down. An excluding monitor's zero is outside the domain even
where floating point slips past it: tan is finite at the float nearest to π/2.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.curve.bisection import halve_cells, lowest
from deriv_core.curve.nice import nicest_near
from deriv_core.curve.pixels import Floats
from deriv_core.expression.program import Program
from deriv_core.expression.run_numpy import run_numpy

MOST_MONITORS = 24
MOST_ZEROS = 400
#: |g| at a zero found by halving, against |g| a sample away: more than this is a jump of g, not a zero.
ZERO_AGAINST_NEIGHBOUR = 1e-3
#: The same where g touches 0 without crossing it.
TOUCH_AGAINST_NEIGHBOUR = 1e-13

_BINARY = frozenset("add sub mul div pow powi max min logb lt le gt ge eq ne".split())
_TERNARY = frozenset(("powq", "select"))
_RECIPROCAL_OF: dict[str, Program] = {"tan": ("cos",), "sec": ("cos",), "cot": ("sin",), "csc": ("sin",)}
_UNIT = ("abs", 1.0, "sub")

#: For a function of one argument u: what vanishes where it may break, as code to run on u, and whether the
#: zero is outside the domain.
_OF_ARGUMENT: dict[str, tuple[tuple[Program, bool], ...]] = {
    **{name: ((code, True),) for name, code in _RECIPROCAL_OF.items()},
    **{name: (((), True),) for name in ("ln", "log2", "log10", "csch", "coth", "acsch")},
    **{name: (((), False),) for name in ("sqrt", "cbrt", "abs", "sign", "acot", "sech", "cosh")},
    **{name: (((math.pi, "mul", "sin"), False),) for name in ("floor", "ceil", "frac")},
    **{name: ((_UNIT, False),) for name in ("asin", "acos")},
    **{name: ((_UNIT, False), ((), True)) for name in ("asec", "acsc")},
    **{name: ((_UNIT, True),) for name in ("atanh", "acoth")},
    "acosh": (((1.0, "sub"), False),),
    "asech": (((1.0, "sub"), False), ((), True)),
}

Guard: TypeAlias = tuple[Program, bool]


@dataclass(frozen=True, slots=True)
class Monitor:
    """A program whose zeros are candidates for a break.

    Attributes
    ----------
    program : Program
    excluding : bool
        Whether the function is undefined at a zero.
    turning : bool
        Whether its turning points are candidates too (the exponent of a narrow bell).
    guards : tuple of (Program, bool)
        Conditions of the branches it stands in, and whether each must hold.
    """

    program: Program
    excluding: bool
    turning: bool = False
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Critical:
    """Candidate points, and those among them that are certainly outside the domain."""

    points: Floats
    excluded: Floats


def monitors(program: Program) -> tuple[Monitor, ...]:
    """The monitors of a program, each once, those that depend on x only."""
    found: dict[Monitor, None] = {}
    for monitor in _monitors(program, ()):
        if "x" in monitor.program and len(found) < MOST_MONITORS:
            found[monitor] = None
    return tuple(found)


def _arguments(program: Program) -> tuple[Program, ...]:
    """The programs of the arguments of the last operation."""
    last = program[-1]
    if isinstance(last, float) or last in ("x", "nan"):
        return ()
    wanted = 3 if last in _TERNARY else 2 if last in _BINARY else 1
    starts: list[int] = []
    for position, step in enumerate(program[:-1]):
        if isinstance(step, float) or step in ("x", "nan"):
            starts.append(position)
        else:
            for _ in range(2 if step in _TERNARY else 1 if step in _BINARY else 0):
                starts.pop()
    cuts = [*starts, len(program) - 1]
    return tuple(program[cuts[i] : cuts[i + 1]] for i in range(len(cuts) - 1 - wanted, len(cuts) - 1))


def _monitors(program: Program, guards: tuple[Guard, ...]) -> Iterator[Monitor]:
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
    for code, excluding, turning in _zeros_of(str(operation), parts):
        yield Monitor(code, excluding, turning, guards)


def _zeros_of(operation: str, parts: tuple[Program, ...]) -> Iterator[tuple[Program, bool, bool]]:
    """(code, excluding, turning) of one operation."""
    first = parts[0]
    match operation:
        case "div":
            yield parts[1], True, False
        case "powi" | "powq":
            exponent = parts[1][0]
            yield first, isinstance(exponent, float) and exponent < 0, False
        case "pow":
            yield first, False, False
        case "logb":
            yield first, True, False
            yield parts[1], True, False
            yield (*parts[1], 1.0, "sub"), True, False
        case "max" | "min" | "lt" | "le" | "gt" | "ge" | "eq" | "ne":
            yield (*first, *parts[1], "sub"), False, False
        case "exp":
            yield first, False, True
        case _:
            for code, excluding in _OF_ARGUMENT.get(operation, ()):
                yield (*first, *code), excluding, False


def critical_points(program: Program, x: Floats) -> Critical:
    """The zeros of a program's monitors between the smallest and the largest of x.

    Parameters
    ----------
    program : Program
    x : float array
        Where the monitors are looked at first, ascending; about a sample a pixel.
    """
    points: list[Floats] = [np.empty(0)]
    excluded: list[Floats] = [np.empty(0)]
    for monitor in monitors(program):
        zeros, certain = _zeros(monitor, x)
        points.append(zeros)
        if monitor.excluding and certain.any():
            held = zeros[certain]
            for condition, must_hold in monitor.guards:
                held = held[(run_numpy(condition, held) != 0) == must_hold]
            excluded.append(held)
    return Critical(np.unique(np.concatenate(points)), np.unique(np.concatenate(excluded)))


def _zeros(monitor: Monitor, x: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Zeros of a monitor and candidates for zeros, and which of them are certain."""
    g = run_numpy(monitor.program, x)
    crossing, crossing_certain = _crossings(monitor, x, g)
    hit = (g == 0) & ~_flat(g)
    touch, touch_certain = _touches(monitor, x, g)
    zeros = np.concatenate([x[hit], crossing, touch])
    certain = np.concatenate([np.ones(np.count_nonzero(hit), bool), crossing_certain, touch_certain])
    return zeros[:MOST_ZEROS], certain[:MOST_ZEROS]


def _flat(g: Floats) -> NDArray[np.bool_]:
    """Where a neighbour has the same value: a stretch of zeros is not a point."""
    same = np.concatenate([[False], g[1:] == g[:-1], [False]])
    flat: NDArray[np.bool_] = same[1:] | same[:-1]
    return flat


def _crossings(monitor: Monitor, x: Floats, g: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    with np.errstate(invalid="ignore"):
        at = np.flatnonzero(np.sign(g[:-1]) * np.sign(g[1:]) < 0)[:MOST_ZEROS]
    scale = np.minimum(np.abs(g[at]), np.abs(g[at + 1]))
    a, ga, b, gb = halve_cells(
        lambda m: run_numpy(monitor.program, m),
        (x[at], g[at], x[at + 1], g[at + 1]),
        keep_left=lambda ga, gm, gb: ~(np.sign(ga) * np.sign(gm) > 0),
        finished=lambda ga, gb: (ga == 0) | (gb == 0),
    )
    zeros = np.where(np.abs(ga) < np.abs(gb), a, b)
    size = np.minimum(np.abs(ga), np.abs(gb))
    # Written numbers are wanted for what they are: the zero of sin(π·10x) beside 0.3 is 0.3.
    for i in range(zeros.size):
        zeros[i] = nicest_near(float(a[i]), float(b[i]))
    return zeros, size <= ZERO_AGAINST_NEIGHBOUR * scale


def _touches(monitor: Monitor, x: Floats, g: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    size = np.abs(g)
    left, here, right = size[:-2], size[1:-1], size[2:]
    with np.errstate(invalid="ignore"):
        same_sign = g[:-2] * g[2:] > 0
        # Near enough to 0 for the square through the three samples to reach it, or nearly.
        dips = (
            (here <= left) & (here <= right) & same_sign & (here < 0.6 * np.maximum(left, right)) & (here > 0)
        )
        if monitor.turning:
            peak = (g[1:-1] >= g[:-2]) & (g[1:-1] >= g[2:]) & (np.minimum(g[:-2], g[2:]) < g[1:-1] - 0.5)
            turning = np.flatnonzero(peak)[:MOST_ZEROS]
        else:
            turning = np.empty(0, dtype=int)
    at = np.flatnonzero(dips)[:MOST_ZEROS]
    scale = np.maximum(left, right)[at]
    found = lowest(lambda m: np.abs(run_numpy(monitor.program, m)), x[at], x[at + 2], 0.0)
    found = np.array(
        [
            nicest_near(c - 1e-7 * (hi - lo), c + 1e-7 * (hi - lo))
            for c, lo, hi in zip(found, x[at], x[at + 2], strict=True)
        ]
    )
    certain = np.abs(run_numpy(monitor.program, found)) <= TOUCH_AGAINST_NEIGHBOUR * scale
    peaks = lowest(lambda m: -run_numpy(monitor.program, m), x[turning], x[turning + 2], 0.0)
    return np.concatenate([found, peaks]), np.concatenate([certain, np.zeros(peaks.size, bool)])
