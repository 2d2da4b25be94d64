"""Sequences of points along which everything periodic stands still.

What swings has no limit, and a proof of that is two sequences of points with two limits. If T goes to
infinity without jumps, there are points as near as one likes where T is a whole number plus a given fraction,
its *phase*: along them sin(2πT) is one number and T - floor(T) another, and what is left is a plain series.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from deriv_core.calculus.germs.germ import Beyond, Germ, size_of
from deriv_core.calculus.germs.recognition import fraction_near
from deriv_core.calculus.germs.series import UNIT, NeedMoreTerms, Rest, Series, Undecided, add, constant
from deriv_core.calculus.precision import MP, TINY, Real

_GENERIC = tuple(MP.frac(k * MP.sqrt(MP.mpf(2))) for k in (1, 3, 4, 8))
_SECOND = tuple(MP.frac(k * MP.sqrt(MP.mpf(3))) for k in (1, 2, 5, 7))
# One thing that turns may stand exactly anywhere, 0 and its quarters among them. Two that turn independently
# come only as near as one likes to a pair of phases, which must be one where nothing jumps.
CHOICES = (
    *((phase,) for phase in (_GENERIC[0], MP.zero, *_GENERIC[1:], MP.mpf(1) / 4, MP.mpf(1) / 2)),
    *zip(_GENERIC, _SECOND, strict=True),
)

# The whole number in T is a multiple of this, so that T/2, T/3, 3T/4 have phases as well.
_WHOLE = 720
_LONGEST = 10**20

Turning: TypeAlias = tuple[tuple[Any, Real], ...]  # the terms that go to infinity


@dataclass
class Phases:
    """One choice of a phase for each of the things that turn independently of each other.

    Parameters
    ----------
    chosen : tuple of mpf
        From 0 to 1, in the order in which the things are met.
    """

    chosen: tuple[Real, ...]
    _met: list[Turning] = field(default_factory=list)

    @property
    def stops_anything(self) -> bool:
        """Whether anything turned."""
        return bool(self._met)

    def stopped(self, u: Germ, all_along: Germ, period: Real) -> Germ:
        """A germ that grows, less whole periods, so that it has a limit along the sequence.

        Parameters
        ----------
        u : Germ
        all_along : Germ
            The same where h does not keep to the sequence: what turns must turn without a jump there.
            2^floor(1/h) is 2^(1/h) along a sequence and has no phase all the same.
        period : mpf

        Raises
        ------
        Undecided
            More turns than phases were chosen for, or the way to infinity may have jumps.
        """
        far = _far(all_along)
        if far != _far(u):
            raise Undecided("it turns along the sequence only")
        turn = constant(self._phase(far, period) * period, size_of(u))
        return add(replace(u, terms=u.terms[len(far) :]), turn) if isinstance(u, Series) else turn

    def _phase(self, far: Turning, period: Real) -> Real:
        """The phase of far/period."""
        turning = tuple((key, value / period) for key, value in far)
        for known, phase in zip(self._met, self.chosen, strict=False):
            ratio = _ratio(turning, known)
            if ratio is not None:
                return MP.frac(ratio * phase)
        if len(self._met) == len(self.chosen):
            raise Undecided("more things turn than there are phases")
        self._met.append(turning)
        return self.chosen[len(self._met) - 1]


def grows(u: Germ) -> bool:
    """Whether u may go to infinity."""
    return u.grows if isinstance(u, Beyond) else u.top is not None and u.top < UNIT


def _far(u: Germ) -> Turning:
    """The terms of u that go to infinity; what is beyond every power is a term of its own."""
    if isinstance(u, Beyond):
        if u.log is None or u.log.rest is not Rest.NONE:
            raise Undecided("known only roughly")
        return ((u.log.terms, MP.mpf(u.sign)),)
    if u.order is not None and (u.order < UNIT or (u.order == UNIT and u.rest is Rest.TRUNCATED)):
        if u.rest is Rest.TRUNCATED:
            raise NeedMoreTerms
        raise Undecided("there may be jumps on the way to infinity")
    return tuple(term for term in u.terms if term[0] < UNIT)


def _ratio(turning: Turning, known: Turning) -> Real | None:
    """turning/known where that is a simple fraction; None where the two turn independently."""
    if [key for key, _ in turning] != [key for key, _ in known]:
        if all(isinstance(term[0][0], tuple) for term in (turning[0], known[0])):
            raise Undecided("two quantities beyond every power")
        return None
    ratio = turning[0][1] / known[0][1]
    if any(abs(a - ratio * b) > TINY * abs(a) for (_, a), (_, b) in zip(turning, known, strict=True)):
        return None
    fraction = fraction_near(ratio, _LONGEST)
    if fraction is None:
        return None
    if _WHOLE % fraction.denominator:
        raise Undecided("an odd part of a turn")
    return MP.mpf(fraction.numerator) / fraction.denominator
