"""What every page has: the brand in the header and a heading. Its style is in the document."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from .palette import is_dark
from .plots.component import component, data_for

_HERE = Path(__file__).parent
BRAND = "Derivative Explorer"


def show_frame(heading: str, *, visible: bool = False, undoable: bool = False) -> None:
    """Set the page's frame. The heading is for screen readers; the brand says the same to the eye.

    A `visible` one says something of its own. Where all that is done on a page is in its address it is
    `undoable`: buttons for that stand in the bar.

    In a course's own page the brand and its bar are left out: the course has a heading of its own.
    """
    st.set_page_config(page_title=heading if heading == BRAND else f"{heading} · {BRAND}")
    if st.context.is_embedded:
        st.html(_HERE / "embedded.css")
    else:
        st.logo(_HERE / ("brand-dark.svg" if is_dark() else "brand-light.svg"), size="large")
    with st.container(key="shown_heading" if visible else "heading"):
        st.title(heading, anchor=False)
    with st.container(key="page_frame"):
        mounted = component("derivative_frame", "<span></span>")
        mounted(key="frame", data=data_for("frame.js", {"undoable": undoable}), on_commit_change=lambda: None)
