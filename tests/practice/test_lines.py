"""A learner's lines: what follows is said to, what does not never is, and what cannot be read is refused."""

from __future__ import annotations

from itertools import pairwise

import pytest

import deriv_core as dc
from deriv_core.calculus.differentiation.derivation import derivation
from deriv_core.calculus.differentiation.notation import Line
from deriv_core.practice.lines.line_reading import MOST_PENDING, read_line
from tests.cases import read

#: f, the line before, a line that follows.
FOLLOWS = [
    ("sin(x^2)", "d/dx(sin(x^2))", "cos(x^2) d/dx(x^2)"),
    ("sin(x^2)", "cos(x^2) d/dx(x^2)", "2x cos(x^2)"),
    ("sin(x^2)", "d/dx(sin(x^2))", "2xcosx^2"),
    ("sin(x^2)", "d/dx(sin(x^2))", "dJ/dx = 2 x cos(x^2)"),
    ("sin(x^2)", "d/dx[sin(x^2)]", "= cos(x^2)*(x^2)'"),
    ("sin(x^2)", "(sin(x^2))'", "D(sin(u), u, x^2) D(x^2, x)"),
    ("x^2 sin x", "(x^2 sin x)'", "(x^2)' sin x + x^2 (sin x)'"),
    ("x^2 sin x", "(x^2 sin x)'", "x^2 sin(x)' + sin(x) (x^2)'"),
    ("x^2 sin x", "(x^2)' sin x + x^2 (sin x)'", "2x sin x + x^2 (sin x)'"),
    ("x^2 sin x", "2x sin x + x^2 (sin x)'", "2xsinx + x^2cosx"),
    ("x^2 sin x", "2x sin x + x^2 cos x", "x(2 sin x + x cos x)"),
    ("x^2 sin x", "x^2 sin x + 0 (x)'", "x^2 sin x"),
    ("x/(x+1)", "(x/(x+1))'", "((x)'(x+1) - x (x+1)')/(x+1)^2"),
    ("x/(x+1)", "((x)'(x+1) - x (x+1)')/(x+1)^2", "(x+1-x)/(x+1)^2"),
    ("x/(x+1)", "(x+1-x)/(x+1)^2", "1/(x^2 + 2x + 1)"),
    ("x/(x+1)", "d/dx(x/(x+1))", r"\frac{1}{\left(x+1\right)^2}"),
    ("x/(x+1)", r"\frac{d}{dx}\left[\frac{x}{x+1}\right]", "1/(x+1)^2"),
    ("(2x+1)^3", "((2x+1)^3)'", "3(2x+1)^2 (2x+1)'"),
    ("(2x+1)^3", "3(2x+1)^2 (2x+1)'", "6(2x+1)^2"),
    ("(2x+1)^3", "6(2x+1)^2", "24x^2 + 24x + 6"),
    ("x^3 - 4x + 5", "d/dx(x^3 - 4x + 5)", "d/dx(x^3) - d/dx(4x) + d/dx(5)"),
    ("x^3 - 4x + 5", "d/dx(x^3) - d/dx(4x) + d/dx(5)", "3x^2 - 4 x' + 0"),
    ("x^3 - 4x + 5", "3x^2 - 4 x' + 0", "3x^2 - 4"),
    ("ln x", "d/dx(ln x)", "1/x"),
    ("ln(3x)", "(ln(3x))'", "(ln 3)' + (ln x)'"),
    ("ln(3x)", "(ln(3x))'", "1/(3x) * (3x)'"),
    ("|x|", "(|x|)'", "x/|x|"),
    ("x|x|", "(x|x|)'", "2|x|"),
    ("x|x|", "(x|x|)'", "|x| + x (|x|)'"),  # and has no value at 0
    ("e^(2x)", "(e^(2x))'", "e^(2x) (2x)'"),
    ("e^(2x)", "e^(2x) (2x)'", "2(e^x)^2"),
    ("x^x", "(x^x)'", "x^x (x ln x)'"),
    ("x^x", "x^x (x ln x)'", "x^x (ln x + 1)"),
    ("2^x", "(2^x)'", "2^x ln 2"),
    ("tan x", "(tan x)'", "1/cos(x)^2"),
    ("tan x", "(sin x/cos x)'", "1 + tan(x)^2"),
    ("sqrt(x)", "(√x)'", "1/(2√x)"),
    ("theta^2", "d/dtheta(theta^2)", "2 theta"),
    ("theta^2", "d/dθ(θ^2)", "2θ"),
    ("w^2", "d/dw(w^2)", "2w"),
    ("w^2", "d/(dw) (w^2)", "w + w"),
    ("x^2 - 3x", "d/dx x^2 - d/dx 3x", "2x - 3"),
    ("sin(2x) + x^-2", "d/dx sin(2x) + d/dx x^-2", "2cos(2x) - 2/x^3"),
    ("x sin x", "x d/dx sin x + sin x", "x cos x + sin x"),
    ("x^2/3", "d/dx x^2/3", "2x/3"),
    ("x^2 + 1", "(x^2 + 1)'", "(x^2)' + (1)'"),
    ("sin(x)^2", "(sin(x)^2)'", "2 sin x (sin x)'"),
    ("sin(x)^2", "2 sin x cos x", "sin 2x"),
    ("atan(2x)", "(arctan(2x))'", "2/(1 + 4x^2)"),
    ("cbrt(x)", "(cbrt(x))'", "1/(3 cbrt(x)^2)"),
    ("max(x, 0)", "(max(x,0))'", "(max(x,0))'"),
]
#: The same of lines that do not follow, with what is named of them.
WRONG = [
    ("sin(x^2)", "d/dx(sin(x^2))", "cos(x^2)", "chain_no_inner"),
    ("sin(x^2)", "d/dx(sin(x^2))", "cos(2x)", "chain_outer_at_dg"),
    ("sin(x^2)", "cos(x^2) (x^2)'", "x cos(x^2)", "power_no_coeff"),
    ("sin(x^2)", "cos(x^2) (x^2)'", "2x^2 cos(x^2)", "power_n_kept"),
    ("sin(x^2)", "2x cos(x^2)", "2x cos(x)^2", ""),
    ("x^2 sin x", "(x^2 sin x)'", "(x^2)' (sin x)'", "product_of_derivs"),
    ("x^2 sin x", "(x^2 sin x)'", "(x^2)' sin x - x^2 (sin x)'", "product_minus"),
    ("x^2 sin x", "(x^2)' sin x + x^2 (sin x)'", "2x sin x - x^2 cos x", "trig_sign"),
    ("x^2 sin x", "2x sin x + x^2 cos x", "x(2 sin x - x cos x)", ""),
    ("x/(x+1)", "(x/(x+1))'", "(x (x+1)' - x'(x+1))/(x+1)^2", "quot_swapped"),
    ("x/(x+1)", "(x/(x+1))'", "(x'(x+1) + x (x+1)')/(x+1)^2", "quot_plus"),
    ("x/(x+1)", "(x/(x+1))'", "(x'(x+1) - x (x+1)')/(x+1)", "quot_no_square"),
    ("x/(x+1)", "(x+1-x)/(x+1)^2", "1/(x^2+1)", ""),
    ("(2x+1)^3", "((2x+1)^3)'", "3(2x+1)^2", "chain_no_inner"),
    ("x^3 - 4x", "(x^3)' - (4x)'", "3x^2 + 4", "minus_lost"),
    ("x^2 + 5", "(x^2)' + (5)'", "2x + 5", "const_kept"),
    ("ln x", "d/dx(ln x)", "1/ln x", "log_of_self"),
    ("e^(2x)", "(e^(2x))'", "e^(2x)", "exp_inner_kept"),
    ("3^x", "(3^x)'", "3^x", "exp_no_ln"),
    ("3^x", "(3^x)'", "x 3^(x-1)", "power_on_exp"),
    ("|x|", "(|x|)'", "1", ""),
    ("max(x, 0)", "(max(x,0))'", "1", ""),
    ("x^2", "2x", "2x + floor(x/10^6)", ""),
    ("x^2", "2x", "2x + 1/10^30", ""),
    ("x^2", "2x", "2 sqrt(x)^2", "domain_lost"),
    ("x^2", "2x", "x/0", ""),
    ("cos x", "(cos x)'", "sin x", "trig_sign"),
    ("x^5", "(x^5)'", "5x^6", "power_wrong_way"),
    ("sqrt(x^2+1)", "D(sqrt(u), u, x^2+1) (x^2+1)'", "2x/(2 sqrt(x))", ""),
    ("x^2", "x^2", "2x", ""),
    # What is differentiated has no value there, whatever the rules make of it.
    ("ln(x^2)", "d/dx(ln(x^2))", "2 d/dx(ln(x))", "domain_lost"),
    ("ln|x^2-1|", "d/dx(ln|x^2-1|)", "(ln(x+1))' + (ln(x-1))'", "domain_lost"),
    ("x/(1-x^2)", "1/(1-x^2)", "(atanh(x))'", "domain_lost"),
    ("x", "1", "(sqrt(x)^2)'", "domain_lost"),
    ("x^2", "2x", "2x + (sqrt(-1))'", ""),
    ("x^2", "2x", "2x + (ln(x) - ln(-x))'", ""),
    ("x^2", "(x^2)'", "2x + 0.001 sin(1000x)", ""),
]
UNREADABLE = [
    ("x^2'", "brackets"),
    ("d/dx x^2 sin x", "brackets"),
    ("d/dx x^2 (x + 1)", "brackets"),
    ("d/dx x/(x + 1)", "brackets"),
    ("d/dx -x", "brackets"),
    ("d/dx", "brackets"),
    ("d/dx x^2 d/dx x", "inside another"),
    ("d/dx(x+1)^3", "power"),
    ("(x^2)''", "higher"),
    ("(x^2)'^2", "power"),
    ("sin(x^2)'", "(sin(x^2))'"),
    ("1/x'", "brackets"),
    ("√x'", "brackets"),
    ("sin x'", "brackets"),
    ("d/dt(t^2)", "by x"),
    ("dJ/dt = 2x", "by x"),
    ("d/dx(d/dx(x^2))", "inside another"),
    ("((x^2)')'", "inside another"),
    ("D(x^2, t)", "no derivative"),
    ("D(x^2, x, 3, 4)", "no derivative"),
    ("d/dx(", "missing"),
    ("d/dx()", "brackets"),
    ("()'", "brackets"),
    ("'", "brackets"),
    ("", ""),
    ("=", ""),
    ("2x +", ""),
    ("(x^2]'", ""),
    ("d/dx(x^2) = ", ""),
    ("f(x)'", ""),
    ("y", ""),
    ("__import__('os').system('id')", ""),
    ("(__class__)'", ""),
    ("x" + "'" * 250, "higher"),
    ("(" * 140 + "x" + ")'" * 140, ""),
    ("d/dx(" * 40 + "x" + ")" * 40, "inside another"),
    ("d/dx(x)+" * 33 + "1", "not read"),
    ("\ue000 + x", ""),
    ("d/dx(\ue000)", ""),
    ("x" * 5000, "long"),
    ("9^9^9^9^x", ""),
]


