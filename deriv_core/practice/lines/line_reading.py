r"""A line of a derivation, read: derivatives that are still to be taken stand in it as a learner writes them.

``d/dx(x^2)``, ``d/dx[x^2]``, ``d/dx x^2`` where only one factor changes, ``(x^2)'``, ``sin(x)'``, ``x'``,
``D(x^2)``, ``D(x^2, x)``, the library's own ``D(sin(u), u, x^2)``, and in LaTeX
``\frac{d}{dx}\left(x^2\right)`` and ``\left(x^2\right)'``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deriv_core.calculus.differentiation.pending import Pending, pending
from deriv_core.errors import ExpressionError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.characters import GREEK
from deriv_core.expression.reading.derivative_side import derivative_side
from deriv_core.expression.reading.names import NAMES
from deriv_core.expression.reading.parser import parse
from deriv_core.expression.reading.with_parts import FIRST_LETTER, parse_with_parts
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    rebuilt,
)
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.words import Message

MOST_PENDING = 12

_LETTER = (
    rf"\\?(?:{'|'.join(sorted(GREEK.values(), key=len, reverse=True))})(?![A-Za-z])|[A-Za-z{''.join(GREEK)}]"
)
_D_OVER = re.compile(
    rf"(?:d\s*/\s*\(?\s*d\s*(?P<plain>{_LETTER})\s*\)?"
    rf"|\\[dtc]?frac\s*\{{\s*(?:d|\\mathrm\s*\{{?\s*d\s*\}}?)\s*\}}"
    rf"\s*\{{\s*(?:d|\\mathrm\s*\{{?\s*d\s*\}}?)\s*(?P<latex>{_LETTER})\s*\}})\s*"
)
_D = re.compile(rf"D\s*(?:_\s*\{{?\s*(?P<below>{_LETTER})\s*\}}?)?\s*(?=(?:\\left\s*)?[(\[])")
_PRIME = re.compile(r"\s*(?:['\u2019\u2032\u02b9\u00b4`]|\^\s*\{?\s*\\prime\s*\}?)")
_OPEN = re.compile(r"(?:\\left\s*|\\[bB]igg?l?\s*)?(?P<bracket>[(\[])")
_CLOSE = re.compile(r"(?:\\right\s*|\\[bB]igg?r?\s*)?(?P<bracket>[)\]])")
_FUNCTIONS = frozenset(name for name, (kind, _) in NAMES.items() if kind == "function")
_LONGEST_NAME = 1 + max(map(len, _FUNCTIONS))
_CLOSES = {"(": ")", "[": "]"}
_ROUND = Message("practice-put-brackets-round-what-differentiated")


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of a text that is a derivative, and what is differentiated in it."""

    start: int
    end: int
    part: Pending


def read_line(text: str, f: RealFunction) -> Expression:
    """The tree of a line, with `Pending` for each derivative that is still to be taken.

    Parameters
    ----------
    text : str
        As a learner types it. What stands left of the last "=" is left out, if it names the derivative of f.
    f : RealFunction
        The function whose derivative is being worked out.

    Raises
    ------
    ExpressionError
        It cannot be read; its position is the character to look at.
    """
    if len(text) > LONGEST_FUNCTION:
        raise ExpressionError(
            Message("practice-line-too-long"), text, LONGEST_FUNCTION, Message("practice-write-shorter-one")
        )
    start = _start_of_right_side(text, f)
    line = " " * start + text[start:].rstrip().removesuffix("$").rstrip()
    found = list(_derivatives(line, f.variable))
    if len(found) > MOST_PENDING:
        raise ExpressionError(Message("practice-so-many-derivatives-one-line"), text, found[-1].start)
    tree = parse_with_parts(line, [(one.start, one.end) for one in found], f.variable)
    return _put_in(tree, [one.part for one in found])


def _put_in(tree: Expression, parts: list[Pending]) -> Expression:
    if isinstance(tree, Variable):
        index = ord(tree.name[0]) - FIRST_LETTER
        return parts[index] if 0 <= index < len(parts) else tree
    return rebuilt(tree, lambda part: _put_in(part, parts))


