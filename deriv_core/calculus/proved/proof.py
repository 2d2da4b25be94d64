"""The proof of a step, which uses none of the rules.

Every line of a step claims to be equal to the line before. All of them are evaluated to 50 digits at points
on both sides of 0, where a pending derivative is the differenced value of its function: so a rule that is
wrong, a part that was dropped or a tidying that went too far shows as a number. What is printed is read back
by the parser and must have the same values, and the last line must agree with SymPy's derivative.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import mpmath

from deriv_core.calculus.differentiation.conditions import Condition
from deriv_core.calculus.differentiation.pending import Pending, fill, pending, pending_in
from deriv_core.calculus.differentiation.steps import Step, pending_of, steps_of
from deriv_core.calculus.precision import digits
from deriv_core.calculus.proved.oracle import (
    DIGITS,
    FEWEST_POINTS,
    POINTS,
    Agreement,
    agreement,
    both_vanish,
    differenced,
    same,
    sample_points,
    sympy_derivative,
)
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.errors import ExpressionError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import ONE, Call, Expression, Negate, Number, Piecewise, walk
from deriv_core.words import Message

Line: TypeAlias = Literal["substeps", "template", "filled", "result", "printed", "sympy", "points"]

_MORE_DIGITS = 200
# ln(-1): a derivative that does not exist at a point has no value there, and neither has what it stands in.
_NO_VALUE = Call("ln", (Negate(ONE),))

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What could not be proved of a step.

    Attributes
    ----------
    step : Step
    line : str
        ``"template"``, ``"filled"`` or ``"result"``: it differs from the line before. ``"substeps"``: they
        are not the pending derivatives of the template. ``"printed"``: a line reads back as something else.
        ``"sympy"``: the last line is not SymPy's derivative. ``"points"``: too few points to say anything.
    x : float or None
        A point at which it shows.
    """

    step: Step
    line: Line
    x: float | None = None


def flaws(root: Step) -> Iterator[Flaw]:
    """Everything that could not be proved of a step and of those below it, the deepest first.

    Parameters
    ----------
    root : Step

    Yields
    ------
    Flaw
        None at all where the steps are proved.
    """
    for step in steps_of(root):
        yield from _flaws_of_one(step)
    f = RealFunction(root.argument.tree, root.variable)
    if agreement(root.result.tree, f.expression, sympy_derivative(f)) in (
        Agreement.REFUTED,
        Agreement.UNDECIDED,
    ):
        yield Flaw(root, "sympy")


def is_proved(root: Step) -> bool:
    """Whether a step and all below it are proved. What is not is logged."""
    flaw = next(flaws(root), None)
    if flaw is not None:
        _log.error(
            "A step is not proved: %s of %s, rule %s, at %s",
            flaw.line,
            flaw.step.before.text,
            flaw.step.rule,
            flaw.x,
        )
    return flaw is None


def prove(text: str, variable: str) -> bool:
    """Whether the steps to the derivative of a function are proved; for a worker process.

    Parameters
    ----------
    text : str
        What is differentiated, as `RealFunction.text` gives it.
    variable : str
    """
    return is_proved(differentiation_steps(RealFunction(read_back(text, variable), variable)))


def _flaws_of_one(step: Step) -> Iterator[Flaw]:
    if tuple(map(pending_of, step.substeps)) != tuple(pending_in(step.template.tree)):
        yield Flaw(step, "substeps")
        return
    try:
        printed = list(_read_again(step))
    except ExpressionError:
        yield Flaw(step, "printed")
        return
    lines: list[tuple[Line, Expression]] = [
        ("template", step.template.tree),
        ("filled", step.filled.tree),
        ("result", step.result.tree),
        *(("printed", tree) for tree in printed),
    ]
    agreed = 0
    for x in sample_points(step.argument.tree, 3 * POINTS):
        flaw = _flaw_at(step, lines, x)
        if isinstance(flaw, Flaw):
            yield flaw
            return
        agreed += flaw is None
        if agreed == POINTS:
            return
    if agreed < FEWEST_POINTS:
        yield Flaw(step, "points")


def _read_again(step: Step) -> Iterator[Expression]:
    """The trees that the printed result and the printed filled line mean, where they are not the same."""
    for line in (step.filled, step.result):
        if read_back(to_text(line.tree), step.variable) != line.tree:
            raise ExpressionError(Message("errors-reads-back-something-else"), line.text, 0)
        if not any(isinstance(part, Piecewise) for part in walk(line.tree)):  # LaTeX's cases are only written
            tree = read_back(to_latex(line.tree), step.variable)
            if tree != line.tree:
                yield tree


def _flaw_at(step: Step, lines: list[tuple[Line, Expression]], x: float) -> Flaw | Literal["silent"] | None:
    """The first line that differs at a point; "silent" where there is nothing to compare."""
    # Not `step.before` itself: the outer half of a chain rule is worked out at u, and taken at g(x) above.
    start = pending(step.argument.tree, step.variable)
    before = line_value(start, x, DIGITS)
    if before is None:
        return "silent"
    silent = False
    for name, tree in lines:
        after = line_value(tree, x, DIGITS)
        if after is None:
            if not _is_excluded(step, x):
                return Flaw(step, name, x)
            silent = True
        elif not (same(before, after) or _same_after_all(start, tree, x)):
            return Flaw(step, name, x)
    return "silent" if silent else None


def _same_after_all(before: Expression, after: Expression, x: float) -> bool:
    """Whether a mismatch goes away with more digits: terms that cancel leave few of them."""
    a, b = line_value(before, x, _MORE_DIGITS), line_value(after, x, _MORE_DIGITS)
    return a is not None and b is not None and (same(a, b) or both_vanish(a, b, _MORE_DIGITS))


def line_value(tree: Expression, x: Any, precision: int) -> Any:
    """The value of a line at a point; a pending derivative is differenced, never worked out."""
    numbers = (_as_tree(_slope(part, x, precision)) for part in pending_in(tree))
    plain = fill(tree, numbers)
    with digits(precision + 10):
        return run_precise(compile_exact(plain), mpmath.mpf(x))


def _slope(part: Pending, x: Any, precision: int) -> Any:
    if part.at is not None:
        with digits(2 * precision + 20):
            x = run_precise(compile_exact(part.at), mpmath.mpf(x))
        if x is None:
            return None
    return differenced(compile_exact(part.argument), x, precision)


def _as_tree(value: Any) -> Expression:
    """A number with all its digits as a tree; a float of any precision ends after so many decimals."""
    if value is None:
        return _NO_VALUE
    exact = Fraction(int(value.man)) * Fraction(2) ** int(value.exp)
    size = Number(abs(exact))
    return Negate(size) if value < 0 else size


def _is_excluded(step: Step, x: float) -> bool:
    """Whether a condition that is shown with the step, or with one below it, leaves the point out."""
    if any(not _holds(condition, x) for condition in step.conditions):
        return True
    return any(_excludes_somewhere(below) for below in step.substeps)


def _excludes_somewhere(step: Step) -> bool:
    return any(below.conditions for below in steps_of(step))


def _holds(condition: Condition, x: float) -> bool:
    with digits(DIGITS):
        left, right = (
            run_precise(compile_exact(side), mpmath.mpf(x)) for side in (condition.left, condition.right)
        )
        if left is None or right is None:
            return False
        match condition.relation:
            case "!=":
                return bool(left != right)
            case ">":
                return bool(left > right)
            case "<":
                return bool(left < right)
            case "not whole":
                return bool(left != mpmath.floor(left))
