"""The addresses of the browser's files: what is there, how it may be kept, and that nothing else is there."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import Message, Scope
from streamlit import config

from pages.ui import assets
from pages.ui.assets import STREAMLIT_HOST, address_of, modules, plotly_path, styles
from pages.ui.serving import asset_routes

EXPLORER = address_of("explorer/explorer.js")


def ask(address: str, accept: str = "br, gzip") -> tuple[int, Headers, bytes]:
    """Status, headers and body of a server's answer; the address as a server sees it, decoded."""
    messages: list[Message] = []
    headers = [(b"host", b"here"), (b"accept-encoding", accept.encode())]
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": f"/{address}",
        "query_string": b"",
        "headers": headers,
    }

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        messages.append(message)

    asyncio.run(Starlette(routes=asset_routes())(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in messages)
    return messages[0]["status"], Headers(raw=messages[0]["headers"]), body


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (EXPLORER, "text/javascript"),
        (address_of("frame.js"), "text/javascript"),
        (address_of("plots/plots.css"), "text/css"),
        (plotly_path(), "text/javascript"),
    ],
)
def test_a_file_may_be_kept_for_a_year_and_comes_compressed_to_whoever_takes_it(
    address: str, kind: str
) -> None:
    bodies = []
    for accepted, encoding in (("identity", None), ("br, gzip", "gzip")):
        status, headers, body = ask(address, accepted)
        assert status == 200
        assert headers["content-type"].startswith(kind)
        assert headers["cache-control"] == "public, max-age=31536000, immutable"
        assert headers["vary"] == "Accept-Encoding"
        assert headers.get("content-encoding") == encoding
        bodies.append(body)
    plain, compressed = bodies
    assert len(compressed) < 0.6 * len(plain)
    assert gzip.decompress(compressed) == plain


@pytest.mark.parametrize(
    "address",
    [
        "modules/",
        "modules/explorer/explorer.js",
        "modules/0000000000000000/explorer/explorer.js",
        EXPLORER.replace("explorer.js", "explorer.html"),
        EXPLORER.replace("explorer.js", "explorer.py"),
        EXPLORER.replace("explorer/explorer.js", "style.css"),
        EXPLORER.replace("explorer.js", "none.js"),
        EXPLORER.replace("explorer/explorer.js", ""),
        EXPLORER.replace("explorer/explorer.js", "plots/streamlit.js"),
        EXPLORER.replace("explorer/", "explorer/../explorer/"),
        EXPLORER.replace("explorer/explorer.js", "../../../app.py"),
        EXPLORER.replace("explorer/explorer.js", "/etc/passwd"),
        EXPLORER + "\0",
    ],
)
def test_nothing_but_the_modules_is_there(address: str) -> None:
    status, headers, body = ask(address)
    assert (status, body) == (404, b"Not found")
    assert headers["cache-control"] == "no-store"


def test_the_files_are_below_the_servers_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    option: Callable[[str], object] = config.get_option
    monkeypatch.setattr(
        config, "get_option", lambda key: "/calculus/" if key == "server.baseUrlPath" else option(key)
    )
    for address in (EXPLORER, plotly_path()):
        assert ask(f"calculus/{address}")[0] == 200
        assert ask(address)[0] == 404


def test_the_modules_share_a_version_so_that_their_imports_of_each_other_hold() -> None:
    assert re.fullmatch(r"modules/[0-9a-f]{16}/explorer/explorer\.js", EXPLORER)
    assert {address_of(name).removesuffix(name) for name in modules()} == {
        EXPLORER.removesuffix("explorer/explorer.js")
    }


def test_another_text_has_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = dict(assets.modules()) | {"frame.js": assets.Asset(b"// changed")}
    monkeypatch.setattr(assets, "modules", lambda: changed)
    assets._version.cache_clear()
    try:
        assert assets.address_of("explorer/explorer.js") != EXPLORER
    finally:
        assets._version.cache_clear()


@pytest.mark.parametrize("name", modules())
def test_a_module_imports_modules_that_are_there(name: str) -> None:
    source = modules()[name].plain.decode()
    folder = name.rpartition("/")[0]
    for address in re.findall(r'^import (?:[^"]* from )?"([^"]+)"', source, flags=re.MULTILINE):
        parts = folder.split("/") if folder else []
        for part in address.split("/"):
            parts = parts[:-1] if part == ".." else parts if part == "." else [*parts, part]
        assert "/".join(parts) in modules(), address


def test_no_module_knows_streamlit_but_its_host_does() -> None:
    assert "setTriggerValue" in STREAMLIT_HOST.read_text(encoding="utf-8")
    for name, script in modules().items():
        assert "setTriggerValue" not in script.plain.decode(), name


@pytest.mark.parametrize("name", modules())
def test_no_markup_is_made_from_text_and_nothing_is_evaluated(name: str) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    assert not re.search(forbidden, modules()[name].plain.decode())


@pytest.mark.parametrize(("plot", "other"), [("explorer", "shrinking"), ("shrinking", "explorer")])
def test_a_plots_own_style_says_nothing_of_another_plot(plot: str, other: str) -> None:
    """All sheets are on every page: a rule for what both plots have must name its own."""
    sheet = re.sub(r"/\*.*?\*/", "", styles()[f"{plot}/{plot}.css"].plain.decode(), flags=re.DOTALL)
    markup = (STREAMLIT_HOST.parents[1] / other / f"{other}.html").read_text(encoding="utf-8")
    classes_there = set(" ".join(re.findall(r'class="([^"]*)"', markup)).split())
    for selectors in re.findall(r"([^{};]+)\{", re.sub(r"@[^{]*\{", "", sheet)):
        for selector in re.split(r",(?![^(]*\))", selectors):
            classes = re.findall(r"\.([\w-]+)", selector)
            assert f"deriv-{plot}" in classes or not classes_there.issuperset(classes), selector
