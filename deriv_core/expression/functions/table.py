"""The closed table of functions a learner may call, one entry each.

Domains, breaks and derivatives are those of any table of elementary functions, such as chapter 4 of the
NIST Digital Library of Mathematical Functions; acot is the one with a jump at 0, as SymPy has it.
"""

from __future__ import annotations

from functools import partial

from deriv_core.expression.functions.entry import Bound, Entry
from deriv_core.expression.tree import ONE, Call, Expression, Quotient


def _over(name: str, u: Expression) -> Expression:
    """1/name(u)"""
    return Quotient(ONE, Call(name, (u,)))


def _of_inverse(name: str, u: Expression) -> Expression:
    """name(1/u)"""
    return Call(name, (Quotient(ONE, u),))


_COSINE, _SINE = Bound("!=", 0, "cos"), Bound("!=", 0, "sin")
_POSITIVE, _NOT_ZERO = Bound(">", 0), Bound("!=", 0)
_TRIG, _ARC = "trigonometric function", "inverse trigonometric function"
_HYPERBOLIC, _AREA = "hyperbolic function", "inverse hyperbolic function"
_WHOLE = "floor, ceiling and sign"

_TABLE = (
    Entry("sin", r"\sin", "sine", ("sine", "sen"), parity="odd", rule=_TRIG, derivative="cos(u)"),
    Entry("cos", r"\cos", "cosine", ("cosine",), parity="even", rule=_TRIG, derivative="-sin(u)"),
    Entry(
        "tan",
        r"\tan",
        "tangent",
        ("tg", "tangent"),
        domain=(_COSINE,),
        parity="odd",
        rule=_TRIG,
        derivative="sec(u)^2",
    ),
    Entry(
        "sec",
        r"\sec",
        "secant",
        ("secant",),
        domain=(_COSINE,),
        parity="even",
        rule=_TRIG,
        derivative="sec(u)*tan(u)",
        lowered=partial(_over, "cos"),
    ),
    Entry(
        "csc",
        r"\csc",
        "cosecant",
        ("cosec", "cosecant"),
        domain=(_SINE,),
        parity="odd",
        rule=_TRIG,
        derivative="-csc(u)*cot(u)",
        lowered=partial(_over, "sin"),
    ),
    Entry(
        "cot",
        r"\cot",
        "cotangent",
        ("ctg", "cotan", "cotg", "cotangent"),
        domain=(_SINE,),
        parity="odd",
        rule=_TRIG,
        derivative="-csc(u)^2",
    ),
    Entry(
        "asin",
        r"\arcsin",
        "arc sine",
        ("arcsin", "arcsen"),
        domain=(Bound("<=", 1, "abs"),),
        parity="odd",
        rule=_ARC,
        derivative="1/sqrt(1 - u^2)",
    ),
    Entry(
        "acos",
        r"\arccos",
        "arc cosine",
        ("arccos",),
        domain=(Bound("<=", 1, "abs"),),
        rule=_ARC,
        derivative="-1/sqrt(1 - u^2)",
    ),
    Entry(
        "atan",
        r"\arctan",
        "arc tangent",
        ("arctan", "arctg"),
        parity="odd",
        rule=_ARC,
        derivative="1/(1 + u^2)",
    ),
    Entry(
        "asec",
        r"\operatorname{arcsec}",
        "arc secant",
        ("arcsec",),
        domain=(Bound(">=", 1, "abs"),),
        rule=_ARC,
        derivative="1/(abs(u)*sqrt(u^2 - 1))",
        lowered=partial(_of_inverse, "acos"),
    ),
    Entry(
        "acsc",
        r"\operatorname{arccsc}",
        "arc cosecant",
        ("arccsc", "acosec", "arccosec"),
        domain=(Bound(">=", 1, "abs"),),
        parity="odd",
        rule=_ARC,
        derivative="-1/(abs(u)*sqrt(u^2 - 1))",
        lowered=partial(_of_inverse, "asin"),
    ),
    Entry(
        "acot",
        r"\operatorname{arccot}",
        "arc cotangent",
        ("arccot", "arcctg", "arccotan"),
        breaks=(0,),
        rule=_ARC,
        derivative="-1/(1 + u^2)",
    ),
    Entry("sinh", r"\sinh", "hyperbolic sine", ("sh",), parity="odd", rule=_HYPERBOLIC, derivative="cosh(u)"),
    Entry(
        "cosh",
        r"\cosh",
        "hyperbolic cosine",
        ("ch",),
        parity="even",
        range="positive",
        rule=_HYPERBOLIC,
        derivative="sinh(u)",
    ),
    Entry(
        "tanh",
        r"\tanh",
        "hyperbolic tangent",
        ("th",),
        parity="odd",
        saturates=True,
        rule=_HYPERBOLIC,
        derivative="sech(u)^2",
    ),
    Entry(
        "sech",
        r"\operatorname{sech}",
        "hyperbolic secant",
        parity="even",
        range="positive",
        saturates=True,
        rule=_HYPERBOLIC,
        derivative="-sech(u)*tanh(u)",
        lowered=partial(_over, "cosh"),
    ),
    Entry(
        "csch",
        r"\operatorname{csch}",
        "hyperbolic cosecant",
        ("cosech",),
        domain=(_NOT_ZERO,),
        parity="odd",
        saturates=True,
        rule=_HYPERBOLIC,
        derivative="-csch(u)*coth(u)",
        lowered=partial(_over, "sinh"),
    ),
    Entry(
        "coth",
        r"\coth",
        "hyperbolic cotangent",
        domain=(_NOT_ZERO,),
        parity="odd",
        saturates=True,
        rule=_HYPERBOLIC,
        derivative="-csch(u)^2",
        lowered=partial(_over, "tanh"),
    ),
    Entry(
        "asinh",
        r"\operatorname{arsinh}",
        "inverse hyperbolic sine",
        ("arsinh", "arcsinh"),
        parity="odd",
        rule=_AREA,
        derivative="1/sqrt(u^2 + 1)",
    ),
    Entry(
        "acosh",
        r"\operatorname{arcosh}",
        "inverse hyperbolic cosine",
        ("arcosh", "arccosh"),
        domain=(Bound(">=", 1),),
        rule=_AREA,
        derivative="1/sqrt(u^2 - 1)",
    ),
    Entry(
        "atanh",
        r"\operatorname{artanh}",
        "inverse hyperbolic tangent",
        ("artanh", "arctanh"),
        domain=(Bound("<", 1, "abs"),),
        parity="odd",
        rule=_AREA,
        derivative="1/(1 - u^2)",
    ),
    Entry(
        "asech",
        r"\operatorname{arsech}",
        "inverse hyperbolic secant",
        ("arsech", "arcsech"),
        domain=(_POSITIVE, Bound("<=", 1)),
        rule=_AREA,
        derivative="-1/(u*sqrt(1 - u^2))",
        lowered=partial(_of_inverse, "acosh"),
    ),
    Entry(
        "acsch",
        r"\operatorname{arcsch}",
        "inverse hyperbolic cosecant",
        ("arcsch", "arccsch"),
        domain=(_NOT_ZERO,),
        parity="odd",
        rule=_AREA,
        derivative="-1/(abs(u)*sqrt(1 + u^2))",
        lowered=partial(_of_inverse, "asinh"),
    ),
    Entry(
        "acoth",
        r"\operatorname{arcoth}",
        "inverse hyperbolic cotangent",
        ("arcoth", "arccoth"),
        domain=(Bound(">", 1, "abs"),),
        parity="odd",
        rule=_AREA,
        derivative="1/(1 - u^2)",
        lowered=partial(_of_inverse, "atanh"),
    ),
    Entry(
        "erf",
        r"\operatorname{erf}",
        "error function",
        parity="odd",
        saturates=True,
        rule="error function",
        derivative="2*e^(-u^2)/sqrt(pi)",
    ),
    Entry("exp", r"\exp", "exponential", range="positive", saturates=True),
    Entry("ln", r"\ln", "natural logarithm", domain=(_POSITIVE,), rule="natural logarithm", derivative="1/u"),
    # log(x, b) and log_b(x); one argument is read as ln
    Entry("log", "", "logarithm", arity=(2, 2)),
    Entry("log10", r"\log_{10}", "logarithm to base 10", ("lg",), domain=(_POSITIVE,)),
    Entry("log2", r"\log_{2}", "logarithm to base 2", ("lb",), domain=(_POSITIVE,)),
    Entry(
        "sqrt",
        "",
        "square root",
        domain=(Bound(">=", 0),),
        range="not negative",
        rule="square root",
        derivative="1/(2*sqrt(u))",
    ),
    Entry("cbrt", "", "cube root", breaks=(0,), parity="odd", rule="cube root", derivative="1/(3*cbrt(u)^2)"),
    Entry("root", "", "root", ("nthroot",), arity=(2, 2)),
    Entry("abs", "", "absolute value", ("fabs",), breaks=(0,), parity="even", range="not negative"),
    Entry("floor", "", "floor", steps=True, rule=_WHOLE, derivative="0"),
    Entry("ceil", "", "ceiling", ("ceiling",), steps=True, rule=_WHOLE, derivative="0"),
    Entry(
        "frac",
        r"\operatorname{frac}",
        "fractional part",
        steps=True,
        range="not negative",
        rule="fractional part",
        derivative="1",
    ),
    Entry(
        "sign",
        r"\operatorname{sign}",
        "sign",
        ("sgn", "signum"),
        breaks=(0,),
        parity="odd",
        rule=_WHOLE,
        derivative="0",
    ),
    Entry("max", r"\max", "maximum", arity=(2, 8)),
    Entry("min", r"\min", "minimum", arity=(2, 8)),
)

FUNCTIONS: dict[str, Entry] = {entry.name: entry for entry in _TABLE}
SPELLINGS: dict[str, str] = {
    spelling: entry.name for entry in _TABLE for spelling in (entry.name, *entry.spellings)
}
#: Those that are made of no others: what every machine knows.
PRIMITIVES: dict[str, Entry] = {name: entry for name, entry in FUNCTIONS.items() if entry.lowered is None}
