"""The Plotly.js that the installed `plotly` package carries, under an address that changes when it does."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files


@cache
def plotly_js() -> bytes:
    """The script itself. Importing `plotly` is not needed for it and would cost half a second."""
    return files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()


@cache
def plotly_js_gzipped() -> bytes:
    """The same, compressed once: 4.7 MB become 1.4 MB."""
    return gzip.compress(plotly_js(), compresslevel=6, mtime=0)


@cache
def plotly_path() -> str:
    """The script's path on this server; it carries the content's hash, so it may be cached for ever."""
    return f"/plotly-{hashlib.sha256(plotly_js()).hexdigest()[:16]}.min.js"
