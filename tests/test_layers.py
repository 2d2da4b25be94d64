"""Who may import whom: app → pages → pages/ui → deriv_core, and inside each of them one direction only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = ROOT / "deriv_core"

# What each part of the core may import from it, besides itself; `deriv_core` itself re-exports everything.
BELOW = {
    "words": set(),
    "numbers": {"words"},
    "errors": {"words", "numbers"},
    "limits": set(),
    "budget": {"words", "errors"},
    "expression": {"words", "numbers", "errors", "limits"},
    "calculus": {"words", "numbers", "errors", "limits", "expression", "budget"},
    "curve": {"words", "numbers", "errors", "expression", "calculus", "budget"},
    "practice": {"words", "numbers", "errors", "limits", "expression", "calculus", "curve", "budget"},
    "lessons": {"words", "numbers", "errors", "limits", "expression", "calculus", "budget", "practice"},
    "lint_lessons": {"words", "lessons"},
}

# The same inside a part that has rooms of its own, from the ground up: a room or a module, and which of those
# above it in the list it may import. "*" is every module that stands in the part itself and is not named.
ROOMS: dict[str, dict[str, set[str]]] = {
    "deriv_core/calculus": {
        "precision": set(),
        "germs": {"precision"},
        "points": {"precision", "germs"},
        "scheme": set(),
        "differentiation": {"precision"},
        "verdict": {"precision", "germs", "points", "differentiation"},
        "values": {"points", "verdict"},
        "slipped": {"points", "values"},
        "difference_quotient": {"points", "scheme", "differentiation", "verdict", "slipped"},
        "proved": {"precision", "germs", "points", "differentiation", "verdict"},
        "derivative": {"differentiation", "proved"},
        "secant": {
            *("precision", "points", "scheme", "differentiation", "verdict"),
            *("difference_quotient", "proved", "derivative"),
        },
        "shrinking": {
            *("precision", "germs", "points", "scheme", "verdict"),
            *("difference_quotient", "values", "derivative"),
        },
    },
    "deriv_core/expression": {
        "rational": set(),
        "tree": {"rational"},
        "functions": {"tree"},
        "printer": {"functions", "tree"},
        "speech": {"functions", "tree"},
        "running": {"rational", "tree", "functions", "printer"},
        "bounds": {"tree", "running"},
        "edges": {"tree", "running"},
        "reading": {"functions", "tree", "printer", "bounds"},
        "*": {"tree", "printer", "running", "edges", "reading"},
    },
    "deriv_core/practice": {
        "mistakes": set(),
        "*": {"mistakes"},
        "exercises": {"mistakes", "*"},
        "lines": {"mistakes", "*", "exercises"},
    },
    "deriv_core/expression/reading": {
        "*": set(),  # characters, tokens, names, and what stands left of the rule
        "grammar": {"*"},
        "notes": set(),
        "ambiguous_logarithms": {"*", "grammar"},
        "ambiguous_calls": {"grammar", "notes", "ambiguous_logarithms"},
        "ambiguous_operators": {"*", "grammar", "notes"},
        "ambiguities": {"grammar", "notes", "ambiguous_logarithms", "ambiguous_calls", "ambiguous_operators"},
        "parser": {"*", "grammar", "ambiguities"},
        "several": {"*", "parser"},
        "with_parts": {"*", "grammar", "parser"},
    },
    "pages/ui": {
        "words": set(),
        "palette": set(),
        "assets": {"words", "palette"},
        "plots": {"words", "assets"},
        "explorer": {"plots"},
        "frame": {"palette", "plots"},
        "desk": {"plots", "words", "frame"},
        "*": {"palette", "assets", "plots", "explorer", "words", "desk"},
        "exports": {"palette", "plots", "explorer", "words", "desk", "*"},
        "shrinking": {"palette", "plots", "explorer", "words", "desk", "*"},
        "practice": {"palette", "words", "frame", "desk", "*"},
        "lessons": {"palette", "plots", "explorer", "words", "frame", "desk", "*", "exports", "practice"},
        "teach": {"words", "frame", "desk", "lessons"},
    },
}


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "node_modules" not in path.parts)


def imports_in(source: str, package: tuple[str, ...]) -> Iterator[str]:
    """Full dotted names of what a module of `package` imports, relative imports resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = [*start, *(node.module.split(".") if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)


def imports(path: Path) -> Iterator[str]:
    return imports_in(path.read_text(encoding="utf-8"), path.relative_to(ROOT).parts[:-1])


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def starts(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


@pytest.mark.parametrize("path", modules(CORE), ids=name_of)
def test_core_imports_one_way_only(path: Path) -> None:
    part = path.relative_to(CORE).parts[0].removesuffix(".py")
    for name in imports(path):
        assert not starts(name, "streamlit", "plotly", "starlette", "pages", "app"), name
        if part != "__init__" and name.startswith("deriv_core."):
            below = name.split(".")[1]
            assert below == part or below in BELOW[part], f"{name_of(path)} imports {name}"


def inside_its_parts(path: Path) -> Iterator[tuple[str, str, str]]:
    """A part a module is in, its room there, and that of each module of the same part that it imports."""
    for part, rooms in ROOMS.items():
        folder = ROOT / part
        if path.is_relative_to(folder) and path != folder / "__init__.py":
            own, *_ = path.relative_to(folder).with_suffix("").parts
            for name in imports(path):
                if starts(name, part.replace("/", ".")):
                    other = name.split(".")[len(part.split("/"))]
                    yield part, (own if own in rooms else "*"), (other if other in rooms else "*")


@pytest.mark.parametrize("path", sorted({p for part in ROOMS for p in modules(ROOT / part)}), ids=name_of)
def test_rooms_import_one_way_only(path: Path) -> None:
    for part, own, other in inside_its_parts(path):
        assert other == own or other in ROOMS[part][own], f"{name_of(path)}, in {own}, imports from {other}"


@pytest.mark.parametrize("part", ROOMS)
def test_the_table_of_rooms_goes_one_way_and_says_no_more_than_there_is(part: str) -> None:
    rooms = ROOMS[part]
    met = {
        (own, other)
        for path in modules(ROOT / part)
        for where, own, other in inside_its_parts(path)
        if where == part
    }
    for place, (room, below) in enumerate(rooms.items()):
        assert below <= set(list(rooms)[:place]), f"{room} imports what stands above it"
        assert below == {other for own, other in met if own == room and other != room}, room
    folders = {path.name for path in (ROOT / part).iterdir() if (path / "__init__.py").exists()}
    assert folders <= rooms.keys()


@pytest.mark.parametrize("path", modules(ROOT / "pages" / "ui"), ids=name_of)
def test_helpers_import_no_page(path: Path) -> None:
    for name in imports(path):
        assert not starts(name, "app"), name
        assert not starts(name, "pages") or starts(name, "pages.ui"), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=name_of)
def test_pages_import_no_app_and_no_other_page(path: Path) -> None:
    for name in imports(path):
        assert not starts(name, "app"), name
        assert not starts(name, "pages") or starts(name, "pages.ui"), f"{name_of(path)} imports {name}"


@pytest.mark.slow
def test_core_brings_neither_streamlit_nor_plotly_in_by_the_back_door() -> None:
    """Importing every module of the core, in a process of its own, loads nothing of the page's."""
    names = [
        name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in modules(CORE)
    ]
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
    code += "print([n for n in ('streamlit', 'plotly', 'starlette', 'pages') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_imports_are_seen_wherever_they_stand() -> None:
    """The reader of imports resolves relative ones and looks inside functions."""
    source = "def f():\n    from ..calculus import rules\n    import streamlit.web\n"
    assert list(imports_in(source, ("deriv_core", "expression"))) == [
        "deriv_core.calculus.rules",
        "streamlit.web",
    ]


# Modules of one name in two rooms, which play the same part in both.
SAME_PART = {
    "saving.js": "what each plot has to save",
}


def test_no_two_modules_have_one_name() -> None:
    """A page's own file is named by its address, and what it shows may be too."""
    files = [*modules(CORE), *modules(ROOT / "pages" / "ui"), *(ROOT / "pages" / "ui").rglob("*.js")]
    seen = Counter(path.name for path in files if path.name != "__init__.py")
    assert {name for name, times in seen.items() if times > 1} == SAME_PART.keys()
