"""A real Chromium on a real server. Every page is watched: an error in its console fails its test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

from tests.browser.cut_line import CutLine, quiet_about_cuts
from tests.browser.watch import Watch
from tests.served import ROOT, free_port

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
)
# A busy machine is slow; nothing here waits for a time, only for what is to come, at most this long.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """The browser to use: `CHROMIUM` in the environment, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. Without one a learner's machine skips them; a check never does."""
    path = find_chromium()
    if path is None:
        message = "No Chromium found: install one, or name it in CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def streamlit_server(script: Path, port: int | None = None, language: str = "en") -> Iterator[str]:
    """Serve `script` as a visitor would get it; gives the address to open."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "DERIVATIVE_EXPLORER_LANGUAGE": language},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if "http://" in line:
                break
        else:
            pytest.fail("The server did not start:\n" + "".join(lines))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The application itself."""
    with streamlit_server(ROOT / "app.py") as address:
        yield address


@pytest.fixture(scope="session")
def other_server() -> Iterator[str]:
    """A replica of the application, which knows no visit."""
    with streamlit_server(ROOT / "app.py") as address:
        yield address


OpenPage = Callable[..., Page]


@pytest.fixture
def watch() -> Watch:
    """What the test's pages did; complaints and foreign requests fail the test at its end."""
    return Watch()


#: Streamlit remembers that somebody opened the menu: a test of that must not leave it open for the next one.
#: What a learner answered is remembered too: here in the tab it was answered in only.
FORGET = """try {
  const own = Object.keys(localStorage).filter((key) => key.startsWith("derivative-explorer:"));
  if (!sessionStorage.getItem("begun")) own.forEach((key) => localStorage.removeItem(key));
  sessionStorage.setItem("begun", "yes");
  const menu = Object.keys(localStorage).filter((key) => key.startsWith("stSidebarCollapsed"));
  menu.forEach((key) => localStorage.removeItem(key));
} catch { /* an empty page has no storage */ }"""


#: What moves by itself on a first visit is a test's own; all others have been here before.
NOT_THE_FIRST_VISIT = """try {
  const all = { played: true, done: ["point", "step", "function"] };
  localStorage.setItem("derivative-explorer-first-minute-1", JSON.stringify(all));
} catch { /* an empty page has no storage */ }"""

NewPage = Callable[..., Page]
#: What a page can be told to be without a context of its own.
MEDIA = ("color_scheme", "reduced_motion", "forced_colors")


@pytest.fixture(scope="session")
def new_page(browser: Browser, server: str) -> Iterator[NewPage]:
    """An empty page of a size: ``new_page(390, 844, color_scheme="dark")``.

    There is one context, and another for what only a context can be, such as a touch screen: each fetches
    and compiles the application once. One small page stays open in it. With it stays the process that all
    pages of the site share, which has compiled their scripts: an opening costs two thirds of what it would.
    """
    known: dict[str, BrowserContext] = {}

    def of(**options: object) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in known:
            known[key] = browser.new_context(**options)
            known[key].set_default_timeout(20_000)
            known[key].add_init_script(FORGET)
            known[key].add_init_script(NOT_THE_FIRST_VISIT)
            known[key].new_page().goto(f"{server}/_stcore/health")
        return known[key]

    def one(width: int, height: int, **options: object) -> Page:
        media = {name: options.pop(name) for name in MEDIA if name in options}
        page = of(**options).new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**media)
        return page

    yield one
    for context in known.values():
        context.close()


@pytest.fixture
def open_page(new_page: NewPage, server: str, watch: Watch) -> Iterator[OpenPage]:
    """Open a path of the application: ``open_page("/?f=w^3", width=390, color_scheme="dark")``."""
    pages: list[Page] = []

    def open_one(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 800,
        base: str = server,
        before: Callable[[Page], None] = lambda _: None,
        **options: object,
    ) -> Page:
        page = new_page(width, height, **options)
        pages.append(page)
        watch.over(page, urlsplit(base).netloc)
        before(page)
        page.goto(base + path)
        return page

    yield open_one
    for page in pages:
        page.close()
    assert watch.complaints == []
    assert watch.foreign == []


@pytest.fixture
def line(server: str, watch: Watch, open_page: OpenPage) -> Iterator[CutLine]:
    """A line to the server that can be cut, which is no complaint."""
    one = CutLine(server)
    yield one
    one.cut()
    quiet_about_cuts(watch)
