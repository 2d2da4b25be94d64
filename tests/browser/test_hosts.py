"""Any page hosts a plot: its markup, its style, a scene, and somewhere for commits to go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from pages.ui.assets import modules, plotly_js, styles
from pages.ui.explorer.explorer import Scene, scene_data
from pages.ui.plots.component import in_words
from pages.ui.plots.wire import Verdict, Window, encode_curve

HOST = "http://plots.test"
MARKUP = Path(__file__).parents[2] / "pages/ui/explorer/explorer.html"
X = np.linspace(-4, 5, 401)
SQUARE = Scene(
    function="J",
    variable="w",
    program=("x", 2.0, "powi"),
    derivative_program=(2.0, "x", "mul"),
    point=3.0,
    step=1.0,
    scheme="forward",
    window=Window((-4, 5), (-4, 20)),
    curve=encode_curve([np.column_stack([X, X * X])], [], []),
    plotly_url="plotly.js",
    verdict=Verdict("differentiable", 6.0, None, None, ""),
)


def answer(route: Route) -> None:
    name = route.request.url.removeprefix(f"{HOST}/")
    asset = {**modules(), **styles(), "plotly.js": plotly_js()}.get(name)
    if asset:
        return route.fulfill(body=asset.plain, content_type=asset.media_type)
    links = "".join(f"<link rel=stylesheet href={sheet}>" for sheet in styles())
    markup = in_words(MARKUP.read_text(encoding="utf-8"))
    body = f"<!doctype html><meta charset=utf-8>{links}<main>{markup}</main>"
    return route.fulfill(body=body, content_type="text/html")


@pytest.fixture
def host(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/")
    page.evaluate(
        """async () => {
            const { mount } = await import("/explorer/explorer.js");
            globalThis.commits = [];
            const place = document.querySelector("main");
            globalThis.give = (scene) => mount(place, scene, (one) => commits.push(one));
        }"""
    )
    yield page
    assert errors == []
    page.close()


def give(page: Page, scene: Scene, answered: int = 0, name: str = "leave") -> None:
    data = json.dumps(scene_data(scene) | {"answered": answered})
    page.evaluate("([data, name]) => { globalThis[name] = give(JSON.parse(data)); }", [data, name])
    expect(page.locator(".de-ready")).to_be_visible()


def commits(page: Page) -> list[dict[str, object]]:
    found: list[dict[str, object]] = page.evaluate("commits")
    return found


def press(page: Page, keys: str) -> None:
    """Press on the point, and wait until that is told."""
    before = len(commits(page))
    page.get_by_role("slider", name="Point", exact=True).press(keys)
    page.wait_for_function("before => commits.length > before", arg=before)


def point(page: Page) -> str | None:
    return page.get_by_role("slider", name="Point", exact=True).get_attribute("aria-valuenow")


def test_a_page_without_streamlit_gets_the_commits_and_gives_the_scenes(host: Page) -> None:
    give(host, SQUARE)
    press(host, "ArrowRight")
    window = {"x": [-4, 5], "y": [-4, 20]}
    # This host's scenes name no parts, so the page holds none of them.
    told = {"point": 3.1, "step": 1, "window": window, "gesture": "point", "sequence": 1, "held": []}
    assert commits(host) == [told]
    give(
        host, replace(SQUARE, point=-2.0, verdict=Verdict("differentiable", -4.0, None, None, "")), answered=1
    )
    assert point(host) == "-2"
    assert "dJ/dw ≈ −4" in " ".join(host.get_by_role("status").inner_text().split())


def test_an_answer_to_an_older_gesture_does_not_pull_the_hands_back(host: Page) -> None:
    give(host, SQUARE)
    press(host, "ArrowRight")
    give(host, SQUARE, answered=0)
    assert point(host) == "3.1"


def test_what_an_older_scene_left_behind_takes_nothing_away_from_the_plot_that_goes_on(host: Page) -> None:
    give(host, SQUARE, name="first")
    give(host, SQUARE, name="second")
    host.evaluate("first()")
    press(host, "ArrowRight")
    assert len(commits(host)) == 1
    host.evaluate("second()")
    host.get_by_role("slider", name="Point", exact=True).press("ArrowRight")
    assert point(host) == "3.1"
