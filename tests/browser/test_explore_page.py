"""The Explore page as a learner meets it: in Chromium, by mouse, keys, link and telephone."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.watch import Watch

# What is wrong with a field, under it.
PROBLEMS = "[class*='st-key-problems_']"


def ready(page: Page) -> Page:
    expect(page.locator(".de-ready")).to_be_visible()
    expect(page.locator(".st-key-table table")).to_be_visible()
    return page


def point(page: Page) -> Locator:
    return page.get_by_role("slider", name="Point", exact=True)


def step(page: Page) -> Locator:
    return page.get_by_role("slider", name="Step ε", exact=True)


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def readout(page: Page) -> Locator:
    return page.locator(".de-rows")


def query(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def says(page: Page, key: str, pattern: str) -> None:
    """Wait until the address has `key` with a value like `pattern`."""
    page.wait_for_url(
        lambda url: re.fullmatch(pattern, parse_qs(urlsplit(url).query).get(key, [""])[0]) is not None
    )


def row(page: Page, name: str) -> Locator:
    """A row of the readout: point, step, quotient, derivative, error."""
    return page.locator(f'[data-row="{name}"]')


def choose_example(page: Page, name: str) -> None:
    page.get_by_role("button", name="Examples").click()
    page.get_by_role("menuitem", name=name, exact=True).click()


def test_a_first_visit_shows_the_whole_picture(open_page: OpenPage) -> None:
    page = ready(open_page(width=1440, height=900))
    expect(field(page, "J(w) =")).to_have_value("w^2")
    expect(row(page, "derivative")).to_contain_text("= 6")
    expect(readout(page)).to_contain_text("= 9")
    assert urlsplit(page.url).query == ""


def test_the_first_minute_plays_once_and_hints_at_one_thing_after_the_other(
    browser: Browser, server: str, watch: Watch
) -> None:
    page = browser.new_page()
    watch.over(page, urlsplit(server).netloc)
    page.goto(server)
    hint = page.locator(".de-first")
    expect(hint).to_have_text("Drag the large point.")
    expect(row(page, "step")).to_contain_text(re.compile("= 0.001$"))
    expect(row(page, "quotient")).to_contain_text("6.001")
    expect(field(page, "ε")).to_have_value("0.001")
    expect(hint).to_have_text("Drag the large point.")
    point(page).press("ArrowRight")
    expect(hint).to_contain_text("Shrink ε")
    page.get_by_role("button", name="Step", exact=True).click()
    expect(hint).to_have_text("Type a function of your own.")
    choose_example(page, "1/w")
    expect(hint).to_be_empty()
    page.goto(server)
    ready(page)
    expect(hint).to_be_empty()
    expect(row(page, "step")).to_contain_text("= 1")
    page.close()


def test_the_first_minute_stops_at_the_first_touch_and_leaves_what_is_typed(
    browser: Browser, server: str, watch: Watch
) -> None:
    page = browser.new_page()
    watch.over(page, urlsplit(server).netloc)
    page.goto(server)
    expect(row(page, "step")).not_to_contain_text(re.compile("= 1$"))
    field(page, "ε").click()
    expect(row(page, "step")).to_contain_text(re.compile("= 1$"))
    field(page, "ε").fill("0.5")
    field(page, "ε").press("Enter")
    says(page, "eps", r"0\.5")
    expect(row(page, "step")).to_contain_text("= 0.5")
    page.close()


def test_a_release_does_not_bring_again_what_the_page_holds(open_page: OpenPage, watch: Watch) -> None:
    """The curve, the kinds of verdict and the programs came with every answer: two thirds of its bytes."""
    page = ready(open_page("/?f=sin(3w)%2Bw&at=1&x=-4:4&y=-5:5"))
    page.wait_for_load_state("networkidle")
    watch.received.clear()
    point(page).press("ArrowRight")
    says(page, "at", r"1\.1")
    expect(page.locator(".st-key-table td").first).to_have_text("1.1")
    expect(row(page, "value")).to_contain_text("0.9422543")
    assert 0 < sum(watch.received) < 30_000


def test_what_can_be_typed_is_one_press_away_and_a_press_types_it(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=x^2", width=390, height=844))
    page.get_by_role("button", name="How to type").click()
    expect(page.get_by_text("log is read as the natural logarithm")).to_be_visible()
    page.get_by_role("button", name="atan(x)", exact=True).click()
    expect(field(page, "J(x) =")).to_have_value("atan(x)")
    says(page, "f", r"atan\(x\)")
    expect(page.get_by_role("button", name="atan(x)", exact=True)).to_have_count(0)


SIX_TERMS = "(x^2+3x+1)/(x^3-2x+5)"
SCENES = ("/?f=w^2", "/?f=1/w&at=2&eps=0.5", "/?f=|w|&at=0", f"/?f={quote(SIX_TERMS)}&at=1")


def in_sight(page: Page, *seen: Locator) -> None:
    """Each of these is whole inside the window, and has a size."""
    expect(page.locator(".de-plotly .xtick").first).to_be_attached()
    size = page.viewport_size
    assert size is not None
    for what in seen:
        box = what.bounding_box()
        assert box is not None, what
        assert min(box["width"], box["height"]) > 8, what
        assert box["x"] >= 0, what
        assert box["y"] >= 0, what
        assert box["x"] + box["width"] <= size["width"] + 0.5, what
        assert box["y"] + box["height"] <= size["height"] + 0.5, what


@pytest.mark.parametrize(
    "size", [(1280, 720), (1280, 800), (1366, 768), (1440, 900), (1920, 1080), (1024, 768)]
)
def test_all_is_seen_at_once(open_page: OpenPage, size: tuple[int, int]) -> None:
    """The picture ended 64 px below a window of 1280 by 720, and had a third of it."""
    page = ready(open_page("/", width=size[0], height=size[1]))
    for path in SCENES:
        page.goto(f"{page.url.split('/?')[0].rstrip('/')}{path}")
        name = "J(x) =" if quote(SIX_TERMS) in path else "J(w) ="
        fields = [field(ready(page), label) for label in (name, "Points", "ε")]
        shown = [page.locator(at) for at in (".de-stage", ".de-rows", ".de-range", ".de-verdict p")]
        formulas = page.locator(".st-key-formulas")
        in_sight(page, *fields, *shown, formulas, page.get_by_role("button", name="Shrink ε"))
        stage = shown[0].bounding_box()
        assert stage is not None
        assert stage["height"] > 0.55 * size[1], path
        assert stage["width"] > 0.6 * (min(size[0], 1792) - 64), path


@pytest.mark.parametrize("size", [(390, 844), (360, 740)])
def test_a_phone_shows_the_whole_picture_and_its_numbers(open_page: OpenPage, size: tuple[int, int]) -> None:
    page = ready(open_page("/?f=w^2&at=3", width=size[0], height=size[1], has_touch=True))
    numbers = [row(page, name) for name in ("step", "quotient", "derivative")]
    shown = [page.locator(at) for at in (".st-key-formulas", ".de-stage", ".de-range")]
    in_sight(page, field(page, "J(w) ="), *shown, *numbers, page.get_by_role("button", name="Shrink ε"))


def test_a_phone_held_sideways_has_the_numbers_beside_the_picture(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=3", width=844, height=390, has_touch=True))
    stage, rows = page.locator(".de-stage"), page.locator(".de-rows")
    in_sight(page, stage, rows, page.locator(".de-range"), page.get_by_role("button", name="Shrink ε"))
    left, right = stage.bounding_box(), rows.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert left["height"] > 200


def test_the_picture_alone_before_a_class(open_page: OpenPage) -> None:
    """Begun and ended by a key; a presenter's clicker shrinks ε; the link opens that way."""
    page = ready(open_page("/?f=w^2&at=3"))
    point(page).focus()
    page.keyboard.press("f")
    says(page, "view", "present")
    expect(page.locator('[data-testid="stHeader"]')).to_be_hidden()
    expect(field(page, "J(w) =")).to_be_hidden()
    expect(page.locator(".st-key-table")).to_have_count(0)
    page.get_by_role("button", name="Fit").focus()
    page.keyboard.press("PageDown")
    says(page, "eps", r"0\.1")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Space")
    says(page, "eps", r"0\.01")
    page.keyboard.press("ArrowLeft")
    says(page, "eps", r"0\.1")
    page.keyboard.press("ArrowLeft")
    says(page, "eps", "1")
    page.reload()
    expect(page.locator(".de-ready")).to_be_visible()
    expect(page.locator('[data-testid="stHeader"]')).to_be_hidden()
    page.keyboard.press("Escape")
    expect(field(page, "J(w) =")).to_be_visible()
    assert "view" not in query(ready(page))


