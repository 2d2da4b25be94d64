"""What stands between the world and Streamlit: headers on every response, and a bound on every message."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The code of RFC 6455 for a message that is too big.
_TOO_BIG = 1009
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def content_security_policy(host: str) -> str:
    """The policy for a page served from `host` (as in the request's Host header).

    Nothing foreign is loaded or asked; scripts may not `eval`. Framing is open: teachers embed the page.
    """
    # 'self' covers a websocket in today's browsers; Safari before 15.4 wants it by name.
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self' blob: 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors *",
        ]
    )


class SecurityHeaders:
    """Middleware that adds them. It wraps Streamlit's own, so it sees its errors and redirects too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or websocket, headers added to what begins the answer."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(Headers(scope=scope).get("host", ""))

        async def send_with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers)


class BoundedMessages:
    """Middleware that closes a websocket of which a message is larger than any that a page sends.

    Streamlit's own bound is whole megabytes, and it holds what a session sent as long as the session lives.

    Parameters
    ----------
    most : int
        Bytes. Eight questions of a task, every field full of four-byte signs, have 50 KB.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; of a websocket, messages up to the bound."""

        async def receive_bounded() -> Message:
            message = await receive()
            body = message.get("bytes") or message.get("text") or ""
            if message["type"] == "websocket.receive" and len(body) > self.most:
                await send({"type": "websocket.close", "code": _TOO_BIG})
                return {"type": "websocket.disconnect", "code": _TOO_BIG}
            return message

        await self.app(scope, receive_bounded if scope["type"] == "websocket" else receive, send)
