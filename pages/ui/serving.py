"""The routes under which scripts are served: compressed for whoever takes it, to be kept for a year."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from .assets import MODULES, Script, module_named, plotly_js, plotly_path

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


def script_routes() -> list[Route]:
    """Where Plotly.js and the modules are, below the server's own base path."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    start = f"/{base}/" if base else "/"
    return [
        Route(f"{start}{plotly_path()}", _serve_plotly),
        Route(f"{start}{MODULES}/{{version}}/{{name:path}}", _serve_module),
    ]


def _serve_plotly(request: Request) -> Response:
    return _answer(plotly_js(), request)


def _serve_module(request: Request) -> Response:
    # Looked up among the names that there are: no path of a stranger gets to the file system.
    script = module_named(request.path_params["version"], request.path_params["name"])
    if script is None:
        return PlainTextResponse("Not found", status_code=404, headers={"Cache-Control": "no-store"})
    return _answer(script, request)


def _answer(script: Script, request: Request) -> Response:
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers = _FOR_EVER | {"Content-Encoding": "gzip"}
        return Response(script.gzipped, media_type="text/javascript", headers=headers)
    return Response(script.plain, media_type="text/javascript", headers=_FOR_EVER)
