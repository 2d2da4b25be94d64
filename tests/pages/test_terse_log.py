"""What the log keeps: once, where, and none of the words that somebody typed."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from pages.ui.terse_log import PAUSE, TerseLog, keep_terse

SECRET = "w^2 + 271828"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Lines(logging.Handler):
    """What would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.all.append(logging.Formatter().format(record))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def written(clock: Clock) -> Iterator[tuple[logging.Logger, Lines]]:
    make = logging.getLogRecordFactory()
    keep_terse(TerseLog(clock))
    logger, lines = logging.getLogger("test_terse_log"), Lines()
    logger.addHandler(lines)
    logger.propagate = False
    yield logger, lines
    logging.setLogRecordFactory(make)
    logger.handlers.clear()
    logger.filters.clear()


def fail(logger: logging.Logger) -> None:
    try:
        int(SECRET)
    except ValueError:
        logger.exception("Uncaught:\nfuture: exception=%s", SECRET)


def test_an_exception_is_told_by_its_kind_and_place_and_not_by_its_words(
    written: tuple[logging.Logger, Lines],
) -> None:
    logger, lines = written
    fail(logger)
    (line,) = lines.all
    assert line.startswith("Uncaught: ValueError at ")
    assert "test_terse_log.py" in line
    assert "271828" not in line
    assert "\n" not in line


def test_what_happens_again_is_written_once_a_minute_with_how_often(
    written: tuple[logging.Logger, Lines], clock: Clock
) -> None:
    logger, lines = written
    for number in range(1000):
        logger.warning("Line %d is closed.", number)
        fail(logger)
    assert len(lines.all) == 2
    clock.now += PAUSE
    logger.warning("Line %d is closed.", 1000)
    assert lines.all[2:] == ["Line 1000 is closed. (999 more like this since)"]


def test_other_lines_are_written_and_no_more_of_them_remembered_than_can_be(
    written: tuple[logging.Logger, Lines],
) -> None:
    logger, lines = written
    for number in range(1000):
        logger.warning(f"Line {number}")
    assert len(lines.all) == 1000
    (terse,) = (one for one in logger.filters if isinstance(one, TerseLog))
    assert len(terse._written) <= 256
