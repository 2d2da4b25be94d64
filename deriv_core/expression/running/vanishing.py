"""Whether an exact number is 0, proved by algebra: sin(1)^2 + cos(1)^2 - 1 is."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy

_MOST_OPERATIONS = 60
_LARGEST_POWER = 6
_LARGEST_PRODUCT = 12
_LARGEST_ROOT = 12


@lru_cache(maxsize=512)
def vanishes(value: Any) -> bool:
    """Whether the number is proved to be 0; False where it is not, or only not cheaply.

    Circular and hyperbolic functions are written as exponentials, in which all their identities become those
    of plain algebra; then everything is multiplied out.
    """
    if value.is_Rational:
        return bool(value.p == 0)
    if not _is_small(value):
        return False
    try:
        if sympy.expand(value) == 0:
            return True
        above, _ = sympy.fraction(sympy.together(value.rewrite(sympy.exp)))
        return bool(_is_small(above) and sympy.expand(above) == 0)
    except (ArithmeticError, AttributeError, NotImplementedError, RecursionError, TypeError, ValueError):
        return False


def _is_small(value: Any) -> bool:
    """Whether multiplying out ends soon."""
    product = 0
    for part in sympy.preorder_traversal(value):
        if part.is_Pow and part.exp.is_Rational:
            atom = part.base.is_Atom
            if part.exp.q > _LARGEST_ROOT or (not atom and abs(part.exp) > _LARGEST_POWER):
                return False
            product += 0 if atom else abs(part.exp)
    return bool(product <= _LARGEST_PRODUCT and value.count_ops() <= _MOST_OPERATIONS)
