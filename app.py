"""The served application: Streamlit's pages, the browser's files, who and what is let in. Nothing else."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from deriv_core import budget
from pages.ui.compressed import CompressedStatic
from pages.ui.desk import dear
from pages.ui.doors import DoorKeeper, Doors, drain_before_the_end
from pages.ui.first_paint import FirstPaint
from pages.ui.health import files_are_there, health_route
from pages.ui.room import is_full, make_room, turn_away
from pages.ui.security import BoundedMessages, OnlyWhatIsAsked, SecurityHeaders
from pages.ui.serving import asset_routes, start_of_paths
from pages.ui.terse_log import TerseLog, keep_terse

LARGEST_MESSAGE = 250_000  # bytes, from a browser
# For how many seconds a server that is told to end sees those inside off, one after another.
DRAIN = float(os.environ.get("DERIVATIVE_EXPLORER_DRAIN", "2"))

doors = Doors(is_full)


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Pay for the imports and a first proof before a learner comes; keep them from the collector."""
    keep_terse(TerseLog())
    # The first scene is drawn outside of a visit, on purpose.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    make_room()
    from pages.ui.desk.question import first_question
    from pages.ui.desk.texts import FIRST_VISIT
    from pages.ui.lessons.shelf import shelf
    from pages.ui.picture import scene_for

    scene_for(first_question(FIRST_VISIT))
    shelf()
    for pool in (dear, budget):
        threading.Thread(target=pool.warm_up, daemon=True).start()
    gc.collect()
    gc.freeze()
    loop = asyncio.get_running_loop()
    turn_away(loop)
    drain_before_the_end(doors, loop, DRAIN)
    yield


app = st.App(
    Path(__file__).parent / "pages" / "navigation.py",
    lifespan=warm,
    routes=[
        *asset_routes(),
        health_route(
            start_of_paths(),
            doors,
            {"steps": budget.is_well, "pictures": dear.is_well, "files": files_are_there},
        ),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(OnlyWhatIsAsked, origins=config.get_option("server.corsAllowedOrigins")),
        Middleware(DoorKeeper, doors=doors),
        Middleware(BoundedMessages, most=LARGEST_MESSAGE),
        Middleware(CompressedStatic, start=start_of_paths()),
        Middleware(FirstPaint),
    ],
)
