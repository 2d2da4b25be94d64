"""The figures of the table as data: which number, and whether it is exact. Others mark them up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from deriv_core.calculus.scheme import place
from deriv_core.numbers.by_hand import MINUS, equal_or_about, number, shows_exactly, with_sign
from deriv_core.numbers.exact_form import shown_decimal
from deriv_core.numbers.rounding import ALL_DIGITS

from .desk.question import NAME, Question
from .formulas import computed_decimal
from .results import Quantity, Row
from .words import letter, phrase, said


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes
    ----------
    sign : str
        What stands before the text: "=" where it is exact, "≈" where not, nothing before words.
    text : str
        A number as the page writes it, or a word; empty where `exact` says it all.
    exact : str
        The exact value in LaTeX, which goes before the number.
    """

    sign: str
    text: str
    exact: str = ""

    @property
    def first_sign(self) -> str:
        """The sign before all of it."""
        return "=" if self.exact and self.text else self.sign

    def written(self, exact: str, text: str) -> str:
        """The figure with its signs, from its two parts as somebody marked them up."""
        last = f"{self.sign} {text}" if self.text else ""
        return f"{self.first_sign if exact else ''} {exact} {last}".strip()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its name (J(w), k), its colour's name, a figure for each point."""

    name: str
    colour: str
    figures: tuple[Figure, ...]


def columns_of(drawn: Question, rows: tuple[Row, ...], digits: int) -> tuple[Column, ...]:
    """The table's columns but the verdict's."""
    w = letter(drawn.function.variable)
    samples = (
        Column(
            sample_name(NAME, w, offset), "", _each(_decimal, [row.samples[offset] for row in rows], digits)
        )
        for offset in sorted(drawn.scheme.offsets)
        if offset
    )
    return (
        Column(w, "", tuple(_typed(row.point) for row in rows)),
        Column("ε", "", tuple(_typed(row.step) for row in rows)),
        Column(f"{NAME}({w})", "", _each(_decimal, [row.value for row in rows], digits)),
        *samples,
        Column("k", "blue", _each(_computed, [row.quotient for row in rows], digits)),
        Column(f"d{NAME}/d{w}", "orange", tuple(_slope(row, digits) for row in rows)),
        Column(phrase("formulas-difference-name"), "violet", tuple(_difference(row, digits) for row in rows)),
    )


def sample_name(name: str, w: str, offset: int) -> str:
    """J(w + ε), J(w − 2ε)"""
    return f"{name}({place(w, offset, 'ε').replace('-', MINUS)})"


def _each(
    figure: Callable[[Quantity, int], Figure], quantities: Sequence[Quantity], digits: int
) -> tuple[Figure, ...]:
    return tuple(figure(quantity, digits) for quantity in quantities)


def _typed(typed: Quantity) -> Figure:
    shown = number(typed.decimal, ALL_DIGITS)
    return Figure("", shown) if shows_exactly(shown, typed.ratio) else Figure("", "", typed.latex)


def _decimal(quantity: Quantity, digits: int) -> Figure:
    shown = shown_decimal(quantity.decimal, quantity.ratio, digits)
    if quantity.decimal != quantity.decimal:
        return Figure("", shown)
    return Figure(equal_or_about(shown, quantity.ratio), shown)


def _computed(quantity: Quantity, digits: int) -> Figure:
    shown, exact = computed_decimal(quantity, digits)
    if quantity.decimal != quantity.decimal:
        return Figure("", shown)
    return Figure("=" if exact else "≈", shown)


def _difference(row: Row, digits: int) -> Figure:
    if not row.exists:
        return Figure("", said(row.facts.no_slope))
    figure = _computed(row.difference, digits)
    return replace(figure, text=with_sign(row.difference.decimal, figure.text))


def _slope(row: Row, digits: int) -> Figure:
    if not row.exists:
        return Figure("", said(row.facts.no_slope))
    figure = _decimal(row.derivative, digits)
    return replace(figure, exact=row.derivative.latex) if row.derivative.latex else figure
