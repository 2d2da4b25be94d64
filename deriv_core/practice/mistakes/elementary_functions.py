"""Exponentials, logarithms and the trigonometric functions: lines of the table that were mixed up."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from deriv_core.calculus.differentiation.elementary import ELEMENTARY
from deriv_core.calculus.differentiation.pending import pending, substitute
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.tree import (
    ONE,
    Call,
    E,
    Expression,
    Negate,
    Power,
    Quotient,
    Variable,
    depends_on,
    integer,
)
from deriv_core.practice.mistakes.mistake import Mistake, broken
from deriv_core.practice.mistakes.parts import times

_LOGARITHMS = ("ln", "log", "log2", "log10")
_CIRCULAR = ("sin", "cos", "tan", "cot", "sec", "csc")
_INVERSE = ("asin", "acos", "atan", "acot", "asec", "acsc")
_HYPERBOLIC = ("sinh", "cosh", "tanh", "coth", "sech", "csch")


def _no_logarithm(node: Expression, x: str) -> Iterator[Expression]:
    """(a^x)' = a^x and (log_a x)' = 1/x"""
    match node:
        case Power(a, exponent) if a != E and not depends_on(a, x) and exponent == Variable(x):
            yield node
        case Call("log" | "log2" | "log10", (argument, *_)) if argument == Variable(x):
            yield Quotient(ONE, argument)


def _of_itself(node: Expression, x: str) -> Iterator[Expression]:
    """(ln u)' = 1/ln(u), times u' or not"""
    if isinstance(node, Call) and node.function in _LOGARITHMS:
        yield Quotient(ONE, node)
        if node.function != "ln":
            base = node.arguments[1] if node.function == "log" else integer(int(node.function[3:]))
            natural = tuple(Call("ln", (part,)) for part in (node.arguments[0], base))
            yield Quotient(ONE, times(*natural))
        if node.arguments[0] != Variable(x):
            yield Quotient(pending(node.arguments[0], x), node)


def _of_the_variable(node: Expression, x: str, functions: tuple[str, ...]) -> str:
    """Which of some functions of the variable itself a node is; empty where it is none."""
    if isinstance(node, Call) and node.arguments == (Variable(x),) and node.function in functions:
        return node.function
    return ""


def _line(function: str, x: str) -> Expression:
    return substitute(ELEMENTARY[function].derivative, "u", Variable(x))


def _sign(node: Expression, x: str) -> Iterator[Expression]:
    """sin' = -cos, cos' = sin"""
    if function := _of_the_variable(node, x, (*_CIRCULAR, *_INVERSE, *_HYPERBOLIC)):
        yield Negate(_line(function, x))


#: What is taken for the derivative of a function beside the other lines of its table.
_MIXED = {
    "tan": ("sec(u)", "cot(u)", "sec(u)^2*tan(u)", "tan(u)^2", "1/cos(u)", "cos(u)^2"),
    "cot": ("csc(u)", "tan(u)", "cot(u)^2"),
    "sec": ("tan(u)", "tan(u)^2", "csc(u)", "sec(u)"),
    "csc": ("cot(u)", "cot(u)^2", "sec(u)", "csc(u)"),
    "asin": ("1/sqrt(1 + u^2)", "1/sqrt(u^2 - 1)", "1/(1 - u^2)", "acos(u)"),
    "acos": ("1/sqrt(1 + u^2)", "1/sqrt(u^2 - 1)", "1/(1 - u^2)", "asin(u)"),
    "atan": ("1/(1 - u^2)", "1/sqrt(1 + u^2)", "sec(u)^2", "1/(1 + u)", "1/sqrt(1 - u^2)"),
    "tanh": ("sech(u)", "sech(u)*tanh(u)"),
    "sech": ("tanh(u)",),
    "coth": ("csch(u)",),
    "csch": ("coth(u)",),
}
_MIXED_TREES = {name: tuple(parse(text, "u").expression for text in texts) for name, texts in _MIXED.items()}
_READ_AS_RECIPROCAL = {"asin": "sin", "acos": "cos", "atan": "tan"}


def _table_mixed(node: Expression, x: str) -> Iterator[Expression]:
    """Another line of the table, of either sign, or arcsin read as 1/sin"""
    function = _of_the_variable(node, x, (*_CIRCULAR, *_INVERSE, *_HYPERBOLIC))
    if function:
        yield from _other_lines(function, x)


@functools.lru_cache(maxsize=512)
def _other_lines(function: str, x: str) -> tuple[Expression, ...]:
    table = next(names for names in (_CIRCULAR, _INVERSE, _HYPERBOLIC) if function in names)
    others = [_line(name, x) for name in table if name in ELEMENTARY and name != function]
    others += [substitute(tree, "u", Variable(x)) for tree in _MIXED_TREES.get(function, ())]
    own = (_line(function, x), Negate(_line(function, x)), Call(function, (Variable(x),)))
    mixed = [tree for other in others for tree in (other, Negate(other)) if tidy(tree) not in own]
    if function in _READ_AS_RECIPROCAL:
        reciprocal = Quotient(ONE, Call(_READ_AS_RECIPROCAL[function], (Variable(x),)))
        mixed.append(pending(reciprocal, x))
    return tuple(mixed)


def _power_of_argument(node: Expression, x: str) -> Iterator[Expression]:
    """(sin^n x)' = (sin(x^n))', or n sin^(n - 1) x"""
    match node:
        case Power(Call(function, (inside,)) as base, n) if (
            function in (*_CIRCULAR, *_HYPERBOLIC) and not depends_on(n, x) and depends_on(inside, x)
        ):
            yield pending(Call(function, (Power(inside, n),)), x)
            yield pending(Power(Variable("u"), n), "u", base)
            yield times(n, pending(base, x))


ELEMENTARY_FUNCTIONS: tuple[Mistake, ...] = (
    broken(
        "exp_no_ln",
        r"(a^x)' = a^x, \quad (\log_a x)' = \frac{1}{x}",
        _no_logarithm,
        family="exponential",
        breaks="exponential",
        example=("2^x + x", "2^x + 1"),
    ),
    broken(
        "log_of_self",
        r"(\ln u)' = \frac{1}{\ln u}",
        _of_itself,
        family="log",
        breaks="natural logarithm",
        example=("x^2 + ln x", "2x + 1/ln x"),
    ),
    broken(
        "trig_power_outer",
        r"(\sin^2 x)' = 2x \cos x^2",
        _power_of_argument,
        family="trig",
        breaks="chain",
        example=("sin(x)^2", "2x cos(x^2)"),
        narrows="chain_no_inner",
    ),
    broken(
        "trig_sign",
        r"(\cos x)' = \sin x, \quad (\sin x)' = -\cos x",
        _sign,
        family="trig",
        breaks="trigonometric function",
        example=("x cos x", "cos x + x sin x"),
    ),
    broken(
        "trig_table_mix",
        r"(\tan x)' = \sec x",
        _table_mixed,
        family="trig",
        breaks="trigonometric function",
        example=("tan x", "sec x"),
    ),
)
