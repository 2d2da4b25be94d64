"""A notebook that is run says what the screen says."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from pages.ui.exports.cells import Code
from pages.ui.exports.document import cells_of
from pages.ui.exports.notebook import to_notebook
from pages.ui.exports.screen import Screen
from pages.ui.exports.script import to_script
from pages.ui.results import results_for
from tests.pages.exports.screens import screen_of
from tests.pages.learners_python import LearnersPython

SCREENS = [
    ("w^2", "3, 2, -3", "0.001", "forward"),
    ("w^2", "3, sqrt(2)", "1e-9", "backward"),
    ("1/w", "2, 0, -4", "0.001", "forward"),
    ("1/w", "0, 2", "0.5", "central"),
    ("|w|", "0, -1", "0.5", "central"),
    ("|w|", "0", "0.5", "backward"),
    ("floor(w)", "1, 1/2", "0.25", "backward"),
    ("cbrt(w)", "0, 8, -8", "0.01", "forward"),
    ("1/(1+e^-w)", "0, 1/3, 2", "0.001", "central"),
    ("sin theta", "pi/4, sqrt(2)", "0.01", "central"),
    ("tan w", "pi/2, pi/4", "0.001", "backward"),
    ("k^3", "2", "0.1", "forward"),
    ("J^2", "3", "0.5", "forward"),
    ("lambda ln lambda", "1, 2, -1", "0.125", "forward"),
    ("piecewise(w^2 if w < 1, 2w - 1 otherwise)", "0, 1", "0.001", "forward"),
    ("((9x)^99)^99", "0.1", "0.001", "forward"),
    ("erf(w)/w", "0, 1", "0.001", "forward"),
    ("1/w", "2, 0, -0.5", "0.25", "five_point"),
    ("sqrt w", "0, 1/3", "0.1", "forward_three_point"),
]


def expected(screen: Screen) -> list[str]:
    """What has to be said: every computed number to its last digit, exact slopes, verdicts.

    J itself is the float that k is made of, as in the CSV; the screen shows its exact value's.
    """
    said = list(screen.existence)
    records = results_for(screen.drawn).frame.to_dict("records")
    for row, record in zip(screen.rows, records, strict=True):
        numbers = [record["value"], record["shifted"], row.quotient.decimal]
        if row.kind == "differentiable":
            # The script subtracts floats; the screen has the exact difference where k is off by a rounding.
            exactly = float(row.quotient.ratio or 0) == row.quotient.decimal
            numbers.append(
                row.difference.decimal if exactly else row.quotient.decimal - row.derivative.decimal
            )
            said.append(
                f"= {row.derivative.exact}" if row.derivative.exact else f"≈ {row.derivative.decimal!r}"
            )
        said += [repr(float(number)).removesuffix(".0") for number in numbers if math.isfinite(number)]
    return said


def missing(screen: Screen, output: str) -> list[str]:
    """SymPy writes a power with two stars, and log for ln."""
    shown = output.replace("**", "^").replace("log(", "ln(")
    return [text for text in expected(screen) if text not in shown]


@pytest.mark.slow
@pytest.mark.parametrize("case", SCREENS, ids=str)
def test_the_cells_print_the_figures_of_the_screen(
    case: tuple[str, str, str, str], tmp_path: Path, python: LearnersPython
) -> None:
    screen = screen_of(*case)
    output = python.run(to_script(screen), tmp_path)
    assert missing(screen, output) == []
    picture = (tmp_path / f"{screen.file_name}.html").read_text(encoding="utf-8")
    line = "secant" if screen.drawn.scheme.is_secant else "line of slope k"
    assert line in picture or not math.isfinite(screen.rows[0].quotient.decimal)


@pytest.mark.slow
def test_a_kernel_runs_the_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real thing, once: Jupyter's own kernel, a table and a figure among the outputs."""
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    screen = screen_of("1/w", "2, 0, pi/4")
    notebook = nbformat.reads(to_notebook(screen), as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert missing(screen, "\n".join(map(text_of, outputs))) == []
    assert any("text/html" in output.get("data", {}) for output in outputs)
    figure = next(
        o.data["application/vnd.plotly.v1+json"] for o in outputs if "plotly" in str(o.get("data", {}).keys())
    )
    assert [trace["name"] for trace in figure["data"]] == [
        "J(w)",
        "J(w)",
        "secant",
        "tangent",
        "points",
        "point",
    ]


def text_of(output: Any) -> str:
    return str(output.get("text", "") or output.get("data", {}).get("text/plain", ""))


def code_of(screen: Screen) -> str:
    return "\n".join(f"{cell.source}\n{cell.shows}" for cell in cells_of(screen) if isinstance(cell, Code))


@pytest.mark.parametrize(
    ("function", "why"), [("|w|", "a corner"), ("1/w", "not defined"), ("cbrt w", "vertical")]
)
def test_no_slope_is_worked_out_where_there_is_none(function: str, why: str) -> None:
    """SymPy's subs would print 0 for |w|, zoo for 1/w."""
    screen = screen_of(function, "0")
    assert ".subs(" not in code_of(screen)
    notebook = json.loads(to_notebook(screen))
    said = "".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    assert re.search(r"At w = 0 there is no derivative", said)
    assert why in said


def test_no_viewer_finds_a_formula_in_an_escaped_bracket() -> None:
    screen = screen_of("floor(w)", "1, 1/2", "0.25", "backward")
    cells = json.loads(to_notebook(screen))["cells"]
    said = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert "\\(" not in said
    assert "\\[" not in said
    assert "\\=" not in said


@pytest.mark.slow
def test_a_whole_number_is_printed_as_the_page_writes_it(tmp_path: Path, python: LearnersPython) -> None:
    output = python.run(to_script(screen_of("w^2", "3", "0.001")), tmp_path)
    assert "J = 9, J_epsilon = 9.00600" in output
    assert "9.0 " not in output


@pytest.mark.slow
def test_the_central_table_has_both_ends_of_the_secant(tmp_path: Path, python: LearnersPython) -> None:
    output = python.run(to_script(screen_of("w^2", "3", "0.5", "central")), tmp_path)
    assert "J(w − ε)" in output
    assert "6.25" in output


def test_no_comment_stands_twice() -> None:
    comments = [line for line in to_script(screen_of("w^2", "3")).splitlines() if line.startswith("# ")]
    assert sum("each unbroken piece" in line for line in comments) == 1


def test_a_number_too_long_for_sympy_leaves_the_rest() -> None:
    screen = screen_of("((9x)^99)^99", "0.1")
    text = to_notebook(screen)
    assert "too long to be written out" in text
    assert "diff(" not in text


def test_the_notebook_is_the_same_every_time_and_valid() -> None:
    screen = screen_of("w^2", "3")
    text = to_notebook(screen)
    assert text == to_notebook(screen)
    nbformat.validate(nbformat.reads(text, as_version=4))
    assert all(not cell.get("outputs") for cell in json.loads(text)["cells"])


def test_only_what_has_been_read_gets_into_the_code() -> None:
    """A typed text is read into a tree; the code is written from that."""
    screen = screen_of("J(w)=  w²", "  √2 ,3")
    code = code_of(screen)
    assert "²" not in code
    assert "√" not in code
    assert '("sqrt(2)", np.sqrt(2.0), 2*sqrt(2), "exists")' in code


def test_it_needs_sympy_plotly_and_pandas_alone() -> None:
    imported = set(re.findall(r"^(?:import|from) (\w+)", code_of(screen_of("w^2", "3")), flags=re.MULTILINE))
    assert imported == {"numpy", "pandas", "plotly", "sympy"}