@pytest.mark.parametrize(("function", "before", "after"), FOLLOWS)
def test_what_follows(function: str, before: str, after: str) -> None:
    check = dc.check_line(dc.parse_function(function), before, after)
    assert check.status.value == "follows", check.message
    assert not check.mistakes


@pytest.mark.parametrize(("function", "before", "after", "mistake"), WRONG)
def test_what_does_not(function: str, before: str, after: str, mistake: str) -> None:
    check = dc.check_line(dc.parse_function(function), before, after)
    assert check.status.value == "wrong", check.message
    assert mistake in check.mistakes if mistake else not check.mistakes
    assert [one.mistake for one in check.diagnoses] == [
        name for name in check.mistakes if name != "domain_lost"
    ]
    assert check.message.endswith(".")


@pytest.mark.parametrize(("text", "words"), UNREADABLE, ids=lambda text: text[:20])
def test_what_cannot_be_read(text: str, words: str) -> None:
    check = dc.check_line(dc.parse_function("x^2"), "d/dx(x^2)", text)
    assert check.status.value == "unreadable", check.message
    assert words in check.message
    assert dc.check_line(dc.parse_function("x^2"), text, "2x").status.value == "unreadable"


@pytest.mark.parametrize("row", read("hostile"), ids=lambda row: str(row["text"])[:24])
def test_hostile_text_is_read_by_the_same_reader(row: dict[str, str]) -> None:
    f = dc.parse_function("x^2")
    for text in (row["text"], f"d/dx({row['text']})", f"({row['text']})'"):
        assert dc.check_line(f, "d/dx(x^2)", text).status.value in (
            "unreadable",
            "wrong",
            "undecided",
            "follows",
        )


