"""f.sympy has no finite real value where f has none."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from deriv_core.expression.function import parse_function
from deriv_core.expression.reading.parser import parse, parse_constant
from deriv_core.expression.running.exact import known_value
from deriv_core.expression.running.guarded import guarded_sympy
from deriv_core.expression.running.known import UndefinedAtPoint
from deriv_core.expression.running.to_sympy import to_sympy
from tests import cases

X = sympy.Symbol("x", real=True)
REPORTED = [(row["f"], row["at"]) for row in cases.read("reports") if row["kind"] == "sympy_undefined"]

NEIGHBOURS = [
    ("sqrt(x)*sqrt(x)", "-1"),
    ("tan(x)*cot(x)", "0"),
    ("(x^(1/2))^4", "-1"),
    ("1/(1/x)", "0"),
    ("x/x^2*x", "0"),
    ("ln(x) - ln(x)", "-1"),
    ("0/x", "0"),
    ("exp(ln(x - 2))", "1"),
    ("(x^2 - 1)/(x - 1)", "1"),
    ("x + 1/x - 1/x", "0"),
    ("cos(sqrt(x))", "-1"),
    ("|ln x|", "-1"),
    ("ln(x)^2", "-1"),
    ("(x + 1)ln(x)", "-1"),
    ("sqrt(x)*sqrt(x - 1)", "-1"),
    ("x*sqrt(x - 1)", "0"),
    ("1/(1 + 1/x)", "0"),
    ("1/ln(x)", "0"),
    ("ln(ln x)", "-1"),
    ("asin(x) + acos(x)", "2"),
    ("tanh(atanh x)", "2"),
    ("erf(sqrt x)^2", "-1"),
    ("10^(log10 x)", "-1"),
    ("acot(1/x)", "0"),
    ("sec(x)*cos(x)", "pi/2"),
    ("csc(x)*sin(x)", "pi"),
    ("(1/x)^0", "0"),
    ("log(x, x)", "-1"),
    ("log(x, x)", "1"),
    ("x^pi x^-pi", "-1"),
    ("x^(sqrt 2)/x^(sqrt 2)", "-1"),
    ("piecewise(1 if x < 0, x/x otherwise)", "0"),
    # SymPy's own 0^0 is 1, its log(8)/log(0) and log(1)/log(-1) are 0.
    ("0^x", "0"),
    ("0^(x - 1)", "1"),
    ("0^|x|", "0"),
    ("sin(0)^x", "0"),
    ("x^(-x)", "0"),
    ("log(8, x)", "0"),
    ("log(x^2, x)", "-1"),
    # A condition that compares what is no number.
    ("piecewise(1 if ln(x) > 0, 2 otherwise)", "-3"),
    ("piecewise(1 if 1/x > 0, 2 otherwise)", "0"),
    ("piecewise(5 if x < -4, 1 if sqrt(x) < 1, 2 otherwise)", "-2"),
]


def finite_real(value: sympy.Expr) -> bool:
    return bool(value.is_number and (number := value.evalf()).is_real and number.is_finite)


@pytest.mark.parametrize(("text", "at"), [*REPORTED, *NEIGHBOURS])
def test_no_finite_real_value_where_the_function_has_none(text: str, at: str) -> None:
    f, point = parse_function(text), parse_constant(at)
    with pytest.raises(UndefinedAtPoint):
        known_value(f.expression, "x", point, 120)
    assert not finite_real(f.sympy.subs(X, to_sympy(point, X)))


@pytest.mark.parametrize(("text", "at"), [("sqrt(x)^2", 4), ("x/x", 3), ("0*ln x", 2), ("sin(asin x)", 0.5)])
def test_value_inside_survives_and_so_does_the_domain(text: str, at: float) -> None:
    f = parse_function(text)
    assert float(f.sympy.subs(X, at)) == pytest.approx(f(at))
    assert float(sympy.lambdify(X, f.sympy, "numpy")(np.float64(at))) == pytest.approx(f(at))
    assert isinstance(sympy.diff(f.sympy, X), sympy.Piecewise)


@pytest.mark.parametrize(
    "text",
    [
        "x^2",
        "1/x",
        "sin x",
        "ln x",
        "sqrt x",
        "1/sqrt(x)",
        "3/(2x)",
        "tan x",
        "e^(1/x)",
        "sin(x)/x",
        "asin x",
    ],
)
def test_ordinary_functions_stay_plain(text: str) -> None:
    f = parse_function(text)
    assert f.sympy == f.bare_sympy


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("x^pi", 0),
        ("x^sqrt(2)", 0),
        ("(x^2)^pi", 0),
        ("x^(x + 1)", 0),
        ("floor(x)^x", 0.5),
        ("0^x", 2),
        ("piecewise(5 if x < 0, 1 if ln(x) > 0, 2 otherwise)", -3),
    ],
)
def test_guard_loses_no_value(text: str, at: float) -> None:
    """0 to a positive power is 0, and a case that holds is taken before the next condition is read."""
    f = parse_function(text)
    assert float(f.sympy.subs(X, sympy.Rational(at))) == pytest.approx(f(at))
    with np.errstate(all="ignore"):  # NumPy works out every case
        assert float(sympy.lambdify(X, f.sympy, "numpy")(np.float64(at))) == pytest.approx(f(at))


@pytest.mark.parametrize("tree", ["sqrt(x/0)", "ln(sqrt(x) + x/0)", "asin(x + 0/0)"])
def test_bound_on_what_is_nowhere_a_number_is_nowhere_met(tree: str) -> None:
    """SymPy raises a TypeError for zoo ≥ 0."""
    assert not finite_real(guarded_sympy(parse(tree, "x").expression, X).subs(X, 2))
