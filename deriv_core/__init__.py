"""Derivatives of real functions of one variable: read, differentiate, compare, say where there is none."""

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.difference_quotient import compare, difference_quotient, shrink
from deriv_core.calculus.differentiation.steps import Step
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.calculus.secant.secant_slope import SecantSlope, secant_slope
from deriv_core.calculus.values import Value, evaluate
from deriv_core.calculus.verdict.differentiability import PointVerdict, classify_point
from deriv_core.curve.sampling import Curve, sample_curve
from deriv_core.errors import DerivError, ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.practice.answer_check import AnswerCheck, check_derivative

__all__ = [
    "AnswerCheck",
    "Curve",
    "DerivError",
    "ExpressionError",
    "PointVerdict",
    "RealFunction",
    "SecantSlope",
    "Step",
    "TooComplex",
    "Value",
    "check_derivative",
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
