"""Room for learners: each takes file descriptors, and without any left a server is deaf.

A learner takes one for the line and three that Streamlit keeps for the visit (an event loop of its thread); a
browser that opens the page some more for a moment.
"""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from contextlib import suppress
from typing import Any

from streamlit.logger import get_logger

try:
    import resource
except ModuleNotFoundError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

_LOG = get_logger(__name__)
# As many are asked for as a process can ever use; fewer than WANTED are worth a word.
MOST, WANTED = 65_536, 4096
A_LEARNER = 4
# What is left for the files of the page, of those that are inside too: a part of the whole.
_FOR_FILES = 4
# Kept for those inside, where a crowd takes all the rest.
_KEPT = 24
_NONE_LEFT = (errno.EMFILE, errno.ENFILE)


def make_room() -> int:
    """Raise this process's limit as far as it may, and say so where that is not far; gives the limit."""
    if resource is None:
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    limit = _limit()
    if limit < WANTED:
        _LOG.warning(
            "This process may open only %d files at once: room for about %d learners. "
            "A higher limit (ulimit -n, LimitNOFILE=, --ulimit nofile=) makes more room.",
            limit,
            learners_in(limit),
        )
    return limit


def _limit() -> int:
    if resource is None:
        return MOST
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else soft


def learners_in(limit: int) -> int:
    """How many learners a limit of descriptors has room for.

    >>> learners_in(1024)
    192
    """
    return (limit - limit // _FOR_FILES) // A_LEARNER


def is_full() -> bool:
    """Whether one learner more would take what those inside need."""
    limit = _limit()
    return in_use() + A_LEARNER > limit - limit // _FOR_FILES


def in_use() -> int:
    """How many descriptors this process has open; 0 where that cannot be known."""
    try:
        return len(os.listdir("/dev/fd"))
    except OSError:
        return 0


def turn_away(loop: asyncio.AbstractEventLoop) -> None:
    """Have connections turned away when there is no descriptor left for them; those inside have a few.

    Left to itself, asyncio's loop tries thousands of times a second to let them in, says so each time, and
    gets to nothing else (it means to rest for a second, but each of its failures wakes it again).
    """
    crowd = _Crowd(loop)
    before = loop.get_exception_handler()

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error, door = context.get("exception"), getattr(context.get("socket"), "_sock", None)
        if isinstance(error, OSError) and error.errno in _NONE_LEFT and door is not None:
            crowd.begin(door)
        elif before is not None:
            before(loop, context)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(handle)


class _Crowd:
    """What is done at a door while there are no descriptors for whoever stands there."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._kept: list[int] = []
        self._door: socket.socket | None = None
        # The loop's own way to let people in, and with what it was called last.
        self._serve = getattr(loop, "_start_serving", lambda *_: None)
        self._called: tuple[Any, ...] = ()
        loop._start_serving = self._serve_again  # type: ignore[attr-defined]
        self._keep()

    def begin(self, door: socket.socket) -> None:
        """Turn everybody away from now on, until there is room."""
        if self._door is None:
            self._door = door
            _LOG.error("No file descriptor is left: new connections are turned away.")
            self._loop.call_soon(self._look)  # the loop is still trying

    def _serve_again(self, *arguments: Any) -> None:
        self._called = arguments
        if self._door is None:
            self._serve(*arguments)

    def _look(self) -> None:
        """Once a second: what was kept is for those inside, until as much is free again."""
        assert self._door is not None
        while self._kept:
            os.close(self._kept.pop())
        if self._called and in_use() + 2 * _KEPT <= _limit():
            self._loop.remove_reader(self._door)
            self._door = None
            self._keep()
            self._serve(*self._called)
        else:
            self._loop.add_reader(self._door, self._send_off)
            self._loop.call_later(1.0, self._look)

    def _send_off(self) -> None:
        assert self._door is not None
        try:
            while True:
                self._door.accept()[0].close()
        except BlockingIOError:
            return
        except OSError:  # those inside have all of it: nobody is heard for a second
            self._loop.remove_reader(self._door)

    def _keep(self) -> None:
        with suppress(OSError):
            while len(self._kept) < _KEPT:
                self._kept.append(os.open(os.devnull, os.O_RDONLY))
