"""The Explore page as a learner meets it: in Chromium, by mouse, keys, link and telephone."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenPage, Watch

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


def sentence(page: Page) -> Locator:
    return page.locator(".st-key-sentence")


def test_a_first_visit_shows_the_whole_picture(open_page: OpenPage) -> None:
    page = ready(open_page())
    expect(field(page, "J(w) =")).to_have_value("w^2")
    expect(sentence(page)).to_contain_text("dJ/dw = 6 (exact)")
    expect(readout(page)).to_contain_text("= 9")
    picture = page.locator(".de-stage").bounding_box()
    assert picture is not None
    assert picture["y"] + picture["height"] <= 830  # above the fold, all but the axis labels
    assert urlsplit(page.url).query == ""
    welcome = page.get_by_text("the secant turns into the tangent")
    expect(welcome).to_be_visible()
    page.get_by_role("button", name="1/w", exact=True).click()
    expect(welcome).to_have_count(0)


MOVED = """globalThis.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.moved += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });"""


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
    assert page.evaluate("globalThis.moved") < 0.1
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
    expect(sentence(page)).to_contain_text("dJ/dw = 6 (exact), k ≈ 6.001, difference ≈ +0.001")
    rows = page.locator(".st-key-table tbody tr")
    for index, (w, slope, quotient) in enumerate(
        [("3", "6", "6.001"), ("2", "4", "4.001"), ("−3", "−6", "−5.999")]
    ):
        cells = rows.nth(index).locator("td")
        expect(cells.nth(0)).to_have_text(w)
        expect(cells.nth(5)).to_have_text(slope)
        expect(cells.nth(4)).to_have_text(quotient)
    page.get_by_text("More digits").click()
    expect(sentence(page)).to_contain_text("6.000999999999479")
    field(page, "J(w) =").fill("1/w")
    field(page, "Points").fill("2")
    field(page, "Points").press("Enter")
    expect(sentence(page)).to_contain_text("k ≈ −0.2498750624687629")
    expect(sentence(page)).to_contain_text("(exact) = −0.25")


def test_the_reading_follows_the_typing(open_page: OpenPage) -> None:
    """No Enter, no click elsewhere: the label, the formulas and the picture follow."""
    page = ready(open_page())
    field(page, "J(w) =").press_sequentially("x")  # w^2x: two variables
    expect(page.locator(PROBLEMS)).to_contain_text("two variables")
    expect(sentence(page)).to_contain_text("dJ/dw = 6")
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
    expect(sentence(page)).to_have_css("opacity", "0.35")  # it is about where the point was
    last = point(page).get_attribute("aria-valuenow")
    page.mouse.up()
    says(page, "at", f"{re.escape(str(last))},-2")
    expect(field(page, "Points")).to_have_value(f"{last}, -2")
    expect(sentence(page)).to_have_css("opacity", "1")
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
    expect(sentence(page)).to_contain_text("no derivative (a corner)")
    expect(page.locator('[data-row="derivative"]')).to_contain_text("none")
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


def test_the_back_button_goes_back_one_picture(open_page: OpenPage) -> None:
    page = ready(open_page("/?f=w^2&at=2"))
    page.get_by_role("button", name="w³", exact=True).click()
    says(page, "f", r"w\^3")
    field(page, "ε").fill("0.5")
    field(page, "ε").press("Enter")
    says(page, "eps", r"0\.5")
    page.go_back()
    expect(field(page, "ε")).to_have_value("1")
    expect(field(page, "J(w) =")).to_have_value("w^3")
    page.go_back()
    expect(field(page, "J(w) =")).to_have_value("w^2")
    expect(page.locator(".st-key-formulas annotation").first).to_have_text("J(w) = w^{2}")
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
    expect(page.locator(".de-lens-size")).to_have_text("0.27 wide, 1.65 tall")
    expect(gap).to_have_text("gap ≈ 0.01")
    expect(page.locator(".de-plotly")).to_have_attribute("aria-label", re.compile("In the lens: 0.27 wide"))
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
    page.get_by_role("button", name="1/w", exact=True).click()
    says(page, "f", "1/w")
    assert query(page)["embed"] == "true"
