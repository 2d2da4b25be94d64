"""The steps to a derivative that has a value wherever the function has a slope.

The rules have none where they divide by 0, though the slope may be there all the same: all along an interval
on which the function rests, as √(max(0, x² − 4)) does, and at lone points, as x sin|x| has it at 0. The first
is told case by case; the second by the limit of the quotient, which the verdict has.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import mpmath

from deriv_core.calculus.differentiation.cases import open_cases
from deriv_core.calculus.differentiation.notation import Line, Name
from deriv_core.calculus.differentiation.pending import fill, pending, substitute
from deriv_core.calculus.differentiation.rules import BY_CASES, LONE_POINTS
from deriv_core.calculus.differentiation.steps import Step, differentiate
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.germs.local import value_at, weight
from deriv_core.calculus.germs.series import Undecided, Undefined
from deriv_core.calculus.points import Point, point_at
from deriv_core.calculus.precision import MP, Real, digits
from deriv_core.calculus.proved.oracle import DIGITS, differenced, same, sample_points
from deriv_core.calculus.verdict.differentiability import classify_at
from deriv_core.calculus.verdict.monitors import Monitor, monitors
from deriv_core.calculus.verdict.zeros import precise_zero, rough_zeros
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import (
    ZERO,
    Branch,
    Call,
    Comparison,
    Expression,
    Piecewise,
    Relation,
    Variable,
    exact_rational,
    integer,
    walk,
)
from deriv_core.numbers.exact_text import exact_text

_WINDOWS = ((-10.0, 10.0), (-1000.0, 1000.0))
# So many lone points are listed; more are told by what is 0 there.
_MOST_LISTED = 3
_MOST_JUDGED = 6
_LARGEST_JUDGED = 200  # by `weight`
_SAMPLES = 24
# Operations of a program times points, of about 10 microseconds each.
_MOST_RUN = 20_000
_FEWEST_RUN = 6
_CLOSED: dict[Relation, Relation] = {"<": "<=", ">": ">="}


def differentiation_steps(f: RealFunction) -> Step:
    """The derivative of f, one named rule at a time.

    Parameters
    ----------
    f : RealFunction

    Returns
    -------
    Step
        The root of the tree of steps; its result is the derivative.

    Raises
    ------
    TooComplex
        Where the result outgrows a page by far, or no rule of ours applies.
    """
    step = _by_cases(f, differentiate(f.expression, f.variable))
    return _with_lone_points(f, step)


# --- intervals on which the function rests ---------------------------------------------------------------


def _by_cases(f: RealFunction, step: Step) -> Step:
    """The step itself, or one that tells the cases apart where the step is silent about some of them."""
    if not any(_chooses(part) for part in walk(f.expression)):
        return step
    points = _between(f)
    silent = _silent(f, step.result.tree, points)
    for bars in (False, True):
        if not silent:
            return step
        cases = open_cases(f.expression, f.variable, bars=bars)
        if cases is None:
            continue
        branches = tuple(Branch(pending(case.value, f.variable), case.conditions) for case in cases)
        parts = tuple(differentiate(case.value, f.variable) for case in cases)
        told = _wrapped(f, BY_CASES.name, Piecewise(branches, None), parts)
        left = _silent(f, told.result.tree, points)
        if left < silent:
            step, silent = told, left
    return step


def _chooses(node: Expression) -> bool:
    return isinstance(node, Piecewise) or (
        isinstance(node, Call) and node.function in ("max", "min", "abs", "sign")
    )


def _between(f: RealFunction) -> list[float]:
    """Generic points of f, and one between each pair of neighbouring places where something changes."""
    places = sorted({x for monitor in monitors(f.expression, f.variable) for x in _roughly(monitor)})
    middles = [a + 0.4871 * (b - a) for a, b in pairwise(places)]
    beyond = [places[0] - 1.37, places[-1] + 1.37] if places else []
    return [*beyond, *middles[: 2 * _SAMPLES], *sample_points(f.expression, _SAMPLES)]


def _roughly(monitor: Monitor) -> list[float]:
    """The zeros of a monitor in the windows, as floats that may be none."""
    line = None if monitor.steps else zero_of_a_line(monitor.tree)
    if line is not None:
        return [float(line)]
    found = ([place.x for place in rough_zeros(monitor, window)] for window in _WINDOWS)
    return [x for some in found for x in sorted(some, key=abs)[:_MOST_JUDGED]]


def _silent(f: RealFunction, result: Expression, points: list[float]) -> int:
    """At how many points f has a slope and the result no value."""
    code = compile_exact(result)
    affordable = max(_FEWEST_RUN, _MOST_RUN // len(code))
    return sum(_no_value(code, x) and is_smooth(f, x) for x in points[:affordable])


def _no_value(code: tuple[Fraction | str, ...], x: float) -> bool:
    with digits(DIGITS):
        return run_precise(code, mpmath.mpf(x)) is None


def is_smooth(f: RealFunction, x: float) -> bool:
    """Whether finer and finer differencing gives one slope."""
    """Whether finer and finer differencing gives one slope."""
    rough, fine = (differenced(f.exact_program, x, shared) for shared in (DIGITS, 2 * DIGITS))
    return rough is not None and fine is not None and (same(rough, fine) or abs(rough - fine) < 1e-40)


# --- lone points -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where left = right the result has no value, and the function a slope."""

    left: Expression
    right: Expression
    slope: Expression


def _with_lone_points(f: RealFunction, step: Step) -> Step:
    """The step itself, or one that adds the slopes at the points where the step's result has no value."""
    result = step.result.tree
    if weight(f.expression) + weight(result) > _LARGEST_JUDGED:
        return step
    gaps = dict.fromkeys(
        gap
        for monitor in monitors(result, f.variable)
        if not monitor.steps
        for gap in _gaps(f, result, monitor)
    )
    return _filled_in(f, step, tuple(gaps)) if gaps else step


