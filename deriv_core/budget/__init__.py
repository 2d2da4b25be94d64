"""Work that may take for ever: asked of a few worker processes, under limits of time and memory."""

from __future__ import annotations

import atexit

from deriv_core.budget.allowance import Allowance, refuse, shared, stopwatch, watched
from deriv_core.budget.pool import Pool

__all__ = ["Allowance", "Pool", "ask", "refuse", "shared", "start", "stopwatch", "warm_up", "watched"]

_POOL = Pool()
atexit.register(_POOL.close)
ask = _POOL.ask
start = _POOL.start
warm_up = _POOL.warm_up
