"""The served application: Streamlit's pages, the Plotly.js route and the security headers. Nothing else."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.ui.first_paint import FirstPaint
from pages.ui.plotly_asset import plotly_js, plotly_js_gzipped, plotly_path
from pages.ui.security import BoundedMessages, SecurityHeaders

LARGEST_MESSAGE = 250_000  # bytes, from a browser


def serve_plotly(request: Request) -> Response:
    """Plotly.js, compressed for whoever takes it, to be kept for a year."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    body = plotly_js()
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = plotly_js_gzipped()
    return Response(body, media_type="text/javascript", headers=headers)


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Pay for the imports and a first proof before a learner comes; keep them from the collector."""
    from deriv_core import budget
    from pages.ui import dear
    from pages.ui.address import FIRST_VISIT
    from pages.ui.choice import read
    from pages.ui.lessons.shelf import shelf
    from pages.ui.picture import scene_for

    choice, _ = read(FIRST_VISIT, None)
    if choice is not None:
        scene_for(choice, None)
    shelf()
    for pool in (dear, budget):
        threading.Thread(target=pool.warm_up, daemon=True).start()
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).parent / "pages" / "navigation.py",
    lifespan=warm,
    routes=[Route(plotly_path(), serve_plotly)],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(BoundedMessages, most=LARGEST_MESSAGE),
        Middleware(FirstPaint),
    ],
)
