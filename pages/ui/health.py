"""What a proxy asks: whether newcomers can be sent here. Streamlit's own answer knows of its main loop."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from .assets import address_of, modules, plotly_js, plotly_path, styles
from .doors import Doors

# A worker's pool is asked by a thread that may wait; what takes longer is no health.
SECONDS = 2.0
PAUSE = 1.0
_HEADERS = {"Cache-Control": "no-store"}

Check = Callable[[], bool]


def health_route(start: str, doors: Doors, checks: Mapping[str, Check]) -> Route:
    """``/healthz`` below `start`: 200 where every check holds, else 503; which, is said.

    "room" is told and decides nothing: a full server is well, and keeps its room for those inside.
    """

    asked, said = -math.inf, dict.fromkeys(checks, False)
    one = asyncio.Lock()

    async def found() -> dict[str, bool]:
        """What the checks say, asked once a second at most, whoever asks."""
        nonlocal asked, said
        async with one:
            if time.monotonic() - asked > PAUSE:
                held = await asyncio.gather(*map(_held, checks.values()))
                asked, said = time.monotonic(), dict(zip(checks, held, strict=True))
        return said

    async def answer(_request: Request) -> JSONResponse:
        now = {**await found(), "staying": not doors.leaving}
        well = all(now.values())
        return JSONResponse({**now, "room": doors.closed() is None}, 200 if well else 503, headers=_HEADERS)

    return Route(f"{start}healthz", answer)


async def _held(check: Check) -> bool:
    try:
        return await asyncio.wait_for(asyncio.to_thread(check), SECONDS)
    except Exception:
        return False


def files_are_there() -> bool:
    """Whether the browser's files can be handed out, compressed as they travel."""
    named = [*modules(), *styles()]
    return bool(plotly_path() and plotly_js().gzipped and all(address_of(name) for name in named))
