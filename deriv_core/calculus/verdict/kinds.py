"""The kinds of verdict: what each means for a tangent, and its words, short, long and spoken.

A new kind is a member of `Kind` and an entry in `facts_of`; type checking names what else has to say
something of it. Whatever else depends on a kind asks its facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias, assert_never

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
    answer: str = "No."
    spoken: str = "no tangent exists there"
    legend: str = "no tangent here"
    no_slope: str = "none"
    tangents: tuple[tuple[Carried, Literal[-1, 0, 1]], ...] = ()
    limits: tuple[Carried, ...] = ()
    has_value: bool = True
    gap: Literal["", "undefined", "jump"] = ""
    no_circle: str = "no height for a circle, so"
    unsettled: str = ""
    two_sided: str = ""
    two_sided_end: str = ""


_BLIND = "The {scheme} quotient %s: what it goes to, if anything, is no {slope}."
_HALF_WAY = "the central one is half-way between the two sides, and no derivative"


def facts_of(kind: Kind) -> Facts:
    """What a kind means, and its words."""
    match kind:
        case Kind.DIFFERENTIABLE:
            return Facts(
                True,
                "exists",
                "",
                answer="Yes.",
                spoken="the tangent there has slope {slope}",
                legend="tangent",
                tangents=(("slope", 0),),
                limits=("slope",),
            )
        case Kind.CORNER:
            return Facts(
                False,
                "none: a corner",
                "a corner",
                legend="one-sided tangents",
                tangents=(("left", -1), ("right", 1)),
                limits=("left", "right"),
                no_circle="two open circles, so",
                two_sided=_BLIND % "is blind to the corner",
                two_sided_end=_HALF_WAY,
            )
        case Kind.CUSP:
            return Facts(
                False,
                "none: a cusp",
                "a cusp",
                two_sided=_BLIND % "is blind to the cusp",
                two_sided_end=_HALF_WAY,
            )
        case Kind.VERTICAL_TANGENT:
            return Facts(
                False,
                "none: vertical tangent",
                "the tangent is vertical",
                answer="Yes, a vertical one.",
                spoken="the tangent there is vertical",
                legend="tangent",
                tangents=(("upright", 0),),
                two_sided_end="they grow without end",
            )
        case Kind.JUMP:
            return Facts(
                False,
                "none: a jump",
                "a jump",
                gap="jump",
                no_circle="no one height for a circle, so",
                two_sided=_BLIND % "does not look at the value at the jump",
                two_sided_end="a quotient across a jump grows without end",
            )
        case Kind.UNDEFINED:
            return Facts(
                False,
                "none: not defined",
                "not defined there",
                has_value=False,
                gap="undefined",
                two_sided=_BLIND % "steps over the place where there is no value",
                two_sided_end="the central one never asks for J(w), so it is no sign of a derivative",
            )
        case Kind.ONE_SIDED:
            return Facts(
                False,
                "none: one side only",
                "defined on one side only",
                limits=("left", "right"),
                no_circle="one side only, so",
                two_sided="The {scheme} quotient asks for values on both sides, and there is only one: "
                "it has none, and there is no {slope}.",
            )
        case Kind.ISOLATED:
            return Facts(
                False,
                "none: isolated point",
                "an isolated point",
                two_sided=_BLIND % "steps over the point",
            )
        case Kind.OSCILLATING:
            return Facts(
                False,
                "none: never settles",
                "the slopes never settle",
                unsettled="k never settles as ε goes to 0: there is no height for a circle, so there is no "
                "{slope}.",
            )
        case Kind.UNKNOWN:
            return Facts(
                None,
                "not decided",
                "whether there is a derivative is not decided",
                answer="Not known.",
                spoken="whether a tangent exists there is not known",
                legend="tangent not known",
                no_slope="not known",
                unsettled="Whether k has a limit here is not known.",
            )
        case never:
            assert_never(never)
