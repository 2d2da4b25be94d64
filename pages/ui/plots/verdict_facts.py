"""What the kinds of verdict mean, as the pages know them: with one more for a verdict that is looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deriv_core.calculus.verdict.kinds import Facts, Kind, facts_of

from ..words import phrase, said

#: Of a point whose verdict is still being worked out.
PENDING = "pending"
_LOOKING = replace(
    facts_of(Kind.UNKNOWN),
    short=phrase("verdict-looking"),
    long=phrase("verdict-looking-from-both-sides"),
    answer="",
    no_slope="…",
)


def facts_for(kind: str) -> Facts:
    """The facts of a kind of verdict by its name, or of one that is `PENDING`."""
    return _LOOKING if kind == PENDING else facts_of(Kind(kind))


def kinds_data() -> dict[str, dict[str, Any]]:
    """The facts of every kind of verdict as the browser's modules read them."""
    return {name: _facts_data(facts_for(name)) for name in (*Kind, PENDING)}


def _facts_data(facts: Facts) -> dict[str, Any]:
    """What the browser's modules ask of a kind."""
    return {
        "exists": facts.exists,
        "answer": said(facts.answer),
        "spoken": said(facts.spoken),
        "legend": said(facts.legend),
        "noSlope": said(facts.no_slope),
        "tangents": facts.tangents,
        "limits": facts.limits,
        "hasValue": facts.has_value,
        "gap": facts.gap,
        "noCircle": said(facts.no_circle),
        "unsettled": said(facts.unsettled),
        "twoSided": said(facts.two_sided),
    }
