"""Where a program may break: monitors, and the points at which they vanish.

A *monitor* is a piece of the function's own program whose zeros are candidates: the denominator of a
quotient, the cosine inside a tangent, π times what is rounded down. An excluding monitor's zero is outside
the domain even where floating point slips past it (tan is finite at the float nearest to π/2); a closing
one's is inside (√(sin x) is 0 at 2π, where rounding makes the sine negative).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deriv_core.curve.bisection import Cells, Evaluate, halve_cells, lowest
from deriv_core.curve.nice import nicest_near
from deriv_core.curve.pixels import Floats
from deriv_core.curve.work import CRITICAL_EFFORT, Work
from deriv_core.expression.program import Program
from deriv_core.expression.run_numpy import run_numpy

MOST_MONITORS = 24
MOST_ZEROS = 400
#: |g| at a zero found by halving, against |g| at the samples: more than this is a jump of g, not a zero.
ZERO_AGAINST_NEIGHBOUR = 1e-3
#: The same where g touches 0 without crossing it.
TOUCH_AGAINST_NEIGHBOUR = 1e-13
#: How far from a guessed zero its bounds are tried, as shares of the cell: the guesses get better.
SQUEEZE = (2e-2, 1e-3, 1e-5, 1e-9)

_COMPARED = frozenset(["max", "min", "lt", "le", "gt", "ge", "eq", "ne"])
_BINARY = _COMPARED | frozenset(["add", "sub", "mul", "div", "pow", "powi", "logb"])
_TERNARY = frozenset(("powq", "select"))
_RECIPROCAL_OF: dict[str, Program] = {"tan": ("cos",), "sec": ("cos",), "cot": ("sin",), "csc": ("sin",)}
_UNIT: Program = ("abs", 1.0, "sub")


class At(Enum):
    """What the zero of a monitor says about the function."""

    MAYBE = auto()
    EXCLUDING = auto()
    CLOSING = auto()


_Rule: TypeAlias = tuple[Program, At]

#: For a function of u: what vanishes where it may break, as code to run on u, and what a zero means.
_OF_ARGUMENT: dict[str, tuple[_Rule, ...]] = {
    **{name: ((code, At.EXCLUDING),) for name, code in _RECIPROCAL_OF.items()},
    **dict.fromkeys(("ln", "log2", "log10", "csch", "coth", "acsch"), (((), At.EXCLUDING),)),
    **dict.fromkeys(("cbrt", "abs", "sign", "acot", "sech", "cosh"), (((), At.MAYBE),)),
    **dict.fromkeys(("floor", "ceil", "frac"), (((math.pi, "mul", "sin"), At.MAYBE),)),
    **dict.fromkeys(("asin", "acos"), ((_UNIT, At.CLOSING),)),
    **dict.fromkeys(("asec", "acsc"), ((_UNIT, At.CLOSING), ((), At.EXCLUDING))),
    **dict.fromkeys(("atanh", "acoth"), ((_UNIT, At.EXCLUDING),)),
    "sqrt": (((), At.CLOSING),),
    "acosh": (((1.0, "sub"), At.CLOSING),),
    "asech": (((1.0, "sub"), At.CLOSING), ((), At.EXCLUDING)),
}

Guard: TypeAlias = tuple[Program, bool]


@dataclass(frozen=True, slots=True)
class Monitor:
    """A program whose zeros are candidates for a break.

    Attributes
    ----------
    program : Program
    zero : At
        What a zero says about the function.
    turning : bool
        Whether its turning points are candidates too (the exponent of a narrow bell).
    guards : tuple of (Program, bool)
        Conditions of the branches it stands in, and whether each must hold.
    """

    program: Program
    zero: At
    turning: bool = False
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Critical:
    """Candidate points; those certainly outside the domain; those not outside it by themselves."""

    points: Floats
    excluded: Floats
    closing: Floats


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
    for code, zero in _zeros_of(str(operation), parts):
        yield Monitor(code, zero, operation == "exp", guards)


def _zeros_of(operation: str, parts: tuple[Program, ...]) -> Iterator[_Rule]:
    first = parts[0]
    if operation in _COMPARED:
        yield (*first, *parts[1], "sub"), At.MAYBE
        return
    match operation:
        case "div":
            yield parts[1], At.EXCLUDING
        case "powi" | "powq":
            exponent = parts[1][0]
            if isinstance(exponent, float) and exponent < 0:
                yield first, At.EXCLUDING
            elif operation == "powq":
                yield first, At.CLOSING
        case "pow" | "exp":
            yield first, At.MAYBE
        case "logb":
            yield first, At.EXCLUDING
            yield parts[1], At.EXCLUDING
            yield (*parts[1], 1.0, "sub"), At.EXCLUDING
        case _:
            for code, zero in _OF_ARGUMENT.get(operation, ()):
                yield (*first, *code), zero


def critical_points(work: Work, x: Floats) -> Critical:
    """The zeros of a program's monitors between the smallest and the largest of x.

    Parameters
    ----------
    work : Work
        The program, and the budget it is searched on.
    x : float array
        Where the monitors are looked at first, ascending; about a sample a pixel.
    """
    points: list[Floats] = [np.empty(0)]
    told: dict[At, list[Floats]] = {at: [np.empty(0)] for at in At}
    for monitor in monitors(work.program):
        if work.effort > CRITICAL_EFFORT:
            break
        zeros, certain = _zeros(work, monitor, x)
        points.append(zeros)
        held = zeros[certain]
        for condition, must_hold in monitor.guards if held.size else ():
            held = held[(run_numpy(condition, held) != 0) == must_hold]
        told[monitor.zero].append(held)
    return Critical(
        *(np.unique(np.concatenate(found)) for found in (points, told[At.EXCLUDING], told[At.CLOSING]))
    )


def _zeros(work: Work, monitor: Monitor, x: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Zeros of a monitor and candidates for zeros, and which of them are certain."""

    def monitored(points: Floats) -> Floats:
        return work.run(monitor.program, points)

    g = monitored(x)
    hit = (g == 0) & ~_flat(g)
    crossing, crossing_certain = _crossings(monitored, x, g)
    touch, touch_certain = _touches(monitored, x, g)
    peaks = _peaks(monitored, x, g) if monitor.turning else np.empty(0)
    zeros = np.concatenate([x[hit], crossing, touch, peaks])
    hits = np.ones(np.count_nonzero(hit), bool)
    certain = np.concatenate([hits, crossing_certain, touch_certain, np.zeros(peaks.size, bool)])
    return zeros[:MOST_ZEROS], certain[:MOST_ZEROS]


