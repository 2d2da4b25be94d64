"""mpmath's working precision, set for one caller at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import mpmath

# The precision belongs to the process, not to the thread: without this, one learner's session would change
# the digits another one is computing with.
_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def digits(number: int) -> Iterator[None]:
    """Run the block with that many decimal digits in mpmath."""
    with _ONE_AT_A_TIME, mpmath.workdps(number):
        yield
