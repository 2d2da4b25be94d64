"""The other side of the pool: read questions from standard input, answer each from a child process."""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import math
import os
import select
import signal
import sys
import time
from pathlib import Path
from typing import Any

Answer = dict[str, Any]


_NICE = 2  # who asks is served before: a page that only moves a point must not wait for a worker


class _NobodyAsks(Exception):
    """Whoever asked is gone."""


def main() -> None:
    """Answer questions, a line each, until there are no more."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever prints must not print into the answers
    for name in ("deriv_core.calculus.verdict.sympy_limits", "deriv_core.curve.carried"):
        importlib.import_module(name)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    gc.freeze()  # so that a child's first collection does not copy every page
    forks = hasattr(os, "fork")
    with contextlib.suppress(BrokenPipeError, _NobodyAsks):
        _tell(answers, "{}")
        for line in sys.stdin:
            question = json.loads(line)
            _tell(answers, _in_a_child(question) if forks else json.dumps(_answer(question)))


def _tell(answers: int, answer: str) -> None:
    rest = memoryview(f"{answer}\n".encode())
    while rest:
        rest = rest[os.write(answers, rest) :]


def _in_a_child(question: Answer) -> str:
    """The answer of a child process, as JSON; the child never outlives its time."""
    reader, writer = os.pipe()
    deadline = time.monotonic() + question["seconds"]
    child = os.fork()
    if child == 0:
        os.close(reader)
        _answer_and_exit(question, writer)
    os.close(writer)
    text, late = b"", False
    while not late:
        wanted = [reader, sys.stdin.fileno()]
        ready, _, _ = select.select(wanted, [], [], max(0.0, deadline - time.monotonic()))
        late = not ready
        if ready and reader not in ready:  # nobody asks before there is an answer: the other end is closed
            os.kill(child, signal.SIGKILL)
            raise _NobodyAsks
        if ready:
            part = os.read(reader, 1 << 16)
            if not part:
                break
            text += part
    os.close(reader)
    if late:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return json.dumps({"over": "seconds"})
    return text.decode() if text and os.waitstatus_to_exitcode(status) == 0 else json.dumps({"died": status})


def _answer_and_exit(question: Answer, writer: int) -> None:
    """What the child does."""
    try:
        _limit(question)
        text = json.dumps(_answer(question))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(text.encode())
        os._exit(0)
    finally:
        os._exit(1)


def _limit(question: Answer) -> None:
    import resource

    size = _address_space() + (int(question["megabytes"]) << 20)
    # A stop of its own, should the worker be killed before it can stop its child.
    seconds = math.ceil(question["seconds"]) + 1
    for what, limit in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # not every system has them all, or lets them be set
            resource.setrlimit(what, (limit, limit))


def _address_space() -> int:
    """Bytes mapped already; a limit counts those too."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _answer(question: Answer) -> Answer:
    try:
        function = getattr(importlib.import_module(question["module"]), question["function"])
        return {"value": function(*question["arguments"])}
    except MemoryError:
        return {"over": "megabytes"}
    except Exception as error:  # told to the one who asked
        arguments = error.__reduce__()[1]
        plain = [a if isinstance(a, (str, int, float, type(None))) else str(a) for a in arguments]
        return {"error": [type(error).__name__, plain]}
