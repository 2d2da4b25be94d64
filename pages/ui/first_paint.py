"""What is in the document itself: the style, where the server is, which modules and fonts are wanted.

Coming with the first run, the style would move everything, and the modules would be found one by one. A
formula is wider in its own font than in the one that stands in: a line may break elsewhere when it comes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from .assets import LINE, address_of, modules, styles

_STYLE = Path(__file__).parent / "style.css"
# After all of the head, where Streamlit's own rules are put in: of two as specific, the later one holds.
_PLACE = b"</body>"
# Of the fonts of formulas, those that every page has; their names end in a hash of Streamlit's build.
_FONTS = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")
# What would be answered with less than the whole document: "not modified", a part of it, a compressed one.
_SHORT_CUTS = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}


# Every page lies beside the first one. Not told so, Streamlit asks for its server under the page's name too.
_SERVER = b'<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };</script>\n'


@cache
def _added() -> bytes:
    links = [f'<link rel="stylesheet" href="{address_of(name)}">\n' for name in styles()]
    links += [f'<link rel="modulepreload" href="{address_of(name)}">\n' for name in modules()]
    links += [
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="static/media/{font.name}">\n'
        for font in _fonts()
    ]
    line, style = LINE.read_bytes(), _STYLE.read_bytes()
    scripts = _SERVER + b"<script>\n" + line + b"</script>\n"
    return scripts + b"<style>\n" + style + b"</style>\n" + "".join(links).encode() + _PLACE


def _fonts() -> list[Path]:
    """The wanted fonts that are found where Streamlit keeps its own."""
    media = Path(file_util.get_static_dir()) / "static" / "media"
    return [font for name in _FONTS for font in sorted(media.glob(f"{name}.*.woff2"))]


class FirstPaint:
    """Middleware that puts style, the server's place and the modules' into every whole HTML document."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, its body held back until it is complete where it is a document."""
        if not wants_document(scope):
            await self.app(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in _SHORT_CUTS]
        start: Message | None = None
        body = b""

        async def send_styled(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_document(message):
                start = message
                return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            styled = body.replace(_PLACE, _added())
            _remeasure(start, len(styled))
            await send(start)
            await send({"type": "http.response.body", "body": styled})

        await self.app({**scope, "headers": kept}, receive, send_styled)


def wants_document(scope: Scope) -> bool:
    """Whether a request is for a page, as a browser opens one."""
    asks = scope["type"] == "http" and scope["method"] == "GET"
    return asks and "text/html" in Headers(scope=scope).get("accept", "")


def _is_document(start: Message) -> bool:
    content = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and content.startswith("text/html")


def _remeasure(start: Message, length: int) -> None:
    """The document is another one than the file that its length and its tags speak of."""
    headers = MutableHeaders(scope=start)
    headers["Content-Length"] = str(length)
    for name in ("etag", "last-modified", "accept-ranges"):
        del headers[name]
