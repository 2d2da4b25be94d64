"""Functions and what they act on: sin(x), sin 2x, sin^2 x, log_2(x), root(x, 3)."""

from __future__ import annotations

from deriv_core.expression import bounds
from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.reading.grammar.applications import INVERSES, ROOTS, Application, arity
from deriv_core.expression.reading.grammar.bare_arguments import read_bare_argument
from deriv_core.expression.reading.grammar.brackets import (
    FUNCTIONS_OF_BRACKETS,
    close_bracket,
    open_bracket,
    read_first_inside,
    read_group,
)
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.grammar.numerals import read_small_exponent
from deriv_core.expression.reading.grammar.refusals import refuse_underscore
from deriv_core.expression.reading.grammar.roots_and_fractions import read_radicand_and_index
from deriv_core.expression.reading.tokens import Kind, Token
from deriv_core.expression.tree import ONE, Expression, Negate, Power
from deriv_core.words import Message


def read_call(cursor: Cursor) -> Expression:
    """A function, its exponent or base, and its argument."""
    first = cursor.index
    token = cursor.take()
    base: Expression | None = None
    exponent: Expression | None = None
    while cursor.at("underscore") or (
        exponent is None and (cursor.at("operator", "^") or cursor.at("power"))
    ):
        if cursor.at("underscore"):
            base = _log_base(cursor, token, base)
        else:
            exponent = _function_exponent(cursor)
    name = token.value
    if exponent == Negate(ONE):
        name = _inverse(cursor, token, exponent, first)
        exponent = None
    return _applied(cursor, token, name, base, exponent, first)


def _log_base(cursor: Cursor, function: Token, base: Expression | None) -> Expression:
    underscore = cursor.take()
    if function.value != "log" or base is not None:
        refuse_underscore(cursor, underscore)
    message, hint = Message("reading-base-logarithm-missing"), Message("reading-write-log-2-x")
    return _small(cursor, "number", "constant", "letter", missing=(message, underscore.start, hint))


def _function_exponent(cursor: Cursor) -> Expression:
    if cursor.at("power"):
        return read_small_exponent(cursor)
    cursor.take()
    first = cursor.index
    minus = cursor.at("operator", "-")
    if minus:
        cursor.take()
    missing = (
        Message("reading-exponent-function-missing"),
        cursor.token.start,
        Message("reading-write-sin-2-x"),
    )
    exponent = _small(cursor, "number", "constant", "letter", "fraction", missing=missing)
    return cursor.mark(Negate(exponent), first) if minus else exponent


def _small(cursor: Cursor, *kinds: Kind, missing: tuple[str, int, str]) -> Expression:
    """What stands below or above a function's name: brackets, or a single token."""
    if cursor.at("open"):
        return read_group(cursor)
    if cursor.token.kind not in kinds:
        raise cursor.error(*missing)
    return cursor.rules.operand(cursor)


def _inverse(cursor: Cursor, token: Token, exponent: Expression, first: int) -> str:
    """sin^-1 is the inverse function, as everywhere in calculus."""
    if token.value not in INVERSES:
        shown = cursor.shown(token)
        message = Message("reading-exponent-inverse-or-reciprocal", shown=shown)
        hint = Message("reading-write-1-x-or-name", shown=shown)
        raise cursor.error(message, token.start, hint)
    cursor.mark(exponent, first, "inverse")
    return INVERSES[token.value]


def _applied(
    cursor: Cursor, token: Token, name: str, base: Expression | None, exponent: Expression | None, first: int
) -> Expression:
    """The function with its arguments."""
    at = cursor.index
    bare = not cursor.at("open") or cursor.token.value in FUNCTIONS_OF_BRACKETS
    if bare:
        arguments: tuple[Expression, ...] = (read_bare_argument(cursor, token, name, base),)
    else:
        arguments = _in_brackets(cursor, token, name)
    if base is not None and len(arguments) > 1:
        hint = Message("reading-write-log-2-x-or")
        raise cursor.error(Message("reading-logarithm-two-bases"), token.start, hint)
    application = Application(name, base, exponent, arguments, at, bare)
    node = application.function()
    if name in LOWERED:  # here, before it grows further
        bounds.check(node, cursor.text, cursor.spans.start_of)
    if exponent is None:
        return cursor.mark(node, first, application)
    return cursor.mark(Power(cursor.mark(node, first), exponent), first, application)


def _in_brackets(cursor: Cursor, token: Token, name: str) -> tuple[Expression, ...]:
    """The arguments in brackets after a function."""
    if name == "sqrt" and cursor.at("open", "]"):
        return read_radicand_and_index(cursor)
    fewest, most = arity(name)
    shown = cursor.shown(token)
    closing = open_bracket(cursor)
    arguments = [read_first_inside(cursor, closing)]
    while cursor.at("comma"):
        comma = cursor.take()
        if len(arguments) == most:
            hint = Message("reading-delete-comma-and-what-follows")
            if name in ROOTS:
                hint = Message("reading-for-another-root-write-root")
            raise cursor.error(Message("reading-takes-arguments", shown=shown, most=most), comma.start, hint)
        arguments.append(cursor.rules.sum(cursor))
    if len(arguments) < fewest:
        message = Message("reading-needs-arguments", shown=shown, fewest=fewest)
        raise cursor.error(message, cursor.token.start, Message("reading-write", example=f"{shown}(x, 3)"))
    close_bracket(cursor, closing)
    return tuple(arguments)
