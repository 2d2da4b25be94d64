"""One program, two machines: NumPy on the server and JavaScript in the browser give the same numbers."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from playwright.sync_api import Browser, Page

from deriv_core.errors import DerivError
from deriv_core.expression.function import parse_function
from deriv_core.expression.running.machine import ARITY
from deriv_core.expression.running.program import Program
from deriv_core.expression.running.run_numpy import run_numpy

Floats = npt.NDArray[np.float64]

OF_ONE, OF_TWO = ([name for name, arity in ARITY.items() if arity == n and name != "powi"] for n in (1, 2))

ROOT = Path(__file__).parents[2]
EVALUATOR = ROOT / "pages/ui/plots/evaluator.js"
INPUTS = ROOT / "tests/cases/inputs.jsonl"
DERIVATIVES = ROOT / "tests/cases/derivatives.jsonl"

# Where real operations change their mind: zeros, ends of domains, whole numbers, the huge and the tiny.
EDGES = [0, 0.5, 1, 2, 3, 10, 0.1, 1 / 3, np.pi / 2, np.pi, np.e, 700.0, 1e-300, 1e-9, 1e9, 1e300, np.inf]
HARD = np.array([*EDGES, *(-v for v in EDGES), np.nan, 0.9999999999999999, 1.0000000000000002])
POINTS = np.concatenate(
    [np.linspace(-6, 6, 49), np.random.default_rng(5).uniform(-6, 6, 60), [1e-6, -1e-6, 40.5]]
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that holds the evaluator and nothing else."""
    context = browser.new_context()
    page = context.new_page()
    text = base64.b64encode(EVALUATOR.read_bytes()).decode()
    page.evaluate(
        "async (text) => { globalThis.evaluator = await import(`data:text/javascript;base64,${text}`); }",
        text,
    )
    yield page
    context.close()


def in_browser(page: Page, programs: list[Program], x: Floats) -> Floats:
    """The programs' values as the browser has them, one row a program."""
    rows = page.evaluate(
        """([programs, points]) => programs.map((program) => {
            const f = evaluator.compile(program);
            return points.map((x) => String(f(Number(x))));
        })""",
        [[list(program) for program in programs], [js_number(v) for v in x.tolist()]],
    )
    return np.array([[float(v.replace("Infinity", "inf")) for v in row] for row in rows])


def js_number(value: float) -> str:
    return repr(value).replace("inf", "Infinity").replace("nan", "NaN")


def ulps(a: Floats, b: Floats) -> Floats:
    """How far apart, in units of the last place; 0 where both are undefined or the same infinity."""
    with np.errstate(all="ignore"):
        apart = np.abs(a - b) / np.spacing(np.maximum(np.abs(a), np.abs(b)))
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    return np.where(same, 0, np.where(np.isnan(apart), np.inf, apart))


def test_both_machines_know_the_same_operations(page: Page) -> None:
    known = set(page.evaluate("evaluator.OPERATIONS"))
    assert known == {*ARITY, "x", "nan"}


@pytest.mark.parametrize("operation", OF_ONE)
def test_unary_operations_agree(page: Page, operation: str) -> None:
    # A trigonometric function of 1e300 is no question a learner asks; both answer it, each in its own way.
    x = HARD[~(np.abs(HARD) > 1e12)] if operation in {"sin", "cos", "tan", "cot"} else HARD
    program: Program = ("x", operation)
    here, there = run_numpy(program, x), in_browser(page, [program], x)[0]
    assert ulps(here, there).max() <= 4, list(zip(x, here, there, strict=True))


@pytest.mark.parametrize("operation", OF_TWO)
def test_binary_operations_agree(page: Page, operation: str) -> None:
    programs: list[Program] = [("x", float(b), operation) for b in HARD]
    programs += [(float(a), "x", operation) for a in HARD if np.isfinite(a)]
    programs = [p for p in programs if all(isinstance(v, str) or np.isfinite(v) for v in p)]
    for program, there in zip(programs, in_browser(page, programs, HARD), strict=True):
        here = run_numpy(program, HARD)
        assert ulps(here, there).max() <= 4, (program, list(zip(HARD, here, there, strict=True)))


def test_powers_with_constant_exponents_agree(page: Page) -> None:
    programs: list[Program] = [("x", float(n), "powi") for n in range(-5, 8)]
    programs += [
        ("x", float(p), float(q), "powq") for q in (2, 3, 4, 5) for p in (-7, -3, -2, -1, 1, 2, 3, 7) if p % q
    ]
    for program, there in zip(programs, in_browser(page, programs, HARD), strict=True):
        here = run_numpy(program, HARD)
        assert ulps(here, there).max() <= 4, (program, list(zip(HARD, here, there, strict=True)))


def test_a_choice_whose_condition_is_undefined_is_undefined_in_both(page: Page) -> None:
    programs: list[Program] = [("x", "sqrt", 1.0, "lt", 5.0, 7.0, "select"), ("x", "nan", "x", "select")]
    for program, there in zip(programs, in_browser(page, programs, HARD), strict=True):
        np.testing.assert_array_equal(run_numpy(program, HARD), there)


def practice_programs() -> dict[str, Program]:
    """Every practice text that is a function: inputs, exercises and their answers."""
    texts = [json.loads(line)["text"] for line in INPUTS.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in DERIVATIVES.read_text(encoding="utf-8").splitlines()]
    programs = {}
    for text in [*texts, *(row[key] for row in rows for key in ("expr", "expected"))]:
        try:
            programs[text] = parse_function(text).program
        except DerivError:
            continue
    return programs


def test_the_practice_cases_agree(page: Page) -> None:
    practice = practice_programs()
    assert len(practice) > 200
    values = in_browser(page, list(practice.values()), POINTS)
    wrong = []
    for (text, program), there in zip(practice.items(), values, strict=True):
        here = run_numpy(program, POINTS)
        # Where terms cancel or the function is steep, one last bit inside is many outside: the machines may
        # differ by a last bit of x, and by what moving x by its last bits does to the value.
        with np.errstate(all="ignore"):
            nudged = np.array([run_numpy(program, POINTS * (1 + k * 2.0**-52)) for k in (-2, -1, 1, 2)])
            slack = 4 * np.nanmax(np.abs(nudged - here), axis=0, initial=0) + np.spacing(np.abs(POINTS))
            off = (ulps(here, there) > 8) & ~(np.abs(here - there) <= slack)
        wrong += [(text, float(POINTS[i]), float(here[i]), float(there[i])) for i in np.flatnonzero(off)]
    assert wrong == []


@pytest.mark.parametrize("program", [["x", "constructor"], ["x", "__proto__"], ["add"], ["x", "x"], []])
def test_a_program_that_is_none_is_refused(page: Page, program: list[str]) -> None:
    refused = page.evaluate(
        """(program) => {
            try { evaluator.compile(program); } catch (error) { return error instanceof RangeError; }
            return false;
        }""",
        program,
    )
    assert refused is True
