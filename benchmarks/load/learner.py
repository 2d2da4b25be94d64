"""A learner without a browser: a visit that speaks Streamlit's own protocol over its websocket.

    learner = Learner("http://127.0.0.1:8501", "/?f=w^2&at=3")
    answer = await learner.open()
    answer = await learner.release("explorer", point=2.5)
    answer = await learner.type("ε", "0.01")
    learner.field("Points"), learner.query["at"], learner.scene("explorer")["point"]

It does what a browser does: keeps what is on the page, sends every field's text with every message, answers
a lost connection with another one (to which it brings its cookies and its old session's name), and says again
what was not heard. It draws nothing, and a drag costs it nothing: only what a release sends is sent.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

# Seconds.
PATIENCE = 60.0
RETRY = 0.25
# How a widget's own value travels: the field of its state, and where its element has it.
_HELD: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "text_input": ("string_value", lambda one: one.value if one.set_value else one.default),
    "text_area": ("string_value", lambda one: one.value if one.set_value else one.default),
    "checkbox": ("bool_value", lambda one: one.value if one.set_value else one.default),
    "radio": ("string_value", lambda one: one.raw_value or None),
    "selectbox": ("string_value", lambda one: one.raw_value or None),
    "button_group": (
        "string_array_value",
        lambda one: list(one.raw_values) or [one.options[index].content for index in one.default],
    ),
}


@dataclass
class Answer:
    """What one message brought.

    Attributes
    ----------
    first, seconds : float
        From the sending to the first thing on the page, and to the end of the run.
    bytes, messages : int
    lost : int
        How often the connection was lost on the way, and found again.
    """

    first: float = 0.0
    seconds: float = 0.0
    bytes: int = 0
    messages: int = 0
    lost: int = 0


@dataclass
class _Shown:
    """What stands at one place of the page."""

    kind: str
    element: Any
    fragment: str
    run: str


class Faulty(Exception):
    """The page showed an exception."""


@dataclass
class Learner:
    """One visit of one page.

    Parameters
    ----------
    address : str
        Of the server or the proxy, "http://127.0.0.1:8501".
    path : str
        The link that is opened.
    """

    address: str
    path: str = "/"
    session: str = ""
    #: How many sessions it has had: another one was begun where the server did not know it any more.
    sessions: int = 0
    cookies: dict[str, str] = field(default_factory=dict)
    query_string: str = ""
    _page: str = ""
    _page_hash: str = ""
    _run: str = ""
    _fragments: tuple[str, ...] = ()
    _socket: ClientConnection | None = None
    _places: dict[tuple[int, ...], _Shown] = field(default_factory=dict)
    _kept: dict[str, ForwardMsg] = field(default_factory=dict)
    _values: dict[str, WidgetState] = field(default_factory=dict)
    _sequence: int = 0
    # The large parts of scenes, by their marks.
    _held: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parts = urlsplit(self.path)
        self._page, self.query_string = parts.path.strip("/"), parts.query

    # -- what is on the page -------------------------------------------------------------------------------

    @property
    def query(self) -> dict[str, str]:
        """The address, read."""
        return {key: values[-1] for key, values in parse_qs(self.query_string).items()}

    def elements(self, kind: str) -> Iterator[Any]:
        """All elements of a kind, in the order of the page."""
        for place in sorted(self._places):
            if self._places[place].kind == kind:
                yield self._places[place].element

    def field(self, label: str) -> str:
        """The text of a field."""
        return str(self._values[self._labelled(label).id].string_value)

    def scene(self, key: str) -> dict[str, Any]:
        """What the component of that key shows."""
        scene: dict[str, Any] = json.loads(self._component(key).json)["scene"]
        for name, mark in scene["same"].items():
            scene[name] = self._held[mark]
        self._held |= {mark: scene[name] for name, mark in scene["marks"].items()}
        return scene

    def says(self, text: str) -> bool:
        """Whether a text of the page has this in it."""
        kinds = ("markdown", "text", "alert", "heading", "code")
        return any(text in one.body for kind in kinds for one in self.elements(kind) if hasattr(one, "body"))

    def _component(self, key: str) -> Any:
        return next(one for one in self.elements("bidi_component") if one.id.endswith(f"-{key}"))

    def _labelled(self, label: str) -> Any:
        kinds = (*_HELD, "button", "menu_button")
        return next(one for kind in kinds for one in self.elements(kind) if one.label == label)

    def _fragment_of(self, element_id: str) -> str:
        shown = (one for one in self._places.values() if getattr(one.element, "id", "") == element_id)
        return next(one.fragment for one in shown)

    # -- what it does --------------------------------------------------------------------------------------

    async def open(self) -> Answer:
        """Open the link; in a visit that has begun, reload its page."""
        await self.leave()
        self.session, self._places, self._values, self._page_hash = "", {}, {}, ""
        return await self._say([])

    async def release(self, key: str = "explorer", gesture: str = "point", **moved: Any) -> Answer:
        """Let go of what was dragged: ``release(point=2.5)``, ``release(gesture="step", step=0.1)``."""
        scene = self.scene(key)
        self._sequence = max(self._sequence, int(scene["answered"])) + 1
        commit = {name: moved.get(name, scene[name]) for name in ("point", "step", "window")}
        commit |= {"gesture": gesture, "sequence": self._sequence, "held": list(self._held)[-24:]}
        answer = await self._say(lambda: self._trigger(key, commit))
        while int(self.scene(key)["answered"]) < self._sequence and answer.lost:
            again = await self._say(lambda: self._trigger(key, commit))
            answer.seconds, answer.lost = answer.seconds + again.seconds, answer.lost + again.lost
        return answer

    async def type(self, label: str, text: str) -> Answer:
        """Type a text into a field and press Enter."""
        element = self._labelled(label)
        self._values[element.id].string_value = text
        return await self._say([], fragment=self._fragment_of(element.id))

    async def choose(self, label: str, word: str) -> Answer:
        """Choose one of some words, or in a form only mark it."""
        element = self._labelled(label)
        state = self._values.setdefault(element.id, WidgetState(id=element.id))
        if element.DESCRIPTOR.name == "ButtonGroup":
            state.string_array_value.data[:] = [word]
        else:
            state.string_value = word
        return Answer() if element.form_id else await self._say([], fragment=self._fragment_of(element.id))

    async def press(self, label: str) -> Answer:
        """Press a button."""
        element = self._labelled(label)
        state = WidgetState(id=element.id, trigger_value=True)
        return await self._say([state], fragment=self._fragment_of(element.id))

    async def come_back(self) -> Answer:
        """Where the connection is lost, find another one, as a browser does without being asked."""
        if self._socket is None or self._socket.close_code is None:
            return Answer()
        return await self._say([])

    async def lost(self) -> None:
        """Wait until the connection is lost."""
        if self._socket is not None:
            await self._socket.wait_closed()

    async def leave(self) -> None:
        """Close the page."""
        if self._socket is not None:
            await self._socket.close()
        self._socket = None

    # -- the protocol --------------------------------------------------------------------------------------

    def _trigger(self, key: str, commit: dict[str, Any]) -> tuple[list[WidgetState], str]:
        element = self._component(key).id
        state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{element}__events")
        state.json_trigger_value = json.dumps([{"event": "commit", "value": commit}])
        return [state], self._fragment_of(element)

    async def _say(
        self,
        triggers: list[WidgetState] | Callable[[], tuple[list[WidgetState], str]],
        fragment: str = "",
    ) -> Answer:
        """Send, and take in what comes until the run is over; through as many connections as it takes."""
        answer, began = Answer(), time.monotonic()
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    if self._socket is None or self._socket.close_code is not None:
                        again = bool(self.session)
                        await self._connect()
                        if again:  # a browser runs the page once more before anything else
                            answer.lost += 1
                            await self._send([], "")
                            await self._hear(answer, began)
                            fragment = ""
                    states, place = triggers() if callable(triggers) else (triggers, fragment)
                    await self._send(states, place)
                    await self._hear(answer, began)
                    break
                except (ConnectionClosed, OSError):
                    await asyncio.sleep(RETRY)
        answer.seconds = time.monotonic() - began
        return answer

    async def _connect(self) -> None:
        names = [
            "streamlit",
            self.cookies.get("_streamlit_xsrf", "none"),
            *([self.session] * bool(self.session)),
        ]
        parts = urlsplit(self.address)
        while True:
            said = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers = {"Cookie": said} if said else {}
            try:
                self._socket = await connect(
                    f"ws://{parts.netloc}{parts.path}/_stcore/stream",
                    origin=self.address,  # type: ignore[arg-type]
                    subprotocols=names,  # type: ignore[arg-type]
                    additional_headers=headers,
                    max_size=None,
                    open_timeout=10,
                )
            except (OSError, InvalidHandshake, TimeoutError):
                await asyncio.sleep(RETRY)
                continue
            response = self._socket.response
            for line in response.headers.get_all("Set-Cookie") if response else ():
                self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
            return

    async def _send(self, triggers: list[WidgetState], fragment: str) -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash, run.fragment_id = self.query_string, self._page_hash, fragment
        if not self._page_hash:
            run.page_name = self._page
        run.cached_message_hashes.extend(self._kept)
        run.context_info.url = f"{self.address}/{self._page}"
        run.widget_states.widgets.extend([*self._values.values(), *triggers])
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def _hear(self, answer: Answer, began: float) -> None:
        assert self._socket is not None
        while True:
            data = await self._socket.recv()
            assert isinstance(data, bytes)
            answer.bytes += len(data)
            answer.messages += 1
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                metadata = message.metadata
                message = ForwardMsg.FromString(self._kept[message.ref_hash].SerializeToString())
                message.metadata.CopyFrom(metadata)
                kind = message.WhichOneof("type")
            elif message.metadata.cacheable:
                self._kept[message.hash] = message
            if kind == "new_session":
                self._begin(message)
            elif kind == "delta":
                answer.first = answer.first or time.monotonic() - began
                self._show(message)
            elif kind == "page_info_changed":
                self.query_string = message.page_info_changed.query_string
            elif kind == "navigation":
                self._page_hash = message.navigation.page_script_hash
            elif kind == "script_finished" and self._end(message.script_finished):
                return

    def _begin(self, message: ForwardMsg) -> None:
        session = message.new_session.initialize.session_id
        self.sessions += session != self.session
        self.session = session
        self._run = message.metadata.run.script_run_id
        self._fragments = tuple(message.metadata.run.fragment_ids)

    def _show(self, message: ForwardMsg) -> None:
        delta, place = message.delta, tuple(message.metadata.delta_path)
        kind, element = "", None
        if delta.WhichOneof("type") == "new_element":
            kind = str(delta.new_element.WhichOneof("type"))
            element = getattr(delta.new_element, kind)
            if kind == "exception":
                raise Faulty(f"{element.type}: {element.message}")
        elif delta.WhichOneof("type") == "add_block":
            kind, element = "block", delta.add_block
        self._places[place] = _Shown(kind, element, delta.fragment_id, self._run)
        if kind in _HELD:
            self._hold(kind, element)

    def _hold(self, kind: str, element: Any) -> None:
        """A widget has the value it had, unless it is new or the server sets it."""
        if element.id in self._values and not element.set_value:
            return
        name, value_of = _HELD[kind]
        value = value_of(element)
        state = WidgetState(id=element.id)
        if name == "string_array_value":
            state.string_array_value.data.extend(value)
        elif value is not None:
            setattr(state, name, value)
        self._values[element.id] = state

    def _end(self, how: int) -> bool:
        """Whether the page is complete; what this run did not show again has gone."""
        if how == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False
        ran = set(self._fragments)
        gone = [
            place
            for place, shown in self._places.items()
            if shown.run != self._run and (not ran or shown.fragment in ran)
        ]
        for place in gone:
            del self._places[place]
        here = {getattr(shown.element, "id", "") for shown in self._places.values()}
        self._values = {key: value for key, value in self._values.items() if key in here}
        return True
