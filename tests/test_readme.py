"""The README's promises that can be run without a network."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_python_in_the_readme_runs() -> None:
    failed, attempted = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert attempted >= 6
    assert failed == 0


def test_python_in_how_it_works_runs() -> None:
    failed, attempted = doctest.testfile(str(ROOT / "docs" / "how-it-works.md"), module_relative=False)
    assert attempted >= 15
    assert failed == 0


def test_every_dependency_is_explained() -> None:
    explained = set(re.findall(r"^\| ([a-z-]+) \| .* MB", README, flags=re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    library, application = (
        project["project"]["dependencies"],
        project["project"]["optional-dependencies"]["app"],
    )
    asked = [*library, *application, *project["dependency-groups"]["dev"]]
    assert explained == {re.match("[a-z-]+", text)[0] for text in asked}  # type: ignore[index]


def test_the_map_names_what_there_is() -> None:
    house = README.split("## Map of the house")[1].split("```")[1]
    for line in house.strip().splitlines():
        path = line.split()[0]
        found = [ROOT / path, *ROOT.glob(f"pages/{path}"), *ROOT.glob(f"deriv_core/**/{path}")]
        assert any(candidate.exists() for candidate in found), path


def test_make_offers_what_the_readme_names() -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert set(re.findall(r"`?make ([a-z-]+)`?", README)) - {"test-fast"} <= targets
    assert "test-fast" in targets


def test_the_sheets_have_the_sizes_of_type_that_the_page_about_the_look_names() -> None:
    look = (ROOT / "docs" / "look.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"^- Type, in rem: (.*?)A test holds", look, flags=re.MULTILINE | re.DOTALL)
    sizes = set(re.findall(r"\d(?:\.\d+)?(?=[ ,;.]|$)", named))
    for sheet in (ROOT / "pages" / "ui").rglob("*.css"):
        for size in re.findall(r"font-size: ([^;}!]+)", sheet.read_text(encoding="utf-8")):
            is_named = size.strip().removesuffix("rem") in sizes and size.strip().endswith("rem")
            assert is_named or size.startswith(("clamp(", "inherit")), f"{sheet.name}: {size}"
