"""Draw every task with every peer and print who draws it right, at what cost."""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

from deriv_core.expression.function import RealFunction, parse_function

from .metric import faults
from .peers import PEERS
from .tasks import TASKS, Task

REPEATS = 5


def _timed(draw: Callable[[RealFunction, Task], Any], f: RealFunction, task: Task) -> tuple[Any, float]:
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        drawing = draw(f, task)
        times.append(time.process_time() - start)
    return drawing, 1000 * statistics.median(times)


def main() -> None:
    warnings.simplefilter("ignore")  # SymPy's sampler divides by 0 as it goes
    passed = dict.fromkeys(PEERS, 0)
    milliseconds: dict[str, list[float]] = {name: [] for name in PEERS}
    evaluations: dict[str, list[int]] = {name: [] for name in PEERS}
    for task in TASKS:
        f = parse_function(task.text, "w")
        for name, draw in PEERS.items():
            try:
                (pieces, count), spent = _timed(draw, f, task)
                wrong = faults(task, pieces)
            except Exception as error:  # a peer that gives up has not drawn the curve
                wrong, spent, count = [f"gave up: {type(error).__name__}"], float("nan"), 0
            passed[name] += not wrong
            milliseconds[name].append(spent)
            evaluations[name].append(count)
            print(f"{task.text:40} {name:24} {spent:7.1f} ms {count:7}  {'; '.join(wrong) or 'right'}")
    print()
    for name in PEERS:
        print(
            f"{name:24} {passed[name]:3} of {len(TASKS)} right, "
            f"{statistics.median(evaluations[name]):7.0f} evaluations and "
            f"{statistics.median(milliseconds[name]):6.1f} ms at the median, "
            f"{max(milliseconds[name]):6.1f} ms at most"
        )
    best = max(count for name, count in passed.items() if name != "ours")
    print(
        f"ratio of tasks right, ours to the best peer: {passed['ours']}/{best} = {passed['ours'] / best:.1f}"
    )


if __name__ == "__main__":
    main()
