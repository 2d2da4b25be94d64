"""Who is let in: a full server, or one that is about to end, sends newcomers away; those inside go on.

Before it ends a server closes the lines of those inside one after another, so that they are not at the door
of the next one all at once. Their browsers find it by themselves and bring what they have.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .first_paint import wants_document
from .words import phrase

# The code of RFC 6455 for a service that restarts, and one for a handshake that is refused before it is one.
_RESTARTS, _TRY_LATER = 1012, 1013
# Seconds after which a page that was not let in asks again by itself.
_AGAIN = 15

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="{again}">
<title>{title} · Derivative Explorer</title>
<style>
body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 1rem }}
</style></head>
<body><main><h1>{title}</h1><p>{words}</p><p>{asks_again}</p></main></body></html>
"""
_FULL = phrase("serve-full"), phrase("serve-full-why")
_LEAVING = phrase("serve-restarting"), phrase("serve-restarting-why")


class Doors:
    """Whether newcomers are let in, and the lines of those who are inside."""

    def __init__(self, is_full: Callable[[], bool] = lambda: False) -> None:
        self._is_full = is_full
        self.leaving = False
        self.inside: dict[object, Send] = {}

    def closed(self) -> tuple[str, str] | None:
        """Why newcomers are not let in, as a title and a sentence; None while they are."""
        if self.leaving:
            return _LEAVING
        return _FULL if self._is_full() else None

    async def empty(self, seconds: float) -> None:
        """Let nobody in any more, and see those inside off over some seconds."""
        self.leaving = True
        lines = list(self.inside.items())
        for line, send in lines:
            if self.inside.pop(line, None) is not None:
                with suppress(Exception):  # it may have gone by itself
                    await send({"type": "websocket.close", "code": _RESTARTS})
            await asyncio.sleep(seconds / len(lines))


class DoorKeeper:
    """Middleware that keeps the doors."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; of those that begin a visit, only while the doors are open."""
        is_line = scope["type"] == "websocket"
        why = self.doors.closed() if is_line or wants_document(scope) else None
        if why is not None and is_line and "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": _TRY_LATER})
        elif why is not None:  # 503: a proxy may try another server with it
            await _refusal(*why)(scope, receive, send)
        elif is_line:
            await self._let_in(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        line, closed = object(), False

        async def send_while_open(message: Message) -> None:
            nonlocal closed
            if closed:
                return
            closed = message["type"] == "websocket.close"
            if message["type"] == "websocket.accept":
                self.doors.inside[line] = send_while_open
            await send(message)

        try:
            await self.app(scope, receive, send_while_open)
        finally:
            self.doors.inside.pop(line, None)


def _refusal(title: str, words: str) -> Response:
    page = _PAGE.format(
        title=title, words=words, again=_AGAIN, asks_again=phrase("serve-asks-again", seconds=_AGAIN)
    )
    return HTMLResponse(page, 503, headers={"Retry-After": str(_AGAIN), "Cache-Control": "no-store"})


def drain_before_the_end(doors: Doors, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
    """Have SIGTERM empty the server first. A second one, and Ctrl+C, end it at once."""
    end = signal.getsignal(signal.SIGTERM)

    def leave() -> None:
        if callable(end):
            end(signal.SIGTERM, None)

    async def drain() -> None:
        if doors.inside:
            await doors.empty(seconds)
        leave()

    def hear(number: int, frame: FrameType | None) -> None:
        if doors.leaving or not callable(end):
            leave()
        else:
            doors.leaving = True
            loop.call_soon_threadsafe(lambda: tasks.append(loop.create_task(drain())))

    tasks: list[asyncio.Task[None]] = []
    signal.signal(signal.SIGTERM, hear)
