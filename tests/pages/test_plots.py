"""The plots' modules: joined into one, nothing that makes markup of text, no name used twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages.ui.explorer import explorer
from pages.ui.plots.component import module_text
from pages.ui.shrinking import shrinking

EVERY = {"explorer": explorer.MODULES, "shrinking": shrinking.MODULES}


@pytest.mark.parametrize("modules", EVERY.values(), ids=EVERY)
def test_the_modules_join_into_one_that_only_exports_the_component(modules: tuple[Path, ...]) -> None:
    text = module_text(modules)
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert re.findall(r"^export (.*)$", text, re.MULTILINE) == [
        "default function ({ data, parentElement, setTriggerValue }) {"
    ]


@pytest.mark.parametrize("modules", EVERY.values(), ids=EVERY)
def test_no_two_modules_use_one_name(modules: tuple[Path, ...]) -> None:
    """Joined, they share one scope: a name declared twice would be a syntax error in the browser."""
    names = re.findall(
        r"^(?:const|let|class|function|async function) (\w+)", module_text(modules), re.MULTILINE
    )
    assert len(names) > 50
    assert len(names) == len(set(names))


@pytest.mark.parametrize("modules", EVERY.values(), ids=EVERY)
def test_a_module_stands_after_what_it_imports(modules: tuple[Path, ...]) -> None:
    """Joined, a class must be there before another extends it."""
    for position, path in enumerate(modules):
        for name in re.findall(r'from "(\.{1,2}/[^"]+)"', path.read_text(encoding="utf-8")):
            assert path.parent.joinpath(name).resolve() in [one.resolve() for one in modules[:position]], name


@pytest.mark.parametrize("modules", EVERY.values(), ids=EVERY)
def test_no_markup_is_made_from_text_and_nothing_is_evaluated(modules: tuple[Path, ...]) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    assert not re.search(forbidden, module_text(modules))
