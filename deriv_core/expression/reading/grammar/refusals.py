"""What to say where the tokens make no expression: each function raises the error that points."""

from __future__ import annotations

from typing import NoReturn

from deriv_core.errors import ExpressionTooComplex
from deriv_core.expression import bounds
from deriv_core.expression.reading.grammar.applications import INVERSES
from deriv_core.expression.reading.grammar.cursor import Cursor
from deriv_core.expression.reading.tokens import OPERAND_STARTS, Token
from deriv_core.words import Message

_CASES = Message("reading-cases-written-piecewise-w-2")
_OPENERS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "|": "|",
    "⌋": "⌊",
    "⌉": "⌈",
    r"\}": r"\{",
    "cases": r"\begin{cases}",
}


def refuse_rest(cursor: Cursor) -> NoReturn:
    """Say why reading stopped here."""
    token, shown = cursor.token, cursor.shown(cursor.token)
    if token.kind == "close":
        hint = Message("reading-delete-or-open-bracket-before")
        raise cursor.error(Message("reading-never-opened", shown=shown), token.start, hint)
    if token.kind == "relation":
        equation = Message("reading-type-one-side-only-function")
        hint = equation if token.value == "=" else Message("reading-type-function-only")
        raise cursor.error(Message("reading-equation-or-inequality-not-function"), token.start, hint)
    if token.kind == "comma":
        raise cursor.error(Message("reading-comma"), token.start, _comma_advice(cursor))
    if token.kind == "keyword":
        raise cursor.error(Message("reading-belongs-inside-piecewise", shown=shown), token.start, _CASES)
    hint = Message("reading-delete-or-put-operator-before")
    raise cursor.error(Message("reading-does-not-fit", shown=shown), token.start, hint)


def _comma_advice(cursor: Cursor) -> str:
    """What to type for 0,5: the number with a dot."""
    before, after = cursor.before, cursor.following
    numbers = before.kind == after.kind == "number"
    if numbers and before.end + 1 == after.start and "." not in before.value:
        dotted, plain = f"{before.value}.{after.value}", before.value + after.value
        if len(after.value) == 3:
            return Message("reading-decimal-point-dot-type-or", dotted=dotted, plain=plain)
        return Message("reading-decimal-point-dot-type", dotted=dotted)
    return Message("reading-decimal-point-dot-0-5")


def refuse_operand(cursor: Cursor) -> NoReturn:
    """Say why no operand begins here."""
    token = cursor.token
    before = cursor.before if cursor.index else None
    shown = cursor.shown(token)
    if before is not None:
        if token.kind == "end" or (token.kind == "close" and before.kind in ("operator", "bar")):
            message = Message("reading-something-missing-after", before=cursor.shown(before))
            raise cursor.error(message, before.start, Message("reading-finish-or-delete"))
        if token.kind in ("close", "comma") and before.kind == "open":
            raise cursor.error(*_nothing_inside(token))
        if token.kind == before.kind == "operator":
            message = Message("reading-follows-another-operator", shown=shown)
            raise cursor.error(message, token.start, Message("reading-delete-one-two"))
    if token.kind == "keyword":
        hint = Message("reading-type-function-such-w-2") if shown == "True" else _CASES
        raise cursor.error(Message("reading-quoted-does-not-fit", shown=shown), token.start, hint)
    if token.kind in ("operator", "relation"):
        hint = Message("reading-put-number-or-variable")
        raise cursor.error(Message("reading-something-missing-before", shown=shown), token.start, hint)
    if token.kind == "underscore":
        refuse_underscore(cursor, token)
    message = (
        Message("reading-number-or-variable-expected-before", shown=shown)
        if shown
        else Message("reading-number-or-variable-expected-before-end")
    )
    raise cursor.error(message, token.start, Message("reading-look-just-before"))


def _nothing_inside(at: Token) -> tuple[str, int, str]:
    return (
        Message("reading-nothing-between-these-brackets"),
        at.start,
        Message("reading-put-something-inside"),
    )


def refuse_underscore(cursor: Cursor, underscore: Token) -> NoReturn:
    """Say that only a logarithm has a base."""
    hint = Message("reading-only-logarithm-takes-one-log")
    raise cursor.error(Message("reading-stray"), underscore.start, hint)


