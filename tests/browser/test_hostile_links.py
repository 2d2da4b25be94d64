"""Every key of every page's address with values from hell: no trace, no hang, nothing foreign asked."""

from __future__ import annotations

import json
import random
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[1] / "cases" / "hostile.jsonl"
TEXTS = [json.loads(line)["text"] for line in CASES.read_text(encoding="utf-8").splitlines()]
#: What is hostile to an address, more than to a function.
VALUES = (
    "",
    "nan",
    "-1e400",
    "1e-400",
    "0:0",
    "1:-1",
    "-inf:inf",
    "1e308:1e309",
    "3," * 400,
    "<script>alert(1)</script>",
    '"><img src=//foreign.test/x onerror=alert(1)>',
    "javascript:alert(1)",
    "![x](//foreign.test/x.png) :material/home: $\\href{//foreign.test}{x}$",
    "../../etc/passwd",
    "%00\x00\ud7ff\ufffe",
    "\u202e\u2066abc\u2069",
    "e̸̱̋" * 200,
    "__proto__",
    "eNq" + "A" * 3000,
    "sign@" + "9" * 500 + ":" + "?" * 500,
    "w" * 20_000,
)
KEYS = {
    "/": ("f", "at", "eps", "scheme", "x", "y", "view", "embed", "embed_options", "nosuch"),
    "/steps": ("f", "at", "eps", "order", "notation", "mode"),
    "/shrinking": ("f", "at", "eps", "scheme", "x", "y"),
    "/lessons": ("lesson", "show"),
    "/task": (
        "f",
        "at",
        "eps",
        "scheme",
        "x",
        "y",
        "show",
        "lock",
        "order",
        "ask",
        "hint",
        "why",
        "within",
        "task",
    ),
    "/teach": ("f", "at", "eps", "show", "lock", "order", "ask", "hint", "within", "task"),
}
#: Links a page, each with a few of its keys.
LINKS = 8


def links(path: str) -> list[str]:
    """Each value once and each key often, by chance but always the same."""
    dice = random.Random(path)
    found = []
    for number in range(LINKS):
        chosen = dice.sample(KEYS[path], dice.randint(1, min(4, len(KEYS[path]))))
        values = [dice.choice(VALUES if dice.random() < 0.6 else TEXTS) for _ in chosen]
        values[0] = VALUES[(number * len(KEYS) + list(KEYS).index(path)) % len(VALUES)]
        pairs = zip(chosen, values, strict=True)
        found.append(path + "?" + "&".join(f"{key}={quote(value, errors='replace')}" for key, value in pairs))
    return found


@pytest.mark.parametrize("path", KEYS)
def test_a_link_from_hell_opens_a_page_that_works(open_page: OpenPage, path: str) -> None:
    dialogs: list[str] = []
    page = open_page(path)
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    base = page.url.split("/", 3)
    for link in links(path):
        page.goto("/".join(base[:3]) + link, wait_until="commit")
        expect(page.get_by_role("heading", level=1).first, link[:200]).to_be_attached()
        expect(
            page.locator("[data-testid=stApp][data-test-script-state=notRunning]"), link[:200]
        ).to_be_attached()
        expect(page.get_by_test_id("stException"), link[:200]).not_to_be_attached()
        assert page.evaluate("1 + 1") == 2
    assert dialogs == []
