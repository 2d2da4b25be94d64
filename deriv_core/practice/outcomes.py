"""What an answer is beside a derivative at all the places where one compares, summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.budget import checkpoint
from deriv_core.calculus.points import rational_point
from deriv_core.calculus.proved.oracle import sample_points
from deriv_core.expression.tree import node_count
from deriv_core.practice.comparison import BITS, MOST_BITS, Compared, Comparison
from deriv_core.practice.places import Place, Stretch, places, stretches

FEWEST_POINTS = 4
#: Points times nodes of the three trees, beside two points of every stretch: how many points are looked at.
MOST_WORK = 12_000
MOST_WORK_OF_NAMING = 600
_FEWEST_ON_A_STRETCH = 2
_STRETCHES_WITH_MORE_BITS = 8
_MOST_LONE = 24
_FIRST_POINTS = 1


@dataclass(frozen=True, slots=True)
class Outcomes:
    """An answer that is nowhere different: where it is the same, and where it has no value."""

    right: list[Stretch]
    lost_along: list[Stretch]
    lost_at: list[Place]
    same: int
    told: bool  # no stretch left it open


def outcomes(
    comparison: Comparison, work: int = MOST_WORK, precision: Sequence[int] = (BITS[0], BITS[-1], MOST_BITS)
) -> Outcomes | None:
    """What an answer is beside a derivative; None where it has another value somewhere.

    `precision` are the bits of most stretches, of the first ones and of the first.
    """
    f = comparison.f
    functions = (f, comparison.expected, comparison.answer)
    if plainly_different(comparison):
        return None
    found = places(functions)
    parts = stretches(f, found)
    nodes = sum(node_count(g.expression) for g in functions)
    fewest = FEWEST_POINTS if len(parts) <= FEWEST_POINTS else _FEWEST_ON_A_STRETCH
    most = max(fewest, work // (nodes * len(parts)))
    seen: list[Counter[Compared]] = []
    for part in parts:
        bits = precision[-1] if not seen else precision[len(seen) < _STRETCHES_WITH_MORE_BITS]
        seen.append(_along(comparison, part.points[:most], bits))
        if seen[-1][Compared.DIFFERENT]:
            return None
    lone = {
        place: comparison.at_place(point) for place in _nearest(found) if (point := place.point()) is not None
    }
    if Compared.DIFFERENT in lone.values():
        return None
    return Outcomes(
        _of(parts, seen, Compared.SAME),
        _of(parts, seen, Compared.LOST),
        [place for place, outcome in lone.items() if outcome is Compared.LOST],
        sum(on[Compared.SAME] for on in seen),
        not any(on[Compared.UNSURE] and not on[Compared.SAME] for on in seen),
    )


def plainly_different(comparison: Comparison) -> bool:
    """Whether a first few points tell the answer from the derivative, before anything dear is looked for."""
    points = sample_points(comparison.f.expression, _FIRST_POINTS)
    return any(
        comparison.at(rational_point(Fraction(str(x)))) is Compared.DIFFERENT for x in points[:_FIRST_POINTS]
    )


def _along(comparison: Comparison, points: Sequence[Fraction], first_bits: int) -> Counter[Compared]:
    """What the answer is at some points of one stretch; the first that tells against it ends it."""
    seen: Counter[Compared] = Counter()
    for index, x in enumerate(points):
        checkpoint()
        outcome = comparison.at(rational_point(x), BITS[0] if index else first_bits)
        seen[outcome] += 1
        if outcome in (Compared.DIFFERENT, Compared.LOST):
            break
    return seen


def _of(parts: list[Stretch], seen: list[Counter[Compared]], outcome: Compared) -> list[Stretch]:
    return [part for part, on in zip(parts, seen, strict=True) if on[outcome]]


def _nearest(found: list[Place]) -> list[Place]:
    return sorted(found, key=lambda place: (place.line is None, abs(place.x)))[:_MOST_LONE]
