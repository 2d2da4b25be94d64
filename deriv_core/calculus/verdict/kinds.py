"""The kinds of verdict: what each means for a tangent, and its words, short, long and spoken.

A new kind is a member of `Kind` and an entry in `facts_of`; type checking names what else has to say
something of it. Whatever else depends on a kind asks its facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Literal, TypeAlias, assert_never

from deriv_core.words import Message

#: A slope that a verdict carries, or that of an upright line.
Carried: TypeAlias = Literal["slope", "left", "right", "upright"]


class Kind(StrEnum):
    """The verdicts."""

    DIFFERENTIABLE = "differentiable"
    CORNER = "corner"
    CUSP = "cusp"
    VERTICAL_TANGENT = "vertical_tangent"
    JUMP = "jump"
    UNDEFINED = "undefined"
    ONE_SIDED = "one_sided"
    ISOLATED = "isolated"
    OSCILLATING = "oscillating"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a kind means for a tangent, and its words.

    Attributes
    ----------
    exists : bool or None
        Whether there is a derivative; None where that is not known.
    short : str
        In a table, under "derivative?".
    long : str
        In brackets after "no derivative"; alone where `exists` is None.
    answer : str
        To "Is there a tangent?".
    spoken : str
        Of the tangent at the point, with ``{slope}`` where it has one.
    legend : str
        What the line of the tangent is called, or that there is none.
    no_slope : str
        What stands in place of the slope.
    tangents : tuple of (Carried, {-1, 0, 1})
        The lines that are drawn, each on both sides of the point (0) or on one.
    limits : tuple of Carried
        The heights that the slope of the secant comes to as ε goes to 0.
    has_value : bool
        Whether the function has a value at the point.
    gap : {"", "undefined", "jump"}
        What a line steps over that passes the point.
    no_circle : str
        Why these heights make no slope.
    unsettled : str
        Said in place of the heights.
    two_sided : str
        Said of a quotient that looks to both sides of the point, and not at it: with ``{scheme}`` and
        ``{slope}``.
    two_sided_end : str
        The same in short, after the numbers of the ledger.
    """

    exists: bool | None
    short: str
    long: str
    answer: str = Message("verdict-answer-no")
    spoken: str = Message("verdict-spoken-no-tangent-exists")
    legend: str = Message("verdict-legend-no-tangent")
    no_slope: str = Message("verdict-no-slope-none")
    tangents: tuple[tuple[Carried, Literal[-1, 0, 1]], ...] = ()
    limits: tuple[Carried, ...] = ()
    has_value: bool = True
    gap: Literal["", "undefined", "jump"] = ""
    no_circle: str = Message("verdict-no-circle-no-height-for-circle")
    unsettled: str = ""
    two_sided: str = ""
    two_sided_end: str = ""


_HALF_WAY = Message("verdict-two-sided-end-central-one-half-way")


@cache
def facts_of(kind: Kind) -> Facts:
    """What a kind means, and its words."""
    match kind:
        case Kind.DIFFERENTIABLE:
            return Facts(
                True,
                Message("verdict-short-exists"),
                "",
                answer=Message("verdict-answer-yes"),
                spoken=Message("verdict-spoken-tangent-has-slope", slope="{slope}"),
                legend=Message("verdict-legend-tangent"),
                tangents=(("slope", 0),),
                limits=("slope",),
            )
        case Kind.CORNER:
            return Facts(
                False,
                Message("verdict-short-none-corner"),
                Message("verdict-long-corner"),
                legend=Message("verdict-legend-one-sided-tangents"),
                tangents=(("left", -1), ("right", 1)),
                limits=("left", "right"),
                no_circle=Message("verdict-no-circle-two-open-circles"),
                two_sided=Message("verdict-two-sided-blind-corner-what", scheme="{scheme}", slope="{slope}"),
                two_sided_end=_HALF_WAY,
            )
        case Kind.CUSP:
            return Facts(
                False,
                Message("verdict-short-none-cusp"),
                Message("verdict-long-cusp"),
                two_sided=Message("verdict-two-sided-blind-cusp-what", scheme="{scheme}", slope="{slope}"),
                two_sided_end=_HALF_WAY,
            )
        case Kind.VERTICAL_TANGENT:
            return Facts(
                False,
                Message("verdict-short-none-vertical-tangent"),
                Message("verdict-long-tangent-vertical"),
                answer=Message("verdict-answer-yes-vertical-one"),
                spoken=Message("verdict-spoken-tangent-vertical"),
                legend=Message("verdict-legend-tangent"),
                tangents=(("upright", 0),),
                two_sided_end=Message("verdict-two-sided-end-they-grow-without-end"),
            )
        case Kind.JUMP:
            return Facts(
                False,
                Message("verdict-short-none-jump"),
                Message("verdict-long-jump"),
                gap="jump",
                no_circle=Message("verdict-no-circle-no-one-height-for"),
                two_sided=Message("verdict-two-sided-does-not-look", scheme="{scheme}", slope="{slope}"),
                two_sided_end=Message("verdict-two-sided-end-quotient-across-jump-grows"),
            )
        case Kind.UNDEFINED:
            return Facts(
                False,
                Message("verdict-short-none-not-defined"),
                Message("verdict-long-not-defined"),
                has_value=False,
                gap="undefined",
                two_sided=Message("verdict-two-sided-steps-over-place", scheme="{scheme}", slope="{slope}"),
                two_sided_end=Message("verdict-two-sided-end-central-one-never-asks"),
            )
        case Kind.ONE_SIDED:
            return Facts(
                False,
                Message("verdict-short-none-one-side-only"),
                Message("verdict-long-defined-on-one-side"),
                limits=("left", "right"),
                no_circle=Message("verdict-no-circle-one-side-only"),
                two_sided=Message("verdict-two-sided-asks-for-values", scheme="{scheme}", slope="{slope}"),
            )
        case Kind.ISOLATED:
            return Facts(
                False,
                Message("verdict-short-none-isolated-point"),
                Message("verdict-long-isolated-point"),
                two_sided=Message("verdict-two-sided-steps-over-point", scheme="{scheme}", slope="{slope}"),
            )
        case Kind.OSCILLATING:
            return Facts(
                False,
                Message("verdict-short-none-never-settles"),
                Message("verdict-long-slopes-never-settle"),
                unsettled=Message("verdict-unsettled-never-settles-as-goes", slope="{slope}"),
            )
        case Kind.UNKNOWN:
            return Facts(
                None,
                Message("verdict-short-not-decided"),
                Message("verdict-long-whether-derivative-not-decided"),
                answer=Message("verdict-answer-not-known"),
                spoken=Message("verdict-spoken-whether-tangent-exists-not"),
                legend=Message("verdict-legend-tangent-not-known"),
                no_slope=Message("verdict-no-slope-not-known"),
                unsettled=Message("verdict-unsettled-whether-has-limit-not"),
            )
        case never:
            assert_never(never)
