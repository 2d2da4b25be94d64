"""The derivative of a function in textbook form, never returned before it is checked against SymPy's."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import sympy

from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.proved.from_sympy import NoTree, from_sympy
from deriv_core.calculus.proved.oracle import Agreement, agreement, has_stretch, sympy_derivative
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.tree import Expression, node_count
from deriv_core.words import Message

HIGHEST_ORDER = 10
# Of the second derivative on; the first one of anything that may be typed is given whole.
LARGEST_HIGHER = 400
_UNPROVED = Message("errors-derivative-could-not-checked-so")
_ONLY_POINTS = Message("errors-no-stretch-found-on-which")

_log = logging.getLogger(__name__)


def derivative(f: RealFunction, order: int = 1) -> RealFunction:
    """The derivative of f, in textbook form and proved equal to SymPy's.

    The form is what our own rules give, tidied. Before it is returned its values are compared with those of
    SymPy's ``diff`` (or, where SymPy leaves a derivative standing, of differencing f at high precision) to 30
    digits at six or more points, on both sides of 0 where f allows it. A form of ours that fails gives way to
    SymPy's own, under the same proof.

    Its expression may have a value where f has no derivative (1/x for ln(x), at -1); `evaluate` of the
    derivative then has none, for whether f has a derivative at a point is the verdict's to say.

    Parameters
    ----------
    f : RealFunction
    order : int, optional
        2 for the second derivative, and so on.

    Returns
    -------
    RealFunction
        A function of the same variable, its name with one prime more for each order.

    Raises
    ------
    TooComplex
        Where the order is over 10, the result would be too long to write down, or it could not be proved.
    """
    if not 1 <= order <= HIGHEST_ORDER:
        raise TooComplex(
            "order", HIGHEST_ORDER, Message("errors-order-derivative-1", highest_order=HIGHEST_ORDER)
        )
    f = _first_derivative(f)
    for _ in range(order - 1):
        _check_size(f.expression)
        _check_size(_by_rules(f))
        f = _first_derivative(f)
    if order > 1:
        _check_size(f.expression)
    return f


def lower_derivative(f: RealFunction, order: int) -> RealFunction:
    """What is differentiated once to get a derivative: f itself, or its derivative of one order less."""
    return derivative(f, order - 1) if order > 1 else f


def _by_rules(f: RealFunction) -> Expression:
    """What the rules alone give, before anything dear: it is what is proved, or more comes to it."""
    try:
        return differentiate(f.expression, f.variable).result.tree
    except TooComplex:
        return f.expression  # SymPy's form may do


def _check_size(expression: Expression) -> None:
    if node_count(expression) > LARGEST_HIGHER:
        raise TooComplex("nodes", LARGEST_HIGHER, Message("errors-higher-derivative-too-long-written"))


def _first_derivative(f: RealFunction) -> RealFunction:
    return RealFunction(_proved(f), f.variable, name=f"{f.name}'", derivative_of=f)


def _proved(f: RealFunction) -> Expression:
    expected = sympy_derivative(f)
    partly: Expression | None = None
    for claimed in _candidates(f, expected):
        match agreement(claimed, f.expression, expected):
            case Agreement.PROVED:
                return claimed
            case Agreement.PARTLY:
                partly = partly or claimed
            case Agreement.REFUTED:
                _log.error("A derivative of %s is wrong", f.text)
    if partly is not None:
        return partly
    raise TooComplex("proof", 0, _UNPROVED if has_stretch(f.expression) else _ONLY_POINTS)


def _candidates(f: RealFunction, expected: sympy.Expr | None) -> Iterator[Expression]:
    """Our own form first, then SymPy's."""
    refusal: TooComplex | None = None
    try:
        yield differentiation_steps(f).result.tree
    except TooComplex as error:
        refusal = error
    try:
        if expected is not None:
            yield tidy(from_sympy(expected))
        elif refusal is not None:
            raise refusal
    except NoTree:
        if refusal is not None:
            raise refusal from None
