"""The arithmetic slope: the difference quotient in plain double precision, and tables of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TypeAlias

import pandas as pd

from deriv_core.budget import refuse, shared, stopwatch
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.slipped import on_the_steps
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.calculus.verdict.kinds import Kind
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Expression, Negate, Product, Quotient, Sum, integer
from deriv_core.numbers.exact_text import exact_text
from deriv_core.words import Message

Classify: TypeAlias = Callable[[RealFunction, Point], PointVerdict]

# For the verdicts of a whole table, and the share of it that questions to SymPy may take.
SECONDS = 2.0
QUESTION_SECONDS = 1.0

COLUMNS = (
    "point",
    "step",
    "value",
    "shifted",
    "quotient",
    "derivative_exact",
    "derivative",
    "error",
    "verdict",
)


def difference_quotient(f: RealFunction, x: float, step: float, scheme: str = "forward") -> float:
    """The difference quotient, in plain double precision: what the formula gives, round-off and all.

    Parameters
    ----------
    f : RealFunction
    x : float
    step : float
        Signed, not 0. Where it is so small that ``x + step == x`` the quotient is 0.
    scheme : str
        A `Scheme` or its name.

    Returns
    -------
    float
        ``nan`` where f is not defined at one of the points that the scheme asks for.

    Raises
    ------
    ExpressionError
        The step is 0 or no finite number, or there is no such scheme.

    Examples
    --------
    >>> import deriv_core as dc
    >>> dc.difference_quotient(dc.parse_function("w^2"), 3.0, 0.001)
    6.000999999999479
    """
    h, x = read_step(step), float(x)
    return float(read_scheme(scheme).quotient(lambda offset: float(f(x + offset * h)), h))


def quotient_tree(f: RealFunction, x: Expression, step: Expression, scheme: Scheme) -> Expression:
    """The difference quotient at a number as the number it is, without the round-off of floats."""
    return Quotient(rise_tree(f, x, step, scheme), _times(scheme.divisor, step))


def rise_tree(f: RealFunction, x: Expression, step: Expression, scheme: Scheme) -> Expression:
    """What is divided by the step in it."""
    return Sum(
        tuple(
            _times(times, value_tree(f, x if offset == 0 else Sum((x, _times(offset, step)))))
            for offset, times in scheme.counts.items()
        )
    )


def value_tree(f: RealFunction, x: Expression) -> Expression:
    """The value of a function at a number."""
    return substitute(f.expression, f.variable, x)


def _times(number: int, node: Expression) -> Expression:
    size = node if abs(number) == 1 else Product((integer(abs(number)), node))
    return size if number > 0 else Negate(size)


def read_scheme(scheme: str) -> Scheme:
    """The scheme of that name."""
    try:
        return Scheme(scheme)
    except ValueError:
        names = ", ".join(Scheme)
        raise ExpressionError(
            Message("errors-no-such-scheme"), str(scheme), 0, Message("errors-one", names=names)
        ) from None


def read_step(step: float) -> float:
    """A step that can be divided by."""
    h = float(step)
    if h == 0 or not math.isfinite(h):
        problem = Message("errors-step-must-not-0") if h == 0 else Message("errors-step-must-finite-number")
        raise ExpressionError(problem, str(step), 0, Message("errors-try-0-001"))
    return h


def compare(
    f: RealFunction,
    points: Iterable[str],
    step: float,
    scheme: str = "forward",
    *,
    classify: Classify | None = None,
) -> pd.DataFrame:
    """The arithmetic slope beside the exact one, one row a point.

    Parameters
    ----------
    f : RealFunction
    points : iterable of str
        Numbers as a learner types them.
    step : float
    scheme : str
        A `Scheme` or its name.
    classify : callable, optional
        What gives the verdict at a point, for those who keep verdicts they already have. Without it all
        points share two seconds; what is not decided in them is ``unknown``.

    Returns
    -------
    pandas.DataFrame
        Columns `point` (as typed), `step`, `value` f(x), `shifted` (f at the secant's far point: f(x + step),
        for the backward scheme f(x - step)), `quotient` (all three in plain floats, but on the step of f on
        which the numbers are as typed: floor(100 * 0.29) is 29), `derivative_exact` (text, empty where there
        is none), `derivative` (float, ``nan`` where there is none), `error` (quotient minus derivative),
        `verdict`.

    Raises
    ------
    ExpressionError
        A point is not a real number, the step is 0, or there is no such scheme.
    """
    places = [read_point(point) for point in points]
    verdicts = _in_time(f, places) if classify is None else [classify(f, place) for place in places]
    rows = zip(places, verdicts, strict=True)
    return _table([_row(f, place, verdict, step, scheme) for place, verdict in rows])


def _in_time(f: RealFunction, points: list[Point]) -> list[PointVerdict | None]:
    """The verdict at each point; None for those left when the time is over."""
    verdicts: list[PointVerdict | None] = []
    passed = stopwatch()
    with shared(QUESTION_SECONDS) as allowance:
        for point in points:
            late = passed() - allowance.waited >= SECONDS
            if late:
                refuse(TooComplex("seconds", SECONDS))
            verdicts.append(None if late else classify_at(f, point))
    return verdicts


def shrink(f: RealFunction, point: str, steps: Iterable[float], scheme: str = "forward") -> pd.DataFrame:
    """The arithmetic slope as the step shrinks, one row a step.

    Parameters
    ----------
    f : RealFunction
    point : str
    steps : iterable of float
    scheme : str
        A `Scheme` or its name.

    Returns
    -------
    pandas.DataFrame
        The columns of `compare`.

    Raises
    ------
    ExpressionError
        The point is not a real number, a step is 0, or there is no such scheme.
    """
    place = read_point(point)
    (verdict,) = _in_time(f, [place])
    return _table([_row(f, place, verdict, step, scheme) for step in steps])


def _row(
    f: RealFunction, point: Point, verdict: PointVerdict | None, step: float, scheme: str
) -> dict[str, object]:
    row = _numbers(f, point, step, scheme) | _verdict_columns(verdict)
    if verdict is not None and not verdict.facts.has_value:
        # Floats step over a pole: tan has 1.6e16 at the one nearest to pi/2, where it has no value.
        row["value"] = math.nan
        if read_scheme(scheme).asks_at_point:
            row["quotient"] = math.nan
    return row


def _numbers(f: RealFunction, point: Point, step: float, scheme: str) -> dict[str, object]:
    h, way = read_step(step), read_scheme(scheme)
    row: dict[str, object] = {"point": point.text, "step": h}
    offsets = tuple(dict.fromkeys((0, way.near, *way.offsets)))
    told = on_the_steps(f, point, tuple(offset * h for offset in offsets))
    if told is not None:
        values = dict(zip(offsets, told, strict=True))
        quotient = way.quotient(values.__getitem__, h)
        return row | {"value": values[0], "shifted": values[way.near], "quotient": quotient}
    return row | {
        "value": float(f(point.x)),
        "shifted": float(f(point.x + way.near * h)),
        "quotient": difference_quotient(f, point.x, h, scheme),
    }


def _verdict_columns(verdict: PointVerdict | None) -> dict[str, object]:
    if verdict is None:
        return {"derivative_exact": "", "derivative": math.nan, "verdict": Kind.UNKNOWN.value}
    return {
        "derivative_exact": exact_text(verdict.slope),
        "derivative": verdict.decimal,
        "verdict": verdict.kind.value,
    }


def _table(rows: list[dict[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[column for column in COLUMNS if column != "error"])
    table.insert(COLUMNS.index("error"), "error", table["quotient"] - table["derivative"])
    return table
