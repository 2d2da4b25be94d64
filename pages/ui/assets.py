"""The files that pages ask this server for, each under an address that changes when its text does.

They are Plotly.js, which the installed `plotly` package carries, and the modules and the plots' style sheets
beside this file. Addresses are relative to the page, so that they hold behind any prefix: all pages lie side
by side.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from deriv_core.words import SOURCE
from deriv_core.words.browser import sentences_module

from .palette import style_sheet
from .words import LANGUAGE

_HERE = Path(__file__).parent
# The folder of the modules' addresses; their hash comes below it, so that their imports of each other hold.
MODULES = "modules"
# The one script that is not asked for: it travels with each component, and asks for the others.
STREAMLIT_HOST = _HERE / "plots" / "streamlit.js"
# The script that is in the document.
LINE = _HERE / "line.js"
# The style sheet that all plots share, and after it one for each folder of a page's own.
STYLES = (
    "plots/plots.css",
    "explorer/explorer.css",
    "shrinking/shrinking.css",
    "lessons/lessons.css",
    "teach/teach.css",
    "practice/practice.css",
)


SENTENCES = "plots/sentences.js"
"""The browser's sentences, the one module that is made and not written."""


LONGER_WORDS = "longer_words.css"
"""The sheet that makes room where the pages are not in English."""


class Asset:
    """A text that a browser may keep, and the same compressed once."""

    def __init__(self, plain: bytes, media_type: str = "text/javascript") -> None:
        self.plain = plain
        self.media_type = media_type

    @cached_property
    def gzipped(self) -> bytes:
        """Of Plotly's 4.7 MB 1.4 MB are left."""
        return gzip.compress(self.plain, compresslevel=6, mtime=0)


@cache
def plotly_js() -> Asset:
    """Plotly.js. Importing `plotly` is not needed for it and would cost half a second."""
    return Asset(files("plotly").joinpath("package_data", "plotly.min.js").read_bytes())


@cache
def plotly_path() -> str:
    """Plotly's address."""
    return f"plotly-{_hash(plotly_js().plain)}.min.js"


@cache
def modules() -> Mapping[str, Asset]:
    """The browser's modules by name: "plots/stage.js"."""
    paths = sorted(set(_HERE.rglob("*.js")) - {STREAMLIT_HOST, LINE})
    found = {path.relative_to(_HERE).as_posix(): Asset(path.read_bytes()) for path in paths}
    # On the disk it is in English, for the browser's own tests.
    return {**found, SENTENCES: Asset(sentences_module(LANGUAGE).encode())}


@cache
def styles() -> Mapping[str, Asset]:
    """The style sheets by name, in their order; the first gives the colours that the others name."""
    palette = Asset(style_sheet().encode(), "text/css")
    names = STYLES if LANGUAGE == SOURCE else (*STYLES, LONGER_WORDS)
    return {
        "palette.css": palette,
        **{name: Asset((_HERE / name).read_bytes(), "text/css") for name in names},
    }


def address_of(name: str) -> str:
    """Where a module or a style sheet is; all of them move together, since they name each other."""
    if name not in _named():
        raise KeyError(name)
    return f"{MODULES}/{_version()}/{name}"


def asset_named(version: str, name: str) -> Asset | None:
    """A module or a style sheet of this version; None for any other and for what is neither."""
    return _named().get(name) if version == _version() else None


def _named() -> Mapping[str, Asset]:
    return {**modules(), **styles()}


@cache
def _version() -> str:
    return _hash(*(part for name, asset in _named().items() for part in (name.encode(), asset.plain)))


def _hash(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]
