"""Derivatives of real functions of one variable: read, differentiate, compare, and say where there is none."""

from .errors import DerivError, ExpressionError, TooComplex
from .expression.function import RealFunction, parse_function

__all__ = ["DerivError", "ExpressionError", "RealFunction", "TooComplex", "parse_function"]
