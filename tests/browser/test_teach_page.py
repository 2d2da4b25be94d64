"""Compose on the Teach page, open the link as somebody else, answer, take the result away."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

TASK = "/task?f=w^2&at=3&eps=0.5&show=picture,table&ask=sign&ask=quotient@2"


def link(page: Page) -> str:
    return page.locator(".st-key-teach_sharing code").first.inner_text().replace("\n", "")


def ready(page: Page) -> Page:
    expect(page.locator(".de-ready").first).to_be_visible()
    return page


def prediction(page: Page, place: int) -> Locator:
    return page.locator("[class*='st-key-predict-']").nth(place)


def commit(asked: Locator) -> None:
    asked.get_by_role("button", name="Commit").click()
    expect(asked.get_by_role("button", name="Try again")).to_be_visible()


def is_clean(page: Page) -> None:
    """No finding of axe, no sideways scroll."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_composed_here_opens_the_same_task_elsewhere(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/teach")
    form = page.locator(".st-key-teach_form")
    form.get_by_label("J(w) =").fill("w^3 - w")
    expect(form.get_by_text("Answer: above")).to_be_visible()
    form.get_by_label("Points").fill("2, -1")
    form.get_by_label("Points").press("Enter")
    form.get_by_label("ε", exact=True).fill("0.1")
    form.get_by_label("ε", exact=True).press("Enter")
    form.get_by_role("button", name="window", exact=True).click()
    form.get_by_role("button", name="Add a question").click()
    words = form.get_by_label("In your words").nth(1)
    words.fill("Uphill or downhill at <b>2</b>?")
    words.press("Enter")
    preview = page.locator(".st-key-teach_preview")
    expect(preview.get_by_text("Uphill or downhill at <b>2</b>?")).to_be_visible()
    expect(page.locator(".st-key-teach_sharing code").first).to_contain_text("Uphill")
    address = urlsplit(link(page))
    assert f"{address.scheme}://{address.netloc}" == page.url.split("/teach")[0]

    learner = open_page(f"{address.path}?{address.query}")
    expect(learner.get_by_text("Uphill or downhill at <b>2</b>?")).to_be_visible()
    expect(learner.locator(".de-ready")).to_have_count(0)
    prediction(learner, 0).get_by_text("below", exact=True).click()
    commit(prediction(learner, 0))
    expect(prediction(learner, 0)).to_contain_text("Not so.")
    prediction(learner, 1).get_by_text("positive", exact=True).click()
    commit(prediction(learner, 1))
    ready(learner)
    expect(learner.get_by_label("J(w) =")).to_have_value("w^3 - w")
    expect(learner.get_by_label("J(w) =")).to_be_disabled()
    expect(learner.get_by_label("Points")).to_have_value("2, -1")
    expect(learner.get_by_label("Points")).to_be_enabled()
    expect(learner.get_by_label("ε", exact=True)).to_have_value("0.1")
    expect(learner.get_by_role("button", name="Zoom in")).to_be_disabled()
    expect(learner.get_by_text("Result: 1 of 2 right")).to_be_visible()
    with learner.expect_download() as download:
        learner.get_by_role("button", name="Download result (CSV)").click()
    download.value.save_as(tmp_path / "result.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "result.csv").read_text(encoding="utf-8"))))
    assert [(row["predicted"], row["result"], row["answer"]) for row in rows] == [
        ("below", "not right", "above"),
        ("positive", "right", "positive"),
    ]
    assert rows[1]["question"] == "Uphill or downhill at <b>2</b>?"


def test_the_composition_comes_back_with_its_address(open_page: OpenPage) -> None:
    page = open_page("/teach?f=sin t&at=0&ask=number:How steep?")
    form = page.locator(".st-key-teach_form")
    expect(form.get_by_label("J(t) =")).to_have_value("sin(t)")
    form.get_by_label("J(t) =").fill("cos t")
    expect(form.get_by_text("Answer: 0")).to_be_visible()
    expect(page).to_have_url(re.compile("f=cos"))
    page.reload()
    expect(form.get_by_label("J(t) =")).to_have_value("cos(t)")
    expect(form.get_by_label("In your words")).to_have_value("How steep?")
    page.get_by_role("link", name="Steps", exact=True).click()
    expect(page.get_by_label("J(w) =")).to_be_visible()
    page.get_by_role("link", name="Teach", exact=True).click()
    expect(form.get_by_label("J(t) =")).to_have_value("cos(t)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_and_the_keyboard_on_it_are_seen(open_page: OpenPage, scheme: str) -> None:
    """Streamlit's own ring is a shade of the ground, and focus only a little grey behind the word."""
    page = open_page(TASK, color_scheme=scheme)
    option = prediction(page, 0).get_by_test_id("stRadioOption").first
    expect(option).to_be_visible()
    ring = option.locator("> div > div").first.evaluate("e => getComputedStyle(e).boxShadow.split(') ')[0]")
    ground = page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert contrast(ring, ground) >= 3
    option.locator("input").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    line = option.evaluate("e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineColor]")
    assert line[0] == "solid"
    assert contrast(line[1], ground) >= 3


def test_what_is_wrong_with_a_choice_is_told_of_its_widget(open_page: OpenPage) -> None:
    page = open_page("/teach?f=w^2&ask=sign&show=table")
    page.get_by_role("button", name="table", exact=True).click()
    told = page.locator(".st-key-problems_teach_panels")
    expect(told).to_be_visible()
    bar = page.get_by_role("toolbar", name="Shown")
    expect(bar).to_have_attribute("aria-describedby", re.compile("^problem-"))
    assert told.evaluate("(e, id) => e.id === id", bar.get_attribute("aria-describedby"))
    is_clean(page)
    page.get_by_role("button", name="table", exact=True).click()
    expect(bar).not_to_have_attribute("aria-describedby", re.compile(""))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two computed colours, as WCAG defines it."""

    def light(colour: str) -> float:
        shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_what_is_locked_stands_still(open_page: OpenPage) -> None:
    page = ready(open_page("/task?f=w^2&at=3&eps=0.5&lock=points,window"))
    point, step = (page.get_by_role("slider", name=name, exact=True) for name in ("Point", "Step ε"))
    expect(point).to_have_attribute("aria-disabled", "true")
    for handle in (point, step):
        handle.focus()
        handle.press("ArrowRight")
    expect(step).not_to_have_attribute("aria-valuenow", "0.5")
    expect(point).to_have_attribute("aria-valuenow", "3")
    box = point.locator(".de-dot").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 7, box["y"] + 7)
    page.mouse.down()
    page.mouse.move(box["x"] - 90, box["y"] + 7, steps=8)
    page.mouse.up()
    page.mouse.wheel(0, 300)
    expect(point).to_have_attribute("aria-valuenow", "3")
    assert page.get_by_role("img", name="from −5 to 5").count() == 1


def test_in_a_frame_there_is_no_bar(open_page: OpenPage) -> None:
    page = ready(open_page(f"{TASK}&embed=true"))
    expect(page.get_by_role("link", name="Explore", exact=True)).to_have_count(0)
    expect(prediction(page, 1)).to_be_visible()


def test_a_task_is_no_entry_of_the_navigation(open_page: OpenPage) -> None:
    page = ready(open_page(TASK))
    expect(page.get_by_role("link", name="Teach", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Task", exact=True)).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_everybody_can_use_both_pages(open_page: OpenPage, width: int, scheme: str) -> None:
    page = ready(open_page(TASK + "&colour=red&hint=1:Look&lock=eps", width=width, color_scheme=scheme))
    prediction(page, 0).get_by_text("positive", exact=True).click()
    commit(prediction(page, 0))
    prediction(page, 1).get_by_role("textbox").fill("4.5")
    commit(prediction(page, 1))
    expect(page.get_by_text("Result: 2 of 2 right")).to_be_visible()
    is_clean(page)
    page = ready(open_page("/teach?f=w^2&ask=sign", width=width, color_scheme=scheme))
    is_clean(page)
    for name in ("Embed", "QR code", "Lesson file"):
        page.get_by_role("tab", name=name).click()
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        is_clean(page)


def test_the_qr_code_is_a_picture_of_the_link(open_page: OpenPage) -> None:
    page = ready(open_page("/teach?f=w^2"))
    page.get_by_role("tab", name="QR code").click()
    code = page.get_by_role("img", name="QR code of the task's link")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.complete && image.naturalWidth") > 200
    with page.expect_download() as download:
        page.get_by_role("button", name="Download SVG").click()
    assert download.value.suggested_filename == "task.svg"
