"""A cache for everybody: it keeps answers, and never that there was no time, memory or worker for one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeAlias, TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

from deriv_core.budget import refuse, watched
from deriv_core.errors import TooComplex

from .dear import BEAT, still_working, worked_out

P = ParamSpec("P")
T = TypeVar("T")

# An answer, and the refusals that had a part in it.
Outcome: TypeAlias = tuple[T, list[TooComplex]]


class _Leader(Exception):
    """The one whose answer others waited for was called away."""


class Kept(Generic[P, T]):
    """A function that remembers its last answers and is worked out once for all who ask at the same time.

    The answers are shared, not copied: nobody may change them. An answer that a transient refusal had a part
    in (see `deriv_core.budget.watched`) goes to those who wait for it and serves the page's run that asked,
    which may ask several times; the next run asks anew.

    Streamlit's caches keep whatever they are given, and cost a quarter of a rerun in pickles and signatures.

    Parameters
    ----------
    function : callable
        Of hashable arguments.
    most : int
        How many answers are kept; the one that was not asked for longest goes first.
    """

    def __init__(self, function: Callable[P, T], most: int) -> None:
        self._function = function
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, T] = OrderedDict()
        self._asked: dict[Hashable, Future[Outcome[T]]] = {}
        # Streamlit gives each run, with the reruns it calls for, a thread that ends with it.
        self._this_run = threading.local()
        update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer that is kept, or that somebody is about to have, or a new one."""
        key = (args, tuple(sorted(kwargs.items())))
        while True:
            with self._lock:
                if key in self._answers:
                    self._answers.move_to_end(key)
                    return self._answers[key]
                asked = self._asked.get(key)
                refused = self._refused()
                if key in refused:
                    worked_out(answered=False)
                    return _told(refused[key])
                mine: Future[Outcome[T]] = Future()
                if asked is None:
                    self._asked[key] = mine
            if asked is None:
                return self._work_out(key, mine, *args, **kwargs)
            try:
                outcome = _waited_for(asked)
            except _Leader:
                continue
            if outcome[1]:
                refused[key] = outcome
            return _told(outcome)

    def _refused(self) -> dict[Hashable, Outcome[T]]:
        """What the page's run was refused so far."""
        if get_script_run_ctx(suppress_warning=True) is None:
            return {}
        found: dict[Hashable, Outcome[T]] = self._this_run.__dict__.setdefault("refused", {})
        return found

    def _work_out(self, key: Hashable, mine: Future[Outcome[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            with watched() as refusals:
                answer = self._function(*args, **kwargs)
        except BaseException as error:
            self._leave(key)
            # What ends a page's run (a newer one, a closed tab) is no answer to the others.
            mine.set_exception(error if isinstance(error, Exception) else _Leader())
            raise
        if refusals:
            self._refused()[key] = answer, refusals
        self._leave(key, *([] if refusals else [answer]))
        mine.set_result((answer, refusals))
        return answer

    def _leave(self, key: Hashable, *answer: T) -> None:
        with self._lock:
            del self._asked[key]
            for kept in answer:
                self._answers[key] = kept
                if len(self._answers) > self._most:
                    self._answers.popitem(last=False)

    def clear(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._answers.clear()


def _waited_for(asked: Future[Outcome[T]]) -> Outcome[T]:
    while True:
        wait([asked], BEAT)
        if asked.done():
            break
        still_working()
    try:
        outcome = asked.result()
    except TooComplex as refusal:
        refuse(refusal)  # it was raised in another thread
        worked_out(answered=False)
        raise
    worked_out(answered=not outcome[1])
    return outcome


def _told(outcome: Outcome[T]) -> T:
    """The answer; those who watch hear of the refusals behind it."""
    for refusal in outcome[1]:
        refuse(refusal)
    return outcome[0]


def kept(most: int) -> Callable[[Callable[P, T]], Kept[P, T]]:
    """Keep a function's last `most` answers; see `Kept`."""
    return lambda function: Kept(function, most)
