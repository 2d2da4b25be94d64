"""What there is to take along: a screen's function, numbers, verdicts and curve, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.numbers.rounding import ALL_DIGITS

from ..desk.question import Question
from ..figures import Column, columns_of
from ..plots.wire import Verdict, Window
from ..results import Row
from ..words import file_name, said


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen.

    Attributes
    ----------
    drawn : Question
        The function, the points, the step and the scheme.
    rows : tuple of Row
        The numbers at each point.
    verdicts : tuple of Verdict
        What is known of the derivative at each point.
    window : Window
    curve : str
        The curve in that window, from `encode_curve`.
    """

    drawn: Question
    rows: tuple[Row, ...]
    verdicts: tuple[Verdict, ...]
    window: Window
    curve: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """The table's columns, every digit there is, and the verdicts last."""
        return columns_of(self.drawn, self.rows, ALL_DIGITS)

    @property
    def existence(self) -> tuple[str, ...]:
        """The verdict at each point in a few words."""
        return tuple(said(row.facts.short) for row in self.rows)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why there is no derivative at each point, a sentence; empty where there is one."""
        return tuple(said(verdict.reason) for verdict in self.verdicts)

    @property
    def points(self) -> tuple[str, ...]:
        """The points as text, in the library's own spelling."""
        return tuple(to_text(parse_constant(row.point.exact)) for row in self.rows)

    @property
    def file_name(self) -> str:
        """What a file with this screen is called, without its ending: derivative-w-2-at-3."""
        return file_name(self.drawn.function.text, self.points[0])
