"""Names that are one line of what exists, as sigmoid, mod and round: the tree spells them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Branch,
    Call,
    Comparison,
    E,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
)
from deriv_core.words import Message

_TWO = Number(Fraction(2))


@dataclass(frozen=True, slots=True)
class Lowered:
    """A name, how many arguments it takes, what it stands for, and what somebody may have meant instead."""

    arity: int
    build: Callable[..., Expression]
    remark: str = ""


def _sigmoid(x: Expression) -> Expression:
    """1/(1 + e^(-x))"""
    return Quotient(ONE, Sum((ONE, Power(E, Negate(x)))))


def _silu(x: Expression) -> Expression:
    """x/(1 + e^(-x))"""
    return Quotient(x, Sum((ONE, Power(E, Negate(x)))))


def _gelu(x: Expression) -> Expression:
    """x (1 + erf(x/sqrt(2)))/2"""
    inside = Quotient(x, Call("sqrt", (_TWO,)))
    return Quotient(Product((x, Sum((ONE, Call("erf", (inside,)))))), _TWO)


def _softplus(x: Expression) -> Expression:
    """ln(1 + e^x)"""
    return Call("ln", (Sum((ONE, Power(E, x))),))


def _relu(x: Expression) -> Expression:
    """max(x, 0)"""
    return Call("max", (x, ZERO))


def _erfc(x: Expression) -> Expression:
    """1 - erf(x)"""
    return Sum((ONE, Negate(Call("erf", (x,)))))


def _sinc(x: Expression) -> Expression:
    """sin(x)/x, and 1 at 0"""
    return Piecewise((Branch(Quotient(Call("sin", (x,)), x), (Comparison(x, "!=", ZERO),)),), ONE)


def _mod(x: Expression, m: Expression) -> Expression:
    """m frac(x/m)"""
    if m == ONE:
        return Call("frac", (x,))
    return Product((m, Call("frac", (Quotient(x, m),))))


def _round(x: Expression) -> Expression:
    """floor(x + 1/2)"""
    return Call("floor", (Sum((x, Quotient(ONE, _TWO))),))


def _clamp(x: Expression, low: Expression, high: Expression) -> Expression:
    """min(max(x, low), high)"""
    return Call("min", (Call("max", (x, low)), high))


def _heaviside(x: Expression) -> Expression:
    """(1 + sign x)/2"""
    return Quotient(Sum((ONE, Call("sign", (x,)))), _TWO)


_STEP = Lowered(1, _heaviside, Message("functions-it-is-1-2-at"))
LOWERED = {
    "sigmoid": Lowered(1, _sigmoid),
    "logistic": Lowered(1, _sigmoid),
    "softplus": Lowered(1, _softplus),
    "silu": Lowered(1, _silu),
    "swish": Lowered(1, _silu),
    "gelu": Lowered(1, _gelu),
    "relu": Lowered(1, _relu),
    "erfc": Lowered(1, _erfc, Message("functions-its-smallest-values-far-right")),
    "sinc": Lowered(1, _sinc, Message("functions-for-one-with-pi-type")),
    "mod": Lowered(2, _mod, Message("functions-sign-divisor")),
    "round": Lowered(1, _round, Message("functions-halves-rounded-up")),
    "clamp": Lowered(3, _clamp),
    "clip": Lowered(3, _clamp),
    "heaviside": _STEP,
    "step": _STEP,
}
