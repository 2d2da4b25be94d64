"""Work that may take for ever: asked of a few worker processes, under limits of time and memory."""

from __future__ import annotations

import atexit

from deriv_core.budget.allowance import (
    Allowance,
    OutOfTurn,
    checkpoint,
    refuse,
    shared,
    stopwatch,
    turn,
    watched,
)
from deriv_core.budget.pool import Pool

__all__ = [
    "Allowance",
    "OutOfTurn",
    "Pool",
    "ask",
    "checkpoint",
    "is_well",
    "refuse",
    "shared",
    "start",
    "stopwatch",
    "turn",
    "warm_up",
    "watched",
]

_POOL = Pool()
atexit.register(_POOL.close)
ask = _POOL.ask
start = _POOL.start
warm_up = _POOL.warm_up
is_well = _POOL.is_well
