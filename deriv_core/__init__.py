"""Derivatives of real functions of one variable: read, differentiate, compare, say where there is none."""

from .calculus.derivative import derivative
from .calculus.difference_quotient import compare, difference_quotient, shrink
from .calculus.differentiability import PointVerdict, classify_point
from .calculus.secant_slope import SecantSlope, secant_slope
from .calculus.steps import Step, differentiation_steps
from .calculus.values import Value, evaluate
from .curve.sampling import Curve, sample_curve
from .errors import DerivError, ExpressionError, TooComplex
from .expression.function import RealFunction, parse_function

__all__ = [
    "Curve",
    "DerivError",
    "ExpressionError",
    "PointVerdict",
    "RealFunction",
    "SecantSlope",
    "Step",
    "TooComplex",
    "Value",
    "classify_point",
    "compare",
    "derivative",
    "difference_quotient",
    "differentiation_steps",
    "evaluate",
    "parse_function",
    "sample_curve",
    "secant_slope",
    "shrink",
]
