"""The numbers at the chosen points, computed once per function, points, step and scheme."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd
import streamlit as st

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.difference_quotient import compare
from deriv_core.calculus.differentiability import PointVerdict, classify_point
from deriv_core.calculus.exact_text import exact_text
from deriv_core.calculus.values import evaluate
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.parser import parse_constant
from deriv_core.expression.printer import to_latex
from deriv_core.expression.tree import exact_rational

from .choice import Choice


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number on the page: its float and, where it is known, its exact value.

    Attributes
    ----------
    decimal : float
        nan where there is no number.
    exact, latex : str
        The exact value as plain text and in LaTeX; empty where none is worth showing.
    ratio : Fraction or None
        The exact value where it is rational.
    """

    decimal: float
    exact: str = ""
    latex: str = ""
    ratio: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One chosen point with everything the page says about it."""

    point: Quantity
    value: Quantity
    shifted: Quantity
    quotient: Quantity
    derivative: Quantity
    difference: Quantity
    kind: str


@dataclass(frozen=True, slots=True)
class Results:
    """The rows to show, and the same numbers in full to download."""

    rows: tuple[Row, ...]
    frame: pd.DataFrame


def results_for(choice: Choice) -> Results:
    """The numbers for a choice, from the cache where they were asked for before."""
    f, points = choice.function, tuple(point.text for point in choice.points)
    return _results(f.text, f.variable, points, choice.texts.step, choice.step, choice.scheme)


@st.cache_data(max_entries=256, show_spinner=False)
def _results(
    text: str, variable: str, points: tuple[str, ...], step_text: str, step: float, scheme: str
) -> Results:
    f = parse_function(text, variable)
    f_prime = derivative(f)
    frame = compare(f, list(points), step, scheme=scheme)
    records: list[Mapping[str, Any]] = frame.to_dict("records")
    return Results(tuple(_row(f, f_prime, record, step_text, scheme) for record in records), frame)


def verdict_for(choice: Choice) -> PointVerdict:
    """What is known of the derivative at the point that is drawn."""
    return _verdict(choice.function.text, choice.function.variable, choice.point.text)


@st.cache_data(max_entries=1024, show_spinner=False)
def _verdict(text: str, variable: str, point: str) -> PointVerdict:
    return classify_point(parse_function(text, variable), point)


def _row(f: RealFunction, f_prime: RealFunction, record: Mapping[str, Any], step: str, scheme: str) -> Row:
    point = str(record["point"])
    value = _value(f, point, record["value"])
    shifted = _value(f, f"({point}) {'-' if scheme == 'backward' else '+'} ({step})", record["shifted"])
    start = _value(f, f"({point}) - ({step})", math.nan) if scheme == "central" else value
    quotient = Quantity(record["quotient"], ratio=_slope(start, shifted, _ratio(step), scheme))
    slope = Quantity(math.nan)
    if record["verdict"] == "differentiable":
        slope = _value(f_prime, point, record["derivative"])
    exact = None if quotient.ratio is None or slope.ratio is None else quotient.ratio - slope.ratio
    return Row(
        point=_constant(point),
        value=value,
        shifted=shifted,
        quotient=quotient,
        derivative=slope,
        difference=Quantity(record["error"], ratio=exact),
        kind=record["verdict"],
    )


def _value(f: RealFunction, point: str, decimal: float) -> Quantity:
    """f at a point, exact where that can be had."""
    try:
        value = evaluate(f, point)
    except DerivError:
        return Quantity(decimal)
    exact = exact_text(value.exact)
    if not exact or math.isnan(decimal):
        return Quantity(decimal)
    return Quantity(decimal, exact, value.latex, _ratio(exact))


def _constant(text: str) -> Quantity:
    """A number as it was typed. It is exact: it says what it means."""
    node = parse_constant(text)
    return Quantity(float(RealFunction(node, "w")(0.0)), text, to_latex(node), exact_rational(node))


def _ratio(text: str) -> Fraction | None:
    try:
        return exact_rational(parse_constant(text))
    except DerivError:
        return None


def _slope(start: Quantity, end: Quantity, step: Fraction | None, scheme: str) -> Fraction | None:
    """The difference quotient in whole numbers, where all of it is rational."""
    if start.ratio is None or end.ratio is None or not step:
        return None
    run = {"forward": step, "backward": -step, "central": 2 * step}[scheme]
    return (end.ratio - start.ratio) / run
