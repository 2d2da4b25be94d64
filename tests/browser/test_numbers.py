"""The browser writes every number as the server does: the same cases, read from one file."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Route

from pages.ui.assets import modules

ROOT = Path(__file__).parents[2]
HOST = "http://modules.test"
WRITTEN = json.loads((ROOT / "tests/cases/numbers.json").read_text())


def answer(route: Route) -> None:
    """A page without Streamlit: empty, with the modules beside it."""
    name = route.request.url.removeprefix(f"{HOST}/")
    script = modules().get(name)
    route.fulfill(
        body=script.plain if script else "<!doctype html>",
        content_type="text/javascript" if script else "text/html",
    )


def test_numbers_are_written_as_on_the_server(browser: Browser) -> None:
    page = browser.new_page()
    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/")
    found = page.evaluate(
        """async ({ decimals, exact }) => {
            const { formatNumber } = await import("/plots/numbers.js");
            const { equalOrAbout } = await import("/plots/readout.js");
            const both = (write) => [write(false), write(true)];
            return {
                decimals: decimals.map(([x]) => [x, ...both((all) => formatNumber(Number(x), all))]),
                exact: exact.map(([e, x]) => [e, x, ...both((all) => equalOrAbout(e, Number(x), all))]),
            };
        }""",
        WRITTEN,
    )
    page.close()
    assert found == WRITTEN
