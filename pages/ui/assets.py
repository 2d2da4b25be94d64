"""The scripts that pages ask this server for, each under an address that changes when its text does.

They are Plotly.js, which the installed `plotly` package carries, and the modules beside this file. Addresses
are relative to the page, so that they hold behind any prefix: all pages lie side by side.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

_HERE = Path(__file__).parent
# The folder of the modules' addresses; their hash comes below it, so that their imports of each other hold.
MODULES = "modules"
# The one script that is not asked for: it travels with each component, and asks for the others.
STREAMLIT_HOST = _HERE / "plots" / "streamlit.js"


class Script:
    """The text of a script, and the same compressed once."""

    def __init__(self, plain: bytes) -> None:
        self.plain = plain

    @cached_property
    def gzipped(self) -> bytes:
        """Of Plotly's 4.7 MB 1.4 MB are left."""
        return gzip.compress(self.plain, compresslevel=6, mtime=0)


@cache
def plotly_js() -> Script:
    """Plotly.js. Importing `plotly` is not needed for it and would cost half a second."""
    return Script(files("plotly").joinpath("package_data", "plotly.min.js").read_bytes())


@cache
def plotly_path() -> str:
    """Plotly's address."""
    return f"plotly-{_hash(plotly_js().plain)}.min.js"


@cache
def modules() -> Mapping[str, Script]:
    """The browser's modules by name: "plots/stage.js"."""
    paths = sorted(set(_HERE.rglob("*.js")) - {STREAMLIT_HOST})
    return {path.relative_to(_HERE).as_posix(): Script(path.read_bytes()) for path in paths}


def module_path(name: str) -> str:
    """The address of a module; all change together, since they import each other by name."""
    if name not in modules():
        raise KeyError(name)
    return f"{MODULES}/{_modules_hash()}/{name}"


def module_named(version: str, name: str) -> Script | None:
    """A module of this version; None for any other and for what is no module."""
    return modules().get(name) if version == _modules_hash() else None


@cache
def _modules_hash() -> str:
    return _hash(*(part for name, script in modules().items() for part in (name.encode(), script.plain)))


def _hash(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]
