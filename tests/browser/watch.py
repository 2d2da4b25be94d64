"""What a page of a test complains about, asks of others and tells its server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, WebSocket


@dataclass
class Watch:
    """What a page complained about, asked of others and told its server, and the bytes that it was told."""

    complaints: list[str] = field(default_factory=list)
    # What is said on purpose in this test, such as of a line that is cut.
    expected: re.Pattern[str] | None = None
    foreign: list[str] = field(default_factory=list)
    sent: list[bytes | str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    def over(self, page: Page, host: str) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"pageerror: {error}"))
        page.on("console", self._hear)
        page.on("request", lambda request: self._note(request.url, host))
        page.on("websocket", self._listen)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not (self.expected and self.expected.search(message.text)):
            self.complaints.append(f"console: {message.text}")

    def _listen(self, socket: WebSocket) -> None:
        # Playwright hangs its own attribute on a listener, which a built-in method cannot carry.
        socket.on("framesent", lambda payload: self.sent.append(payload))
        socket.on("framereceived", lambda payload: self.received.append(len(payload)))

    def _note(self, url: str, host: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            self.foreign.append(url)
