"""Three replicas behind HAProxy, a class on them, and a real browser: one is killed, and all are restarted.

``make hosting-test`` runs it with a class of thirty and prints what was measured.
"""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.replicas import HAPROXY, NAMES, Proxy, Pupils, Replicas

pytestmark = pytest.mark.slow

LEARNERS = int(os.environ.get("HOSTING_LEARNERS", "12"))
# Seconds in which everybody goes on, on a quiet machine; ten usual answers more on any other.
WITHIN = 5.0


@pytest.fixture(scope="module")
def replicas() -> Iterator[Replicas]:
    if HAPROXY is None:
        message = "No HAProxy found."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    some = Replicas()
    some.start(*NAMES)
    yield some
    some.end()
    assert not [
        line for said in some.said for line in said.splitlines() if "Traceback" in line or " at /" in line
    ]


@pytest.fixture(scope="module")
def proxy(replicas: Replicas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    one = Proxy(replicas.ports, tmp_path_factory.mktemp("haproxy"))
    yield one
    one.end()


@pytest.fixture(scope="module")
def pupils(proxy: Proxy) -> Iterator[Pupils]:
    """The class, which works all the time."""
    some = Pupils(proxy.address, LEARNERS)
    some.wait_until(acted=2)
    yield some
    some.end()
    assert some.faults() == []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows nothing of these replicas."""
    one = browser.new_context(viewport={"width": 1280, "height": 800})
    one.set_default_timeout(60_000)
    yield one
    one.close()


def replica_of(context: BrowserContext) -> str:
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "replica")


def say(*words: object) -> None:
    """What was measured, for whoever looks on (`-s`)."""
    print("\n  ", *words, end="", flush=True)


def limit(pupils: Pupils) -> float:
    return WITHIN + 10 * pupils.usual()


def test_the_class_is_spread_over_the_replicas(pupils: Pupils) -> None:
    say(f"{LEARNERS} learners on", pupils.places, f"answers within {pupils.usual():.2f} s (95 of 100)")
    assert min(pupils.places.values()) >= LEARNERS / len(NAMES) - 2
    assert pupils.faults() == []


def drag_by_keys(page: Page, keys: str, wanted: str) -> None:
    """Move the point, and wait until all of the page says where it is."""
    point = page.get_by_role("slider", name="Point", exact=True)
    point.press(keys)
    expect(point).to_have_attribute("aria-valuenow", wanted)
    expect(page.get_by_role("textbox", name="Points")).to_have_value(wanted)
    expect(page.locator(".st-key-table tbody td").first).to_have_text(wanted)
    page.wait_for_url(f"**at={wanted}&**")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("healthz", 404),
        ("_stcore/metrics", 404),
        ("_stcore/agent/mcp", 404),
        ("_stcore/health", 200),
    ],
)
def test_the_proxy_hands_on_what_is_for_the_world(proxy: Proxy, path: str, status: int) -> None:
    try:
        with urllib.request.urlopen(f"{proxy.address}/{path}", timeout=20) as answer:
            found, headers = answer.status, answer.headers
    except urllib.error.HTTPError as error:
        found, headers = error.code, error.headers
    assert found == status
    assert headers["Server"] is None
    if status == 200:
        assert headers["Content-Security-Policy"].startswith("default-src 'self';")


def test_a_replica_is_killed_and_everybody_goes_on(
    replicas: Replicas, proxy: Proxy, pupils: Pupils, context: BrowserContext, gone: list[str]
) -> None:
    page = context.new_page()
    page.goto(f"{proxy.address}/?f=w^3&at=2&eps=0.5")
    expect(page.locator(".de-ready")).to_be_visible(timeout=60_000)  # a class works beside it
    drag_by_keys(page, "ArrowRight", "2.1")
    name = replica_of(context)
    there = pupils.places[name]
    killed = time.monotonic()
    replicas.kill(name)
    gone.append(name)
    # Let go while nobody is there, most likely: it is told all the same.
    drag_by_keys(page, "ArrowRight", "2.2")
    browser_back = time.monotonic() - killed
    assert replica_of(context) != name
    drag_by_keys(page, "ArrowLeft", "2.1")
    expect(page.get_by_role("alert")).not_to_be_attached()
    pupils.wait_until(acted=3)
    back = pupils.back(killed)
    say(f"replica killed: {len(back)} learners back after {back[0]:.2f} to {back[-1]:.2f} s, nothing lost,")
    say(f"and what a browser let go meanwhile is all over its page after {browser_back:.2f} s")
    assert len(back) >= there
    assert max(back[-1], browser_back) < limit(pupils)
    assert pupils.places[name] == 0
    assert pupils.faults() == []


@pytest.fixture(scope="module")
def gone() -> list[str]:
    """The replica that was killed."""
    return []


def test_a_replica_that_is_there_again_takes_its_share(
    replicas: Replicas, proxy: Proxy, pupils: Pupils, gone: list[str]
) -> None:
    (name,) = gone
    replicas.start(name)
    time.sleep(2 + 10 * pupils.usual())  # HAProxy asks once a second
    newcomers = Pupils(proxy.address, 6)
    newcomers.wait_until(acted=1)
    newcomers.end()
    say("newcomers on", newcomers.places)
    assert newcomers.places[name] >= 4
    assert newcomers.faults() == []


def test_a_rolling_restart_under_load_loses_nothing(replicas: Replicas, pupils: Pupils) -> None:
    for name in NAMES:
        ended = time.monotonic()
        replicas.restart(name)
        pupils.wait_until(acted=1)
        back = pupils.back(ended)
        say(f"{name} restarted: {len(back)} learners moved, the last after {back[-1] if back else 0:.2f} s")
        assert pupils.faults() == []
    say(f"answers within {pupils.usual():.2f} s (95 of 100) in all")
    assert min(replicas.running[name].process.poll() is None for name in NAMES)
