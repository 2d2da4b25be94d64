"""The line to the server is cut, and there again: to the same server or one that does not know the visit."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.cut_line import CutLine, cut, mended

pytestmark = pytest.mark.slow


def drag(page: Page, handle: Locator, by: float) -> None:
    box = handle.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=5)
    page.mouse.up()


def says(query: str, key: str) -> Callable[[str], bool]:
    return lambda url: parse_qs(urlsplit(url).query).get(key) == [query]


@pytest.mark.parametrize("where", ["server", "other_server"])
def test_a_point_let_go_while_the_line_is_cut_is_where_picture_fields_table_and_address_say(
    open_page: OpenPage, line: CutLine, where: str, request: pytest.FixtureRequest
) -> None:
    page = open_page("/?f=w^2&at=3", base=line.address)
    point = page.get_by_role("slider", name="Point", exact=True)
    expect(page.locator(".de-ready")).to_be_visible()
    point.press("ArrowLeft")  # one that is heard: another server has not heard of it
    page.wait_for_url(says("2.9", "at"))
    cut(page, line)
    drag(page, point, -60)
    moved = point.get_attribute("aria-valuenow")
    assert moved not in (None, "2.9")
    mended(page, line, request.getfixturevalue(where))
    page.wait_for_url(says(str(moved), "at"))
    expect(page.get_by_role("textbox", name="Points")).to_have_value(str(moved))
    expect(page.locator(".st-key-table tbody td").first).to_have_text(str(moved))
    expect(point).to_have_attribute("aria-valuenow", str(moved))
    # And the line goes on: nothing holds the picture back.
    page.get_by_role("textbox", name="Points").fill("1.5")
    page.get_by_role("textbox", name="Points").press("Enter")
    expect(point).to_have_attribute("aria-valuenow", "1.5")


def test_a_line_that_is_cut_and_there_again_in_the_middle_of_a_drag_is_not_noticed_by_the_hands(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    page = open_page("/?f=w^2&at=3", base=line.address)
    point = page.get_by_role("slider", name="Point", exact=True)
    expect(page.locator(".de-ready")).to_be_visible()
    box = point.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y, steps=3)
    held = point.get_attribute("aria-valuenow")
    cut(page, line)
    mended(page, line, other_server)
    expect(page.get_by_role("textbox", name="Points")).to_be_enabled()
    assert point.get_attribute("aria-valuenow") == held
    page.mouse.move(x - 60, y, steps=3)
    page.mouse.up()
    moved = point.get_attribute("aria-valuenow")
    assert moved not in (None, "3", held)
    page.wait_for_url(says(str(moved), "at"))
    expect(page.get_by_role("textbox", name="Points")).to_have_value(str(moved))


def test_a_step_let_go_on_shrinking_while_the_line_is_cut_is_told(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    page = open_page("/shrinking?f=w^2&at=3&eps=0.5", base=line.address)
    expect(page.locator(".de-ready")).to_be_visible()
    cut(page, line)
    page.locator(".deriv-shrinking [data-do=step]").first.click()
    mended(page, line, other_server)
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("eps", ["0.5"]) != ["0.5"])
    expect(page.get_by_role("textbox", name="ε")).not_to_have_value("0.5")


def test_while_the_server_is_away_the_page_says_so_and_what_was_typed_stays(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    page = open_page("/?f=w^2&at=3", base=line.address)
    function = page.get_by_role("textbox", name="J(").first
    expect(page.locator(".de-ready")).to_be_visible()
    function.fill("w^2 + ")
    expect(page.locator(".st-key-problems_function_text")).to_be_visible()
    cut(page, line)
    notice = page.locator(".de-away")
    expect(notice).to_contain_text("The server cannot be reached")
    expect(page.get_by_role("dialog")).not_to_be_attached()
    mended(page, line, other_server)
    expect(notice).to_be_empty()
    expect(page.locator(".st-key-problems_function_text")).to_be_visible()
    expect(function).to_have_value("w^2 + ")
    expect(function).to_be_focused()
    page.keyboard.type("1")
    page.wait_for_url(says("w^2 + 1", "f"))


def test_what_teach_could_not_read_stays_in_its_field_on_another_server(
    open_page: OpenPage, line: CutLine, other_server: str
) -> None:
    page = open_page("/teach?f=w^2&at=3&ask=number@3:How steep?", base=line.address)
    points, words = (
        page.get_by_role("textbox", name="Points"),
        page.get_by_role("textbox", name="In your words"),
    )
    points.fill("3, two")
    points.press("Enter")
    expect(page.locator("[class*='st-key-problems_teach_points']")).to_be_visible()
    words.fill("How steep is it there?")
    words.press("Enter")
    page.wait_for_timeout(300)
    cut(page, line)
    mended(page, line, other_server)
    expect(page.locator("[class*='st-key-problems_teach_points']")).to_be_visible()
    expect(points).to_have_value("3, two")
    expect(words).to_have_value("How steep is it there?")