def _start_of_right_side(text: str, f: RealFunction) -> int:
    side = derivative_side(text)
    if side.variable not in (None, f.variable):
        raise ExpressionError(
            Message(
                "answers-one-differentiates-by-not-by", variable=f.variable, variable2=str(side.variable)
            ),
            text,
            0,
        )
    if side.function and parse(side.function, f.variable).expression != f.expression:
        raise ExpressionError(Message("answers-left-side-derivative-another-function"), text, 0)
    start = side.start
    while start < len(text) and text[start] in " =$":
        start += 1
    return start


def _derivatives(text: str, variable: str) -> Iterator[_Found]:
    """The derivatives in a text, from left to right."""
    at = 0
    while at < len(text):
        found = _one(text, at, variable)
        if found is not None:
            yield found
            at = found.end
        else:
            at += 1


def _one(text: str, at: int, variable: str) -> _Found | None:
    """The derivative that begins at a place."""
    after_letter = at > 0 and text[at - 1].isalpha() and text[at] in "dD"
    if not after_letter and (match := _D_OVER.match(text, at)):
        _check_letter(text, at, match["plain"] or match["latex"], variable)
        return _of_bracket(text, at, match.end(), variable)
    if not after_letter and variable != "D" and (match := _D.match(text, at)):
        if match["below"]:
            _check_letter(text, at, match["below"], variable)
        return _of_bracket(text, at, match.end(), variable, arguments=True)
    if name := _function_at(text, at):
        return _primed_call(text, at, at + len(name), variable)
    if _OPEN.match(text, at):
        return _primed_bracket(text, at, variable)
    if _PRIME.match(text, at) and text[at] not in " ^":
        raise ExpressionError(Message("practice-what-differentiated-here"), text, at, _ROUND)
    if text.startswith(variable, at) and _PRIME.match(text, at + len(variable)):
        end = _end_of_prime(text, at + len(variable))
        before = text[:at].rstrip()
        word = re.search(r"[A-Za-z]*\Z", before)
        if before.endswith(("^", "/", "√")) or (word and any(map(_is_function, _endings(word.group())))):
            raise ExpressionError(Message("practice-what-differentiated-here"), text, at, _ROUND)
        return _Found(at, end, pending(Variable(variable), variable))
    return None


def _check_letter(text: str, at: int, letter: str, variable: str) -> None:
    name = GREEK.get(letter, letter.lstrip("\\"))
    if name != variable:
        raise ExpressionError(
            Message("answers-one-differentiates-by-not-by", variable=variable, variable2=name), text, at
        )


def _endings(word: str) -> list[str]:
    return [word[place:] for place in range(len(word))]


def _function_at(text: str, at: int) -> str:
    """The name of a function before a bracket that begins at a place; empty where there is none."""
    if (
        at
        and text[at - 1].isalpha()
        and any(_is_function(text[k : at + 1]) for k in range(max(0, at - 8), at))
    ):
        return ""
    for length in range(8, 1, -1):
        name = text[at : at + length]
        if len(name) == length and _is_function(name) and _OPEN.match(text, at + length):
            return name
    return ""


def _is_function(name: str) -> bool:
    return name.removeprefix("\\") in _FUNCTIONS


def _of_bracket(text: str, start: int, at: int, variable: str, *, arguments: bool = False) -> _Found:
    """d/dx and the bracket that follows."""
    inside = _bracket(text, at)
    if inside is None:
        return _of_term(text, start, at, variable)
    begin, close, end = inside
    _refuse_power(text, end)
    parts = _split(text[begin:close]) if arguments else [text[begin:close]]
    if len(parts) == 1:
        return _Found(start, end, pending(_inside(text, begin, close, variable), variable))
    names = [part.strip() for part in parts]
    letter = names[1]
    if len(parts) > 3 or not re.fullmatch(r"[A-Za-z]+", letter) or (len(parts) == 2 and letter != variable):
        raise ExpressionError(Message("practice-no-derivative-by-letter"), text, begin, _ROUND)
    argument = parse(names[0], letter).expression
    place = parse(names[2], variable).expression if len(parts) == 3 else None
    return _Found(start, end, pending(argument, letter, place))


