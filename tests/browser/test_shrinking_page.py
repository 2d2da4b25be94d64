"""The Shrinking ε page in Chromium: one ε moves the lens, the graph of the slope, the ledger, the error."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.watch import Watch


def shrinking(open_page: OpenPage, f: str, at: str, eps: str = "0.5", **options: object) -> Page:
    scheme = options.pop("scheme", "forward")
    page = open_page(f"/shrinking?f={quote(f)}&at={quote(at)}&eps={eps}&scheme={scheme}", **options)
    expect(page.locator(".deriv-shrinking.de-ready")).to_be_visible()
    return page


def step(page: Page) -> Locator:
    return page.get_by_role("slider", name="Step ε", exact=True)


def now(page: Page) -> Locator:
    """The numbers of the ε of now."""
    return page.locator(".de-hand [role=status]")


def row(page: Page, power: str) -> Locator:
    return page.locator(".de-ledger tbody tr").filter(has=page.get_by_role("button", name=power, exact=True))


def caption(page: Page, name: str) -> Locator:
    return page.locator(f"[data-text={name}-caption]")


def algebra(page: Page) -> list[str]:
    found = page.locator(".st-key-algebra_lines annotation")
    expect(found.first).to_be_attached()
    return found.all_text_contents()


def circles(page: Page) -> Locator:
    return page.locator(".de-limits circle")


def answer(page: Page) -> Locator:
    return page.locator(".st-key-bound")


def test_the_square_is_answered(open_page: OpenPage) -> None:
    """6 + ε: the part with ε is the error in the row, but for rounding."""
    page = shrinking(open_page, "w^2", "3", "0.001")
    assert any(r"2 w + {\color{#a8457f}\varepsilon}" in line for line in algebra(page))
    assert any(r"6 + {\color{#a8457f}\varepsilon}" in line for line in algebra(page))
    expect(now(page)).to_contain_text("6.001")
    expect(page.locator("[data-text=split]")).to_have_text(
        "The difference is +0.001, the part of k that vanishes with ε, − 5.21·10⁻¹³ of rounding."
    )
    expect(circles(page)).to_have_count(1)
    expect(caption(page, "slopes")).to_contain_text("k goes to 6: that height is dJ/dw")
    expect(row(page, "10⁻³").locator("td").nth(1)).to_have_text("6.000999999999479, 3 digits agree")
    expect(row(page, "10⁻³").locator("b").first).to_have_text("6.00")
    expect(row(page, "10⁻⁸").locator("td").nth(2)).to_have_text("−3.65·10⁻⁸")
    expect(row(page, "10⁻¹⁶").locator("td").nth(1)).to_have_text("0, 0 digits agree")
    expect(answer(page)).to_contain_text("Yes. 5.999 ≤ dJ/dw ≤ 6.001")


def test_the_reciprocal_is_answered(open_page: OpenPage) -> None:
    page = shrinking(open_page, "1/w", "2", "0.001")
    assert any(
        r"-\frac{1}{w^{2}} + {\color{#a8457f}\frac{\varepsilon}{w^{2} (w + \varepsilon)}}" in line
        for line in algebra(page)
    )
    expect(now(page)).to_contain_text("−0.2498751")
    expect(row(page, "10⁻³").locator("td").nth(1)).to_contain_text("−0.2498750624687629")
    expect(caption(page, "slopes")).to_contain_text("k goes to −0.25")
    # 1280 less a scroll bar: the last column is in sight.
    page.set_viewport_size({"width": 1265, "height": 800})
    room = page.locator(".de-scroll").evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert room[0] <= room[1]
    expect(answer(page)).to_contain_text("Yes.")
    expect(page.locator(".de-remarks li")).not_to_have_count(0)


def test_a_corner_has_two_circles_and_no_error(open_page: OpenPage) -> None:
    page = shrinking(open_page, "|w|", "0")
    expect(circles(page)).to_have_count(2)
    expect(caption(page, "slopes")).to_contain_text(
        "k goes to 1 for ε > 0 and goes to −1 for ε < 0: two open circles"
    )
    expect(page.locator(".de-errors-stage")).to_be_hidden()
    expect(now(page)).to_contain_text("dJ/dw none")
    expect(row(page, "10⁻³").locator("td").nth(1)).to_have_text("1")
    expect(row(page, "10⁻³").locator("td").nth(4)).to_have_text("−1")
    expect(answer(page)).to_contain_text("not a bound here")
    page.get_by_role("radio", name="central").click()
    expect(caption(page, "slopes")).to_contain_text("blind to the corner")


def test_a_fast_wave_is_answered(open_page: OpenPage) -> None:
    page = shrinking(open_page, "sin(50w)", "1", "0.05")
    assert any(r"\frac{\sin(25 \varepsilon)}{25 \varepsilon}" in line for line in algebra(page))
    expect(caption(page, "slopes")).to_contain_text("k goes to about 48.2483")
    expect(answer(page)).to_contain_text("not a bound here")
    expect(answer(page)).to_contain_text("changes its sign")
    expect(page.locator(".de-errors-stage")).to_be_visible()


def test_a_jump_has_no_circle(open_page: OpenPage) -> None:
    page = shrinking(open_page, "floor(w)", "0")
    expect(caption(page, "slopes")).to_contain_text("k goes to 0 for ε > 0 and grows without bound for ε < 0")
    expect(circles(page)).to_have_count(0)


def test_epsilon_nought_is_looked_at_and_never_told(open_page: OpenPage, watch: Watch) -> None:
    page = shrinking(open_page, "w^2", "3")
    page.wait_for_load_state("networkidle")
    before = len(watch.sent)
    page.get_by_role("button", name="ε = 0", exact=True).click()
    expect(now(page)).to_contain_text("0/0, not defined")
    expect(caption(page, "slopes")).to_contain_text("the rise is 0, the run is 0")
    expect(step(page)).to_have_attribute("aria-valuenow", "0")
    expect(step(page)).to_have_attribute("data-hollow", "")
    page.get_by_role("button", name="ε = 0", exact=True).click()
    expect(now(page)).to_contain_text("6.5")
    assert len(watch.sent) == before
    assert parse_qs(urlsplit(page.url).query)["eps"] == ["0.5"]


def test_one_drag_moves_everything_and_tells_the_server_once(open_page: OpenPage, watch: Watch) -> None:
    page = shrinking(open_page, "w^2", "3", "1")
    page.wait_for_load_state("networkidle")
    before = len(watch.sent)
    step(page).scroll_into_view_if_needed()
    box = step(page).locator(".de-dot").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    size = page.locator(".de-lens-size")
    wide, live = size.text_content(), page.locator(".de-live th").text_content()
    page.mouse.move(x, y)
    page.mouse.down()
    for place in range(1, 60):
        page.mouse.move(x - 2 * place, y)
    assert len(watch.sent) == before
    assert size.text_content() != wide
    assert page.locator(".de-live th").text_content() != live
    epsilon = step(page).get_attribute("aria-valuenow")
    page.mouse.up()
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("eps") == [str(epsilon)])
    expect(page.get_by_label("ε", exact=True)).to_have_value(str(epsilon))
    assert len(watch.sent) - before <= 2


def test_keys_go_through_nought_to_the_other_side(open_page: OpenPage) -> None:
    page = shrinking(open_page, "w^2", "3", "1")
    step(page).focus()
    shown = []
    for _ in range(60):
        page.keyboard.press("ArrowLeft")
        shown.append(float(step(page).get_attribute("aria-valuenow") or "nan"))
        if shown[-1] < 0:
            break
    assert shown.count(0.0) == 1
    assert shown[-1] < 0
    assert shown == sorted(shown, reverse=True)
    low, high = (str(step(page).get_attribute(f"aria-value{end}")) for end in ("min", "max"))
    page.keyboard.press("Home")
    expect(step(page)).to_have_attribute("aria-valuenow", low)
    page.keyboard.press("End")
    expect(step(page)).to_have_attribute("aria-valuenow", high)


def second_in_lens(page: Page) -> float:
    """How far across the lens the second point stands."""
    across = float(page.locator(".de-lens-dot.de-q").first.get_attribute("cx") or "nan")
    return across / float(page.locator(".de-lens-ground").first.get_attribute("width") or "nan")


def test_the_points_keep_their_places_in_the_lens(open_page: OpenPage) -> None:
    """The window shrinks with ε: what was 1.35 wide is 1.35·10⁻³ wide, and nothing has moved."""
    page = shrinking(open_page, "w^2", "3", "0.5")
    size = page.locator(".de-lens-size")
    expect(size).to_contain_text("1.35 wide")
    place = second_in_lens(page)
    row(page, "10⁻³").get_by_role("button").click()
    expect(size).to_contain_text("0.0027 wide")
    assert second_in_lens(page) == pytest.approx(place, abs=0.005)
    gap = page.locator(".de-lens-gap.de-lens-text")
    expect(gap).to_have_text("gap ≈ 10⁻⁶")
    # In floats nothing is left of ε² beside 9.
    row(page, "10⁻⁸").get_by_role("button").click()
    expect(gap).to_have_text("gap ≈ 10⁻¹⁶")


def test_the_ledger_marks_the_power_of_ten_beside_now(open_page: OpenPage) -> None:
    page = shrinking(open_page, "w^2", "3", "0.002")
    expect(page.locator(".de-ledger tr[aria-current]")).to_have_count(1)
    expect(row(page, "10⁻³")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Step", exact=True).click()
    expect(row(page, "10⁻⁴")).to_have_attribute("aria-current", "true")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("eps") == ["0.0002"])


def test_a_link_with_the_other_scheme_and_a_negative_step(open_page: OpenPage) -> None:
    page = shrinking(open_page, "w^3", "2", "-0.5", scheme="central")
    expect(now(page)).to_contain_text("12.25")
    expect(now(page)).to_contain_text("−0.5")
    assert any(r"3 w^{2} + {\color{#a8457f}\varepsilon^{2}}" in line for line in algebra(page))


@pytest.mark.parametrize(
    ("f", "at", "width", "color_scheme"),
    [
        ("1/w", "2", 1280, "light"),
        ("1/w", "2", 390, "dark"),
        ("|w|", "0", 1280, "dark"),
        ("x sin(3x)", "1", 390, "light"),
    ],
)
def test_it_fits_and_is_accessible(
    open_page: OpenPage, width: int, color_scheme: str, f: str, at: str
) -> None:
    """No sideways scroll, and axe-core finds nothing serious."""
    page = shrinking(open_page, f, at, "0.1", width=width, color_scheme=color_scheme)
    expect(answer(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    serious = [v["id"] for v in found if v["impact"] in ("serious", "critical")]
    assert serious == [], re.sub(r"\s+", " ", str(found))[:2000]


def test_the_ledger_can_be_taken_along(open_page: OpenPage) -> None:
    page = shrinking(open_page, "e^w", "1")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    assert head.startswith("point,scheme,step,step_taken,quotient")
    assert any(line.startswith("1,forward,1e-08") for line in lines)


@pytest.mark.parametrize("plot", ["lens", "slopes", "errors"])
def test_every_plot_can_be_saved(open_page: OpenPage, plot: str) -> None:
    page = shrinking(open_page, "w^2", "3")
    menu = page.locator(f"[data-plot={plot}]")
    menu.locator("summary").click()
    with page.expect_download() as download:
        menu.get_by_role("button", name="SVG drawing").click()
    assert download.value.suggested_filename == f"derivative-w-2-at-3-{plot}.svg"
    drawing = ElementTree.parse(download.value.path()).getroot()
    described = drawing.findtext("{*}desc") or ""
    assert len(described) > 40
    assert "w^2 at w = 3" in (drawing.findtext("{*}title") or "")
    assert len([path for path in drawing.iter("{http://www.w3.org/2000/svg}path") if path.get("d")]) > 2
    menu.locator("summary").click()
    with page.expect_download() as download:
        menu.get_by_role("button", name="PNG image").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("address", ["/", "/shrinking"])
def test_no_width_between_phone_and_desk_slides_sideways(open_page: OpenPage, address: str) -> None:
    """Spoken words of the ledger stood outside its scroller; the cards were too wide at 830 to 900 px."""
    page = open_page(address, width=390, height=844)
    expect(page.locator(".deriv-plot.de-ready")).to_be_visible()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_visible()
    main = page.locator('[data-testid="stMain"]')
    for width in (360, 390, 640, 830, 844, 850, 900, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0, width
