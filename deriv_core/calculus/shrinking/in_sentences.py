"""Sentences about J and w, in the function's own names."""

from __future__ import annotations

import re

from deriv_core.expression.function import RealFunction
from deriv_core.numbers.by_hand import raised
from deriv_core.words import Message, exchanged

_PRIMES = {1: "J′", 2: "J″", 3: "J‴"}


def about(code: str, /, **values: str | int) -> Message:
    """A message about J and w, which stand in it as values."""
    return Message(code, **{"J": "J", "w": "w", **values})


def in_names_of(f: RealFunction, sentence: str) -> str:
    """A message about J and w, or a formula that stands in one, with the function's own names.

    Examples
    --------
    >>> import deriv_core as dc
    >>> in_names_of(dc.parse_function("f(x) = x^2"), about("ledger-slope-zero", name="J″"))
    'f″ = 0 at x: the part of the error that the rule goes by is gone.'
    """
    own = {"J": f.name, "w": f.variable}
    return exchanged(sentence, lambda text: re.sub(r"\b[Jw]\b", lambda letter: own[letter.group()], text))


def derivative_name(order: int) -> str:
    """J″, J‴, J⁽⁵⁾"""
    return _PRIMES.get(order) or f"J⁽{raised(order)}⁾"


def power_of_step(order: int) -> str:
    """ε, ε²"""
    return f"ε{raised(order) if order > 1 else ''}"
