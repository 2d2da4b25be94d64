"""A slow line: what the server says arrives when the learner has typed on. Nothing typed may be lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import OpenPage

TYPED = ("x^3 ", "+ 7x^2 ", "- 11")


def open_slowly(open_page: OpenPage, path: str) -> tuple[Page, SlowLine]:
    """Open a page whose line can be held."""
    lines: list[SlowLine] = []

    def route(page: Page) -> None:
        lines.append(SlowLine(page))
        page.route_web_socket(re.compile("_stcore/stream"), lines[0].connect)

    return open_page(path, before=route), lines[0]


@dataclass
class SlowLine:
    """The page's socket; while it is held, what the server says waits, as on a line that is slow."""

    page: Page
    held: bool = False
    asked: int = 0
    waiting: list[bytes | str] = field(default_factory=list)
    browser: WebSocketRoute | None = None

    def connect(self, route: WebSocketRoute) -> None:
        self.browser, server = route, route.connect_to_server()

        def ask(message: bytes | str) -> None:
            self.asked += 1
            server.send(message)

        def hear(message: bytes | str) -> None:
            self.waiting.append(message)
            if not self.held:
                route.send(self.waiting.pop())

        route.on_message(ask)
        server.on_message(hear)

    def until(self, true: Callable[[], bool]) -> None:
        """Let the page live on until something is true."""
        deadline = time.monotonic() + 20
        while not true():
            assert time.monotonic() < deadline
            self.frame()

    def frame(self) -> None:
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def type(self, text: str) -> None:
        """Type, and pause until the browser has sent it."""
        before = self.asked
        self.page.keyboard.type(text)
        self.until(lambda: self.asked > before)

    def answered(self) -> bool:
        """Whether the server has run the whole script, and says so in what waits."""
        said = (ForwardMsg.FromString(one) for one in self.waiting if isinstance(one, bytes))
        finished = (one for one in said if one.HasField("script_finished"))
        return any(one.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY for one in finished)

    def arrive(self, count: int) -> None:
        """The first messages that wait arrive."""
        assert self.browser is not None
        arriving, self.waiting = self.waiting[:count], self.waiting[count:]
        for message in arriving:
            self.browser.send(message)
        self.frame()


@pytest.mark.parametrize("path", ["/?colour=red", "/steps", "/shrinking", "/teach"])
def test_typed_on_while_the_answer_is_on_its_way(open_page: OpenPage, path: str) -> None:
    """The answer to "x^3" comes when more has been sent, and more is typed before the next."""
    page, line = open_slowly(open_page, path)
    function = page.get_by_role("textbox", name="J(").first
    expect(
        page.locator(".de-ready, [class*='st-key-steps_line_'], [class*='st-key-predict-']").first
    ).to_be_visible()
    function.select_text()
    line.held = True
    line.type(TYPED[0])
    line.until(line.answered)
    answer = len(line.waiting)
    line.type(TYPED[1])
    line.arrive(answer)
    line.type(TYPED[2])
    line.held = False
    line.arrive(len(line.waiting))
    expect(function).to_have_value("".join(TYPED))
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query)["f"][0].replace("*", "") == "".join(TYPED))
    expect(function).to_be_focused()
