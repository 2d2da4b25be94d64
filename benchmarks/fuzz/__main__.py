"""Types seeded random functions into what the pages ask of the core; each row has two seconds of CPU.

    ROWS=200 SEED=1 python -m benchmarks.fuzz

Prints each row that took longer, or raised what is not a DerivError, and ends with 1 where there was one.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection

import deriv_core as dc

SECONDS = 2
NUMBERS = [
    "0",
    "1",
    "2",
    "-3",
    "1/2",
    "0.999999",
    "1.492479",
    "1-1e-30",
    "0.001",
    "1e-12",
    "12345.678",
    "-0.0999",
    "pi",
    "e",
    "100",
]
OUTER = ["sin", "cos", "tan", "exp", "ln", "sqrt", "cbrt", "abs", "floor", "atan", "asin", "sign"]


def expression(pick: random.Random, depth: int = 3) -> str:
    """A random function of x."""
    if depth == 0 or pick.random() < 0.2:
        return "x" if pick.random() < 0.6 else f"({pick.choice(NUMBERS)})"
    if pick.random() < 0.35:
        return f"{pick.choice(OUTER)}({expression(pick, depth - 1)})"
    return f"({expression(pick, depth - 1)}) {pick.choice('+-*/^^')} ({expression(pick, depth - 1)})"


def row(number: int, seed: int) -> tuple[str, str, float]:
    """The function, the point and the step of a row."""
    pick = random.Random(f"{seed}.{number}")
    return expression(pick), pick.choice(NUMBERS), pick.choice((1.0, 0.001, -0.1, 1e-8))


def ask(text: str, point: str, step: float) -> None:
    """What the pages ask, each question on its own."""
    with suppress(dc.DerivError):
        f = dc.parse_function(text, variable="x")
        for question in (
            lambda: dc.evaluate(dc.derivative(f), point),
            lambda: dc.evaluate(f, point),
            lambda: dc.classify_point(f, point),
            lambda: dc.compare(f, [point], step),
            lambda: dc.shrink(f, point, [step, step / 10]),
            lambda: f.sympy,
        ):
            with suppress(dc.DerivError):
                question()


def _answer(numbers: range, seed: int, done: Connection) -> None:
    for number in numbers:
        limit = int(time.process_time()) + SECONDS + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        try:
            ask(*row(number, seed))
            done.send("")
        except Exception as error:
            done.send(repr(error))


def main(rows: int, seed: int) -> int:
    """Run the rows; how many were not right."""
    context, number, found = multiprocessing.get_context("fork"), 0, 0
    while number < rows:
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_answer, args=(range(number, rows), seed, theirs))
        child.start()
        theirs.close()
        problem = ""
        try:
            while number < rows:
                problem = ours.recv()
                if problem:
                    found += 1
                    print(number, row(number, seed), problem, flush=True)
                number += 1
        except EOFError:
            found += 1
            print(number, row(number, seed), "no answer in time", flush=True)
            number += 1
        child.join()
    print(f"{rows} rows, seed {seed}: {found} found")
    return found


if __name__ == "__main__":
    sys.exit(main(int(os.environ.get("ROWS", "200")), int(os.environ.get("SEED", "1"))) > 0)
