"""Curves that are easy to draw wrong, with what must be seen of each."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

PI = math.pi


@dataclass(frozen=True)
class Task:
    """A function in a window, its closed form, where it breaks, and the points that must be hit."""

    text: str
    reference: Callable[[Any], Any]
    x: tuple[float, float] = (-3.0, 3.0)
    y: tuple[float, float] = (-5.0, 5.0)
    breaks: tuple[float, ...] = ()
    marks: tuple[tuple[float, float], ...] = ()
    fills: bool = field(default=False)


def _spike(x: Any) -> Any:
    return 4 * np.exp(-((1000 * (x - 0.3)) ** 2))


def _bell(x: Any) -> Any:
    return 3 / (1 + 4e6 * (x + 0.7) ** 2)


def _stairs(x: Any) -> Any:
    return x * np.floor(x)


def _join(x: Any) -> Any:
    return np.where(x < 1, x * x, 3 - x)


def _exchanged(x: Any) -> Any:
    return np.where(x == 1, np.nan, x + 1)


def _logistic(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def _tops(x: Any) -> Any:
    # 2 at π/2 only, which floats blur.
    return np.where(np.abs(x - PI / 2) < 1e-7, np.nan, np.floor(2 * np.sin(x)))


def _cancelling(x: Any) -> Any:
    return 2 * (np.sin(x * x / 2) / (x * x)) ** 2


ROOTS = tuple(sign * math.sqrt(k) for k in range(1, 5) for sign in (-1, 1))
SINES = tuple(math.asin(k / 10) for k in range(-9, 10))

TASKS = (
    Task("tan(w)", np.tan, breaks=(-PI / 2, PI / 2), marks=((0, 0),)),
    Task("1/w", lambda x: 1 / x, breaks=(0.0,), marks=((1, 1), (-0.2, -5), (0.2, 5))),
    Task("1/(w-1)^2", lambda x: (x - 1) ** -2.0, breaks=(1.0,), marks=((0, 1), (2, 1))),
    Task(
        "floor(w)",
        np.floor,
        (-3.1, 2.9),
        breaks=(-3.0, -2.0, -1.0, 0.0, 1.0, 2.0),
        marks=((1, 1), (2, 1), (-1, -2)),
    ),
    Task("w/|w|", lambda x: np.where(x == 0, np.nan, np.sign(x)), breaks=(0.0,), marks=((0, 1), (0, -1))),
    Task("sqrt(w)", np.sqrt, marks=((0, 0),)),
    Task(
        "sqrt(1-w^2)", lambda x: np.sqrt(1 - x * x), (-1.3, 1.3), (-0.2, 1.2), marks=((-1, 0), (0, 1), (1, 0))
    ),
    Task("ln(w)", np.log, marks=((1, 0), (math.exp(-5), -5))),
    Task("|w|", np.abs, (-3.1, 2.9), marks=((0, 0),)),
    Task("cbrt(w)", np.cbrt, (-3.1, 2.9), (-2, 2), marks=((0, 0),)),
    Task("sin(50w)", lambda x: np.sin(50 * x), y=(-1.5, 1.5), marks=((PI / 100, 1), (-PI / 100, -1))),
    Task(
        "sin(1/w)",
        lambda x: np.sin(1 / x),
        (-1, 1),
        (-1.5, 1.5),
        breaks=(0.0,),
        marks=((2 / PI, 1),),
        fills=True,
    ),
    Task("4e^(-(1000(w-0.3))^2)", _spike, marks=((0.3, 4),)),
    Task("sec(w)", lambda x: 1 / np.cos(x), breaks=(-PI / 2, PI / 2), marks=((0, 1),)),
    Task(
        "w floor(w)", _stairs, breaks=(-2.0, -1.0, 1.0, 2.0), marks=((0, 0), (-1, 2), (-1, 1), (2, 2), (2, 4))
    ),
    Task("3/(1+4e6 (w+0.7)^2)", _bell, marks=((-0.7, 3),)),
    Task("(w^2-1)/(w-1)", _exchanged, breaks=(1.0,), marks=((1, 2),)),
    Task("w^(2/3)", lambda x: np.cbrt(x) ** 2, (-3.1, 2.9), (-1, 3), marks=((0, 0),)),
    Task("sqrt|w|", lambda x: np.sqrt(np.abs(x)), (-3.1, 2.9), (-1, 3), marks=((0, 0),)),
    Task("arcsin(w)", np.arcsin, (-1.5, 1.5), (-2, 2), marks=((-1, -PI / 2), (1, PI / 2))),
    Task("ln|w|", lambda x: np.log(np.abs(x)), breaks=(0.0,), marks=((1, 0), (-1, 0))),
    Task("piecewise(w^2 if w < 1, 3-w otherwise)", _join, breaks=(1.0,), marks=((1, 1), (1, 2), (0, 0))),
    Task("tanh(1e6 w)", lambda x: np.tanh(1e6 * x), marks=((0, 0), (0, 1), (0, -1))),
    Task("e^(1/w)", lambda x: np.exp(1 / x), breaks=(0.0,), marks=((0, 0), (1, math.e))),
    Task("w sin(1/w)", lambda x: x * np.sin(1 / x), (-0.2, 0.2), (-0.2, 0.2), breaks=(0.0,), fills=True),
    Task(
        "w^4 - w^2", lambda x: x**4 - x**2, (-1.2, 1.2), (-0.3, 0.5), marks=((math.sqrt(0.5), -0.25), (0, 0))
    ),
    Task("1e6 w", lambda x: 1e6 * x, marks=((0, 0), (5e-6, 5), (-5e-6, -5))),
    Task(
        "frac(4w)",
        lambda x: 4 * x - np.floor(4 * x),
        (-2.9, 2.9),
        (-1, 2),
        breaks=tuple(k / 4 for k in range(-11, 12)),
    ),
    Task("|w^2-2|", lambda x: np.abs(x * x - 2), marks=((math.sqrt(2), 0), (-math.sqrt(2), 0), (0, 2))),
    Task(
        "max(sin(w), cos(w))",
        lambda x: np.maximum(np.sin(x), np.cos(x)),
        y=(-1, 1.5),
        marks=((PI / 4, 0.5**0.5),),
    ),
    Task("1/ln(w)", lambda x: 1 / np.log(x), (-0.5, 4), breaks=(1.0,), marks=((0, 0), (math.e, 1))),
    Task("arctan(ln(w))", lambda x: np.arctan(np.log(x)), (-1, 4), (-2, 2), marks=((0, -PI / 2), (1, 0))),
    Task("floor(w^2)", lambda x: np.floor(x * x), (-2.2, 2.2), (-1, 5), breaks=ROOTS),
    Task("floor(10sin(w))", lambda x: np.floor(10 * np.sin(x)), (-1.4, 1.4), (-11, 11), breaks=SINES),
    Task("floor(2sin(w))", _tops, (0.1, 3.0), (-1, 3), breaks=(PI / 6, PI / 2, 5 * PI / 6)),
    Task("piecewise(1 if w = sqrt(2), w otherwise)", lambda x: x, breaks=(math.sqrt(2),)),
    Task("w+0.001sign(w)", lambda x: x + 0.001 * np.sign(x), breaks=(0.0,)),
    Task(
        "w floor(1/w)",
        lambda x: x * np.floor(1 / x),
        (-2, 2),
        (-2, 3),
        breaks=(0.0, *(sign / k for k in range(1, 60) for sign in (-1, 1))),
        fills=True,
    ),
    Task("e^w/(1+e^w)", _logistic, (-1000, 1000), (-1, 2), marks=((-1000, 0), (0, 0.5), (1000, 1))),
    Task("(1-cos(w^2))/w^4", _cancelling, (-2, 2), (-0.2, 0.8), breaks=(0.0,), marks=((0, 0.5),)),
    Task("w+1e-9/(w-0.7)", lambda x: x + 1e-9 / (x - 0.7), breaks=(0.7,), marks=((0, 0),)),
)
