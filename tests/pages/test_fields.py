"""No field takes more than its limit: in the browser, and in what the server keeps."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core.limits import LONGEST_POINTS
from pages.ui.desk.texts import MOST_TYPED, read_points

PAGES = Path(__file__).parents[2] / "pages"
TEXT_FIELDS = {"text_input", "text_area", "chat_input"}
# Fields that take text of any length, or files.
UNBOUNDED = {"file_uploader", "camera_input", "audio_input", "data_editor", "multiselect"}


def calls() -> list[tuple[str, str, set[str | None]]]:
    """Where, which field, and the names of what it is given."""
    return [
        (f"{path.name}:{node.lineno}", node.func.attr, {keyword.arg for keyword in node.keywords})
        for path in sorted(PAGES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def test_every_text_field_of_the_pages_has_its_limit() -> None:
    fields = [(place, given) for place, name, given in calls() if name in TEXT_FIELDS]
    assert len(fields) >= 10
    assert [place for place, given in fields if "max_chars" not in given] == []
    assert [(place, name) for place, name, _ in calls() if name in UNBOUNDED] == []


@pytest.mark.slow
@pytest.mark.parametrize("page", ["explore.py", "steps.py", "shrinking.py", "teach.py"])
def test_what_the_server_keeps_of_a_field_is_no_longer_than_its_limit(
    open_page: Callable[..., AppTest], page: str
) -> None:
    shown = open_page(page)
    for field in shown.text_input:
        field.set_value("9" * 10_000)
    shown.run()
    assert not shown.exception
    kept = [value for value in shown.session_state._state.filtered_state.values() if isinstance(value, str)]
    assert kept
    assert max(map(len, kept)) <= 601


def test_a_list_of_points_that_is_too_long_is_told_of_and_its_last_number_not_halved() -> None:
    text = ", ".join(["1.125"] * 60)
    points, problems = read_points(text[: MOST_TYPED["points"]])
    assert {point.value for point in points} == {1.125}
    assert any(f"{LONGEST_POINTS} characters" in problem.message for problem in problems)
    text = "3, " + " " * (LONGEST_POINTS - 5) + "45, 6"
    points, _ = read_points(text)
    assert [point.value for point in points] == [3.0]
