"""The routes of the browser's files: compressed for whoever takes it, to be kept for a year."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from .assets import MODULES, Asset, asset_named, plotly_js, plotly_path

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


def start_of_paths() -> str:
    """The server's own base path, with a slash at both ends."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


def asset_routes() -> list[Route]:
    """Where Plotly.js, the modules and their styles are, below the server's own base path."""
    start = start_of_paths()
    return [
        Route(f"{start}{plotly_path()}", _serve_plotly),
        Route(f"{start}{MODULES}/{{rest:path}}", _serve_named),
    ]


def _serve_plotly(request: Request) -> Response:
    return _answer(plotly_js(), request)


def _serve_named(request: Request) -> Response:
    # Looked up among the names that there are: no path of a stranger gets to the file system.
    version, _, name = request.path_params["rest"].partition("/")
    asset = asset_named(version, name)
    if asset is None:
        return PlainTextResponse("Not found", status_code=404, headers={"Cache-Control": "no-store"})
    return _answer(asset, request)


def _answer(asset: Asset, request: Request) -> Response:
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers = _FOR_EVER | {"Content-Encoding": "gzip"}
        return Response(asset.gzipped, media_type=asset.media_type, headers=headers)
    return Response(asset.plain, media_type=asset.media_type, headers=_FOR_EVER)
