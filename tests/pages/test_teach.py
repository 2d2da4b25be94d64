"""The Teach page, without a browser: compose, see, copy."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core.lessons.reader import read_lesson
from deriv_core.lessons.task_lesson import task_of
from pages.ui.teach.link import Opened, read_query
from pages.ui.teach.packing import pack
from pages.ui.teach.sharing import LONGEST_QR
from tests.pages.conftest import PAGES
from tests.pages.test_task_link import noise

pytestmark = pytest.mark.slow

Open = Callable[..., AppTest]


@pytest.fixture
def teach(open_page: Open) -> Open:
    return lambda **query: open_page("teach.py", **query)


def link(page: AppTest) -> str:
    return next(one.value for one in page.code if "/task?" in one.value and "iframe" not in one.value)


def task_in(page: AppTest) -> Opened:
    return read_query(parse_qs(urlsplit(link(page)).query, keep_blank_values=True))


def lesson(page: AppTest) -> str:
    return next(one.value for one in page.code if one.value.startswith("---"))


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def test_the_first_task_is_complete(teach: Open) -> None:
    page = teach()
    assert urlsplit(link(page)).query == (
        "f=w^2&at=3&eps=1&show=picture,table&lock=function&order=ask&ask=over_under"
    )
    assert any(one.value == "Answer: above" for one in page.text)
    assert "no exam security" in "".join(one.value for one in page.markdown)
    assert task_of(read_lesson(lesson(page), "t.md", "t")) == task_in(page).task
    assert any(one.value.startswith("<iframe src=") and "&amp;embed=true" in one.value for one in page.code)
    assert page.query_params == {}


def test_what_was_explored_is_what_a_first_task_is_about(explore: Open) -> None:
    """Come to by the bar, which carries no query."""
    seen = explore(f="t^3", at="2", eps="0.1").session_state
    page = AppTest.from_file(str(PAGES / "teach.py"), default_timeout=60)
    page.session_state["question"] = seen["question"]
    page.run()
    assert not page.exception
    assert urlsplit(link(page)).query.startswith("f=t^3&at=2&eps=0.1&")


def test_a_question_just_typed_survives_an_address_that_lags(teach: Open) -> None:
    """A click in the preview, sent with the address of before, brings the old question back no more."""
    page = teach(f="w^2", ask="sign")
    before = dict(page.query_params)
    page.text_input(key="teach_0_question").set_value("Uphill?").run()
    page.query_params.clear()
    page.query_params.update(before)
    page.run()
    assert page.text_input(key="teach_0_question").value == "Uphill?"
    assert "Uphill" in link(page)


def test_what_is_composed_is_in_the_link_the_lesson_and_the_address(teach: Open) -> None:
    page = teach()
    page.text_input(key="teach_function").set_value("|t|").run()
    page.text_input(key="teach_points").set_value("0, 1").run()
    page.text_input(key="teach_x").set_value("-2:2").run()
    assert any("A window needs both" in one.value for one in page.text)
    page.text_input(key="teach_y").set_value("-1:3").run()
    page = press(page, "teach_add")
    page.selectbox(key="teach_1_asked").set_value("exists").run()
    page.text_input(key="teach_1_question").set_value("Is there *one* slope at 0?").run()
    page.text_input(key="teach_1_hint").set_value("Look left, look right.").run()
    page.text_input(key="teach_0_point").set_value("1").run()
    assert not page.exception
    task = task_in(page).task
    assert task is not None
    assert task.explore.points == ("0", "1")
    assert task.explore.x == (-2.0, 2.0)
    assert [question.question for question in task.questions] == [
        "With ε = 1, is the forward quotient k above, equal to or below dJ/dt at t = 1?",
        "Is there *one* slope at 0?",
    ]
    assert task.questions[1].hint == "Look left, look right."
    assert task_of(read_lesson(lesson(page), "t.md", "t")) == task
    kept = read_query(
        {key: [value] if isinstance(value, str) else value for key, value in page.query_params.items()}
    )
    assert kept == Opened(task)


def test_the_address_fills_the_form(teach: Open) -> None:
    page = teach(
        task=pack({"function": "sin t", "points": ["0"], "questions": [{"ask": "number", "why": "cos 0"}]})
    )
    assert page.text_input(key="teach_function").value == "sin(t)"
    assert page.text_input(key="teach_0_why").value == "cos 0"
    assert any(one.value == "Answer: 1" for one in page.text)


def test_what_cannot_be_read_stays_in_its_field_and_the_task_stays_as_it_was(teach: Open) -> None:
    page = teach()
    before = link(page)
    page.text_input(key="teach_function").set_value("sin(").run()
    assert page.text_input(key="teach_function").value == "sin("
    assert any("Something is missing after (" in one.value for one in page.text)
    assert link(page) == before


def test_an_empty_field_of_points_does_not_become_3(teach: Open) -> None:
    page = teach(f="w^3", at="2", ask="sign")
    before = link(page)
    page.text_input(key="teach_points").set_value(" ").run()
    assert any(one.value == "Name at least one point." for one in page.text)
    page.text_input(key="teach_points").set_value("2").run()
    page.button_group(key="teach_panels").set_value([]).run()
    assert any(one.value == "Choose at least one." for one in page.text)
    assert link(page) == before


def test_a_window_is_asked_for_without_quotation_marks(teach: Open) -> None:
    page = teach()
    page.text_input(key="teach_x").set_value("3:1").run()
    said = next(one.value for one in page.text if "A window is written" in one.value)
    assert '"' not in said


def test_a_question_without_an_answer_is_told_to_the_teacher(teach: Open) -> None:
    page = teach(f="|w|", at="0", ask="sign")
    assert any(
        "This question has no answer. At w = 0 there is no derivative." in one.value for one in page.text
    )
    assert any(one.value.startswith("Question 1 has no answer.") for one in page.warning)


def test_a_question_is_removed(teach: Open) -> None:
    page = press(teach(f="w", ask="sign:first"), "teach_add")
    page = press(page, "teach_0_remove")
    task = task_in(page).task
    assert task is not None
    assert len(task.questions) == 1
    assert task.questions[0].question != "first"
    page = press(page, "teach_1_remove")
    assert task_in(page).task is not None
    assert "ask=" not in link(page)
    page = press(page, "teach_add")
    assert "order=ask" in link(page)


def test_a_long_link_has_no_qr_code_and_says_so(teach: Open) -> None:
    page = teach(f="w^2", ask="sign", why=f"1:{noise(600)}", hint=f"1:{noise(400, 1)}")
    assert len(link(page)) > LONGEST_QR
    assert "too long for a code" in "".join(one.value for one in page.markdown)


def test_a_task_too_long_for_a_link_is_told_of_and_stays_in_the_form(teach: Open) -> None:
    page = teach(f="w^2", ask="sign")
    for number in range(1, 8):
        page = press(page, "teach_add")
        for key, length in (("question", 400), ("why", 600)):
            page.text_input(key=f"teach_{number}_{key}").set_value(noise(length, number * length))
    page.run()
    assert [one.value for one in page.warning] == ["This task is too long for a link. Shorten its texts."] * 3
    assert any("This is not in the address yet" in one.value for one in page.markdown)
    assert page.text_input(key="teach_7_why").value == noise(600, 7 * 600)
    assert task_of(read_lesson(lesson(page), "t.md", "t")) is not None


def test_a_bad_link_is_told_of_and_the_rest_is_in_the_form(teach: Open) -> None:
    page = teach(f="w^3", eps="0", colour="red")
    assert page.warning[0].value == "Part of this link could not be used. The rest is here."
    assert page.text_input(key="teach_function").value == "w^3"


def test_a_truncated_link_is_not_said_to_be_here_in_part(teach: Open) -> None:
    page = teach(task=pack({"function": "w^3"})[:-6])
    assert page.warning[0].value.startswith("This link could not be read.")


def test_at_and_tolerance_are_kept_while_the_kind_has_none(teach: Open) -> None:
    page = teach(f="w^3", at="2", ask="number@5", within="1:0.5")
    kind = page.selectbox(key="teach_0_asked")
    for word in ("derivative", "number"):
        kind.set_value(word).run()
        page.run()
        assert not page.exception
        kind = page.selectbox(key="teach_0_asked")
        assert ("@5" in link(page)) == (word == "number")
    assert page.text_input(key="teach_0_point").value == "5"
    assert page.text_input(key="teach_0_tolerance").value == "0.5"


def test_words_that_name_another_point_are_remarked_on_and_still_taken(teach: Open) -> None:
    page = teach(f="w^3", at="2", ask="number")
    page.text_input(key="teach_0_question").set_value("How steep at w = 5?").run()
    remark = "These words name w = 5; the question is about w = 2."
    assert any(one.value == remark for one in page.text)
    task = task_in(page).task
    assert task is not None
    assert task.questions[0].question == "How steep at w = 5?"
    page.text_input(key="teach_0_point").set_value("5").run()
    assert not any(one.value == remark for one in page.text)


def test_a_tolerance_is_offered_to_numbers_alone(teach: Open) -> None:
    page = teach(f="w^3", at="2", ask="sign")
    assert [one.label for one in page.expander] == ["Window", "Hint, reason"]
    assert not any(one.label == "Tolerance" for one in page.text_input)
    page.selectbox(key="teach_0_asked").set_value("quotient").run()
    assert page.expander[1].label == "Hint, reason, tolerance"
    assert any(one.label == "Tolerance" for one in page.text_input)


def test_a_link_that_cannot_be_read_stands_in_the_form(teach: Open) -> None:
    page = teach(f="sin(", at="2,foo", eps="0")
    typed = [page.text_input(key=f"teach_{key}").value for key in ("function", "points", "eps")]
    assert typed == ["sin(", "2, foo", "0"]
    assert any(one.value.splitlines() == ["sin(", "   ^"] for one in page.text)
    page.text_input(key="teach_function").set_value("sin(w)").run()
    page.text_input(key="teach_points").set_value("2").run()
    page.text_input(key="teach_eps").set_value("1").run()
    assert "f=sin(w)&at=2&eps=1" in link(page)


def test_one_problem_with_a_caret_hides_no_other_of_its_field(teach: Open) -> None:
    page = teach()
    page.text_input(key="teach_points").set_value("foo, 1/0, 2, bar, baz").run()
    told = [one.value for one in page.text]
    for part in ("point foo", "“1/0”", "point bar", "point baz"):
        assert sum(part in one for one in told) == 1, part
