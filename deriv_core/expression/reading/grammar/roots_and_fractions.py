r"""Roots and fractions as they are written: √x, sqrt[3]{x}, \sqrt[3]{x}, \frac12, frac{1}{x}."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.expression.reading.grammar.brackets import read_group, starts_argument, starts_operand
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.numerals import read_one_digit
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Call, Expression, Number, Quotient, holds_variable
from deriv_core.words import Message


def read_root_sign(cursor: Cursor) -> Expression:
    """√ ∛ ∜ and the one power they act on."""
    first = cursor.index
    token = cursor.take()
    if not starts_argument(cursor):
        hint = Message("reading-put-something-after-w-1")
        raise cursor.error(Message("reading-root-nothing-under"), token.start, hint)
    if token.value == "2" and cursor.at("open", "]"):
        arguments = read_radicand_and_index(cursor)
        if len(arguments) == 1:
            return cursor.mark(Call("sqrt", arguments), first)
        return cursor.mark(Call("root", arguments), first, "indexed root")
    cursor.deeper()
    under = cursor.rules.operand(cursor) if cursor.at("open") else cursor.rules.power(cursor)
    cursor.shallower()
    if token.value == "4":
        return cursor.mark(Call("root", (under, Number(Fraction(4)))), first, "root sign")
    return cursor.mark(Call("sqrt" if token.value == "2" else "cbrt", (under,)), first, "root sign")


def read_radicand_and_index(cursor: Cursor) -> tuple[Expression, ...]:
    r"""sqrt[3]{x} as LaTeX means it, the radicand first; sqrt[x] is as sqrt(x)."""
    index = read_group(cursor)
    glued = cursor.before.end == cursor.token.start
    if holds_variable(index) or not glued or not starts_operand(cursor):
        return (index,)
    return (read_group(cursor) if cursor.at("open") else cursor.rules.power(cursor)), index


def read_typed_fraction(cursor: Cursor) -> Expression:
    r"""frac{1}{x}, which lost its backslash; frac{x} is the fractional part."""
    first = cursor.index
    cursor.take()
    above = read_group(cursor)
    if not cursor.at("open", "}"):
        return cursor.mark(Call("frac", (above,)), first)
    return cursor.mark(Quotient(above, read_group(cursor)), first, "typed fraction")


def read_latex_fraction(cursor: Cursor) -> Expression:
    r"""\frac and its two arguments, each a group or one character."""
    first = cursor.index
    token = cursor.take()
    cursor.deeper()
    above = _latex_argument(cursor, token)
    below = _latex_argument(cursor, token)
    cursor.shallower()
    return cursor.mark(Quotient(above, below), first)


def read_latex_root(cursor: Cursor) -> Expression:
    r"""\sqrt, with its index in square brackets."""
    first = cursor.index
    token = cursor.take()
    cursor.deeper()
    index = read_group(cursor) if cursor.at("open", "]") else None
    bare = not cursor.at("open")
    if not bare:
        under = read_group(cursor)
    elif cursor.at("function"):
        under = cursor.rules.operand(cursor)
    else:
        under = _latex_argument(cursor, token)
    cursor.shallower()
    node = Call("sqrt", (under,)) if index is None else Call("root", (under, index))
    return cursor.mark(node, first, "bare LaTeX root" if bare else None)


def _latex_argument(cursor: Cursor, command: Token) -> Expression:
    """A group in braces, or one character."""
    if cursor.at("open", "}"):
        return read_group(cursor)
    if cursor.at("number"):
        return read_one_digit(cursor)
    if cursor.token.kind in ("letter", "constant", "frac", "sqrt"):
        return cursor.rules.operand(cursor)
    hint = r"\sqrt{x}" if command.kind == "sqrt" else r"\frac{1}{x}"
    message = Message("reading-needs-more-than", command=cursor.shown(command))
    raise cursor.error(message, command.start, Message("reading-write", example=hint))