def _of_term(text: str, start: int, at: int, variable: str) -> _Found:
    """d/dx and the term that follows, if no more than one of its factors changes."""
    end, depth = at, 0
    while end < len(text):
        sign = text[end]
        depth += (sign in "([{") - (sign in ")]}")
        before = text[at:end].rstrip()
        if depth < 0 or sign == "=" or (not depth and sign in "+-" and before and before[-1] not in "^*/_"):
            break
        end += 1
    end = at + len(text[at:end].rstrip())
    if end > at:
        tree = _inside(text, at, end, variable)
        parts = tree.factors if isinstance(tree, Product) else (tree,)
        if isinstance(tree, Quotient):
            parts = (tree.numerator, tree.denominator)
        if sum(depends_on(part, variable) for part in parts) < 2 and not _has_product(parts, variable):
            return _Found(start, end, pending(tree, variable))
    raise ExpressionError(Message("practice-what-differentiated-here"), text, min(at, len(text) - 1), _ROUND)


def _has_product(parts: tuple[Expression, ...], variable: str) -> bool:
    """Whether one of the factors is itself a product that may be read otherwise, as x sin x below a line."""
    return any(
        isinstance(part, Product | Quotient | Sum | Negate) and depends_on(part, variable) for part in parts
    )


def _split(text: str) -> list[str]:
    """The parts between commas that stand in no bracket."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _primed_bracket(text: str, at: int, variable: str) -> _Found | None:
    """(x^2)', or None where no prime follows."""
    inside = _bracket(text, at)
    if inside is None or not _PRIME.match(text, inside[2]):
        return None
    begin, close, end = inside
    stop = _end_of_prime(text, end)
    return _Found(at, stop, pending(_inside(text, begin, close, variable), variable))


def _primed_call(text: str, start: int, at: int, variable: str) -> _Found | None:
    """sin(x)', of which only that of the variable has one meaning; None where no prime follows."""
    inside = _bracket(text, at)
    if inside is None or not _PRIME.match(text, inside[2]):
        return None
    begin, close, end = inside
    stop = _end_of_prime(text, end)
    if text[begin:close].strip() != variable:
        call = text[start:end].strip()
        raise ExpressionError(
            Message("practice-could-derivative-outside-or-all"), text, end, f"Type ({call})'."
        )
    return _Found(start, stop, pending(_inside(text, start, end, variable), variable))


def _end_of_prime(text: str, at: int) -> int:
    match = _PRIME.match(text, at)
    assert match is not None
    if _PRIME.match(text, match.end()):
        hint = Message("practice-only-first-derivatives-stand-line")
        raise ExpressionError(Message("practice-higher-derivative"), text, match.start(), hint)
    _refuse_power(text, match.end())
    return match.end()


def _refuse_power(text: str, at: int) -> None:
    """Refuse d/dx(x + 1)^3: the derivative of the power, or a power of the derivative."""
    rest = text[at:].lstrip()
    if rest.startswith(("^", "**")) or (rest and rest[0] in "²³⁴⁵⁶⁷⁸⁹"):
        raise ExpressionError(
            Message("practice-power-differentiated-or-derivative-raised"),
            text,
            at,
            "Type d/dx((x + 1)^3) or (d/dx(x + 1))^3.",
        )


def _bracket(text: str, at: int) -> tuple[int, int, int] | None:
    """Where the inside of a bracket begins and ends, and where the bracket ends; None where there is none."""
    opening = _OPEN.match(text, at)
    if opening is None:
        return None
    waiting = [_CLOSES[opening["bracket"]]]
    place = opening.end()
    while place < len(text):
        if match := _OPEN.match(text, place):
            waiting.append(_CLOSES[match["bracket"]])
            place = match.end()
        elif match := _CLOSE.match(text, place):
            if match["bracket"] != waiting.pop():
                return None
            if not waiting:
                return opening.end(), place, match.end()
            place = match.end()
        else:
            place += 1
    return None


def _inside(text: str, begin: int, end: int, variable: str) -> Expression:
    """What is differentiated; no derivative stands in it."""
    inner = text[begin:end]
    if not inner.strip():
        raise ExpressionError(Message("practice-what-differentiated-here"), text, max(0, begin - 1), _ROUND)
    nested = next(_derivatives(inner, variable), None)
    if nested is not None:
        raise ExpressionError(
            Message("practice-one-derivative-inside-another-not"),
            text,
            begin + nested.start,
            Message("practice-work-inner-one-out"),
        )
    try:
        return parse(inner, variable).expression
    except ExpressionError as error:
        raise ExpressionError(error.message, text, begin + error.position, error.hint) from None
