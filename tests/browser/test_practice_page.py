"""Practise in a real browser: ten exercises on a phone by keyboard, a derivation with slips, worksheets."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

import deriv_core as dc
from deriv_core.practice.exercises.exercise import read_key
from tests.browser.conftest import OpenPage
from tests.browser.test_explore_page import query, says

PHONE = {"width": 390, "height": 844}


def card(page: Page) -> Locator:
    return page.locator("[class*='st-key-exercise-']")


def type_answer(page: Page, text: str) -> None:
    field = card(page).get_by_role("textbox")
    field.fill(text)
    field.press("Enter")


def by_keyboard(page: Page, name: str) -> None:
    """Go to a button by Tab alone, and press it."""
    wanted = page.get_by_role("button", name=name, exact=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_ten_exercises_on_a_phone_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/practice?ex=power.2.0", **PHONE)
    for number in range(10):
        says(page, "ex", f"power.2.{number}")
        e = read_key(f"power.2.{number}")
        field = card(page).get_by_role("textbox", name="Your formula")
        expect(field).to_have_value("")
        field.focus()
        page.keyboard.type(dc.right_answer(e))
        page.keyboard.press("Enter")
        expect(card(page).get_by_text("Right.").last).to_be_visible()
        by_keyboard(page, "A similar one")
    says(page, "ex", "power.2.10")
    page.get_by_text("What you have practised").click()
    expect(page.get_by_text(re.compile("sure: right at the first try"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def write(page: Page, line: str, count: int, way: str = "rules") -> None:
    """Type the next line; so many there are then. What was typed stays in the field, and the hands in it."""
    bench = page.locator(f"[class*='st-key-bench_{way}_']")
    field = bench.get_by_role("textbox", name="Next line =")
    field.fill(line)
    field.press("Enter")
    expect(page.locator("[class*='st-key-bench_line_']")).to_have_count(count)
    expect(field).to_have_value(line)
    expect(field).to_be_focused()


def test_a_derivation_with_two_slips_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/practice?do=bench&f=x^2 sin(x)", **PHONE)
    refused = page.locator(".st-key-bench_refused")
    write(page, "(x^2)' (sin x)'", 1)
    expect(refused).to_contain_text("It does not follow.")
    write(page, "(x^2)' sin x + x^2 (sin x)'", 2)
    expect(refused).to_have_count(0)
    write(page, "2x sin x - x^2 cos x", 2)
    expect(refused).to_contain_text("rise or fall at first")
    write(page, "2x sin x + x^2 cos x", 3)
    expect(page.get_by_text(re.compile("nothing is left to differentiate"))).to_be_visible()
    for place in (1, 2):
        expect(page.locator("[class*='st-key-bench_line_']").nth(place)).to_contain_text("yours")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_first_principles(open_page: OpenPage) -> None:
    page = open_page("/practice?do=bench&f=w^2")
    page.get_by_role("radio", name="First principles").click()
    says(page, "do", "secant")
    for count, line in enumerate(("(w^2 + 2wε + ε^2 - w^2)/ε", "2w + ε", "2w"), 2):
        write(page, line, count, "secant")
    expect(page.get_by_text(re.compile("nothing is left to differentiate"))).to_be_visible()


def test_a_worksheet_link_opens_the_same_for_everybody(open_page: OpenPage) -> None:
    keys = "chain.2.0,product.1.3,picture.2.1,which_rule.1.2"
    texts = []
    for options in ({}, PHONE):
        page = open_page(f"/practice?ex={keys}", **options)
        expect(card(page)).to_have_count(4)
        expect(page.locator("[class*='st-key-still-'] img")).to_be_visible()
        texts.append(card(page).all_inner_texts())
    assert texts[0] == texts[1]
    assert query(page) == {"ex": keys}


def test_the_back_button_leads_back(open_page: OpenPage) -> None:
    page = open_page("/practice?ex=chain.1.0")
    page.get_by_role("button", name="A similar one").click()
    says(page, "ex", "chain.1.1")
    expect(card(page)).to_have_class(re.compile("exercise-chain-1-1"))
    page.go_back()
    says(page, "ex", "chain.1.0")
    expect(card(page)).to_have_class(re.compile("exercise-chain-1-0"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["?ex=picture.2.1", "?do=bench", "?do=false_line&ex=chain.2.1"])
def test_it_can_be_used_by_everybody(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(f"/practice{path}", color_scheme=scheme)
    expect(page.get_by_role("button", name=re.compile("A similar one|Add")).first).to_be_visible()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert found.violations_count == 0, found.generate_report()