@pytest.mark.parametrize(("path", "size"), [("/?", (1920, 1080)), ("/?embed=true&", (600, 400))])
def test_what_is_presented_is_whole(open_page: OpenPage, path: str, size: tuple[int, int]) -> None:
    page = open_page(f"{path}f=w^2&at=3&view=present", width=size[0], height=size[1])
    numbers = [row(page, name) for name in ("step", "quotient", "derivative")]
    shown = [page.locator(at) for at in (".st-key-formulas", ".de-stage", ".de-range")]
    in_sight(page, *shown, *numbers, page.get_by_role("button", name="Shrink ε"))


MOVED = """globalThis.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.moved += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });"""

# Fonts of formulas that were fetched before a style sheet named them.
ASKED_BY_THE_DOCUMENT = """performance.getEntriesByType("resource")
    .filter((entry) => entry.initiatorType === "link" && entry.name.includes("KaTeX"))
    .map((entry) => entry.name.split("/").pop().split(".")[0]).sort()"""


@pytest.mark.parametrize(
    ("path", "width", "height"),
    [(path, *size) for path in ("/", "/steps", "/shrinking") for size in ((1280, 800), (390, 844))]
    + [(path, 390, 844) for path in ("/lessons?lesson=the-lab", "/teach")]
    + [("/task?f=w^2", 1280, 800)],
)
def test_little_moves_on_a_cold_load(
    browser: Browser, server: str, path: str, width: int, height: int
) -> None:
    """The style is in the document and the room for what comes is kept: it was 0.3 to 0.9 without."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(MOVED)
    page.goto(server + path)
    shown = page.locator(".de-ready, .st-key-steps_copy, .st-key-lesson_foot button, .st-key-teach_honesty p")
    expect(shown.first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("globalThis.moved") < 0.05
    if page.locator(".katex").count():
        assert page.evaluate(ASKED_BY_THE_DOCUMENT) == ["KaTeX_Main-Regular", "KaTeX_Math-Italic"]
    page.close()


def test_the_function_has_the_widest_field_on_a_phone_held_sideways(open_page: OpenPage) -> None:
    page = open_page("/")
    names = ("J(w) =", "Points", "ε")
    for width in (700, 844, 900, 1000):
        page.set_viewport_size({"width": width, "height": 390})
        boxes = [field(page, name).bounding_box() for name in names]
        function, points, step = (box["width"] if box else 0 for box in boxes)
        assert function > points > step > 50, width


def test_the_lab_by_typing(open_page: OpenPage) -> None:
    """Every figure of the lab: 2w at 2, 3 and -3; k ≈ 6.001; 1/w at 2."""
    page = ready(open_page())
    field(page, "Points").fill("3, 2, -3")
    field(page, "ε").fill("0.001")
    field(page, "ε").press("Enter")
    expect(row(page, "derivative")).to_contain_text("= 6")
    expect(row(page, "quotient")).to_contain_text("≈ 6.001")
    expect(row(page, "error")).to_contain_text("≈ +0.001")
    rows = page.locator(".st-key-table tbody tr")
    for index, (w, slope, quotient) in enumerate(
        [("3", "6", "6.001"), ("2", "4", "4.001"), ("−3", "−6", "−5.999")]
    ):
        cells = rows.nth(index).locator("td")
        expect(cells.nth(0)).to_have_text(w)
        expect(cells.nth(5)).to_have_text(slope)
        expect(cells.nth(4)).to_have_text(quotient)
    page.get_by_text("More digits").click()
    expect(row(page, "quotient")).to_contain_text("6.000999999999479")
    field(page, "J(w) =").fill("1/w")
    field(page, "Points").fill("2")
    field(page, "Points").press("Enter")
    expect(row(page, "quotient")).to_contain_text("≈ −0.2498750624687629")
    expect(row(page, "derivative")).to_contain_text("= −0.25")


def test_the_reading_follows_the_typing(open_page: OpenPage) -> None:
    """No Enter, no click elsewhere: the label, the formulas and the picture follow."""
    page = ready(open_page())
    field(page, "J(w) =").press_sequentially("x")  # w^2x: two variables
    expect(page.locator(PROBLEMS)).to_contain_text("two variables")
    expect(row(page, "derivative")).to_contain_text("= 6")
    field(page, "J(w) =").fill("x^3")
    expect(field(page, "J(x) =")).to_be_focused()
    expect(page.locator(".st-key-formulas annotation").nth(1)).to_have_text(r"\frac{dJ}{dx} = 3 x^{2}")
    expect(readout(page)).to_contain_text("= 27")
    expect(page.locator(PROBLEMS)).to_have_count(0)


def test_an_error_points_at_its_character(open_page: OpenPage) -> None:
    page = ready(open_page())
    field(page, "J(w) =").fill("sin(w")
    problem = page.locator(PROBLEMS)
    expect(page.locator(".st-key-spoken_function_text").get_by_role("alert")).to_be_attached()
    assert problem.locator("[class*=st-key-caret_]").inner_text().splitlines() == ["sin(w", "   ^"]
    expect(readout(page)).to_contain_text("= 9")


def test_a_drag_tells_the_server_nothing_until_it_ends(open_page: OpenPage, watch: Watch) -> None:
    page = ready(open_page("/?f=w^2&at=1,-2&eps=0.5"))
    expect(readout(page)).to_contain_text("= 2.25")
    page.wait_for_load_state("networkidle")
    before = len(watch.sent)
    box = point(page).locator(".de-dot").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    shown = set()
    for place in range(60):
        page.mouse.move(x + place, y)
        shown.add(point(page).get_attribute("aria-valuenow"))
    assert len(shown) > 30
    assert len(watch.sent) == before
    expect(page.locator(".st-key-table")).to_have_css("opacity", "0.35")  # it is about where the point was
    last = point(page).get_attribute("aria-valuenow")
    page.mouse.up()
    says(page, "at", f"{re.escape(str(last))},-2")
    expect(field(page, "Points")).to_have_value(f"{last}, -2")
    expect(page.locator(".st-key-table")).to_have_css("opacity", "1")
    expect(page.locator(".st-key-table tbody tr td").first).to_have_text(str(last).replace("-", "−"))
    assert {"x", "y"} <= query(page).keys()
    # One message carries the gesture. Streamlit may answer a finished run with one of its own.
    assert len(watch.sent) - before <= 2


def test_the_step_can_be_dragged_to_the_other_side(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=1&eps=1"))
    start, goal = step(page).locator(".de-dot").bounding_box(), point(page).locator(".de-dot").bounding_box()
    assert start is not None
    assert goal is not None
    page.mouse.move(start["x"] + 7, start["y"] + 7)
    page.mouse.down()
    page.mouse.move(goal["x"] - 60, goal["y"], steps=12)
    page.mouse.up()
    says(page, "eps", r"-0?\.\d+|-\d(\.\d+)?")
    expect(field(page, "ε")).to_have_value(re.compile(r"-0?\.\d+|-\d(\.\d+)?"))


def test_shrinking_ends_at_the_smallest_step(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=3&eps=1"))
    page.get_by_role("button", name="Shrink ε").click()
    expect(page.get_by_role("button", name=re.compile("Pause"))).to_be_visible()
    page.get_by_role("button", name=re.compile("Pause")).click()
    says(page, "eps", r"[\d.e-]+")
    assert 0 < float(field(page, "ε").input_value()) <= 1
    page.get_by_role("button", name="Step", exact=True).click()
    expect(readout(page)).to_contain_text("ε")


def test_reduced_motion_is_respected(open_page: OpenPage) -> None:
    """The animation is for those who want it; without it a click still leads somewhere."""
    page = ready(open_page("/?f=w^2&at=3&eps=1", reduced_motion="reduce"))
    page.get_by_role("button", name="Shrink ε").click()
    says(page, "eps", r"(?!1$)[\d.e-]+")


def test_keys_move_the_point_and_the_step(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=1&eps=0.5&x=-4:4&y=-2:10"))
    point(page).focus()
    page.keyboard.press("ArrowRight")
    says(page, "at", r"1\.1")
    page.keyboard.press("Shift+ArrowRight")
    says(page, "at", r"2\.1")
    page.keyboard.press("End")
    says(page, "at", "4")
    step(page).focus()
    page.keyboard.press("ArrowLeft")
    says(page, "eps", r"0\.4")


def test_no_tangent_at_a_corner(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=|w|&at=0&eps=0.5"))
    expect(row(page, "derivative")).to_contain_text("none")
    expect(page.locator(".st-key-table tbody tr").first).to_contain_text("none: a corner")


def test_a_link_restores_the_picture_and_so_does_a_reload(open_page: OpenPage) -> None:
    link = "/?f=" + quote("sin(x)/x") + "&at=pi/4,2&eps=-0.25&scheme=central&x=-4:4&y=-1:2"
    page = ready(open_page(link))
    for _ in range(2):
        expect(field(page, "J(x) =")).to_have_value("sin(x)/x")
        expect(field(page, "Points")).to_have_value("pi/4, 2")
        expect(field(page, "ε")).to_have_value("-0.25")
        expect(page.get_by_role("radio", name="central")).to_be_checked()
        expect(page.locator(".de-plotly")).to_have_attribute(
            "aria-label", re.compile("from −4 to 4.* from −1 to 2")
        )
        page.reload()
        ready(page)


def test_what_was_done_is_undone_and_back_leaves_the_page(open_page: OpenPage) -> None:
    """Each change was an entry of the browser's history: Back led through every drag."""
    page = ready(open_page("/?f=w^2&at=2"))
    undo, redo, reset = (page.get_by_role("button", name=name) for name in ("Undo", "Redo", "Reset"))
    entries = page.evaluate("history.length")
    for button in (undo, redo, reset):
        expect(button).to_be_disabled()
    choose_example(page, "w³")
    says(page, "f", r"w\^3")
    field(page, "ε").fill("0.5")
    field(page, "ε").press("Enter")
    says(page, "eps", r"0\.5")
    point(page).press("ArrowRight")
    says(page, "at", r"2\.1")
    undo.click()
    says(page, "at", "2")
    expect(row(page, "point")).to_contain_text("= 2")
    page.keyboard.press("Control+z")
    expect(field(page, "ε")).to_have_value("1")
    expect(field(page, "J(w) =")).to_have_value("w^3")
    undo.click()
    expect(field(page, "J(w) =")).to_have_value("w^2")
    expect(page.locator(".st-key-formulas annotation").first).to_have_text("J(w) = w^{2}")
    assert query(page) == {"f": "w^2", "at": "2"}
    expect(undo).to_be_disabled()
    page.keyboard.press("Control+Shift+z")
    expect(field(page, "J(w) =")).to_have_value("w^3")
    redo.click()
    expect(field(page, "ε")).to_have_value("0.5")
    reset.click()
    expect(field(page, "J(w) =")).to_have_value("w^2")
    undo.click()
    expect(field(page, "ε")).to_have_value("0.5")
    assert page.evaluate("history.length") == entries
    page.get_by_role("link", name="Steps", exact=True).click()
    expect(page.locator(".st-key-steps_controls")).to_be_visible()
    says(page, "f", r"w\^3")
    page.go_back()
    ready(page)
    expect(field(page, "ε")).to_have_value("0.5")


