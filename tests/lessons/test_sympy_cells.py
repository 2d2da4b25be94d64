"""SymPy cells: what is shown as output is what the code gives, which is run here and nowhere else."""

from __future__ import annotations

import ast
import contextlib
import io
from pathlib import Path

import pytest

from deriv_core.errors import TooComplex
from deriv_core.lessons.blocks import Sympy
from deriv_core.lessons.reader import read_file
from deriv_core.lessons.sympy_cells import cells
from tests.lessons.conftest import LESSONS, block

pytestmark = pytest.mark.slow

OWN = [
    (f"{path.stem}:{part.line}", part)
    for path in sorted(LESSONS.glob("*.md"))
    for part in read_file(path).blocks
    if isinstance(part, Sympy)
]


def output_of(code: str, names: dict[str, object]) -> str:
    """What a notebook shows: what is printed, and the value of the last line."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
    return printed.getvalue().strip() or ("" if value is None else str(value))


def check(found: Sympy) -> None:
    names: dict[str, object] = {}
    for shown in cells(found):
        assert output_of(shown.code, names) == shown.output


@pytest.mark.parametrize(("name", "found"), OWN, ids=[name for name, _ in OWN])
def test_every_cell_of_our_lessons_gives_what_is_shown(name: str, found: Sympy) -> None:
    check(found)


@pytest.mark.parametrize(
    "function",
    [
        *("w^2", "1/w", "1/w^2", "w^3/3 - w", "2", "6/2", "sqrt(w)", "e^w", "sin(w)/2", "ln(w) + pi"),
        *("w^-2", "(2w+1)^3", "-w^2 - 1", "2*w/3*w", "e^(w^2)*cos(w)", "(w - 1)*(-w)"),
    ],
)
@pytest.mark.parametrize("eps", ["0.001", "1e-9", "1/3"])
def test_the_output_is_that_of_the_code(function: str, eps: str) -> None:
    show = "[symbols, expression, diff, subs, quotient]"
    found = block("sympy", f"function: {function}\nshow: {show}\npoints: [2, 3, 1/2]\neps: {eps}")
    assert isinstance(found, Sympy)
    check(found)


@pytest.mark.parametrize(
    ("function", "point", "eps"),
    [
        ("w^2", "0.12", "0.10"),
        ("0.0012w", "3", "1e-3"),
        ("10w", "1", "0.1"),
        ("0.1w^2 + 10.1", "0.10", "0.1"),
        ("w^2", "3", "1.0"),
        ("w^2", "3", "1e1"),
        ("w^2", "1", "01"),
        ("w^2", "3", "-1e-3"),
        ("w^2", "-3", "3 - 2.5"),
        ("w^2", "3", "2*0.01"),
        ("w^2", "3", "-2*0.01"),
        ("w^2", "3", "10^-3"),
        ("w^2", "3", "sqrt(2)/100"),
        ("2", "3", "sqrt(2)/100"),
    ],
)
def test_a_step_whose_digits_stand_in_other_numbers_changes_none_of_them(
    function: str, point: str, eps: str
) -> None:
    found = block("sympy", f"function: {function}\nshow: [quotient]\npoints: [{point}]\neps: {eps}")
    assert isinstance(found, Sympy)
    check(found)


def test_a_step_is_written_as_it_was_typed() -> None:
    found = block("sympy", "function: w^2\nshow: [quotient]\npoints: [0.12]\neps: 1e-9")
    assert isinstance(found, Sympy)
    (only,) = cells(found)
    assert "J = 0.12**2\nJ_epsilon = (0.12 + 1e-9)**2\nk = (J_epsilon - J)/1e-9\n" in only.code


def test_the_figures_of_the_lab() -> None:
    found = block("sympy", "function: w^2\nshow: [quotient]\npoints: 3\neps: 0.001\ndecimals: 6")
    assert isinstance(found, Sympy)
    assert cells(found)[0].output == "J = 9, J_epsilon = 9.006001, k = 6.001000"
    found = block("sympy", "function: 1/w\nshow: [diff, subs, quotient]\npoints: 2\neps: 0.001")
    assert isinstance(found, Sympy)
    assert [shown.output for shown in cells(found)] == [
        "-1/w**2",
        "-1/4",
        "J = 0.5, J_epsilon = 0.49975012493753124, k = -0.2498750624687629",
    ]


def test_no_number_where_there_is_no_derivative() -> None:
    """SymPy puts 0 into sign(w) without complaint."""
    found = block("sympy", 'function: "|w|"\npoints: 0\nshow: [subs]')
    assert isinstance(found, Sympy)
    (only,) = cells(found)
    assert only.code.startswith("# J has no derivative at 0")
    assert only.output == ""


@pytest.mark.parametrize(
    "body",
    [
        'function: "|w|"\npoints: 1\neps: 1\nshow: [quotient]',
        "function: 1/w\npoints: 0\neps: 1\nshow: [quotient]",
        "function: floor(w)\nshow: [diff]",
        "function: lambda^2\nshow: [symbols]",
    ],
)
def test_what_python_could_not_do_is_refused(body: str) -> None:
    found = block("sympy", body)
    assert isinstance(found, Sympy)
    with pytest.raises(TooComplex):
        cells(found)


def test_lessons_folder_is_the_one_that_is_served() -> None:
    assert Path("lessons").resolve() == LESSONS
