"""What a power of exact numbers costs SymPy, bounded before it is asked: the one place for those bounds.

SymPy works a power of fractions out at once. Of b^(p/q) it writes out b^p, and b^q where it clears a
denominator or gathers prime factors, so the digits of p and q cost as much as those of b: 0.999999^0.999999
would be a number of twenty million bits.
"""

from __future__ import annotations

from math import prod
from typing import Any

import sympy

MOST_BITS = 1000  # of an exact number that is shown: 300 digits
MOST_BITS_ON_THE_WAY = 4000  # of a number inside a formula
MOST_BITS_TAKEN_APART = 100_000  # of a number that SymPy makes and drops again


def power_bits(base: Any, exponent: Any) -> int:
    """About how many bits SymPy may write out for base ** exponent.

    Parameters
    ----------
    base, exponent : sympy.Expr

    Returns
    -------
    int
        0 where nothing is written out. A factor before a formula counts, the formula does not.
    """
    if not exponent.is_Rational:
        return _bits_of_powers_in(exponent)
    number, rest = base.as_coeff_Mul()
    if not number.is_Rational:
        return 0
    reach = _reach(exponent)
    own = 0 if abs(number) in (0, 1) else _bits(number) * reach
    return int(max(own, radical_bits(rest) * reach))


def _bits_of_powers_in(exponent: Any) -> int:
    """SymPy takes common factors out of an exponent: of (a/3 + b/1000)^q in it, 3000^q is written out."""
    powers = (power for power in exponent.atoms(sympy.Pow) if power.exp.is_Rational)
    return max(
        (_bits_in(power.base) * _reach(power.exp) for power in powers if not power.base.is_Rational),
        default=0,
    )


def radical_bits(*values: Any) -> int:
    """About how many bits SymPy may write out when it gathers the roots of numbers that are in these."""
    roots = set().union(*(_roots(value) for value in values))
    if not roots:
        return 0
    return int(sum(_bits(root.base) for root in roots) * prod({root.exp.q for root in roots}))


def taken_apart_bits(*values: Any) -> int:
    """About how many bits SymPy may write out when it expands these: of b^(p/q + c) it makes b^(p/q) b^c."""
    powers = set().union(*(value.atoms(sympy.Pow) for value in values))
    moving = (power for power in powers if not power.exp.is_Rational)
    return max((_bits_in(power.base) * _reach(power.exp) for power in moving), default=0)


def _reach(exponent: Any) -> int:
    return max((int(max(abs(number.p), number.q)) for number in exponent.atoms(sympy.Rational)), default=0)


def exponential_bits(argument: Any) -> int:
    """About how many bits SymPy may write out for e ** argument: it makes e^(c ln b) into b^c."""
    terms = sympy.Add.make_args(argument)
    return max(map(_logarithm_bits, terms))


def _logarithm_bits(term: Any) -> int:
    number, rest = term.as_coeff_Mul()
    logs = [part.args[0] for part in sympy.Mul.make_args(rest) if isinstance(part, sympy.log)]
    return max((power_bits(argument, number) for argument in logs), default=0)


def _roots(value: Any) -> set[Any]:
    return {
        power
        for power in value.atoms(sympy.Pow)
        if power.base.is_Rational and power.exp.is_Rational and power.exp.q > 1
    }


def _bits_in(value: Any) -> int:
    return sum(map(_bits, value.atoms(sympy.Rational)))


def _bits(number: Any) -> int:
    return int(max(abs(number.p), number.q).bit_length())
