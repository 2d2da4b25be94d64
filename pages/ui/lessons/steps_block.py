"""The steps block: how a derivative is found, every line proved."""

from __future__ import annotations

import streamlit as st

from deriv_core.lessons.blocks import Steps

from ..proved_steps import worked
from ..steps_view import show_lines, show_refusal


def show_steps_block(block: Steps, key: str) -> None:
    """The lines with their rules."""
    found = worked(block.function, block.order)
    with st.container(key=f"steps-{key}"):
        if found.root is None:
            show_refusal(found, block.order, "leibniz", key=key)
        else:
            show_lines(found, block.order, "leibniz", len(found.lines), linked=False, key=f"{key}_")
