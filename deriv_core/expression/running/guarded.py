"""SymPy's expression with its domain kept: a condition beside it where SymPy alone would lose one.

SymPy turns x/x into 1 and √x·√x into x, and finds real numbers by way of complex ones: cos(√x) at -1. Such an
expression is put into a `Piecewise` without an else, which is nan outside, is differentiated inside only, and
survives `lambdify`. Plain functions such as 1/x, ln x and √x stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sympy

from deriv_core.expression.running.domains import has_varying_index, own_needs
from deriv_core.expression.running.to_sympy import condition, to_sympy
from deriv_core.expression.tree import (
    Call,
    E,
    Expression,
    Negate,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    exact_rational,
    holds_variable,
)


@dataclass(frozen=True, slots=True)
class _Need:
    """What an operation asks of the numbers it is given.

    `argument` `relation` `bound` must hold, or `unless` be positive; `node` is the operation, `plain` whether
    nothing around it can make a real number of what SymPy has for it outside, `nested` whether the argument
    has needs of its own.
    """

    node: Expression
    argument: Expression
    relation: Any
    bound: int
    plain: bool
    nested: bool
    unless: Expression | None = None

    def holds(self, symbol: sympy.Symbol) -> Any:
        """The condition, for SymPy."""
        here = self.relation(to_sympy(self.argument, symbol), self.bound)
        return here if self.unless is None else sympy.Or(here, to_sympy(self.unless, symbol) > 0)


def guarded_sympy(node: Expression, symbol: sympy.Symbol) -> Any:
    """The SymPy expression without a finite real value wherever the tree has none.

    Raises
    ------
    TooComplex
        SymPy would write out a number of more than 4,000 bits.
    """
    if isinstance(node, Piecewise):
        return _case_by_case(node, symbol)
    bare = to_sympy(node, symbol)
    needs = list(dict.fromkeys(_needs(node, linear=True)))
    imaginary = sum(need.relation is not sympy.Ne for need in needs if not need.nested)
    lost = [need for need in needs if not need.plain or not _is_kept(need, bare, symbol)]
    if not lost and imaginary <= _most_imaginary(needs):
        return bare
    arguments = [to_sympy(need.argument, symbol) for need in needs]
    if any(argument.has(sympy.zoo, sympy.nan) for argument in arguments):
        return sympy.nan  # x/0, which SymPy refuses to compare with a bound
    # Those of inner parts are asked first, and so stand outermost.
    for holds in reversed(dict.fromkeys(need.holds(symbol) for need in needs)):
        if holds != sympy.true:
            bare = sympy.Piecewise((bare, holds)) if holds != sympy.false else sympy.nan
    return bare


def _case_by_case(node: Piecewise, symbol: sympy.Symbol) -> Any:
    """The cases with a guard on the value of each, and on what its condition compares."""
    rows = []
    for branch in node.branches:
        for side in (side for asked in branch.conditions for side in (asked.left, asked.right)):
            rows += [(sympy.nan, sympy.Not(need.holds(symbol))) for need in _needs(side, linear=True)]
        rows.append((guarded_sympy(branch.value, symbol), condition(branch, symbol)))
    rest = sympy.nan if node.otherwise is None else guarded_sympy(node.otherwise, symbol)
    return sympy.Piecewise(*rows, (rest, sympy.true))


def where_real(node: Expression, symbol: Any) -> Any:
    """The condition that the needs of a function name for numbers in its place, other than what is not 0."""
    needs = (need for need in _needs(node, linear=True) if need.relation is not sympy.Ne)
    return sympy.And(*(need.holds(symbol) for need in needs))


def _most_imaginary(needs: list[_Need]) -> int:
    """One operation's needs: two imaginary numbers may make a real one between them."""
    bounded = [need.node for need in needs if need.relation is not sympy.Ne]
    return sum(part == bounded[0] for part in bounded) if bounded else 0


def _is_kept(need: _Need, bare: Any, symbol: sympy.Symbol) -> bool:
    """Whether SymPy's expression still holds the operation."""
    if has_varying_index(need.node):
        return False  # 0^-0 is 1 and log(8, 0) is 0 for SymPy
    if need.relation is not sympy.Ne:
        kept = to_sympy(need.node, symbol)
        if not kept.free_symbols:
            return False  # log(x, x) is 1
        return bool(bare.has(kept) or (_is_root(need.node) and bare.has(1 / kept)))
    below = to_sympy(need.argument, symbol)
    if not isinstance(need.node, Quotient | Power):
        return bool(bare.has(to_sympy(need.node, symbol)))
    kept = {power.base for power in bare.atoms(sympy.Pow) if power.exp.could_extract_minus_sign()}
    bases = [base for base in below.as_powers_dict() if base.free_symbols]
    return all(base in kept or -base in kept for base in bases) or bare.has(1 / below)


def _needs(node: Expression, *, linear: bool) -> Iterator[_Need]:
    """The needs of all operations, those of inner parts first; `linear` while only sums are around."""
    if isinstance(node, Piecewise) or not holds_variable(node):
        return
    inner: list[_Need] = []
    for part, stays in _parts(node):
        inner += _needs(part, linear=linear and stays)
    yield from inner
    for argument, relation, bound, *unless in own_needs(node):
        yield _Need(
            node, argument, relation, bound, linear and not has_varying_index(node), bool(inner), *unless
        )


def _parts(node: Expression) -> Iterator[tuple[Expression, bool]]:
    """The parts of a node, and whether what is no real number in them stays none in the node."""
    match node:
        case Negate(operand):
            yield operand, True
        case Sum(terms):
            yield from ((term, True) for term in terms)
        case Product(factors):
            varying = sum(holds_variable(factor) for factor in factors)
            zero = any(exact_rational(factor) == 0 for factor in factors)
            for factor in factors:
                yield factor, not zero and (varying == 1 or _has_poles_only(factor))
        case Quotient(numerator, denominator):
            yield numerator, not holds_variable(denominator) or _has_poles_only(numerator)
            # 1/sqrt(u) is imaginary where sqrt(u) is; 1/ln(u) is 0 for SymPy at 0.
            yield denominator, not holds_variable(numerator) and _is_root(denominator)
        case Power(base, exponent):
            yield base, False
            yield exponent, base == E and _has_poles_only(exponent)
        case Call(function, arguments):
            yield from ((u, function in ("sin", "cos") and _has_poles_only(u)) for u in arguments)


def _has_poles_only(node: Expression) -> bool:
    """Whether a part fails at poles only, where SymPy's complex infinity stays one, or is nan times 0."""
    return all(need.relation is sympy.Ne and need.plain for need in _needs(node, linear=True))


def _is_root(node: Expression) -> bool:
    return isinstance(node, Call) and node.function == "sqrt"
