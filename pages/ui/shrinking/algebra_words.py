"""What one should see in the algebra of the secant's slope: in general, then at the point."""

from __future__ import annotations

import math

from deriv_core.calculus.secant.worked import Form
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.numbers.by_hand import number, pretty, pretty_exact, signed

from ..desk.question import NAME, Question
from ..words import letter, phrase, plain, said, sentence_of
from .algebra_lines import Algebra

_HOW = {
    Form.CANCELLED: "shrinking-cancelled",
    Form.FACTORED: "shrinking-factored",
    Form.SERIES: "shrinking-series",
    Form.DEFINITION: "shrinking-definition",
}
_TOO_LONG = {Form.SERIES: "shrinking-long-series", Form.DEFINITION: "shrinking-long-definition"}


def words(drawn: Question, algebra: Algebra, verdict: PointVerdict | None, error: float | None) -> str:
    """Markdown under the two lines.

    Parameters
    ----------
    drawn : Question
    algebra : Algebra
    verdict : PointVerdict or None
        What holds at the point; None while that is pending.
    error : float or None
        The error of the quotient at the step before any rounding, where there is a derivative.
    """
    missing = verdict is not None and not verdict.exists
    how = _TOO_LONG if algebra.too_long else _HOW
    start = phrase(how[algebra.form], name=NAME, rest=algebra.remainder)
    parts = [plain(start), plain(said(algebra.rest))]
    parts.append(_part(algebra.part, drawn, everywhere=not missing))
    if verdict is not None and missing:
        parts.append(_without_derivative(drawn, algebra, verdict))
    elif algebra.part is None:
        parts.append(_here(drawn, algebra))
    if error is not None:
        parts.append(_error(drawn, error, named=bool(algebra.part or algebra.part_at_point)))
    return " ".join(part for part in parts if part)


def _part(vanishes: bool | None, drawn: Question, *, everywhere: bool, small: bool = False) -> str:
    """What vanishes with ε: everywhere, or only there where there is a derivative."""
    slope = f":orange[{plain(f'd{NAME}/d{letter(drawn.function.variable)}')}]"
    match vanishes:
        case True:
            return phrase("shrinking-vanishes" if everywhere else "shrinking-vanishes-there", slope=slope)
        case False:
            code = "shrinking-nothing-vanishes" if everywhere else "shrinking-nothing-vanishes-there"
            return phrase(f"{code}-small" if small else code, slope=slope)
    return ""


def _here(drawn: Question, algebra: Algebra) -> str:
    """What is known at the point only: of |w| at 3, which is w there."""
    small = bool(algebra.condition_at_point)
    start = ""
    if algebra.form_at_point is Form.CANCELLED:
        code = "shrinking-has-cancelled-small" if small else "shrinking-has-cancelled"
        start = phrase(code, place=_place(drawn))
    return f"{start} {_part(algebra.part_at_point, drawn, everywhere=True, small=small)}".strip()


def _without_derivative(drawn: Question, algebra: Algebra, verdict: PointVerdict) -> str:
    """That what holds in general does not hold here, and why."""
    code = "shrinking-no-derivative"
    if verdict.exists is None:
        code = "shrinking-not-known-whether-derivative"
    elif not algebra.at_point:
        code = "shrinking-no-secant"
    why = plain(sentence_of(pretty(said(verdict.reason))))
    return phrase(code, place=_place(drawn), name=NAME, why=why)


def _place(drawn: Question) -> str:
    return plain(f"{letter(drawn.function.variable)} = {pretty_exact(drawn.point.text)}")


def _error(drawn: Question, error: float, *, named: bool) -> str:
    """The error at ε: the one of the sentence before, if that named it."""
    size = signed(error, 10) if math.isfinite(error) else number(error)
    # A part that vanishes may be less than any float, and is not 0 for that.
    near = "≈ " if named and error == 0 else ""
    return phrase(
        "shrinking-that-error" if named else "shrinking-error-but-for-rounding",
        step=plain(number(drawn.step, 12)),
        size=near + plain(size),
    )
