"""What the plots of the page are given: the curve of k around a step of 0, and the ledger."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd

from deriv_core.calculus.points import Point, read_point
from deriv_core.calculus.scheme import AT_FIRST, Scheme
from deriv_core.calculus.secant.point_slope import PointSlope
from deriv_core.calculus.secant.slope_of_step import slope_of_step
from deriv_core.calculus.secant.worked import Form
from deriv_core.calculus.shrinking.curves import error_curves, truncation_curves
from deriv_core.calculus.shrinking.ledger import Ledger as CoreLedger
from deriv_core.calculus.shrinking.ledger import error_ledger
from deriv_core.calculus.shrinking.remarks import explain
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.curve.sampling import sample_curve
from deriv_core.curve.viewport import choose_heights
from deriv_core.expression.function import RealFunction
from deriv_core.numbers.by_hand import pretty

from ..desk.dear import place_for_notice
from ..desk.kept import kept
from ..desk.question import NAME, Question
from ..desk.question_fields import take_step
from ..picture import scene_for
from ..plots.wire import Window, encode_curve
from ..results import classified, is_decided
from ..words import letter, phrase, said
from .algebra import algebra_for, error_of_algebra, slopes_at
from .shrinking import Entry, Errors, Ledger, Row, Slopes, shrinking

WIDTH, HEIGHT = 560, 350
_MANTISSA = 1.5
_ROOM = 1.1
_NEAREST_DECADE = -4
_MARGIN = 0.08


def show_plots(drawn: Question) -> None:
    """The lens, the graph of the slope, the ledger and the errors, under one ε."""
    ends = reach(drawn.step, drawn.point.value)
    with place_for_notice("shrinking"):
        scene = scene_for(drawn.through(None))
    shrinking(
        scene,
        _slopes(drawn.function, drawn.point.text, drawn.scheme, ends, drawn.step),
        _shown(drawn),
        algebra_for(drawn).vanishing_program,
        error_of_algebra(drawn),
        key="shrinking",
        on_commit=lambda commit: take_step(commit.step),
    )


def reach(step: float, point: float) -> float:
    """How far the graph of the slope goes on both sides of 0: 1.5 times a power of ten beyond ε.

    It goes no nearer to 0 than floats show a curve there and not their rounding.

    >>> reach(1.0, 3.0), reach(0.1, 3.0), reach(-0.002, 3.0), reach(1e-12, 3.0)
    (1.5, 0.15, 0.015, 0.00015)
    """
    wanted = math.ceil(math.log10(_ROOM * abs(step) / _MANTISSA) - 1e-9)
    # The rounding of k, about u |w| / ε, against the height of the graph, which goes with its reach.
    nearest = round(_NEAREST_DECADE + math.log10(max(1.0, abs(point))) / 2)
    return float(f"{_MANTISSA}e{max(wanted, nearest)}")


@kept(256)
def _slopes(f: RealFunction, point: str, scheme: Scheme, ends: float, step: float) -> Slopes:
    """The curve of k from -ends to ends; none where J has no value to start from."""
    verdict = classified(f, point, patient=False)
    if not verdict.facts.has_value and scheme.asks_at_point:
        return Slopes(encode_curve([], [], []), Window((-ends, ends), (-1.0, 1.0)))
    k = slope_of_step(f, read_point(point), scheme)
    if verdict.exists:
        k = _cancelled(k, slopes_at(f, point, scheme, False)[1])
    window = Window((-ends, ends), _heights(k, (-ends, ends), step, verdict))
    curve = sample_curve(k, window.x, window.y, width=WIDTH, height=HEIGHT)
    return Slopes(encode_curve(curve.pieces, curve.open_dots, curve.closed_dots), window)


def _cancelled(k: RealFunction, here: PointSlope) -> RealFunction:
    """k with ε cancelled where it can be: near 0 the quotient itself is a blur in floats."""
    if here.form is not Form.CANCELLED or here.condition is not None or here.expression is None:
        return k
    return replace(k, expression=here.expression)


def _heights(
    k: RealFunction, x: tuple[float, float], step: float, verdict: PointVerdict
) -> tuple[float, float]:
    """Where k looks like itself, with what it goes to as the step goes to 0 always in view."""
    low, high = choose_heights(k, x, [step])
    slopes = (verdict.slope, verdict.left_slope, verdict.right_slope)
    wanted = [s for s in (float(slope) for slope in slopes if slope is not None) if math.isfinite(s)]
    margin = _MARGIN * (high - low)
    lowest = min([low, *(s - margin for s in wanted if s < low)])
    return lowest, max([high, *(s + margin for s in wanted if s > high)])


def ledger_for(drawn: Question) -> CoreLedger:
    """The ledger at the point that is drawn, from the cache where it was asked for before."""
    return _ledger(drawn.function, drawn.point.text, shown_with(drawn.scheme), is_decided(drawn))


def shown_with(scheme: Scheme) -> tuple[Scheme, ...]:
    """The schemes of the ledger: those of the first look, and the one that is chosen."""
    return AT_FIRST if scheme in AT_FIRST else (*AT_FIRST, scheme)


@kept(64)
def _ledger(f: RealFunction, point: str, schemes: tuple[Scheme, ...], decided: bool) -> CoreLedger:
    def verdict(_: RealFunction, place: Point) -> PointVerdict:
        return classified(f, place.text, patient=decided)

    return error_ledger(f, point, schemes=schemes, classify=verdict)


def ledger_csv(drawn: Question) -> str:
    """The whole ledger, every digit of it."""
    frame: pd.DataFrame = ledger_for(drawn).frame
    return str(frame.to_csv(index=False))


def _shown(drawn: Question) -> Ledger:
    return _plain_ledger(drawn.function, drawn.point.text, shown_with(drawn.scheme), is_decided(drawn))


@kept(64)
def _plain_ledger(f: RealFunction, point: str, schemes: tuple[Scheme, ...], decided: bool) -> Ledger:
    """The ledger as it travels."""
    ledger = _ledger(f, point, schemes, decided)
    floats = error_curves(ledger.function, point, schemes=schemes, classify=lambda *_: ledger.verdict)
    exact = truncation_curves(ledger)
    known = _has_error(ledger)
    return Ledger(
        schemes=schemes,
        rows=[
            Row(
                row.step,
                row.taken,
                {
                    scheme.value: Entry(entry.quotient, entry.error, entry.ratio, entry.digits)
                    if known
                    else Entry(entry.quotient, math.nan, math.nan, None)
                    for scheme, entry in row.entries.items()
                },
            )
            for row in ledger.rows
        ],
        errors={s.value: Errors(floats[s].tolist(), exact[s].tolist()) for s in floats} if known else {},
        predictions={s.value: best.step for s, best in ledger.predictions.items() if best.step is not None},
        remarks=[pretty(said(remark.sentence)) for remark in explain(ledger)],
        caption=_caption(ledger, f.variable),
    )


def _has_error(ledger: CoreLedger) -> bool:
    """Whether there is a derivative that floats can be compared with."""
    return math.isfinite(ledger.derivative) and not ledger.verdict.beyond_floats


def _caption(ledger: CoreLedger, variable: str) -> str:
    w = letter(variable)
    if ledger.verdict.beyond_floats:
        return phrase("shrinking-d-d-beyond-range-floats", name=NAME, w=w)
    if not _has_error(ledger):
        codes = ["shrinking-looks", *["shrinking-looks-too"] * (len(ledger.schemes) - 1)]
        looks = (
            phrase(code, scheme=scheme.label, where=scheme.sentence.filled(w=w))
            for code, scheme in zip(codes, ledger.schemes, strict=True)
        )
        where = ", ".join(looks)
        return phrase("shrinking-no-derivative-so-no-error", where=where[0].upper() + where[1:])
    return phrase("shrinking-schemes-counted", count=len(ledger.schemes), name=NAME, w=w)
