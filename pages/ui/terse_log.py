"""The log says what happened and where, once; never what somebody typed.

An exception's own words may hold a formula ("could not convert 'my secret' ..."): its kind and its places in
the code are told, its words are not. What happens again and again is told once a minute, with how often: a
flood of broken messages may fill no disk.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from types import TracebackType

#: Seconds for which the same line is not written again.
PAUSE = 60.0
_MOST = 256  # of different lines that are remembered
_MOST_PLACES = 12
# What uvicorn says where a websocket was refused with an answer, as it can be: nothing went wrong.
_NOTHING = "ASGI callable returned without completing handshake."


class TerseLog(logging.Filter):
    """Shortens what a logger is about to write, and stops what it has just written."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        # When a line was written last, and how often it was wanted since.
        self._written: OrderedDict[tuple[object, ...], tuple[float, int]] = OrderedDict()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written; shortens it."""
        places = ""
        if record.msg == _NOTHING:
            return False
        if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            places = told(record.exc_info[1], record.exc_info[2])
            # A task's or a future's own description, below the first line, has the exception in it.
            first, *_ = record.getMessage().split("\n")
            record.msg, record.args = f"{first} {places}", ()
            record.exc_info = record.exc_text = record.stack_info = None
        key = (record.name, record.levelno, places or record.msg)
        now = self._clock()
        at, since = self._written.pop(key, (-PAUSE, 0))
        again = now - at < PAUSE
        self._written[key] = (at, since + 1) if again else (now, 0)
        if len(self._written) > _MOST:
            self._written.popitem(last=False)
        if since and not again:
            record.msg, record.args = f"{record.getMessage()} ({since} more like this since)", ()
        return not again


def told(error: BaseException, places: TracebackType | None) -> str:
    """An exception without its words.

    >>> try:
    ...     int("my secret")
    ... except ValueError as error:
    ...     told(error, error.__traceback__).split(" at ")[0]
    'ValueError'
    """
    stack = traceback.extract_tb(places)[-_MOST_PLACES:]
    where = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(stack))
    return f"{type(error).__name__} at {where or 'an unknown place'}"


def keep_terse(terse: TerseLog) -> None:
    """Have every logger of this process, those to come included, write through a filter."""
    make = logging.getLogRecordFactory()

    def make_watched(name: str, *arguments: object, **more: object) -> logging.LogRecord:
        logging.getLogger(name).addFilter(terse)
        return make(name, *arguments, **more)

    logging.setLogRecordFactory(make_watched)
