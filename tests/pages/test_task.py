"""The learner's page of a task, without a browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core.lessons.blocks import Control
from deriv_core.practice.answer_check import Status
from pages.ui.teach.link import read_query
from pages.ui.teach.packing import pack
from pages.ui.teach.result import COLUMNS, Answered, result_csv, result_text
from tests.pages.test_explore import UNESCAPED

pytestmark = pytest.mark.slow

Open = Callable[..., AppTest]


@pytest.fixture
def open_task(open_page: Open) -> Open:
    return lambda **query: open_page("task.py", **query)


def field(page: AppTest, ending: str) -> object:
    return next(
        one for one in [*page.text_input, *page.radio, *page.button_group] if one.key.endswith(ending)
    )


def commit(page: AppTest, number: int, answer: str) -> AppTest:
    field(page, f"_{number}_answer").set_value(answer)
    form = f"_{number}_form"
    next(one for one in page.button if one.label == "Commit" and form in one.key).click().run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    return "\n".join(one.value for one in [*page.markdown, *page.text, *page.code, *page.warning])


def test_a_task_is_predicted_then_looked_at_then_taken_away(open_task: Open) -> None:
    page = open_task(f="w^2", at="3", eps="0.5", lock="function,eps", ask="number", order="ask")
    assert not page.table
    assert "0 of 1" in shown(page)
    page = commit(page, 1, "5")
    assert "Not so." in shown(page)
    assert len(page.table) == 1
    assert field(page, "_0_function").disabled
    assert field(page, "_0_step").disabled
    assert not field(page, "_0_points").disabled
    assert "predicted: 5 (not right; the answer is 6)" in page.code[0].value
    assert "0 of 1 right" in page.code[0].value
    assert "server's clock" in page.code[0].value


def test_a_later_try_does_not_change_the_result(open_task: Open) -> None:
    page = commit(open_task(f="w^2", ask="number", order="ask"), 1, "5")
    next(one for one in page.button if one.label == "Try again").click().run()
    page = commit(page, 1, "6")
    assert "Right." in shown(page)
    assert "predicted: 5 (not right" in page.code[0].value


def test_a_derivative_is_taken_with_its_left_side(open_task: Open) -> None:
    page = commit(open_task(f="w^2", ask="derivative", order="ask"), 1, "dJ/dw = 2w")
    assert "Right." in shown(page)


def test_a_domain_that_was_lost_is_said_with_its_place(open_task: Open) -> None:
    page = commit(open_task(f="w^2", ask="derivative", order="ask"), 1, "2 sqrt(w)^2")
    text = shown(page)
    assert "Not so." in text
    assert "has a derivative for w < 0 too" in text.translate(UNESCAPED)


def test_a_slope_that_does_not_exist_is_not_undecided(open_task: Open) -> None:
    page = open_task(f="|w|", at="0", ask="sign", why="1:Since it goes up.", order="ask")
    page = commit(page, 1, "positive")
    text = shown(page)
    assert "This question has no answer." in text
    assert "a corner" in text
    assert "could not be decided" not in text
    assert "Since it goes up." not in text
    assert "0 of 0 right, 1 without an answer" in page.code[0].value
    assert "predicted: positive (no answer)" in page.code[0].value


def test_the_answer_is_not_on_the_page_before_the_prediction(open_task: Open) -> None:
    page = open_task(f="w^3", at="5", ask="number:How steep?", why="1:Since it is seventy-five.", order="ask")
    assert "How steep?" in shown(page)
    assert "75" not in shown(page)
    assert "seventy-five" not in shown(page)


def test_a_strangers_texts_are_plain_text(open_task: Open) -> None:
    evil = "<script>alert(1)</script> **b** [x](https://evil.example) www.evil.example :red[r]"
    page = open_task(f="w^2", ask=f"sign:{evil}", hint=f"1:{evil}", why=f"1:{evil}", lock="<script>")
    page = commit(page, 1, "positive")
    assert [one.value for one in page.text].count(evil) == 2  # the question and the reason; no hint any more
    assert not any("evil" in one.value for one in [*page.markdown, *page.warning, *page.caption])
    assert any(one.value.startswith("lock: There is no “<script>") for one in page.text)


def test_look_first_is_the_order_where_none_is_said(open_task: Open) -> None:
    page = open_task(f="|w|", at="0", ask="exists", show="table")
    assert len(page.table) == 1
    page = commit(page, 1, "no")
    assert "Right." in shown(page)


@pytest.mark.parametrize("query", [{}, {"task": "broken"}, {"embed_": "x"}])
def test_without_a_task_the_page_says_so(open_task: Open, query: dict[str, str]) -> None:
    page = open_task(**query)
    assert not page.table
    assert bool(page.warning) == bool(query)


def test_a_packed_link_with_something_wrong_names_it_and_shows_the_rest(open_task: Open) -> None:
    page = open_task(task=pack({"function": "w^3", "eps": "0", "panels": ["table"], "x": "1:2"}))
    assert page.warning[0].value == "Part of this link could not be used. The rest is shown."
    assert "task, eps: “0”" in page.text[0].value
    assert "task, x: A window needs both" in page.text[0].value
    assert len(page.table) == 1


def test_locks_name_every_control() -> None:
    found = read_query({"f": ["w"], "lock": ["function,points,eps,scheme,window"]})
    assert found.task is not None
    assert found.task.explore.locked == tuple(Control)


def test_the_result_as_a_table_and_as_text() -> None:
    task = read_query({"f": ["w^2"], "ask": ["derivative:=HYPERLINK(1)", "sign"], "order": ["ask"]}).task
    assert task is not None
    noted = {
        1: Answered("-w", Status.WRONG, "2*w", 1_000_000_030.0),
        2: Answered("positive", Status.UNDECIDED, "", 1_000_000_010.0),
    }
    rows = list(csv.DictReader(io.StringIO(result_csv(task, noted, 1_000_000_000.0))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["number"], row["seconds"]) for row in rows] == [("2", "10"), ("1", "20")]
    assert rows[1]["question"] == "'=HYPERLINK(1)"
    assert rows[1]["predicted"] == "'-w"
    assert rows[1]["server_time_utc"] == "2001-09-09 01:47:10 UTC"
    text = result_text(task, noted, 1_000_000_000.0)
    assert "0 of 2 right, in 30 s, on 2001-09-09 01:47:10 UTC (server's clock)" in text
    assert "predicted: positive (not decided)" in text


def test_a_truncated_link_has_no_rest(open_task: Open) -> None:
    page = open_task(task=pack({"function": "w^3"})[:-6])
    assert page.warning[0].value.startswith("This link could not be read.")


def test_the_result_says_what_the_screen_said(open_task: Open) -> None:
    page = open_task(f="|w|", at="0", ask="exists", order="ask")
    shown_options = page.radio[0].options
    said = commit(page, 1, "no").code[0].value
    assert "predicted: it does not (right; the answer: it does not)" in said
    assert "it does not" in shown_options


def test_an_exact_answer_has_its_decimal_in_the_result(open_task: Open) -> None:
    page = open_task(f="sin(2w)", at="2", ask="number", order="ask")
    assert "the answer is 2*cos(4) ≈ −1.307287" in commit(page, 1, "5").code[0].value


@pytest.mark.parametrize(
    ("query", "ending", "text"),
    [
        ({"f": "sin("}, "_0_function", "sin("),
        ({"f": "t^2", "at": "1,foo"}, "_0_points", "1, foo"),
        ({"f": "w^2", "eps": "bar"}, "_0_step", "bar"),
    ],
)
def test_what_a_link_says_in_vain_stands_in_its_field_with_a_caret(
    open_task: Open, query: dict[str, str], ending: str, text: str
) -> None:
    page = open_task(**query)
    assert field(page, ending).value == text
    assert any(one.value.endswith("^") for one in page.text)
    assert len(page.table) == 1
    page = field(page, ending).set_value("2").run()
    assert not any(one.value.endswith("^") for one in page.text)


def test_what_is_locked_holds_what_is_drawn(open_task: Open) -> None:
    page = open_task(f="sin(", lock="function")
    assert field(page, "_0_function").value == "w^2"
