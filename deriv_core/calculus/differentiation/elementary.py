"""The table of derivatives of the elementary functions, as a textbook prints it inside its cover."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.differentiation.conditions import Condition, Relation, condition
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.tree import Expression


@dataclass(frozen=True, slots=True)
class Elementary:
    """One line of the table: the derivative of function(u), and where it holds."""

    function: str
    rule: str
    derivative: Expression
    conditions: tuple[Condition, ...]


def _line(function: str, rule: str, derivative: str, *conditions: tuple[str, Relation, str]) -> Elementary:
    return Elementary(
        function,
        rule,
        parse(derivative, "u").expression,
        tuple(
            condition(parse(left, "u").expression, relation, parse(right, "u").expression)
            for left, relation, right in conditions
        ),
    )


_TRIG = "trigonometric function"
_ARC = "inverse trigonometric function"
_HYPERBOLIC = "hyperbolic function"
_AREA = "inverse hyperbolic function"

# The variable of every line is u.
ELEMENTARY: dict[str, Elementary] = {
    line.function: line
    for line in (
        _line("sqrt", "square root", "1/(2*sqrt(u))", ("u", ">", "0")),
        _line("cbrt", "cube root", "1/(3*cbrt(u)^2)", ("u", "!=", "0")),
        _line("ln", "natural logarithm", "1/u", ("u", ">", "0")),
        _line("sin", _TRIG, "cos(u)"),
        _line("cos", _TRIG, "-sin(u)"),
        _line("tan", _TRIG, "sec(u)^2", ("cos(u)", "!=", "0")),
        _line("sec", _TRIG, "sec(u)*tan(u)", ("cos(u)", "!=", "0")),
        _line("csc", _TRIG, "-csc(u)*cot(u)", ("sin(u)", "!=", "0")),
        _line("cot", _TRIG, "-csc(u)^2", ("sin(u)", "!=", "0")),
        _line("asin", _ARC, "1/sqrt(1 - u^2)", ("abs(u)", "<", "1")),
        _line("acos", _ARC, "-1/sqrt(1 - u^2)", ("abs(u)", "<", "1")),
        _line("atan", _ARC, "1/(1 + u^2)"),
        _line("asec", _ARC, "1/(abs(u)*sqrt(u^2 - 1))", ("abs(u)", ">", "1")),
        _line("acsc", _ARC, "-1/(abs(u)*sqrt(u^2 - 1))", ("abs(u)", ">", "1")),
        _line("acot", _ARC, "-1/(1 + u^2)", ("u", "!=", "0")),
        _line("sinh", _HYPERBOLIC, "cosh(u)"),
        _line("cosh", _HYPERBOLIC, "sinh(u)"),
        _line("tanh", _HYPERBOLIC, "sech(u)^2"),
        _line("sech", _HYPERBOLIC, "-sech(u)*tanh(u)"),
        _line("csch", _HYPERBOLIC, "-csch(u)*coth(u)", ("u", "!=", "0")),
        _line("coth", _HYPERBOLIC, "-csch(u)^2", ("u", "!=", "0")),
        _line("asinh", _AREA, "1/sqrt(u^2 + 1)"),
        _line("acosh", _AREA, "1/sqrt(u^2 - 1)", ("u", ">", "1")),
        _line("atanh", _AREA, "1/(1 - u^2)", ("abs(u)", "<", "1")),
        _line("asech", _AREA, "-1/(u*sqrt(1 - u^2))", ("u", ">", "0"), ("u", "<", "1")),
        _line("acsch", _AREA, "-1/(abs(u)*sqrt(1 + u^2))", ("u", "!=", "0")),
        _line("acoth", _AREA, "1/(1 - u^2)", ("abs(u)", ">", "1")),
        _line("erf", "error function", "2*e^(-u^2)/sqrt(pi)"),
        _line("sign", "floor, ceiling and sign", "0", ("u", "!=", "0")),
        _line("floor", "floor, ceiling and sign", "0", ("u", "not whole", "0")),
        _line("ceil", "floor, ceiling and sign", "0", ("u", "not whole", "0")),
        _line("frac", "fractional part", "1", ("u", "not whole", "0")),
    )
}
