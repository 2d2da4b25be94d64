"""Replicas of the application behind the HAProxy that deploy/ sets up, all here, and a class on them."""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load.learner import Learner
from tests.served import ROOT, Server, free_port

NAMES = ("one", "two", "three")
# Debian has it where only root looks.
HAPROXY = shutil.which("haproxy") or next(filter(os.path.exists, ["/usr/sbin/haproxy"]), None)
TEMPLATE = re.compile(r"^    server-template .*$", re.MULTILINE)


class Proxy:
    """HAProxy as deploy/haproxy.cfg has it, but for its servers: they are named here, and no DNS is asked."""

    def __init__(self, ports: dict[str, int], folder: Path) -> None:
        assert HAPROXY is not None
        self.port = free_port()
        servers = "\n".join(
            f"    server {name} 127.0.0.1:{port} cookie {name}" for name, port in ports.items()
        )
        text, found = TEMPLATE.subn(servers, (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8"))
        assert found == 1
        text = text.replace(" dynamic attr", " attr").replace('    dynamic-cookie-key "${COOKIE_KEY}"\n', "")
        config = folder / "haproxy.cfg"
        config.write_text(text, encoding="utf-8")
        environment = os.environ | {"BIND": f"127.0.0.1:{self.port}"}
        self.process = subprocess.Popen(
            [HAPROXY, "-db", "-f", str(config)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def end(self) -> str:
        """Stop it; gives what it said."""
        self.process.terminate()
        return self.process.communicate(timeout=20)[0].decode()


@dataclass
class Replicas:
    """The replicas by their names, and what those that ended have said."""

    ports: dict[str, int] = field(default_factory=lambda: {name: free_port() for name in NAMES})
    running: dict[str, Server] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def start(self, *names: str) -> None:
        """Start some at once, and wait until they are well."""
        threads = [threading.Thread(target=self._start, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for name in names:
            self.running[name].wait_until_well()

    def _start(self, name: str) -> None:
        self.running[name] = Server(port=self.ports[name], DERIVATIVE_EXPLORER_DRAIN="2")

    def kill(self, name: str) -> None:
        """End one as a machine ends that loses its power."""
        server = self.running.pop(name)
        server.process.kill()
        self.said.append(server.process.communicate(timeout=20)[0].decode())

    def restart(self, name: str) -> None:
        """End one as a new version does, and start it again."""
        self.said.append(self.running.pop(name).end()[1])
        self.start(name)

    def end(self) -> None:
        for name in list(self.running):
            self.said.append(self.running.pop(name).end()[1])


@dataclass
class Pupil:
    """A learner who does something every second or two, and knows what must be on the page."""

    learner: Learner
    dice: random.Random
    wanted: dict[str, str]
    waits: list[float] = field(default_factory=list)
    #: When it was there again, each time that it had lost its line.
    returns: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    async def learn(self, until: threading.Event) -> None:
        """Open the link and go on until the lesson is over; what is not as it was left is a fault."""
        await self.learner.open()
        while not until.is_set():
            lost = asyncio.create_task(self.learner.lost())
            pause = asyncio.create_task(asyncio.sleep(self.dice.uniform(1, 2)))
            await asyncio.wait([lost, pause], return_when=asyncio.FIRST_COMPLETED)
            lost.cancel()
            pause.cancel()
            if (await self.learner.come_back()).lost:
                self.returns.append(time.monotonic())
                self.compare("came back")
            if pause.done():
                with suppress(asyncio.CancelledError):
                    await self.act()
        await self.learner.leave()

    async def act(self) -> None:
        """Let the point go somewhere else, or type another ε or another function."""
        what = self.dice.random()
        if what < 0.7:
            self.wanted["at"] = f"{self.dice.randint(-40, 40) / 10:g}"
            answer = await self.learner.release(point=float(self.wanted["at"]))
        elif what < 0.9:
            self.wanted["eps"] = f"{self.dice.choice((1, 0.1, 0.01)) * self.dice.randint(1, 9):g}"
            answer = await self.learner.type("ε", self.wanted["eps"])
        else:
            self.wanted["f"] = f"w^{self.dice.randint(2, 5)} + {self.dice.randint(1, 99)}"
            answer = await self.learner.type("J(w) =", self.wanted["f"])
        if answer.lost:
            self.returns.append(time.monotonic())
        else:
            self.waits.append(answer.seconds)
        self.compare("acted")

    def compare(self, when: str) -> None:
        """The address, the fields and the picture say what is wanted."""
        query, scene = self.learner.query, self.learner.scene("explorer")
        there = {
            "f": (query["f"], self.learner.field("J(w) =")),
            "at": (query["at"], self.learner.field("Points"), f"{scene['point']:g}"),
            "eps": (query["eps"], self.learner.field("ε"), f"{scene['step']:g}"),
        }
        for key, wanted in self.wanted.items():
            if set(there[key]) != {wanted}:
                self.faults.append(f"{when}: {key} is {there[key]} and not {wanted}")


class Pupils:
    """A class, in a thread of its own."""

    def __init__(self, address: str, count: int) -> None:
        self.over = threading.Event()
        self.all: list[Pupil] = []
        for number in range(count):
            dice = random.Random(number)
            wanted = {"f": f"w^2 + {number}", "at": "3", "eps": "0.5"}
            path = f"/?f=w%5E2%20%2B%20{number}&at=3&eps=0.5"
            self.all.append(Pupil(Learner(address, path), dice, wanted))
        self._failed: list[BaseException] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        async def learn() -> None:
            await asyncio.gather(*(pupil.learn(self.over) for pupil in self.all))

        try:
            asyncio.run(learn())
        except BaseException as failed:
            self._failed.append(failed)

    def wait_until(self, acted: int) -> None:
        """Until every pupil has done so many things more, undisturbed."""
        wanted = [(pupil, len(pupil.waits) + acted) for pupil in self.all]
        deadline = time.monotonic() + 180
        while any(len(pupil.waits) < count for pupil, count in wanted):
            assert not self._failed, self._failed
            assert time.monotonic() < deadline, "the class stands still"
            time.sleep(0.05)

    @property
    def places(self) -> dict[str, int]:
        """How many are on which replica."""
        on = [pupil.learner.cookies.get("replica", "") for pupil in self.all]
        return {name: on.count(name) for name in NAMES}

    def usual(self) -> float:
        """What one usually waits for an answer: the 95th of a hundred."""
        waits = sorted(wait for pupil in self.all for wait in pupil.waits)
        return waits[int(0.95 * len(waits))]

    def back(self, since: float) -> list[float]:
        """When those were back, in seconds since then, who had to come back."""
        return sorted(at - since for pupil in self.all for at in pupil.returns if at >= since)

    def faults(self) -> list[str]:
        return [fault for pupil in self.all for fault in pupil.faults]

    def end(self) -> None:
        self.over.set()
        self._thread.join(60)
        assert not self._failed, self._failed
