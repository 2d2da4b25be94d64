"""Script time for one move of a drag in Chromium: the explorer beside JSXGraph, the same scene, in one run.

Run with ``python -m benchmarks.drag``; it needs Chromium, Playwright and npm (JSXGraph is fetched into a
temporary folder). The browser's own counter of script time is read before and after each drag of real mouse
moves, so that whatever a library puts off until the next frame counts as well.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, Route, sync_playwright

from pages.ui.assets import modules, plotly_js, styles
from pages.ui.explorer.explorer import Scene, scene_data
from pages.ui.plots.component import in_words
from pages.ui.plots.wire import Verdict, Window, encode_curve

HERE = Path(__file__).parent
EXPLORER = HERE.parents[1] / "pages" / "ui" / "explorer"
HOST = "http://drag.test"
SIZE = {"width": 1280, "height": 800}
MOVES, ROUNDS = 120, 7
START, TURN = 3.0, 0.5
GOAL = 0.5

OURS = """<!doctype html><meta charset=utf-8><title>ours</title><style>{css}</style>
<body>{html}<script type=module src=/ours.js></script>"""
THEIRS = """<!doctype html><meta charset=utf-8><title>theirs</title><link rel=stylesheet href=/jsxgraph.css>
<div id=board class=jxgbox style="width:730px;height:488px"></div>
<script src=/jsxgraph.js></script><script src=/theirs.js></script>"""
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}

Files = dict[str, str | bytes]


@dataclass(frozen=True)
class Peer:
    """An open page: what is dragged in it, where that is, and the pixels of a unit to the right and up."""

    page: Page
    handle: str
    where: str
    units: str


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No Chromium found: install one, or name it in CHROMIUM.")
    with jsxgraph() as (version, library), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        ours = open_peer(browser, our_files(), ".de-p .de-dot", OUR_POINT, OUR_UNITS)
        theirs = open_peer(browser, library, "#board_P", "glider.X()", "[board.unitX, board.unitY]")
        # The first round warms both up. The two take turns, so that a busy machine slows both.
        rounds = [(drag(ours), drag(theirs)) for _ in range(ROUNDS + 1)][1:]
        browser.close()
    report(rounds, version)


@contextmanager
def jsxgraph() -> Iterator[tuple[str, Files]]:
    """JSXGraph's version and its page's files, from the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "jsxgraph", "--silent"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder, done.stdout.split()[-1])) as archive:
            archive.extractall(folder, filter="data")
        package = Path(folder, "package")
        yield (
            json.loads((package / "package.json").read_text(encoding="utf-8"))["version"],
            {
                "/index.html": THEIRS,
                "/theirs.js": (HERE / "theirs.js").read_text(encoding="utf-8"),
                "/jsxgraph.js": (package / "distrib/jsxgraphcore.js").read_bytes(),
                "/jsxgraph.css": (package / "distrib/jsxgraph.css").read_bytes(),
            },
        )


OUR_POINT = "Number(document.querySelector('.de-handle.de-p').getAttribute('aria-valuenow'))"
OUR_UNITS = """(() => {
    const box = document.querySelector(".de-overlay clipPath rect");
    return [box.getAttribute("width") / 9, box.getAttribute("height") / 24];
})()"""


def our_files() -> Files:
    x = np.linspace(-4, 5, 1200)
    scene = Scene(
        function="J",
        variable="w",
        program=("x", 2.0, "powi"),
        derivative_program=(2.0, "x", "mul"),
        point=3.0,
        step=1.0,
        scheme="forward",
        window=Window((-4, 5), (-4, 20)),
        curve=encode_curve([np.column_stack([x, x * x])], [], []),
        plotly_url="/plotly.js",
        verdict=Verdict("differentiable", 6.0, None, None, ""),
    )
    css = b"\n".join(sheet.plain for sheet in styles().values()).decode()
    html = in_words((EXPLORER / "explorer.html").read_text(encoding="utf-8"))
    return {
        "/index.html": OURS.format(css=css, html=html),
        "/ours.js": (HERE / "ours.js").read_text(encoding="utf-8"),
        **{f"/{name}": module.plain for name, module in modules().items()},
        "/plotly.js": plotly_js().plain,
        "/scene.json": json.dumps(scene_data(scene) | {"answered": 0}),
    }


def open_peer(browser: Browser, files: Files, handle: str, where: str, units: str) -> Peer:
    page = browser.new_page(viewport=SIZE)
    page.on("pageerror", lambda error: sys.exit(f"The page failed: {error}"))
    page.route(f"{HOST}/**", serve(files))
    page.goto(f"{HOST}/index.html")
    page.locator(handle).wait_for()
    return Peer(page, handle, where, units)


def serve(files: Files) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path in files:
            route.fulfill(body=files[path], content_type=TYPES[Path(path).suffix])
        else:
            route.fulfill(status=404)

    return answer


def drag(peer: Peer) -> dict[str, float]:
    """Milliseconds a move, by what they went into; along the curve and back, so that all drags are alike."""
    page = peer.page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    box = page.locator(peer.handle).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    right, up = page.evaluate(peer.units)
    there = np.linspace(START, TURN, MOVES // 2 + 1)[1:]
    page.mouse.move(x, y)
    page.mouse.down()
    before = counters(session.send("Performance.getMetrics"))
    for w in [*there, *there[-2::-1], START]:
        page.mouse.move(x + right * (w - START), y - up * (w * w - START * START))
        if w == TURN:
            reached = page.evaluate(peer.where)
    after = counters(session.send("Performance.getMetrics"))
    page.mouse.up()
    session.detach()
    back = page.evaluate(peer.where)
    # JSXGraph's point goes to the place of the curve nearest to the pointer, which is not quite above it.
    if abs(reached - TURN) > 0.5 or abs(back - START) > 0.5:
        sys.exit(f"The point was dragged to {reached} and back to {back}, not to {TURN} and {START}.")
    return {name: 1000 * (after[name] - before[name]) / MOVES for name in after}


def counters(answer: dict[str, list[dict[str, float | str]]]) -> dict[str, float]:
    metrics = {str(metric["name"]): float(metric["value"]) for metric in answer["metrics"]}
    drawing = metrics["LayoutDuration"] + metrics["RecalcStyleDuration"]
    return {"script": metrics["ScriptDuration"], "layout and style": drawing}


def report(rounds: list[tuple[dict[str, float], dict[str, float]]], version: str) -> None:
    print(f"One move of a drag, milliseconds, the median of {len(rounds)} drags of {MOVES} moves")
    for name in ("script", "layout and style"):
        ours, theirs = (statistics.median(one[side][name] for one in rounds) for side in (0, 1))
        print(f"{name:>18}: ours {ours:.3f}, JSXGraph {version} {theirs:.3f}, ratio {ours / theirs:.2f}")
    ratios = sorted(ours["script"] / theirs["script"] for ours, theirs in rounds)
    ratio = statistics.median(ratios)
    print(f"script, ratio by round: {ratios[0]:.2f} to {ratios[-1]:.2f}; goal at most {GOAL}: {ratio:.2f}")
    sys.exit(0 if ratio <= GOAL else 1)


if __name__ == "__main__":
    main()
