"""Every page opens, and its components carry markup and a scene with each run, no scripts and no styles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.assets import STREAMLIT_HOST
from tests.pages.conftest import PAGES as FOLDER

PAGES = {
    "explore.py": {"f": "1/w", "at": "2"},
    "steps.py": {"f": "x^2"},
    "shrinking.py": {"f": "w^2", "at": "3"},
    "lessons.py": {"lesson": "chain-of-nudges", "show": "all"},
    "practice.py": {"ex": "chain.2.7"},
    "teach.py": {"f": "w^2", "at": "3", "ask": "sign"},
    "task.py": {"f": "w^2", "at": "3", "ask": "sign"},
}
NOTHING_LONGER_THAN = 1500  # bytes


def test_each_page_is_opened_here() -> None:
    files = {path.name for path in FOLDER.glob("*.py")} - {"__init__.py", "navigation.py"}
    assert files == PAGES.keys()


@pytest.mark.parametrize("page", PAGES)
def test_no_run_carries_a_script_but_the_few_lines_that_fetch_it_nor_the_plots_style(
    open_page: Callable[..., AppTest], page: str
) -> None:
    components = [element.proto for element in open_page(page, **PAGES[page]).get("bidi_component")]
    assert {"derivative_frame"} <= {one.component_name for one in components}
    host = STREAMLIT_HOST.read_text(encoding="utf-8")
    assert len(host.encode()) < NOTHING_LONGER_THAN
    for one in components:
        assert one.js_content == host, one.component_name
        assert len(one.css_content.encode()) < NOTHING_LONGER_THAN, one.component_name
