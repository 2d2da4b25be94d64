"""Streamlit's own scripts and styles, compressed: left alone it sends all of them as they lie on the disk."""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

# Their names end in a hash of what is in them.
_HEADERS = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}
_LEAST = 1000  # bytes: what is smaller is in one packet as it is


class CompressedStatic:
    """Middleware that answers for them to whoever takes gzip; each is compressed once, when first asked for.

    Parameters
    ----------
    start : str
        The server's own base path, with a slash at both ends.
    """

    def __init__(self, app: ASGIApp, start: str) -> None:
        self.app = app
        self.start = start

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        path = self._named(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        # In a thread: the largest takes a fifth of a second, which nobody else need wait for.
        body = await asyncio.to_thread(_compressed, path)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        await Response(body, media_type=kind, headers=_HEADERS)(scope, receive, send)

    def _named(self, scope: Scope) -> Path | None:
        """The file that is asked for, looked up among those that there are."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        return _files().get(scope["path"].removeprefix(self.start))


@cache
def _files() -> dict[str, Path]:
    root = Path(file_util.get_static_dir())
    found = (path for kind in ("*.js", "*.css") for path in root.glob(f"static/**/{kind}"))
    return {path.relative_to(root).as_posix(): path for path in found if path.stat().st_size >= _LEAST}


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
