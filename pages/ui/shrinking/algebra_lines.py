"""What the algebra comes to: its lines as LaTeX, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.secant.worked import Form
from deriv_core.expression.running.program import Program


@dataclass(frozen=True, slots=True)
class Algebra:
    """The secant's slope in general and at a point, as LaTeX by theme, and what of it vanishes.

    Attributes
    ----------
    form, form_at_point : Form
    too_long : bool
        Whether ε would cancel in what is too long to be written out.
    quotient, split : str
        LaTeX: the slope, and its limit with the part that vanishes; `split` is empty where none is known.
    condition : str
        LaTeX: where `quotient` holds; empty where everywhere.
    part, part_at_point : bool or None
        Whether some part of the slope vanishes with ε; None where that part is not known.
    remainder, rest : str
        The letter for what remains of a series, and how fast that shrinks; empty for the other forms.
    at_point, split_at_point, condition_at_point : str
        The same at the point; empty where there is no secant.
    vanishing_program : Program or None
        In ε: the error that algebra has, where floats lose no digit in it.
    """

    form: Form
    form_at_point: Form
    too_long: bool
    quotient: str
    split: str
    condition: str
    part: bool | None
    part_at_point: bool | None
    remainder: str
    rest: str
    at_point: str
    split_at_point: str
    condition_at_point: str
    vanishing_program: Program | None
