"""What a learner answered outlives a reload and a server, until it is cleared; the first stays the first."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.cut_line import CutLine, cut, mended

pytestmark = pytest.mark.slow

TASK = "/task?f=w%5E2&at=3&eps=0.5&order=ask&ask=sign&ask=number"


def prediction(page: Page, place: int = 0) -> Locator:
    return page.locator("[class*='st-key-predict-']").nth(place)


def answer(asked: Locator, text: str) -> None:
    """Choose or type an answer, and commit to it."""
    expect(asked.get_by_role("textbox").or_(asked.get_by_role("radio")).first).to_be_attached()
    if asked.get_by_role("textbox").count():
        asked.get_by_role("textbox").fill(text)
    else:
        asked.get_by_text(text, exact=True).click()
    asked.get_by_role("button", name="Commit").click()
    expect(asked.get_by_role("button", name="Try again")).to_be_visible()


def kept(page: Page) -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    """All that is kept, by its place."""
    ours = "([key]) => key.startsWith('derivative-explorer:')"
    found = page.evaluate(f"Object.entries(localStorage).filter({ours})")
    return {name: json.loads(text) for name, text in found}


def test_a_lesson_goes_on_after_a_reload_and_on_another_server(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    page = open_page("/lessons?lesson=the-lab", base=line.address)
    expect(page.get_by_text("8 predictions", exact=True)).to_be_visible()
    answer(prediction(page), "7")
    expect(page.get_by_text("1 of 8 predictions made")).to_be_visible()
    # It is kept when all of the page has come.
    expect(page.get_by_role("button", name="Clear my answers from this browser")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 of 8 predictions made")).to_be_visible()
    expect(prediction(page).get_by_role("textbox")).to_have_value("7")
    expect(prediction(page)).to_contain_text("Not so. It is 6.001.")
    cut(page, line)
    mended(page, line, other_server)
    expect(page.get_by_text("1 of 8 predictions made")).to_be_visible()
    expect(prediction(page)).to_contain_text("Not so. It is 6.001.")
    page.goto(f"{line.address}/lessons")
    expect(page.get_by_role("button", name="Go on with lesson 1")).to_be_visible()
    expect(page.get_by_role("button", name="Begin lesson 2")).to_be_visible()


def test_a_wrong_first_answer_of_a_task_stays_the_first_whatever_is_restarted(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    page = open_page(TASK, base=line.address)
    answer(prediction(page), "negative")
    expect(page.get_by_text("The picture opens when every prediction is made: 1 of 2.")).to_be_visible()
    cut(page, line)
    mended(page, line, other_server)
    expect(page.get_by_text("The picture opens when every prediction is made: 1 of 2.")).to_be_visible()
    prediction(page).get_by_role("button", name="Try again").click()
    answer(prediction(page), "positive")
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached()
    page.reload()
    expect(prediction(page)).to_contain_text("Right.")
    answer(prediction(page, 1), "6")
    expect(page.get_by_text("Result: 1 of 2 right")).to_be_visible()
    expect(page.get_by_test_id("stCode")).to_contain_text(
        "predicted: negative (not right; the answer is positive)"
    )
    expect(page.locator(".de-ready")).to_be_visible()


def test_what_is_kept_is_cleared_by_a_button_that_says_so(open_page: OpenPage) -> None:
    page = open_page(TASK, width=390, height=844)
    expect(page.locator(".de-memory")).to_contain_text(
        "Your answers are kept in this browser, and nowhere else."
    )
    clear = page.get_by_role("button", name="Clear my answers from this browser")
    expect(clear).not_to_be_attached()
    answer(prediction(page), "negative")
    expect(clear).to_be_visible()
    assert [first["first"] for place in kept(page).values() for first in place["answers"].values()] == [
        "negative"
    ]
    assert Axe().run(page, context=".de-memory").violations_count == 0
    clear.click()
    page.get_by_role("button", name="Press again to clear them for good").click()
    expect(prediction(page).get_by_role("button", name="Commit")).to_be_visible()
    assert kept(page) == {}
    page.reload()
    expect(prediction(page).get_by_role("button", name="Commit")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_and_goes_on(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    """As in a frame of a course, where the browser lets no other page keep anything."""
    none = "{ get() { throw new DOMException('', 'SecurityError'); } }"
    none = f"Object.defineProperty(window, 'localStorage', {none})"
    page = open_page(TASK, base=line.address, before=lambda page: page.add_init_script(none))
    expect(page.locator(".de-memory")).to_contain_text("To reload it is to begin again.")
    answer(prediction(page), "positive")
    expect(page.get_by_text("The picture opens when every prediction is made: 1 of 2.")).to_be_visible()
    cut(page, line)
    mended(page, line, other_server)
    expect(prediction(page)).to_contain_text("Right.")  # another server is not a reload
    answer(prediction(page, 1), "6")
    expect(page.get_by_text("Result: 2 of 2 right")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        '{"answers": 7}',
        '{"answers": {"ID": {"first": "no such sign", "at": 1, "last": null, "tries": 1}}}',
        '{"answers": {"ID": {"first": {"a": 1}, "at": "x", "last": [], "tries": -1}}}',
        '{"answers": {"ID": null}}',
    ],
)
def test_what_somebody_else_wrote_there_harms_nobody(open_page: OpenPage, text: str) -> None:
    page = open_page(TASK)
    answer(prediction(page), "negative")
    expect(page.get_by_role("button", name="Clear my answers from this browser")).to_be_visible()
    (name,) = kept(page)
    (asked,) = kept(page)[name]["answers"]
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [name, text.replace("ID", asked)])
    page.reload()
    expect(prediction(page).get_by_role("button", name="Commit")).to_be_visible()
    answer(prediction(page), "positive")
    expect(page.get_by_text("The picture opens when every prediction is made: 1 of 2.")).to_be_visible()