@pytest.mark.parametrize(
    "function", ["x^2 sin(3x)", "x/(x^2 + 1)", "e^(x^2) ln x", "sqrt(1 + cos(x)^2)", "x^x"]
)
def test_our_own_lines_follow_and_with_a_term_more_they_do_not(function: str) -> None:
    f = dc.parse_function(function)
    lines = [line.line.text for line in derivation(dc.differentiation_steps(f))]
    for before, after in pairwise(lines):
        assert dc.check_line(f, before, after).status.value == "follows", after
        assert dc.check_line(f, before, f"{after} + x/100").status.value == "wrong", after


def test_a_line_that_loses_a_point_says_so() -> None:
    check = dc.check_line(dc.parse_function("x|x|"), "(x|x|)'", "|x| + x (|x|)'")
    assert "no value at x = 0" in check.message


@pytest.mark.parametrize("line", ["(x + floor(x))'", "(floor(x))' + 1", "(x + sign(x))'"])
def test_a_jump_in_what_is_still_to_be_differentiated_loses_points(line: str) -> None:
    check = dc.check_line(dc.parse_function("x"), "1", line)
    assert (check.status.value, check.loses) == ("follows", True)


def test_a_derivative_that_the_rules_have_no_formula_for_is_not_called_lost() -> None:
    """|x + |x|| is 0 for x < 0, where |u|' = u/|u| u' has no value."""
    check = dc.check_line(dc.parse_function("x + |x|"), "1 + sign(x)", "(|x + |x||)'")
    assert check.status.value == "undecided"


def test_nothing_follows_from_what_has_no_value() -> None:
    check = dc.check_line(dc.parse_function("x^2"), "1/0", "2x")
    assert check.status.value == "undecided"


def test_a_place_is_asked_about_as_it_stands_in_the_line() -> None:
    check = dc.check_line(
        dc.parse_function("sin(cos(3x))"), "cos(cos(3x)) (cos(3x))'", "cos(cos(3x)) (-sin(3x))"
    )
    (*_, last) = check.diagnoses
    assert {one.place for one in check.diagnoses} >= {"cos(3*x)"}
    assert last.question.endswith("?")


def test_the_tree_of_a_line_prints_back() -> None:
    f = dc.parse_function("x^2")
    for text in ("d/dx(x^2)*sin(x)", "cos(x^2) (x^2)' + 3"):
        tree = read_line(text, f)
        assert read_line(Line(tree).text, f) == tree


def test_so_many_derivatives_are_read() -> None:
    f = dc.parse_function("x^2")
    assert dc.check_line(f, "2x", " + ".join(["(x)'"] * MOST_PENDING)).status.value == "wrong"
