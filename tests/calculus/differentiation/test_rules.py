"""Each rule on one line: its name, what it is applied to, the rule applied, and the tidied result."""

from __future__ import annotations

import pytest

from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.expression.function import parse_function

TABLE = [
    ("constant", "5", "0", "0"),
    ("identity", "x", "1", "1"),
    ("constant multiple", "3*sin(x)", "3*D(sin(x), x)", "3*cos(x)"),
    ("constant multiple", "-x^2", "-D(x^2, x)", "-2*x"),
    ("constant multiple", "x^2/7", "D(x^2, x)/7", "2*x/7"),
    ("constant multiple", "5/x^2", "5*D(1/x^2, x)", "-10/x^3"),
    ("sum", "x^2 + sin(x)", "D(x^2, x) + D(sin(x), x)", "2*x + cos(x)"),
    ("sum", "1 - x", "D(1, x) - D(x, x)", "-1"),
    ("power", "x^5", "5*x^(5 - 1)", "5*x^4"),
    ("power", "x^(2/3)", "2/3*x^(2/3 - 1)", "2/(3*x^(1/3))"),
    ("power", "x^pi", "pi*x^(pi - 1)", "pi*x^(pi - 1)"),
    ("rewrite as a power", "1/x", "D(x^(-1), x)", "-1/x^2"),
    ("rewrite as a power", "1/x^3", "D(x^(-3), x)", "-3/x^4"),
    ("rewrite as a power", "1/sqrt(x)", "D(x^(-1/2), x)", "-1/(2*x^(3/2))"),
    ("rewrite as a power", "root(x, 5/2)", "D(x^(2/5), x)", "2/(5*x^(3/5))"),
    ("square root", "sqrt(x)", "1/(2*sqrt(x))", "1/(2*sqrt(x))"),
    ("cube root", "cbrt(x)", "1/(3*cbrt(x)^2)", "1/(3*cbrt(x)^2)"),
    ("root", "root(x, 5)", "1/(5*root(x, 5)^(5 - 1))", "1/(5*root(x, 5)^4)"),
    ("product", "x*e^x", "D(x, x)*e^x + x*D(e^x, x)", "e^x + x*e^x"),
    (
        "product",
        "x*e^x*ln(x)",
        "D(x, x)*e^x*ln(x) + x*D(e^x, x)*ln(x) + x*e^x*D(ln(x), x)",
        "e^x*ln(x) + x*e^x*ln(x) + e^x",
    ),
    ("reciprocal", "1/(x + 1)", "-D(x + 1, x)/(x + 1)^2", "-1/(x + 1)^2"),
    ("reciprocal", "1/sin(x)", "-D(sin(x), x)/sin(x)^2", "-cos(x)/sin(x)^2"),
    ("quotient", "x/(x + 1)", "(D(x, x)*(x + 1) - x*D(x + 1, x))/(x + 1)^2", "1/(x + 1)^2"),
    ("exponential", "e^x", "e^x", "e^x"),
    ("exponential", "exp(x)", "exp(x)", "exp(x)"),
    ("exponential", "3^x", "3^x*ln(3)", "3^x*ln(3)"),
    ("exponential", "pi^x", "pi^x*ln(pi)", "pi^x*ln(pi)"),
    ("natural logarithm", "ln(x)", "1/x", "1/x"),
    ("logarithm", "log2(x)", "1/(x*ln(2))", "1/(x*ln(2))"),
    ("logarithm", "log10(x)", "1/(x*ln(10))", "1/(x*ln(10))"),
    ("logarithm", "log(x, 5)", "1/(x*ln(5))", "1/(x*ln(5))"),
    ("logarithm", "log(2, x)", "D(ln(2)/ln(x), x)", "-ln(2)/(x*ln(x)^2)"),
    ("trigonometric function", "sin(x)", "cos(x)", "cos(x)"),
    ("trigonometric function", "cos(x)", "-sin(x)", "-sin(x)"),
    ("trigonometric function", "tan(x)", "sec(x)^2", "sec(x)^2"),
    ("trigonometric function", "sec(x)", "sec(x)*tan(x)", "sec(x)*tan(x)"),
    ("trigonometric function", "csc(x)", "-csc(x)*cot(x)", "-csc(x)*cot(x)"),
    ("trigonometric function", "cot(x)", "-csc(x)^2", "-csc(x)^2"),
    ("inverse trigonometric function", "asin(x)", "1/sqrt(1 - x^2)", "1/sqrt(1 - x^2)"),
    ("inverse trigonometric function", "acos(x)", "-1/sqrt(1 - x^2)", "-1/sqrt(1 - x^2)"),
    ("inverse trigonometric function", "atan(x)", "1/(1 + x^2)", "1/(1 + x^2)"),
    ("inverse trigonometric function", "asec(x)", "1/(abs(x)*sqrt(x^2 - 1))", "1/(abs(x)*sqrt(x^2 - 1))"),
    ("inverse trigonometric function", "acsc(x)", "-1/(abs(x)*sqrt(x^2 - 1))", "-1/(abs(x)*sqrt(x^2 - 1))"),
    ("inverse trigonometric function", "acot(x)", "-1/(1 + x^2)", "-1/(1 + x^2)"),
    ("hyperbolic function", "sinh(x)", "cosh(x)", "cosh(x)"),
    ("hyperbolic function", "cosh(x)", "sinh(x)", "sinh(x)"),
    ("hyperbolic function", "tanh(x)", "sech(x)^2", "sech(x)^2"),
    ("hyperbolic function", "sech(x)", "-sech(x)*tanh(x)", "-sech(x)*tanh(x)"),
    ("hyperbolic function", "csch(x)", "-csch(x)*coth(x)", "-csch(x)*coth(x)"),
    ("hyperbolic function", "coth(x)", "-csch(x)^2", "-csch(x)^2"),
    ("inverse hyperbolic function", "asinh(x)", "1/sqrt(x^2 + 1)", "1/sqrt(x^2 + 1)"),
    ("inverse hyperbolic function", "acosh(x)", "1/sqrt(x^2 - 1)", "1/sqrt(x^2 - 1)"),
    ("error function", "erf(x)", "2*e^(-x^2)/sqrt(pi)", "2*e^(-x^2)/sqrt(pi)"),
    ("inverse hyperbolic function", "atanh(x)", "1/(1 - x^2)", "1/(1 - x^2)"),
    ("inverse hyperbolic function", "asech(x)", "-1/(x*sqrt(1 - x^2))", "-1/(x*sqrt(1 - x^2))"),
    ("inverse hyperbolic function", "acsch(x)", "-1/(abs(x)*sqrt(1 + x^2))", "-1/(abs(x)*sqrt(1 + x^2))"),
    ("inverse hyperbolic function", "acoth(x)", "1/(1 - x^2)", "1/(1 - x^2)"),
    ("absolute value", "abs(x)", "x/abs(x)", "x/abs(x)"),
    ("absolute value", "ln(abs(x))", "1/x", "1/x"),
    (
        "maximum and minimum",
        "max(x, 1)",
        "piecewise(D(x, x) if x > 1, D(1, x) if x < 1)",
        "piecewise(1 if x > 1, 0 if x < 1)",
    ),
    (
        "maximum and minimum",
        "min(x, x^2)",
        "piecewise(D(x, x) if x < x^2, D(x^2, x) if x^2 < x)",
        "piecewise(1 if x < x^2, 2*x if x^2 < x)",
    ),
    (
        "piecewise",
        "piecewise(x if x < 1, 1 otherwise)",
        "piecewise(D(x, x) if x < 1, D(1, x) if x > 1)",
        "piecewise(1 if x < 1, 0 if x > 1)",
    ),
    ("logarithmic differentiation", "x^x", "x^x*D(x*ln(x), x)", "x^x*(ln(x) + 1)"),
    (
        "logarithmic differentiation",
        "x^sin(x)",
        "x^(sin(x))*D(sin(x)*ln(x), x)",
        "x^(sin(x))*(cos(x)*ln(x) + sin(x)/x)",
    ),
    ("floor, ceiling and sign", "floor(x)", "0", "0"),
    ("floor, ceiling and sign", "ceil(x)", "0", "0"),
    ("floor, ceiling and sign", "sign(x)", "0", "0"),
    ("fractional part", "frac(x)", "1", "1"),
    ("chain", "sin(x^2)", "D(sin(u), u, x^2)*D(x^2, x)", "2*x*cos(x^2)"),
    ("chain", "(2*x + 1)^3", "D(u^3, u, 2*x + 1)*D(2*x + 1, x)", "6*(2*x + 1)^2"),
    ("chain", "e^(2*x)", "D(e^u, u, 2*x)*D(2*x, x)", "2*e^(2*x)"),
    ("chain", "abs(x - 1)", "D(abs(u), u, x - 1)*D(x - 1, x)", "(x - 1)/abs(x - 1)"),
    ("chain", "ln(2*x)", "D(ln(u), u, 2*x)*D(2*x, x)", "1/x"),
    (
        "case by case",
        "sqrt(max(0, x))",
        "piecewise(D(sqrt(0), x) if x < 0, D(sqrt(x), x) if x > 0)",
        "piecewise(0 if x < 0, 1/(2*sqrt(x)) if x > 0)",
    ),
    (
        "limit of the quotient",
        "sin(x)*abs(x)",
        "piecewise(D(sin(x)*abs(x), x) if x != 0, 0 otherwise)",
        "piecewise(cos(x)*abs(x) + x*sin(x)/abs(x) if x != 0, 0 otherwise)",
    ),
]


@pytest.mark.parametrize(("rule", "before", "template", "result"), TABLE)
def test_rule_before_and_after(rule: str, before: str, template: str, result: str) -> None:
    step = differentiation_steps(parse_function(before, "x"))
    assert (step.rule, step.template.text, step.result.text) == (rule, template, result)


def test_no_rule_is_left_out() -> None:
    assert {row[0] for row in TABLE} == {rule.name for rule in RULES}


def test_everything_of_a_step_is_text_and_latex() -> None:
    step = differentiation_steps(parse_function("theta^2"))
    assert (step.argument.text, step.argument.latex) == ("theta^2", r"\theta^{2}")
    assert (step.variable.text, step.variable.latex) == ("theta", r"\theta")
    assert (step.result.text, step.result.latex) == ("2*theta", r"2 \theta")
    assert step.variable == "theta"
