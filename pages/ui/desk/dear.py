"""Dear questions: tried here for a moment, then asked of a worker, while the page says that it is working.

A page's run has a thread of its own, so each session waits for one question at a time. A newer run (the
learner typed on) ends the wait.
"""

from __future__ import annotations

import atexit
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from deriv_core.budget import OutOfTurn, Pool, refuse, turn
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Call, Expression, node_count, walk

from ..words import phrase

# Processor time of a first try; a plain function needs a quarter of it.
TURN = 0.06
# A worker's time for one question, and how long one waits for a worker: a class, all at once.
SECONDS = 10.0
WAITING = 300.0
# How often the page says that it is working; a newer run is noticed then.
BEAT = 0.25

# Beside the pool of SymPy's questions, which have no time to wait for pictures.
_POOL = Pool(most_waiting=512)
atexit.register(_POOL.close)
warm_up = _POOL.warm_up
is_well = _POOL.is_well
# First tries that run at once: more would only hold each other up, and the easy questions beside them.
_TRIES = threading.Semaphore(1)
# Functions that were over their turn, the last ones: they are not tried here again.
_OVER: OrderedDict[tuple[str, str], None] = OrderedDict()
_MOST_OVER = 512
_ONE = threading.RLock()
# A function of so few nodes, none of its calls within another, is tried whatever else goes on.
_PLAIN = 12


class _Notice:
    """What the page says of the work on a picture, and where."""

    def __init__(self, place: DeltaGenerator) -> None:
        self._place = place
        self._incomplete = False

    def working(self) -> None:
        self._place.caption(phrase("desk-still-working-on-picture"))

    def over(self, *, answered: bool) -> None:
        self._incomplete |= not answered
        if self._incomplete:
            self._place.caption(phrase("desk-no-time-for-all-picture"))
        else:
            self._place.empty()


_NOTICE: ContextVar[_Notice | None] = ContextVar("notice", default=None)


@contextmanager
def place_for_notice(key: str) -> Iterator[None]:
    """A place where the page says that it is still working on what is asked in the block.

    It takes no room of its own, so nothing moves when it speaks; `key` is put into its container's key.
    """
    before = _NOTICE.set(_Notice(st.container(key=f"working-{key}").empty()))
    try:
        yield
    finally:
        _NOTICE.reset(before)


def still_working() -> None:
    """Say so, and let a newer run end this one."""
    notice = _NOTICE.get()
    if notice is not None:
        notice.working()
    st.session_state.get("newer_run")  # Streamlit looks here whether a newer run has been asked for


def worked_out(*, answered: bool) -> None:
    """Say no longer that the page is working; say instead what is missing, where something is."""
    notice = _NOTICE.get()
    if notice is not None:
        notice.over(answered=answered)


@contextmanager
def one_at_a_time(f: RealFunction) -> Iterator[None]:
    """Work here on one function that is not plain: fifty at once would be no sooner done, and all in the way.

    For what takes well under a second and asks no worker.
    """
    if is_plain(f.expression):
        yield
    else:
        with _ONE:
            yield


def dear(question: Callable[..., Any], f: RealFunction, *arguments: Any) -> Any:
    """The value of ``question(f.text, f.variable, *arguments)``, here or from a worker.

    Parameters
    ----------
    question : callable
        Of the library; JSON can carry its arguments and its value, and it has its checkpoints.
    f : RealFunction
    *arguments

    Raises
    ------
    TooComplex
        No worker had it in time; the page and those who watch are told.
    """
    asked = (question, f.text, f.variable, *arguments)
    try:
        return _tried(f, *asked)
    except OutOfTurn:
        pass
    return ask(*asked)


def _tried(f: RealFunction, question: Callable[..., Any], *arguments: Any) -> Any:
    """The value, if a turn is enough for it."""
    key = (question.__name__, f.text)
    plain = is_plain(f.expression)
    if key in _OVER or not (plain or _TRIES.acquire(timeout=TURN)):
        raise OutOfTurn
    try:
        with turn(TURN):
            return question(*arguments)
    except OutOfTurn:
        _OVER[key] = None
        if len(_OVER) > _MOST_OVER:
            _OVER.popitem(last=False)
        raise
    finally:
        if not plain:
            _TRIES.release()


def is_plain(expression: Expression) -> bool:
    """Whether it is small, with no call within another: its turn is enough, or nearly always."""
    calls = [node for node in walk(expression) if isinstance(node, Call)]
    return node_count(expression) <= _PLAIN and not any(
        isinstance(node, Call) for call in calls for node in walk(call) if node is not call
    )


def ask(question: Callable[..., Any], *arguments: Any, seconds: float = SECONDS) -> Any:
    """As `deriv_core.budget.ask`, but in a long queue, and the page says that it is working."""
    answer: Future[Any] = Future()
    left = threading.Event()

    def ask() -> None:
        try:
            answer.set_result(
                _POOL.ask(
                    question,
                    *arguments,
                    seconds=seconds,
                    waiting=WAITING,
                    wanted=lambda: not left.is_set(),
                )
            )
        except Exception as error:  # told to the one who asked
            answer.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        while not wait([answer], BEAT).done:
            still_working()
    finally:
        left.set()
    refusal = answer.exception()
    worked_out(answered=refusal is None)
    if isinstance(refusal, TooComplex):
        refuse(refusal)  # it was raised in another thread
    return answer.result()
