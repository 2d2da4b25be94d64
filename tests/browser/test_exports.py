"""What is taken along arrives, and is what was on the screen."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage

SVG = "{http://www.w3.org/2000/svg}"
TANGENT, SECANT, INK = "rgb(184, 78, 0)", "rgb(0, 105, 168)", "rgb(27, 31, 39)"


def ready(page: Page) -> Page:
    expect(page.locator(".de-ready")).to_be_visible()
    expect(page.locator(".st-key-table table")).to_be_visible()
    return page


def save(page: Page, kind: str, folder: Path) -> Path:
    """Save the picture through the menu."""
    page.locator(".de-save summary").click()
    with page.expect_download() as arrived:
        page.get_by_role("button", name=kind).click()
    path = folder / arrived.value.suggested_filename
    arrived.value.save_as(path)
    return path


def shapes(path: Path, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.parse(path).iter(SVG + tag))


def test_the_svg_holds_the_picture_and_needs_nothing_else(open_page: OpenPage, tmp_path: Path) -> None:
    page = ready(open_page("/?f=w^2&at=3,-2&eps=1"))
    path = save(page, "SVG drawing", tmp_path)
    assert path.name == "derivative-w-2-at-3.svg"
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    stage = page.locator(".de-stage").bounding_box()
    assert stage is not None
    assert (float(root.get("width", 0)), float(root.get("height", 0))) == (stage["width"], stage["height"])
    drawn = {path.get("stroke"): path.get("d", "") for path in shapes(path, "path") if path.get("d")}
    for name, colour in (("secant", SECANT), ("tangent", TANGENT)):
        assert drawn[colour] == page.locator(f".de-lines .de-{name}").get_attribute("d")
    assert len(drawn[INK]) > 1000  # the curve itself
    dots = [dot.get("fill") for dot in shapes(path, "circle")]
    assert sorted(filter(None, dots)) == sorted([SECANT, INK])
    said = [label.text for label in root.iter(SVG + "text")]
    assert "tangent, slope 6" in said
    assert "slope 6" in (root.findtext(SVG + "desc") or "")
    assert root.findtext(SVG + "title") == "J(w) = w^2 at w = 3"
    assert not re.search(r" class=| style=|var\(--|tabindex|slider|http://(?!www\.w3\.org)", text)


def test_the_dark_picture_has_a_dark_ground(open_page: OpenPage, tmp_path: Path) -> None:
    page = ready(open_page("/?f=1/w&at=2", color_scheme="dark"))
    ground = shapes(save(page, "SVG drawing", tmp_path), "rect")[0]
    assert ground.get("fill") == "#14171c"


def pixels(path: Path) -> tuple[int, int, set[bytes]]:
    """Width, height and the different lines of a PNG."""
    content = path.read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    place, packed = 8, b""
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        if content[place + 4 : place + 8] == b"IDAT":
            packed += content[place + 8 : place + 8 + length]
        place += length + 12
    lines = zlib.decompress(packed)
    size = len(lines) // height
    return width, height, {lines[at : at + size] for at in range(0, len(lines), size)}


def test_the_png_is_twice_as_sharp_and_not_blank(open_page: OpenPage, tmp_path: Path) -> None:
    page = ready(open_page("/?f=floor(w)&at=1/2&eps=0.25"))
    path = save(page, "PNG image", tmp_path)
    assert path.name == "derivative-floor-w-at-1-2.png"
    width, height, lines = pixels(path)
    stage = page.locator(".de-stage").bounding_box()
    assert stage is not None
    assert (width, height) == (2 * stage["width"], 2 * stage["height"])
    assert len(lines) > 100


def test_the_web_page_draws_with_no_network(open_page: OpenPage, browser: Browser, tmp_path: Path) -> None:
    page = ready(open_page("/?f=|w|&at=0&eps=0.5"))
    path = save(page, "Web page", tmp_path)
    context = browser.new_context(offline=True)
    alone = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("pageerror", lambda error: complaints.append(str(error)))
    alone.goto(path.as_uri())
    expect(alone.locator("#figure .scatterlayer .trace")).to_have_count(5)
    expect(alone.get_by_role("heading")).to_have_text("J(w) = abs(w) at w = 0")
    expect(alone.locator("dl")).to_contain_text("corner")
    expect(alone.locator("dl")).to_contain_text("none")
    names = alone.evaluate("document.getElementById('figure').data.map((trace) => trace.name ?? '')")
    assert sum("tangent" in name for name in names) == 2
    assert "secant, slope 1" in names
    assert asked == [path.as_uri()]
    assert complaints == []
    context.close()


def test_a_rounded_slope_is_about_in_the_legend_too(open_page: OpenPage, tmp_path: Path) -> None:
    path = save(ready(open_page("/?f=1/w&at=3&eps=0.1")), "Web page", tmp_path)
    assert "secant, slope ≈ −0.107" in path.read_text(encoding="utf-8") or re.search(
        r"secant, slope −\d+/\d+ ≈ −0\.107", path.read_text(encoding="utf-8")
    )


def test_the_menu_is_reached_and_left_by_keys(open_page: OpenPage) -> None:
    page = ready(open_page())
    button, menu = page.locator(".de-save summary"), page.locator(".de-menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="PNG image")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    assert [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] == "serious"] == []
    page.locator(".de-stage").click(position={"x": 200, "y": 40})
    expect(menu).to_be_hidden()


def test_the_moved_point_is_what_is_saved(open_page: OpenPage, tmp_path: Path) -> None:
    page = ready(open_page("/?f=w^2&at=1&eps=0.5&x=-4:4&y=-2:10"))
    page.get_by_role("slider", name="Point", exact=True).press("End")
    path = save(page, "SVG drawing", tmp_path)
    assert path.name == "derivative-w-2-at-4.svg"
    assert "the tangent there has slope 8" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("button", "name", "inside"),
    [
        ("Jupyter notebook", "derivative-1-w-at-2.ipynb", '"nbformat": 4'),
        ("Python script", "derivative-1-w-at-2.py", "def J_at(w):"),
        ("LaTeX article", "derivative-1-w-at-2.tex", "-0.2498750624687629"),
    ],
)
def test_a_document_arrives(open_page: OpenPage, button: str, name: str, inside: str) -> None:
    page = ready(open_page("/?f=1/w&at=2,0&eps=0.001"))
    page.get_by_role("button", name="Take it along").click()
    with page.expect_download() as arrived:
        page.get_by_role("button", name=button).click()
    assert arrived.value.suggested_filename == name
    assert inside in arrived.value.path().read_text(encoding="utf-8")


def test_a_sideways_menu_does_not_widen_a_phone(open_page: OpenPage) -> None:
    page = ready(open_page(width=390))
    page.locator(".de-save summary").click()
    expect(page.locator(".de-menu")).to_be_visible()
    assert page.locator('[data-testid="stMain"]').evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    box = page.locator(".de-menu").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_on_paper_there_is_only_the_mathematics(open_page: OpenPage, color_scheme: str) -> None:
    page = ready(open_page("/?f=1/w&at=2,0&eps=0.5", color_scheme=color_scheme))
    page.emulate_media(media="print", color_scheme=color_scheme)
    for seen in (".st-key-formulas", ".de-plotly", ".de-rows", ".de-verdict", ".st-key-table table"):
        expect(page.locator(seen)).to_be_visible()
    chrome = (".st-key-fields", ".st-key-examples", ".st-key-table_tools", ".st-key-sympy")
    for gone in (*chrome, ".de-tools", ".de-shrink", '[data-testid="stHeader"]'):
        expect(page.locator(gone)).to_be_hidden()
    inks = page.evaluate(
        """() => {
            // Under the asymptote's dashes lies the ground, as light as the paper.
            const [ground, ...lines] = document.querySelectorAll('.de-plotly .js-line');
            if (getComputedStyle(ground).stroke !== 'rgb(255, 255, 255)') return [];
            const words = ['.st-key-table td p', '.st-key-table th p', '.de-row span', '.de-row b'];
            return [...lines.map((line) => getComputedStyle(line).stroke),
                getComputedStyle(document.querySelector('.de-plotly .xtick text')).fill,
                ...words.map((found) => getComputedStyle(document.querySelector(found)).color)];
        }"""
    )
    assert len(inks) > 6
    assert all(max(map(int, re.findall(r"\d+", ink)[:3])) < 130 for ink in inks), inks
    for ground in (".stApp", ".st-key-table th >> nth=0"):
        expect(page.locator(ground)).to_have_css("background-color", "rgb(255, 255, 255)")


def test_one_sheet_of_paper_is_enough(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=1/w&at=2,0,pi/4&eps=0.001", height=1000))
    content = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/?f=1/w&at=2,3,4&eps=0.001&scheme=central",
        "/lessons?lesson=the-lab&show=all",
        "/shrinking?f=w^2&at=3",
    ],
)
def test_paper_does_not_scroll_so_no_column_is_cut(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    expect(page.locator("table").first).to_be_visible()
    if address.startswith("/?"):
        page.get_by_text("More digits").click()
        expect(page.locator(".st-key-table")).to_contain_text("0.49975012493753")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    tables = page.locator("table:visible")
    expect(tables.first).to_be_visible()
    assert tables.evaluate_all("all => Math.max(...all.map(one => one.getBoundingClientRect().right))") <= 680
    rows = page.locator(":is(.st-key-table, [class*='st-key-table-']) tbody tr:visible")
    assert rows.evaluate_all("all => Math.max(0, ...all.map(one => one.getBoundingClientRect().height))") < 80
    for pressed in ('[data-testid="stButton"]', '[data-testid="stTextInput"]', ".de-buttons"):
        assert page.locator(f"{pressed}:visible").count() == 0
