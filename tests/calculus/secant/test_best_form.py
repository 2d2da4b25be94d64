"""The table: a function, a scheme, and what a teacher writes for the slope of the secant.

Held against the definition by SymPy at rational points, which shares no code with the forms.
"""

from __future__ import annotations

import functools
from fractions import Fraction

import pytest
import sympy

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.secant.secant_slope import SecantSlope, secant_slope
from deriv_core.calculus.secant.worked import Form
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.printer import to_text
from deriv_core.expression.running.to_sympy import to_sympy
from deriv_core.expression.tree import Expression, Sum, rational

pytestmark = pytest.mark.slow

TABLE = [
    ("w^2", "forward", "cancelled", "2*w + ε"),
    ("w^2", "backward", "cancelled", "2*w - ε"),
    ("w^2", "central", "cancelled", "2*w"),
    ("w^3", "forward", "cancelled", "3*w^2 + 3*w*ε + ε^2"),
    ("w^3", "backward", "cancelled", "3*w^2 - 3*w*ε + ε^2"),
    ("w^3", "central", "cancelled", "3*w^2 + ε^2"),
    ("1/w", "forward", "cancelled", "-1/(w*(w + ε))"),
    ("1/w", "backward", "cancelled", "-1/(w*(w - ε))"),
    ("1/w", "central", "cancelled", "-1/((w - ε)*(w + ε))"),
    ("1/w^2", "forward", "cancelled", "-(2*w + ε)/(w^2*(w + ε)^2)"),
    ("1/w^2", "backward", "cancelled", "-(2*w - ε)/(w^2*(w - ε)^2)"),
    ("1/w^2", "central", "cancelled", "-2*w/((w - ε)^2*(w + ε)^2)"),
    ("5", "forward", "cancelled", "0"),
    ("5", "backward", "cancelled", "0"),
    ("5", "central", "cancelled", "0"),
    ("3/(2x)", "forward", "cancelled", "-3/(2*x*(x + ε))"),
    ("3/(2x)", "backward", "cancelled", "-3/(2*x*(x - ε))"),
    ("3/(2x)", "central", "cancelled", "-3/(2*(x - ε)*(x + ε))"),
    ("(3w-2)^2", "forward", "cancelled", "18*w + 9*ε - 12"),
    ("(3w-2)^2", "backward", "cancelled", "18*w - 9*ε - 12"),
    ("(3w-2)^2", "central", "cancelled", "18*w - 12"),
    ("1+x-x^2", "forward", "cancelled", "1 - 2*x - ε"),
    ("1+x-x^2", "backward", "cancelled", "1 - 2*x + ε"),
    ("1+x-x^2", "central", "cancelled", "1 - 2*x"),
    ("pi r^2", "forward", "cancelled", "pi*(2*r + ε)"),
    ("pi r^2", "backward", "cancelled", "pi*(2*r - ε)"),
    ("pi r^2", "central", "cancelled", "2*pi*r"),
    ("1/(x+1)", "forward", "cancelled", "-1/((x + 1)*(x + ε + 1))"),
    ("1/(x+1)", "backward", "cancelled", "-1/((x + 1)*(x - ε + 1))"),
    ("1/(x+1)", "central", "cancelled", "-1/((x - ε + 1)*(x + ε + 1))"),
    ("x/(x^2+1)", "forward", "cancelled", "(-x^2 - x*ε + 1)/((x^2 + 1)*((x + ε)^2 + 1))"),
    ("x/(x^2+1)", "backward", "cancelled", "(-x^2 + x*ε + 1)/((x^2 + 1)*((x - ε)^2 + 1))"),
    ("x/(x^2+1)", "central", "cancelled", "(-x^2 + ε^2 + 1)/(((x - ε)^2 + 1)*((x + ε)^2 + 1))"),
    ("(x^2-1)/(x-1)", "forward", "cancelled", "1"),
    ("(x^2-1)/(x-1)", "backward", "cancelled", "1"),
    ("(x^2-1)/(x-1)", "central", "cancelled", "1"),
    ("x^3/(2x)", "forward", "cancelled", "x + ε/2"),
    ("x/(x^2-x)", "central", "cancelled", "-1/((x - ε - 1)*(x + ε - 1))"),
    ("(x-2)/(x-2)^3", "forward", "cancelled", "(-2*x - ε + 4)/((x - 2)^2*(x + ε - 2)^2)"),
    ("(x^2-2)/(x^4-4)", "backward", "cancelled", "-(2*x - ε)/((x^2 + 2)*((x - ε)^2 + 2))"),
    ("sin(x)^2", "forward", "factored", "sin(2*x + ε)*(sin(ε)/ε)"),
    ("sin(x)^2", "backward", "factored", "sin(2*x - ε)*(sin(ε)/ε)"),
    ("sin(x)^2", "central", "factored", "sin(2*x)*(sin(2*ε)/(2*ε))"),
    ("cos(3-2x)^2", "forward", "factored", "2*sin(2*(3 - 2*x) - 2*ε)*(sin(2*ε)/(2*ε))"),
    ("cos(3-2x)^2", "backward", "factored", "2*sin(2*(3 - 2*x) + 2*ε)*(sin(2*ε)/(2*ε))"),
    ("cos(3-2x)^2", "central", "factored", "2*sin(2*(3 - 2*x))*(sin(4*ε)/(4*ε))"),
    ("sin(x)^2 + cos(x)^2", "forward", "cancelled", "0"),
    ("sqrt(x)", "forward", "cancelled", "1/(sqrt(x + ε) + sqrt(x))"),
    ("sqrt(x)", "backward", "cancelled", "1/(sqrt(x) + sqrt(x - ε))"),
    ("sqrt(x)", "central", "cancelled", "1/(sqrt(x + ε) + sqrt(x - ε))"),
    ("sqrt(x^2+1)", "forward", "cancelled", "(2*x + ε)/(sqrt((x + ε)^2 + 1) + sqrt(x^2 + 1))"),
    ("sqrt(x^2+1)", "backward", "cancelled", "(2*x - ε)/(sqrt(x^2 + 1) + sqrt((x - ε)^2 + 1))"),
    ("sqrt(x^2+1)", "central", "cancelled", "2*x/(sqrt((x + ε)^2 + 1) + sqrt((x - ε)^2 + 1))"),
    ("cbrt(x)", "forward", "cancelled", "1/(cbrt(x + ε)^2 + cbrt(x + ε)*cbrt(x) + cbrt(x)^2)"),
    ("cbrt(x)", "backward", "cancelled", "1/(cbrt(x)^2 + cbrt(x)*cbrt(x - ε) + cbrt(x - ε)^2)"),
    ("cbrt(x)", "central", "cancelled", "1/(cbrt(x + ε)^2 + cbrt(x + ε)*cbrt(x - ε) + cbrt(x - ε)^2)"),
    ("x^(3/2)", "forward", "cancelled", "(3*x^2 + 3*x*ε + ε^2)/((x + ε)^(3/2) + x^(3/2))"),
    ("x^(3/2)", "backward", "cancelled", "(3*x^2 - 3*x*ε + ε^2)/(x^(3/2) + (x - ε)^(3/2))"),
    ("x^(3/2)", "central", "cancelled", "(3*x^2 + ε^2)/((x + ε)^(3/2) + (x - ε)^(3/2))"),
    ("1/sqrt(x)", "forward", "cancelled", "-1/((sqrt(x + ε) + sqrt(x))*sqrt(x)*sqrt(x + ε))"),
    ("1/sqrt(x)", "backward", "cancelled", "-1/((sqrt(x) + sqrt(x - ε))*sqrt(x)*sqrt(x - ε))"),
    ("1/sqrt(x)", "central", "cancelled", "-1/((sqrt(x + ε) + sqrt(x - ε))*sqrt(x - ε)*sqrt(x + ε))"),
    ("x^2+1/x", "forward", "cancelled", "2*x + ε - 1/(x*(x + ε))"),
    ("x^2+1/x", "backward", "cancelled", "2*x - ε - 1/(x*(x - ε))"),
    ("x^2+1/x", "central", "cancelled", "2*x - 1/((x - ε)*(x + ε))"),
    ("sin w", "forward", "factored", "cos(w + ε/2)*(sin(ε/2)/(ε/2))"),
    ("sin w", "backward", "factored", "cos(w - ε/2)*(sin(ε/2)/(ε/2))"),
    ("sin w", "central", "factored", "cos(w)*(sin(ε)/ε)"),
    ("cos w", "forward", "factored", "-sin(w + ε/2)*(sin(ε/2)/(ε/2))"),
    ("cos w", "backward", "factored", "-sin(w - ε/2)*(sin(ε/2)/(ε/2))"),
    ("cos w", "central", "factored", "-sin(w)*(sin(ε)/ε)"),
    ("tan w", "forward", "factored", "sin(ε)/(ε*cos(w)*cos(w + ε))"),
    ("tan w", "backward", "factored", "sin(ε)/(ε*cos(w)*cos(w - ε))"),
    ("tan w", "central", "factored", "sin(2*ε)/(2*ε*cos(w - ε)*cos(w + ε))"),
    ("sin(50w)", "forward", "factored", "50*cos(50*w + 25*ε)*(sin(25*ε)/(25*ε))"),
    ("sin(50w)", "backward", "factored", "50*cos(50*w - 25*ε)*(sin(25*ε)/(25*ε))"),
    ("sin(50w)", "central", "factored", "50*cos(50*w)*(sin(50*ε)/(50*ε))"),
    ("cos(3-2x)", "forward", "factored", "2*sin(3 - 2*x - ε)*(sin(ε)/ε)"),
    ("cos(3-2x)", "backward", "factored", "2*sin(3 - 2*x + ε)*(sin(ε)/ε)"),
    ("cos(3-2x)", "central", "factored", "2*sin(3 - 2*x)*(sin(2*ε)/(2*ε))"),
    ("e^w", "forward", "factored", "e^w*((e^ε - 1)/ε)"),
    ("e^w", "backward", "factored", "e^w*((1 - e^(-ε))/ε)"),
    ("e^w", "central", "factored", "e^w*(sinh(ε)/ε)"),
    ("e^(-2x)", "forward", "factored", "-2*e^(-2*x)*((1 - e^(-2*ε))/(2*ε))"),
    ("e^(-2x)", "backward", "factored", "-2*e^(-2*x)*((e^(2*ε) - 1)/(2*ε))"),
    ("e^(-2x)", "central", "factored", "-2*e^(-2*x)*(sinh(2*ε)/(2*ε))"),
    ("2^x", "forward", "factored", "2^x*((2^ε - 1)/ε)"),
    ("2^x", "backward", "factored", "2^x*((1 - 2^(-ε))/ε)"),
    ("2^x", "central", "factored", "2^x*((2^ε - 2^(-ε))/(2*ε))"),
    ("3e^(x/2)+x^2", "forward", "factored", "3/2*e^(x/2)*((e^(ε/2) - 1)/(ε/2)) + 2*x + ε"),
    ("3e^(x/2)+x^2", "backward", "factored", "3/2*e^(x/2)*((1 - e^(-ε/2))/(ε/2)) + 2*x - ε"),
    ("3e^(x/2)+x^2", "central", "factored", "3/2*e^(x/2)*(sinh(ε/2)/(ε/2)) + 2*x"),
    ("ln w", "forward", "factored", "ln(1 + ε/w)/ε"),
    ("ln w", "backward", "factored", "-ln(1 - ε/w)/ε"),
    ("ln w", "central", "factored", "ln((w + ε)/(w - ε))/(2*ε)"),
    ("ln(3x+1)", "forward", "factored", "ln(1 + 3*ε/(3*x + 1))/ε"),
    ("ln(3x+1)", "backward", "factored", "-ln(1 - 3*ε/(3*x + 1))/ε"),
    ("ln(3x+1)", "central", "factored", "ln((3*x + 3*ε + 1)/(3*x - 3*ε + 1))/(2*ε)"),
    ("log_2(x)", "forward", "factored", "log(1 + ε/x, 2)/ε"),
    ("log_2(x)", "backward", "factored", "-log(1 - ε/x, 2)/ε"),
    ("log_2(x)", "central", "factored", "log((x + ε)/(x - ε), 2)/(2*ε)"),
    ("ln|x|", "forward", "factored", "ln(abs(1 + ε/x))/ε"),
    ("ln|x|", "backward", "factored", "-ln(abs(1 - ε/x))/ε"),
    ("ln|x|", "central", "factored", "ln(abs((x + ε)/(x - ε)))/(2*ε)"),
    ("sinh x", "forward", "factored", "cosh(x + ε/2)*(sinh(ε/2)/(ε/2))"),
    ("sinh x", "backward", "factored", "cosh(x - ε/2)*(sinh(ε/2)/(ε/2))"),
    ("sinh x", "central", "factored", "cosh(x)*(sinh(ε)/ε)"),
    ("cosh(2x)", "forward", "factored", "2*sinh(2*x + ε)*(sinh(ε)/ε)"),
    ("cosh(2x)", "backward", "factored", "2*sinh(2*x - ε)*(sinh(ε)/ε)"),
    ("cosh(2x)", "central", "factored", "2*sinh(2*x)*(sinh(2*ε)/(2*ε))"),
    ("sin(pi x)", "forward", "factored", "pi*cos(pi*x + pi*ε/2)*(sin(pi*ε/2)/(pi*ε/2))"),
    ("sin(pi x)", "backward", "factored", "pi*cos(pi*x - pi*ε/2)*(sin(pi*ε/2)/(pi*ε/2))"),
    ("sin(pi x)", "central", "factored", "pi*cos(pi*x)*(sin(pi*ε)/(pi*ε))"),
    ("x+sin x + 3x", "forward", "factored", "4 + cos(x + ε/2)*(sin(ε/2)/(ε/2))"),
    ("x+sin x + 3x", "backward", "factored", "4 + cos(x - ε/2)*(sin(ε/2)/(ε/2))"),
    ("x+sin x + 3x", "central", "factored", "4 + cos(x)*(sin(ε)/ε)"),
    ("x sin x", "forward", "series", "sin(x) + x*cos(x) + ε*(2*cos(x) - x*sin(x))/2 + R"),
    ("x sin x", "backward", "series", "sin(x) + x*cos(x) - ε*(2*cos(x) - x*sin(x))/2 + R"),
    ("x sin x", "central", "series", "sin(x) + x*cos(x) + ε^2*(-2*sin(x) - (sin(x) + x*cos(x)))/6 + R"),
    ("e^(x^2)", "forward", "series", "2*x*e^(x^2) + ε*(e^(x^2) + 2*x^2*e^(x^2)) + R"),
    ("e^(x^2)", "backward", "series", "2*x*e^(x^2) - ε*(e^(x^2) + 2*x^2*e^(x^2)) + R"),
    ("x^20", "forward", "series", "20*x^19 + 190*ε*x^18 + R"),
    ("x^20", "backward", "series", "20*x^19 - 190*ε*x^18 + R"),
    ("x^20", "central", "series", "20*x^19 + 1140*ε^2*x^17 + R"),
    ("|w|", "forward", "definition", "(abs(w + ε) - abs(w))/ε"),
    ("|w|", "backward", "definition", "(abs(w) - abs(w - ε))/ε"),
    ("|w|", "central", "definition", "(abs(w + ε) - abs(w - ε))/(2*ε)"),
    ("floor(w)", "forward", "definition", "(floor(w + ε) - floor(w))/ε"),
    ("floor(w)", "backward", "definition", "(floor(w) - floor(w - ε))/ε"),
    ("floor(w)", "central", "definition", "(floor(w + ε) - floor(w - ε))/(2*ε)"),
    ("max(0,x)", "forward", "definition", "(max(0, x + ε) - max(0, x))/ε"),
    ("max(0,x)", "backward", "definition", "(max(0, x) - max(0, x - ε))/ε"),
    ("max(0,x)", "central", "definition", "(max(0, x + ε) - max(0, x - ε))/(2*ε)"),
]
VANISHING = [
    ("w^2", "forward", "ε"),
    ("w^2", "backward", "-ε"),
    ("w^2", "central", "0"),
    ("2w", "forward", "0"),
    ("w^3", "forward", "3*w*ε + ε^2"),
    ("w^3", "central", "ε^2"),
    ("1/w", "forward", "ε/(w^2*(w + ε))"),
    ("1/w", "central", "-ε^2/(w^2*(w - ε)*(w + ε))"),
    ("1/w^2", "forward", "ε*(3*w + 2*ε)/(w^3*(w + ε)^2)"),
    ("1/w^2", "central", "-2*ε^2*(2*w^2 - ε^2)/(w^3*(w - ε)^2*(w + ε)^2)"),
    ("pi r^3", "forward", "3*pi*r*ε + pi*ε^2"),
    ("sqrt(x)", "forward", "-ε/(2*(sqrt(x + ε) + sqrt(x))^2*sqrt(x))"),
    ("(x^2-1)/(x-1)", "forward", "0"),
    ("sin w", "forward", "cos(w)*(sin(ε)/ε - 1) - sin(w)*((1 - cos(ε))/ε)"),
    ("sin w", "backward", "cos(w)*(sin(ε)/ε - 1) + sin(w)*((1 - cos(ε))/ε)"),
    ("sin w", "central", "cos(w)*(sin(ε)/ε - 1)"),
    ("cosh w", "forward", "sinh(w)*(sinh(ε)/ε - 1) + cosh(w)*((cosh(ε) - 1)/ε)"),
    ("e^w", "forward", "e^w*((e^ε - 1)/ε - 1)"),
    ("2^w", "forward", "2^w*((2^ε - 1)/ε - ln(2))"),
    ("ln w", "forward", "1/w*(ln(1 + ε/w)/(ε/w) - 1)"),
    ("log10(w)", "backward", "1/w*(-log10(1 - ε/w)/(ε/w) - 1/ln(10))"),
    ("tan w", "forward", "1/cos(w)^2*(sin(ε)/ε*(cos(w)/cos(w + ε)) - 1)"),
    ("w sin w", "forward", "ε*(2*cos(w) - w*sin(w))/2"),
    ("w^20", "central", "1140*ε^2*w^17"),
]
STEPS = [Fraction(1, 7), Fraction(-3, 11)]
POINTS = [Fraction(5, 3), Fraction(-13, 4), Fraction(9, 20)]


