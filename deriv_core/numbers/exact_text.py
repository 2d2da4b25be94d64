"""SymPy numbers as the plain text a learner would type: -1/4, 3*sqrt(2)/2, pi/4."""

from __future__ import annotations

from typing import Any

import sympy

_LONGEST = 60
_MOST_DIGITS = 40
_FUNCTIONS = (
    sympy.sin,
    sympy.cos,
    sympy.tan,
    sympy.sec,
    sympy.csc,
    sympy.cot,
    sympy.asin,
    sympy.acos,
    sympy.atan,
    sympy.sinh,
    sympy.cosh,
    sympy.tanh,
    sympy.sech,
    sympy.csch,
    sympy.coth,
    sympy.asinh,
    sympy.acosh,
    sympy.atanh,
    sympy.erf,
)


def exact_text(value: Any) -> str:
    """The text of an exact real SymPy number; empty where there is none worth showing.

    Parameters
    ----------
    value : sympy.Expr or None

    Returns
    -------
    str
        At most 60 characters, readable by `read_back`; ``"oo"`` and ``"-oo"`` for the infinities.
    """
    if value is None:
        return ""
    if value is sympy.oo or value is -sympy.oo:
        return "oo" if value is sympy.oo else "-oo"
    if not _is_plain(value):
        return ""
    try:
        text = str(value)
    except ArithmeticError:  # its printer puts terms in order by their values, and may fail of that
        return ""
    text = text.replace("**", "^").replace("E", "e").replace("log(", "ln(")
    return text if len(text) <= _LONGEST else ""


def _is_plain(value: Any) -> bool:
    """Whether the number is small and made of whole numbers, π, e and named functions only."""
    for count, part in enumerate(sympy.preorder_traversal(value), start=1):
        if count > _LONGEST:
            return False
        match part:
            case sympy.Rational():
                # By bits: turning a huge whole number into text is itself slow.
                if max(abs(part.p).bit_length(), part.q.bit_length()) > 3.33 * _MOST_DIGITS:
                    return False
            case sympy.Add() | sympy.Mul() | sympy.Pow() | sympy.log():
                pass
            case _ if part in (sympy.pi, sympy.E) or isinstance(part, _FUNCTIONS):
                pass
            case _ if isinstance(part, sympy.exp):
                pass
            case _:
                return False
    return True
