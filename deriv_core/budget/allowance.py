"""What questions may take together, and whether any of them was cut short."""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from deriv_core.errors import TooComplex

SECONDS = 1.0


@dataclass(slots=True)
class Allowance:
    """Seconds that several questions share.

    Attributes
    ----------
    seconds : float
    spent : float
        What their answers took so far.
    waited : float
        What was lost beside that, until a worker was free or had started.
    """

    seconds: float
    spent: float = 0.0
    waited: float = 0.0

    def share(self, seconds: float) -> float:
        """What a question that would take so many seconds may take."""
        left = min(seconds, self.seconds - self.spent)
        if left <= 0:
            raise TooComplex("seconds", self.seconds)
        return left

    def charge(self, allowed: float, passed: float) -> None:
        """Count the time of a question."""
        self.spent += min(passed, allowed)
        self.waited += max(0.0, passed - allowed)


class OutOfTurn(Exception):
    """A first try took longer than it may: the work is to be done elsewhere. No error, so nobody keeps it."""


_ALLOWANCE: ContextVar[Allowance | None] = ContextVar("allowance", default=None)
_REFUSALS: ContextVar[list[TooComplex] | None] = ContextVar("refusals", default=None)
_TURN_ENDS: ContextVar[float | None] = ContextVar("turn_ends", default=None)


@contextlib.contextmanager
def shared(seconds: float) -> Iterator[Allowance]:
    """Let all that is asked in the block, by this thread, take no more than that many seconds together.

    Parameters
    ----------
    seconds : float
        Once they are spent a question is refused at once, with `TooComplex`.
    """
    allowance = Allowance(seconds)
    before = _ALLOWANCE.set(allowance)
    try:
        yield allowance
    finally:
        _ALLOWANCE.reset(before)


@contextlib.contextmanager
def watched() -> Iterator[list[TooComplex]]:
    """Collect the refusals of the block that another time might be answers, whoever caught the errors.

    What was made while any was collected must not be kept. Blocks nest: the outer one hears of all.
    """
    refusals: list[TooComplex] = []
    outer = _REFUSALS.get()
    before = _REFUSALS.set(refusals)
    try:
        yield refusals
    finally:
        _REFUSALS.reset(before)
        if outer is not None:
            outer.extend(refusals)


def refuse(refusal: TooComplex) -> None:
    """Tell those who watch that something was left out, if it might be there another time."""
    refusals = _REFUSALS.get()
    if refusals is not None and refusal.transient:
        refusals.append(refusal)


@contextlib.contextmanager
def turn(seconds: float) -> Iterator[None]:
    """Let the block take so much processor time of this thread, then end it with `OutOfTurn`.

    Dear work asks with `checkpoint` whether its turn is over. How busy the machine is does not count.
    """
    before = _TURN_ENDS.set(time.thread_time() + seconds)
    try:
        yield
    finally:
        _TURN_ENDS.reset(before)


def checkpoint() -> None:
    """End a turn that is over; dear work calls this every few milliseconds."""
    ends = _TURN_ENDS.get()
    if ends is not None and time.thread_time() > ends:
        raise OutOfTurn


def stopwatch() -> Callable[[], float]:
    """A function that gives the seconds since it was made."""
    start = time.monotonic()
    return lambda: time.monotonic() - start


def held_to_what_is_shared(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The method, held to the caller's allowance where there is one; those who watch hear of refusals."""

    @functools.wraps(ask)
    def held(*arguments: Any, seconds: float = SECONDS, **options: Any) -> Any:
        try:
            allowance = _ALLOWANCE.get()
            if allowance is None:
                return ask(*arguments, seconds=seconds, **options)
            seconds = allowance.share(seconds)
            passed = stopwatch()
            try:
                return ask(*arguments, seconds=seconds, **options)
            finally:
                allowance.charge(seconds, passed())
        except TooComplex as refusal:
            refuse(refusal)
            raise

    return held
