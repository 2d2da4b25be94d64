"""What pages hand to the browser's modules is what these say they take: TypeScript checks real scenes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core.calculus.scheme import Scheme
from pages.ui.plots.verdict_facts import kinds_data
from pages.ui.plots.wire import limits_data, scheme_data

ROOT = Path(__file__).parents[2]
TYPES = {
    "explorer/explorer.js": "Scene",
    "shrinking/shrinking.js": "ShrinkingScene",
    "lessons/graph_drawing.js": "GraphScene",
    "lessons/memory.js": "MemoryScene",
}
PAGES = [
    ("explore.py", {"f": "w^2", "at": "3,-2", "scheme": "central", "x": "-4:4", "y": "-5:20"}),
    ("explore.py", {"f": "|w|", "at": "0"}),
    ("explore.py", {"f": "w^3", "at": "1", "scheme": "five_point"}),
    ("explore.py", {"f": "cbrt(w)", "at": "0"}),
    ("explore.py", {"f": "1/w", "at": "0"}),
    ("explore.py", {"f": "floor(w)", "at": "1"}),
    ("shrinking.py", {"f": "w^2", "at": "3"}),
    ("shrinking.py", {"f": "|w|", "at": "0"}),
    ("shrinking.py", {"f": "e^w", "at": "0", "scheme": "forward_three_point"}),
    ("task.py", {"f": "w^2", "at": "3", "ask": "sign", "lock": "function,points,window"}),
    ("lessons.py", {"lesson": "chain-of-nudges", "show": "all"}),
]


@pytest.fixture(scope="module")
def tsc() -> Path:
    found = ROOT / "node_modules" / ".bin" / "tsc"
    if not found.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "No TypeScript: `make check-modules` installs it"
        )
    return found


def scenes(page: AppTest) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each module's scene on a page."""
    for element in page.get("bidi_component"):
        data = json.loads(element.proto.json)
        if data["module"].split("/", 2)[2] in TYPES:
            yield data["module"].split("/", 2)[2], data["scene"]


def declarations(given: list[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    yield f'import type {{ Curve, {", ".join(TYPES.values())} }} from "{ROOT}/pages/ui/plots/scene";'
    for number, (module, scene) in enumerate(given):
        yield f"export const scene{number}: {TYPES[module]} = {json.dumps(scene)};"
        for name, text in (("curve", scene.get("curve")), ("slopes", scene.get("slopes", {}).get("curve"))):
            if text:
                yield f"export const {name}{number}: Curve = {text};"
    lacking = {key: value for key, value in given[0][1].items() if key != "answered"}
    yield f"// @ts-expect-error\nexport const lacking: Scene = {json.dumps(lacking)};"
    yield f"// @ts-expect-error\nexport const more: Scene = {json.dumps(given[0][1] | {'colour': 'red'})};"


@pytest.mark.slow
def test_every_scene_is_what_its_module_takes(
    open_page: Callable[..., AppTest], tsc: Path, tmp_path: Path
) -> None:
    given = [found for name, query in PAGES for found in scenes(open_page(name, **query))]
    assert {module for module, _ in given} == TYPES.keys()
    source = tmp_path / "scenes.ts"
    source.write_text("\n".join(declarations(given)), encoding="utf-8")
    command = [tsc, "--noEmit", "--strict", "--target", "ES2023", "--moduleResolution", "bundler"]
    command += ["--module", "ES2022", source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


def test_the_browser_s_own_tests_know_the_schemes_there_are() -> None:
    written = json.loads((ROOT / "tests/cases/schemes.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps({scheme.value: scheme_data(scheme) for scheme in Scheme})) == written


def test_the_browser_s_own_tests_know_the_limits_there_are() -> None:
    assert json.loads((ROOT / "tests/cases/limits.json").read_text(encoding="utf-8")) == limits_data()


def test_the_browser_s_own_tests_know_the_kinds_of_verdict_there_are() -> None:
    written = json.loads((ROOT / "tests/cases/verdict_kinds.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(kinds_data())) == written
