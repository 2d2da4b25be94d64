"""The Steps page as a learner meets it: in Chromium, by mouse, keys and link."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenPage, streamlit_server
from tests.browser.test_explore_page import field, query, ready, says
from tests.served import ROOT, free_port


def steps(page: Page) -> Page:
    """Go to the Steps page by its link."""
    page.get_by_role("link", name="Steps", exact=True).click()
    expect(page.locator(".st-key-steps_controls")).to_be_visible()
    return page


def lines(page: Page) -> Locator:
    return page.locator("[class*='st-key-steps_line_']")


def formulas(page: Page) -> list[str]:
    """The lines' LaTeX, as KaTeX keeps it for copying."""
    found = lines(page).locator("> :first-child annotation").all_text_contents()
    return [latex.removeprefix(r"\displaystyle ").replace(r"{=}\;", "=") for latex in found]


def test_the_function_comes_along_and_goes_back(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=x^2*sin(x)&at=1,2&eps=0.5"))
    steps(page)
    expect(field(page, "J(x) =")).to_have_value("x^2*sin(x)")
    expect(lines(page)).to_have_count(5)
    field(page, "J(x) =").fill("x^3")
    expect(lines(page)).to_have_count(2)
    says(page, "f", re.escape("x^3"))
    page.get_by_role("link", name="Explore", exact=True).click()
    ready(page)
    expect(field(page, "J(x) =")).to_have_value("x^3")
    expect(field(page, "Points")).to_have_value("1, 2")
    assert query(page)["eps"] == "0.5"


def test_back_from_steps_is_one_press_and_an_arrow_key_chooses(open_page: OpenPage) -> None:
    """The page writes what it shows into its bare address; that was an entry of its own in the history."""
    page = steps(ready(open_page("/?f=x^3")))
    says(page, "f", re.escape("x^3"))
    page.go_back()
    ready(page)
    assert query(page) == {"f": "x^3"}
    page.go_forward()
    chosen = page.get_by_role("radio", name="first", exact=True)
    chosen.focus()
    chosen.press("ArrowRight")
    expect(page.get_by_role("radio", name="second", exact=True)).to_be_checked()
    says(page, "order", "2")
    expect(field(page, "J(x) =")).to_have_value("x^3")


@pytest.mark.parametrize(
    ("text", "count", "result"),
    [
        ("x^2 sin x", 5, r"= 2 x \sin(x) + x^{2} \cos(x)"),
        ("1/(1+e^-w)", 9, r"= \frac{e^{-w}}{\left(1 + e^{-w}\right)^{2}}"),
        ("(x^2+1)/(x-1)", 9, None),
        ("x^x", 6, None),
        ("|x|", 2, r"= \frac{x}{\left|x\right|}"),
    ],
)
def test_the_calculation_line_by_line(open_page: OpenPage, text: str, count: int, result: str | None) -> None:
    page = steps(ready(open_page(f"/?f={text.replace('+', '%2B')}")))
    expect(lines(page)).to_have_count(count)
    headline = page.locator(".st-key-formulas annotation").last.text_content() or ""
    last = formulas(page)[-1]
    assert last.removeprefix("= ").strip() == headline.partition(" = ")[2].strip()
    if result is not None:
        assert last == result


ENDS = """(formula) => {
  const lines = [];
  for (const base of formula.querySelectorAll(".katex-html > .base")) {
    const { top, bottom, right, width } = base.getBoundingClientRect();
    if (!width) continue;
    const last = lines.at(-1);
    const goesOn = last && top < last.bottom - 4 && right > last.right;
    if (goesOn) Object.assign(last, { bottom, right, text: last.text + base.textContent });
    else lines.push({ bottom, right, text: base.textContent });
  }
  return lines.map(({ text }) => text.replace(/[^!-~−⋅]/g, ""));
}"""


# How far each row of a broken formula lies below the one before.
GAPS = """formula => {
  const boxes = [...formula.querySelectorAll(".base")].map(base => base.getBoundingClientRect());
  return boxes.slice(1).flatMap((box, i) => (box.left < boxes[i].left ? [box.top - boxes[i].bottom] : []));
}"""


def test_a_long_line_breaks_before_its_signs_on_a_phone(open_page: OpenPage) -> None:
    text = "(x^3%2B7x^2-11)*sin(x)%2Bexp(-x^2)/(1%2Bx)-ln(x)*cos(3x)%2B2^x"
    page = open_page(f"/steps?f={text}", width=390, height=844)
    expect(lines(page).nth(5).locator(".katex").first).to_be_visible()
    broken = [
        formula.evaluate(ENDS)
        for formula in page.locator(".st-key-formulas .katex, [class*=st-key-steps_lines] .katex").all()
    ]
    later = [line for formula in broken for line in formula[1:]]
    assert len(later) > 20
    assert [line for line in later if line[0] not in "+−⋅="] == []
    assert [line for formula in broken for line in formula if line[-1] in "+−⋅="] == []
    rows = [formula.evaluate(GAPS) for formula in page.locator("[class*=st-key-steps_line_] .katex").all()]
    assert min(gap for gaps in rows for gap in gaps) > 3  # the d of a fraction touched the dx above it
    assert page.locator('[data-testid="stMain"]').evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_one_step_at_a_time(open_page: OpenPage) -> None:
    page = steps(ready(open_page("/?f=x^3")))
    page.get_by_text("One step at a time").click()
    expect(lines(page)).to_have_count(1)
    expect(page.locator(".st-key-formulas annotation")).to_have_count(1)
    page.get_by_role("button", name="Next step").press("Enter")
    expect(lines(page)).to_have_count(2)
    expect(page.locator(".st-key-formulas annotation")).to_have_count(2)


def test_settings_survive_a_visit_to_another_page(open_page: OpenPage) -> None:
    page = steps(ready(open_page("/?f=x^4")))
    page.get_by_text("second", exact=True).click()
    page.get_by_text("One step at a time").click()
    expect(lines(page)).to_have_count(1)
    page.get_by_role("link", name="Explore", exact=True).click()
    steps(ready(page))
    expect(lines(page)).to_have_count(1)
    expect(lines(page)).to_contain_text("d")
    page.get_by_role("button", name="All steps").click()
    expect(page.locator(".st-key-formulas annotation").last).to_have_text(r"\frac{d^2J}{dx^2} = 12 x^{2}")


def test_rule_by_rule_opens_inside(open_page: OpenPage) -> None:
    page = steps(ready(open_page("/?f=sin(w^2)")))
    page.get_by_text("rule by rule").click()
    outline = page.locator(".st-key-steps_outline")
    expect(outline.locator("summary").first).to_contain_text("chain rule")
    outline.locator("summary").nth(2).click()
    expect(outline.get_by_text("Bring the exponent down in front and lower it by one.")).to_be_visible()


def test_a_rule_links_to_its_statement(open_page: OpenPage) -> None:
    page = steps(ready(open_page("/?f=x^2*sin(x)")))
    lines(page).get_by_role("link", name="product rule").click()
    expect(page.locator("#rule-product")).to_be_in_viewport()


def test_the_panel_under_the_derivative(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=x^2*sin(x)"))
    page.get_by_text("Show the steps").click()
    expect(lines(page)).to_have_count(5)


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (1280, "dark")])
def test_fits_the_screen_and_everybody(open_page: OpenPage, width: int, color_scheme: str) -> None:
    page = ready(open_page("/?f=(x^2%2B1)*sin(x)/(x-1)", width=width, color_scheme=color_scheme))
    # the link is in a menu on a telephone
    if width < 640:
        page.get_by_test_id("stExpandSidebarButton").click()
    steps(page)
    if width < 640:
        page.keyboard.press("Escape")
    expect(lines(page).last).to_be_visible()
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_field_still_answers_when_the_server_was_started_again(browser: Browser) -> None:
    """A fragment is unknown to a new server until the whole script has run there."""
    port = free_port()
    page = browser.new_context().new_page()
    with streamlit_server(ROOT / "app.py", port) as address:
        page.goto(address + "/?f=w^2&at=3")
        ready(page)
    with streamlit_server(ROOT / "app.py", port):
        # Streamlit comes back by itself, at growing intervals; until then the field is greyed out.
        expect(field(page, "J(w) =")).to_be_enabled(timeout=60_000)
        assert any(
            answers(page, text, slope) for text, slope in [("w^3", "27"), ("w^4", "108"), ("w^5", "405")]
        )
        assert answers(page, "w^2+w", "7")
    page.context.close()


def answers(page: Page, text: str, slope: str) -> bool:
    """Whether typing a function shows its slope at 3."""
    field(page, "J(w) =").fill(text)
    try:
        expect(page.locator('[data-row="derivative"]')).to_contain_text(f"= {slope}", timeout=4_000)
    except AssertionError:  # typed in the moment of coming back
        return False
    return True
