"""Functions made of others, spelled out: what runs a tree knows primitives only."""

from __future__ import annotations

from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import Call, Expression


def lowered(node: Call) -> Expression | None:
    """What a call is made of, 1/cos(u) for sec(u); None for a primitive."""
    build = FUNCTIONS[node.function].lowered
    return None if build is None else build(*node.arguments)
