"""A server with nothing on its page but the explorer, under the application's own headers and routes."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.ui.first_paint import FirstPaint
from pages.ui.security import SecurityHeaders
from pages.ui.serving import asset_routes

app = st.App(
    Path(__file__).parent / "explorer_host_page.py",
    routes=asset_routes(),
    middleware=[Middleware(SecurityHeaders), Middleware(FirstPaint)],
)
