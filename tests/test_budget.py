"""Questions under a limit: bombs are stopped, and the next question is answered all the same."""

from __future__ import annotations

import contextlib
import json
import math
import operator
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deriv_core.budget import Pool, shared, watched
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.reading.parser import parse

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def pool():
    pool = Pool(size=2, most_waiting=2)
    yield pool
    pool.close()


def test_an_answer_comes_back(pool):
    assert pool.ask(math.gcd, 12, 18) == 6


def test_a_question_out_of_time_is_stopped_and_the_next_one_answered(pool):
    with pytest.raises(TooComplex) as caught:
        pool.ask(time.sleep, 600, seconds=0.2)
    assert (caught.value.bound, caught.value.limit) == ("seconds", 0.2)
    assert pool.ask(math.gcd, 12, 18) == 6


def test_questions_that_share_their_time_are_refused_once_it_is_spent(pool):
    with shared(0.3) as allowance:
        for _ in range(2):
            with pytest.raises(TooComplex) as caught:
                pool.ask(time.sleep, 600, seconds=0.2)
        assert caught.value.limit <= 0.2
        with pytest.raises(TooComplex) as caught:
            pool.ask(math.gcd, 12, 18)
    assert (caught.value.bound, caught.value.limit) == ("seconds", 0.3)
    assert allowance.spent >= 0.3
    assert pool.ask(math.gcd, 12, 18) == 6


def test_only_the_thread_that_shares_is_held_to_it(pool):
    with shared(0.0), ThreadPoolExecutor(1) as other:
        assert other.submit(pool.ask, math.gcd, 12, 18).result() == 6


def test_arithmetic_that_no_signal_handler_could_interrupt_is_stopped(pool):
    with pytest.raises(TooComplex) as caught:
        pool.ask(operator.pow, 7, 10**10, seconds=0.3, megabytes=8192)
    assert caught.value.bound == "seconds"
    assert pool.ask(math.gcd, 12, 18) == 6


def test_a_memory_bomb_is_refused_and_the_next_question_answered(pool):
    with pytest.raises(TooComplex) as caught:
        pool.ask(operator.mul, "bomb", 10**9, megabytes=200)
    assert (caught.value.bound, caught.value.limit) == ("megabytes", 200)
    assert pool.ask(operator.mul, "fine", 2) == "finefine"


def test_a_child_that_dies_costs_one_clear_message(pool):
    with pytest.raises(TooComplex, match="process died"):
        pool.ask(os.abort)
    assert pool.ask(math.gcd, 12, 18) == 6


def test_a_worker_that_dies_is_replaced(pool):
    worker = pool.ask(os.getppid)
    with contextlib.suppress(TooComplex):
        pool.ask(os.kill, worker, int(signal.SIGKILL), seconds=2)
    assert pool.ask(math.gcd, 12, 18) == 6
    assert pool.ask(os.getppid) != worker


def test_each_question_has_a_process_of_its_own(pool):
    assert pool.ask(os.getpid) != pool.ask(os.getpid)


def test_our_own_errors_arrive_whole(pool):
    with pytest.raises(ExpressionError) as here:
        parse("2 +* w")
    with pytest.raises(ExpressionError) as there:
        pool.ask(parse, "2 +* w")
    assert type(there.value) is type(here.value)
    assert (there.value.message, there.value.position, there.value.hint) == (
        here.value.message,
        here.value.position,
        here.value.hint,
    )


def test_any_other_error_is_named(pool):
    with pytest.raises(TooComplex, match="ZeroDivisionError"):
        pool.ask(operator.truediv, 1, 0)


def test_an_answer_json_cannot_carry_is_an_error_and_not_a_hang(pool):
    with pytest.raises(TooComplex):
        pool.ask(set, "abc")
    assert pool.ask(math.gcd, 12, 18) == 6


def test_what_a_question_prints_does_not_spoil_its_answer(pool):
    assert pool.ask(print, "{}") is None


