"""The numbers at the chosen points, computed once per function, points, step and scheme."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pandas as pd
import streamlit as st

from deriv_core.budget import watched
from deriv_core.calculus.difference_quotient import compare
from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.scheme import Scheme, place
from deriv_core.calculus.values import evaluate
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.calculus.verdict.kinds import Facts, Kind
from deriv_core.curve.carried import plain_slope
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_latex
from deriv_core.expression.reading.parser import parse_constant, read_back
from deriv_core.expression.tree import exact_rational
from deriv_core.numbers.by_hand import pretty
from deriv_core.numbers.exact_form import exact_form, is_decimal

from .desk.dear import one_at_a_time
from .desk.kept import kept
from .desk.question import Question
from .plots.verdict_facts import PENDING, facts_for
from .plots.wire import Verdict
from .words import said

# The functions and points whose verdicts were waited for, the last ones: a page may show several.
_DECIDED = "decided_for"
_MOST_DECIDED = 32


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number on the page: its float and, where it is known, its exact value.

    Attributes
    ----------
    decimal : float
        nan where there is no number.
    exact, latex : str
        The exact value as plain text and in LaTeX; empty where none is worth showing, LaTeX of a decimal too.
    ratio : Fraction or None
        The exact value where it is rational.
    """

    decimal: float
    exact: str = ""
    latex: str = ""
    ratio: Fraction | None = None


# In units of the last digit: what a few operations round off at most. A cancellation leaves hundreds.
_ROUNDING = 4


def is_unspoilt(quantity: Quantity) -> bool:
    """Whether what a machine computed is the exact value but for a rounding: nothing cancelled."""
    if quantity.ratio is None or quantity.decimal != quantity.decimal:
        return False
    true = float(quantity.ratio)
    return abs(true - quantity.decimal) <= _ROUNDING * math.ulp(true)


@dataclass(frozen=True, slots=True)
class Row:
    """One chosen point with everything the page says about it."""

    point: Quantity
    step: Quantity
    value: Quantity
    samples: Mapping[int, Quantity]  # the other values that the quotient is made of, by their offset in steps
    quotient: Quantity
    derivative: Quantity
    difference: Quantity
    kind: str  # of `Kind`, or PENDING

    @property
    def facts(self) -> Facts:
        """What its kind means for a tangent, and the words for it."""
        return facts_for(self.kind)

    @property
    def exists(self) -> bool | None:
        """Whether there is a derivative; None where that is not known, or not yet."""
        return self.facts.exists


@dataclass(frozen=True, slots=True)
class Results:
    """The rows to show, and the same numbers in full to download."""

    rows: tuple[Row, ...]
    frame: pd.DataFrame


def results_for(question: Question) -> Results:
    """The numbers for a question, from the cache where they were asked for before.

    Verdicts that take long are pending until `decide` has them: the picture does not wait.
    """
    return _results(question.through(None), is_decided(question))


def decide(question: Question) -> None:
    """Ask for the verdicts that are pending, and show the page again when they are there.

    Those for which time or a worker lacked are pending again when the page is next shown.
    """
    decided: tuple[tuple[str, ...], ...] = st.session_state.get(_DECIDED, ())
    with watched() as refusals:
        pending = any(row.kind == PENDING for row in results_for(question).rows)
    if pending:
        for point in question.points:
            classified(question.function, point.text, patient=True)
        st.session_state[_DECIDED] = (*decided, _places(question))[-_MOST_DECIDED:]
        st.rerun()
    if refusals:
        st.session_state[_DECIDED] = tuple(places for places in decided if places != _places(question))


def is_decided(question: Question) -> bool:
    """Whether its verdicts were waited for."""
    return _places(question) in st.session_state.get(_DECIDED, ())


def _places(question: Question) -> tuple[str, ...]:
    return question.function.text, *(point.text for point in question.points)


@kept(256)
def _results(question: Question, decided: bool) -> Results:
    f, scheme = question.function, question.scheme

    def verdict(_: RealFunction, point: Point) -> PointVerdict:
        return classified(f, point.text, patient=decided)

    points = [point.text for point in question.points]
    frame = compare(f, points, question.step, scheme=scheme, classify=verdict)
    if not decided:
        frame["verdict"] = frame["verdict"].replace(Kind.UNKNOWN.value, PENDING)
    records: list[Mapping[str, Any]] = frame.to_dict("records")
    return Results(tuple(_row(f, record, question.texts.step, scheme) for record in records), frame)


