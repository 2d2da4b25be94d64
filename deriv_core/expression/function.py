"""A real function of one variable: the tree with everything read off it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import sympy

from deriv_core.errors import ExpressionError
from deriv_core.expression.edges import real_at_a_lone_point
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.running.guarded import guarded_sympy
from deriv_core.expression.running.program import ExactProgram, Program, compile_exact, compile_program
from deriv_core.expression.running.run_numpy import FloatArray, run_numpy
from deriv_core.expression.running.to_sympy import to_sympy
from deriv_core.expression.tree import Expression, Number, walk
from deriv_core.words import Message


@dataclass(frozen=True)
class RealFunction:
    """A real function of one variable, in the form it was typed.

    Two are equal when their expressions and variables are; the name and the notes do not count.

    Attributes
    ----------
    expression : Expression
        The tree.
    variable : str
        Such as ``"w"`` or ``"theta"``.
    name : str
        Such as ``"J"``.
    notes : tuple of str
        A sentence for every reading somebody else might do differently.
    derivative_of : RealFunction or None
        The function of which this is the derivative, and whose domain bounds it: 1/x for ln(x) is of x > 0.
    """

    expression: Expression
    variable: str
    name: str = field(default="J", compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    derivative_of: RealFunction | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """Of its text, which is at hand: a function is the key of many an answer."""
        return hash((self.text, self.variable))

    @functools.cached_property
    def text(self) -> str:
        """Canonical plain text; `parse_function` gives an equal function back."""
        return to_text(self.expression)

    @functools.cached_property
    def latex(self) -> str:
        """LaTeX in the learner's own form and order."""
        return to_latex(self.expression)

    @functools.cached_property
    def sympy(self) -> Any:
        """The `sympy.Expr` with the same real values, in a real symbol named as the variable.

        Where f has no real value it has no finite one; where SymPy alone would lose the condition for that,
        it is a `sympy.Piecewise` with it.

        Raises
        ------
        TooComplex
            SymPy would write out a number of more than 4,000 bits.
        """
        return guarded_sympy(self.expression, sympy.Symbol(self.variable, real=True))

    @functools.cached_property
    def bare_sympy(self) -> Any:
        """The same without its domain, for algebra: holes and ends may be lost."""
        return to_sympy(self.expression, sympy.Symbol(self.variable, real=True))

    @functools.cached_property
    def program(self) -> Program:
        """Postfix code with float numbers, for NumPy and the browser."""
        return compile_program(self.expression)

    @functools.cached_property
    def exact_program(self) -> ExactProgram:
        """Postfix code with exact numbers, for mpmath."""
        return compile_exact(self.expression)

    @overload
    def __call__(self, x: float) -> float: ...
    @overload
    def __call__(self, x: npt.ArrayLike) -> FloatArray: ...
    def __call__(self, x: Any) -> Any:
        """The value in double precision.

        Parameters
        ----------
        x : float or array of any shape

        Returns
        -------
        float or float array of the same shape
            ``nan`` where the function is not a real number.
        """
        values = run_numpy(self.program, np.asarray(x, dtype=float))
        return float(values) if values.ndim == 0 else values


def parse_function(text: str, variable: str | None = None) -> RealFunction:
    r"""Read a function of one variable as learners type it.

    Parameters
    ----------
    text : str
        Such as ``"w^2"``, ``"xsinx"``, ``r"\frac{1}{x}"`` or ``"J(w) = 1/w"``.
    variable : str, optional
        The variable; inferred where None.

    Returns
    -------
    RealFunction

    Raises
    ------
    ExpressionError
        Where the text cannot be read, or no real value of the function was found.
    TooComplex
        Over a bound; then it is an `ExpressionError` as well.
    """
    parsed = parse(text, variable)
    function = RealFunction(parsed.expression, parsed.variable, parsed.name, parsed.notes)
    if not _somewhere_real(function):
        raise ExpressionError(
            Message("reading-no-real-value", tried=f"{_FINE.size:,}"),
            text,
            0,
            Message("reading-look-for-division-by-0"),
        )
    return function


_COARSE = np.array([0.0, 0.5, 1.0, -0.5, -1.0, 2.0, -2.0, 0.123, -0.789, 1.57, 3.0, -3.3, 10.0, -10.7])
_FAR = np.geomspace(1e-12, 1e12, 400)
_FINE = np.concatenate([np.arange(-1000.0, 1000.25, 0.25), _FAR, -_FAR])


def _somewhere_real(function: RealFunction) -> bool:
    if np.isfinite(function(_COARSE)).any():
        return True
    # The numbers of the expression itself, so that asin(x - 54321.5) is found alive.
    own = [float(node.value) for node in walk(function.expression) if isinstance(node, Number)]
    near = np.array([sign * number + shift for number in own for sign in (1, -1) for shift in (-0.5, 0, 0.5)])
    if any(np.isfinite(function(points)).any() for points in (_FINE, near)):
        return True
    return real_at_a_lone_point(function.expression, np.unique(np.concatenate([_FINE, near])))
