"""The application, served as a visitor would get it, for tests without a browser."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from websockets.asyncio.client import connect

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """The application on a port of its own.

    Parameters
    ----------
    descriptors : int, optional
        How many files it may have open.
    port : int, optional
    full_disk : bool
        Whether whatever it writes to a file fails.
    **environment : str
        What is set for it.
    """

    def __init__(
        self, descriptors: int = 0, port: int = 0, *, full_disk: bool = False, **environment: str
    ) -> None:
        self.port = port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]

        def held() -> None:
            if descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
            if full_disk:
                resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=held,
        )
        assert self.process.stdout is not None
        assert any(b"http://" in line for line in self.process.stdout)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def megabytes(self) -> float:
        """Memory in use."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def health(self) -> str:
        address = f"http://127.0.0.1:{self.port}/_stcore/health"
        with urllib.request.urlopen(address, timeout=20) as answer:
            return str(answer.read().decode())

    def wait_until_well(self, seconds: float = 60) -> None:
        """Until it says so of itself."""
        deadline = time.monotonic() + seconds
        while True:
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/healthz", timeout=5):
                return
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def end(self) -> tuple[int, str]:
        """What it ended with after SIGTERM, and what it wrote since it began."""
        self.process.terminate()
        try:
            said, _ = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        return self.process.returncode, said.decode()

    def connect(self) -> connect:
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        own = f"http://127.0.0.1:{self.port}"
        return connect(address, origin=own, max_size=None, open_timeout=60, subprotocols=["streamlit"])  # type: ignore[list-item,arg-type]
