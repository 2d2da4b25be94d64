"""The code under "The same in SymPy" is run as a learner would run it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.desk.question import read
from pages.ui.desk.texts import Texts
from pages.ui.results import results_for
from pages.ui.sympy_code import sympy_code
from tests.pages.learners_python import LearnersPython

pytestmark = pytest.mark.slow

CASES = [
    ("w^2", "2, 3, -3", "0.001", "forward"),
    ("1/w", "2, 0, -4", "0.001", "backward"),
    ("sin w", "0, pi/4, 1/3", "0.01", "central"),
    ("sqrt(x) + x/3", "2, 1/2", "0.1", "forward"),
    ("|w|", "0, -1", "0.5", "central"),
    ("x^(1/3)", "8, -8, 0", "0.01", "forward"),
    ("log_2(t) e^-t", "1, sqrt(2)", "0.001", "forward"),
    ("piecewise(w^2 if w < 1, 2w - 1 otherwise)", "0, 1, 2", "0.001", "forward"),
    ("piecewise((1-cos x)/x if x!=0, 0 otherwise)", "0, 1", "0.5", "forward"),
    ("piecewise(x if x<0, x if x>0, 0 if x=0)", "0, 1", "0.5", "forward"),
    ("cbrt(x - sin x)", "0, 1", "0.5", "forward"),
    ("J^2", "3", "0.5", "forward"),
    ("lambda^2", "3", "0.5", "forward"),
    ("|x-1| |x-2| |x-3| |x-4| |x-5| |x-6|", "0, 1/2", "0.5", "forward"),  # diff would take long
]


def numbers(line: str) -> tuple[str, float]:
    point, _, value = line.rpartition(" ")
    return point, float(value)


@pytest.mark.slow
@pytest.mark.parametrize(("function", "points", "step", "scheme"), CASES)
def test_the_code_prints_the_numbers_of_the_table(
    function: str, points: str, step: str, scheme: str, tmp_path: Path, python: LearnersPython
) -> None:
    choice, problems = read(Texts(function, points, step, scheme), None)
    assert choice is not None
    assert not problems
    rows = results_for(choice).rows
    code = sympy_code(choice, rows)
    lines = python.run(code, tmp_path).splitlines()[1:]
    smooth = [row for row in rows if row.kind == "differentiable"]
    quotients = [row for row in rows if row.quotient.decimal == row.quotient.decimal]
    assert len(lines) == len(smooth) + len(quotients)
    for line, row in zip(lines[: len(smooth)], smooth, strict=True):
        from sympy import N, parse_expr

        shown = line.removeprefix(line.split(" ")[0] + " ")
        assert float(N(parse_expr(shown))) == pytest.approx(row.derivative.decimal, rel=1e-12, abs=1e-12)
    for line, row in zip(lines[len(smooth) :], quotients, strict=True):
        assert numbers(line)[1] == pytest.approx(row.quotient.decimal, rel=1e-9, abs=1e-9)


def test_points_without_a_derivative_are_named() -> None:
    choice, _ = read(Texts("|w|", "0, 2", "1", "forward"), None)
    assert choice is not None
    code = sympy_code(choice, results_for(choice).rows)
    assert "# No derivative at 0" in code
    assert "for point in [2]:" in code


def test_the_page_shows_it(explore: Callable[..., AppTest]) -> None:
    page = explore(f="w^2", at="3", eps="0.001")
    code = next(element.value for element in page.code if "diff(" in element.value)
    assert code.startswith("from sympy import diff, symbols\n")
    assert "J = w**2" in code


@pytest.mark.parametrize(
    ("function", "points", "said"),
    [
        ("5", "2", "2 0\n2 0.0"),
        ("floor(w)", "1/2", "1/2 0\n1/2 0.0"),
        ("tan w", "pi/2, 0", "0 1"),
        ("w sign(w)", "2", "2 1\n2 0.99999999"),
    ],
)
def test_constants_steps_and_poles_run_too(
    function: str, points: str, said: str, tmp_path: Path, python: LearnersPython
) -> None:
    choice, _ = read(Texts(function, points, "0.001", "forward"), None)
    assert choice is not None
    code = sympy_code(choice, results_for(choice).rows)
    assert said in python.run(code, tmp_path)


def test_a_constant_keeps_the_variable_there_was() -> None:
    first, _ = read(Texts("w^2", "2", "1", "forward"), None)
    second, _ = read(Texts("5", "2", "1", "forward"), first)
    assert second is not None
    assert second.function.variable == "w"
    assert second.derivative.variable == "w"


def test_numbers_too_long_for_sympy_leave_a_sentence_in_place_of_code(
    explore: Callable[..., AppTest],
) -> None:
    page = explore(f="((9x)^99)^99", at="0.1")
    assert not page.exception
    assert "The numbers in this are too long to be written out." in [text.value for text in page.text]
