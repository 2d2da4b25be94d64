"""The loop of every machine that runs a program: a stack, and what each does with one operation."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from deriv_core.expression.functions.table import PRIMITIVES
from deriv_core.expression.running.program import ExactProgram, Program

_Value = TypeVar("_Value")

#: How many operands each operation of a program takes; what is not named here is a leaf.
ARITY: dict[str, int] = {
    **{name: 1 for name, entry in PRIMITIVES.items() if entry.arity == (1, 1)},
    "neg": 1,
    **dict.fromkeys(("add", "sub", "mul", "div", "pow", "powi", "max", "min", "logb"), 2),
    **dict.fromkeys(("lt", "le", "gt", "ge", "eq", "ne"), 2),
    **dict.fromkeys(("powq", "select"), 3),
}


def run(
    program: Program | ExactProgram,
    leaf: Callable[[float | Fraction | str], _Value],
    apply: Callable[..., _Value],
) -> _Value:
    """The value of a program.

    Parameters
    ----------
    program : tuple of numbers and str
        Postfix code from `program`.
    leaf : callable
        The value of a number, of ``"x"`` and of what else takes no operand.
    apply : callable
        The value of an operation, from its name and its operands.
    """
    stack: list[_Value] = []
    for step in program:
        arity = ARITY.get(step, 0) if isinstance(step, str) else 0
        if not arity:
            stack.append(leaf(step))
        else:
            operands = stack[-arity:]
            del stack[-arity:]
            stack.append(apply(step, *operands))
    return stack.pop()
