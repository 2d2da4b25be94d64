"""The table of functions: every machine knows every primitive, and no machine what is made of others."""

from __future__ import annotations

import math
import operator as op
from fractions import Fraction

import numpy as np
import pytest

import deriv_core as dc
from deriv_core.calculus.germs import germ_functions
from deriv_core.calculus.points import rational_point
from deriv_core.curve import enclosure
from deriv_core.expression.function import RealFunction
from deriv_core.expression.functions.entry import Bound, Entry, minus
from deriv_core.expression.functions.lowering import lowered
from deriv_core.expression.functions.table import FUNCTIONS, PRIMITIVES, SPELLINGS
from deriv_core.expression.running import intervals as iv
from deriv_core.expression.running import run_complex, run_numpy, run_precise, run_smooth
from deriv_core.expression.running.exact import known_value
from deriv_core.expression.running.machine import ARITY
from deriv_core.expression.running.program import compile_exact, compile_program
from deriv_core.expression.running.run_numpy import run_numpy as run
from deriv_core.expression.running.to_python import to_python
from deriv_core.expression.running.to_sympy import SIMPLE
from deriv_core.expression.tree import Call, Expression, Variable, walk

X = Variable("x")
OF_ONE = [name for name, entry in PRIMITIVES.items() if entry.arity == (1, 1)]
MADE_OF_OTHERS = sorted(FUNCTIONS.keys() - PRIMITIVES.keys())


@pytest.mark.parametrize(
    "machine", [run_numpy, run_precise, run_complex, enclosure], ids=lambda m: m.__name__
)
def test_every_machine_knows_every_operation_and_no_other(machine) -> None:
    assert set(machine.OPERATIONS) | {"select"} == set(ARITY)


@pytest.mark.parametrize("name", OF_ONE)
def test_every_primitive_is_known_to_whoever_reads_trees(name: str) -> None:
    call = Call(name, (X,))
    inside = Fraction(13, 10) if name == "acosh" else Fraction(51, 100)
    between = (iv.of_fraction(inside, 80)[0], iv.of_fraction(inside + Fraction(1, 100), 80)[1])
    assert run_smooth.run_smooth(compile_exact(call), between) is not None
    assert name in germ_functions.FUNCTIONS
    assert name in SIMPLE
    assert "x" in to_python(call).expression
    bounds = known_value(call, "x", rational_point(inside).tree, 120).bounds
    assert float(iv.nearest_float(bounds) or 0) == pytest.approx(
        float(run(compile_program(call), np.array([float(inside)]))[0])
    )


@pytest.mark.parametrize("name", MADE_OF_OTHERS)
def test_what_is_made_of_others_is_spelled_out_before_it_is_run(name: str) -> None:
    made_of = lowered(Call(name, (X,)))
    assert made_of is not None
    assert all(part.function in PRIMITIVES for part in walk(made_of) if isinstance(part, Call))
    assert name not in compile_program(Call(name, (X,)))
    assert name not in germ_functions.FUNCTIONS


def holds(bound: Bound, x: float) -> bool:
    value = {"": x, "abs": abs(x), "sin": math.sin(x), "cos": math.cos(x)}[bound.of]
    relation = {">": op.gt, ">=": op.ge, "<": op.lt, "<=": op.le, "!=": op.ne}[bound.relation]
    return bool(relation(value, bound.number))


@pytest.mark.parametrize("name", [name for name, entry in FUNCTIONS.items() if entry.arity == (1, 1)])
def test_a_function_has_a_value_exactly_in_its_domain(name: str) -> None:
    x = np.array([-2.5, -1.0, -0.75, 0.0, 0.5, 1.0, 1.25, 3.0])
    inside = [all(holds(bound, at) for bound in FUNCTIONS[name].domain) for at in x.tolist()]
    assert (~np.isnan(run(compile_program(Call(name, (X,))), x))).tolist() == inside


@pytest.mark.parametrize(
    ("name", "parity"), [(name, entry.parity) for name, entry in FUNCTIONS.items() if entry.parity]
)
def test_parity(name: str, parity: str) -> None:
    x = np.array([0.3, 0.8, 1.7, 2.9])
    code = compile_program(Call(name, (X,)))
    sign = 1 if parity == "even" else -1
    assert run(code, -x) == pytest.approx(sign * run(code, x), nan_ok=True)


@pytest.mark.parametrize("name", [name for name, entry in FUNCTIONS.items() if entry.range])
def test_range(name: str) -> None:
    y = run(compile_program(Call(name, (X,))), np.linspace(-30, 30, 601))
    lowest = np.nanmin(y)
    assert lowest > 0 if FUNCTIONS[name].range == "positive" else lowest >= 0


def test_no_spelling_is_of_two_functions() -> None:
    spelled = [s for entry in FUNCTIONS.values() for s in (entry.name, *entry.spellings)]
    repeated = {s for s in spelled if spelled.count(s) > 1}
    assert repeated <= {"ceiling"} | set(FUNCTIONS)
    assert all(SPELLINGS[name] == name for name in FUNCTIONS)


def test_a_function_made_of_others_needs_no_more_than_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    def versine(u: Expression) -> Expression:
        return minus(Call("cos", (u,)), 1)

    entry = Entry("versin", r"\operatorname{versin}", "versine", parity="even", lowered=versine)
    monkeypatch.setitem(FUNCTIONS, "versin", entry)
    f = RealFunction(Call("versin", (X,)), "x")
    assert f.latex == r"\operatorname{versin}(x)"
    assert str(f.sympy) == "cos(x) - 1"
    assert float(f(math.pi)) == pytest.approx(-2)
    assert str(dc.evaluate(f, "pi/3").exact) == "-1/2"
    assert "np.cos(x)" in to_python(f.expression).expression