def _flat(g: Floats) -> NDArray[np.bool_]:
    """Where a neighbour has the same value: a stretch of zeros is not a point."""
    same = np.concatenate([[False], g[1:] == g[:-1], [False]])
    flat: NDArray[np.bool_] = same[1:] | same[:-1]
    return flat


def _crossings(monitored: Evaluate, x: Floats, g: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    with np.errstate(invalid="ignore"):
        at = np.flatnonzero(np.sign(g[:-1]) * np.sign(g[1:]) < 0)[:MOST_ZEROS]
    scale = np.maximum(np.abs(g[at]), np.abs(g[at + 1]))
    a, ga, b, gb = halve_cells(
        monitored,
        _squeezed(monitored, (x[at], g[at], x[at + 1], g[at + 1])),
        keep_left=lambda ga, gm, gb: ~(np.sign(ga) * np.sign(gm) > 0),
        finished=lambda ga, gb: (ga == 0) | (gb == 0),
    )
    # Written numbers are wanted for what they are: the zero of sin(π·10x) beside 0.3 is 0.3.
    a, b = np.where(gb == 0, b, a), np.where(ga == 0, a, b)
    zeros = np.array([nicest_near(lo, hi) for lo, hi in zip(a.tolist(), b.tolist(), strict=True)])
    return zeros, np.minimum(np.abs(ga), np.abs(gb)) <= ZERO_AGAINST_NEIGHBOUR * scale


def _squeezed(monitored: Evaluate, cells: Cells) -> Cells:
    """Cells around zeros, narrowed by guessing that the monitor is straight: faster than halving."""
    a, ga, b, gb = (part.copy() for part in cells)
    for share in SQUEEZE:
        guess = a - ga * (b - a) / (gb - ga)
        for m in (guess - share * (b - a), guess + share * (b - a)):
            gm = monitored(m)
            inside = (m > a) & (m < b) & ~np.isnan(gm)
            right, left = inside & (gm * ga > 0), inside & ~(gm * ga > 0)
            a, ga = np.where(right, m, a), np.where(right, gm, ga)
            b, gb = np.where(left, m, b), np.where(left, gm, gb)
    return a, ga, b, gb


def _touches(monitored: Evaluate, x: Floats, g: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    size = np.abs(g)
    left, here, right = size[:-2], size[1:-1], size[2:]
    with np.errstate(invalid="ignore"):
        same_sign = g[:-2] * g[2:] > 0
        # Near enough to 0 for the square through the three samples to reach it, or nearly.
        dips = (
            (here <= left) & (here <= right) & same_sign & (here < 0.6 * np.maximum(left, right)) & (here > 0)
        )
    at = np.flatnonzero(dips)[:MOST_ZEROS]
    found = lowest(lambda m: np.abs(monitored(m)), x[at], x[at + 2], 0.0)
    reach = 1e-7 * (x[at + 2] - x[at])
    found = np.array([nicest_near(c - r, c + r) for c, r in zip(found.tolist(), reach.tolist(), strict=True)])
    return found, np.abs(monitored(found)) <= TOUCH_AGAINST_NEIGHBOUR * np.maximum(left, right)[at]


def _peaks(monitored: Evaluate, x: Floats, g: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        peak = (g[1:-1] >= g[:-2]) & (g[1:-1] >= g[2:]) & (np.minimum(g[:-2], g[2:]) < g[1:-1] - 0.5)
    at = np.flatnonzero(peak)[:MOST_ZEROS]
    return lowest(lambda m: -monitored(m), x[at], x[at + 2], 0.0)
