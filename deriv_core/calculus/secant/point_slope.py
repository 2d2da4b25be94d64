"""The secant's slope at one point, the step still a letter, and its exact error at a given step."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log10
from typing import Any

from deriv_core.calculus.difference_quotient import read_step
from deriv_core.calculus.differentiation.conditions import Condition
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.points import Point
from deriv_core.calculus.precision import digits
from deriv_core.calculus.secant.best_form import remainder
from deriv_core.calculus.secant.coloured import coloured
from deriv_core.calculus.secant.expansion import in_words
from deriv_core.calculus.secant.numeric_check import value
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import Form
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.tree import ZERO, Expression, Sum, Variable

DIGITS = 60


@dataclass(frozen=True, slots=True)
class PointSlope:
    """The difference quotient at a point, for every ε but 0.

    Attributes
    ----------
    function : RealFunction
    on : TwoPoints
    point : Point
    form : Form
    expression : Expression or None
        A tree whose only variable is the step (and the rest of a series); None where the function has no
        value at the point and so there is no secant.
    limit : Expression or None
        The derivative at the point; None where there is none, or it is not known.
    vanishing : Expression or None
        The slope less its limit, as in `SecantSlope`.
    condition : Condition or None
        How small the step must be for the form to hold, or where it has cancelled a hole of f; None where it
        holds at every step.
    remainder_order : int or None
        Of the rest of a series; None where f is not smooth enough for one.
    """

    function: RealFunction
    on: TwoPoints
    point: Point
    form: Form
    expression: Expression | None
    limit: Expression | None = None
    vanishing: Expression | None = None
    condition: Condition | None = None
    remainder_order: int | None = None

    @property
    def text(self) -> str:
        """Plain text, with ε; empty where there is no secant."""
        if self.expression is None:
            return ""
        return to_text(substitute(self.expression, "varepsilon", Variable("ε")))

    @property
    def condition_text(self) -> str:
        """For which steps the form holds: ``abs(ε) < 3``, ``2 + ε != 0``; empty where for all."""
        return "" if self.condition is None else self.condition.at("varepsilon", Variable("ε")).text

    @property
    def remainder_words(self) -> str:
        """How fast what remains of a series shrinks, in a sentence; empty where that is not known."""
        return "" if self.remainder_order is None else in_words(self.remainder_order, remainder(self.on))

    @property
    def latex(self) -> str:
        """LaTeX; empty where there is no secant."""
        return "" if self.expression is None else to_latex(self.expression)

    def coloured_latex(self, colour: str) -> str:
        """LaTeX of limit + vanishing part, the latter in a colour; see `SecantSlope.coloured_latex`."""
        if self.limit is None or self.vanishing is None or self.vanishing == ZERO:
            return self.latex
        vanishing = self.vanishing
        if self.form is Form.SERIES:
            vanishing = Sum((vanishing, Variable(remainder(self.on))))
        return coloured(self.limit, vanishing, colour)

    def vanishing_at(self, step: float) -> float | None:
        """The error of the quotient at a step as algebra has it, without round-off.

        Of the part that vanishes where that is known, else of the definition, with so many digits that 60 are
        left when all has cancelled.

        Parameters
        ----------
        step : float
            Not 0.

        Returns
        -------
        float or None
            None where there is no derivative, or no secant at this step.
        """
        h = Fraction(read_step(step))
        found = self.error(h)
        return None if found is None else float(found)

    def error(self, h: Fraction) -> Any:
        """The same as an mpmath number of 60 digits."""
        if self.limit is None or self.expression is None:
            return None
        with digits(DIGITS + 20 + round(3 * max(0.0, -log10(abs(h))))):
            if self.vanishing is not None and self.form is not Form.SERIES and self.condition is None:
                return value(self.vanishing, self.on, self.point.tree, h)
            quotient = value(self.on.definition(self.function.expression), self.on, self.point.tree, h)
            limit = value(self.limit, self.on, self.point.tree, h)
            return None if quotient is None or limit is None else quotient - limit