def test_too_many_questions_are_refused_at_once():
    pool = Pool(size=1, most_waiting=1)
    pool.warm_up()
    refused = threading.Event()
    release = []

    def hold() -> None:
        try:
            pool.ask(time.sleep, 600, seconds=1.0)
        except TooComplex as error:
            release.append(error.bound)
            if error.bound == "questions":
                refused.set()

    threads = [threading.Thread(target=hold) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert refused.wait(10)
    for thread in threads:
        thread.join()
    pool.close()
    assert sorted(release) == ["questions", "seconds", "seconds"]


def test_a_worker_still_starting_is_not_waited_for_longer_than_asked_and_serves_the_next_question():
    pool = Pool(size=1)
    began = time.monotonic()
    pool.start()
    with pytest.raises(TooComplex) as caught:
        pool.ask(math.gcd, 12, 18, waiting=0.01)
    assert time.monotonic() - began < 1
    assert caught.value.bound == "waiting"
    assert pool.ask(math.gcd, 12, 18) == 6
    pool.close()


def test_a_place_in_the_queue_is_not_waited_for_longer_than_asked(pool):
    pool = Pool(size=1)
    pool.warm_up()
    busy = threading.Thread(target=lambda: pool.ask(time.sleep, 1, seconds=5))
    busy.start()
    time.sleep(0.2)
    with pytest.raises(TooComplex) as caught:
        pool.ask(math.gcd, 12, 18, waiting=0.1)
    assert caught.value.bound == "waiting"
    busy.join()
    pool.close()


def test_a_script_without_a_main_guard_runs_once(tmp_path):
    script = tmp_path / "lesson.py"
    script.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import math\n"
        "print('lesson')\n"
        "from deriv_core.budget import ask\n"
        "print(ask(math.gcd, 12, 18))\n"
    )
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["lesson", "6"]
    assert run.stderr == ""


def test_workers_end_with_the_process_that_started_them():
    script = (
        f"import sys, os, json; sys.path.insert(0, {str(ROOT)!r})\n"
        "from deriv_core.budget import ask\n"
        "print(json.dumps(ask(os.getppid)), flush=True)\n"
        "os._exit(0)\n"  # not even atexit
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    worker = json.loads(run.stdout)
    assert _ends(worker)


def _ends(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
    return False


@pytest.mark.parametrize(
    "asked",
    [
        "threading.Thread(target=ask, args=(time.sleep, 600), kwargs={'seconds': 600}, daemon=True).start()",
        "ask(time.time)",
        "start()",  # it is still importing
    ],
)
def test_a_worker_whose_parent_is_killed_ends_at_once_and_says_nothing(asked):
    script = (
        f"import sys, os, threading, time; sys.path.insert(0, {str(ROOT)!r})\n"
        "from deriv_core.budget import ask, start, warm_up\n"
        f"{'' if asked == 'start()' else 'warm_up()'}\n{asked}\n"
        "time.sleep(0.1)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    began = time.monotonic()
    # The worker and its child hold the same standard error: it is at its end when they are.
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stderr) == (-9, "")
    assert time.monotonic() - began < 30


def test_control_c_in_the_terminal_is_not_told_by_every_worker(pool):
    worker = pool.ask(os.getppid)
    os.kill(worker, signal.SIGINT)
    assert pool.ask(os.getppid) == worker


def test_those_who_watch_hear_of_every_refusal_that_another_time_may_be_an_answer(pool):
    with watched() as refusals:
        with watched() as inner, contextlib.suppress(TooComplex):
            pool.ask(time.sleep, 600, seconds=0.1)
        assert [refusal.bound for refusal in inner] == ["seconds"]
        with contextlib.suppress(TooComplex):
            pool.ask(os.abort)
        with contextlib.suppress(ExpressionError):
            pool.ask(parse, "2 +* w")
        with shared(0.0), contextlib.suppress(TooComplex):
            pool.ask(math.gcd, 12, 18)
    assert [refusal.bound for refusal in refusals] == ["seconds", "process", "seconds"]
    with watched() as refusals:
        pool.ask(math.gcd, 12, 18)
    assert not refusals


def test_a_pool_is_well_when_it_answers_and_replaces_workers_that_died_unasked():
    pool = Pool(size=1)
    try:
        assert pool.is_well(seconds=30)
        worker = pool.ask(os.getppid)
        os.kill(worker, signal.SIGKILL)
        pool._idle[0]._process.wait(10)
        assert pool.is_well(seconds=30)
        assert pool.ask(math.gcd, 12, 18) == 6  # nobody's question finds the dead one
    finally:
        pool.close()


def test_a_pool_that_can_start_no_worker_is_not_well(monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError("no process")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert not Pool(size=1).is_well()
