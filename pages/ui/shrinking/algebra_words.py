"""What one should see in the algebra of the secant's slope: in general, then at the point."""

from __future__ import annotations

import math

from deriv_core.calculus.secant.worked import Form
from deriv_core.calculus.verdict.differentiability import PointVerdict

from ..choice import NAME, Choice
from ..words import letter, number, plain, pretty, sentence_of, signed
from .algebra_lines import Algebra

_HOW = {
    Form.CANCELLED: f"ε has cancelled below: wherever {NAME} has a derivative, ε may go to 0 in this.",
    Form.FACTORED: (
        "ε stays below, but this is exactly the same quotient, and shows its limit "
        f"wherever {NAME} has a derivative."
    ),
    Form.SERIES: (
        f"ε is not cancelled here: wherever {NAME} is smooth, the quotient begins like this, "
        "and R is the rest."
    ),
    Form.DEFINITION: "ε is not cancelled here: the quotient stands as it is defined.",
}
_TOO_LONG = {
    Form.SERIES: (
        "ε cancels below, but written out it would be long: "
        f"wherever {NAME} is smooth, it begins like this, and R is the rest."
    ),
    Form.DEFINITION: (
        "ε cancels below, but written out it would be long: the quotient stands as it is defined."
    ),
}


def words(drawn: Choice, algebra: Algebra, verdict: PointVerdict | None, error: float | None) -> str:
    """Markdown under the two lines.

    Parameters
    ----------
    drawn : Choice
    algebra : Algebra
    verdict : PointVerdict or None
        What holds at the point; None while that is pending.
    error : float or None
        The error of the quotient at the step before any rounding, where there is a derivative.
    """
    missing = verdict is not None and not verdict.exists
    how = _TOO_LONG if algebra.too_long else _HOW
    start = how[algebra.form].replace("R is", f"{algebra.remainder} is")
    parts = [plain(start), plain(algebra.rest)]
    parts.append(_part(algebra.part, drawn, everywhere=not missing))
    if verdict is not None and missing:
        parts.append(_without_derivative(drawn, algebra, verdict))
    elif algebra.part is None:
        parts.append(_here(drawn, algebra))
    if error is not None:
        parts.append(_error(drawn, error, named=bool(algebra.part or algebra.part_at_point)))
    return " ".join(part for part in parts if part)


def _part(vanishes: bool | None, drawn: Choice, *, everywhere: bool, small: bool = False) -> str:
    """What vanishes with ε: everywhere, or only there where there is a derivative."""
    slope = f":orange[{plain(f'd{NAME}/d{letter(drawn.function.variable)}')}]"
    match vanishes:
        case True:
            return (
                f"{'In' if everywhere else 'There, in'} front stands {slope}; what follows, in "
                ":violet[violet], vanishes with ε: it is the error of the quotient, all of it that is not "
                "rounding."
            )
        case False:
            return (
                f"{'No' if everywhere else 'There, no'} part of it vanishes: the quotient is {slope} "
                f"at every {'such ' if small else ''}ε."
            )
    return ""


def _here(drawn: Choice, algebra: Algebra) -> str:
    """What is known at the point only: of |w| at 3, which is w there."""
    small = bool(algebra.condition_at_point)
    start = ""
    if algebra.form_at_point is Form.CANCELLED:
        start = f"At {_place(drawn)} it has cancelled{', for an ε so small' if small else ''}."
    return f"{start} {_part(algebra.part_at_point, drawn, everywhere=True, small=small)}".strip()


def _without_derivative(drawn: Choice, algebra: Algebra, verdict: PointVerdict) -> str:
    """That what holds in general does not hold here, and why."""
    what = f"{NAME} has no derivative"
    if verdict.exists is None:
        what = f"it is not known whether {NAME} has a derivative"
    elif not algebra.at_point:
        what = "there is no secant"
    return f"At {_place(drawn)} {what}. {plain(sentence_of(pretty(verdict.reason)))}"


def _place(drawn: Choice) -> str:
    return plain(f"{letter(drawn.function.variable)} = {pretty(drawn.point.text).replace('-', '−')}")


def _error(drawn: Choice, error: float, *, named: bool) -> str:
    """The error at ε: the one of the sentence before, if that named it."""
    what = "that error is" if named else "the error of the quotient, but for rounding, is"
    size = signed(error, 10) if math.isfinite(error) else number(error)
    # A part that vanishes may be less than any float, and is not 0 for that.
    near = "≈ " if named and error == 0 else ""
    return f"At ε = {plain(number(drawn.step, 12))} {what} :violet[{near}{plain(size)}]."
