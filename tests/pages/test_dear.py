"""What is dear goes to a worker, with the same answer; what is easy stays here; nobody waits in silence."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core import budget
from deriv_core.budget import OutOfTurn, Pool, checkpoint, turn
from deriv_core.curve.carried import curve_data, special_data
from deriv_core.errors import TooComplex
from deriv_core.expression.function import parse_function
from pages.ui import picture, special
from pages.ui.desk import dear as module
from pages.ui.desk.dear import _Notice, dear, is_plain

EASY = ["w^2", "1/w", "w^3", "2w", "sin w", "e^w", "|w|", "1/(1+e^-w)", "tan w", "x^x", "floor(x)", "ln x"]
HEAVY = ["tan(tan x)", "sin(tan(-15x^2 - 2)^3)", "sqrt(sin(50x))", "floor(tan(9x))"]


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """Workers of the test's own."""
    pool = Pool(size=1)
    monkeypatch.setattr(module, "_POOL", pool)
    module._OVER.clear()
    yield pool
    pool.close()


def no_worker(*_: object, **__: object) -> Any:
    raise AssertionError("this was to be worked out here")


@pytest.mark.parametrize("text", EASY)
def test_an_easy_picture_asks_no_worker_even_while_others_try(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask", no_worker)
    monkeypatch.setattr(module, "_TRIES", threading.Semaphore(0))
    # Which machine is slow today is not the question; the turn is what is tested below.
    monkeypatch.setattr(module, "TURN", 1.0)
    f = parse_function(text)
    assert dear(curve_data, f, (-4, 4), (-5, 20), 800, 520) == curve_data(
        f.text, f.variable, (-4, 4), (-5, 20), 800, 520
    )
    dear(special_data, f, -4.0, 4.0, 40)


@pytest.mark.parametrize("text", HEAVY)
def test_what_is_over_its_turn_is_left_off_in_time(text: str) -> None:
    f = parse_function(text)
    assert not is_plain(f.expression)
    began = time.thread_time()
    with pytest.raises(OutOfTurn), turn(0.02):
        special_data(f.text, f.variable, -8.0, 8.0, 40)
    assert time.thread_time() - began < 0.3


def test_turns_nest_and_end_with_their_block() -> None:
    checkpoint()
    with turn(60):
        with pytest.raises(OutOfTurn), turn(-1):
            checkpoint()
        checkpoint()
    checkpoint()


@pytest.mark.slow
@pytest.mark.parametrize("text", HEAVY[1:3])
def test_a_worker_gives_the_very_picture_that_is_worked_out_here(text: str, pool: Pool) -> None:
    f = parse_function(text)
    for question, arguments in (
        (curve_data, ((-2.0, 2.0), (-3.0, 3.0), 400, 300)),
        (special_data, (-2.0, 2.0, 40)),
    ):
        here = question(f.text, f.variable, *arguments)  # type: ignore[operator]
        there = pool.ask(question, f.text, f.variable, *arguments, seconds=60)
        assert repr(there).replace("[", "(").replace("]", ")") == repr(here).replace("[", "(").replace(
            "]", ")"
        )


def test_a_function_that_was_over_its_turn_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module._OVER.clear()
    asked: list[str] = []
    monkeypatch.setattr(module, "ask", lambda question, *arguments: asked.append(arguments[0]))
    monkeypatch.setattr(module, "TURN", -1.0)
    f = parse_function("tan(tan x)")
    dear(special_data, f, -2.0, 2.0, 40)
    monkeypatch.setattr(module, "turn", no_worker)
    dear(special_data, f, -3.0, 3.0, 40)
    assert asked == [f.text, f.text]


class _Place:
    """What is said in the place for the notice."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def caption(self, text: str) -> None:
        self.said.append(text)

    def empty(self) -> None:
        self.said.append("")


@pytest.mark.slow
def test_the_page_says_that_it_is_working_and_then_no_more(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = _Place()
    monkeypatch.setattr(module, "_Notice", lambda _: notice)
    notice = _Notice(place)  # type: ignore[arg-type]
    with module.place_for_notice("here"):
        module.ask(time.sleep, 1)
    assert set(place.said[:-1]) == {"Still working on this picture …"}
    assert place.said[-1] == ""


@pytest.mark.slow
def test_a_newer_run_ends_the_wait_and_takes_the_question_out_of_the_queue(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NewerRun(BaseException):
        pass

    def called_away() -> None:
        raise NewerRun

    pool.warm_up()
    busy = threading.Thread(target=lambda: pool.ask(time.sleep, 2, seconds=20))
    busy.start()
    asked: list[object] = []
    real = pool._answer
    monkeypatch.setattr(pool, "_answer", lambda *question: (asked.append(question), real(*question))[1])
    monkeypatch.setattr(module, "still_working", called_away)
    with pytest.raises(NewerRun):
        module.ask(time.time)
    busy.join()
    assert pool.ask(os.getpid)
    assert [question[0]["function"] for question in asked if question[0]["function"] == "time"] == []  # type: ignore[index]


@pytest.mark.slow
def test_a_picture_is_whole_in_the_same_link_after_a_worker_was_killed(
    open_page: Callable[..., AppTest], pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TURN", -1.0)
    picture._curve.clear()
    special.special_points.clear()
    pool.warm_up()
    os.kill(pool.ask(os.getppid), signal.SIGKILL)
    refused = open_page("explore.py", f="tan(x) + 3", at="1")
    words = "There was no time for all of this picture. Reload the page to try again."
    assert words in [one.value for one in refused.caption]
    whole = open_page("explore.py", f="tan(x) + 3", at="1")
    assert words not in [one.value for one in whole.caption]
    assert words not in [one.value for one in refused.run().caption]


@pytest.mark.slow
def test_a_question_without_an_answer_is_an_error_that_those_who_watch_hear_of(pool: Pool) -> None:
    with budget.watched() as refusals, pytest.raises(TooComplex):
        module.ask(time.sleep, 600, seconds=0.2)
    assert [refusal.bound for refusal in refusals] == ["seconds"]
