"""A line between browser and server that can be cut, and mended to the same server or to another one."""

from __future__ import annotations

import re
import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.watch import Watch
from tests.served import free_port

# What a browser and Streamlit say of a server that does not answer.
_EXPECTED = re.compile(
    "ERR_|disconnected|not responding|No response|Error in reaching|Timed out|Network Error"
)


class CutLine:
    """Hands on what comes to a port of its own, as a proxy does."""

    def __init__(self, server: str) -> None:
        self.port = free_port()
        self._ends: list[socket.socket] = []
        self._door: socket.socket | None = None
        self.mend(server)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def mend(self, server: str) -> None:
        """From now on the line leads to this server."""
        there = (str(urlsplit(server).hostname), int(urlsplit(server).port or 0))
        door = self._door = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._let_in, args=(door, there), daemon=True).start()

    def cut(self) -> None:
        """All that is open is closed, and nobody comes in."""
        assert self._door is not None
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._ends.clear()

    def _let_in(self, door: socket.socket, there: tuple[str, int]) -> None:
        with suppress(OSError):
            while True:
                near, _ = door.accept()
                far = socket.create_connection(there)
                self._ends += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=_hand_on, args=ends, daemon=True).start()


def _hand_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with suppress(OSError):
        other.shutdown(socket.SHUT_RDWR)


def cut(page: Page, line: CutLine) -> None:
    """Cut it, and wait until the page has noticed."""
    line.cut()
    expect(page.locator("html[data-line=cut]")).to_be_attached()


def mended(page: Page, line: CutLine, server: str) -> None:
    """Mend it, and wait until the page goes on."""
    line.mend(server)
    expect(page.locator("html[data-line=cut]")).not_to_be_attached()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached()


def quiet_about_cuts(watch: Watch) -> None:
    """What is said of a server that does not answer is no complaint where the line was cut on purpose."""
    watch.expected = _EXPECTED
    watch.complaints[:] = [said for said in watch.complaints if not _EXPECTED.search(said)]
