"""What is typed never makes SymPy write out a number that is too long: each row has four seconds of CPU."""

from __future__ import annotations

import multiprocessing
import resource
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

import pytest

import deriv_core as dc
from tests.cases import read

# The dearest row takes half a second on a quiet machine, on a full one four times that; unbounded, minutes.
_SECONDS = 4

_REPORTED = [(row["f"], row["at"]) for row in read("reports") if row["kind"] == "bounded"]
_NEIGHBOURS = [
    ("|x|^0.001", "0.999999999999"),
    ("w^2 + 1", "1.492479^1.492479"),
    ("x^(x^2)", "0.99999"),
    ("(2x)^x", "0.999999"),
    ("x^(-x)", "1.234567"),
    ("root(x, 12345)", "0.987654321"),
    ("e^(x ln(x))", "0.999999"),
    ("exp(0.999999 ln(x))", "0.999999"),
    ("sqrt(x)^0.99999", "0.999999"),
    ("x^(1/97) x^(1/89) x^(1/83)", "12"),
    ("(x^0.999)^0.999", "0.999"),
    ("log(x^x, 2)", "0.999999"),
    ("0.999999^x", "0.999999"),
    ("(1+x)^0.987654", "0.123456"),
    ("w + exp(0.999999 ln(0.999999))", "2"),
    ("w + e^(0.999999 ln(1.492479))", "2"),
    ("exp(0.999999 ln(0.999999 w))", "2"),
    ("(e^(1/7))^(x)^(1.492479)^((x - 1-1e-30))", "log(8, 2)"),
    ("e^(1/7*1.5^(x - 1e-30))", "log(9, 3)"),
    ("sqrt(1.5^(x - 1e-30)) + e^(1.5^(x - 1e-30))", "sqrt(2)"),
    ("sin(1.5^(x - 1.23456789))", "sqrt(2)"),
    ("ln(1.234567^(sqrt(2) + 0.999999x))", "0.999999"),
    ("min(1.492479, (-5.2/7.6850034)^(x - 1/3^40))", "6.03"),
    ("max(2, x, (5.2/7.6850034)^(x - 1/3^40))", "6.03"),
    ("sech((5.2/7.6850034)^(x - 1/3^40))", "2"),
    ("(0.7^(x - 1/3^40))^(0.7^(x - 1/3^40))", "2"),
    ("(x - e^(1/7))^(x - 10^-30 + 1)^12345.678^x", "e^(1/7)"),
    ("(x - 5)^2^(x + 5.79633)^x", "5"),
    ("|x|^(10^30)^(x + 1)^9", "0"),
    ("x^e^e^(9 - x)", "0"),
    ("ln(e^(1/7) - tanh(exp(-6.912114 - asinh(acosh(csch(x)))^2))^2)", "1e-30"),
    ("sech(e^(x/123456 - 0.7654321)^2)", "1/3"),
    ("coth(coth(tanh(sec(asin(asin(x))))))", "1e-12"),
    ("x^(x + 0.999999)^x", "7.21"),
    ("erf(x) erf(2x) erf(3x) erf(4x) erf(5x) erf(6x) erf(7x) erf(8x) erf(9x)", "4.31860802774"),
    ("(1.5^(x+1e-30))^(1.5^(x-1e-30))", "pi"),
]


def _answer(rows: list[tuple[str, str]], answered: Connection) -> None:
    for f, at in rows:
        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + _SECONDS, resource.RLIM_INFINITY))
        for question in (_value, _verdict, _table, _derivative):
            with suppress(dc.DerivError):
                question(f, at)
        answered.send((f, at))


@pytest.fixture(scope="module")
def answered() -> set[tuple[str, str]]:
    """The rows that were answered in time; after one that was not, the next ones have a new child."""
    context, left, done = multiprocessing.get_context("fork"), _REPORTED + _NEIGHBOURS, set()
    while left:
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_answer, args=(left, theirs))
        child.start()
        theirs.close()
        with suppress(EOFError):
            while left:
                done.add(ours.recv())
                left = left[1:]
        child.join()
        left = left[1:]
    return done


def _value(f: str, at: str) -> Any:
    return dc.evaluate(dc.parse_function(f), at)


def _verdict(f: str, at: str) -> Any:
    return dc.classify_point(dc.parse_function(f), at)


def _table(f: str, at: str) -> Any:
    return dc.compare(dc.parse_function(f), [at], 0.001)


def _derivative(f: str, at: str) -> Any:
    return dc.evaluate(dc.derivative(dc.parse_function(f)), at)


@pytest.mark.parametrize("row", _REPORTED + _NEIGHBOURS)
def test_an_exact_power_is_bounded_by_the_digits_it_costs(
    row: tuple[str, str], answered: set[tuple[str, str]]
) -> None:
    assert row in answered


def test_a_short_power_stays_exact() -> None:
    assert str(dc.evaluate(dc.parse_function("x^x"), "1/2").exact) == "sqrt(2)/2"
    assert str(dc.evaluate(dc.parse_function("x^(2/3)"), "8").exact) == "4"
    assert str(dc.evaluate(dc.parse_function("x^2.5"), "4").exact) == "32"


def test_a_power_too_long_to_write_out_has_a_decimal_only() -> None:
    value = dc.evaluate(dc.parse_function("x^x"), "0.999999")
    assert value.exact is None
    assert value.decimal == pytest.approx(0.999999**0.999999, rel=1e-15)


def test_powers_inside_an_exponent_are_bounded_too() -> None:
    """SymPy would take 3000^9.54507984058 out of (ln(2)/3 - pi/1000)^-9.54507984058 in the exponent."""
    f = dc.parse_function("(x + 1 - 1e-30)^(x^(-9.54507984058))")
    assert dc.evaluate(f, "ln(2)/3 - pi/1000").exact is None


def test_a_number_that_sympy_fails_to_print_has_its_decimal() -> None:
    f = dc.parse_function("x - log(x, 5.04472257834)^csch(x)")
    assert dc.evaluate(dc.derivative(f), "10^-30 + 1").decimal < -1000
