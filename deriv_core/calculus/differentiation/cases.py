"""A function written case by case: every max, min, modulus and branch replaced by what it is in each case.

√(max(0, x² − 4)) rests between −2 and 2, where the chain rule divides by √0; case by case it is √0 there, a
constant.
"""

from __future__ import annotations

from fractions import Fraction

from deriv_core.calculus.differentiation.branches import (
    MOST_BRANCHES,
    only_rivals,
    open_branches,
    winning_branches,
)
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.precision import digits
from deriv_core.expression.running.program import compile_exact
from deriv_core.expression.running.run_precise import run_precise
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Branch,
    Call,
    Comparison,
    Expression,
    Negate,
    Piecewise,
    Relation,
    Variable,
    children,
    depends_on,
    exact_rational,
    rebuilt,
)

_DIGITS = 30


def open_cases(node: Expression, x: str, *, bars: bool) -> tuple[Branch, ...] | None:
    """The cases of a function, strictly inside each; None where it has none or too many.

    Parameters
    ----------
    node : Expression
    x : str
        The variable.
    bars : bool
        Whether moduli and signs are told apart too.
    """
    waiting, done = [Branch(node, ())], []
    while waiting:
        case = waiting.pop(0)
        choice = _innermost_choice(case.value, x, bars)
        if choice is None:
            done.append(Branch(tidy(case.value), case.conditions))
        else:
            for way in _ways(choice, x):
                held = _together(case.conditions + way.conditions, x)
                if held is not None:
                    waiting.append(Branch(_replaced(case.value, choice, way.value), held))
        if len(waiting) + len(done) > MOST_BRANCHES:
            return None
    found = tuple(case for case in done if _has_values(case.value, x))
    return found if found and any(case.conditions for case in found) else None


def _innermost_choice(node: Expression, x: str, bars: bool) -> Expression | None:
    for part in children(node):
        found = _innermost_choice(part, x, bars)
        if found is not None:
            return found
    if not depends_on(node, x):
        return None
    functions = ("max", "min", "abs", "sign") if bars else ("max", "min")
    chosen = isinstance(node, Piecewise) or (isinstance(node, Call) and node.function in functions)
    return node if chosen else None


def _ways(choice: Expression, x: str) -> list[Branch]:
    """What a choice is, and where."""
    match choice:
        case Call("abs", (u,)):
            return _by_sign(u, u, Negate(u))
        case Call("sign", (u,)):
            return _by_sign(u, ONE, Negate(ONE))
        case Call(function, arguments):
            relation: Relation = ">" if function == "max" else "<"
            return winning_branches(only_rivals(arguments, relation), x, relation)
        case Piecewise():
            return open_branches(choice, x)
    return []


def _by_sign(u: Expression, above: Expression, below: Expression) -> list[Branch]:
    return [Branch(above, (Comparison(u, ">", ZERO),)), Branch(below, (Comparison(u, "<", ZERO),))]


def _together(conditions: tuple[Comparison, ...], x: str) -> tuple[Comparison, ...] | None:
    """The conditions without those that others make needless; None where they exclude each other."""
    low: tuple[Fraction, Comparison] | None = None
    high: tuple[Fraction, Comparison] | None = None
    others = []
    for comparison in dict.fromkeys(conditions):
        number = exact_rational(comparison.right) if comparison.left == Variable(x) else None
        if number is None or comparison.relation not in ("<", ">"):
            others.append(comparison)
        elif comparison.relation == ">":
            low = max(low or (number, comparison), (number, comparison), key=lambda end: end[0])
        else:
            high = min(high or (number, comparison), (number, comparison), key=lambda end: end[0])
    if low and high and low[0] >= high[0]:
        return None
    return (*(end[1] for end in (low, high) if end), *others)


def _replaced(node: Expression, part: Expression, by: Expression) -> Expression:
    return by if node == part else rebuilt(node, lambda below: _replaced(below, part, by))


def _has_values(node: Expression, x: str) -> bool:
    """Whether a case is not a constant that is no real number, as ln(0)."""
    if depends_on(node, x):
        return True
    with digits(_DIGITS):
        return run_precise(compile_exact(node), 0) is not None
