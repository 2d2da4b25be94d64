"""One colour for each idea: where the palette cannot be read, what is written there is the palette's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pages.ui.palette import DARK, LIGHT, PALETTE, style_sheet

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
# Streamlit's names for the colours of the ideas.
NAMED = {
    "primaryColor": "secant",
    "backgroundColor": "ground",
    "secondaryBackgroundColor": "panel",
    "textColor": "ink",
    "borderColor": "hairline",
    "linkColor": "secant",
    "orangeColor": "tangent",
    "blueColor": "secant",
    "greenColor": "rise",
    "violetColor": "error",
    "grayColor": "quiet",
}
SOURCES = [
    path
    for suffix in ("py", "js", "css", "html")
    for path in (
        *(ROOT / "pages").rglob(f"*.{suffix}"),
        *(ROOT / "deriv_core" / "lessons").rglob(f"*.{suffix}"),
    )
]


def luminance(colour: str) -> float:
    """The relative luminance that WCAG defines."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", ["ground", "panel"])
@pytest.mark.parametrize("theme", PALETTE)
def test_what_is_written_in_a_colour_can_be_read(theme: str, ground: str) -> None:
    colours = PALETTE[theme]
    for idea in colours.keys() - {"ground", "panel", "hairline"}:
        assert contrast(colours[idea], colours[ground]) >= 4.5, idea


def test_both_grounds_have_every_idea() -> None:
    assert list(LIGHT) == list(DARK)


@pytest.mark.parametrize("theme", PALETTE)
def test_streamlit_shows_the_palette(theme: str) -> None:
    assert THEME[theme] == {name: PALETTE[theme][idea] for name, idea in NAMED.items()}


def test_coloured_text_follows_the_style_sheet() -> None:
    ours = [
        name for name in NAMED if name.removesuffix("Color") in ("orange", "blue", "green", "violet", "gray")
    ]
    written = {name.replace("Color", "TextColor"): f"var(--de-{NAMED[name]})" for name in ours}
    assert {name: THEME[name] for name in written} == written


@pytest.mark.parametrize("theme", PALETTE)
def test_the_brand_has_the_palette(theme: str) -> None:
    drawing = (ROOT / "pages" / "ui" / f"brand-{theme}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"#\w{6}", drawing)) == {
        PALETTE[theme][idea] for idea in ("ink", "tangent", "secant")
    }


def test_no_other_file_writes_a_colour_of_the_palette() -> None:
    # White is paper, too, and what a QR code stands on.
    colours = {colour for theme in PALETTE.values() for colour in theme.values()} - {LIGHT["ground"]}
    spelled = {colour: [colour, str(tuple(bytes.fromhex(colour[1:])))[1:-1]] for colour in colours}
    for path in SOURCES:
        text = path.read_text(encoding="utf-8").lower()
        for colour, spellings in spelled.items():
            assert not any(spelling in text for spelling in spellings), f"{path.relative_to(ROOT)}: {colour}"


def test_every_colour_that_a_style_sheet_names_is_there() -> None:
    named = {
        idea
        for path in (ROOT / "pages").rglob("*.css")
        for idea in re.findall(r"var\(--de-(\w+)\)", path.read_text(encoding="utf-8"))
    }
    assert named <= set(re.findall(r"--de-(\w+):", style_sheet())) | {"width", "height"}


def test_no_rule_knows_an_element_by_its_colour() -> None:
    for path in (ROOT / "pages").rglob("*.css"):
        assert not re.search(r"\[style[^\]]*(rgb|color|#)", path.read_text(encoding="utf-8")), path.name
