"""What people typed elsewhere and were misread: read as it is usually meant, told, or refused by name."""

from __future__ import annotations

import math

import pytest

from deriv_core import ExpressionError, parse_function
from tests.cases import read

REPORTS = [row for row in read("reports") if row["kind"] in ("not_silent", "message")]


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: str(row["f"]))
def test_a_report_is_told(row: dict[str, str]) -> None:
    try:
        f = parse_function(row["f"])
        # erf is asked to be known: then it stands in the reading, and nothing need be said.
        said = " ".join(f.notes) or (f.text if f"{row.get('names')}(" in f.text else "")
    except ExpressionError as error:
        said = f"{error.message} {error.hint}"
    assert said or row.get("names", "") is None
    assert (row.get("names") or "") in said


@pytest.mark.parametrize(
    ("text", "reading", "note"),
    [
        ("sigmoid(x)", "1/(1 + e^(-x))", "read as"),
        ("relu x", "max(x, 0)", "read as"),
        ("softplus(x)", "ln(1 + e^x)", "read as"),
        ("mod(x, 3)", "3*frac(x/3)", "read as"),
        ("x mod 3", "3*frac(x/3)", "read as"),
        ("2x mod (3)", "3*frac(2*x/3)", "read as"),
        ("round(x)", "floor(x + 1/2)", "halves"),
        ("clamp(x, 0, 1)", "min(max(x, 0), 1)", "read as"),
        ("clip(x, 0, 1)", "min(max(x, 0), 1)", "read as"),
        ("heaviside(x)", "(1 + sign(x))/2", "1/2 at 0"),
        ("step(x)", "(1 + sign(x))/2", "1/2 at 0"),
        (r"\operatorname{sigmoid}(x)", "1/(1 + e^(-x))", "read as"),
        ("Piecewise((x^2, x < 1), (x, True))", "piecewise(x^2 if x < 1, x otherwise)", "if"),
        ("piecewise(((x+1)^2, x < 1), (2, x >= 1))", "piecewise((x + 1)^2 if x < 1, 2 if x >= 1)", "if"),
        ("[x]", "x", "floor(x)"),
        ("x - [x]", "x - x", "floor(x)"),
        ("[sin(x)]", "sin(x)", "floor(sin(x))"),
        ("log(2, x)", "log(2, x)", "log(x, 2)"),
        ("root(3, x)", "root(3, x)", "root(x, 3)"),
        ("[2x]", "2*x", "floor(2*x)"),
        (r"\{x\}", "x", "frac(x)"),
        ("log 10 x", "ln(10*x)", "log10( )"),
        ("erfc(x)", "1 - erf(x)", "digits are lost"),
        ("silu(2x)", "2*x/(1 + e^(-2*x))", "read as"),
        ("gelu x", "x*(1 + erf(x/sqrt(2)))/2", "read as"),
        ("If[x<0, -x, x]", "piecewise(-x if x < 0, x otherwise)", "if x < 0"),
        ("x*IF(x<0, 1)", "x*piecewise(1 if x < 0)", "if x < 0"),
        ("Piecewise((x, (x>0) & (x<1)), (0, True))", "piecewise(x if x > 0 and x < 1, 0 otherwise)", "and"),
    ],
)
def test_a_reading_is_told(text: str, reading: str, note: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    assert note in " ".join(f.notes)
    assert parse_function(f.text).text == f.text


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1 - +2x", "1 - 2*x"),
        ("2*-x", "2*(-x)"),
        ("2*+x", "2*x"),
        ("x^+2", "x^2"),
        ("x - -1", "x - (-1)"),
        ("\ufeffx^2", "x^2"),
        ("x^2\u200b", "x^2"),
        ("$x^2$", "x^2"),
        ("$$f(x) = x^2$$", "x^2"),
        ("\tx^2\t", "x^2"),
        ("sen x", "sin(x)"),
        ("np.sin(x)", "sin(x)"),
        ("POWER(x, 2)", "x^2"),
        ("2*Math.pow(x, 2)", "2*x^2"),
        ("cotg x", "cot(x)"),
        ("arcsen x", "asin(x)"),
        ("e^{x}", "e^x"),
        ("[x+1](x-1)", "(x + 1)*(x - 1)"),
        ("x(x+1)", "x*(x + 1)"),
        ("mod(x, 3)^2", "(3*frac(x/3))^2"),
        (r"\operatorname{erf}(x)", "erf(x)"),
        ("x.^2.*exp(-x)./x", "x^2*exp(-x)/x"),
        ("2.^x", "2^x"),
        ("piecewise(1 if ((x>0) && (x<1)), 2 if (x+1)(x-1) < 0, 3 otherwise)", "1"),
        ("fabs(x)", "|x|"),
        ("xerf(2x)", "x*erf(2*x)"),
        ("math.erf(x)", "erf(x)"),
    ],
)
def test_what_is_plain_is_read(text: str, reading: str) -> None:
    f = parse_function(text)
    assert parse_function(reading)(0.7) == f(0.7)


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        ("diff(x^2, x)", 0, "derivative"),
        ("D(x^2)", 0, "derivative"),
        ("derivative(x^2)", 0, "derivative"),
        ("2 + diff(x^2)", 4, "derivative"),
        ("integrate(x^2)", 0, "integral"),
        ("int(x)", 0, "integral"),
        ("sum(x)", 0, "a sum"),
        ("limit(x)", 0, "a limit"),
        ("inf", 0, "Infinity"),
        ("arctan2(x, 1)", 0, "arctan2"),
        ("x + atan2(x, 1)", 4, "atan2"),
        ("erfinv(x)", 0, "erfinv"),
        ("normcdf(x)", 0, "(1 + erf(x/sqrt(2)))/2"),
        ("xy - 3 = 0", 7, "equation"),
        ("ax^2 + bx", 0, "a and b"),
        ("0,25x", 1, "0.25"),
        ("1,000x", 1, "or 1000"),
        ("u(x)", 0, "heaviside(x)"),
        ("x % 3", 2, "mod(x, 3)"),
        ("mod x", 0, "mod(x, 3)"),
        ("piecewise(x<0: x^2, x)", 13, "piecewise(w^2 if w < 1"),
        ("x $ 2", 2, "dollar"),
        ("x\u200by", 1, "invisible"),
        ("1 ++ x", 3, "another operator"),
        ("mod(x)", 5, "2 arguments"),
    ],
)
def test_what_is_refused_is_named(text: str, position: int, said: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert said in f"{caught.value.message} {caught.value.hint}"
    assert "Did you mean" not in f"{caught.value.hint}"
    assert caught.value.position == position


def test_nested_names_do_not_grow_without_bound() -> None:
    with pytest.raises(ExpressionError, match="parts"):
        parse_function("sinc(" * 25 + "x" + ")" * 25)


def test_sinc_is_one_at_zero_and_round_rounds_halves_up() -> None:
    assert parse_function("sinc(x)")(0.0) == 1.0
    assert parse_function("sinc(x)")(2.0) == pytest.approx(math.sin(2) / 2)
    assert [parse_function("round(x)")(at) for at in (-0.5, 0.5, 1.4)] == [0.0, 1.0, 1.0]
    assert parse_function("mod(x, 3)")(-1.0) == pytest.approx(2.0)