def verdict_for(question: Question) -> PointVerdict | None:
    """What is known of the derivative at the point that is drawn; None while that is pending."""
    decided = is_decided(question)
    verdict = classified(question.function, question.point.text, patient=decided)
    return None if verdict.exists is None and not decided else verdict


def verdicts_for(question: Question) -> tuple[PointVerdict, ...]:
    """What is known of the derivative at each of its points, waited for."""
    return tuple(classified(question.function, point.text, patient=True) for point in question.points)


@kept(1024)
def classified(f: RealFunction, point: str, *, patient: bool) -> PointVerdict:
    """The verdict at a point, from the cache where it was asked for before; where not patient, at once."""
    place = read_point(point)
    if patient:  # SymPy is waited for
        return classify_at(f, place, patient=True)
    with one_at_a_time(f):
        return classify_at(f, place, patient=False)


def plain_verdict(verdict: PointVerdict) -> Verdict:
    """A verdict with numbers in place of SymPy's."""
    return Verdict(
        kind=verdict.kind.value,
        slope=plain_slope(verdict.slope),
        left_slope=plain_slope(verdict.left_slope),
        right_slope=plain_slope(verdict.right_slope),
        reason=pretty(said(verdict.reason)),
    )


def _row(f: RealFunction, record: Mapping[str, Any], step: str, scheme: Scheme) -> Row:
    point = record["point"]
    at_point, at_step = (f.text, point), (f.text, point, step)
    value = _value(f, point, record["value"], at_point)
    x, h = _constant(point).decimal, record["step"]
    samples = {
        offset: _value(f, place(f"({point})", offset, f"({step})", "*"), float(f(x + offset * h)), at_step)
        for offset in sorted(scheme.offsets)
        if offset
    }
    quotient = _computed(record["quotient"], _slope(samples | {0: value}, _ratio(step), scheme), at_step)
    slope = _exactly(record["derivative"], record["derivative_exact"], at_point)
    return Row(
        point=_constant(point),
        value=value,
        samples=samples,
        step=_constant(step),
        quotient=quotient,
        derivative=slope,
        difference=_difference(quotient, slope, record["error"], at_step),
        kind=record["verdict"],
    )


def _computed(decimal: float, ratio: Fraction | None, typed: tuple[str, ...]) -> Quantity:
    """What was computed in floats, with its exact text only where no digit was lost."""
    bare = Quantity(decimal, ratio=ratio)
    return replace(bare, exact=exact_form(ratio, *typed)) if ratio is not None and is_unspoilt(bare) else bare


def _difference(quotient: Quantity, slope: Quantity, error: float, typed: tuple[str, ...]) -> Quantity:
    """The quotient less the slope; of two numbers that are exact it is exact, whatever floats make of it."""
    if quotient.ratio is None or slope.ratio is None:
        return Quantity(error)
    exact = quotient.ratio - slope.ratio
    return _computed(float(exact) if is_unspoilt(quotient) else error, exact, typed)


def _value(f: RealFunction, point: str, decimal: float, typed: tuple[str, ...]) -> Quantity:
    """f at a point, exact where that can be had; else the float that the quotient was made of."""
    try:
        value = evaluate(f, point)
    except DerivError:
        return Quantity(decimal)
    return _exactly(value.decimal, value.text, typed) if value.text else Quantity(decimal)


def _exactly(decimal: float, exact: str, typed: tuple[str, ...]) -> Quantity:
    if not exact:
        return Quantity(decimal)
    node = read_back(exact, "w")
    ratio = exact_rational(node)
    if ratio is not None:
        exact = exact_form(ratio, *typed)
    # A decimal speaks for itself.
    latex = "" if not exact or is_decimal(exact) else to_latex(node)
    return Quantity(decimal, exact, latex, ratio)


def _constant(text: str) -> Quantity:
    """A number as it was typed. It is exact: it says what it means."""
    node = parse_constant(text)
    return Quantity(float(RealFunction(node, "w")(0.0)), text, to_latex(node), exact_rational(node))


def _ratio(text: str) -> Fraction | None:
    try:
        return exact_rational(parse_constant(text))
    except DerivError:
        return None


def _slope(values: Mapping[int, Quantity], step: Fraction | None, scheme: Scheme) -> Fraction | None:
    """The difference quotient in whole numbers, where all of it is rational."""
    ratios = {offset: values[offset].ratio for offset in scheme.offsets}
    if None in ratios.values() or not step:
        return None
    return Fraction(scheme.quotient(ratios.__getitem__, step))
