"""One room writes every number: by the cases that the browser's twin is held to as well."""

from __future__ import annotations

import ast
import json
import math
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deriv_core.calculus.points import read_point
from deriv_core.numbers.by_hand import (
    MINUS,
    READABLE_DIGITS,
    by_hand,
    far_number,
    few_digits,
    number,
    pretty_exact,
    raised,
    read_written,
    shows_exactly,
)
from deriv_core.numbers.exact_form import EXACT_DIGITS
from deriv_core.numbers.rounding import ALL_DIGITS, agreeing_digits
from deriv_core.numbers.typed import as_typed

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests/cases/numbers.json").read_text(encoding="utf-8"))


def test_as_many_digits_are_shown_as_in_the_browser() -> None:
    assert CASES["digits"] == {"readable": READABLE_DIGITS, "exact": EXACT_DIGITS, "all": ALL_DIGITS}


@pytest.mark.parametrize(("x", "seven", "every"), CASES["decimals"])
def test_a_number_is_written_alike_everywhere(x: str, seven: str, every: str) -> None:
    assert [number(float(x)), number(float(x), 17)] == [seven, every]


@pytest.mark.parametrize(("x", "digits", "written"), CASES["few"])
def test_a_rounded_number_is_written_alike_everywhere(x: str, digits: int, written: str) -> None:
    assert few_digits(float(x), digits) == written


@pytest.mark.parametrize(
    ("write", "given", "written"),
    [
        *((by_hand, *row) for row in CASES["by_hand"]),
        *((pretty_exact, *row) for row in CASES["pretty"]),
        *((raised, *row) for row in CASES["raised"]),
    ],
)
def test_a_text_is_printed_alike_everywhere(write, given: str | int, written: str) -> None:
    assert write(given) == written


@pytest.mark.parametrize(("a", "b", "digits"), CASES["agreeing"])
def test_digits_agree_alike_everywhere(a: float, b: float, digits: int) -> None:
    assert agreeing_digits(a, b) == digits


def test_power_of_ten_can_be_exact() -> None:
    assert shows_exactly("10⁻⁸", Fraction(1, 10**8))
    assert shows_exactly("+1.5·10⁻⁸", Fraction(15, 10**9))
    assert not shows_exactly("10⁻⁸", Fraction(1, 10**8 + 1))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_in_full_reads_back_as_the_same_float(x: float) -> None:
    assert float(read_written(number(x, ALL_DIGITS)) or 0) == x
    assert float(as_typed(x)) == x


@pytest.mark.parametrize("x", [5e-5, -1e-8, 1.5e16, -2.5e-30, 0.30000000000000004, 123456789.5])
def test_what_a_page_prints_can_be_typed_back(x: float) -> None:
    assert read_point(number(x, ALL_DIGITS)).x == read_point(as_typed(x)).x == x


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(1, 16))
def test_a_rounded_number_is_off_by_half_a_unit_at_most(x: float, digits: int) -> None:
    shown = read_written(few_digits(x, digits))
    if shown is not None and x and abs(x) > 1e-300:
        unit = Fraction(10) ** (math.floor(math.log10(abs(x))) + 2 - digits)
        assert abs(shown - Fraction(x)) <= unit / 2


# --- nobody else -----------------------------------------------------------------------------------------

# Files that write numbers for a machine and not for a reader, and what reads them.
FOR_MACHINES = {
    "deriv_core/calculus/germs/recognition.py": "SymPy reads it",
    "deriv_core/calculus/proved/whole.py": "a Fraction is made of it",
    "deriv_core/expression/running/to_python.py": "NumPy's program reads it",
    "deriv_core/lessons/sympy_cells.py": "what Python prints of a cell's k",
    "pages/ui/exports/latex.py": "pgfplots reads the coordinates",
    "pages/ui/exports/picture_code.py": "Plotly's code reads the coordinates",
    "pages/ui/exports/table_code.py": "pandas' code reads the slope",
    "pages/ui/lessons/miniature.py": "an SVG reads the places on its paths",
    "pages/ui/practice/still_picture.py": "an SVG reads the places on its paths",
    "pages/ui/plots/wire.py": "the browser reads the curve's points",
}
_SPEC = re.compile(r"[efgEFGn%]$")
_POWERS = re.compile(r"⁰¹|10[⁻⁰¹²³⁴-⁹]")


def python_files() -> list[Path]:
    folders = ("deriv_core", "pages", "derivative_explorer")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if not path.is_relative_to(ROOT / "deriv_core/numbers")]


def number_formats(source: str) -> list[str]:
    """Whatever in a module turns a number into text in a way of its own."""
    found = []
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""  # a docstring
    for node in ast.walk(tree):
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(parts)):
                if not all(isinstance(part, ast.Constant) for part in parts) or _SPEC.search(
                    "".join(part.value for part in parts)
                ):
                    found.append(ast.unparse(node))
            case ast.FormattedValue(conversion=114):  # !r
                found.append(ast.unparse(node))
            case ast.Call(
                ast.Name("repr" | "format") | ast.Attribute(attr="nstr" | "format_float_positional")
            ):
                found.append(ast.unparse(node))
            case ast.BinOp(ast.Constant(str()), ast.Mod()):
                found.append(ast.unparse(node))
            case ast.Constant(str(text)) if _POWERS.search(text):
                found.append(text)
            case _:
                pass
    return found


def test_no_other_module_writes_a_number() -> None:
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in python_files()}
    found = {name: number_formats(source) for name, source in sources.items() if name not in FOR_MACHINES}
    assert {name: formats for name, formats in found.items() if formats} == {}


def test_the_list_of_those_that_write_for_machines_holds_no_other() -> None:
    assert all(number_formats((ROOT / name).read_text(encoding="utf-8")) for name in FOR_MACHINES)


def test_a_number_written_elsewhere_is_seen() -> None:
    for line in (
        'f"{x:.6g}"',
        'f"{x:.{n}f}"',
        'f"{x!r}"',
        "repr(x)",
        '"%.3f" % x',
        'format(x, ".2e")',
        'x = "10⁻⁸"',
    ):
        assert number_formats(line), line
    assert number_formats('f"{name:>{4}} {x} {y:d}"'.replace("{4}", "4")) == []


def test_no_other_module_of_the_browser_writes_a_number() -> None:
    room = ROOT / "pages/ui/plots/numbers.js"
    own_way = re.compile(r"toPrecision|toFixed|toExponential|toLocale|NumberFormat|⁰¹|10[⁻⁰¹²³⁴-⁹]\W*[\"'`]")
    for path in sorted((ROOT / "pages").rglob("*.js")):
        if path != room:
            assert not own_way.search(path.read_text(encoding="utf-8")), path


def test_what_a_decimal_does_not_bear_is_written_too() -> None:
    assert far_number("4.50000e+2345678") == "4.5·10²³⁴⁵⁶⁷⁸"
    assert far_number("-1.00000e-2345678") == f"{MINUS}10⁻²³⁴⁵⁶⁷⁸"
