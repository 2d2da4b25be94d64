"""The served application: Streamlit's pages, the browser's files and the security headers. Nothing else."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.ui.first_paint import FirstPaint
from pages.ui.security import BoundedMessages, SecurityHeaders
from pages.ui.serving import asset_routes

LARGEST_MESSAGE = 250_000  # bytes, from a browser


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
    routes=asset_routes(),
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(BoundedMessages, most=LARGEST_MESSAGE),
        Middleware(FirstPaint),
    ],
)
