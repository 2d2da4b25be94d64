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
from deriv_core.practice.exercises.exercise import Exercise, exercise
from deriv_core.practice.exercises.exercise_check import check_exercise, right_answer
from deriv_core.practice.exercises.topics import TOPICS
from deriv_core.practice.lines.false_line import FalseLine, false_line
from deriv_core.practice.lines.line_check import check_line
from deriv_core.practice.lines.line_status import LineCheck
from deriv_core.practice.mistakes.mistake_table import MISTAKES

__all__ = [
    "MISTAKES",
    "TOPICS",
    "AnswerCheck",
    "Curve",
    "DerivError",
    "Exercise",
    "ExpressionError",
    "FalseLine",
    "LineCheck",
    "PointVerdict",
    "RealFunction",
    "SecantSlope",
    "Step",
    "TooComplex",
    "Value",
    "check_derivative",
    "check_exercise",
    "check_line",
    "classify_point",
    "compare",
    "derivative",
    "difference_quotient",
    "differentiation_steps",
    "evaluate",
    "exercise",
    "false_line",
    "parse_function",
    "right_answer",
    "sample_curve",
    "secant_slope",
    "shrink",
]
