"""Whether an answer is the derivative: by value and not by form, wherever there is a derivative."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

import deriv_core as dc
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Expression
from deriv_core.practice import answer_check
from tests.cases import read
from tests.expression.strategies import expressions

REPORTED = [
    (row["f"], row["answer"], row["kind"][:-7]) for row in read("reports") if row["kind"].endswith("_answer")
]

RIGHT = [
    ("w^2", "2w"),
    ("w^2", "w + w"),
    ("1/w", "-w^-2"),
    ("1/w^2", "-2/w^3"),
    ("(2+3w)^2", "6(2+3w)"),
    ("(2+3w)^2", "12 + 18w"),
    ("(x+1)(x-2)(x+3)", "3x^2 + 4x - 5"),
    ("x^100", "100 x^99"),
    ("x/(x^2+1)", "(1-x^2)/(1+x^2)^2"),
    ("(x^2-1)/(x-1)", "1"),
    ("5", "0"),
    ("5", "sin^2 x + cos^2 x - 1"),
    ("sqrt(x)", "1/(2 sqrt x)"),
    ("sqrt(x)", "sqrt(x)/(2x)"),
    ("sqrt(1-x^2)", "-x/sqrt(1-x^2)"),
    ("x^(1/3)", "1/(3 cbrt(x)^2)"),
    ("x^(2/3)", "2/(3 x^(1/3))"),
    ("sin(x)^2", "sin 2x"),
    ("sin(x)cos(x)", "cos(2x)"),
    ("tan x", "1 + tan(x)^2"),
    ("cot x", "-csc(x)^2"),
    ("sec x", "sin x/cos(x)^2"),
    ("ln|cos x|", "-tan x"),
    ("e^x sin x", "sqrt(2) e^x sin(x + pi/4)"),
    ("sin(x)/x", "(x cos x - sin x)/x^2"),
    ("x sin(1/x)", "sin(1/x) - cos(1/x)/x"),
    ("exp(-1/x^2)", "2 exp(-1/x^2)/x^3"),
    ("ln x", "1/x"),
    ("ln(x^2)", "2/x"),
    ("ln(x + sqrt(x^2+1))", "1/sqrt(x^2+1)"),
    ("log10(x)", "1/(x ln 10)"),
    ("2^x", "2^x ln 2"),
    ("x^x", "x^x (ln x + 1)"),
    ("e^(x^2)", "2x e^(x^2)"),
    ("1/(1+e^-x)", "e^-x/(1+e^-x)^2"),
    ("sinh x", "(e^x + e^-x)/2"),
    ("tanh x", "1 - tanh(x)^2"),
    ("tanh x", "sech(x)^2"),
    ("asinh x", "1/sqrt(1+x^2)"),
    ("erf x", "2/sqrt(pi) exp(-x^2)"),
    ("acosh x", "1/(sqrt(x-1) sqrt(x+1))"),
    ("atanh x", "1/2 (1/(1+x) + 1/(1-x))"),
    ("asin x", "1/cos(asin x)"),
    ("asin(x + 1000)", "1/sqrt(1 - (x+1000)^2)"),
    ("acos x", "-1/sqrt(1-x^2)"),
    ("atan(1/x)", "-1/(1+x^2)"),
    ("asec x", "1/(|x| sqrt(x^2-1))"),
    ("|x|", "x/|x|"),
    ("|x|", "|x|/x"),
    ("|x|", "sign x"),
    ("|sin x|", "cos x sign(sin x)"),
    ("|x-0.005|", "sign(x-0.005)"),
    ("x|x|", "2|x|"),
    ("max(0, x)", "heaviside(x)"),
    ("max(0, x)", "(1 + sign x)/2"),
    ("max(x, 100)", "piecewise(0 if x < 100, 1 otherwise)"),
    ("piecewise(x^2 if x < 0, x otherwise)", "piecewise(2x if x < 0, 1 otherwise)"),
    ("floor x", "0"),
    ("frac(x)", "1"),
    ("x floor(x)", "floor(x)"),
]

#: Right wherever they have a value, and the place where they have none while the function has a derivative.
DOMAIN_LOST = [
    ("x ln|x|", "ln x + 1", "for x < 0"),
    ("x^2", "2 sqrt(x)^2", "for x < 0"),
    ("x^2", "2 e^(ln x)", "for x < 0"),
    ("x^2", "2x + 0 ln(x)", "for x < 0"),
    ("|x|", "sqrt(x)/sqrt(x)", "for x < 0"),
    ("1/x", "-1/x^2 + 0 sqrt(x)", "for x < 0"),
    ("sin x", "cos x + 0 sqrt(100 - x)", "for x > 100"),
    ("sqrt(x)", "piecewise(1/(2 sqrt(x)) if x > 3)", "for 0 < x < 3"),
    ("x^2", "2x^2/x", "at x = 0"),
    ("x|x|", "2x^2/|x|", "at x = 0 too"),
    ("x^2", "2x + 0/(x - 700)", "at x = 700"),
    ("sin(x)^2", "2 tan x/(1 + tan(x)^2)", "at x = -pi/2 too"),
    ("tan x", "1/cos(x)^2 + 0 ln(tan x)", "at x = -141777/20000 too"),
    ("x^2", "2x + 0/(x^5 - x - 1)", "near x = 1.1673 too"),
]

WRONG = [
    ("w^2", "w"),
    ("w^2", "2|w|"),
    ("1/w", "1/w^2"),
    ("1/w", "-1/w"),
    ("sin(3x)", "cos(3x)"),
    ("asec x", "1/(x sqrt(x^2-1))"),
    ("sin x", "1 - x^2/2 + x^4/24"),
    # However small the difference is:
    ("w^2", "2w + 10^-25"),
    ("x^2", "2x + 10^-35"),
    ("x^2", "2x + 10^-38 sin x"),
    ("5", "10^-30"),
    ("5", "10^-30 sin x"),
    # However far away, or however narrow:
    ("max(x, 100)", "0"),
    ("max(x, 100000)", "0"),
    ("|x - 0.005|", "sign x"),
    ("|x - 54321|", "-1"),
    ("x^2", "2x + max(0, x - 10^5)"),
    ("x^2", "2x + floor(x/54321)"),
    ("x^2", "2x + max(0, 1 - 10^6 |x - 3.3|)"),
    ("x^2", "piecewise(2x if x < 12345, 0 otherwise)"),
    ("x^2", "piecewise(7 if x = 3, 2x otherwise)"),
    ("x^3", "3x^2 + 10^-20 max(0, -x - 40)"),
    ("sin x", "cos x + 10^-30 max(0, sin(x) - 0.999)"),
    ("ln x", "1/x + 10^-20 floor(x/100000)"),
    ("x^x", "x^x (ln x + 1) + 0.0000001 max(0, x - 50)"),
    ("floor x", "10^-9 floor(x/1000)"),
]

#: Right at all but few places: between joins that lie together, at a place without a short name, at a lone
#: point, on a hump, or beyond everything that is typed.
NARROWLY_WRONG = [
    ("|x-10^9|", "sign(x-10^9-0.5)"),
    ("|x-10^6|", "sign(x-10^6-0.0001)"),
    ("|x|", "sign(x+10^-9)"),
    ("|x|", "sign(x+10^-30)"),
    ("|x|", "piecewise(-1 if x<1e-10, 1 otherwise)"),
    ("|x|", "sign(x^3 + 10^-30)"),
    ("|x-1/3|", "sign(x - 0.3333333333333333)"),
    ("sqrt(x)", "1/(2sqrt(x)) + max(0, 10^-12 - x)"),
    ("sqrt(x)", "piecewise(1/(2 sqrt(x)) if x > 10^-10)"),
    ("ln x", "piecewise(1/x if x > 10^-10, 0 otherwise)"),
    ("asin x", "piecewise(1/sqrt(1-x^2) if x < 0.9999999999, 5 otherwise)"),
    ("asin(x)", "1/sqrt(1-x^2) + max(0, x-0.99999999999)"),
    ("asin(x)", "1/sqrt(1-x^2) + max(0, x^2-0.99999999999)"),
    ("acos(x/10^9)", "-1/sqrt(10^18-x^2) + max(0, x-10^9+1)"),
    ("x^2", "2x + 0/(x^2-x-1)"),
    ("x^2", "2x + 0/(x-e^2)"),
    ("x^2", "2x + 0/(erf(x) - 1/2)"),
    ("x^2", "2x + 0/(x^5-x-1)"),
    ("x^2", "2x + 0 ln|x^3-3x+1|"),
    ("x^2", "2x (cos x - x)/(cos x - x)"),
    ("(x-pi^2)^2", "2 (x-pi^2)^2/(x-pi^2)"),
    ("(x^2-x-1)^2", "2(x^2-x-1)^2(2x-1)/(x^2-x-1)"),
    ("(x^3-2)^2", "6x^2(x^3-2)^2/(x^3-2)"),
    ("(x^3-3x+1)|x^3-3x+1|", "2(3x^2-3)(x^3-3x+1)^2/|x^3-3x+1|"),
    ("(ln x - 2)^2", "2(ln x-2)^2/(x (ln(x)-2))"),
    ("(sin x - 1/3)^2", "2(sin x-1/3)^2 cos(x)/(sin(x)-1/3)"),
    ("(cos x - x)^2", "-2(cos x-x)^3(sin x+1)/(cos x-x)^2"),
    ("sin x", "1/sec(x)"),
    ("x + sin(2x)/2", "2/sec(x)^2"),
    ("x^2", "2x + floor(1/(1+(x-7)^2))"),
    ("x^2", "2x + floor(exp(-x^2))"),
    ("x^2", "2x + floor(|cos(x)|)"),
    ("sin x", "cos x + floor((sin(x)+1)/2)"),
    ("x^2", "2x + piecewise(1 if x = 20, 0 otherwise) + 0 floor(x)"),
    ("x^2", "2x + piecewise(1 if x^3 - x = 1, 0 otherwise)"),
    ("x^2", "2x + piecewise(1 if cos x = x, 0 otherwise)"),
    ("x^2", "2x + 1 - sign(x^3-3x+1)^2"),
    ("x^2", "2x + max(0, x^2 - 10^20)"),
    ("x^2", "2x + floor(x^2/10^22)"),
    ("x^2", "2x + floor(|x|/10^12)"),
    ("x^2", "2x + 0 sqrt(10^20 - x^2)"),
    ("x^2", "piecewise(2x if |x| < 10^15)"),
    ("sin x", "cos x + max(0, sin(x/1000) - 0.999999)"),
    ("x^2", "2x + max(0, 1-10^12|x^3-20x+7|)"),
    ("x^2", "2x + max(0, 10^-20 - x^2)"),
    ("ln(x)", "1/x + max(0, -ln(x)-30)"),
    ("sin x", "cos x + e^(-100(x-50)^2)"),
    ("sin x", "cos x + e^(-10000(x-2.5)^2)"),
    ("sin x", "cos x + sech(10^5(x-2.5))"),
    ("sin x", "cos x + erf(10^6 x)^2 - 1"),
    ("sin x", "cos x + tanh(10^9 (x-1/3))^2 - 1"),
    ("sin x", "cos x + ((sin(x)^100)^100)^100"),
    ("sin x", "cos x + 1/(1+ exp(10^7 x^2))"),
    ("atan x", "1/(1+x^2) + (((1/(1+x^2))^100)^100)^100"),
    ("x^2", "2x + exp(-10^9 x^2)"),
    ("x^2", "2x + exp(-10^12 (sin x)^2)"),
    ("|x|", "tanh(10^30 x)"),
    ("x^2", "2x + 1 - erf(50)"),
    ("x^2", "2x + 1 + erf(-45)"),
    ("|x|", "erf(10^9 x)"),
    ("max(0,x)", "(1+tanh(10^20 x))/2"),
    ("max(0,x)", "exp(-exp(-10^9 x))"),
    ("x^2", "piecewise(2x if floor(x) != 50)"),
    ("x^2", "2x + 0 ln|x^5-3x+1|"),
    ("x^2", "2x + floor(1/(1+(x^2-7)^2))"),
    ("x^2", "2x (x^2-10^19)/(x^2-10^19)"),
    ("(sinh x - 1)^2", "2(sinh x-1)^2 cosh(x)/(sinh(x)-1)"),
    ("x^2", "2x + exp(-(10^9 (x-3.3))^2)"),
    ("x^2", "2x + max(0, 1-10^15|x^5-x-1|)"),
    ("sin x", "cos x + e^(-50000(x-100)^2)"),
    ("(x - erf(1))^2", "2 (x-erf 1)^2/(x-erf 1)"),
    ("max(0,x)", "(1+erf(10^20 x))/2"),
    ("(e^x - x - 2)^2", "2(e^x-x-2)^2(e^x-1)/(e^x-x-2)"),
    ("cos x", "-sin x + e^(-(x-20)^4)"),
    ("x^3", "3x^2 + sech(1000(x^2-2))"),
]

NOWHERE_REAL = [("w^2", "sqrt(-1)"), ("w^2", "1/0"), ("w^2", "ln(-w^2 - 1)"), ("sqrt(x)", "1/sqrt(-x)")]


def check(function: str, answer: str) -> dc.AnswerCheck:
    return dc.check_derivative(dc.parse_function(function), answer)


@pytest.mark.parametrize(("function", "answer", "expected"), REPORTED)
def test_what_reports_found(function: str, answer: str, expected: str) -> None:
    assert check(function, answer).status == {"right": "correct", "wrong": "wrong"}[expected]


@pytest.mark.slow
@pytest.mark.parametrize(("function", "answer"), RIGHT)
def test_right_in_any_form(function: str, answer: str) -> None:
    found = check(function, answer)
    assert (found.status, found.mistakes) == ("correct", [])


@pytest.mark.slow
@pytest.mark.parametrize(("function", "answer"), WRONG + NARROWLY_WRONG)
def test_wrong_however_near(function: str, answer: str) -> None:
    """2|w| is right for every positive w, and 10^-25 is nothing to a float."""
    assert check(function, answer).status == "wrong"


@pytest.mark.slow
@pytest.mark.parametrize(("function", "answer", "place"), DOMAIN_LOST)
def test_an_answer_without_a_value_where_there_is_a_derivative_says_where(
    function: str, answer: str, place: str
) -> None:
    found = check(function, answer)
    assert (found.status, found.mistakes) == ("wrong", ["domain_lost"])
    assert place in found.message


@pytest.mark.parametrize(("function", "answer"), NOWHERE_REAL)
def test_an_answer_that_is_nowhere_real_is_wrong_and_not_unreadable(function: str, answer: str) -> None:
    assert (check(function, answer).status, check(function, answer).mistakes) == ("wrong", [])


@pytest.mark.parametrize("answer", ["", "2w +", "2x", "dJ/dx = 2w", "J'(t) = 2w", "y'' = 2", "d/dw w^3 = 2w"])
def test_what_cannot_be_read_is_not_called_wrong(answer: str) -> None:
    found = check("w^2", answer)
    assert found.status == "unreadable"
    assert found.message


@pytest.mark.parametrize(
    "side",
    [
        *(
            "dy/dw =",
            "d y / d w =",
            "df(w)/dw =",
            "d/dw =",
            "d/dw J(w) =",
            "d/dw w^2 =",
            "d(w^2)/dw =",
            "(w^2)' =",
        ),
        *(
            "y' =",
            "y\u2019 =",
            "y\u2032 =",
            "f'(w) =",
            "J'(w)=",
            "J' =",
            "J^{\\prime}(w) =",
            "y' = f'(w) =",
            "v =",
        ),
        *(r"\frac{dy}{dw} =", r"$\frac{d}{dw} J(w) =", r"\dfrac{\mathrm{d}y}{\mathrm{d}w} =", r"\dot{y} ="),
        *("∂J/∂w =", "DJ(w) =", "D_w J =", "y' :="),
    ],
)
def test_left_sides_that_name_the_derivative(side: str) -> None:
    assert check("w^2", f"{side} 2w").status == "correct"
    assert check("w^2", f"{side} 3w").status == "wrong"


def test_without_a_derivative_to_compare_with_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise dc.TooComplex("proof", 0)

    monkeypatch.setattr(answer_check, "derivative", refuse)
    assert check("w^2", "w").status == "undecided"


def test_the_message_does_not_give_the_derivative_away() -> None:
    assert "2" not in check("w^2", "w").message


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True)
@given(expressions())
def test_the_printed_derivative_is_never_wrong_and_never_right_with_something_added(
    expression: Expression,
) -> None:
    try:
        f = dc.parse_function(RealFunction(expression, "x").text, "x")
        derivative = dc.derivative(f).text
        found = dc.check_derivative(f, derivative)
        moved = dc.check_derivative(f, f"({derivative}) + 10^-20")
    except (ExpressionError, TooComplex):
        assume(False)
    assert found.status in ("correct", "undecided"), (f.text, derivative, found.message)
    assert moved.status in ("wrong", "undecided"), (f.text, derivative)


@pytest.mark.parametrize("answer", ["2x + (x/10^30)^100", "2x + ((x/10^30)^100)^50"])
def test_what_is_beyond_all_bits_is_not_called_right(answer: str) -> None:
    assert check("x^2", answer).status in ("wrong", "undecided")


@pytest.mark.slow
def test_a_dear_comparison_leaves_the_caller_s_process_and_comes_back_whole(monkeypatch):
    monkeypatch.setattr(answer_check, "_TURN", 0.0)
    f = dc.parse_function("x ln|x|")
    lost = dc.check_derivative(f, "ln x + 1")
    assert (lost.status, lost.mistakes) == ("wrong", ["domain_lost"])
    assert dc.check_derivative(f, "ln|x| + 1").status == "correct"


def test_what_no_process_compares_in_time_is_undecided(monkeypatch):
    def refuse(*_, **__):
        raise TooComplex("seconds", 15)

    monkeypatch.setattr(answer_check, "_TURN", 0.0)
    monkeypatch.setattr(answer_check, "ask", refuse)
    assert dc.check_derivative(dc.parse_function("sin x"), "cos x").status == "undecided"
