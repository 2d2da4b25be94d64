"""The served application as a process: what it holds of what it is sent, and how it ends."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from urllib.parse import quote

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app import LARGEST_MESSAGE
from tests.served import Server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.end()


def visit(query: str = "") -> BackMsg:
    message = BackMsg()
    message.rerun_script.query_string = query
    return message


def typed(field: str, text: str) -> BackMsg:
    message = visit()
    state = message.rerun_script.widget_states.widgets.add()
    state.id, state.string_value = field, text
    return message


async def run_of(socket: ClientConnection) -> list[ForwardMsg]:
    """All that comes until the page's run is over."""
    seen = []
    while True:
        seen.append(ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 60)))
        if seen[-1].WhichOneof("type") == "script_finished":
            return seen


def field_named(messages: list[ForwardMsg], label: str) -> str:
    """The id of a text field."""
    fields = [message.delta.new_element.text_input for message in messages]
    return next(str(field.id) for field in fields if field.label == label)


def test_twenty_sockets_that_each_send_twenty_megabytes_are_closed_and_leave_nothing(server: Server) -> None:
    async def send(size: int) -> int | None:
        """The code that the socket is closed with, if it is."""
        async with server.connect() as socket:
            await socket.send(visit().SerializeToString())
            field = field_named(await run_of(socket), "J(w) =")
            try:
                await socket.send(typed(field, "9" * size).SerializeToString())
                await run_of(socket)
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 0
            return None

    async def all_of() -> list[int | None]:
        sizes = [20_000_000] * 19 + [LARGEST_MESSAGE + 100]
        return [await send(size) for size in sizes]

    assert asyncio.run(send(LARGEST_MESSAGE - 1000)) is None
    before = server.megabytes
    assert set(asyncio.run(all_of())) == {1009}
    assert server.megabytes - before < 60


def test_the_longest_task_that_can_be_composed_is_a_message_that_is_taken() -> None:
    """Eight questions, every field of the page full of signs of four bytes."""
    from deriv_core.lessons.task_reading import LONGEST
    from deriv_core.limits import LONGEST_NUMBER, MOST_QUESTIONS
    from pages.ui.desk.texts import MOST_TYPED

    signs = sum(MOST_TYPED.values()) + MOST_QUESTIONS * (sum(LONGEST.values()) + 3 * LONGEST_NUMBER)
    assert 4 * signs < LARGEST_MESSAGE / 2


# Each takes long to draw: the slopes grow without bound near infinitely many poles.
HEAVY = [f"sin(tan(-{k}x^2 - {m})^3)" for k in range(2, 6) for m in (1, 2)]


def test_health_answers_and_sigterm_ends_the_server_while_heavy_pages_are_worked_out() -> None:
    server = Server()

    async def ask_and_end() -> tuple[float, float, tuple[int, str]]:
        async with AsyncExitStack() as learners:
            sockets = [await learners.enter_async_context(server.connect()) for _ in HEAVY]
            for one, function in zip(sockets, HEAVY, strict=True):
                await one.send(visit(f"f={quote(function)}&at=3").SerializeToString())
            await sockets[0].recv()
            began = time.monotonic()
            assert await asyncio.to_thread(server.health) == "ok"
            answered = time.monotonic()
            ended = await asyncio.to_thread(server.end)
            return answered - began, time.monotonic() - answered, ended

    health, ending, (code, said) = asyncio.run(ask_and_end())
    assert code in (0, -signal.SIGTERM), said
    assert "Traceback" not in said, said
    assert health < 5
    assert ending < 15
