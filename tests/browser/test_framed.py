"""In a frame of a course page, on another site, in a browser that keeps what other sites store apart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

pytestmark = pytest.mark.slow

#: For a page that comes to a context of its own, which has compiled nothing yet.
FIRST = 90_000
PAGE = (
    b"<!doctype html><title>Course</title><link rel=icon href=data:,><iframe width=1200 height=9e2></iframe>"
)


class Course(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Another site than 127.0.0.1: it has another name."""
    listener = ThreadingHTTPServer(("localhost", 0), Course)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield f"http://localhost:{listener.server_port}/"
    listener.shutdown()
    listener.server_close()


@pytest.fixture
def course(browser: Browser, site: str) -> Iterator[Page]:
    """A page of another site with a frame for this one."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(20_000)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send(
        "Network.setCookieControls",
        {
            "enableThirdPartyCookieRestriction": True,
            "disableThirdPartyCookieMetadata": True,
            "disableThirdPartyCookieHeuristics": True,
        },
    )
    page.goto(site)
    yield page
    context.close()


def framed(page: Page, address: str) -> FrameLocator:
    page.reload()
    page.locator("iframe").evaluate("(frame, address) => { frame.src = address; }", address)
    return page.frame_locator("iframe")


def test_the_picture_moves_in_a_frame_and_its_fields_follow(course: Page, server: str) -> None:
    frame = framed(course, f"{server}/?f=w^2&at=3&embed=true")
    expect(frame.locator(".de-ready")).to_be_visible(timeout=FIRST)
    point = frame.get_by_role("slider", name="Point", exact=True)
    point.press("ArrowRight")
    expect(frame.get_by_role("textbox", name="Points")).to_have_value("3.1")
    frame.get_by_role("textbox", name="Points").fill("1.5")
    frame.get_by_role("textbox", name="Points").press("Enter")
    expect(point).to_have_attribute("aria-valuenow", "1.5")
    sent = course.context.cookies(server)
    assert [cookie["name"] for cookie in sent] == []


def test_a_task_in_a_frame_says_that_it_is_not_kept_and_goes_on(course: Page, server: str) -> None:
    address = f"{server}/task?f=w%5E2&at=3&eps=0.5&order=ask&ask=sign&ask=number&embed=true"
    frame = framed(course, address)
    asked = frame.locator("[class*='st-key-predict-']")
    asked.first.get_by_text("negative", exact=True).click(timeout=FIRST)
    expect(frame.locator(".de-memory")).to_contain_text("To reload it is to begin again.")
    asked.first.get_by_role("button", name="Commit").click()
    expect(asked.first).to_contain_text("Not so.")
    asked.nth(1).get_by_role("textbox").fill("6")
    asked.nth(1).get_by_role("button", name="Commit").click()
    expect(frame.get_by_text("Result: 1 of 2 right")).to_be_visible()
