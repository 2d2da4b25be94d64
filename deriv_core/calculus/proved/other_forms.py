"""Other ways to write a result, each checked: multiplied out, factored, and as SymPy has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy

from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.germs.local import value_at
from deriv_core.calculus.germs.series import Undecided, Undefined
from deriv_core.calculus.points import point_at
from deriv_core.calculus.precision import MP, Real, digits
from deriv_core.calculus.proved.from_sympy import NoTree, from_sympy
from deriv_core.calculus.proved.oracle import (
    DIGITS,
    FEWEST_POINTS,
    POINTS,
    same,
    sample_points,
    sympy_derivative,
)
from deriv_core.calculus.proved.whole import is_gap, zeros_of
from deriv_core.calculus.verdict.monitors import monitors
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import read_back
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import (
    Call,
    Expression,
    Piecewise,
    Power,
    Product,
    Sum,
    children,
    exact_rational,
    node_count,
    walk,
)
from deriv_core.words import Message

# Longer ones are no help to a reader, and SymPy may take long over them.
LARGEST = 60
HIGHEST_POWER = 4
# Of 60 digits, at a point that may be known to no more.
_APART = MP.mpf(10) ** -25


@dataclass(frozen=True, slots=True)
class Form:
    """Another way to write an expression.

    Attributes
    ----------
    name : str
        ``"multiplied out"``, ``"factored"`` or ``"as SymPy writes it"``.
    expression : Expression
        With the same value wherever both are defined.
    """

    name: str
    expression: Expression

    @classmethod
    def read(cls, name: str, text: str, variable: str) -> Form:
        """The form that `named_forms` wrote down, its name as plain text."""
        code = next((code for code, _ in _WAYS if Message(code) == name), "")
        return cls(Message(code) if code else name, read_back(text, variable))


def other_forms(f: RealFunction, result: Expression) -> tuple[Form, ...]:
    """Other forms of a derivative of f, at most one of each name and none twice.

    Only what has the same values, to 30 digits at six or more points on both sides of 0, is a form of it.

    Parameters
    ----------
    f : RealFunction
    result : Expression
        Its derivative.

    Returns
    -------
    tuple of Form
        Empty where the result is long.
    """
    if node_count(result) > LARGEST or node_count(f.expression) > LARGEST:
        return ()
    derived = RealFunction(result, f.variable)
    shapes = {_unordered(result)}
    found = []
    for name, way in _WAYS:
        tree = _tree(way, derived, f)
        if tree is None or _unordered(tree) in shapes or node_count(tree) > 2 * LARGEST:
            continue
        if (
            _kinks(tree) <= _kinks(result) | _kinks(f.expression)
            and _same_values(result, tree)
            and not _differs_at_a_point(tree, result, f.variable)
        ):
            shapes.add(_unordered(tree))
            found.append(Form(Message(name), tree))
    return tuple(found)


def named_forms(text: str, derived: str, variable: str) -> list[tuple[str, str]]:
    """The names and texts of the other forms of a function's derivative; for a worker process."""
    f = RealFunction(read_back(text, variable), variable)
    return [(form.name, to_text(form.expression)) for form in other_forms(f, read_back(derived, variable))]


def _expanded(derived: RealFunction, f: RealFunction) -> Any:
    """The numerator multiplied out, over the denominator as it is; None where that has too many terms."""
    if any(_is_high_power_of_a_sum(part) for part in walk(derived.expression)):
        return None
    above, below = sympy.fraction(sympy.together(derived.bare_sympy))
    return sympy.expand(above) / below


def _is_high_power_of_a_sum(node: Expression) -> bool:
    match node:
        case Power(Sum(), exponent):
            value = exact_rational(exponent)
            return value is not None and value > HIGHEST_POWER
    return False


def _factored(derived: RealFunction, f: RealFunction) -> Any:
    """The common factor of all terms taken out; None where there is none."""
    factored = sympy.factor_terms(sympy.together(derived.bare_sympy))
    above, _ = sympy.fraction(factored)
    return factored if above.is_Mul else None


def _sympys(derived: RealFunction, f: RealFunction) -> Any:
    return sympy_derivative(f)


_WAYS: tuple[tuple[str, Callable[[RealFunction, RealFunction], Any]], ...] = (
    ("forms-multiplied-out", _expanded),
    ("forms-factored", _factored),
    ("forms-sympy", _sympys),
)


def _tree(
    way: Callable[[RealFunction, RealFunction], Any], derived: RealFunction, f: RealFunction
) -> Expression | None:
    try:
        expression = way(derived, f)
        return None if expression is None else tidy(from_sympy(expression))
    except (DerivError, NoTree, ArithmeticError, AttributeError, NotImplementedError, TypeError, ValueError):
        return None


def _unordered(node: Expression) -> object:
    """The same for two expressions that differ only in the order of their terms and factors."""
    parts = [_unordered(part) for part in children(node)]
    match node:
        case Sum() | Product():
            return type(node), frozenset(Counter(parts).items())
        case Call(function):
            return function, tuple(parts)
        case Piecewise():
            return node
        case _:
            return (type(node), tuple(parts)) if parts else node


def _kinks(node: Expression) -> set[str]:
    """The functions by which SymPy says what it does not know the sign of."""
    return {
        part.function for part in walk(node) if isinstance(part, Call) and part.function in ("abs", "sign")
    }


def _differs_at_a_point(form: Expression, result: Expression, variable: str) -> bool:
    """Whether one of the two has a value at a special point where the other has none, or another one.

    At a corner; at 0 in (1 - cos(x))/x with 0 put into the hole, where SymPy's cases have the slope of the 0.
    """
    watched = (*monitors(result, variable), *monitors(form, variable))
    points = [point_at(zero) for monitor in watched if not monitor.steps for zero in zeros_of(monitor)]
    return any(
        is_gap(form, result, point) or is_gap(result, form, point) or _is_apart(form, result, point.real)
        for point in points
    )


def _is_apart(form: Expression, result: Expression, at: Real) -> bool:
    try:
        a, b = value_at(form, at), value_at(result, at)
    except (Undefined, Undecided):
        return False
    return bool(abs(a - b) > _APART * max(1, abs(a), abs(b)))


def _same_values(first: Expression, second: Expression) -> bool:
    codes = compile_exact(first), compile_exact(second)
    agreed = 0
    for x in sample_points(first, 2 * POINTS):
        with digits(DIGITS):
            a, b = (run_precise(code, mpmath.mpf(x)) for code in codes)
            if a is None or b is None or not same(a, b):
                return False
        agreed += 1
    return agreed >= FEWEST_POINTS
