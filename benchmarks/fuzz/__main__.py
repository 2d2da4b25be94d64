"""Types seeded functions, points and steps into what the three pages do, two seconds of CPU a question.

    ROWS=200 SEED=1 python -m benchmarks.fuzz

Prints each row of which a question took longer, or raised what is not a DerivError, and ends with 1 where
there was one. FIRST names the row to begin with.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
import resource
import sys
import time
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.fuzz.asked import questions
from benchmarks.fuzz.typed import function, number, step
from deriv_core import DerivError
from deriv_core.budget import start
from pages.ui.desk import dear

SECONDS = 2
_END = ""


def row(seed: int, index: int) -> tuple[str, str, str, str]:
    """The function, the point, the step and the scheme of a row."""
    pick = random.Random(f"{seed}.{index}")
    return function(pick), number(pick), step(pick), pick.choice(("forward", "backward", "central"))


def _answer(first: int, rows: int, seed: int, done: Connection) -> None:
    """Answer row after row; say before each question which it is, and after a row that it is done."""
    start()
    dear.TURN = SECONDS  # here a picture costs what it costs
    for index in range(first, rows):
        for name, question in questions(*row(seed, index)):
            done.send(name)
            began = time.process_time()
            resource.setrlimit(resource.RLIMIT_CPU, (int(began) + SECONDS + 2, resource.RLIM_INFINITY))
            try:
                with suppress(DerivError):
                    question()
            except Exception as error:
                done.send(f"{name}: {error!r} {_where(error)}")
                break
            if (took := time.process_time() - began) > SECONDS:
                done.send(f"{name}: {took:.1f} s")
        done.send(_END)


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))


def main(first: int, rows: int, seed: int) -> int:
    """Run the rows; how many were not right."""
    context, index, found = multiprocessing.get_context("fork"), first, 0
    rows += first
    while index < rows:
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_answer, args=(index, rows, seed, theirs))
        child.start()
        theirs.close()
        said = "start"
        try:
            while index < rows:
                said = ours.recv()
                if ": " in said:
                    found += 1
                    print(index, row(seed, index), said, flush=True)
                index += said == _END
        except EOFError:
            found += 1
            print(index, row(seed, index), f"{said}: no answer in time", flush=True)
            index += 1
        child.join()
    print(f"{rows - first} rows, seed {seed}: {found} found")
    return found


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    numbers = (int(os.environ.get(name, known)) for name, known in (("FIRST", 0), ("ROWS", 200), ("SEED", 1)))
    sys.exit(main(*numbers) > 0)
