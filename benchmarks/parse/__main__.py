"""Microseconds a parse over the practice cases, ours beside SymPy's `parse_expr` with implicit products.

Run it as ``python -m benchmarks.parse``. Each row is read to a tree and compiled to a program here, and to
an expression there; rows SymPy refuses count for it as long as they take. The text is our own.
"""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable

import numpy as np
import sympy
from sympy.parsing.sympy_parser import (
    convert_xor,
    implicit_multiplication_application,
    parse_expr,
    standard_transformations,
)

from deriv_core import parse_function
from tests.cases import read

_TRANSFORMATIONS = (*standard_transformations, convert_xor, implicit_multiplication_application)
_ROUNDS = 15
_POINTS = (0.37, 1.73, 2.9)


def ours(text: str) -> Callable[[float], float]:
    function = parse_function(text)
    assert function.program
    return function


def theirs(text: str) -> Callable[[float], complex]:
    expression = parse_expr(text, transformations=_TRANSFORMATIONS)
    symbols = sorted(expression.free_symbols, key=str)
    if len(symbols) > 1:
        raise ValueError("more than one variable")
    return lambda x: complex(expression.subs(dict.fromkeys(symbols, x)).evalf())


def microseconds(read_one: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        with contextlib.suppress(Exception):  # the peer raises anything at all
            read_one(text)
        times.append(time.perf_counter() - began)
    return 1e6 * statistics.median(times)


def right(read_one: Callable[[str], Callable[[float], complex]], row: dict[str, str]) -> bool:
    expected = sympy.sympify(row["expect"], locals={row["var"]: sympy.Symbol(row["var"])})
    try:
        function = read_one(row["text"])
        for x in _POINTS:
            value = complex(expected.subs(sympy.Symbol(row["var"]), x).evalf())
            if abs(value.imag) < 1e-12 and not np.isclose(function(x), value, rtol=1e-9):
                return False
    except Exception:  # the peer raises anything at all
        return False
    return True


def main() -> None:
    rows = [row for row in read("inputs") if row["expect"] != "error"]
    for row in rows:  # warm both
        microseconds(ours, row["text"])
    mine = [microseconds(ours, row["text"]) for row in rows]
    peer = [microseconds(theirs, row["text"]) for row in rows]
    for name, times, read_one in (("ours", mine, ours), ("SymPy", peer, theirs)):
        count = sum(right(read_one, row) for row in rows)
        print(f"{name:>6}: {statistics.median(times):5.0f} µs a parse, {count} of {len(rows)} right")
    print(
        f" ratio: {statistics.median(mine) / statistics.median(peer):.3f} (ours / SymPy, medians of one run)"
    )


if __name__ == "__main__":
    main()
