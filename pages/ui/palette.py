"""The palette: one colour for each idea, on a light ground and on a dark one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

PALETTE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "palette.toml").read_text(encoding="utf-8")
)
LIGHT, DARK = PALETTE["light"], PALETTE["dark"]


def style_sheet() -> str:
    """A custom property for each idea: ``--de-tangent``; where it is used decides which of the two it is."""
    pairs = "".join(f"  --de-{idea}: light-dark({LIGHT[idea]}, {DARK[idea]});\n" for idea in LIGHT)
    return f":root {{\n{pairs}}}\n"


def is_dark() -> bool:
    """Whether the page stands on the dark ground."""
    return st.context.theme.type == "dark"


def colour_of(idea: str) -> str:
    """The colour of an idea on the ground that the page has now, for what cannot read a style sheet."""
    return (DARK if is_dark() else LIGHT)[idea]