@functools.cache
def slope_of(text: str, scheme: str) -> SecantSlope:
    return secant_slope(parse_function(text), scheme)


def number(tree: Expression, slope: SecantSlope, x: Fraction, h: Fraction) -> sympy.Expr:
    """The value of a tree at a point and a step, by SymPy."""
    at_point = substitute(tree, slope.function.variable, rational(x))
    return to_sympy(substitute(at_point, slope.step, rational(h)), sympy.Dummy()).evalf(60)


def exact_quotient(f: RealFunction, scheme: str, x: Fraction, h: Fraction) -> sympy.Expr:
    """The difference quotient as it is defined, by SymPy."""
    symbol = sympy.Symbol(f.variable, real=True)
    right, left = {"forward": (x + h, x), "backward": (x, x - h), "central": (x + h, x - h)}[scheme]
    rise = f.sympy.subs(symbol, sympy.Rational(right)) - f.sympy.subs(symbol, sympy.Rational(left))
    return (rise / sympy.Rational(right - left)).evalf(60)


def shown(tree: Expression) -> str:
    return to_text(tree).replace("varepsilon", "ε")


@pytest.mark.parametrize(("text", "scheme", "form", "expected"), TABLE)
def test_form_is_what_a_teacher_writes(text: str, scheme: str, form: str, expected: str) -> None:
    slope = slope_of(text, scheme)
    assert (slope.form.value, slope.text) == (form, expected)
    assert slope.multiplied_out == (form == "cancelled")