def _gaps(f: RealFunction, result: Expression, monitor: Monitor) -> list[_Gap]:
    """The lone points at zeros of a monitor: a few listed, many that share a slope told by the monitor."""
    zeros = sorted(zeros_of(monitor), key=abs)
    points = [point for point in map(point_at, zeros[:_MOST_JUDGED]) if is_gap(f.expression, result, point)]
    slopes = [_slope(f, point) for point in points]
    alike = len(points) == len(zeros[:_MOST_JUDGED]) and len(set(slopes)) == 1
    if len(zeros) > _MOST_LISTED and alike:
        return [_Gap(monitor.tree, ZERO, slopes[0])] if slopes[0] is not None else []
    listed = [
        _Gap(Variable(f.variable), point.tree, slope)
        for point, slope in zip(points, slopes, strict=True)
        if slope is not None and point.exact is not None
    ]
    return listed if len(listed) <= _MOST_LISTED else []


def zeros_of(monitor: Monitor) -> list[Real]:
    """The zeros of a monitor: exact of a line, else those in two windows about 0."""
    line = zero_of_a_line(monitor.tree)
    if line is not None and not monitor.steps:
        return [MP.mpf(line.numerator) / line.denominator]
    found: dict[str, Real] = {}
    for window in _WINDOWS:
        if len(found) > _MOST_LISTED:
            break
        rough = sorted(rough_zeros(monitor, window), key=lambda place: abs(place.x))
        for zero in map(precise_zero, rough[:_MOST_JUDGED]):
            if zero is not None:
                found.setdefault(MP.nstr(zero, 30), zero)
    return list(found.values())


def zero_of_a_line(node: Expression) -> Fraction | None:
    """Where an expression a x + b is 0; None where it is not plainly of that form."""
    if any(isinstance(part, Call | Piecewise) for part in walk(node)):
        return None
    x = next((part.name for part in walk(node) if isinstance(part, Variable)), None)
    if x is None:
        return None
    found = [exact_rational(substitute(node, x, integer(at))) for at in range(4)]
    values = [value for value in found if value is not None]
    if len(values) < len(found):
        return None
    steps = {b - a for a, b in pairwise(values)}
    step = steps.pop()
    return -values[0] / step if step and not steps else None


def is_gap(expression: Expression, result: Expression, point: Point) -> bool:
    """Whether an expression has a value at a point and the result has none."""
    try:
        value_at(expression, point.real)
    except (Undefined, Undecided):
        return False
    try:
        value_at(result, point.real)
    except Undefined:
        return True
    except Undecided:
        pass
    return False


def _slope(f: RealFunction, point: Point) -> Expression | None:
    """The slope at a point as a tree, where there is one that can be written down."""
    verdict = classify_at(f, point, patient=False)
    text = exact_text(verdict.slope) if verdict.exists else ""
    return read_back(text, f.variable) if text else None


def _filled_in(f: RealFunction, step: Step, gaps: tuple[_Gap, ...]) -> Step:
    slopes = {gap.slope for gap in gaps}
    if len(slopes) == 1:
        outside = tuple(Comparison(gap.left, "!=", gap.right) for gap in gaps)
        template = Piecewise((Branch(pending(f.expression, f.variable), outside),), slopes.pop())
    else:
        lone = (Branch(gap.slope, (Comparison(gap.left, "=", gap.right),)) for gap in gaps)
        template = Piecewise(tuple(lone), pending(f.expression, f.variable))
    result = step.result.tree
    told = result if isinstance(result, Piecewise) and result.otherwise is None else None
    return _wrapped(f, LONE_POINTS.name, template, (step,), None if told is None else _closed(told, gaps))


def _closed(told: Piecewise, gaps: tuple[_Gap, ...]) -> Piecewise:
    """The cases with the lone points taken in: into a case that has the slope there, else as their own."""
    branches = list(told.branches)
    for gap in gaps:
        for index in reversed(range(len(branches))):
            held = _taken_in(branches[index], gap)
            if held is not None:
                branches[index] = held
                break
        else:
            branches.append(Branch(gap.slope, (Comparison(gap.left, "=", gap.right),)))
    return Piecewise(tuple(branches), None)


def _taken_in(branch: Branch, gap: _Gap) -> Branch | None:
    """A case x > p as x >= p, where its value at p is the slope there."""
    (only,) = branch.conditions if len(branch.conditions) == 1 else (None,)
    if only is None or only.relation not in _CLOSED or (only.left, only.right) != (gap.left, gap.right):
        return None
    if not isinstance(gap.left, Variable) or exact_rational(gap.slope) is None:
        return None
    there = exact_rational(substitute(branch.value, gap.left.name, gap.right))
    if there != exact_rational(gap.slope):
        return None
    return Branch(branch.value, (Comparison(only.left, _CLOSED[only.relation], only.right),))


def _wrapped(
    f: RealFunction,
    rule: str,
    template: Expression,
    substeps: tuple[Step, ...],
    result: Expression | None = None,
) -> Step:
    """A step of one of the rules of this module."""
    filled = fill(template, iter([substep.result.tree for substep in substeps]))
    return Step(
        rule=rule,
        before=Line(pending(f.expression, f.variable)),
        template=Line(template),
        filled=Line(filled),
        result=Line(tidy(filled) if result is None else result),
        substeps=substeps,
        bindings=(),
        conditions=(),
        argument=Line(f.expression),
        variable=Name(f.variable),
    )
