"""Fifty learners open fifty heavy functions at once, and an easy learner beside them goes on working.

Prints when the heavy answers were there, and the easy learner's waits, against those on an idle server.
Loopback only, and over after ten minutes: ``python benchmarks/classroom/measure.py [learners]``.
"""

from __future__ import annotations

import asyncio
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
LEARNERS = 50
SECONDS = 600


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


async def visit(learner: ClientConnection, function: str, point: str) -> float:
    """Open a link in the learner's session; the seconds until the page's run is over."""
    message = BackMsg()
    message.rerun_script.query_string = f"f={quote(function)}&at={point}&eps=0.5"
    began = time.monotonic()
    await learner.send(message.SerializeToString())
    while ForwardMsg.FromString(await learner.recv()).WhichOneof("type") != "script_finished":
        pass
    return time.monotonic() - began


async def easy(learner: ClientConnection, until: asyncio.Event, most: int) -> list[float]:
    """A learner who opens one easy function after another, without a pause."""
    waits = []
    while not until.is_set() and len(waits) < most:
        waits.append(await visit(learner, f"w^2 + {len(waits)}", "2"))
    return waits


async def measure(port: int, learners: int) -> None:
    def learner() -> connect:
        own = f"127.0.0.1:{port}"
        return connect(f"ws://{own}/_stcore/stream", origin=f"http://{own}", max_size=None, open_timeout=60)  # type: ignore[arg-type]

    async with learner() as one:
        await visit(one, "w^2", "3")
        idle = await easy(one, asyncio.Event(), 20)
        heavy = [await learner() for _ in range(learners)]
        over = asyncio.Event()
        going_on = asyncio.create_task(easy(one, over, 10_000))
        functions = [f"sin(tan(-{k}x^2 - {k % 7})^3)" for k in range(1, learners + 1)]
        waits = await asyncio.gather(*(visit(h, f, "3") for h, f in zip(heavy, functions, strict=True)))
        over.set()
        busy = await going_on
        for h in heavy:
            await h.close()
    print(f"heavy: {learners} answers, median {statistics.median(waits):.1f} s, last {max(waits):.1f} s")
    busy_median, worst, idle_median = (
        1000 * wait for wait in (statistics.median(busy), max(busy), statistics.median(idle))
    )
    print(f"easy:  median {busy_median:.0f} ms, worst {worst:.0f} ms, {len(busy)} of them")
    print(f"       median {idle_median:.0f} ms while nobody else asks")


def main() -> None:
    """Serve the application, measure, stop."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert server.stdout is not None
        assert any(b"http://" in line for line in server.stdout)
        learners = int(sys.argv[1]) if len(sys.argv) > 1 else LEARNERS
        asyncio.run(asyncio.wait_for(measure(port, learners), SECONDS))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
