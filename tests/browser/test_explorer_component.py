"""The explorer under a learner's hands, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NewPage, streamlit_server
from tests.browser.watch import Watch

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with streamlit_server(Path(__file__).parent / "explorer_host.py") as address:
        yield address


@pytest.fixture
def show(new_page: NewPage, host: str, watch: Watch) -> Iterator[Open]:
    """Open a scene of the host page and wait until it is drawn."""
    pages: list[Page] = []

    def show_one(query: str = "case=square", *, width: int = 1280, **options: object) -> Page:
        page = new_page(width, 800, **options)
        pages.append(page)
        watch.over(page, urlsplit(host).netloc)
        page.goto(f"{host}/?{query}")
        expect(page.locator(".de-ready")).to_be_visible()
        return page

    yield show_one
    for page in pages:
        page.close()
    assert watch.complaints == []
    assert watch.foreign == []


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def now(page: Page, name: str) -> float:
    return float(handle(page, name).get_attribute("aria-valuenow") or "nan")


def centre(page: Page, name: str) -> tuple[float, float]:
    box = handle(page, name).locator(".de-dot").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def readout(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator(".deriv-explorer").get_by_role("status").inner_text())


def commits(page: Page, count: int) -> None:
    expect(page.get_by_text(f"commits: {count}", exact=True)).to_be_visible()


def path(page: Page, part: str) -> str:
    return page.locator(f"path.de-{part}").get_attribute("d") or ""


def grab(page: Page, name: str, dx: float, dy: float = 0, moves: int = 40) -> None:
    """Press on a handle and move it by pixels; the button stays down."""
    x, y = centre(page, name)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=moves)


def test_the_readout_names_the_four_numbers(show: Open) -> None:
    text = readout(show())
    for said in ("w = 3", "ε = 1", "k ≈ 7", "dJ/dw = 6", "difference ≈ +1"):
        assert said in text


def test_an_equals_sign_is_kept_for_what_is_exact(show: Open) -> None:
    page = show()
    grab(page, "Point", -37)
    text = readout(page)
    assert re.search(r"J\(w\) ≈ ", text)
    assert re.search(r"dJ/dw ≈ ", text)


def test_dragging_the_point_sends_nothing_and_its_release_one_message(show: Open, watch: Watch) -> None:
    page = show()
    before = len(watch.sent)
    grab(page, "Point", -180, moves=120)
    point = now(page, "Point")
    assert point < 2
    assert readout(page).startswith(f"w = {point:g}".replace("-", "−"))
    assert len(watch.sent) == before
    page.mouse.up()
    commits(page, 1)
    expect(page.get_by_text(f"last: point point={point!r} step=1")).to_be_visible()
    assert len(watch.sent) == before + 1
    assert now(page, "Point") == point


def test_the_dragged_point_stays_on_the_curve_and_takes_the_lines_along(show: Open) -> None:
    page = show()
    before = path(page, "tangent"), path(page, "secant"), path(page, "run"), path(page, "rise")
    grab(page, "Point", -100)
    after = path(page, "tangent"), path(page, "secant"), path(page, "run"), path(page, "rise")
    assert all(a != b and b for a, b in zip(before, after, strict=True))
    point = now(page, "Point")
    box = page.locator(".de-stage").bounding_box()
    rect = page.locator(".de-overlay > defs clipPath rect").evaluate(
        "r => ['x', 'y', 'width', 'height'].map((n) => Number(r.getAttribute(n)))"
    )
    assert box is not None
    expected = (
        box["x"] + rect[0] + (point + 4) / 9 * rect[2],
        box["y"] + rect[1] + (20 - point**2) / 24 * rect[3],
    )
    assert centre(page, "Point") == pytest.approx(expected, abs=1)


def test_the_second_point_is_dragged_to_either_side(show: Open, watch: Watch) -> None:
    page = show()
    before = len(watch.sent)
    grab(page, "Step ε", -200)
    step = now(page, "Step ε")
    assert step < -0.5
    assert "ε = −" in readout(page)
    assert len(watch.sent) == before
    page.mouse.up()
    commits(page, 1)
    expect(page.get_by_text(f"last: step point=3.0 step={step!r}")).to_be_visible()


def test_a_second_point_hidden_under_the_first_is_pulled_out_from_its_side(show: Open) -> None:
    page = show("case=square&eps=0.001")
    x, y = centre(page, "Point")
    page.mouse.move(x + 12, y)
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=10)
    assert now(page, "Point") == 3
    assert now(page, "Step ε") > 0.8
    page.mouse.up()
    commits(page, 1)


def test_a_click_that_moves_nothing_commits_nothing(show: Open, watch: Watch) -> None:
    page = show()
    before = len(watch.sent)
    page.mouse.click(*centre(page, "Point"))
    expect(handle(page, "Point")).to_be_focused()
    page.get_by_role("button", name="Run again").click()
    expect(page.get_by_text("Runs asked for: 1")).to_be_visible()
    assert len(watch.sent) == before + 1
    commits(page, 0)


def test_keys_move_the_point(show: Open) -> None:
    page = show()
    handle(page, "Point").focus()
    for keys, expected in [
        ("ArrowRight", 3.1),
        ("ArrowUp", 3.2),
        ("ArrowLeft", 3.1),
        ("Shift+ArrowLeft", 2.1),
        ("Alt+ArrowRight", 2.11),
        ("Home", -4),
        ("ArrowLeft", -4),
        ("End", 5),
    ]:
        page.keyboard.press(keys)
        assert now(page, "Point") == expected, keys
    commits(page, 1)
    expect(page.get_by_text("last: point point=5")).to_be_visible()


def test_keys_move_the_second_point_at_any_size_and_never_make_the_step_zero(show: Open) -> None:
    page = show()
    handle(page, "Step ε").focus()
    for keys, expected in [
        ("ArrowLeft", 0.9),
        ("Shift+ArrowLeft", -0.1),
        ("ArrowRight", -0.09),
        ("ArrowRight", -0.08),
        ("Home", -7),
        ("End", 2),
    ]:
        page.keyboard.press(keys)
        assert now(page, "Step ε") == expected, keys
    commits(page, 1)


def test_the_handles_speak_in_sentences_and_stay_in_their_range(show: Open) -> None:
    page = show()
    for name in ("Point", "Step ε"):
        slider = handle(page, name)
        low, high = (float(slider.get_attribute(f"aria-value{end}") or "nan") for end in ("min", "max"))
        assert low <= now(page, name) <= high
    assert handle(page, "Point").get_attribute("aria-valuetext") == (
        "w = 3, J(w) ≈ 9, the tangent there has slope 6"
    )
    assert handle(page, "Step ε").get_attribute("aria-valuetext") == "ε = 1, slope of the secant k ≈ 7"


def test_the_logarithmic_slider_reaches_from_1_to_1e_16_and_keeps_the_sign(show: Open) -> None:
    page = show("case=square&eps=-1")
    slider = page.get_by_label("Size of the step, logarithmic")
    slider.focus()
    page.keyboard.press("End")
    assert now(page, "Step ε") == -1e-16
    assert "ε too small: w + ε rounds to w" in page.locator(".de-note").inner_text()
    page.keyboard.press("Home")
    assert now(page, "Step ε") == -1
    slider.fill("3")
    assert now(page, "Step ε") == -0.001
    commits(page, 1)
    expect(page.get_by_text("last: step point=3.0 step=-0.001")).to_be_visible()


def test_the_shrinking_step_can_be_paused_and_taken_one_decade_at_a_time(show: Open, watch: Watch) -> None:
    page = show()
    before = len(watch.sent)
    shrink = page.get_by_role("button", name="Shrink ε")
    shrink.click()
    expect(handle(page, "Step ε")).to_have_attribute("aria-valuenow", re.compile(r"^0\.[0-8]"))
    assert len(watch.sent) == before
    page.get_by_role("button", name="Pause").click()
    expect(shrink).to_be_visible()
    paused = now(page, "Step ε")
    commits(page, 1)
    assert now(page, "Step ε") == paused
    page.get_by_role("button", name="Step", exact=True).click()
    assert now(page, "Step ε") == pytest.approx(paused / 10, rel=1e-9)
    commits(page, 2)


def test_the_shrinking_step_ends_with_the_secant_on_the_tangent(show: Open) -> None:
    page = show("case=square&eps=0.0001")
    page.get_by_role("button", name="Shrink ε").click()
    commits(page, 1)
    assert now(page, "Step ε") == 1e-8
    assert "k ≈ 6 " in readout(page)
    ends = [[float(n) for n in re.findall(r"-?[\d.]+", path(page, part))] for part in ("tangent", "secant")]
    assert ends[0] == pytest.approx(ends[1], abs=0.2)


def test_with_reduced_motion_the_step_shrinks_in_jumps(show: Open, watch: Watch) -> None:
    page = show("case=square&eps=0.00002", reduced_motion="reduce")
    page.evaluate(
        """() => {
            globalThis.steps = [];
            const slider = document.querySelector("[role=slider][aria-label='Step ε']");
            const note = () => globalThis.steps.push(Number(slider.getAttribute("aria-valuenow")));
            new MutationObserver(note).observe(slider, { attributeFilter: ["aria-valuenow"] });
        }"""
    )
    before = len(watch.sent)
    page.get_by_role("button", name="Shrink ε").click()
    commits(page, 1)
    assert sorted(set(page.evaluate("globalThis.steps")), reverse=True) == [1e-05, 1e-06, 1e-07, 1e-08]
    assert len(watch.sent) == before + 1


def test_the_same_scene_again_changes_nothing_on_the_screen(show: Open) -> None:
    page = show()
    page.evaluate(
        """() => {
            globalThis.changes = 0;
            new MutationObserver((records) => { globalThis.changes += records.length; }).observe(
                document.querySelector(".de-stage"),
                { subtree: true, childList: true, attributes: true, characterData: true },
            );
        }"""
    )
    page.get_by_role("button", name="Run again").click()
    expect(page.get_by_text("Runs asked for: 1")).to_be_visible()
    page.get_by_role("button", name="Run again").click()
    expect(page.get_by_text("Runs asked for: 2")).to_be_visible()
    assert page.evaluate("globalThis.changes") == 0


def test_a_new_function_replaces_everything(show: Open) -> None:
    page = show()
    handle(page, "Point").press("ArrowRight")
    commits(page, 1)
    page.get_by_role("button", name="Another function").click()
    commits(page, 0)
    expect(handle(page, "Point")).to_have_attribute("aria-valuenow", "1")
    assert "from −4 to 4" in (page.locator(".de-plotly").get_attribute("aria-label") or "")


def test_the_wheel_zooms_about_the_pointer_and_tells_python_once(show: Open, watch: Watch) -> None:
    page = show()
    before = len(watch.sent)
    page.mouse.move(*centre(page, "Point"))
    page.keyboard.down("Control")
    for _ in range(5):
        page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    commits(page, 1)
    expect(page.get_by_text("last: window point=3.0 step=1")).to_be_visible()
    assert len(watch.sent) == before + 1
    window = page.get_by_text("window: x=").inner_text()
    low, high = (float(n) for n in re.search(r"x=\((\S+), (\S+)\)", window).groups())  # type: ignore[union-attr]
    assert -4 < low < 3 < high < 5


def test_a_wheel_over_the_picture_scrolls_the_page_until_the_picture_is_clicked(show: Open) -> None:
    page = show()
    stage = page.locator(".de-stage")
    label = page.locator(".de-plotly").get_attribute("aria-label")
    box = stage.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 200, box["y"] + 60)
    page.mouse.wheel(0, 40)
    expect(page.locator(".de-hint")).to_be_visible()
    assert page.locator(".de-plotly").get_attribute("aria-label") == label
    page.mouse.click(box["x"] + 200, box["y"] + 20)
    expect(page.locator(".de-hint")).to_be_hidden()
    page.mouse.wheel(0, -100)
    commits(page, 1)


@pytest.fixture
def phone(show: Open) -> tuple[Page, Callable[..., None]]:
    """The square on a phone, and what fingers do there: ``touch("touchStart", (x, y))``."""
    page = show(width=390, has_touch=True)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *fingers: tuple[float, float]) -> None:
        points = [{"x": fx, "y": fy, "id": n} for n, (fx, fy) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return page, touch


def swipe(touch: Callable[..., None], x: float, y: float, dx: float, dy: float) -> None:
    touch("touchStart", (x, y))
    for part in range(1, 11):
        touch("touchMove", (x + dx * part / 10, y + dy * part / 10))
    touch("touchEnd")


def test_a_swipe_up_from_empty_plot_scrolls_the_page_and_leaves_the_window(
    phone: tuple[Page, Callable[..., None]],
) -> None:
    page, touch = phone
    main = page.locator('[data-testid="stMain"]')
    box = page.locator(".de-stage").bounding_box()
    assert box is not None
    x, y = box["x"] + 140, box["y"] + 160
    before = page.locator(".de-lines path.de-tangent").get_attribute("d")
    scrolled = main.evaluate("e => e.scrollTop")
    for sideways in (0, 25):
        swipe(touch, x, y, sideways, -120)
        page.wait_for_function("([e, top]) => e.scrollTop > top", arg=[main.element_handle(), scrolled])
        main.evaluate("(e, top) => { e.scrollTop = top; }", scrolled)
    page.get_by_role("button", name="Run again").click()
    expect(page.get_by_text("Runs asked for: 1")).to_be_visible()
    assert page.locator(".de-lines path.de-tangent").get_attribute("d") == before
    commits(page, 0)
    swipe(touch, x, y, 100, 0)
    commits(page, 1)


def test_the_empty_picture_is_panned_and_a_double_click_fits(show: Open) -> None:
    page = show()
    box = page.locator(".de-stage").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 30, steps=8)
    page.mouse.up()
    commits(page, 1)
    expect(page.get_by_text("window: x=(-4.0, 5.0)")).to_have_count(0)
    page.mouse.dblclick(x, y)
    expect(page.get_by_text("window: x=(-4.0, 5.0) y=(-4.0, 20.0)")).to_be_visible()


def test_buttons_zoom_and_looking_closer_has_equal_axes(show: Open) -> None:
    page = show()
    page.get_by_role("button", name="Zoom in").click()
    commits(page, 1)
    page.get_by_role("button", name="Zoom out").click()
    commits(page, 2)
    page.get_by_role("button", name="Look closer").click()
    commits(page, 3)
    window = page.get_by_text("window: x=").inner_text()
    x0, x1, y0, y1 = (float(n) for n in re.findall(r"-?\d+\.?[\d]*(?:e-?\d+)?", window))
    rect = page.locator(".de-overlay > defs clipPath rect")
    across, up = (float(rect.get_attribute(name) or "nan") for name in ("width", "height"))
    assert (x1 - x0) / across == pytest.approx((y1 - y0) / up, rel=0.02)
    assert (x0 + x1) / 2 == pytest.approx(3)


def test_two_fingers_zoom(phone: tuple[Page, Callable[..., None]]) -> None:
    page, touch = phone
    x = 200
    box = page.locator(".de-stage").bounding_box()
    assert box is not None
    y = int(box["y"] + 40)
    touch("touchStart", (x - 20, y), (x + 20, y))
    for spread in range(20, 90, 10):
        touch("touchMove", (x - spread, y), (x + spread, y))
    touch("touchEnd")
    commits(page, 1)
    window = page.get_by_text("window: x=").inner_text()
    low, high = (float(n) for n in re.search(r"x=\((\S+), (\S+)\)", window).groups())  # type: ignore[union-attr]
    assert 1.5 < high - low < 4


def test_a_corner_has_two_dashed_tangents_and_no_slope(show: Open) -> None:
    page = show("case=abs&at=0")
    assert path(page, "tangent").count("M") == 2
    assert page.locator("path.de-tangent").evaluate("p => getComputedStyle(p).strokeDasharray") != "none"
    assert "dJ/dw none" in readout(page)
    assert "a corner, so no tangent" in page.locator(".de-verdict").inner_text()


def test_a_vertical_tangent_is_drawn_vertical(show: Open) -> None:
    page = show("case=cbrt&at=0")
    x0, y0, x1, y1 = (float(n) for n in re.findall(r"-?[\d.]+", path(page, "tangent")))
    assert abs(x0 - x1) < 0.2
    assert abs(y0 - y1) > 300
    assert "dJ/dw none" in readout(page)


def test_a_pole_has_a_dashed_asymptote_and_no_circle_like_a_holes(show: Open) -> None:
    page = show("case=pole&at=0")
    point = handle(page, "Point")
    assert point.get_attribute("data-hollow") is None
    assert point.locator(".de-dot").evaluate("dot => getComputedStyle(dot).stroke") == "none"
    assert point.locator(".de-cross").evaluate("cross => getComputedStyle(cross).stroke") != "none"
    lines = page.locator(".de-plotly .scatterlayer path.js-line")
    dashes = lines.evaluate_all("lines => lines.map((line) => getComputedStyle(line).strokeDasharray)")
    assert sum(dash != "none" for dash in dashes) == 1
    assert page.get_by_label("Vertical asymptotes, dashed, at w = 0.").count() == 1


def test_a_hole_has_no_tangent_no_secant_and_an_open_point(show: Open) -> None:
    page = show("case=hole&at=1")
    assert path(page, "tangent") == ""
    assert path(page, "secant") == ""
    assert handle(page, "Point").get_attribute("data-hollow") is not None
    assert "J(w) not defined" in readout(page)
    expect(page.get_by_text("no secant: J(w) is not defined")).to_be_visible()


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("pole&at=-0.5", "this secant crosses a place where J is not defined"),
        ("floor&at=0.5", "this secant crosses a jump"),
    ],
)
def test_a_secant_over_a_break_is_drawn_and_flagged(show: Open, case: str, words: str) -> None:
    page = show(f"case={case}")
    assert path(page, "secant") != ""
    expect(page.locator(".de-note").get_by_text(words)).to_be_visible()
    assert words in (handle(page, "Step ε").get_attribute("aria-valuetext") or "")


def test_a_drag_past_a_corner_snaps_to_it_and_says_so_at_once(show: Open, watch: Watch) -> None:
    page = show("case=abs")
    before = len(watch.sent)
    x, y = centre(page, "Point")
    width = page.locator(".de-overlay > defs clipPath rect").evaluate("r => Number(r.getAttribute('width'))")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - width / 8 + 5, y, steps=20)
    assert now(page, "Point") == 0
    assert page.locator(".de-verdict strong").inner_text() == "No."
    assert path(page, "tangent").count("M") == 2
    page.mouse.move(x - width / 8 - 25, y, steps=5)
    assert now(page, "Point") < 0
    assert "dJ/dw ≈ −1" in readout(page)
    assert len(watch.sent) == before
    page.mouse.up()
    commits(page, 1)


def test_a_drag_onto_a_jump_that_nobody_listed_claims_no_tangent(show: Open) -> None:
    page = show("case=unlisted")
    assert page.locator(".de-verdict strong").inner_text() == "Yes."
    width = page.locator(".de-overlay > defs clipPath rect").evaluate("r => Number(r.getAttribute('width'))")
    grab(page, "Point", width / 16)
    assert now(page, "Point") == 1
    assert path(page, "tangent") == ""
    assert "dJ/dw …" in readout(page)
    assert "Looking from both sides" in page.locator(".de-verdict").inner_text()


def test_keys_stop_at_a_special_point_on_their_way(show: Open) -> None:
    page = show("case=abs&at=0.35")
    handle(page, "Point").press("Shift+ArrowLeft")
    assert now(page, "Point") == 0


def test_the_picture_has_a_text_alternative(show: Open) -> None:
    picture = show().get_by_role("img", name=re.compile("Graph of J"))
    assert picture.get_attribute("aria-label") == (
        "Graph of J for w from −4 to 5, heights from −4 to 20. At w = 3 the height is 9; "
        "the tangent there has slope 6; the secant over a step of 1 has slope 7."
    )


@pytest.mark.parametrize(("scheme", "sign"), [("forward", 1), ("backward", -1)])
def test_the_scheme_says_on_which_side_the_second_point_lies(show: Open, scheme: str, sign: int) -> None:
    page = show(f"case=square&scheme={scheme}")
    assert (centre(page, "Step ε")[0] - centre(page, "Point")[0]) * sign > 20


def test_the_central_scheme_draws_the_secant_through_both_neighbours(show: Open) -> None:
    page = show("case=square&scheme=central")
    assert "k ≈ 6 " in readout(page)
    expect(page.locator(".de-mirror")).to_be_visible()


def test_more_than_two_points_make_no_secant(show: Open) -> None:
    """Of w² k is exact with five points; the line of that slope passes the point, and there is no rise."""
    page = show("case=square&scheme=five_point")
    marks = page.locator(".de-mirror:visible")
    expect(marks).to_have_count(3)
    assert page.locator(".de-rise").get_attribute("d") == ""
    assert page.locator(".de-key-secant").inner_text() == "line of slope k"
    assert page.locator(".de-further .de-row b").all_inner_texts() == ["J(w − 2ε)", "J(w + 2ε)"]
    assert page.locator("[data-row=quotient] span").inner_text() == "≈ 6"
    assert page.locator(".de-secant").get_attribute("d") == page.locator(".de-tangent").get_attribute("d")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(show: Open, width: int) -> None:
    page = show(width=width)
    assert page.locator(".deriv-explorer").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    box = page.locator(".deriv-explorer").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(27, 31, 39)"), ("dark", "rgb(232, 234, 238)")])
def test_the_curve_is_drawn_in_the_ink_of_the_theme(show: Open, scheme: str, ink: str) -> None:
    page = show(color_scheme=scheme)
    curve = page.locator(".de-plotly .scatterlayer .js-line").first
    assert curve.evaluate("p => getComputedStyle(p).stroke") == ink


def test_without_its_modules_the_plot_says_so_and_claims_no_numbers(browser: Browser, host: str) -> None:
    context = browser.new_context()
    context.route("**/modules/*/explorer/explorer.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{host}/?case=square")
    expect(page.locator(".de-apology")).to_have_text(
        "The plot could not be loaded. Reload the page to try again.", use_inner_text=True
    )
    context.close()
