"""A server with nothing on its page but the explorer, under the application's own headers and routes."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from app import serve_plotly
from pages.ui.plotly_asset import plotly_path
from pages.ui.security import SecurityHeaders

app = st.App(
    Path(__file__).parent / "explorer_host_page.py",
    routes=[Route(plotly_path(), serve_plotly)],
    middleware=[Middleware(SecurityHeaders)],
)
