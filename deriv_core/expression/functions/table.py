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
#: Names of the rules that several entries have.
TRIG, ARC = "trigonometric function", "inverse trigonometric function"
HYPERBOLIC, AREA = "hyperbolic function", "inverse hyperbolic function"
WHOLE = "floor, ceiling and sign"

_TABLE = (
    Entry("sin", r"\sin", ("sine", "sen"), parity="odd", turns=True, rule=TRIG, derivative="cos(u)"),
    Entry("cos", r"\cos", ("cosine",), parity="even", turns=True, rule=TRIG, derivative="-sin(u)"),
    Entry(
        "tan",
        r"\tan",
        ("tg", "tangent"),
        domain=(_COSINE,),
        parity="odd",
        turns=True,
        rule=TRIG,
        derivative="sec(u)^2",
    ),
    Entry(
        "sec",
        r"\sec",
        ("secant",),
        domain=(_COSINE,),
        parity="even",
        turns=True,
        rule=TRIG,
        derivative="sec(u)*tan(u)",
        lowered=partial(_over, "cos"),
    ),
    Entry(
        "csc",
        r"\csc",
        ("cosec", "cosecant"),
        domain=(_SINE,),
        parity="odd",
        turns=True,
        rule=TRIG,
        derivative="-csc(u)*cot(u)",
        lowered=partial(_over, "sin"),
    ),
    Entry(
        "cot",
        r"\cot",
        ("ctg", "cotan", "cotg", "cotangent"),
        domain=(_SINE,),
        parity="odd",
        turns=True,
        rule=TRIG,
        derivative="-csc(u)^2",
    ),
    Entry(
        "asin",
        r"\arcsin",
        ("arcsin", "arcsen"),
        domain=(Bound("<=", 1, "abs"),),
        parity="odd",
        rule=ARC,
        derivative="1/sqrt(1 - u^2)",
    ),
    Entry(
        "acos",
        r"\arccos",
        ("arccos",),
        domain=(Bound("<=", 1, "abs"),),
        rule=ARC,
        derivative="-1/sqrt(1 - u^2)",
    ),
    Entry(
        "atan",
        r"\arctan",
        ("arctan", "arctg"),
        parity="odd",
        rule=ARC,
        derivative="1/(1 + u^2)",
    ),
    Entry(
        "asec",
        r"\operatorname{arcsec}",
        ("arcsec",),
        domain=(Bound(">=", 1, "abs"),),
        rule=ARC,
        derivative="1/(abs(u)*sqrt(u^2 - 1))",
        lowered=partial(_of_inverse, "acos"),
    ),
    Entry(
        "acsc",
        r"\operatorname{arccsc}",
        ("arccsc", "acosec", "arccosec"),
        domain=(Bound(">=", 1, "abs"),),
        parity="odd",
        rule=ARC,
        derivative="-1/(abs(u)*sqrt(u^2 - 1))",
        lowered=partial(_of_inverse, "asin"),
    ),
    Entry(
        "acot",
        r"\operatorname{arccot}",
        ("arccot", "arcctg", "arccotan"),
        breaks=(0,),
        rule=ARC,
        derivative="-1/(1 + u^2)",
    ),
    Entry("sinh", r"\sinh", ("sh",), parity="odd", rule=HYPERBOLIC, derivative="cosh(u)"),
    Entry(
        "cosh",
        r"\cosh",
        ("ch",),
        parity="even",
        range="positive",
        rule=HYPERBOLIC,
        derivative="sinh(u)",
    ),
    Entry(
        "tanh",
        r"\tanh",
        ("th",),
        parity="odd",
        saturates=True,
        rule=HYPERBOLIC,
        derivative="sech(u)^2",
    ),
    Entry(
        "sech",
        r"\operatorname{sech}",
        parity="even",
        range="positive",
        saturates=True,
        rule=HYPERBOLIC,
        derivative="-sech(u)*tanh(u)",
        lowered=partial(_over, "cosh"),
    ),
    Entry(
        "csch",
        r"\operatorname{csch}",
        ("cosech",),
        domain=(_NOT_ZERO,),
        parity="odd",
        saturates=True,
        rule=HYPERBOLIC,
        derivative="-csch(u)*coth(u)",
        lowered=partial(_over, "sinh"),
    ),
    Entry(
        "coth",
        r"\coth",
        domain=(_NOT_ZERO,),
        parity="odd",
        saturates=True,
        rule=HYPERBOLIC,
        derivative="-csch(u)^2",
        lowered=partial(_over, "tanh"),
    ),
    Entry(
        "asinh",
        r"\operatorname{arsinh}",
        ("arsinh", "arcsinh"),
        parity="odd",
        rule=AREA,
        derivative="1/sqrt(u^2 + 1)",
    ),
    Entry(
        "acosh",
        r"\operatorname{arcosh}",
        ("arcosh", "arccosh"),
        domain=(Bound(">=", 1),),
        rule=AREA,
        derivative="1/sqrt(u^2 - 1)",
    ),
    Entry(
        "atanh",
        r"\operatorname{artanh}",
        ("artanh", "arctanh"),
        domain=(Bound("<", 1, "abs"),),
        parity="odd",
        rule=AREA,
        derivative="1/(1 - u^2)",
    ),
    Entry(
        "asech",
        r"\operatorname{arsech}",
        ("arsech", "arcsech"),
        domain=(_POSITIVE, Bound("<=", 1)),
        rule=AREA,
        derivative="-1/(u*sqrt(1 - u^2))",
        lowered=partial(_of_inverse, "acosh"),
    ),
    Entry(
        "acsch",
        r"\operatorname{arcsch}",
        ("arcsch", "arccsch"),
        domain=(_NOT_ZERO,),
        parity="odd",
        rule=AREA,
        derivative="-1/(abs(u)*sqrt(1 + u^2))",
        lowered=partial(_of_inverse, "asinh"),
    ),
    Entry(
        "acoth",
        r"\operatorname{arcoth}",
        ("arcoth", "arccoth"),
        domain=(Bound(">", 1, "abs"),),
        parity="odd",
        rule=AREA,
        derivative="1/(1 - u^2)",
        lowered=partial(_of_inverse, "atanh"),
    ),
    Entry(
        "erf",
        r"\operatorname{erf}",
        parity="odd",
        saturates=True,
        rule="error function",
        derivative="2*e^(-u^2)/sqrt(pi)",
    ),
    Entry("exp", r"\exp", range="positive", saturates=True),
    Entry("ln", r"\ln", domain=(_POSITIVE,), rule="natural logarithm", derivative="1/u"),
    # log(x, b) and log_b(x); one argument is read as ln
    Entry("log", "", arity=(2, 2)),
    Entry("log10", r"\log_{10}", ("lg",), domain=(_POSITIVE,)),
    Entry("log2", r"\log_{2}", ("lb",), domain=(_POSITIVE,)),
    Entry(
        "sqrt",
        "",
        domain=(Bound(">=", 0),),
        range="not negative",
        rule="square root",
        derivative="1/(2*sqrt(u))",
    ),
    Entry("cbrt", "", breaks=(0,), parity="odd", rule="cube root", derivative="1/(3*cbrt(u)^2)"),
    Entry("root", "", ("nthroot",), arity=(2, 2)),
    Entry("abs", "", ("fabs",), breaks=(0,), parity="even", range="not negative"),
    Entry("floor", "", steps=True, rule=WHOLE, derivative="0"),
    Entry("ceil", "", ("ceiling",), steps=True, rule=WHOLE, derivative="0"),
    Entry(
        "frac",
        r"\operatorname{frac}",
        steps=True,
        range="not negative",
        rule="fractional part",
        derivative="1",
    ),
    Entry(
        "sign",
        r"\operatorname{sign}",
        ("sgn", "signum"),
        breaks=(0,),
        parity="odd",
        rule=WHOLE,
        derivative="0",
    ),
    Entry("max", r"\max", arity=(2, 8)),
    Entry("min", r"\min", arity=(2, 8)),
)

FUNCTIONS: dict[str, Entry] = {entry.name: entry for entry in _TABLE}
SPELLINGS: dict[str, str] = {
    spelling: entry.name for entry in _TABLE for spelling in (entry.name, *entry.spellings)
}
#: Those that are made of no others: what every machine knows.
PRIMITIVES: dict[str, Entry] = {name: entry for name, entry in FUNCTIONS.items() if entry.lowered is None}
