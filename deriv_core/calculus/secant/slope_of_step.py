"""The secant's slope at one point as a function of the step: what it does on both sides of a step of 0."""

from __future__ import annotations

from deriv_core.calculus.difference_quotient import read_scheme
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.points import Point
from deriv_core.calculus.secant.two_points import two_points
from deriv_core.expression.function import RealFunction


def slope_of_step(f: RealFunction, point: Point, scheme: str = "forward") -> RealFunction:
    """(f(x0 + h) - f(x0)) / h, for the backward and the central scheme likewise, as a function of h.

    Parameters
    ----------
    f : RealFunction
    point : Point
        Where f has no value there, the forward and backward slopes have none either, whatever the step.
    scheme : str
        A `Scheme` or its name.

    Returns
    -------
    RealFunction
        As defined and nothing cancelled: undefined at 0.
    """
    on = two_points(f, read_scheme(scheme))
    return RealFunction(substitute(on.definition(f.expression), on.x, point.tree), on.h, name="k")
