"""An answer beside the derivative at one point: the same, different or without a value, told by bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.germs.local import value_at
from deriv_core.calculus.germs.series import Undecided as Beyond
from deriv_core.calculus.germs.series import Undefined
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import MP
from deriv_core.calculus.proved.whole import is_smooth
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_at
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running.exact import known_value
from deriv_core.expression.running.known import Known, Undecided, UndefinedAtPoint
from deriv_core.expression.running.run_smooth import BITS as SMOOTH_BITS
from deriv_core.expression.running.run_smooth import run_smooth
from deriv_core.expression.tree import Call, exact_rational
from deriv_core.numbers.exact_text import exact_text

BITS = (400, 1700)
MOST_BITS = 6000
# Bounds around 0 mean the same value where they are narrower than this share of all the bits there are.
_SHARE = 0.6
_MOST_VERDICTS = 24
_BESIDE = Fraction(1, 2**40)
# Of 60 digits, at a place of which not more are known.
_CLOSE = MP.mpf(10) ** -25


class Compared(StrEnum):
    """What an answer is at a point, beside the derivative."""

    SAME = "same"
    DIFFERENT = "different"
    LOST = "lost"  # it has no value, and the function a derivative
    ASIDE = "aside"  # the function has no derivative there, so that nothing is asked
    UNSURE = "unsure"


@dataclass(slots=True)
class Comparison:
    """A function, its derivative and an answer.

    Attributes
    ----------
    f, expected, answer : RealFunction
    is_derivative : bool
        Whether `expected` is the derivative; of a wrong one nothing is known where it has no value.
    """

    f: RealFunction
    expected: RealFunction
    answer: RealFunction
    is_derivative: bool = True
    _verdicts: int = field(default=0, init=False)

    def at(self, point: Point, first_bits: int = BITS[0], *, special: bool = False) -> Compared:
        """What the answer is at a point, judged where it is not plainly the derivative.

        Different values differ for certain: as fractions, or because their bounds lie apart. The same ones
        are the same fraction, or have bounds that lie together to more than half of all digits. Where it is
        another value or none, and where the derivative's formula has none, the verdict says whether the
        function has a derivative at all.

        Parameters
        ----------
        point : Point
        first_bits : int, optional
            How many bits are tried first; more follow where these do not tell.
        special : bool, optional
            Whether something may vanish there, so that it takes algebra to know.
        """
        for bits in [first_bits, *(more for more in BITS if more > first_bits)]:
            met: dict[Call, Known] = {}
            try:
                if _value(self.f, point, bits, special, met) is None:
                    return Compared.ASIDE
                expected = _value(self.expected, point, bits, special, met)
                given = _value(self.answer, point, bits, special, met)
            except Undecided:
                continue
            if expected is None:
                return self._beside_the_slope(point, given, bits) if self.is_derivative else Compared.ASIDE
            found = (
                Compared.LOST if given is None else self._as_fractions(point) or _same(given, expected, bits)
            )
            if found in (Compared.LOST, Compared.DIFFERENT):
                return self._judged(point, found)
            if found is Compared.SAME:
                return found
        return Compared.UNSURE

    def at_place(self, point: Point) -> Compared:
        """The same at a place of change, of which only digits may be known; what vanishes there is 0."""
        if point.exact is not None:
            return self.at(point, special=True)
        try:
            value_at(self.f.expression, point.real)
            expected = value_at(self.expected.expression, point.real)
        except Undefined:
            return Compared.ASIDE
        except Beyond:
            return Compared.UNSURE
        try:
            given = value_at(self.answer.expression, point.real)
        except Undefined:
            return self._judged(point, Compared.LOST)
        except Beyond:
            return Compared.UNSURE
        if abs(given - expected) <= _CLOSE * max(1, abs(given), abs(expected)):
            return Compared.SAME
        return self._judged(point, Compared.DIFFERENT)

    def _as_fractions(self, point: Point) -> Compared | None:
        """Which of the two they are, where both values are fractions of a size that can be written down."""
        trees = [substitute(g.expression, g.variable, point.tree) for g in (self.expected, self.answer)]
        expected, given = map(exact_rational, trees)
        if expected is None or given is None:
            return None
        return Compared.SAME if expected == given else Compared.DIFFERENT

    def _judged(self, point: Point, found: Compared) -> Compared:
        """What was found, if the function has a derivative at the point."""
        if _shown_smooth(self.f, point):
            return found
        verdict = self._verdict(point)
        if verdict is None or verdict.exists is None:
            return found if is_smooth(self.f, point.x) else Compared.UNSURE
        return found if verdict.exists else Compared.ASIDE

    def _beside_the_slope(self, point: Point, given: Known | None, bits: int) -> Compared:
        """Where the derivative's own formula is silent: the slope is the verdict's."""
        verdict = self._verdict(point)
        if verdict is None or verdict.exists is None:
            return Compared.UNSURE
        if not verdict.exists:
            return Compared.ASIDE
        text = exact_text(verdict.slope)
        if given is None or not text:
            return Compared.UNSURE
        try:
            slope = known_value(read_back(text, self.f.variable), self.f.variable, point.tree, bits)
        except Undecided:
            return Compared.UNSURE
        return _same(given, slope, bits)

    def _verdict(self, point: Point) -> PointVerdict | None:
        if self._verdicts == _MOST_VERDICTS:
            return None
        self._verdicts += 1
        return classify_at(self.f, point, patient=False)


def _shown_smooth(f: RealFunction, point: Point) -> bool:
    """Whether bounds show at once that the function is smooth at a fraction and on both sides of it."""
    x = exact_rational(point.tree)
    if x is None:
        return False
    room = _BESIDE * max(Fraction(1), abs(x))
    (low, _), (_, high) = (iv.of_fraction(end, SMOOTH_BITS) for end in (x - room, x + room))
    return run_smooth(f.exact_program, (low, high)) is not None


def _value(f: RealFunction, point: Point, bits: int, algebra: bool, met: dict[Call, Known]) -> Known | None:
    """The value of a function at a point; None where it has none.

    Raises
    ------
    Undecided
        So many bits do not tell.
    """
    try:
        return known_value(f.expression, f.variable, point.tree, bits, algebra=algebra, met=met)
    except UndefinedAtPoint:
        return None


def _same(given: Known, expected: Known, bits: int) -> Compared:
    """Whether two values are one, as far as so many bits tell."""
    between = iv.sub(given.bounds, expected.bounds, bits)
    if iv.sign(between):
        return Compared.DIFFERENT
    size = max(0.0, *(iv.magnitude(known.bounds) for known in (given, expected)))
    return Compared.SAME if iv.magnitude(between) < size - _SHARE * bits else Compared.UNSURE
