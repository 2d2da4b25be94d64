"""How precisely numbers are known: 60 digits of a point and what follows from it, and mpmath's own precision.

`MP` is a private context that never changes its precision, so threads cannot disturb each other. Who needs
another one sets mpmath's own with `digits`, one caller at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import mpmath
from mpmath.ctx_mp import MPContext

#: Of a point, a limit and a coefficient of a series.
MP_DIGITS = 60
MP: Any = MPContext()
MP.dps = MP_DIGITS
#: What cancels to within so much of its parts is 0: the last 20 digits do not count.
TINY: Any = MP.mpf(10) ** -40

Real: TypeAlias = Any  # an mpf of the private context

# mpmath's own precision belongs to the process, not to the thread: without this, one learner's session would
# change the digits another one is computing with.
_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def digits(number: int) -> Iterator[None]:
    """Run the block with that many decimal digits in mpmath."""
    with _ONE_AT_A_TIME, mpmath.workdps(number):
        yield
