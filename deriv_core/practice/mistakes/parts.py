"""How a broken rule looks at an expression: as a composition, a product, a quotient, a power."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.calculus.differentiation import matchers
from deriv_core.calculus.differentiation.pending import pending, substitute
from deriv_core.expression.printer import to_text
from deriv_core.expression.tree import (
    ONE,
    Call,
    E,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    integer,
    rational,
)

#: The letter of an outer function; a variable of that name has another one.
_LETTERS = ("u", "v")


def times(*factors: Expression) -> Expression:
    """Their product, without factors of 1."""
    parts = tuple(factor for factor in factors if factor != ONE)
    return ONE if not parts else parts[0] if len(parts) == 1 else Product(parts)


def plus(*terms: Expression) -> Expression:
    """Their sum."""
    return terms[0] if len(terms) == 1 else Sum(terms)


def raised(base: Expression, exponent: Expression) -> Expression:
    """A power whose exponent is a number where plain arithmetic gives it."""
    value = exact_rational(exponent)
    return Power(base, exponent if value is None else rational(value))


def split(node: Product, x: str) -> tuple[tuple[Expression, ...], tuple[Expression, ...]]:
    """The constant factors and those that vary."""
    fixed = tuple(factor for factor in node.factors if not depends_on(factor, x))
    return fixed, tuple(factor for factor in node.factors if depends_on(factor, x))


def power_of(node: Expression) -> tuple[Expression, Expression] | None:
    """Base and exponent, also of 1/g^n, of a root and of 1 over a root; None of everything else."""
    match node:
        case Power(base, exponent) if base != E:
            return base, exponent
        case Call("sqrt", (base,)):
            return base, Quotient(ONE, integer(2))
        case Call("cbrt", (base,)):
            return base, Quotient(ONE, integer(3))
        case Call("root", (base, index)):
            return base, Quotient(ONE, index)
        case Quotient(numerator, denominator) if numerator == ONE:
            below = power_of(denominator)
            return (denominator, integer(-1)) if below is None else (below[0], Negate(below[1]))
    return None


def quotient_of(node: Expression) -> tuple[Expression, Expression] | None:
    """Numerator and denominator, also of a power with a negative exponent."""
    match node:
        case Quotient(numerator, denominator):
            return numerator, denominator
        case Power(base, Negate(exponent)) if base != E:
            return ONE, base if exponent == ONE else Power(base, exponent)
    return None


def compositions(node: Expression, x: str) -> Iterator[tuple[Expression, str, Expression]]:
    """Outer function, its letter and the inside, where that is not the variable alone."""
    u = next(letter for letter in _LETTERS if letter != x)
    seen: list[tuple[Expression, Expression]] = []
    applied = matchers.chain_rule(node, x, u)
    if applied is not None:
        (_, outer), (_, inside) = applied.bindings
        seen.append((outer, inside))
    power = power_of(node)
    if power is not None and isinstance(node, Quotient) and not depends_on(power[1], x):
        seen.append((raised(Variable(u), power[1]), power[0]))
    for outer, inside in seen:
        if inside != Variable(x) and depends_on(inside, x):
            yield outer, u, inside


def without_inside(node: Expression, x: str) -> Iterator[Expression]:
    """The derivative of a composition with the derivative of its inside left out; constant factors stay."""
    match node:
        case Negate(operand):
            yield from map(Negate, without_inside(operand, x))
        case Product():
            fixed, varying = split(node, x)
            if fixed and len(varying) == 1:
                yield from (times(*fixed, part) for part in without_inside(varying[0], x))
        case Quotient(numerator, denominator) if not depends_on(denominator, x):
            yield from (Quotient(part, denominator) for part in without_inside(numerator, x))
        case _:
            for outer, u, inside in compositions(node, x):
                yield pending(outer, u, inside)


#: What a question may name.
PARTS = ("whole", "variable", "inside", "constant", "rest", "first", "second", "exponent")


def named_parts(node: Expression, x: str) -> dict[str, str]:
    """The parts of an expression by the names that questions use, as text; what it has not is the whole."""
    named = {**dict.fromkeys(PARTS, to_text(node)), "variable": x}
    for _, _, inside in compositions(node, x):
        named["inside"] = to_text(inside)
    match node:
        case Product():
            fixed, varying = split(node, x)
            if fixed and varying:
                named |= {"constant": to_text(times(*fixed)), "rest": to_text(times(*varying))}
            first, *others = varying or node.factors
            named |= {"first": to_text(first), "second": to_text(times(*others))}
        case Quotient(top, bottom):
            named |= {"first": to_text(top), "second": to_text(bottom)}
            named |= {"constant": to_text(bottom), "rest": to_text(top)}
        case Negate(operand):
            named |= {"constant": "-1", "rest": to_text(operand)}
    power = power_of(node)
    if power is not None:
        named["exponent"] = to_text(power[1])
    elif isinstance(node, Product | Negate):
        powers = [part for part in (node.factors if isinstance(node, Product) else ()) if power_of(part)]
        for part in powers:
            found = power_of(part)
            assert found is not None
            named["exponent"] = to_text(found[1])
    return named


def at(tree: Expression, u: str, place: Expression) -> Expression:
    """The tree with its letter replaced by a place, which may be a pending derivative."""
    return substitute(tree, u, place)