def refuse_empty_brackets(cursor: Cursor) -> NoReturn:
    """Say that nothing stands between the bracket just opened and the one that closes it here."""
    function = cursor.tokens[cursor.index - 2] if cursor.index >= 2 else None
    if function is not None and function.kind == "function":
        refuse_missing_argument(cursor, function, cursor.before.start)
    raise cursor.error(*_nothing_inside(cursor.before))


def refuse_bracket(cursor: Cursor, closing: str, opened: int) -> NoReturn:
    """Say why the bracket opened at a position, which `closing` would close, does not end here."""
    token, opener = cursor.token, _OPENERS[closing]
    if token.kind == "close":
        message = Message("reading-closed-by", opener=opener, token=cursor.shown(token))
        raise cursor.error(message, token.start, Message("reading-close-with", closing=closing))
    if token.kind == "end":
        raise cursor.error(
            Message("reading-never-closed", opener=opener),
            opened,
            Message("reading-add-where-ends", closing=closing),
        )
    refuse_rest(cursor)


def refuse_missing_argument(cursor: Cursor, function: Token, position: int) -> NoReturn:
    """Say that a function has nothing to act on."""
    shown = cursor.shown(function)
    name = shown.lower()
    written = {"max": "max(x, 0)", "min": "min(x, 0)", "root": "root(x, 3)", "pow": "pow(x, 2)"}
    written |= {"mod": "mod(x, 3)", "clamp": "clamp(x, 0, 1)"}
    based = function.value == "log" and cursor.before is not function and position > function.start
    example = "log_2(x)" if based else written.get(name, f"{name}(x)")
    hint = Message("reading-write", example=example)
    raise cursor.error(Message("reading-nothing-act-on", shown=shown), position, hint)


def refuse_two_numbers(cursor: Cursor) -> None:
    """Refuse 2 3, where an operator is missing."""
    numbers = ("number", "fraction")
    if cursor.token.kind in numbers and cursor.before.kind in numbers:
        hint = Message("reading-put-operator-between-them")
        raise cursor.error(Message("reading-two-numbers-stand-side-by"), cursor.token.start, hint)


def refuse_mixed_number(cursor: Cursor, number: Token, fraction: Token) -> NoReturn:
    r"""Refuse 1\frac12, which was just read and may be 1 + 1/2 or 1·(1/2)."""
    shown = cursor.text[number.start : cursor.before.end]
    hint = Message("reading-write-with-or-or-decimal")
    raise cursor.error(Message("reading-could-sum-or-product", shown=shown), fraction.start, hint)


def refuse_glued_minus_one(cursor: Cursor, function: Token) -> None:
    """Refuse sin-1(x), which may be meant as arcsin(x) or as sin(x) - 1; exp-1x is plain."""
    minus, one = cursor.token, cursor.following
    after = cursor.tokens[min(cursor.index + 2, len(cursor.tokens) - 1)]
    glued = cursor.before is function and function.end == minus.start and minus.end == one.start
    if not glued or (one.kind, one.value) != ("number", "1") or after.kind not in OPERAND_STARTS:
        return
    if function.value == "exp":
        return
    shown = cursor.shown(function)
    inverse = INVERSES.get(function.value)
    if inverse:
        other = f"{inverse.replace('a', 'arc', 1)}(x)"
        message = Message("reading-minus-one-inverse-or-difference", shown=shown)
    else:
        other = f"{shown}(-x)"
        message = Message("reading-minus-one-of-negative-or-difference", shown=shown)
    raise cursor.error(message, minus.start, Message("reading-type-or-x-1", other=other, shown=shown))


def refuse_long_number(cursor: Cursor, token: Token) -> NoReturn:
    """Refuse a number of many digits, and 1e41."""
    mantissa = token.value.lower().partition("e")[0].replace(".", "").lstrip("0")
    if cursor.bounded and len(mantissa) <= bounds.MAX_DIGITS:
        limit, bound, hint = (
            bounds.MAX_CONSTANT_DIGITS,
            "constant digits",
            Message("reading-use-smaller-power-ten"),
        )
        message = Message("reading-number-more-than-digits-when", limit=limit)
    else:
        limit, bound, hint = bounds.MAX_DIGITS, "digits", Message("reading-round")
        message = Message("reading-number-more-than-digits", limit=limit)
    raise ExpressionTooComplex(message, cursor.text, token.start, hint, bound, limit)
