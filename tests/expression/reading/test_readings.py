"""Texts that can be read in two ways: which it is, and a note that is true and can be typed."""

from __future__ import annotations

import re

import pytest

from deriv_core import ExpressionError, parse_function

# text, how it is read, the other reading as the note gives it (empty: no note)
ARGUMENT_ENDS = [
    ("sin x e^x", "sin(x)*e^x", "sin(x*e^x)"),
    ("sinxe^x", "sin(x)*e^x", "sin(x*e^x)"),
    ("lnxe^x", "ln(x)*e^x", "ln(x*e^x)"),
    ("cos x e^-x", "cos(x)*e^(-x)", "cos(x*e^(-x))"),
    (r"\sin x\sqrt{x}", "sin(x)*sqrt(x)", "sin(x*sqrt(x))"),
    (r"\cos x\frac{1}{x}", "cos(x)*(1/x)", "cos(x*(1/x))"),
    ("sin x √x", "sin(x)*sqrt(x)", "sin(x*sqrt(x))"),
    ("ln x x^2", "ln(x)*x^2", "ln(x*x^2)"),
    ("sin x 2", "sin(x)*2", "sin(x*2)"),
    ("sin 2x x", "sin(2*x)*x", "sin(2*x*x)"),
    ("cos x pi", "cos(x)*pi", "cos(x*pi)"),
    ("sin^2 x e^x", "sin(x)^2*e^x", "sin(x*e^x)^2"),
    ("sin -x e^x", "sin(-x)*e^x", "sin(-x*e^x)"),
    ("sin xx", "sin(x*x)", "sin(x)*x"),
    ("sin x(x+1)", "sin(x)*(x + 1)", "sin(x*(x + 1))"),
    ("ln|x|^2", "ln(abs(x)^2)", "ln(abs(x))^2"),
    ("exp2(x)", "exp(2*x)", "2^x"),
    ("sin2(x)", "sin(2*x)", "sin(x)^2"),
    ("cos3(x+1)", "cos(3*(x + 1))", "cos(x + 1)^3"),
    ("ln2(x)", "ln(2*x)", "ln(2)*x"),
    ("sin[x]", "sin(x)", "sin(floor(x))"),
    ("ln[x+1]", "ln(x + 1)", "ln(floor(x + 1))"),
    ("root(2,8)", "root(2, 8)", "root(8, 2)"),
    ("log(2,8)", "log(2, 8)", "log(8, 2)"),
    ("root(8,3)x", "root(8, 3)*x", ""),
    ("Sin[x]", "sin(x)", ""),
    ("max[x,1]", "max(x, 1)", ""),
    ("e^{x}", "e^x", ""),
    ("sin 2x", "sin(2*x)", ""),
    ("sin 2 x", "sin(2*x)", ""),
    ("sin pi x", "sin(pi*x)", ""),
    ("sin x^2", "sin(x^2)", ""),
    ("xsinx", "x*sin(x)", ""),
    ("2sin(x)cos(x)", "2*sin(x)*cos(x)", ""),
    ("sin 2x cos 3x", "sin(2*x)*cos(3*x)", ""),
    (r"\cos \frac{x}{2}", "cos(x/2)", ""),
    ("sin e^x", "sin(e^x)", ""),
    ("sin x*cos x", "sin(x)*cos(x)", ""),
    ("sinx/cosx", "sin(x)/cos(x)", ""),
]
ARGUMENT_MEETS_OPERATOR = [
    ("sin^2 x/2", "sin(x)^2/2", "sin(x/2)^2"),
    ("sin x/(x+1)", "sin(x)/(x + 1)", "sin(x/(x + 1))"),
    ("log_2 x/2", "log(x, 2)/2", "log(x/2, 2)"),
    ("sin 2*x", "sin(2)*x", "sin(2*x)"),
    ("sin 2*cos x", "sin(2)*cos(x)", "sin(2*cos(x))"),
    ("sqrt x/2", "sqrt(x)/2", "sqrt(x/2)"),
    ("sin x/ln x", "sin(x)/ln(x)", ""),
]
QUOTIENTS = [
    ("1/2x", "1/2*x", "1/(2*x)"),
    ("1/2(x+1)", "1/2*(x + 1)", "1/(2*(x + 1))"),
    ("1/2sin x", "1/2*sin(x)", "1/(2*sin(x))"),
    ("1/2√x", "1/2*sqrt(x)", "1/(2*sqrt(x))"),
    ("1/2 x", "1/2*x", ""),
]
EXPONENTS = [
    ("e^2x", "e^2*x", "e^(2*x)"),
    ("e^-2x", "e^(-2)*x", "e^(-2*x)"),
    ("e^2x^2", "e^2*x^2", "e^(2*x^2)"),
    ("e^2(x+1)", "e^2*(x + 1)", "e^(2*(x + 1))"),
    ("e^2sinx", "e^2*sin(x)", "e^(2*sin(x))"),
    ("e^2sin x", "e^2*sin(x)", "e^(2*sin(x))"),
    ("e^x/2", "e^x/2", "e^(x/2)"),
    ("e^-x/2", "e^(-x)/2", "e^(-x/2)"),
    ("e^-x^2/2", "e^(-x^2)/2", "e^(-x^2/2)"),
    ("e^1/x", "e^1/x", "e^(1/x)"),
    ("2^1/x", "2^1/x", "2^(1/x)"),
    ("x^-3/2", "x^(-3)/2", "x^(-3/2)"),
    ("x^1/2", "x^1/2", "x^(1/2)"),
    ("x^{1}/2", "x^1/2", ""),
    ("e^{2}x", "e^2*x", ""),
    (r"x^2\frac12", "x^2*(1/2)", ""),
    ("x^2/2", "x^2/2", ""),
    ("x^2e^x", "x^2*e^x", ""),
    ("x^2sinx", "x^2*sin(x)", ""),
    ("e^x(x+1)", "e^x*(x + 1)", ""),
    ("e^xsinx", "e^x*sin(x)", ""),
    ("e^x/x", "e^x/x", ""),
]
ROOTS = [
    ("√x²", "sqrt(x^2)", "sqrt(x)^2"),
    ("√x^2", "sqrt(x^2)", "sqrt(x)^2"),
    ("sqrt x²", "sqrt(x^2)", "sqrt(x)^2"),
    ("√(x)²", "sqrt(x)^2", ""),
    (r"\sqrt x^2", "sqrt(x)^2", "sqrt(x^2)"),
    (r"\sqrt{x}^2", "sqrt(x)^2", ""),
    ("sqrt[3]{x}", "root(x, 3)", "sqrt(3)*x"),
    ("sqrt[3](x)", "root(x, 3)", "sqrt(3)*x"),
    ("√[3]{x}", "root(x, 3)", "sqrt(3)*x"),
    ("sqrt[x]", "sqrt(x)", ""),
    ("sqrt[x+1](x-1)", "sqrt(x + 1)*(x - 1)", ""),
]


