"""Who and what is let in: full servers, one about to end, foreign pages, garbage; what the log keeps."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks.load.learner import Learner
from tests.served import Server

pytestmark = pytest.mark.slow

PAGE = {"Accept": "text/html"}
# Under a number that stands nowhere else.
TYPED = "w^2 + 271828182"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.end()


def get(server: Server, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of an answer."""
    request = urllib.request.Request(f"{server.address}/{path}", headers=headers or {})
    try:
        answer = urllib.request.urlopen(request, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        names = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status, names, answer.read().decode()


async def healthy(server: Server) -> dict[str, bool]:
    """What the server says of itself, when it is well."""
    async with asyncio.timeout(60):
        while True:
            with suppress(OSError):
                status, _, text = await asyncio.to_thread(get, server, "healthz")
                if status == 200:
                    found: dict[str, bool] = json.loads(text)
                    return found
            await asyncio.sleep(0.2)


def test_health_is_green_when_workers_and_files_are_there(server: Server) -> None:
    said = asyncio.run(healthy(server))
    assert said == dict.fromkeys(("steps", "pictures", "files", "staying", "room"), True)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("steps", 200),
        ("no/such/page", 200),
        ("_stcore/health", 200),
        ("_stcore/host-config", 200),
        ("healthz", 200),
        ("modules/0000/nothing.js", 404),
        ("static/nothing.js", 200),
        ("media/nothing", 404),
        ("_stcore/metrics", 404),
        ("_stcore/agent/openapi.json", 404),
        ("_stcore/agent/mcp", 404),
        ("_stcore/upload_file/a/b", 404),
        ("_stcore/script-health-check", 404),
        ("..%2f..%2fetc/passwd", 400),
    ],
)
def test_every_path_is_answered_under_the_same_headers(server: Server, path: str, status: int) -> None:
    found, headers, _ = get(server, path)
    assert found == status
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_streamlits_own_scripts_come_compressed_to_whoever_takes_it(server: Server) -> None:
    page = get(server, "", PAGE)[2]
    (script,) = re.findall(r'src="\./(static/js/index\.[^"]+\.js)"', page)
    address = f"{server.address}/{script}"
    with urllib.request.urlopen(address, timeout=20) as plain:
        text, kind = plain.read(), plain.headers.get_content_type()
    wanted = urllib.request.Request(address, headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(wanted, timeout=20) as answer:
        packed = answer.read()
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == "public, immutable, max-age=31536000"
        assert (kind, answer.headers.get_content_subtype()) == ("application/javascript", "javascript")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert gzip.decompress(packed) == text
    assert len(packed) < 0.4 * len(text)


async def line_from(server: Server, origin: str | None) -> int:
    """The status of a websocket's handshake from a page of that origin."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    try:
        async with connect(address, origin=origin):  # type: ignore[arg-type]
            return 101
    except InvalidStatus as refused:
        return int(refused.response.status_code)


def test_a_line_comes_from_this_page_alone(server: Server) -> None:
    foreign = [
        None,
        "null",
        "http://127.0.0.1:1",
        "http://localhost:1",
        "https://school.org",
        "http://[",
        "x",
    ]
    assert {asyncio.run(line_from(server, origin)) for origin in foreign} == {403}
    assert asyncio.run(line_from(server, server.address)) == 101


async def garbage(server: Server, message: bytes | str) -> int | None:
    """The code that a line is closed with."""
    async with connect(f"ws://127.0.0.1:{server.port}/_stcore/stream", origin=server.address) as line:  # type: ignore[arg-type]
        with suppress(ConnectionClosed):
            await line.send(message)
            await line.recv()
        return line.close_code


def test_the_log_says_once_what_happens_often_and_never_what_was_typed() -> None:
    server = Server()

    async def visit() -> set[int | None]:
        learner = Learner(server.address, "/?f=w^2&at=3")
        await learner.open()
        for text in (TYPED, f"{TYPED} +", f"nosuch({TYPED})", f"({TYPED})^({TYPED})^99"):
            await learner.type("J(w) =", text)
        # What the page would never send: a value of another kind for a field.
        learner._values[learner._labelled("Points").id].string_array_value.data.append(TYPED)
        with suppress(Exception):
            async with asyncio.timeout(5):
                await learner.type("ε", TYPED)
        await learner.leave()
        sent = [b"\xff\xff\xff", b"\x08", "text", TYPED, b"\x00" * 1000] * 40
        return {await garbage(server, one) for one in sent}

    codes = asyncio.run(visit())
    _, said = server.end()
    assert codes == {1002}
    assert "271828182" not in said
    assert "Traceback" not in said
    assert said.count("is no message of a page") == 1
    assert len(said.splitlines()) < 20, said


def test_a_full_server_says_so_to_newcomers_and_goes_on_for_those_inside() -> None:
    server = Server(descriptors=160)

    async def fill() -> None:
        await healthy(server)
        inside: list[Learner] = []
        for _ in range(60):
            if (await asyncio.to_thread(get, server, "", PAGE))[0] == 503:
                break
            inside.append(Learner(server.address, "/?f=w^2&at=3"))
            await inside[-1].open()
        assert 5 < len(inside) < 40
        status, headers, text = await asyncio.to_thread(get, server, "?f=w^3", PAGE)
        assert (status, headers["retry-after"]) == (503, "15")
        assert "Full at the moment" in text
        assert await line_from(server, server.address) == 503
        for learner in inside:
            await learner.release(point=2.5)
            assert learner.query["at"] == "2.5"
        said = await healthy(server)
        assert said["room"] is False
        # Whoever has the page open may have all that is left of the descriptors.
        knocking = await asyncio.gather(*(knock(server) for _ in range(150)))
        assert any(knocking)
        await inside[0].release(point=1.5)
        assert inside[0].query["at"] == "1.5"
        for one in knocking:
            if one is not None:
                one.close()
        await healthy(server)
        for learner in inside:
            await learner.leave()

    asyncio.run(fill())
    _, said = server.end()
    assert "may open only 160 files at once" in said
    assert len(said.splitlines()) < 20, said[-2000:]


async def knock(server: Server) -> asyncio.StreamWriter | None:
    """A connection that says nothing, if it stays open."""
    with suppress(OSError):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        try:
            await asyncio.wait_for(reader.read(1), 3)
        except TimeoutError:
            return writer
        writer.close()
    return None


def test_a_server_told_to_end_sees_those_inside_off_and_lets_nobody_in() -> None:
    server = Server(DERIVATIVE_EXPLORER_DRAIN="4")

    async def see() -> None:
        await healthy(server)
        inside = [Learner(server.address, "/?f=w^2&at=3") for _ in range(4)]
        for learner in inside:
            await learner.open()
        server.process.terminate()
        async with asyncio.timeout(20):
            while (await asyncio.to_thread(get, server, "healthz"))[0] != 503:
                await asyncio.sleep(0.05)
            status, _, text = await asyncio.to_thread(get, server, "", PAGE)
            assert status == 503
            assert "Restarting" in text
            last = inside[-1]
            await last.release(point=2.5)  # whoever is still inside works on
            assert last.query["at"] == "2.5"
            for learner in inside:
                await learner.lost()
        assert {learner._socket.close_code for learner in inside if learner._socket} == {1012}

    asyncio.run(see())
    assert server.process.wait(20) in (0, -15)
    assert "Traceback" not in server.end()[1]


def test_a_full_disk_is_not_noticed() -> None:
    server = Server(full_disk=True)

    async def learn() -> None:
        await healthy(server)
        learner = Learner(server.address, "/?f=w^2&at=3")
        await learner.open()
        await learner.release(point=2.5)
        await learner.type("J(w) =", "sin(tan(-2x^2 - 1)^3)")  # worked out by a worker
        assert learner.query["f"] == "sin(tan(-2x^2 - 1)^3)"
        await learner.leave()

    asyncio.run(learn())
    _, said = server.end()
    assert " at /" not in said
    assert "Traceback" not in said