def test_one_formula_typed_is_one_thing_to_undo(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=2"))
    field(page, "J(w) =").press("Control+a")
    field(page, "J(w) =").press_sequentially("sin w + 2", delay=150)
    says(page, "f", r"sin w \+ 2")
    field(page, "J(w) =").press("Control+z")
    expect(field(page, "J(w) =")).to_have_value("w^2")
    assert query(page) == {"f": "w^2", "at": "2"}


def test_a_bad_link_says_so_and_shows_the_rest(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=1/w&at=2,<b>x</b>&eps=0&colour=red"))
    expect(page.locator(".st-key-ignored")).to_contain_text("eps=0")
    expect(page.locator(".st-key-ignored")).to_contain_text("colour")
    expect(field(page, "J(w) =")).to_have_value("1/w")
    expect(field(page, "Points")).to_have_value("2,<b>x</b>")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_that_cannot_be_read_stands_in_its_fields_each_marked_and_told_of_below(
    open_page: OpenPage, width: int
) -> None:
    page = ready(open_page("/?f=sin(&at=2,foo&eps=abc", width=width))
    wrong = page.locator(PROBLEMS)
    expect(wrong).to_have_count(3)
    for place, (label, text, drawn) in enumerate(
        [("J(w) =", "sin(", "w^2"), ("Points", "2,foo", "2"), ("ε", "abc", "1")]
    ):
        typed, told = field(page, label), wrong.nth(place)
        expect(typed).to_have_value(text)
        expect(typed).to_have_attribute("aria-invalid", "true")
        assert told.evaluate("(e, id) => e.id === id", typed.get_attribute("aria-describedby"))
        assert drawn in told.inner_text().splitlines()[-1]
        above, below = typed.bounding_box(), told.bounding_box()
        assert above is not None
        assert below is not None
        assert 0 <= below["y"] - (above["y"] + above["height"]) < 16
    field(page, "ε").fill("0.5")
    field(page, "ε").press("Enter")
    expect(wrong).to_have_count(2)
    expect(field(page, "ε")).not_to_have_attribute("aria-invalid", "true")
    field(page, "J(w) =").fill("sin(w")
    expect(wrong.first).to_contain_text("never closed")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_fits_the_screen_and_everybody(open_page: OpenPage, width: int, color_scheme: str) -> None:
    """No sideways scroll, and axe-core finds nothing serious, with a good function and with a bad one."""
    page = ready(open_page("/?f=1/w&at=2,-1&eps=0.001", width=width, color_scheme=color_scheme))
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for text in ("1/w", "log(w"):
        field(page, "J(w) =").fill(text)
        expect(page.locator(PROBLEMS)).to_have_count(0 if text == "1/w" else 1)
        found = Axe().run(page).response["violations"]
        serious = [
            (v["id"], [node["target"] for node in v["nodes"]])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_the_lens_comes_when_the_points_are_near_and_goes_when_told(open_page: OpenPage) -> None:
    """Two halvings of ε and the secant lies on the tangent; in the lens there is still a gap."""
    page = ready(open_page("/?f=w^2&at=3&eps=1"))
    lens, gap = page.locator(".de-overlay .de-lens"), page.locator(".de-lens-gap.de-lens-text")
    expect(lens).to_have_attribute("visibility", "hidden")
    button = page.get_by_role("button", name="Lens", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_attribute("title", re.compile("far enough apart"))
    page.get_by_role("button", name="Step", exact=True).click()
    expect(button).to_have_attribute("aria-disabled", "false")
    expect(lens).to_have_attribute("visibility", "inherit")
    expect(page.locator(".de-lens-size")).to_have_text(re.compile("^×1[012] closer$"))
    expect(gap).to_have_text("gap ≈ 0.01")
    expect(page.locator(".de-plotly")).to_have_attribute(
        "aria-label", re.compile("In the lens: ×1[012] closer")
    )
    page.get_by_role("button", name="Lens", exact=True).click()
    expect(lens).to_have_attribute("visibility", "hidden")
    page.get_by_role("button", name="Lens", exact=True).click()
    expect(lens).to_have_attribute("visibility", "inherit")
    page.get_by_role("button", name="Step", exact=True).click()
    expect(gap).to_have_text("gap ≈ 0.0001")


def test_in_the_systems_colours_what_is_chosen_is_seen(open_page: OpenPage) -> None:
    """Grounds are the system's there: slider, chosen and pressed buttons and the legend lost theirs."""
    page = ready(open_page("/?f=w^2&at=3&eps=0.1", forced_colors="active"))
    ground = "e => getComputedStyle(e).backgroundColor"
    ink = "e => getComputedStyle(e).color"
    chosen, other = (page.get_by_role("radio", name=name).evaluate(ground) for name in ("forward", "central"))
    assert chosen != other
    pressed, other = (
        page.get_by_role("button", name=name, exact=True).evaluate(ground) for name in ("Lens", "Fit")
    )
    assert pressed != other
    legend = [page.locator(f".de-key-{name}").evaluate(ink) for name in ("function", "tangent", "secant")]
    assert len(set(legend)) == 3
    slider = page.get_by_label("Size of the step, logarithmic")
    pictures = set()
    for key in ("Home", "End"):
        slider.press(key)
        slider.evaluate("e => e.blur()")
        pictures.add(slider.screenshot())
    assert len(pictures) == 2
    page.locator('[data-testid="stTopNavLink"]').first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


LENS = """() => {
  const parts = (selector) => [...document.querySelectorAll(`.de-overlay ${selector}`)];
  const grounds = parts(".de-lens-ground").map((e) => e.getBoundingClientRect());
  const dots = [...parts(".de-handle .de-dot"), ...document.querySelectorAll(".de-plotly .point")];
  const covered = dots.map((e) => e.getBoundingClientRect()).filter((dot) => grounds.some((g) =>
    dot.right > g.left && dot.left < g.right && dot.bottom > g.top && dot.top < g.bottom));
  const clips = parts(".de-lens clipPath rect").map((e) => e.getBBox());
  const words = parts(".de-lens-text").map((e) => e.getBBox()).filter((text) => text.width);
  const crossed = words.filter((w) => clips.some((c) => w.y + w.height - 3 > c.y && w.y < c.y + c.height));
  const shown = parts(".de-lens")[0].getAttribute("visibility") === "inherit";
  return { shown, covered: shown ? covered.length : 0, crossed: crossed.length };
}"""


def test_the_lens_on_a_phone_covers_no_point_and_its_words_lie_on_no_line(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=3&eps=0.1", width=390, height=844))
    seen = []
    for key in ("Home", *["Shift+ArrowRight"] * 12):
        point(page).press(key)
        seen.append(page.evaluate(LENS))
    assert {(look["covered"], look["crossed"]) for look in seen} == {(0, 0)}
    assert sum(look["shown"] for look in seen) > 8
    field(page, "Points").fill("3, 2, -3, 0, 1, -1, -2, 4")
    field(page, "Points").press("Enter")
    button = page.get_by_role("button", name="Lens", exact=True)
    expect(button).to_have_attribute("title", re.compile("No corner is free"))
    button.click(force=True)
    expect(page.locator(".de-hint")).to_contain_text("No corner is free")
    assert not page.evaluate(LENS)["shown"]


def test_at_a_corner_the_lens_speaks_of_no_gap(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=abs(w)&at=0&eps=0.1"))
    expect(page.locator(".de-lens-gap.de-lens-text")).to_have_text("one-sided tangents")


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[w](javascript:alert(1))",
    "www.example.org/w",
    "$\\href{javascript:alert(1)}{w}$",
    "__import__('os').system('true')",
]


def test_hostile_text_stays_text(open_page: OpenPage) -> None:
    page = open_page("/?f=" + quote(HOSTILE[0]) + "&at=" + quote("<b>1</b>") + "&eps=" + quote(HOSTILE[3]))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    ready(page)
    links = page.locator("main a, [data-testid=stMain] a").count()
    images = page.locator("[data-testid=stMain] img").count()
    for text in HOSTILE:
        for label in ("J(w) =", "Points", "ε"):
            field(page, label).fill(text)
            field(page, label).press("Enter")
            expect(page.locator(PROBLEMS).first).to_be_visible()
            assert page.locator("main a, [data-testid=stMain] a").count() == links
            assert page.locator("[data-testid=stMain] img").count() == images
    expect(readout(page)).to_contain_text("= 9")


def test_the_table_can_be_downloaded_in_full(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=3&eps=0.001"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8")
    head, row = text.splitlines()
    assert head == "point,step,value,shifted,quotient,derivative_exact,derivative,error,verdict"
    assert "6.000999999999479" in row


def test_headers_and_plotly(open_page: OpenPage, server: str) -> None:
    page = ready(open_page())
    answer = page.request.get(server + "/")
    policy = answer.headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "http:" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in answer.headers
    paths = "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)"
    plotly = next(path for path in page.evaluate(paths) if path.startswith("/plotly-"))
    script = page.request.get(server + plotly)
    assert script.ok
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-security-policy"] == policy


def test_a_kept_older_document_is_not_called_up_to_date(open_page: OpenPage, server: str) -> None:
    """The page's style is in the document: one that a browser kept from before has none."""
    later = {
        "Accept": "text/html",
        "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT",
        "If-None-Match": "*",
    }
    answer = open_page("/?f=w^3").request.get(server + "/", headers=later)
    assert answer.status == 200
    assert ".st-key-explorer" in answer.text()


def test_the_page_can_be_framed_by_a_course(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^3&embed=true"))
    expect(field(page, "J(w) =")).to_have_value("w^3")
    expect(page.locator(".st-key-ignored")).to_have_count(0)
    expect(page.locator('[data-testid="stToolbar"]')).to_have_count(0)
    assert field(page, "J(w) =").bounding_box()["y"] < 60
    choose_example(page, "1/w")
    says(page, "f", "1/w")
    assert query(page)["embed"] == "true"


def test_without_plotly_the_page_says_so_and_has_its_table(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(
        "/?f=w^2&at=3", before=lambda page: page.route("**/plotly-*.js", lambda one: one.abort())
    )
    expect(page.locator(".de-apology")).to_contain_text("The plot could not be loaded.")
    expect(page.locator(".st-key-table tbody td").first).to_have_text("3")
    expect(page.get_by_role("textbox", name="J(")).to_be_enabled()
    watch.complaints.clear()  # the browser's own word for it
