r"""What in a text could be read otherwise: its tree is walked with its spans, and each such place has a note.

What takes more than a few lines has a module: `ambiguous_logarithms` (``log x``, ``log5 x``),
`ambiguous_calls` (other functions, and where an argument ends: ``sin x e^x``) and `ambiguous_operators`
(``1/2x``, ``e^2x``, ``x^1/2``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.ambiguous_calls import call_notes, indexed_root_note
from deriv_core.expression.reading.ambiguous_logarithms import glued_digit_notes
from deriv_core.expression.reading.ambiguous_operators import power_notes, quotient_notes
from deriv_core.expression.reading.grammar.applications import INVERSES, Application
from deriv_core.expression.reading.grammar.spans import Reading, Span
from deriv_core.expression.reading.notes import root_takes_one, spelled_out, two_readings
from deriv_core.expression.tree import Call, Expression, Number, Power, Sum, holds_variable
from deriv_core.numbers.typed import decimal_text
from deriv_core.words import Message

# What [x] and {x} mean in half the world's schools, and the tokens after which they are plain brackets.
_PARTS = {"]": "floor", "}": "frac", r"\}": "frac"}
_TAKES_GROUP = {"function", "root", "frac", "sqrt", "underscore"}


def notes(reading: Reading, other: Expression | None = None) -> tuple[str, ...]:
    """A sentence for every place that somebody might read in another way, each once.

    Parameters
    ----------
    reading : Reading
    other : Expression, optional
        What the whole text would be with its bars paired otherwise.
    """
    found = [*glued_digit_notes(reading), *_capital_e(reading)]
    for span in reading.spans:
        if span.notation is not None:
            found += _of(reading, span)
    if other is not None:
        shown = reading.text[reading.tokens[0].start :].strip()
        found.append(two_readings(shown, to_text(reading.tree), to_text(other)))
    return tuple(dict.fromkeys(found))


def _capital_e(reading: Reading) -> Iterator[str]:
    """E"""
    for index, token in enumerate(reading.tokens):
        if token.kind == "constant" and reading.shown(index, index + 1) == "E":
            yield Message("reading-e-read-number-e-2")


def _of(reading: Reading, span: Span) -> Iterator[str]:
    match span.notation:
        case None:
            return
        case Application() as application:
            yield from call_notes(reading, span, application)
        case "quotient":
            yield from quotient_notes(reading, span)
        case "power":
            yield from power_notes(reading, span)
        case "number":
            yield from _scientific(reading, span)
        case "brackets":
            yield from _brackets(reading, span)
        case "inverse":
            yield from _inverse(reading, span)
        case "mod":
            yield spelled_out(reading.shown(span.first, span.end), span.node, LOWERED["mod"].remark)
        case "root sign":
            yield from _root_sign(reading, span)
        case "indexed root":
            yield from indexed_root_note(reading, span)
        case "bare LaTeX root":
            yield from _bare_latex_root(reading, span)
        case "typed fraction":
            yield Message(
                "reading-read-fraction", first=reading.shown(span.first, span.end), node=to_text(span.node)
            )
        case "foreign cases":
            yield spelled_out(reading.shown(span.first, span.end), span.node)
        case never:
            assert_never(never)


def _scientific(reading: Reading, span: Span) -> Iterator[str]:
    """3e2"""
    typed = reading.tokens[span.first].value
    if isinstance(span.node, Number) and "e" in typed.lower():
        yield Message("reading-read-number", typed=typed, value=decimal_text(span.node.value))


def _brackets(reading: Reading, span: Span) -> Iterator[str]:
    """[x] and {x}, which could be the whole and the fractional part"""
    node, opening = span.node, reading.tokens[span.first]
    part = _PARTS.get(opening.value)
    if part is None or opening.start == opening.end or not holds_variable(node):
        return
    if opening.value == "}" and "\\" in reading.text:  # LaTeX's own braces
        return
    before = reading.tokens[span.first - 1] if span.first else None
    if before is not None and (before.kind in _TAKES_GROUP or (before.value == "^" and opening.value != "]")):
        return
    if isinstance(node, Sum) and (reading.token(span.end).value == "^" or reading.goes_on(span.end)):
        return
    if isinstance(node, Call) or reading.tokens[span.end - 2].kind != "close":
        yield (
            Message(
                "reading-read-plain-bracket-for-type",
                first=reading.shown(span.first, span.end),
                part=part,
                node=to_text(node),
            )
        )


def _inverse(reading: Reading, span: Span) -> Iterator[str]:
    """sin^-1 x"""
    function = reading.tokens[span.first].value
    inverse = INVERSES[function].replace("a", "arc", 1)
    yield Message("reading-1-is-read-as-the", function=function, inverse=inverse)


def _root_sign(reading: Reading, span: Span) -> Iterator[str]:
    """√x^2 and √2x"""
    match span.node:
        case Call(name, (under, *index)) if reading.tokens[span.first + 1].kind != "open":
            if isinstance(under, Power):
                other = Power(Call(name, (under.base, *index)), under.exponent)
                shown = reading.shown(span.first, span.end)
                yield two_readings(shown, to_text(span.node), to_text(other))
            if reading.goes_on(span.end):
                yield root_takes_one(reading.shown(span.first, span.first + 1), under)


def _bare_latex_root(reading: Reading, span: Span) -> Iterator[str]:
    r"""\sqrt x^2, which LaTeX sets as √x²"""
    match span.node, reading.spans.exponents.get(span.end):
        case Call(name, (under, *index)), (exponents, end):
            outside = _raised(span.node, exponents)
            inside = Call(name, (_raised(under, exponents), *index))
            yield two_readings(reading.shown(span.first, end), to_text(outside), to_text(inside))


def _raised(base: Expression, exponents: Sequence[Expression]) -> Expression:
    for exponent in exponents:
        base = Power(base, exponent)
    return base
