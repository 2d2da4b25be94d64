"""A function in simpler terms before its secant is worked out: x³ x⁻¹ as x², ln eˣ as x, sin x/sin x as 1.

Each form has the function's value wherever the function has one. Where a form has more values than that,
it names what must not be 0 there; one that would lose an end of the domain is not made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.calculus.differentiation.conditions import is_positive
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.common import cancelled_factors
from deriv_core.calculus.secant.polynomial import fraction
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.two_variables import moved, written_out
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
    Call,
    Constant,
    E,
    Expression,
    Negate,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    integer,
    rebuilt,
    walk,
)

_BASES: dict[str, Expression] = {"ln": E, "log2": integer(2), "log10": integer(10)}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The function in other terms, and what must not be 0 where the function has a value."""

    tree: Expression
    holes: tuple[Expression, ...]


def rewritten(node: Expression, on: TwoPoints) -> Iterator[Rewritten]:
    """As it stands, then tidied, then as one quotient of polynomials: to be tried in this order."""
    yield Rewritten(node, cancelled_factors(node, on))
    simpler = tidy(_undone(node))
    # A call without the variable, as in sin(0 x), is a constant already.
    if simpler != node and not _lost(node, simpler):
        gone = [tree for tree in _denominators(node) if tree not in set(_denominators(simpler))]
        holes = dict.fromkeys([*cancelled_factors(simpler, on), *gone])
        yield Rewritten(simpler, tuple(tree for tree in holes if depends_on(tree, on.x)))
    ratio = fraction(node, on.x)
    if ratio is not None:
        above, below = (written_out(moved(p, 0), on.x, on.h) for p in ratio)
        yield Rewritten(Quotient(above, below), cancelled_factors(Quotient(above, below), on))


def is_smooth_everywhere(node: Expression) -> bool:
    """Whether a function has all its derivatives at every number, by its form alone."""
    return all(map(_smooth, walk(node)))


def _smooth(node: Expression) -> bool:
    match node:
        case Number() | Constant() | Variable() | Negate() | Sum() | Product():
            return True
        case Quotient(_, below):
            return is_positive(below)
        case Power(base, exponent):
            n = exact_rational(exponent)
            return is_positive(base) or (n is not None and n.denominator == 1 and n >= 0)
        case Call(name):
            return FUNCTIONS[name].smooth
    return False


def _denominators(node: Expression) -> Iterator[Expression]:
    """What must not be 0 for the node to have a value, each without the power it stands in."""
    for part in walk(node):
        match part:
            case Quotient(_, below):
                yield from _bases(below)
            case Power(base, exponent) if (exact_rational(exponent) or 0) < 0:
                yield from _bases(base)
            case Call("tan" | "sec", (inside,)):
                yield Call("cos", (inside,))
            case Call("cot" | "csc", (inside,)):
                yield Call("sin", (inside,))


def _bases(node: Expression) -> Iterator[Expression]:
    match node:
        case Product(factors):
            for factor in factors:
                yield from _bases(factor)
        case Negate(operand) | Quotient(operand, _):  # what is below in it is a denominator too
            yield from _bases(operand)
        case Power(base, exponent) if exact_rational(exponent) is not None:
            yield from _bases(base)
        case _ if exact_rational(node) is None:
            yield node


def _lost(node: Expression, simpler: Expression) -> bool:
    """Whether something with an end of its domain, as ln x, has gone without being a denominator."""
    left = {*walk(simpler)}.union(*(walk(tree) for tree in _denominators(node)))
    return any(_has_ends(part) and part not in left for part in walk(node))


def _has_ends(node: Expression) -> bool:
    match node:
        case Call(name, (inside, *_)) if name in _BASES or name == "log":
            return not is_positive(inside)
        case Call(name):
            return name == "root" or any(bound.relation != "!=" for bound in FUNCTIONS[name].domain)
        case Power(base, exponent):
            n = exact_rational(exponent)
            return not is_positive(base) and (n is None or n.denominator % 2 == 0)
        case Number() | Constant() | Variable() | Negate() | Sum() | Product() | Quotient():
            return False
    return True


def _undone(node: Expression) -> Expression:
    """Logarithms of powers, powers of logarithms, tangents and products of powers, in plainer terms."""
    node = rebuilt(node, _undone)
    match node:
        case Call("ln" | "log2" | "log10" as name, (inside,)):
            return _exponent(inside, _BASES[name]) or node
        case Call("log", (inside, base)):
            return _exponent(inside, base) or node
        case Call("exp", (Call("ln", (inside,)),)) | Power(Constant("e"), Call("ln", (inside,))):
            return inside if is_positive(inside) else node
        case Call("tan", (inside,)):
            return Quotient(Call("sin", (inside,)), Call("cos", (inside,)))
        case Call("cot", (inside,)):
            return Quotient(Call("cos", (inside,)), Call("sin", (inside,)))
        case Call("sec" | "csc" as name, (inside,)):
            return Quotient(integer(1), Call("cos" if name == "sec" else "sin", (inside,)))
        case Product(factors):
            return _one_power(factors)
        case Quotient(above, below):
            exponent = _exponential(below)
            return node if exponent is None else _one_power((above, _to_the(below, Negate(exponent))))
    return node


def _exponent(power: Expression, base: Expression) -> Expression | None:
    """u of base^u"""
    match power:
        case Call("exp", (inside,)) if base == E:
            return inside
        case Power(own, inside) if own == base and is_positive(base):
            return inside
        case Power(own, inside) if base == E and isinstance(own, Number) and own.value > 0:
            return Product((inside, Call("ln", (own,))))
    return None


def _exponential(node: Expression) -> Expression | None:
    """u of e^u or a^u, where u varies and a does not"""
    match node:
        case Call("exp", (inside,)):
            return inside
        case Power(Number() | Constant() as base, inside):
            return inside if exact_rational(inside) is None and is_positive(base) else None
    return None


def _to_the(power: Expression, exponent: Expression) -> Expression:
    """The same base with another exponent."""
    return Power(power.base, exponent) if isinstance(power, Power) else Call("exp", (exponent,))


def _one_power(factors: tuple[Expression, ...]) -> Expression:
    """The product with e^u e^v as e^(u + v)."""
    flat = [part for f in factors for part in (f.factors if isinstance(f, Product) else (f,))]
    exponents: dict[Expression, list[Expression]] = {}
    kept: list[Expression] = []
    for factor in flat:
        exponent = _exponential(factor)
        if exponent is None:
            kept.append(factor)
        else:
            exponents.setdefault(_to_the(factor, integer(1)), []).append(exponent)
    for one, sums in exponents.items():
        total = tidy(sums[0] if len(sums) == 1 else Sum(tuple(sums)))
        kept.append(integer(1) if total == integer(0) else _to_the(one, total))
    return kept[0] if len(kept) == 1 else Product(tuple(kept))
