"""The cache of the pages keeps answers, for everybody; refusals it does not keep."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core import budget
from deriv_core.errors import TooComplex
from pages.ui.desk.kept import kept

Open = Callable[..., AppTest]


def test_answers_are_kept_and_the_one_not_asked_for_longest_goes_first() -> None:
    asked: list[int] = []

    @kept(2)
    def square(x: int) -> int:
        asked.append(x)
        return x * x

    assert [square(x) for x in (1, 2, 1, 3, 1, 2)] == [1, 4, 1, 9, 1, 4]
    assert asked == [1, 2, 3, 2]
    square.clear()
    assert square(1) == 1
    assert asked[-1] == 1


def test_an_error_is_not_kept() -> None:
    times = iter([0, 1])

    @kept(2)
    def reciprocal() -> float:
        return 1 / next(times)

    with pytest.raises(ZeroDivisionError):
        reciprocal()
    assert reciprocal() == 1


@pytest.mark.parametrize("bound", ["seconds", "megabytes", "waiting", "questions", "process"])
def test_what_time_memory_or_a_worker_refused_is_asked_again_however_deep_it_was_caught(bound: str) -> None:
    left = [TooComplex(bound, 1)]

    @kept(2)
    def inner() -> str:
        if left:
            budget.refuse(left.pop())
            return "in no time"
        return "the answer"

    @kept(2)
    def outer() -> str:
        return inner().upper()

    assert [outer(), outer(), inner()] == ["IN NO TIME", "THE ANSWER", "the answer"]


def test_what_is_over_a_bound_of_its_own_is_refused_once() -> None:
    asked: list[str] = []

    @kept(2)
    def steps() -> str:
        asked.append("")
        budget.refuse(TooComplex("nodes", 1))
        return "too long"

    assert [steps(), steps(), len(asked)] == ["too long", "too long", 1]


def test_those_who_ask_at_the_same_time_wait_for_one_answer() -> None:
    asked: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    @kept(2)
    def slow(x: int) -> int:
        asked.append(x)
        begun.set()
        assert go_on.wait(20)
        return x

    with ThreadPoolExecutor(4) as many:
        first = many.submit(slow, 7)
        assert begun.wait(20)
        others = [many.submit(slow, 7) for _ in range(3)]
        go_on.set()
        assert [one.result(20) for one in (first, *others)] == [7] * 4
    assert asked == [7]


def test_those_who_wait_for_one_who_was_called_away_ask_themselves() -> None:
    begun, go_on = threading.Event(), threading.Event()
    asked: list[str] = []

    @kept(2)
    def answer() -> str:
        asked.append("")
        if len(asked) == 1:
            begun.set()
            assert go_on.wait(20)
            raise KeyboardInterrupt
        return "the answer"

    def first() -> str:
        with pytest.raises(KeyboardInterrupt):
            answer()
        return ""

    with ThreadPoolExecutor(2) as both:
        called_away = both.submit(first)
        assert begun.wait(20)
        other = both.submit(answer)
        go_on.set()
        assert (called_away.result(20), other.result(20)) == ("", "the answer")


# --- and so on the pages -----------------------------------------------------------------------------------


def steps_are_refused(page: AppTest) -> bool:
    return any("could not be checked in time" in element.value for element in [*page.markdown, *page.text])


@pytest.fixture
def lone_worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[budget.Pool]:
    """A pool of one, in the place of everybody's."""
    pool = budget.Pool(size=1, most_waiting=0)
    monkeypatch.setattr("pages.ui.proved_steps.ask", pool.ask)
    pool.warm_up()
    yield pool
    pool.close()


@pytest.mark.slow
def test_steps_are_right_in_the_same_link_after_a_worker_was_killed(
    open_page: Open, lone_worker: budget.Pool
) -> None:
    os.kill(lone_worker.ask(os.getppid), signal.SIGKILL)
    refused = open_page("steps.py", f="x^2 sin(3x) + 11")
    assert steps_are_refused(refused)
    assert not steps_are_refused(open_page("steps.py", f="x^2 sin(3x) + 11"))
    assert not steps_are_refused(refused.run())


@pytest.mark.slow
def test_steps_are_right_in_the_same_link_after_the_queue_was_full(
    open_page: Open, lone_worker: budget.Pool
) -> None:
    with ThreadPoolExecutor(1) as other:
        busy = other.submit(lone_worker.ask, time.sleep, 600, seconds=4)
        while not busy.running():
            pass
        assert steps_are_refused(open_page("steps.py", f="x^2 sin(3x) + 12"))
        assert isinstance(busy.exception(), TooComplex)
    assert not steps_are_refused(open_page("steps.py", f="x^2 sin(3x) + 12"))


# The series have nothing to say of it at 0; SymPy's limit has.
BY_SYMPY = "piecewise(1/ln(ln(1/abs(w))) if w != 0, 0 otherwise)"


def verdicts(page: AppTest) -> list[str]:
    return [str(row[-1]) for row in page.table[0].value.to_numpy().tolist()]


@pytest.mark.slow
def test_a_verdict_is_right_in_the_same_link_after_a_worker_was_killed(
    open_page: Open, lone_worker: budget.Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deriv_core.calculus.verdict.sympy_limits.ask", lone_worker.ask)
    monkeypatch.setattr("deriv_core.calculus.verdict.sympy_limits.SECONDS", 60)
    os.kill(lone_worker.ask(os.getppid), signal.SIGKILL)
    refused = open_page("explore.py", f=BY_SYMPY, at="0")
    assert verdicts(refused) == ["not decided"]
    lone_worker.warm_up()
    assert verdicts(open_page("explore.py", f=BY_SYMPY, at="0")) == ["none: a cusp"]
    assert verdicts(refused.run()) == ["none: a cusp"]
