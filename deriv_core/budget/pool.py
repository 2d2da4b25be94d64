"""Run a question that may take for ever under a limit of time and memory, in a process of its own.

A worker is a small program (`worker`) with SymPy already imported. For each question it forks a
child under its limits, so a question starts warm, ends with its process, and whatever it did to memory or
caches ends with it; the next one is not even slower. Questions and answers are lines of JSON: what travels is
text, which is parsed again, and nothing is ever unpickled.

Pebble was tried first. Its pool is right for a server, but each of its processes imports the caller's
``__main__`` again: a teacher's ten-line script without an ``if __name__`` guard would run itself anew in
every worker.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deriv_core import errors
from deriv_core.budget.allowance import SECONDS, held_to_what_is_shared
from deriv_core.errors import DerivError, TooComplex
from deriv_core.words import Message

WORKERS = 2
MOST_WAITING = 16
MEGABYTES = 1024
_GRACE = 2.0  # for a worker that has not yet noticed that its child is late
WAITING = 30.0

_ROOT = Path(__file__).resolve().parents[2]
# Ctrl+C goes to the whole terminal; a worker ends with its parent and says nothing of its own.
_PROGRAM = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); sys.path.insert(0, sys.argv[1]); "
    "from deriv_core.budget.worker import main; main()"
)
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class _Broken(Exception):
    """The worker is gone or silent."""


class _NotReady(Exception):
    """The worker is still importing."""


class _Worker:
    """One worker process and the thread that listens to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | _ONE_THREAD,
            text=True,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._ready = False

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stdout:
            for line in stdout:
                self._lines.put(line)
        self._lines.put("")

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, question: dict[str, Any], waiting: float) -> dict[str, Any]:
        """The answer to a question; its clock starts when the worker is ready."""
        self._wait_until_ready(waiting)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise _Broken from error
        return self._read(float(question["seconds"]) + _GRACE)

    def _wait_until_ready(self, seconds: float) -> None:
        if self._ready:
            return
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty as error:
            raise (_Broken if seconds >= WAITING else _NotReady) from error
        if not line:
            raise _Broken
        self._ready = True

    def _read(self, seconds: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty as error:
            raise _Broken from error
        if not line:
            raise _Broken
        answer: dict[str, Any] = json.loads(line)
        return answer

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def stop(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # a question may still be on its way
                self._process.stdin.close()


@dataclass
class Pool:
    """A few workers, started when first needed, and a short queue before them.

    Parameters
    ----------
    size : int
        How many questions are answered at once.
    most_waiting : int
        How many more may wait; beyond that a question is refused at once.
    """

    size: int = WORKERS
    most_waiting: int = MOST_WAITING
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _idle: list[_Worker] = field(default_factory=list)
    _places: threading.Semaphore = field(init=False)
    _waiting: int = 0
    _started: bool = False
    _was_well: bool = False

    def __post_init__(self) -> None:
        self._places = threading.Semaphore(self.size)

    @held_to_what_is_shared
    def ask(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        waiting: float = WAITING,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Any:
        """The value of ``function(*arguments)``, worked out in another process.

        Parameters
        ----------
        function : callable
            Importable by name.
        *arguments
            Anything JSON can carry; so must be what the function returns.
        seconds : float
            Time allowed, waiting for a free worker not counted; less where the caller's `shared` time ends.
        megabytes : int
            Address space allowed.
        waiting : float
            Time allowed until a worker is free, and again until a new one has imported SymPy (which it then
            does for the next question).
        wanted : callable
            Whether anybody still wants the answer, asked when it is the question's turn.

        Raises
        ------
        TooComplex
            Out of time (``seconds``) or memory (``megabytes``), no worker was free in time (``waiting``), or
            too many questions are waiting (``questions``); also where the process died of something else
            (``process``).
        DerivError
            Whatever of this kind the function raised.
        """
        question = {
            "module": function.__module__,
            "function": function.__qualname__,
            "arguments": arguments,
            "seconds": seconds,
            "megabytes": megabytes,
        }
        with self._lock:
            if self._waiting >= self.size + self.most_waiting:
                raise TooComplex("questions", self.most_waiting, Message("errors-too-many-hard-questions-at"))
            self._waiting += 1
        try:
            if not self._places.acquire(timeout=waiting):
                raise TooComplex("waiting", waiting, Message("errors-too-many-hard-questions-at"))
            try:
                if not wanted():
                    raise TooComplex("waiting", waiting, Message("errors-nobody-waits-for-answer-any"))
                return self._answer(question, waiting)
            finally:
                self._places.release()
        finally:
            with self._lock:
                self._waiting -= 1

    def _answer(self, question: dict[str, Any], waiting: float) -> Any:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
            self._started = True
        worker = worker or _Worker()
        try:
            answer = worker.ask(question, waiting)
        except _NotReady:
            with self._lock:
                self._idle.append(worker)
            raise TooComplex("waiting", waiting) from None
        except _Broken:
            worker.stop()
            raise TooComplex("process", 1, Message("errors-question-could-not-answered-its")) from None
        except BaseException:
            worker.stop()
            raise
        with self._lock:
            self._idle.append(worker)
        return _opened(answer, question)

    def start(self) -> None:
        """Start a first worker and do not wait for it."""
        with self._lock:
            if not self._started:
                self._started = True
                self._idle.append(_Worker())

    def warm_up(self) -> None:
        """Start a worker now, so that the first question does not wait for SymPy's import."""
        self.ask(time.time)

    def is_well(self, seconds: float = 1.0) -> bool:
        """Whether questions are answered: one is, or others are at work, or a worker is on its way again.

        Workers that died while nobody asked are forgotten, so that nobody's question finds them dead.
        """
        with self._lock:
            ended = [worker for worker in self._idle if worker.has_ended]
            self._idle = [worker for worker in self._idle if worker not in ended]
            busy = self._waiting > 0
        for worker in ended:
            worker.stop()
        if busy:
            return self._was_well
        try:
            self.ask(time.time, seconds=seconds, waiting=seconds)
        except TooComplex as refusal:
            return self._was_well and refusal.bound == "waiting"
        except OSError:  # no process can be started
            return False
        self._was_well = True
        return True

    def close(self) -> None:
        """Stop the idle workers."""
        with self._lock:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.stop()


def _opened(answer: dict[str, Any], question: dict[str, Any]) -> Any:
    """The value in an answer, or the error it tells of."""
    match answer:
        case {"value": value}:
            return value
        case {"over": "seconds"}:
            raise TooComplex("seconds", question["seconds"])
        case {"over": "megabytes"}:
            raise TooComplex("megabytes", question["megabytes"])
        case {"error": [str(name), list(arguments)]}:
            kind = getattr(errors, name, None)
            if isinstance(kind, type) and issubclass(kind, DerivError):
                raise kind(*arguments)
            raise TooComplex("process", 1, Message("errors-question-could-not-answered", name=name))
        case _:
            raise TooComplex("process", 1, Message("errors-question-could-not-answered-its"))
