"""What stands between the world and Streamlit: headers on every response, and bounds on what comes in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.logger import get_logger
from streamlit.proto.BackMsg_pb2 import BackMsg

_LOG = get_logger(__name__)
# The codes of RFC 6455 for a message that is none, one that is too big, and somebody who is not let in.
_NO_MESSAGE, _TOO_BIG, _NOT_LET_IN = 1002, 1009, 1008
# What Streamlit answers and no page of ours asks for: counts of the inside, files to be taken in, agents.
_NOT_ASKED = re.compile(r"/_stcore/(metrics|upload_file|agent|script-health-check)(/|$)")
# What a browser leaves out of an origin and of a host.
_USUAL_PORT = re.compile(r":(80|443)$")
# No page needs what these allow; a page that frames this one cannot lend it.
_NO_DEVICES = ", ".join(
    f"{name}=()"
    for name in ("camera", "microphone", "geolocation", "payment", "usb", "midi", "display-capture")
)
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
                headers["Permissions-Policy"] = _NO_DEVICES
            await send(message)

        await self.app(scope, receive, send_with_headers)


class OnlyWhatIsAsked:
    """Middleware that answers 404 to what no page asks, and lets a websocket in from this page alone.

    A browser says with every websocket which page opens it. Streamlit also takes one without a word, and from
    any port of a host that it knows.

    Parameters
    ----------
    origins : sequence of str
        Others that may, as in Streamlit's ``server.corsAllowedOrigins``: the name in the address bar, where a
        proxy hands another one on.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str] = ()) -> None:
        self.app = app
        self.others = {_place_of(origin) for origin in origins}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "websocket" and not self._is_ours(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": _NOT_LET_IN})
        elif scope["type"] == "http" and _NOT_ASKED.search(scope["path"]):
            await PlainTextResponse("Not found", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_ours(self, headers: Headers) -> bool:
        place = _place_of(headers.get("origin", ""))
        return bool(place) and place in {_USUAL_PORT.sub("", headers.get("host", "").lower()), *self.others}


def _place_of(origin: str) -> str:
    """The host and port of an origin; empty where it is none.

    >>> _place_of("https://School.org:443"), _place_of("null")
    ('school.org', '')
    """
    try:
        return _USUAL_PORT.sub("", urlsplit(origin).netloc.lower())
    except ValueError:
        return ""


class BoundedMessages:
    """Middleware that closes a websocket of which a message is none, or larger than any that a page sends.

    Streamlit's own bound is whole megabytes, and it holds what a session sent as long as the session lives.
    Of what is no message it writes a page into the log.

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
            if message["type"] != "websocket.receive":
                return message
            code = self._wrong(message)
            if code is None:
                return message
            await send({"type": "websocket.close", "code": code})
            return {"type": "websocket.disconnect", "code": code}

        await self.app(scope, receive_bounded if scope["type"] == "websocket" else receive, send)

    def _wrong(self, message: Message) -> int | None:
        """The code that a message's line is closed with; None for a good one."""
        data, text = message.get("bytes"), message.get("text")
        if len(data or text or "") > self.most:
            return _TOO_BIG
        if data is not None:
            with suppress(Exception):  # Protobuf's own, which is Streamlit's to name
                BackMsg.FromString(data)
                return None
        _LOG.warning("A line was closed: what came over it is no message of a page.")
        return _NO_MESSAGE
