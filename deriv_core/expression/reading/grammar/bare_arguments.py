"""An argument without brackets, and where it ends: sin 2x, sin x e^x, ln|x|^2, sqrt 2x."""

from __future__ import annotations

from collections.abc import Sequence

from deriv_core.expression.reading.grammar.applications import ROOTS, arity
from deriv_core.expression.reading.grammar.brackets import starts_argument, starts_operand
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.refusals import refuse_glued_minus_one, refuse_missing_argument
from deriv_core.expression.reading.tokens import OPERAND_STARTS, Token
from deriv_core.expression.tree import Call, Constant, Expression, Negate, Number, holds_variable


def read_bare_argument(cursor: Cursor, token: Token, name: str, base: Expression | None) -> Expression:
    """What stands side by side after a function, up to the next operator or function.

    Once it holds the variable it also ends before a power of e, a root, a fraction and a number:
    sin x e^x is a product.
    """
    first = cursor.index
    if cursor.at("operator", "-") and cursor.following.kind in OPERAND_STARTS:
        refuse_glued_minus_one(cursor, token)
        cursor.take()
        return cursor.mark(Negate(read_bare_argument(cursor, token, name, base)), first)
    if arity(name)[0] > 1 or not starts_argument(cursor):
        position = token.start if base is None else cursor.before.end - 1
        refuse_missing_argument(cursor, token, position)
    cursor.deeper()
    factors = [cursor.rules.power(cursor)]
    while name not in ROOTS and _goes_on(cursor, factors):
        factors.append(cursor.rules.beside(cursor))
    cursor.shallower()
    return cursor.joined(factors, first)


def _goes_on(cursor: Cursor, factors: Sequence[Expression]) -> bool:
    kind = cursor.token.kind
    if not starts_operand(cursor) or kind == "function":
        return False
    if kind in ("open", "bar"):  # sin 2(x + 1), but sin x (x + 1) is a product
        return all(isinstance(factor, Number | Constant) for factor in factors)
    if isinstance(factors[-1], Call) or cursor.before.kind in ("close", "bar"):
        return False
    if not any(map(holds_variable, factors)):
        return True
    raised = cursor.following.kind == "power" or cursor.following.value == "^"
    glued = cursor.before.end == cursor.token.start
    return glued and (kind == "letter" or (kind == "constant" and not raised))