@pytest.mark.parametrize(("text", "scheme", "expected"), VANISHING)
def test_part_that_vanishes_is_seen_to_vanish(text: str, scheme: str, expected: str) -> None:
    vanishing = slope_of(text, scheme).vanishing
    assert vanishing is not None
    assert shown(vanishing) == expected


@pytest.mark.parametrize(("text", "scheme"), [row[:2] for row in TABLE if row[2] != "series"])
def test_form_and_limit_with_vanishing_part_are_the_difference_quotient(text: str, scheme: str) -> None:
    slope = slope_of(text, scheme)
    compared = 0
    for x in POINTS:
        for h in STEPS:
            expected = exact_quotient(slope.function, scheme, x, h)
            if not expected.is_real:
                continue
            trees = [slope.expression]
            if slope.form is not Form.DEFINITION:
                assert slope.limit is not None
                assert slope.vanishing is not None
                trees.append(Sum((slope.limit, slope.vanishing)))
            for tree in trees:
                assert abs(number(tree, slope, x, h) - expected) < sympy.Float(10) ** -45
            compared += 1
    assert compared >= 2


@pytest.mark.parametrize(("text", "scheme"), [row[:2] for row in TABLE if row[2] == "series"])
def test_what_remains_of_a_series_shrinks_as_is_said(text: str, scheme: str) -> None:
    """A thousandth of the step leaves a millionth of it, or for the central scheme 1e-12."""
    slope = slope_of(text, scheme)
    assert slope.limit is not None
    assert slope.vanishing is not None
    assert slope.remainder_order == (4 if scheme == "central" else 2)
    x = Fraction(9, 20)
    left = []
    for h in (Fraction(1, 2**20), Fraction(1, 2**30)):
        known = number(slope.limit, slope, x, h) + number(slope.vanishing, slope, x, h)
        left.append(float((exact_quotient(slope.function, scheme, x, h) - known) * 2**60))
    assert left[0] / left[1] == pytest.approx(2.0 ** (10 * slope.remainder_order), rel=1e-3)
