"""The closed table of functions a learner may call: names, spellings, number of arguments, LaTeX."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionInfo:
    """One function of the table.

    Attributes
    ----------
    name : str
        Canonical name, as printed.
    arity : tuple of int
        Fewest and most arguments.
    latex : str
        LaTeX command, or the empty string where the printer has a form of its own (roots, bars, floors).
    spoken : str
        How it is read aloud: "sine", "natural logarithm".
    spellings : tuple of str
        Other accepted names, lower case.
    """

    name: str
    arity: tuple[int, int]
    latex: str
    spoken: str
    spellings: tuple[str, ...] = ()


def _one(name: str, latex: str, spoken: str, *spellings: str) -> FunctionInfo:
    return FunctionInfo(name, (1, 1), latex, spoken, spellings)


_TABLE = (
    _one("sin", r"\sin", "sine", "sine", "sen"),
    _one("cos", r"\cos", "cosine", "cosine"),
    _one("tan", r"\tan", "tangent", "tg", "tangent"),
    _one("sec", r"\sec", "secant", "secant"),
    _one("csc", r"\csc", "cosecant", "cosec", "cosecant"),
    _one("cot", r"\cot", "cotangent", "ctg", "cotan", "cotg", "cotangent"),
    _one("asin", r"\arcsin", "arc sine", "arcsin", "arcsen"),
    _one("acos", r"\arccos", "arc cosine", "arccos"),
    _one("atan", r"\arctan", "arc tangent", "arctan", "arctg"),
    _one("asec", r"\operatorname{arcsec}", "arc secant", "arcsec"),
    _one("acsc", r"\operatorname{arccsc}", "arc cosecant", "arccsc", "acosec", "arccosec"),
    _one("acot", r"\operatorname{arccot}", "arc cotangent", "arccot", "arcctg", "arccotan"),
    _one("sinh", r"\sinh", "hyperbolic sine", "sh"),
    _one("cosh", r"\cosh", "hyperbolic cosine", "ch"),
    _one("tanh", r"\tanh", "hyperbolic tangent", "th"),
    _one("sech", r"\operatorname{sech}", "hyperbolic secant"),
    _one("csch", r"\operatorname{csch}", "hyperbolic cosecant", "cosech"),
    _one("coth", r"\coth", "hyperbolic cotangent"),
    _one("asinh", r"\operatorname{arsinh}", "inverse hyperbolic sine", "arsinh", "arcsinh"),
    _one("acosh", r"\operatorname{arcosh}", "inverse hyperbolic cosine", "arcosh", "arccosh"),
    _one("atanh", r"\operatorname{artanh}", "inverse hyperbolic tangent", "artanh", "arctanh"),
    _one("asech", r"\operatorname{arsech}", "inverse hyperbolic secant", "arsech", "arcsech"),
    _one("acsch", r"\operatorname{arcsch}", "inverse hyperbolic cosecant", "arcsch", "arccsch"),
    _one("acoth", r"\operatorname{arcoth}", "inverse hyperbolic cotangent", "arcoth", "arccoth"),
    _one("erf", r"\operatorname{erf}", "error function"),
    _one("exp", r"\exp", "exponential"),
    _one("ln", r"\ln", "natural logarithm"),
    FunctionInfo("log", (2, 2), "", "logarithm"),  # log(x, b) and log_b(x); one argument is read as ln
    _one("log10", r"\log_{10}", "logarithm to base 10", "lg"),
    _one("log2", r"\log_{2}", "logarithm to base 2", "lb"),
    _one("sqrt", "", "square root"),
    _one("cbrt", "", "cube root"),
    FunctionInfo("root", (2, 2), "", "root", ("nthroot",)),
    _one("abs", "", "absolute value", "fabs"),
    _one("floor", "", "floor"),
    _one("ceil", "", "ceiling", "ceiling"),
    _one("frac", r"\operatorname{frac}", "fractional part"),
    _one("sign", r"\operatorname{sign}", "sign", "sgn", "signum"),
    FunctionInfo("max", (2, 8), r"\max", "maximum"),
    FunctionInfo("min", (2, 8), r"\min", "minimum"),
)

FUNCTIONS: dict[str, FunctionInfo] = {info.name: info for info in _TABLE}
SPELLINGS: dict[str, str] = {
    spelling: info.name for info in _TABLE for spelling in (info.name, *info.spellings)
}