@pytest.mark.parametrize(
    ("text", "reading", "other"),
    ARGUMENT_ENDS + ARGUMENT_MEETS_OPERATOR + QUOTIENTS + EXPONENTS + ROOTS,
)
def test_two_readings(text: str, reading: str, other: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    if not other:
        assert f.notes == ()
        return
    (note,) = f.notes
    match = re.fullmatch(r"(.+) is read as (.+); for the other reading type (.+)\.", note)
    assert match is not None
    assert match[1] == text
    assert parse_function(match[2])(1.7) == f(1.7)
    assert match[3] == other
    assert parse_function(other).text.replace("(-2)*", "-2*") == other


@pytest.mark.parametrize(
    ("text", "reading", "word"),
    [
        ("frac{1}{x}", "1/x", "fraction 1/x"),
        ("log5(x)", "log(x, 5)", "base 5"),
        ("log3 x", "log(x, 3)", "base 3"),
        ("log5^2(x)", "log(x, 5)^2", "base 5"),
        ("sin^-1 x/2", "asin(x)/2", "arcsin"),
        ("sqrt 2x", "sqrt(2)*x", "only 2"),
    ],
)
def test_other_readings_are_told(text: str, reading: str, word: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    assert word in f.notes[0]


def test_log3x_says_how_to_type_the_base() -> None:
    f = parse_function("log3x")
    assert f.text == "ln(3*x)"
    assert any("log_3( )" in note for note in f.notes)


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("sin-1(x)", 3, "an inverse function or a difference", "arcsin(x) or sin(x) - 1"),
        ("tan-1 x", 3, "inverse function or a difference", "arctan(x) or tan(x) - 1"),
        ("ln-1(x)", 2, "a negative number or a difference", "ln(-x) or ln(x) - 1"),
        (r"1\frac12x", 1, "sum or a product", "+"),
        (r"2 \frac{1}{3}", 2, "sum or a product", "+"),
        ("x = 2", 2, "equation", "one side"),
        ("e=x^2", 1, "equation", "one side"),
        ("f(e)=e^2", 2, "constant", "another letter"),
        ("f(E)=E^2", 2, "constant", "another letter"),
        ("|(x|)", 3, "missing after |", "Finish"),
        ("(+)", 1, "missing after +", "Finish"),
        ("log_(x)", 6, "nothing to act on", "log_2(x)"),
        ("log_2", 4, "nothing to act on", "log_2(x)"),
        ("dy/dx", 0, "derivative", "function only"),
        (r"\frac{dy}{dx}", 0, "derivative", "function only"),
        (r"\sqrt", 0, "needs more", r"\sqrt{x}"),
        ("max()", 3, "nothing to act on", "max(x, 0)"),
        ("1e41", 0, "more than 40 digits", "power of ten"),
        ("sqrt(x,3)", 6, "one argument", "root(x, 3)"),
        ("if(x<0)", 0, "cases", "piecewise("),
        ("piecewise(x^2, x<1, 2x-1)", 13, "cases", "piecewise(w^2 if"),
        ("piecewise(x if x<0 or x>1, 0 otherwise)", 19, "“or”", "one case for each"),
    ],
)
def test_what_has_no_certain_reading_is_refused(text: str, position: int, message: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert caught.value.position == position
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize("variable", ["e", "E", "pi", "π"])
def test_a_constant_cannot_be_given_as_the_variable(variable: str) -> None:
    with pytest.raises(ExpressionError, match="constant"):
        parse_function("x^2", variable)
