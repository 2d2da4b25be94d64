"""The slope of the secant with the step kept as a letter: what becomes the derivative as the step shrinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from deriv_core.calculus.difference_quotient import read_scheme
from deriv_core.calculus.differentiation.conditions import Condition
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.points import Point
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.secant import expansion
from deriv_core.calculus.secant.at_point import slope_at
from deriv_core.calculus.secant.best_form import Slope, best_form, remainder
from deriv_core.calculus.secant.cancelling import cancels
from deriv_core.calculus.secant.coloured import coloured
from deriv_core.calculus.secant.in_sympy import in_sympy
from deriv_core.calculus.secant.point_slope import PointSlope
from deriv_core.calculus.secant.two_points import TwoPoints, two_points
from deriv_core.calculus.secant.worked import Form
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.running.guarded import guarded_sympy, where_real
from deriv_core.expression.tree import ZERO, Call, Expression, Sum, Variable, walk


@dataclass(frozen=True, slots=True)
class SecantSlope:
    """The difference quotient of f for every ε but 0, and what becomes of it as ε shrinks.

    Attributes
    ----------
    function : RealFunction
    scheme : Scheme
    form : Form
        How far it is worked out.
    expression : Expression
        The tree; the step is a variable of its own, see `step`. In a series the rest is one too, see
        `remainder`.
    limit : Expression or None
        The derivative, as `derivative` gives it, wherever f has one; None where it is not known.
    vanishing : Expression or None
        The slope less its limit, in a form that shows that it is 0 at ε = 0; in a series without the rest.
        None where there is no such form.
    condition : Condition or None
        Where the form holds, if it has a value in a hole of f: ``w*(w + ε) ≠ 0`` for w²/w, whose slope is 1.
    holes : tuple of Expression
        What must not be 0 at either point of the secant; `condition` is made of it.
    too_long : bool
        Whether the step below would cancel, and the slope is only too long to be written out.
    """

    function: RealFunction
    scheme: Scheme
    form: Form
    expression: Expression
    limit: Expression | None
    vanishing: Expression | None
    condition: Condition | None = None
    holes: tuple[Expression, ...] = ()
    too_long: bool = False

    @property
    def multiplied_out(self) -> bool:
        """Whether the step below was cancelled, as in 2w + ε."""
        return self.form is Form.CANCELLED

    @property
    def step(self) -> str:
        """The name of the step in the tree: ``varepsilon``, or ``h`` where the variable itself is an ε."""
        return self.points.h

    @property
    def points(self) -> TwoPoints:
        """The two points of the secant."""
        return two_points(self.function, self.scheme)

    @property
    def remainder(self) -> str | None:
        """The letter for what remains in a series: the slope less all that is written, by definition."""
        return remainder(self.points) if self.form is Form.SERIES else None

    @property
    def remainder_order(self) -> int | None:
        """The power of ε with which what remains in a series shrinks, wherever f is smooth: 2, or 4."""
        return self.scheme.order_of_rest if self.form is Form.SERIES else None

    @property
    def remainder_words(self) -> str:
        """How fast what remains of a series shrinks, in a sentence; empty for the other forms."""
        order = self.remainder_order
        return "" if order is None else expansion.in_words(order, remainder(self.points))

    @property
    def latex(self) -> str:
        """LaTeX."""
        return to_latex(self.expression)

    @property
    def text(self) -> str:
        """Plain text, with ε."""
        return to_text(substitute(self.expression, "varepsilon", Variable("ε")))

    @property
    def definition(self) -> Expression:
        """The quotient as it is defined."""
        return self.points.definition(self.function.expression)

    def coloured_latex(self, colour: str) -> str:
        """LaTeX of limit + vanishing part, the latter in a colour; of the form alone where there are no two.

        Parameters
        ----------
        colour : str
            Such as ``"#b84e00"``.
        """
        if self.limit is None or self.vanishing in (None, ZERO):
            return self.latex
        rest = self.remainder
        vanishing = self.vanishing if rest is None else Sum((self.vanishing, Variable(rest)))
        return coloured(self.limit, vanishing, colour)

    def at_point(self, point: Point, verdict: PointVerdict | None = None) -> PointSlope:
        """The same with a point put in, and tidied again.

        Parameters
        ----------
        point : Point
            As `read_point` gives it.
        verdict : PointVerdict, optional
            What f does there, for those who know it already.
        """
        form = Slope(self.form, self.expression, self.limit, self.vanishing, self.condition, self.holes)
        return slope_at(self.function, self.points, form, point, verdict)

    @property
    def _calls_in_condition(self) -> bool:
        """Whether the condition itself has no value somewhere, as ln x ≠ 0, which SymPy takes as complex."""
        return self.condition is not None and any(isinstance(p, Call) for p in walk(self.condition.left))

    @property
    def sympy(self) -> Any:
        """The `sympy.Expr`, in real symbols: the variable and ``epsilon`` (or ``h``, as `step`).

        Where there is a `condition`, a `sympy.Piecewise` that is ``nan`` in the holes.
        """
        x = sympy.Symbol(self.function.variable, real=True)
        step = sympy.Symbol(self.step.removeprefix("var"), real=True)
        if self.form in (Form.CANCELLED, Form.FACTORED) and not self._calls_in_condition:
            symbols = {self.function.variable: x, self.step: step}
            slope = in_sympy(self.expression, symbols)
            if self.form is Form.FACTORED:
                slope = self._where_real(slope, x, step)
            if self.condition is None:
                return slope
            return sympy.Piecewise(
                (slope, sympy.Ne(in_sympy(self.condition.left, symbols), 0)), (sympy.nan, True)
            )
        slope = self.points.scheme.quotient(
            lambda offset: guarded_sympy(self.function.expression, x + offset * step), step
        )
        return self._where_real(slope, x, step)

    def _where_real(self, slope: Any, x: Any, step: Any) -> Any:
        """The slope where all values are real: what is imaginary in ln(-2) and acosh(-2) cancels."""
        ends = (where_real(self.function.expression, x + k * step) for k in self.points.scheme.offsets)
        condition = sympy.And(*ends)
        return slope if condition == sympy.true else sympy.Piecewise((slope, condition))


def secant_slope(f: RealFunction, scheme: str = "forward") -> SecantSlope:
    """The difference quotient of f with its step kept symbolic.

    Polynomials, quotients of polynomials, their square and cube roots, and sums and constant multiples of
    these are worked out until the step below is gone (2w + ε for w², -1/(w (w + ε)) for 1/w), as a learner
    would. Sines and their squares, exponentials, logarithms and their like of a w + b take the exact form in
    which one known limit is left (cos(w + ε/2) · sin(ε/2)/(ε/2) for sin w). Any other function without
    corners is written as its derivative, the first term that vanishes and a rest; where that is refused or
    (for a function of more than a few parts) not found in 0.2 seconds, the quotient stands as it is defined.

    Each form is compared with the definition at 50 digits before it is returned, and so is limit + vanishing
    part; one that differs gives way to the definition. A form may have a value where the quotient has none
    (its `condition` names the holes that have cancelled), and that of a root has none where both values of
    the root are 0.

    Parameters
    ----------
    f : RealFunction
    scheme : str
        A `Scheme` or its name.

    Returns
    -------
    SecantSlope

    Raises
    ------
    ExpressionError
        There is no such scheme.

    Examples
    --------
    >>> import deriv_core as dc
    >>> slope = dc.secant_slope(dc.parse_function("w^3"), "central")
    >>> slope.text, slope.form.value
    ('3*w^2 + ε^2', 'cancelled')
    """
    on = two_points(f, read_scheme(scheme))
    best = best_form(f, on)
    parts = best.form, best.expression, best.limit, best.vanishing, best.condition, best.holes
    too_long = best.form in (Form.SERIES, Form.DEFINITION) and cancels(f.expression, on.x)
    return SecantSlope(f, on.scheme, *parts, too_long)
