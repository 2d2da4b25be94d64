"""What somebody might type, seeded: functions, points and steps, kind and hostile."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

from deriv_core.expression.functions.table import FUNCTIONS

_CASES = Path(__file__).parents[2] / "tests" / "cases"
_FUNCTIONS = tuple(name for name, info in FUNCTIONS.items() if info.arity == (1, 1))
_PAIRS = (
    "max({}, {})",
    "min({}, {})",
    "log({}, {})",
    "root({}, 3) + {}",
    "piecewise({} if x < 1, {} otherwise)",
)
_NUMBERS = (
    *(
        "0",
        "1",
        "2",
        "-3",
        "1/2",
        "0.001",
        "1e-12",
        "12345.678",
        "pi",
        "e",
        "100",
        "10^30",
        "1e-30",
        "pi/2",
        "sqrt(2)",
    ),
    *("0.999999", "1.492479", "1-1e-30", "-0.0999", "0.999999999999", "3.14159265358", "0.999999^0.999999"),
    *("sqrt(2)^sqrt(2)", "(-8)^(1/3)", "ln(2)/3", "sin(1)^2", "10^-30+1", "1/3^40", "e^(1/7)", "log(8, 2)"),
)
_STEPS = (
    "1",
    "0.001",
    "-0.1",
    "1e-8",
    "1/3",
    "pi/1000",
    "1e-300",
    "0.999999^0.999999",
    "-1e-12",
    "sqrt(2)/100",
    "1e5",
)
_SIGNS = "x+-*/^().,|0123456789 ew=<>√π²"


@cache
def _practice() -> tuple[str, ...]:
    rows = [
        json.loads(line)
        for name in ("inputs", "hostile", "reports")
        for line in (_CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    texts = (row.get("text") or row.get("f") or row.get("input") for row in rows)
    return tuple(text for text in texts if isinstance(text, str) and 0 < len(text) <= 400)


def number(pick: random.Random) -> str:
    """A number that is written in many ways, or at random with many digits."""
    if pick.random() < 0.7:
        return pick.choice(_NUMBERS)
    digits = "".join(pick.choices("0123456789", k=pick.randint(1, 11)))
    return f"{pick.choice(('', '-'))}{pick.randint(0, 9)}.{digits}"


def step(pick: random.Random) -> str:
    """An ε."""
    return pick.choice(_STEPS)


def function(pick: random.Random) -> str:
    """A function of one of five kinds."""
    kind = pick.choice((_grown, _grown, _grown, _product, _nested, _tower, _mistyped))
    return kind(pick)


def _grown(pick: random.Random, depth: int = 3) -> str:
    if depth == 0 or pick.random() < 0.2:
        return "x" if pick.random() < 0.6 else f"({number(pick)})"
    if pick.random() < 0.35:
        return f"{pick.choice(_FUNCTIONS)}({_grown(pick, depth - 1)})"
    if pick.random() < 0.1:
        return pick.choice(_PAIRS).format(_grown(pick, depth - 1), _grown(pick, depth - 1))
    return f"({_grown(pick, depth - 1)}) {pick.choice('+-*/^^')} ({_grown(pick, depth - 1)})"


def _product(pick: random.Random) -> str:
    name = pick.choice(_FUNCTIONS)
    return pick.choice(" +").join(f"{name}({k}x)" for k in range(1, pick.randint(3, 14)))


def _nested(pick: random.Random) -> str:
    text = "x"
    for _ in range(pick.randint(3, 8)):
        text = f"{pick.choice(_FUNCTIONS)}({text})" if pick.random() < 0.8 else f"({number(pick)}) - {text}^2"
    return text


def _tower(pick: random.Random) -> str:
    parts = [
        pick.choice(("x", "x", number(pick), f"(x {pick.choice('+-')} {number(pick)})"))
        for _ in range(pick.randint(2, 4))
    ]
    return "^".join(f"({part})" for part in parts)


def _mistyped(pick: random.Random) -> str:
    """A practice case with a sign put in, taken out or changed."""
    text = pick.choice(_practice())
    at = pick.randrange(len(text))
    return text[:at] + pick.choice(("", pick.choice(_SIGNS))) + text[at + pick.choice((0, 1)) :]
