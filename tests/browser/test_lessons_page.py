"""Lessons as a learner meets them: predict, commit, read on; every picture alive."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_explore_page import query, says
from tests.browser.watch import Watch

LESSONS = ["the-lab", "no-derivative", "chain-of-nudges", "gradient-descent"]


def begun(page: Page) -> Page:
    expect(page.locator(".st-key-lesson_foot, [class*='st-key-lessons_']").first).to_be_visible()
    return page


def predictions(page: Page) -> Locator:
    return page.locator("[class*='st-key-predict-']")


def answer(page: Page, text: str) -> Locator:
    """Type into the last prediction and commit by Enter; gives the prediction."""
    asked = predictions(page).last
    field = asked.get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    return asked


def picture(page: Page, place: int = 0) -> Locator:
    return page.locator("[class*='st-key-explore-']").nth(place)


def test_from_the_list_to_a_lesson_and_back(open_page: OpenPage) -> None:
    page = begun(open_page("/lessons", height=400))
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => { main.scrollTop = 60; return main.scrollTop; }") == 60
    page.get_by_role("button", name="Begin lesson 1").click()
    expect(page.get_by_role("heading", name="What a derivative is", level=1)).to_be_visible()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")
    assert query(page) == {"lesson": "the-lab"}
    page.go_back()
    expect(page.get_by_role("button", name="Begin lesson 1")).to_be_visible()


def test_the_first_lesson_predicted_and_dragged(open_page: OpenPage, watch: Watch) -> None:
    """The answer is nowhere in what the browser gets before the prediction is committed."""
    page = begun(open_page("/lessons"))
    received: list[bytes | str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: received.append(payload))

    page.on("websocket", listen)
    page.goto(page.url + "?lesson=the-lab")
    expect(predictions(page)).to_have_count(1)
    assert received
    assert not any(b"6.001" in part for part in received if isinstance(part, bytes))
    asked = answer(page, "6 +")
    expect(asked).to_contain_text("6 +")
    expect(asked.locator("[class*='st-key-caret_']")).to_be_visible()
    expect(asked.get_by_role("textbox")).to_have_value("6 +")
    asked = answer(page, "7")
    first = predictions(page).first
    expect(first).to_contain_text("Not so.")
    expect(first).to_contain_text("6.001")
    expect(first.get_by_role("textbox")).to_be_disabled()
    first.get_by_role("button", name="Try again").click()
    field = first.get_by_role("textbox")
    expect(field).to_be_enabled()
    field.fill("6")
    field.press("Enter")
    expect(first).to_contain_text("Right.")
    expect(page.get_by_text("J = 9, J_epsilon = 9.006001, k = 6.001000")).to_be_visible()
    _drag(page, watch)
    expect(predictions(page)).to_have_count(2)
    predictions(page).last.get_by_text("above", exact=True).click()
    predictions(page).last.get_by_role("button", name="Commit").click()
    expect(predictions(page).nth(1)).to_contain_text("Right.")
    expect(page.get_by_text("k = 6.000000496442226")).to_be_visible()


def _drag(page: Page, watch: Watch) -> None:
    """The block's own point moves, its numbers follow, and the address stays the lesson's."""
    block = picture(page)
    expect(block.locator(".de-ready")).to_be_visible()
    handle = block.get_by_role("slider", name="Point", exact=True)
    handle.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    before = len(watch.sent)
    box = handle.locator(".de-dot").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for place in range(40):
        page.mouse.move(x - place, y)
    moved = handle.get_attribute("aria-valuenow")
    assert moved != "3"
    assert len(watch.sent) == before
    page.mouse.up()
    expect(block.get_by_label("Point", exact=True).first).to_have_value(str(moved))
    assert query(page) == {"lesson": "the-lab"}
    block.get_by_role("button", name="Back to the start").click()
    expect(block.get_by_label("Point", exact=True).first).to_have_value("3")


def test_the_whole_lesson_by_its_address(open_page: OpenPage) -> None:
    page = begun(open_page("/lessons?lesson=the-lab"))
    page.get_by_role("button", name="Show the whole lesson").click()
    says(page, "show", "all")
    expect(predictions(page)).to_have_count(8)
    expect(page.locator(".de-ready")).to_have_count(3)
    for text in ("w^2 at w = 3", "2*w at w = 3", "1/w at w = 2"):  # a landmark has a name of its own
        expect(page.get_by_role("region", name=f"The picture of {text}")).to_have_count(1)


def test_an_unknown_lesson_leads_to_the_list(open_page: OpenPage) -> None:
    page = begun(open_page("/lessons?lesson=nothing"))
    expect(page.get_by_text("There is no such lesson.")).to_be_visible()
    expect(page.get_by_role("button", name="Begin lesson 4")).to_be_visible()


def test_a_descent_starts_where_the_point_is_dragged_to(open_page: OpenPage) -> None:
    page = begun(open_page("/lessons?lesson=gradient-descent&show=all"))
    block = page.locator("[class*='st-key-descent-']").first
    expect(block.locator(".de-ready")).to_be_visible()
    handle = block.get_by_role("slider", name="Point", exact=True)
    handle.focus()
    handle.press("Shift+ArrowLeft")
    expect(block.get_by_label("Start, w =")).to_have_value("2")
    expect(block.locator("tbody tr").first.locator("td").nth(1)).to_have_text("2")


def test_a_graph_is_drawn_and_follows_its_numbers(open_page: OpenPage) -> None:
    page = begun(open_page("/lessons?lesson=chain-of-nudges&show=all"))
    drawing = page.get_by_role("group", name="Computation graph").last
    expect(drawing.locator("rect")).to_have_count(8)
    expect(drawing.locator("line")).to_have_count(7)
    expect(drawing).to_contain_text("∂J/∂w = 6")
    field = page.get_by_label("x =", exact=True)
    field.fill("5")
    field.press("Enter")
    expect(drawing).to_contain_text("x = 5")
    expect(drawing).to_contain_text("∂J/∂w = −15")


SCREENS = [(390, "light"), (1280, "dark"), (390, "dark"), (1280, "light")]


@pytest.mark.parametrize(
    ("name", "width", "color_scheme"),
    [(name, *screen) for name, screen in zip(LESSONS, SCREENS, strict=True)],
)
def test_fits_the_screen_and_everybody(open_page: OpenPage, name: str, width: int, color_scheme: str) -> None:
    page = begun(open_page(f"/lessons?lesson={name}&show=all", width=width, color_scheme=color_scheme))
    expect(page.locator(".de-ready").last).to_be_visible()
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in serious] == []


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_revealed_prediction_is_for_everybody(open_page: OpenPage, color_scheme: str) -> None:
    page = begun(open_page("/lessons?lesson=the-lab", color_scheme=color_scheme))
    answer(page, "7")
    expect(predictions(page).first).to_contain_text("Not so.")
    expect(page.locator(".de-ready")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
